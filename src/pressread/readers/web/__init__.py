"""Pages of the web as people keep them: saved files and archives of the web."""
