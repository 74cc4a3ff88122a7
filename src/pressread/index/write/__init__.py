"""Segments made: documents turned round into posting lists, written, joined, committed."""
