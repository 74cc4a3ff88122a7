"""The search engine: the only room that knows how words are stored and found."""
