"""What belongs to the body: lists, and the entries of live coverage with their times."""

from __future__ import annotations

import pytest

from pressread.extraction.pages import read_page
from tests.pages.pages import BODY, SENTENCES, jsonld, page

LEAD = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:2])
ITEMS = ("a new roof for the school", "longer hours at the library", "no cars in Mill Street")
LIST = f"<ul>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ul>"


@pytest.mark.parametrize(
    "box", ["<div class='content'>{}</div>", "<main><div>{}</div></main>", "{}"]
)
def test_list_at_the_end_of_a_short_article_is_its_own(box: str) -> None:
    found = read_page(page(box.format(LEAD + LIST)))
    assert found.body == (*SENTENCES[:2], *ITEMS)
    assert found.body_kinds == ("paragraph", "paragraph", "item", "item", "item")


@pytest.mark.parametrize(
    "words", ["4 days ago", "12. März", "Tuesday 12 March 2024 at ten in the morning, read at noon"]
)
def test_words_of_a_time_above_the_article_are_no_paragraph(words: str) -> None:
    time = f"<div><time datetime='2024-03-12'>{words}</time></div>"
    assert read_page(page(f"{time}{BODY}")).body == SENTENCES


def test_list_of_links_is_not_the_articles() -> None:
    links = "".join(f"<li><a href='/{n}'>{item}</a></li>" for n, item in enumerate(ITEMS))
    assert read_page(page(f"{BODY}<ul>{links}</ul>")).body == SENTENCES


def test_entries_of_live_coverage_keep_their_times() -> None:
    entries = "".join(
        f"<div class='entry'><time>{hour}:05 BST</time><h2>Count {hour}</h2><p>{sentence}</p></div>"
        for hour, sentence in zip((23, 22, 21), SENTENCES, strict=False)
    )
    found = read_page(page(entries, head=jsonld('{"@type": "LiveBlogPosting"}')))
    assert found.body[::2] == (
        "23:05 BST · Count 23",
        "22:05 BST · Count 22",
        "21:05 BST · Count 21",
    )
    assert found.body[1::2] == SENTENCES[:3]
    assert not set(found.boilerplate) & {"23:05 BST", "22:05 BST", "21:05 BST"}
