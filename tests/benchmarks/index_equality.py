"""Whoosh's queries on our files and on Whoosh's own codec, over real articles.

What ``tests/index/test_whoosh.py`` holds on made-up articles, with words of all frequencies. The
words that have two terms at one place (``S-400``, ``U.S.``) are left out of the texts: Whoosh
counts a position for each, we do not.
"""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import whoosh.index
from tests.benchmarks.index_corpus import Story, document, real_stories
from tests.index.test_whoosh import FIELDS, hits, some_query, stock_index
from whoosh.query.compound import Or
from whoosh.query.qcore import Query

from pressread.index.evaluate.index_reader import Index
from pressread.text.terms import terms_of

if TYPE_CHECKING:
    from pressread.index import Document

NAMES = list(FIELDS["articles"].values())


def report_equality(folder: Path, articles: int, queries: int) -> None:
    """Ask both ``queries`` random queries and count the answers that differ."""
    chance = random.Random(12)
    documents = [_plain(story) for story in chance.sample(real_stories(), articles)]
    documents.sort(key=_day)
    for name in ("ours", "stock"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    index = Index(folder / "ours")
    index.update(documents, [], 1)
    asked = list(_queries(chance, documents, queries))
    wrong: list[Query] = []
    found = 0
    with (
        whoosh.index.open_dir(str(folder / "ours")).searcher() as ours,
        stock_index(folder / "stock", [documents], NAMES).searcher() as stock,
    ):
        for query in asked:
            expected = hits(stock, query)
            found += bool(expected)
            if hits(ours, query) != expected:
                wrong.append(query)
    print(
        f"\nWhoosh's queries on our files and on its own codec, {articles:,} real articles:"
        f" {len(wrong)} of {queries:,} answers differ ({found:,} find something)"
    )
    for query in wrong[:5]:
        print(f"    {query!r}")


def _plain(story: Story) -> Document:
    """An article's headline and body, of words that have one term a position."""
    key, fields, columns = document(story)
    texts = {name: list(map(_without_twofold, fields.get(name, ()))) for name in NAMES}
    return key, {name: held for name, held in texts.items() if any(held)}, columns


def _without_twofold(text: str) -> str:
    return " ".join(c for c in text.split() if all(len(terms) == 1 for terms in terms_of(c)))


def _day(doc: Document) -> int:
    day = doc[2].get("published")
    return day if isinstance(day, int) else 0


def _queries(chance: random.Random, documents: list[Document], count: int) -> Iterator[Query]:
    """Queries of words picked in three ways: by their place in a text, and among the common."""
    held: Counter[str] = Counter()
    for _, fields, _ in documents:
        for text in fields.get("body", ()):
            held.update(term for chunk in text.split() for (term,) in terms_of(chunk))
    anywhere = [word for word in held if len(word) > 1]
    common = [word for word, _ in held.most_common(60)]
    often = [word for word, times in held.items() if 20 < times < 500]
    for _ in range(count):
        words = [*chance.sample(common, 6), *chance.sample(often, 8), *chance.sample(anywhere, 3)]
        query = some_query(chance, NAMES, words=words)
        yield Or([query]) if chance.random() < 0.05 else query
