"""Fields weighed where a page states them several times, or not at all."""

from __future__ import annotations

import pytest

from pressread.article import Image
from pressread.extraction.pages import read_page
from pressread.extraction.pages.dates import machine_date, spoken_date
from pressread.extraction.pages.people import split_names
from pressread.extraction.pages.when import of_url
from tests.pages.pages import BODY, SENTENCES, jsonld, page

HEADLINE = "Town council counts its votes again"


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
        ("Fri, 27 Aug 2021 14:05:00 GMT", "2021-08-27"),
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
        ("Covid-19, part 1", None),
        ("17 stories you may have missed", None),
    ],
)
def test_dates_written_for_people(line: str, expected: str | None) -> None:
    assert spoken_date(line) == expected


def test_american_pages_put_the_month_first() -> None:
    assert spoken_date("3/4/2021", day_first=False) == "2021-03-04"


def test_address_may_hold_the_date() -> None:
    assert of_url("https://example.org/2019/07/04/parade/") == "2019-07-04"
    assert of_url("https://example.org/news/20190704-parade") == "2019-07-04"
    assert of_url("https://example.org/2019/parade") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Von Jörg Maß, Eva Kühn", ["Jörg Maß", "Eva Kühn"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("Daniel Dieter (dd)", ["Daniel Dieter"]),
        ("Robert E. Moore, Ph.D.", ["Robert E. Moore"]),
        ("https://example.org/authors/ann", []),
        ("admin", []),
    ],
)
def test_bylines_are_parted_into_names(line: str, names: list[str]) -> None:
    assert split_names([line]) == names


def test_headline_is_what_readers_see() -> None:
    head = f"<title>{HEADLINE} - The Post</title><meta property='og:title' content='{HEADLINE}!'>"
    found = read_page(page(head=head))
    assert (found.headline, found.provenance["headline"]) == (HEADLINE, "h1")


def test_name_of_the_site_is_no_headline() -> None:
    head = f"<title>{HEADLINE} | The Post</title><meta property='og:site_name' content='The Post'>"
    found = read_page(page(head=head, headline="The Post"))
    assert (found.headline, found.provenance["headline"]) == (HEADLINE, "title element")


def test_kicker_inside_the_heading_is_set_apart() -> None:
    head = f"<meta property='og:title' content='{HEADLINE}'>"
    found = read_page(page(head=head, headline=f"<span>Politics</span> {HEADLINE}"))
    assert (found.kicker, found.headline) == ("Politics", HEADLINE)


def test_node_of_another_article_is_not_believed() -> None:
    other = '{"@type":"NewsArticle","headline":"Dog wins race","author":{"name":"Bo Ek"}}'
    own = f'{{"@type":"NewsArticle","headline":"{HEADLINE}","author":{{"name":"Ann Lee"}}}}'
    found = read_page(page(head=jsonld(f"[{other},{own}]")))
    assert found.byline == ("Ann Lee",)


def test_page_without_a_name_has_no_byline() -> None:
    found = read_page(page(head="<meta name='author' content='admin'>"))
    assert found.byline == ()
    assert "byline" not in found.provenance


def test_visible_byline_is_better_than_the_site_as_author() -> None:
    head = "<meta property='og:site_name' content='The Post'>" + jsonld(
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}",'
        '"author":{"@type":"Organization","name":"The Post"}}'
    )
    found = read_page(page(f"<p>By Ann Lee</p>{BODY}", head=head))
    assert (found.byline, found.provenance["byline"]) == (("Ann Lee",), "byline")
    assert found.body == SENTENCES


def test_section_is_taken_from_the_breadcrumb() -> None:
    crumbs = (
        "<ol class='breadcrumb'><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ol>"
    )
    assert read_page(page(crumbs + BODY)).sections == ("News",)


def test_caption_becomes_an_image_with_its_credit() -> None:
    figure = (
        "<figure><img src='/count.jpg'><figcaption>The clerk counts the votes of the council. "
        "<span class='credit'>Ann Lee/Coast Wire</span></figcaption></figure>"
    )
    found = read_page(page(figure + BODY), url="https://example.org/a/b")
    assert found.images == (
        Image(
            "The clerk counts the votes of the council.",
            "Ann Lee/Coast Wire",
            "https://example.org/count.jpg",
        ),
    )
    assert found.body == SENTENCES


def test_dateline_is_read_from_the_first_paragraph() -> None:
    first = f"<p>ANKARA, Aug 27 (Coast Wire) - {SENTENCES[0]}</p>"
    assert read_page(page(first + BODY)).dateline == "ANKARA, Aug 27 (Coast Wire)"


def test_lines_that_read_like_paragraphs_are_paragraphs() -> None:
    found = read_page(page(f"<div>{'<br>'.join(SENTENCES)}</div>"))
    assert found.body == SENTENCES


def test_lines_of_verse_stay_together() -> None:
    verse = "The lamps are lit,<br>the votes are counted twice,<br>and still nobody goes home."
    found = read_page(
        page(f"{BODY}<p>{verse}</p><p>{SENTENCES[0].replace('Monday', 'Friday')}</p>")
    )
    assert (
        "The lamps are lit, the votes are counted twice, and still nobody goes home." in found.body
    )


def test_byline_and_date_at_the_head_are_no_paragraphs() -> None:
    head = "<meta name='author' content='Ann Lee'>"
    lines = "<p>By Ann Lee, Istanbul</p><p>December 14, 2020 9:05 p.m.</p>"
    found = read_page(page(lines + BODY, head=head))
    assert (found.byline, found.body) == (("Ann Lee",), SENTENCES)
