"""Segments on disk: how sections, posting lists, positions, columns and the dictionary are read."""
