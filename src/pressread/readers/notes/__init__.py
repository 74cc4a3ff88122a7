"""Notebooks, messengers and clippings: one note, message or clip a record."""
