"""Spreadsheets (.xlsx): read as tables of articles."""

from __future__ import annotations

from pressread.readers.data.tables import read_sheet as read

__all__ = ["read"]
