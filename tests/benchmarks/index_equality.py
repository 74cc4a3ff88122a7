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
from tests.index.test_whoosh import NAMES as TOCS
from whoosh.query.compound import Or
from whoosh.query.qcore import Query

from pressread.index.evaluate.index_reader import Index
from pressread.text.terms import terms_of

if TYPE_CHECKING:
    from pressread.index import Document

#: Segments that each shelf has, and the share of documents removed.
SEGMENTS = 3
REMOVED = 20
#: Words after a quotation that stand for the role.
ROLE = 6


def report_equality(folder: Path, articles: int, queries: int) -> None:
    """Ask both ``queries`` random queries a shelf and count the answers that differ."""
    chance = random.Random(12)
    sample = [_plain(story) for story in chance.sample(real_stories(), articles)]
    sample.sort(key=_day)
    _compare(folder / "articles", "articles", sample, queries)
    statements = [said for one in sample for said in _said(one)]
    _compare(folder / "statements", "statements", statements, queries)


def _compare(folder: Path, shelf: str, documents: list[Document], queries: int) -> None:
    chance = random.Random(13)
    names = list(FIELDS[shelf].values())
    for name in ("ours", "stock"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    size = -(-len(documents) // SEGMENTS)
    parts = [documents[at : at + size] for at in range(0, len(documents), size)]
    gone = [one[0] for one in chance.sample(documents, len(documents) // REMOVED)]
    index = Index(folder / "ours", shelf)
    for number, part in enumerate(parts):
        index.update(part, [], number)
    index.update([], gone, SEGMENTS)
    wrong: list[Query] = []
    found = 0
    with (
        whoosh.index.open_dir(str(folder / "ours"), TOCS[shelf]).searcher() as ours,
        stock_index(folder / "stock", parts, names, gone).searcher() as stock,
    ):
        for query in _queries(chance, documents, names, queries):
            expected = hits(stock, query)
            found += bool(expected)
            if hits(ours, query) != expected:
                wrong.append(query)
    print(
        f"\n{shelf}: Whoosh's queries on our files and on its own codec, {len(documents):,}"
        f" documents of real articles in {len(parts)} segments, {len(gone)} removed:"
        f" {len(wrong)} of {queries:,} answers differ ({found:,} find something)"
    )
    for query in wrong[:5]:
        print(f"    {query!r}")


def _said(article: Document) -> Iterator[Document]:
    """What stands in quotation marks, with the headline and the words behind it."""
    key, fields, columns = article
    pieces = " ".join(fields.get("body", ())).replace("“", '"').replace("”", '"').split('"')
    for number in range(1, len(pieces) - 1, 2):
        role = " ".join(pieces[number + 1].split()[:ROLE])
        texts = {"quote": [pieces[number]], "headline": fields.get("headline", ()), "role": [role]}
        held = {name: some for name, some in texts.items() if any(map(str.split, some))}
        if "quote" in held:
            yield f"{key}.{number}", held, {"published": columns.get("published"), "article": key}


def _plain(story: Story) -> Document:
    """An article's headline and body, of words that have one term a position."""
    key, fields, columns = document(story)
    texts = {
        name: list(map(_without_twofold, fields.get(name, ())))
        for name in FIELDS["articles"].values()
    }
    return key, {name: held for name, held in texts.items() if any(held)}, columns


def _without_twofold(text: str) -> str:
    return " ".join(c for c in text.split() if all(len(terms) == 1 for terms in terms_of(c)))


def _day(doc: Document) -> int:
    day = doc[2].get("published")
    return day if isinstance(day, int) else 0


def _queries(
    chance: random.Random, documents: list[Document], names: list[str], count: int
) -> Iterator[Query]:
    """Queries of words picked in three ways: by their place in a text, and among the common."""
    held: Counter[str] = Counter()
    for _, fields, _ in documents:
        for text in fields.get(names[0], ()):
            held.update(term for chunk in text.split() for (term,) in terms_of(chunk))
    anywhere = [word for word in held if len(word) > 1]
    common = [word for word, _ in held.most_common(60)]
    often = [word for word, times in held.items() if 20 < times < 500]
    for _ in range(count):
        words = [*chance.sample(common, 6), *chance.sample(often, 8), *chance.sample(anywhere, 3)]
        query = some_query(chance, names, words=words)
        yield Or([query]) if chance.random() < 0.05 else query
