"""Pages that are broken, enormous or hostile: an honest record or one of the package's errors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.errors import BadInput, NoArticle, TooLarge
from pressread.extraction.pages import blocks, read_page
from pressread.extraction.pages.tree import parse
from tests.pages.pages import BODY, SENTENCES, jsonld, page

DEEP = 5_000  # libxml2 stops at 2,048


@pytest.mark.parametrize(
    "html", ["", " \n ", "\x00\x00", "<", "&" * 5000, "<" * 5000, "only words"]
)
def test_what_is_no_page_is_no_article(html: str) -> None:
    with pytest.raises(NoArticle):
        read_page(html)


def test_menu_alone_is_no_article() -> None:
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(60))
    with pytest.raises(NoArticle):
        read_page(f"<html><body><ul>{menu}</ul></body></html>")


@pytest.mark.parametrize("tag", ["div", "span", "x-y", "table"])
def test_nesting_without_end_keeps_the_words(tag: str) -> None:
    html = f"<h1>Town council counts again</h1>{f'<{tag}>' * DEEP}{BODY}{f'</{tag}>' * DEEP}"
    assert read_page(html).body == SENTENCES


def test_page_of_too_many_elements_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MAX_BOXES", 1000)
    with pytest.raises(TooLarge, match="1,000 elements"):
        read_page("<p>a" * 1001)


def test_page_of_too_much_text_is_too_large() -> None:
    with pytest.raises(TooLarge, match="16 million"):
        read_page("word " * 4_000_000)


def test_pictures_inside_the_markup_do_not_make_a_page_too_large() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 20_000_000}'>"
    assert read_page(page(picture + BODY)).body == SENTENCES


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"@type": "NewsArticle", "headline": ',
        "null",
        '[1, null, "x", [[]], {"@type": [3, null]}]',
        '{"@graph": {"@graph": {"@type": "NewsArticle", "author": [[{"name": {"name": 1}}]]}}}',
        '{"@type": "NewsArticle", "headline": ["Town council counts its votes again"], '
        '"datePublished": 20222, "author": {"name": ["A", null]}, "publisher": "P", '
        '"articleSection": {"name": {}}, "image": 1, "articleBody": [1]}',
        "x" * 3_000_000,
    ],
    ids=range(8),
)
def test_hostile_jsonld_does_no_harm(script: str) -> None:
    found = read_page(page(head=jsonld(script)))
    assert found.headline == "Town council counts its votes again"
    assert found.body == SENTENCES


@pytest.mark.parametrize(
    "stamp", ["20222-01-01T10:00", "0000-00-00", "2021-02-30", "yesterday", "9" * 400]
)
def test_impossible_time_is_no_date(stamp: str) -> None:
    assert read_page(page(f"<time datetime='{stamp}'>now</time>{BODY}")).published is None


def test_endless_title_is_cut() -> None:
    found = read_page(page(headline="Council counts " * 1000))
    assert found.headline is not None
    assert len(found.headline) <= 501
    assert found.body
    assert set(found.body) <= set(SENTENCES)


def test_invisible_marks_are_taken_out_of_words() -> None:
    found = read_page(page(headline="\u202eTown\u200b council\u200f counts\ufeff again"))
    assert found.headline == "Town council counts again"


def test_addresses_that_are_none_do_no_harm() -> None:
    head = "<link rel='canonical' href='http://[::1'>"
    figure = "<figure><img src='http://[bad'><figcaption>The gymnasium</figcaption></figure>"
    assert read_page(page(figure + BODY, head=head), url="http://[bad").body == SENTENCES


def test_words_of_scripts_and_styles_are_no_blocks() -> None:
    html = "<p>One</p><script>two()</script><style>p{}</style><div>Three<br><br>Four</div>"
    found, _ = blocks.blocks_of(parse(html).root)
    assert [block.text for block in found] == ["One", "Three", "Four"]


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "</h1>", "<table><tr><td>", "<li>",
     "<a href='/author/x'>", "</a>", "<time datetime='", "'>", "<figure><img>", "<br>", "<!--",
     "<script type='application/ld+json'>", "</script>", '{"@type":"NewsArticle","headline":"',
     "By Ann Lee", " 3 May 2021 ", "&amp;#", SENTENCES[0]]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS | st.text(max_size=20), max_size=40))
def test_any_markup_is_read_or_refused(parts: list[str]) -> None:
    try:
        found = read_page("".join(parts))
    except BadInput:
        return
    assert len(found.body) == len(found.body_kinds)
    assert all(text == text.strip() and text for text in found.body)
