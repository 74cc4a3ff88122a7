"""Who wrote it: names that a page states to machines, and names that readers see."""

from __future__ import annotations

import pytest

from pressread.extraction.pages import read_page
from pressread.text.bylines import handle_in, split_names
from tests.pages.pages import BODY, SENTENCES, jsonld, page

HEADLINE = "Town council counts its votes again"
SITE = "<meta property='og:site_name' content='The Post'>"


def node(author: str) -> str:
    """A node of JSON-LD whose author is the JSON value given."""
    return jsonld(f'{{"@type":"NewsArticle","headline":"{HEADLINE}","author":{author}}}')


def byline(lines: str, head: str = "") -> tuple[tuple[str, ...], str | None]:
    """The byline of a page with these lines under its headline, and where it was found."""
    found = read_page(page(lines + BODY, head=head))
    return found.byline, found.provenance.get("byline")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Von Jörg Maß, Eva Kühn", ["Jörg Maß", "Eva Kühn"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("Daniel Dieter (dd)", ["Daniel Dieter"]),
        ("Robert E. Moore, Ph.D.", ["Robert E. Moore"]),
        ("Eva Kühn MPH, RD", ["Eva Kühn"]),
        ("ann@example.org (Ann Lee)", ["Ann Lee"]),
        ("Ann Lee/Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("https://example.org/authors/ann", []),
        ("admin", []),
    ],
)
def test_bylines_are_parted_into_names(line: str, names: list[str]) -> None:
    assert split_names([line]) == names


def test_what_follows_a_name_is_left_out() -> None:
    lines = ["By Ann Lee Reviewed by Bo Ek", "Ann Lee, MD, in Ankara", "Ann Lee of the Post staff"]
    assert split_names(lines, strict=True) == ["Ann Lee"]


def test_author_may_sign_with_one_word() -> None:
    assert handle_in("jsmith on Friday") == "jsmith"
    assert handle_in("jsmith, Dec 19th 2023") == "jsmith"
    assert handle_in("using this site") is None
    assert byline("<p>by jsmith</p>") == (("jsmith",), "byline")


def test_page_without_a_name_has_no_byline() -> None:
    assert byline("", "<meta name='author' content='admin'>") == ((), None)


def test_visible_byline_is_better_than_the_site_as_author() -> None:
    head = SITE + node('{"@type":"Organization","name":"The Post"}')
    found = read_page(page(f"<p>By Ann Lee</p>{BODY}", head=head))
    assert (found.byline, found.provenance["byline"]) == (("Ann Lee",), "byline")
    assert found.body == SENTENCES


def test_site_signs_where_nobody_else_does() -> None:
    head = SITE + node('{"@type":"Organization","name":"The Post"}')
    assert byline("<a rel='author' href='/post'>The Post</a>", head)[0] == ("The Post",)


def test_authors_in_a_list_in_a_list_are_read() -> None:
    head = node('[{"name":"Ann Lee"}, [{"name":"Coast Wire"}]]')
    assert byline("", head) == (("Ann Lee", "Coast Wire"), "json-ld author")


def test_line_that_names_more_authors_is_believed() -> None:
    line = "<p>Ann Lee, Bo Ek &amp; Cy Fox</p>"
    assert byline(line, node('{"name":"Ann Lee"}'))[0] == ("Ann Lee", "Bo Ek", "Cy Fox")
    house = "<p>Ann Lee, Coast Wire</p>"
    assert byline(house, node('{"name":"Ann Lee"}'))[0] == ("Ann Lee",)


def test_user_of_the_system_gives_way_to_the_byline() -> None:
    about = "<p>By Ann Lee, MS, RDN</p><p>Questions? Write to Bo Ek.</p>"
    assert byline(about, "<meta name='author' content='Bo Ek'>") == (("Ann Lee",), "byline")


@pytest.mark.parametrize(
    "lines",
    [
        "<p>By</p><p>Ann Lee</p>",
        "<p>Submitted by Ann Lee</p>",
        "<h3>Author</h3><p>Ann Lee</p>",
        "<p>Ann Lee Dec 05, 2023</p>",
        "<p>Ann Lee | 05.04.2025 - 14:00</p>",
        "<p>May 14, 2025</p><p>Ann Lee</p>",
        "<div class='author'><div>Ann Lee</div><div>Research &amp; Development</div></div>",
    ],
)
def test_names_that_readers_see(lines: str) -> None:
    assert byline(lines) == (("Ann Lee",), "byline")


def test_authors_in_boxes_of_their_own_are_all_named() -> None:
    boxes = "<div class='a'><a rel='author' href='/x'>Ann Lee</a> <a rel='author'>Bo Ek</a></div>"
    assert byline(boxes)[0] == ("Ann Lee", "Bo Ek")


@pytest.mark.parametrize(
    "line",
    [
        "<h4>About the author</h4><p>Ann Lee</p>",
        "<p>Written by: Ann Lee</p>",
        "<p><i>Ann Lee is a reporter who lives in Ankara.</i></p>",
    ],
)
def test_author_may_be_named_at_the_end(line: str) -> None:
    assert read_page(page(4 * BODY + line)).byline == ("Ann Lee",)


def test_authors_of_other_articles_are_not_this_ones() -> None:
    cards = "".join(
        f"<div><p>{sentence}</p><div class='author'>{name}</div></div>"
        for sentence, name in zip(SENTENCES, ("Ann Lee", "Bo Ek", "Cy Fox"), strict=False)
    )
    assert read_page(page(4 * BODY + cards)).byline == ()


def test_card_for_social_media_may_name_the_author() -> None:
    card = (
        "<meta name='twitter:label1' content='Written by'>"
        "<meta name='twitter:data1' content='Ann Lee'>"
    )
    assert byline("", card) == (("Ann Lee",), "meta twitter:data")
