"""Dates that the body of an article mentions ("on Friday", "late 2017"), resolved against the day
of publication. Stated ones are read by ``pressread.text.dates``.
"""

from __future__ import annotations

from pressread.extraction.dates.mentions import find_dates

__all__ = ["find_dates"]
