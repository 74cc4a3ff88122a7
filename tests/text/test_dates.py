"""Stated dates in the forms of the press."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.article import is_iso_date
from pressread.text.dates import find_stamps, parse_date

STATED = [
    ("2021-08-27", "2021-08-27"),
    ("2021-08-27T14:05:00+01:00", "2021-08-27T14:05:00+01:00"),
    ("2021-08-27T14:05:00.250Z", "2021-08-27T14:05:00.250Z"),
    ("2021-08-27 14:05", "2021-08-27T14:05"),
    ("2021/08/27", "2021-08-27"),
    ("27 August 2021", "2021-08-27"),
    ("August 27, 2021", "2021-08-27"),
    ("Aug. 27, 2021", "2021-08-27"),
    ("August 27th, 2021", "2021-08-27"),
    ("27th of August, 2021", "2021-08-27"),
    ("27-Aug-2021", "2021-08-27"),
    ("August 2021", "2021-08"),
    ("2021", "2021"),
    ("Fri 27 Aug 2021 14.05 BST", "2021-08-27T14:05+01:00"),
    ("Fri, 27 Aug 2021 14:05:00 +0100", "2021-08-27T14:05:00+01:00"),
    ("Fri, 27 Aug 2021 14:05:00 GMT", "2021-08-27T14:05:00Z"),
    ("Published: August 27, 2021 at 2:05 p.m. EDT", "2021-08-27T14:05-04:00"),
    ("7:05 PM EST, Fri December 10, 2021", "2021-12-10T19:05-05:00"),
    ("Updated 12:30 AM ET, July 4, 2021", "2021-07-04T00:30-04:00"),
    ("Dec 10, 2021 | 12:15pm PT", "2021-12-10T12:15-08:00"),
    ("27 August 2021, 14:05 IST", "2021-08-27T14:05"),
    ("27.08.2021", "2021-08-27"),
    ("27.8.21, 14:05 Uhr", "2021-08-27T14:05"),
    ("27. August 2021 um 9 Uhr", "2021-08-27T09:00"),
    ("27/08/2021", "2021-08-27"),
    ("08/27/2021", "2021-08-27"),
    ("04/04/2021", "2021-04-04"),
    ("Publié le 1er août 2021 à 18h30", "2021-08-01T18:30"),
    ("27 de agosto de 2021", "2021-08-27"),
    ("27 Ağustos 2021 Cuma 14:05", "2021-08-27T14:05"),
    ("3 KASIM 2021", "2021-11-03"),
    ("3 ARALIK 2021", "2021-12-03"),
    ("3 Maİ 2021", "2021-05-03"),
    ("27 agosto 2021", "2021-08-27"),
    ("27 augustus 2021", "2021-08-27"),
    ("27 sierpnia 2021", "2021-08-27"),
    ("27 августа 2021", "2021-08-27"),
    ("27 أغسطس 2021", "2021-08-27"),
    ("2021年8月27日", "2021-08-27"),
    ("2021년 8월 27일", "2021-08-27"),
]

NO_DATES = [
    "",
    "yesterday",
    "27 August",
    "03/04/2021",
    "31 February 2021",
    "2021-02-30",
    "29 February 2021",
    "year 20222",
    "12 May 20222",
    "20222",
    "0012",
    "Covid-19, part 1",
    "S-400 in 2007 and more",
    "192.168.10.20",
    "99/99/2021",
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_stated_date_is_read_as_precisely_as_it_is_written(text: str, expected: str) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_impossible_or_ambiguous_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", "2021-04-03"), ("en-GB", "2021-04-03"), ("en-US", "2021-03-04"), ("en", None)],
)
def test_a_language_tells_the_day_from_the_month(language: str, expected: str | None) -> None:
    assert parse_date("03/04/2021", language=language) == expected


@given(
    st.one_of(st.text(), st.from_regex(r"[0-9./: -]{4,20}"), st.from_regex(r"\d{1,2} May \d{4}"))
)
def test_any_text_gives_a_date_of_the_record_or_none(text: str) -> None:
    for language in (None, "de", "en-US"):
        found = parse_date(text, language=language)
        assert found is None or is_iso_date(found)


@given(st.text(alphabet="0123456789 ./-:AugMarchstT+Z,"))
def test_stamps_stand_where_they_say(text: str) -> None:
    end = 0
    for stamp in find_stamps(text):
        assert end <= stamp.end <= len(text)
        assert stamp.start < stamp.end
        end = stamp.end
