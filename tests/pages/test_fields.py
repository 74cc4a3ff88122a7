"""Fields weighed where a page states them several times, or not at all."""

from __future__ import annotations

from pressread.article import Image
from pressread.extraction.pages import read_page
from tests.pages.pages import BODY, SENTENCES, jsonld, page

HEADLINE = "Town council counts its votes again"


def test_headline_is_what_readers_see() -> None:
    head = f"<title>{HEADLINE} - The Post</title><meta property='og:title' content='{HEADLINE}!'>"
    found = read_page(page(head=head))
    assert (found.headline, found.provenance["headline"]) == (HEADLINE, "h1")


def test_name_of_the_site_is_no_headline() -> None:
    head = f"<title>{HEADLINE} | The Post</title><meta property='og:site_name' content='The Post'>"
    found = read_page(page(head=head, headline="The Post"))
    assert (found.headline, found.provenance["headline"]) == (HEADLINE, "title element")


def test_counters_and_brackets_that_no_title_has_are_no_headline() -> None:
    head = f"<title>{HEADLINE} - The Post</title>"
    found = read_page(page(head=head, headline=f"{HEADLINE} (example.org) 87"))
    assert found.headline == HEADLINE


def test_kicker_inside_the_heading_is_set_apart() -> None:
    head = f"<meta property='og:title' content='{HEADLINE}'>"
    found = read_page(page(head=head, headline=f"<span>Politics</span> {HEADLINE}"))
    assert (found.kicker, found.headline) == ("Politics", HEADLINE)


def test_node_of_another_article_is_not_believed() -> None:
    other = '{"@type":"NewsArticle","headline":"Dog wins race","author":{"name":"Bo Ek"}}'
    own = f'{{"@type":"NewsArticle","headline":"{HEADLINE}","author":{{"name":"Ann Lee"}}}}'
    found = read_page(page(head=jsonld(f"[{other},{own}]")))
    assert found.byline == ("Ann Lee",)


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
