"""Times of day beside a date: behind it, before it, in a line; zones and summer time."""

from __future__ import annotations

import pytest

from pressread.text.clocks import clock_in, offset_of, time_after, time_before

DAY = "2021-08-27"


_BEHIND = [
    ("DAY 14:05", ("T14:05", 9)),
    ("DAY, 14.05 Uhr", ("T14:05", 14)),
    ("DAY at 2:05 p.m. EDT", ("T14:05-04:00", 20)),
    ("DAY at 2 pm", ("T14:00", 11)),
    ("DAY 2:05pm", ("T14:05", 10)),
    ("DAY 12:05 a.m.", ("T00:05", 14)),
    ("DAY 12 p.m.", ("T12:00", 11)),
    ("DAY 13 pm", None),
    ("DAY 0 am", None),
    ("DAYT14:05:09", ("T14:05:09", 12)),
    ("DAYT14:05:09.250Z", ("T14:05:09.250Z", 17)),
    ("DAYT14:05:09+02:00", ("T14:05:09+02:00", 18)),
    ("DAY 14:05 +0200", ("T14:05+02:00", 15)),
    ("DAY 14:05 −03", ("T14:05-03:00", 13)),
    ("DAY 14:05 (GMT+3)", ("T14:05+03:00", 17)),
    ("DAY 14:05 UTC", ("T14:05Z", 13)),
    ("DAY 14:05 GMT", ("T14:05Z", 13)),
    ("DAY 14:05 BST", ("T14:05+01:00", 13)),
    ("DAY 14:05 ET", ("T14:05-04:00", 12)),
    ("DAY 14:05 IST", ("T14:05", 13)),
    ("DAY 14:05 CST", ("T14:05", 13)),
    ("DAY 14h05", ("T14:05", 9)),
    ("DAY 14 h 05", ("T14:05", 11)),
    ("DAY à 14h05", ("T14:05", 11)),
    ("DAY um 14 Uhr", ("T14:00", 13)),
    ("DAY kl. 14.05", ("T14:05", 13)),
    ("DAY saat 14:05", ("T14:05", 14)),
    ("DAY Friday 14:05", ("T14:05", 16)),
    ("DAY | 14:05", ("T14:05", 11)),
    ("DAY — 14:05", ("T14:05", 11)),
    ("DAY 24:05", None),
    ("DAY 14:60", None),
    ("DAY 14:05:60", None),
    ("DAY 14", None),
    ("DAY 14 men", None),
    ("DAY. 14:05", None),
    ("DAY     14:05", None),
    ("DAY 14:05 +15:00", ("T14:05", 16)),
    ("DAY 14:05 MESZ", ("T14:05+02:00", 14)),
    ("DAY 14:05 TRT", ("T14:05+03:00", 13)),
    ("DAY o 14:05", ("T14:05", 11)),
    ("DAY в 14:05", ("T14:05", 11)),
    ("DAY", None),
]


@pytest.mark.parametrize(("text", "wanted"), _BEHIND)
def test_a_time_stands_directly_behind_its_day(text: str, wanted: tuple[str, int] | None) -> None:
    assert time_after(text, 3, DAY) == wanted


_AHEAD = [
    ("14:05 DAY", ("T14:05", 0)),
    ("2:05 p.m. on DAY", ("T14:05", 0)),
    ("2 pm, DAY", ("T14:00", 0)),
    ("14.05 Uhr | DAY", ("T14:05", 0)),
    ("at 14:05 BST — DAY", ("T14:05+01:00", 3)),
    ("14 DAY", None),
    ("25:05 DAY", None),
    ("14:05 and later DAY", None),
    ("14:05:09 DAY", ("T14:05:09", 0)),
    ("DAY", None),
]


@pytest.mark.parametrize(("text", "wanted"), _AHEAD)
def test_a_time_stands_directly_before_its_day(text: str, wanted: tuple[str, int] | None) -> None:
    assert time_before(text, text.index("DAY"), DAY) == wanted


_IN = [
    ("It closed at 14:05.", (14, 5)),
    ("2:05 pm", (14, 5)),
    ("12.30 a.m.", (0, 30)),
    ("12:30 p.m.", (12, 30)),
    ("14h05", (14, 5)),
    ("24:05", None),
    ("29:05", None),
    ("Version 1.05", (1, 5)),
    ("no time", None),
    ("1:2", None),
    ("13:05 pm", (13, 5)),
    ("0:00", (0, 0)),
    ("", None),
    ("at 7.30pm sharp", (19, 30)),
]


@pytest.mark.parametrize(("text", "wanted"), _IN)
def test_the_first_time_of_day_of_a_line(text: str, wanted: tuple[int, int] | None) -> None:
    assert clock_in(text) == wanted


_ZONES = [
    ("BST", "2021-08-27", "+01:00"),
    (None, "2021-08-27", ""),
    ("", "2021-08-27", ""),
    ("+2", "2021-08-27", "+02:00"),
    ("GMT+03:30", "2021-08-27", "+03:30"),
    ("−0500", "2021-08-27", "-05:00"),
    ("+14:00", "2021-08-27", "+14:00"),
    ("+15", "2021-08-27", ""),
    ("+02:60", "2021-08-27", ""),
    ("ET", "2021-03-13", "-05:00"),
    ("ET", "2021-03-14", "-04:00"),
    ("ET", "2021-11-06", "-04:00"),
    ("ET", "2021-11-07", "-05:00"),
    ("PT", "2021-01-01", "-08:00"),
    ("CT", "2021-07-01", "-05:00"),
    ("MT", "2021-07-01", "-06:00"),
    ("ET", "2006-04-01", "-05:00"),
    ("ET", "2006-04-02", "-04:00"),
    ("ET", "2006-10-28", "-04:00"),
    ("ET", "2006-10-29", "-05:00"),
    ("e.t.", "2021-07-01", "-04:00"),
    ("Z", "2021-07-01", "Z"),
    ("utc", "2021-07-01", "Z"),
    ("IST", "2021-07-01", ""),
    ("CEST", "2021-07-01", "+02:00"),
    ("JST", "2021-07-01", "+09:00"),
    ("XYZ", "2021-07-01", ""),
]


@pytest.mark.parametrize(("zone", "day", "wanted"), _ZONES)
def test_a_zone_has_an_offset_where_it_means_one_thing(
    zone: str | None, day: str, wanted: str
) -> None:
    assert offset_of(zone, day) == wanted
