"""News items as agencies and feeds send them: one format a module, read by paths of one helper."""
