"""Records and hits as JSON, JSON Lines, CSV, Markdown, ids, templates and plain lines.

Never Rich, and nothing that is slow to import: this is what a pipe waits for.
"""
