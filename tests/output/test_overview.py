"""Figures, timelines and reports in every format."""

from __future__ import annotations

from pressread.output.overview import (
    ReportView,
    StatsView,
    TimelineView,
    asides,
    facts,
    runs,
    tables,
)
from pressread.output.view import Style
from pressread.overview import Bucket, Report, Stats, Timeline


def timeline(*counts: int, undated: int = 0, vague: int = 0) -> Timeline:
    buckets = tuple(
        Bucket(f"2021-{number:02}", count, (("The Ebb Post", count),) if count else ())
        for number, count in enumerate(counts, 1)
    )
    return Timeline("dam", "month", buckets, sum(counts), undated, vague)


def test_bars_are_as_long_as_their_counts() -> None:
    assert list(TimelineView(timeline(4, 2, 1)).lines(Style())) == [
        "Jan 2021  4  ████████████████████████████████████████",
        "Feb 2021  2  ████████████████████",
        "Mar 2021  1  ██████████",
    ]
    assert list(TimelineView(timeline(1000, 1)).lines(Style(iso=True))) == [
        "2021-01  1000  ████████████████████████████████████████",
        "2021-02     1",
    ]
    assert list(TimelineView(timeline()).lines(Style())) == []


def test_a_long_run_of_empty_buckets_is_one_line() -> None:
    assert list(TimelineView(timeline(1, 0, 0, 0, 0, 2)).lines(Style())) == [
        "Jan 2021  1  ████████████████████",
        "⋮            4 months without any",
        "Jun 2021  2  ████████████████████████████████████████",
    ]
    assert list(TimelineView(timeline(1, 0, 0, 0, 2)).lines(Style())) == [
        "Jan 2021  1  ████████████████████",
        "Feb 2021  0",
        "Mar 2021  0",
        "Apr 2021  0",
        "May 2021  2  ████████████████████████████████████████",
    ]
    assert [
        run if isinstance(run, int) else run.label for run in runs(timeline(0, 1, 0).buckets)
    ] == ["2021-01", "2021-02"]


def test_a_timeline_parted_by_publisher() -> None:
    view = TimelineView(timeline(2, 0, 1, undated=3, vague=4), stacked=True)
    assert list(view.lines(Style())) == [
        "Jan 2021  2  The Ebb Post 2",
        "Feb 2021  0",
        "Mar 2021  1  The Ebb Post 1",
        "3 undated",
        "4 dated too vaguely for bars by month",
    ]
    assert list(view.rows()) == [("2021-01", "The Ebb Post", 2), ("2021-03", "The Ebb Post", 1)]
    assert view.document() == {
        "schema_version": 1,
        "query": "dam",
        "total": 3,
        "by": "month",
        "undated": 3,
        "imprecise": 4,
        "buckets": [
            {
                "period": "2021-01",
                "count": 2,
                "publishers": [{"value": "The Ebb Post", "count": 2}],
            },
            {"period": "2021-02", "count": 0, "publishers": []},
            {
                "period": "2021-03",
                "count": 1,
                "publishers": [{"value": "The Ebb Post", "count": 1}],
            },
        ],
    }
    assert view.header == ("period", "publisher", "count")


def test_a_timeline_as_rows() -> None:
    view = TimelineView(timeline(2, 0))
    assert list(view.rows()) == [("2021-01", 2), ("2021-02", 0)]
    assert (view.found(), TimelineView(timeline(0)).found()) == (True, False)
    assert view.header == ("period", "count")


def test_what_bars_do_not_show_is_said() -> None:
    assert list(asides(timeline(1, undated=2, vague=1))) == [
        "2 undated",
        "1 dated too vaguely for bars by month",
    ]
    assert list(asides(timeline(1))) == []


STATS = Stats(
    1234, 5_000_000, 9, 6, 1000, 3, "2021-08-27", "2022-03-03",
    (("The Ebb Post", 1200), ("", 34)), (("Ann Lee", 5),), (), (("en", 1234),), (), (),
    123_456, 7_000_000, 999, "ready", "/morgue", {"publishers": 40},
)  # fmt: skip
EMPTY = Stats(0, 0, 0, 0, 0, 0, None, None, (), (), (), (), (), (), 0, 0, 0, "none", "/x")


def test_the_archive_at_a_glance() -> None:
    assert list(facts(STATS, Style())) == [
        ("articles", "1,234"),
        ("words", "5,000,000"),
        ("span", "27 Aug 2021 to 3 Mar 2022"),
        ("undated", "3"),
        ("statements", "9 (66% with a speaker)"),
        ("speakers", "1,000"),
        ("sources", "123 kB"),
        ("on disk", "7.0 MB archive, 999 B index"),
        ("index", "ready"),
        ("folder", "/morgue"),
    ]
    assert list(facts(EMPTY, Style())) == [
        ("articles", "0"),
        ("words", "0"),
        ("span", "no dates"),
        ("statements", "0"),
        ("speakers", "0"),
        ("sources", "0 B"),
        ("on disk", "0 B archive, 0 B index"),
        ("index", "none"),
        ("folder", "/x"),
    ]
    assert list(StatsView(STATS).lines(Style(iso=True)))[10:] == [
        "",
        "Publishers",
        "  1,200  The Ebb Post",
        "     34",
        "  and 38 more",
        "",
        "Who is quoted",
        "  5  Ann Lee",
        "",
        "Languages",
        "  1,234  en",
    ]
    assert list(tables(STATS)) == [
        ("Publishers", (("The Ebb Post", 1200), ("", 34)), 40),
        ("Who is quoted", (("Ann Lee", 5),), 1),
        ("Languages", (("en", 1234),), 1),
    ]
    assert list(tables(EMPTY)) == []


def test_statistics_as_a_document_and_rows() -> None:
    document = StatsView(STATS).document()
    assert (document["publishers"], document["distinct"]) == (
        [{"value": "The Ebb Post", "count": 1200}, {"value": None, "count": 34}],
        {
            "publishers": 40,
            "top_speakers": 1,
            "sections": 0,
            "languages": 1,
            "formats": 0,
            "tags": 0,
        },
    )
    assert list(StatsView(STATS).rows())[-4:] == [
        ("publishers: The Ebb Post", 1200),
        ("publishers: ", 34),
        ("top_speakers: Ann Lee", 5),
        ("languages: en", 1234),
    ]
    assert StatsView(EMPTY).found()


def test_a_report_lists_problems() -> None:
    view = ReportView(Report(3, 4, ("a lost file\x1b", "another")))
    assert list(view.lines(Style())) == ["a lost file␛", "another"]
    assert view.document() == {
        "schema_version": 1,
        "articles": 3,
        "raw_files": 4,
        "problems": ["a lost file\x1b", "another"],
    }
    assert list(view.rows()) == [("a lost file\x1b",), ("another",)]
    assert view.found()
