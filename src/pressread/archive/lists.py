"""Rows of the store as the values that lists show."""

from __future__ import annotations

from pressread.hits import ArticleRef, QuoteHit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.archive import Archive
    from pressread.hits import Span
    from pressread.store import Store


def listed(
    archive: Archive,
    query: str,
    filters: Mapping[str, Any],
    *,
    limit: int | None,
    offset: int,
    sort: str,
) -> tuple[int, tuple[ArticleRef, ...]]:
    """``Archive.list``: from the columns alone where no word is asked for."""
    given = {name: value for name, value in filters.items() if value}
    if not query.strip() and not given:
        order = "newest" if sort == "relevance" else sort
        total, rows = archive.store.listing.articles({}, order=order, limit=limit, offset=offset)
        return total, tuple(map(ref, rows))
    from pressread.archive.searching import matching

    total, ids = matching(archive, query, given, limit=limit, offset=offset, sort=sort)
    return total, tuple(refs(archive.store, ids))


def refs(store: Store, ids: Sequence[str]) -> Iterator[ArticleRef]:
    """The articles with these full ids, in this order; ids that are gone are passed over."""
    rows = store.listing.by_ids(ids)
    return (ref(rows[id]) for id in ids if id in rows)


def ref(row: tuple[Any, ...]) -> ArticleRef:
    """One row of ``Listing.articles``."""
    id, headline, published, publisher, sections, words, quotes = row
    parts = tuple(sections.split(" / ")) if sections else ()
    return ArticleRef(id, headline, published, publisher, parts, words, quotes)


def article_ref(record: Mapping[str, Any]) -> ArticleRef:
    """As much of a record as a list shows."""
    return ArticleRef(
        record["id"], record["headline"], record["published"], record["publisher"],
        tuple(record["sections"]), record["word_count"], len(record["quotes"]),
    )  # fmt: skip


def statement(
    record: Mapping[str, Any],
    number: int,
    *,
    context: int,
    score: float = 0.0,
    highlights: tuple[Span, ...] = (),
) -> QuoteHit:
    """Statement ``number`` of a record with ``context`` paragraphs before and after its own."""
    said = record["quotes"][number]
    body, at = record["body"], said["paragraph"]
    return QuoteHit(
        article=article_ref(record),
        said=said,
        number=number,
        score=score,
        highlights=highlights,
        before=tuple(body[max(0, at - context) : at]) if context else (),
        after=tuple(body[at + 1 : at + 1 + context]) if context else (),
    )
