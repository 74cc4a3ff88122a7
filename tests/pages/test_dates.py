"""When an article was published: what pages state, print, and mean by it."""

from __future__ import annotations

import pytest

from pressread.extraction.pages import read_page
from pressread.extraction.pages.printed_dates import month_of_url, of_url
from pressread.text.clocks import clock_in
from pressread.text.date_fields import machine_date
from pressread.text.dates import spoken_date, spoken_month
from tests.pages.pages import BODY, SENTENCES, jsonld, page

UTC = "2023-12-22T04:00:41Z"


def dated(stated: str, line: str, *, url: str | None = None, updated: str = "") -> tuple[str, str]:
    """The date of a page that states one date to machines and prints ``line`` for readers."""
    meta = f"<meta property='article:published_time' content='{stated}'>" if stated else ""
    meta += f"<meta property='article:modified_time' content='{updated}'>" if updated else ""
    found = read_page(page(f"<p>{line}</p>{BODY}" if line else BODY, head=meta), url=url)
    return found.published or "", found.provenance.get("published", "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-08-27T14:05:09+01:00", "2021-08-27T14:05:09+01:00"),
        ("2021-08-27T14:05:09.123Z", "2021-08-27T14:05:09Z"),
        ("2021-08-27 14:05", "2021-08-27T14:05"),
        ("2021-08-27T14:05:09+0300", "2021-08-27T14:05:09+03:00"),
        ("20210827", "2021-08-27"),
        ("2021-08", "2021-08"),
        ("1630069509", "2021-08-27T13:05:09Z"),
        ("Fri, 27 Aug 2021 14:05:00 GMT", "2021-08-27T14:05:00Z"),
        ("20222-01-01", None),
        ("2021-13-01", None),
        ("", None),
    ],
)
def test_machine_dates_keep_precision_and_offset(value: str, expected: str | None) -> None:
    assert machine_date(value) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Fri 27 Aug 2021 14.05 BST", "2021-08-27"),
        ("Published: August 27th, 2021 at noon", "2021-08-27"),
        ("27 de agosto de 2021", "2021-08-27"),
        ("18 Ağustos 2021", "2021-08-18"),
        ("27. August 2021", "2021-08-27"),
        ("2021年8月27日", "2021-08-27"),
        ("27.08.2021, 11.08 Uhr", "2021-08-27"),
        ("03/04/2021", "2021-04-03"),
        ("Coast Studies. 2021 Aug 27;28(2)", "2021-08-27"),
        ("Fr 27.08.21 | 14:07 Uhr", "2021-08-27"),
        ("Release 27.08.21 is out", None),
        ("27 August 20222", None),
        ("August 27, 20222", None),
        ("27 August 202114:05", "2021-08-27"),
        ("Covid-19, part 1", None),
        ("17 stories you may have missed", None),
    ],
)
def test_dates_written_for_people(line: str, expected: str | None) -> None:
    assert spoken_date(line) == expected


def test_american_pages_put_the_month_first() -> None:
    assert spoken_date("3/4/2021", day_first=False) == "2021-03-04"


def test_month_alone_is_a_date_to_the_month() -> None:
    assert spoken_month("November 2015") == "2015-11"
    assert spoken_month("The November 2015 issue") is None
    assert dated("", "November 2015") == ("2015-11", "date line")


@pytest.mark.parametrize(
    ("line", "expected"),
    [("11:00 pm EST", (23, 0)), ("12:05 a.m.", (0, 5)), ("14.05 Uhr", (14, 5)), ("noon", None)],
)
def test_clocks(line: str, expected: tuple[int, int] | None) -> None:
    assert clock_in(line) == expected


def test_address_may_hold_the_date() -> None:
    assert of_url("https://example.org/2019/07/04/parade/") == "2019-07-04"
    assert of_url("https://example.org/2019/july/04/parade/") == "2019-07-04"
    assert of_url("https://example.org/news/20190704-parade") == "2019-07-04"
    assert of_url("https://example.org/2019/parade") is None
    assert month_of_url("https://example.org/2019/07/parade") == "2019-07"


def test_day_in_the_address_beats_a_loose_line() -> None:
    line, url = "starting on July 1, 2024", "https://example.org/article/2023/12/20/stipends/"
    assert dated("", line, url=url) == ("2023-12-20", "url")
    assert dated("", "July 1, 2024", url=url) == ("2024-07-01", "date line")


def test_first_publication_beats_a_later_one() -> None:
    line = "First published on 26 Sep 2019 at 4:12pm but brought up to date since."
    assert dated("", f"30 Sep 2022</p><p>{line}") == ("2019-09-26", "date line")


def test_label_and_its_date_may_stand_on_two_lines() -> None:
    assert dated("", f"{SENTENCES[0]}</p><h6>Date</h6><p>November 2003")[0] == "2003-11"


def test_date_of_a_video_is_the_last_that_counts_as_stated() -> None:
    video = jsonld('{"@type": "VideoObject", "uploadDate": "2023-12-06T10:55:00-06:00"}')
    meta = "<meta name='parsely-pub-date' content='2023-12-22T09:42:00-06:00'>"
    assert read_page(page(head=video + meta)).published == "2023-12-22T09:42:00-06:00"


def test_clock_that_is_printed_tells_the_zone() -> None:
    moment = ("2023-12-21T23:00:41-05:00", "meta article:published_time, by the clock of")
    value, origin = dated(UTC, "By Ann Lee Dec. 21, 2023 11:00 pm EST")
    assert (value, origin.rsplit(" the date line")[0]) == moment


def test_day_that_is_printed_beats_the_day_of_utc() -> None:
    assert dated(UTC, "Posted on December 21, 2023") == ("2023-12-21", "date line")


def test_printed_day_makes_a_stated_month_precise() -> None:
    assert dated("2023-12", "Posted on December 21, 2023") == ("2023-12-21", "date line")
    assert dated("2023-11", "Posted on December 21, 2023")[0] == "2023-11"


def test_zone_is_told_by_another_clock_of_the_page() -> None:
    line = "<time datetime='2023-12-21 23:00:41'>yesterday</time>"
    assert dated(UTC, line)[0] == "2023-12-21T23:00:41-05:00"


def test_address_tells_the_day_of_a_moment_of_utc() -> None:
    assert dated(UTC, "", url="https://example.org/2023/12/21/votes/") == ("2023-12-21", "url")
    assert dated(UTC, "", url="https://example.org/2023/12/11/votes/")[0] == UTC


def test_printed_day_of_the_last_change_is_no_day_of_publication() -> None:
    line, changed = "March 4, 2024", "2024-03-04T09:00:00Z"
    assert dated(UTC, line, updated=changed)[0] == UTC
    assert dated(UTC, f"Updated: {line}")[0] == UTC
    assert dated(UTC, f"Last updated:</p><p>{line}")[0] == UTC


@pytest.mark.parametrize(
    "line",
    [
        "The mayor on a visit to the harbour on May 3, 2020.",
        "© May 3, 2020 The Post",
        "<blockquote>— Ann Lee (@annlee) May 3, 2020</blockquote>",
        "<figure><img><figcaption>May 3, 2020</figcaption></figure>",
    ],
)
def test_dates_of_other_things_are_not_the_articles(line: str) -> None:
    assert dated(UTC, line)[0] == UTC


def test_mere_numbers_are_read_by_what_else_the_page_says() -> None:
    assert (
        dated("", "03/10/2023", url="https://example.org/2023/october/03/wine")[0] == "2023-10-03"
    )
    assert dated("2024-09-10T08:00:00+02:00", "10/9/2024")[0] == "2024-09-10T08:00:00+02:00"


def test_date_in_the_data_of_an_attribute_is_the_last_resort() -> None:
    data = '{"page": "article", "datePublished": "2025-11-17T09:00:00-05:00", "pad": "' + "x" * 200
    found = read_page(page(f"<div data-page='{data}\"}}'></div>{BODY}"))
    assert (found.published, found.body) == ("2025-11-17T09:00:00-05:00", SENTENCES)


def test_first_of_several_statements_wins() -> None:
    node = f'{{"@type":"NewsArticle","datePublished":"{UTC}"}}'
    head = jsonld(node) + "<meta name='date' content='2020-01-01'>"
    assert read_page(page(head=head)).published == UTC


@pytest.mark.parametrize(
    "inner",
    [
        "<p>It was opened on 3 May 1931.</p>",
        "<p>Lind was born in Northlock on 11 June 1962.</p>",
        "<ul><li>3 May 1931: opened by the king</li><li>1 May 1947: rebuilt</li></ul>",
        "<table><tr><td>3 May 1921</td><td>opened</td></tr></table>",
        "<figure><img><figcaption>The quay on 3 May 1931.</figcaption></figure>",
        "<aside><h2>Latest</h2>2 January 2021 <a href='/x'>Other</a></aside>",
        "<p>The choir sings on 14 November 2031 in the great church.</p>",
    ],
)
def test_a_date_of_the_story_or_of_another_is_no_date_of_publication(inner: str) -> None:
    assert read_page(page(BODY + inner)).published is None


@pytest.mark.parametrize("line", ["Accessed 9 March 2024", "Gedruckt am 9. März 2024"])
def test_the_day_of_printing_is_captured(line: str) -> None:
    found = read_page(page(f"<p class='meta'>{line}</p>{BODY}"))
    assert (found.published, found.captured) == (None, "2024-03-09")


def test_seconds_as_a_number_are_a_date() -> None:
    node = '{"@type":"NewsArticle","datePublished":1709622000}'
    assert (read_page(page(head=jsonld(node))).published or "")[:10] == "2024-03-05"
