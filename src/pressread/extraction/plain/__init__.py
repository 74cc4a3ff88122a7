"""Pasted text: an article copied without its tags, in any of the shapes that people paste."""

from __future__ import annotations

from pressread.extraction.plain.read import read_text

__all__ = ["read_text"]
