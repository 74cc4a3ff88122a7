"""Dates in the press: stated ones read to ISO 8601, and those mentioned in a body.

``parse_date`` reads a date line or a date field; ``find_dates`` finds what the paragraphs of an
article mention ("on Friday", "late 2017") and resolves it against the day of publication.
"""

from __future__ import annotations

from pressread.extraction.dates.absolute import Stamp, find_stamp, find_stamps, parse_date
from pressread.extraction.dates.mentions import find_dates

__all__ = ["Stamp", "find_dates", "find_stamp", "find_stamps", "parse_date"]
