"""Dates in fields of their own: of formats, of machines, of datelines."""

from __future__ import annotations

import pytest

from pressread.text.date_fields import date_field, machine_date, place_of, starts_with_date

_FIELDS = [
    (None, None),
    ("", None),
    ("20130312T101500Z", "2013-03-12T10:15:00+00:00"),
    ("20130312", "2013-03-12"),
    ("20130312T1015", "2013-03-12"),
    ("January 31, 1986 Friday 11:21 AM GMT", "1986-01-31T11:21+00:00"),
    ("January 31, 1986, Friday", "1986-01-31"),
    ("31 January 1986", "1986-01-31"),
    ("1986-01-31", "1986-01-31"),
    ("31.01.1986", "1986-01-31"),
    ("03/04/1986", "1986-04-03"),
    ("31 June 1986", None),
    ("31. Juni 1986", None),
    ("12-19 January 1986", "1986-01"),
    ("January 1986", "1986-01"),
    ("Jan/Feb 1986", "1986-01"),
    ("January 12-19, 1986", "1986-01"),
    ("Spring 1986", "1986"),
    ("Winter/Spring 1986", "1986"),
    ("1986", "1986"),
    ("1986-13", None),
    ("1986-02", "1986-02"),
    ("19861301", None),
    ("2021-08-27T14:05:09.25+02:00", "2021-08-27T14:05:09+02:00"),
    ("2021-08-27T14:05:09", "2021-08-27"),
    ("2021-08-27 14:05 EDT", "2021-08-27T14:05-04:00"),
    ("27 août 2021", "2021-08-27"),
    ("27 de agosto de 2021 14:05", "2021-08-27"),
    ("Freitag, 27. August 2021", "2021-08-27"),
    ("yesterday", None),
    ("See page 20130312 below", "2013-03-12"),
    ("Été 2021", "2021"),
    ("0000", None),
    ("Volume 3, March 0", None),
    ("12/31/99", "1999-12-31"),
]


@pytest.mark.parametrize(("field", "wanted"), _FIELDS)
def test_a_date_field_is_read_whole(field: str | None, wanted: str | None) -> None:
    assert date_field(field) == wanted


_MACHINE = [
    ("2021-08-27", "2021-08-27"),
    ("20210827", "2021-08-27"),
    ("2021-08", "2021-08"),
    ("202108", None),
    ("2021-08-27T14:05:09Z", "2021-08-27T14:05:09Z"),
    ("2021-08-27T14:05:09.25Z", "2021-08-27T14:05:09Z"),
    ("2021-08-27 14:05 +0200", "2021-08-27T14:05+02:00"),
    ("2021-08-27T14:05+02", "2021-08-27T14:05+02:00"),
    ("2021-08-27T1405Z", "2021-08-27T14:05Z"),
    ("2021-08-27T25:05", "2021-08-27"),
    ("2021-08-27T14:05:61Z", "2021-08-27T14:05Z"),
    ("2021-08-27T14:05+25:00", "2021-08-27T14:05"),
    ("2021-13-01", None),
    ("2021-02-30", None),
    ("1629986709", "2021-08-26T14:05:09Z"),
    ("1629986709000", "2021-08-26T14:05:09Z"),
    ("1629986709.0", "2021-08-26T14:05:09Z"),
    (1629986709, "2021-08-26T14:05:09Z"),
    (1629986709.0, "2021-08-26T14:05:09Z"),
    ("162998670", None),
    ("Fri, 27 Aug 2021 14:05:09 GMT", "2021-08-27T14:05:09Z"),
    ("August 27, 2021", "2021-08-27"),
    ("27/08/2021", "2021-08-27"),
    ("03/04/2021", "2021-04-03"),
    ("2021", None),
    ("1421-08-27", None),
    ("no", None),
    ("", None),
    ("2021-08-271", None),
    ("2021-08-27, 14:05", "2021-08-27T14:05"),
    ("2021-08-27 at 14:05", "2021-08-27T14:05"),
    ("27 août 2021 à 14h05", "2021-08-27T14:05"),
    ("  2021-08-27  ", "2021-08-27"),
]


@pytest.mark.parametrize(("value", "wanted"), _MACHINE)
def test_a_machine_date_is_as_precise_as_it_is_stated(
    value: str | float, wanted: str | None
) -> None:
    assert machine_date(value) == wanted


_STARTS = [
    ("27 August 2021", True),
    ("Friday, 27 August 2021", True),
    ("le 27 août 2021", True),
    ("Freitag, den 27. August 2021", True),
    ("The paper of 27 August 2021", False),
    ("Spring 2021", True),
    ("August 2021, Ebb", True),
    ("Ebb, 27 August 2021", True),
    ("2021-08-27 text", True),
    ("No date", False),
    ("", False),
    ("Friday the 27 August 2021", True),
]


@pytest.mark.parametrize(("line", "wanted"), _STARTS)
def test_a_line_may_begin_with_a_date(line: str, wanted: bool) -> None:
    assert starts_with_date(line) == wanted


_PLACES = [
    ("LONDON —", "LONDON"),
    ("Ankara, 27 August -", "Ankara, 27 August"),
    ("2021-08-27", ""),
    ("20130312T101500Z", ""),
    ("—", ""),
    ("", ""),
    ("  New   York  –", "New York"),
    ("27 August 2021 LONDON", ""),
    ("12", ""),
]


@pytest.mark.parametrize(("line", "wanted"), _PLACES)
def test_a_dateline_has_a_place_or_none(line: str, wanted: str) -> None:
    assert place_of(line) == wanted
