"""Lists and figures of an archive, asked of its columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pressread.article import Article
from pressread.store import Store
from pressread.store.rows import batch_of
from tests.making import article, quote


def made(headline: str | None, published: str | None, *quotes: Any, **fields: Any) -> Article:
    return article(headline, f"About {headline} of {published}.", published=published,
                   quotes=quotes, **fields)  # fmt: skip


ARTICLES = [
    made("Beta", "2021-08-27", quote("x", "Ann Lee", "mayor"), publisher="Ebb Post",
         sections=("News", "Water"), url="https://e.example/b", language="en"),
    made("alpha", "2020", quote("y", "Ann Lee"), quote("z", "Bo Sand", "baker"),
         publisher="Ebb Post", language="de"),
    made("Élan", None, quote("w", "Ann Lee", "mayor"), publisher="Fen Courier"),
    made(None, "2022-01"),
    made("beta", "2021-08-27T10:00", quote("v", "A. Lee", "former mayor"), url="https://e.example/b"),
]  # fmt: skip


def listing(folder: Path) -> Any:
    store = Store(str(folder / "morgue"))
    store.keep(batch_of(ARTICLES, {}))
    return store.listing


def names(rows: list[tuple[Any, ...]]) -> list[Any]:
    return [row[1] for row in rows]


def test_articles_come_in_every_order_and_in_pages(tmp_path: Path) -> None:
    lists = listing(tmp_path)
    assert {
        order: names(lists.articles(order=order, limit=None, offset=0)[1])
        for order in ("newest", "oldest", "headline", "added")
    } == {
        "newest": [None, "beta", "Beta", "alpha", "Élan"],
        "oldest": ["alpha", "Beta", "beta", None, "Élan"],
        "headline": ["alpha", "Beta", "beta", "Élan", None],
        "added": ["Beta", "alpha", "Élan", None, "beta"],
    }
    for order in ("newest", "oldest", "headline", "added"):
        whole = lists.articles(order=order, limit=None, offset=0)[1]
        paged = [
            row for at in range(6) for row in lists.articles(order=order, limit=1, offset=at)[1]
        ]
        assert paged == whole
        assert lists.articles(order=order, limit=2, offset=3)[1] == whole[3:5]
    assert lists.articles(order="newest", limit=1, offset=0)[0] == 5
    assert [row[1:] for row in lists.by_ids([ARTICLES[0].id, "none"]).values()] == [
        ("Beta", "2021-08-27", "Ebb Post", "News / Water", 4, 1)
    ]


def test_figures_of_the_whole(tmp_path: Path) -> None:
    lists = listing(tmp_path)
    assert lists.totals() == {
        "first": "2020",
        "last": "2022-01",
        "articles": 5,
        "words": 20,
        "quotes": 5,
        "undated": 1,
        "raw_files": 0,
        "raw_bytes": 0,
        "attributed": 5,
    }
    assert {
        name: lists.counts(name) for name in ("publisher", "language", "sections", "format")
    } == {
        "publisher": [("Ebb Post", 2), ("Fen Courier", 1)],
        "language": [("de", 1), ("en", 1)],
        "sections": [("News / Water", 1)],
        "format": [("text", 5)],
    }
    assert sorted(lists.days(None)) == [
        ("", "Fen Courier", 1),
        ("2020", "Ebb Post", 1),
        ("2021-08-27", "", 1),
        ("2021-08-27", "Ebb Post", 1),
        ("2022-01", "", 1),
    ]
    assert sorted(lists.days([ARTICLES[0].id, ARTICLES[2].id])) == [
        ("", "Fen Courier", 1),
        ("2021-08-27", "Ebb Post", 1),
    ]
    assert lists.integrity() == []


def test_ids_by_their_beginning(tmp_path: Path) -> None:
    lists = listing(tmp_path)
    ids = [item.id for item in ARTICLES]
    prefixes = lists.prefixes(ids)
    assert all(id.startswith(prefixes[id]) and len(prefixes[id]) >= 4 for id in ids)
    assert lists.ids_like(ids[0][:5].upper(), 9) == [(ids[0], "Beta")]
    assert [headline for _, headline in lists.ids_like("", 2)] == ["beta", ""]
    assert lists.all_ids() == ids
    assert lists.ordered([ids[4], "gone", ids[1]], "added") == [ids[1], ids[4]]
    assert lists.ordered([ids[3], ids[2], ids[0], ids[1]], "headline") == [
        ids[1], ids[0], ids[2], ids[3],
    ]  # fmt: skip


def test_what_was_added_since(tmp_path: Path) -> None:
    lists = listing(tmp_path)
    assert len(lists.since(generation=0)) == 5
    assert lists.since(generation=99) == []
    assert len(lists.since(imported="2026-11-22")) == 5
    assert lists.since(imported="2026-11-23") == []
    assert lists.at_address("https://e.example/b") == [ARTICLES[0].id, ARTICLES[4].id]
    assert lists.at_address("https://e.example") == []


def test_who_is_quoted_where_and_as_what(tmp_path: Path) -> None:
    lists = listing(tmp_path)
    assert lists.roles(["Ann Lee", "A. Lee"]) == [
        ("mayor", "2021-08-27", "2021-08-27", 2),
        ("former mayor", "2021-08-27T10:00", "2021-08-27T10:00", 1),
    ]
    assert lists.quoted_by(["Ann Lee"]) == [("Ebb Post", 2), ("Fen Courier", 1)]
    voices = lists.voices([item.id for item in ARTICLES])
    assert [voices.get(item.id) for item in ARTICLES] == [
        "Ann Lee",
        "Ann Lee",
        "Ann Lee",
        None,
        "Ann Lee",
    ]
    assert list(lists.speakers("le")) == [("Ann Lee", 3), ("A. Lee", 1)]
    assert list(lists.speakers("x")) == []
