"""Operations evaluated in segments: which documents match, and which of them are best."""
