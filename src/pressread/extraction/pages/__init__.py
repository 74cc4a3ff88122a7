"""Saved HTML pages: from markup to the fields of the record.

``read_page`` is the whole of it; the stages it runs through stand in ``read.py``, in order.
"""

from __future__ import annotations

from pressread.extraction.pages.read import read_page

__all__ = ["read_page"]
