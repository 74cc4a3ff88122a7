"""Bylines of formats, as ``text`` splits them."""

from __future__ import annotations

from pressread.text.bylines import LEAD, is_name, names

__all__ = ["LEAD", "is_name", "names"]
