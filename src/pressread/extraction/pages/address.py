"""The dates that many sites write into the addresses of their pages."""

from __future__ import annotations

import re

from pressread.text.date_fields import machine_date
from pressread.text.dates import spoken_date

_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3,9})[/-](\d\d?)(?=[/-]|$)", re.I)
_RUN = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?=/)")


def of_url(url: str | None) -> str | None:
    """The day in an address (``/2019/07/04/``, ``/2019/july/4/``, ``-20190704``)."""
    if match := _DAY.search(url or ""):
        year, month, day = match.groups()
        if month.isdigit():
            return machine_date(f"{year}-{month:0>2}-{day:0>2}")
        return spoken_date(f"{day} {month} {year}")
    match = _RUN.search(url or "")
    return machine_date("-".join(match.groups())) if match else None


def month_of_url(url: str | None) -> str | None:
    """The month in an address that holds a day or a month, as ``2019-07``."""
    if day := of_url(url):
        return day[:7]
    match = _MONTH.search(url or "")
    return "-".join(match.groups()) if match else None
