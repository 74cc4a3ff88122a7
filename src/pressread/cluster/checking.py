"""What ``check`` looks at on a cluster beside records and bytes, and mends where it can.

A killed importer may leave words of the vocabulary, names or the refresh behind the articles: what
is missing is written, in the order in which it would have been.
"""

from __future__ import annotations

from hashlib import sha256

from pressread.article import Article
from pressread.cluster.documents import Stacker, document
from pressread.cluster.intake import quicken
from pressread.cluster.mapping import ARTICLES, TERMS
from pressread.cluster.paging import every_hit
from pressread.overview import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pressread.cluster.store import ClusterStore

_RECORDS = {
    "query": {"match_all": {}}, "sort": [{"added": "asc"}],
    "_source": ["record", "sha256", "c.words", "c.quotes"],
}  # fmt: skip


def check(store: ClusterStore) -> Report:
    """Read everything once; what is wrong and not mended by this is told, a line each."""
    totals = store.listing.totals()
    problems = [*_sources(store), *_articles(store)]
    return Report(totals["articles"], totals["raw_files"], tuple(problems))


def _sources(store: ClusterStore) -> Iterator[str]:
    for sha, size, raw in store.raws.every():
        if raw is None:
            yield f"raw {sha[:12]}: cannot be unpacked; import its file again"
        elif len(raw) != size or sha256(raw).hexdigest() != sha:
            yield f"raw {sha[:12]}: not the bytes that were imported; import its file again"


def _articles(store: ClusterStore) -> Iterator[str]:
    stacker = Stacker()
    speakers: dict[str, None] = {}
    statements = 0
    for hit in every_hit(store.asking, _RECORDS):
        yield from _of_article(hit)
        try:
            article = Article.from_dict(hit["_source"]["record"])
        except ValueError as error:
            yield f"article {hit['_id']}: {error}; remove it and import it again"
            continue
        if article.id != hit["_id"]:
            yield f"article {hit['_id']}: its text does not make its id; import it again"
        statements += len(document(article, stacker)["s"])
        said = [quote.speaker for quote in article.quotes if quote.speaker]
        speakers |= dict.fromkeys(speaker.name for speaker in said if speaker.name)
    yield from _statements(store, statements)
    if not store.read_only:
        _mend(store, stacker, list(speakers))


def _of_article(hit: dict[str, Any]) -> Iterator[str]:
    told, record = hit["_source"], hit["_source"]["record"]
    same = (
        hit["_id"] == record["id"]
        and told["sha256"] == record["source"]["sha256"]
        and told["c"]["words"] == record["word_count"]
        and told["c"]["quotes"] == len(record["quotes"])
    )
    if not same:
        yield f"article {hit['_id']}: its columns are not its record's; run `pressread reindex`"


def _statements(store: ClusterStore, wanted: int) -> Iterator[str]:
    body = {"size": 0, "aggs": {"n": {"nested": {"path": "s"}}}}
    held = store.asking.search(ARTICLES, body)["aggregations"]["n"]["doc_count"]
    if held != wanted:
        yield (
            f"{held:,} statements can be searched, and the records have {wanted:,};"
            " run `pressread reindex`"
        )


def _mend(store: ClusterStore, stacker: Stacker, speakers: list[str]) -> None:
    quicken(store)
    store.keeper.ready()
    words = store.keeper.bulk(TERMS).create((term, {"term": term}) for term in stacker.take())
    missing = sum(words.values())
    if missing:
        store.notify(f"{missing:,} words were missing from the vocabulary; they are there now")
    store.register.enter_all(speakers)
    store.keeper.refresh()
