"""Dates and ranges of time as people type them behind a field."""

from __future__ import annotations

from datetime import date

import pytest

from pressread.query import parse
from pressread.query.dates import NoDate, day_before, first_day, last_day, read_date, read_period
from pressread.query.dates import spoken_words as spoken

TODAY = date(2026, 11, 28)  # a Saturday


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("today", "2026-11-28", "2026-11-28"),
        ("Yesterday", "2026-11-27", "2026-11-27"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("last-week", "2026-11-16", "2026-11-22"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last_month", "2026-10-01", "2026-10-31"),
        ("this quarter", "2026-10-01", "2026-12-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("previous year", "2025-01-01", "2025-12-31"),
        ("last day", "2026-11-27", "2026-11-27"),
        ("last 1 day", "2026-11-28", "2026-11-28"),
        ("last 30 days", "2026-10-30", "2026-11-28"),
        ("past two weeks", "2026-11-15", "2026-11-28"),
        ("last 3 months", "2026-08-29", "2026-11-28"),
        ("last 2 quarters", "2026-05-29", "2026-11-28"),
        ("last twelve years", "2014-11-29", "2026-11-28"),
        ("3 weeks ago", "2026-11-07", "2026-11-07"),
        ("one day ago", "2026-11-27", "2026-11-27"),
        ("9 months ago", "2026-02-28", "2026-02-28"),
        ("2 years ago", "2024-11-28", "2024-11-28"),
        ("2021-Q2", "2021-04-01", "2021-06-30"),
        ("2021q1", "2021-01-01", "2021-03-31"),
        ("Q4 2020", "2020-10-01", "2020-12-31"),
        ("2020-h1", "2020-01-01", "2020-06-30"),
        ("H2/2021", "2021-07-01", "2021-12-31"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("27 august 2021", "2021-08-27", "2021-08-27"),
        ("last 99999 years", "0001-01-02", "2026-11-28"),
        ("99999 days ago", "1753-02-13", "1753-02-13"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(typed: str, first: str, last: str) -> None:
    assert read_period(typed, TODAY) == (first, last)


@pytest.mark.parametrize(
    "typed",
    ["last 0 days", "this day", "last moon", "next week", "2021-q5", "2021-h3",
     "q0 2021", "3 ago", "last ten", "2021-13", "199s", "last 1234567 days", "soon"],
)  # fmt: skip
def test_what_names_no_time_is_no_date(typed: str) -> None:
    with pytest.raises(NoDate):
        read_period(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "count"),
    [("last week oil", 2), ("last 30 days", 3), ("3 weeks ago oil", 3), ("Q2 2021 oil", 2),
     ("2021 oil price", 1), ("last oil price", 1), ("today", 1), ("last", 1)],
)  # fmt: skip
def test_so_many_words_name_a_date_together(typed: str, count: int) -> None:
    assert spoken(typed.split()) == count


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("published:last 30 days oil", "And((Dates('2026-10-30', '2026-11-28'),"
                                       " Word('oil', False)))"),
        ("published:2021-Q2..2021-Q3", "Dates('2021-04-01', '2021-09-30')"),
        ("after:3 weeks ago", "Dates('2026-11-07', None)"),
        ("before:Q2 2021", "Dates(None, '2021-03-31')"),
        ("published:last_2_weeks -oil", "And((Dates('2026-11-15', '2026-11-28'),"
                                        " Not(Word('oil', False))))"),
        ("oil published:yesterday, price", "And((Word('oil', False), Dates('2026-11-27',"
                                           " '2026-11-27'), Word('price', False)))"),
        ('published:"last quarter"', "Dates('2026-07-01', '2026-09-30')"),
    ],
)  # fmt: skip
def test_a_query_takes_them_behind_its_fields(query: str, expected: str) -> None:
    assert repr(parse(query, today=TODAY)) == expected


def test_a_date_is_as_precise_as_it_is_said() -> None:
    assert read_date("2021") == "2021"
    assert read_date("August 2021") == "2021-08"
    assert read_date("27.08.2021") == "2021-08-27"
    for typed in ("last week", "2021-Q2", "1990s"):
        with pytest.raises(NoDate, match="is several days"):
            read_date(typed, TODAY)


def test_days_are_the_columns_numbers() -> None:
    assert day_before("2021-03-01") == "2021-02-28"
    assert day_before("2021-01-01") == "2020-12-31"
    assert day_before("2021-08-27") == "2021-08-26"
    assert day_before("0001-01-01") == "0001-01-01"
    assert [first_day(day) for day in ("2021-01-01", "2021-08-01", "2021-08-27", None)] == [
        20210000, 20210800, 20210827, None,
    ]  # fmt: skip
    assert [last_day(day) for day in ("2021-12-31", None)] == [20211231, None]
