"""What people keep: copies out of databases, sites, notes, chats and mails, in many languages.

Each file of ``kept/`` is one such layout, in our own words; ``expected.json`` says what a careful
reader finds in it. A value that is missing there is one that the file does not state.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pressread.article import Article
from pressread.extraction import extract, split
from pressread.readers import read_path
from pressread.source import Source

KEPT = Path(__file__).parent / "kept"
EXPECTED: dict[str, list[dict[str, Any]]] = json.loads((KEPT / "expected.json").read_text("utf-8"))


def stated(article: Article) -> dict[str, Any]:
    found = {
        "headline": article.headline,
        "byline": list(article.byline),
        "publisher": article.publisher,
        "published": article.published,
        "captured": article.captured,
        "url": article.url,
        "paragraphs": len(article.body),
    }
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_people_keep_is_read_as_it_states_itself(name: str) -> None:
    found = list(read_path(str(KEPT / name)))
    sources = [source for source in found if isinstance(source, Source)]
    assert len(sources) == len(found)
    articles = [extract(part) for source in sources for part in split(source)]
    assert list(map(stated, articles)) == EXPECTED[name]
