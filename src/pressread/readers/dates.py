"""Date fields of formats, as ``text`` reads them."""

from __future__ import annotations

from pressread.text.date_fields import date_field as iso
from pressread.text.date_fields import place_of, starts_with_date

__all__ = ["iso", "place_of", "starts_with_date"]
