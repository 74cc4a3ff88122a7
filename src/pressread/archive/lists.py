"""Rows of the store as the values that lists show."""

from __future__ import annotations

from pressread.hits import ArticleRef, QuoteHit
from pressread.query.fields import REPORTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.archive.protocol import Archive
    from pressread.archive.upkeep import Upkeep
    from pressread.article import Article
    from pressread.hits import Question, Span
    from pressread.store import Store
    from pressread.store.listing import Listing


def listed(store: Store, upkeep: Upkeep, question: Question) -> tuple[int, tuple[ArticleRef, ...]]:
    """One page of articles: from the columns alone where nothing narrows the archive."""
    if not question.narrows:
        order = "newest" if question.sort == "relevance" else question.sort
        total, rows = store.listing.articles(
            order=order, limit=question.limit, offset=question.offset
        )
        return total, tuple(map(ref, rows))
    from pressread.archive.searching import matching

    total, found = matching(store, upkeep, question)
    return total, tuple(refs(store, found))


def ids(store: Store, upkeep: Upkeep, question: Question) -> list[str]:
    """The full ids of all that answer, in the order they were added."""
    if not question.narrows:
        return store.every_id()
    from pressread.archive.searching import every_id

    return store.listing.ordered(every_id(store, upkeep, question), "added")


def refs(store: Store, ids: Sequence[str]) -> Iterator[ArticleRef]:
    """The articles with these full ids, in this order; ids that are gone are passed over."""
    rows = store.listing.by_ids(ids)
    return (ref(rows[id]) for id in ids if id in rows)


def ref(row: tuple[Any, ...]) -> ArticleRef:
    """One row of ``Listing.articles``."""
    id, headline, published, publisher, sections, words, quotes = row
    parts = tuple(sections.split(" / ")) if sections else ()
    return ArticleRef(id, headline, published, publisher, parts, words, quotes)


def versions(archive: Archive, listing: Listing, record: Mapping[str, Any]) -> list[Article]:
    """An article with its near-copies and whatever else stood at its address, oldest first."""
    found = archive.similar(record["id"], limit=None).hits
    near = [hit.id for hit in found if record["id"] in hit.copies]
    same = listing.at_address(record["url"]) if record["url"] else []
    every = [archive.get(id) for id in dict.fromkeys((record["id"], *near, *same))]
    return sorted(every, key=lambda one: (one.published is None, one.published or ""))


def article_ref(record: Mapping[str, Any]) -> ArticleRef:
    """As much of a record as a list shows."""
    return ArticleRef(
        record["id"], record["headline"], record["published"], record["publisher"],
        tuple(record["sections"]), record["word_count"], len(record["quotes"]),
    )  # fmt: skip


def said_in(record: Mapping[str, Any], number: int) -> Mapping[str, Any]:
    """Statement ``number`` of a record: its quotations, then what it reports without marks."""
    quotes: Sequence[Mapping[str, Any]] = record["quotes"]
    if number < len(quotes):
        return quotes[number]
    return {**record["reported"][number - len(quotes)], "kind": REPORTED}


def statement(
    record: Mapping[str, Any],
    number: int,
    *,
    context: int,
    score: float = 0.0,
    highlights: tuple[Span, ...] = (),
    elsewhere: bool = False,
) -> QuoteHit:
    """Statement ``number`` of a record with ``context`` paragraphs before and after its own."""
    said = said_in(record, number)
    body, at = record["body"], said["paragraph"]
    return QuoteHit(
        article=article_ref(record),
        said=said,
        number=number,
        score=score,
        highlights=highlights,
        before=tuple(body[max(0, at - context) : at]) if context else (),
        after=tuple(body[at + 1 : at + 1 + context]) if context else (),
        elsewhere=elsewhere,
    )


def with_people(store: Store, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records, with whom the register takes each speaker for beside the name as it is written:
    ``speaker["person"]`` is ``{"name", "key"}``, ``None`` where nobody is named.
    """
    from pressread.text.folding import fold_text

    said = [
        one["speaker"]
        for record in records
        for one in (*record["quotes"], *record.get("reported", ()))
        if one["speaker"]
    ]
    forms = sorted({speaker["name"] for speaker in said if speaker["name"]})
    names = store.register.names_of(forms) if forms else {}
    for speaker in said:
        name = names.get(speaker["name"])
        key = "-".join(fold_text(name).split()) if name else None
        speaker["person"] = {"name": name, "key": key or name} if name else None
    return records


def completions(store: Store, source: str, begun: str, most: int) -> list[tuple[str, str]]:
    """At most ``most`` pairs of (word, what it is) that begin with ``begun``.

    ``source``: ``ids``, ``speakers``, ``publishers``, ``sections``, ``languages``, ``tags`` or
    ``saved``. Case and accents do not matter. A speaker is found by any word of the name, and is
    then called by it and what follows.
    """
    if source == "ids":
        return store.listing.ids_like(begun, most)
    if source == "speakers":
        return _called(store, begun, most)
    from pressread.text.folding import fold_text

    want = fold_text(begun)
    found: list[tuple[str, str]] = []
    for value, count in _values(store, source):
        if fold_text(value).startswith(want):
            found.append((value, f"{count:,}" if count else ""))
            if len(found) == most:
                break
    return found


def _called(store: Store, begun: str, most: int) -> list[tuple[str, str]]:
    """``(Cavusoglu, Mevlut Cavusoglu, 12)`` where ``cav`` is typed; the most quoted first."""
    from pressread.text.folding import fold_text

    want = fold_text(begun)
    found: dict[str, tuple[str, str]] = {}
    for name, count in store.listing.speakers(want.partition(" ")[0]):
        words = name.split()
        tails = (" ".join(words[at:]) for at in range(len(words)))
        tail = next((tail for tail in tails if fold_text(tail).startswith(want)), None)
        if tail is not None:
            told = f"{count:,}" if tail == name else f"{name}, {count:,}"
            found.setdefault(fold_text(tail), (tail, told))
            if len(found) == most:
                break
    return list(found.values())


def _values(store: Store, source: str) -> Iterable[tuple[str, int]]:
    if source == "tags":
        return store.organiser.all_tags()
    if source == "saved":
        return ((name, 0) for name, _, _ in store.organiser.saved())
    if source in ("publishers", "languages"):
        return store.listing.counts(source[:-1])
    return section_counts(store)


def section_counts(store: Store) -> tuple[tuple[str, int], ...]:
    """Articles a section; one under several counts for each."""
    found: dict[str, int] = {}
    for joined, count in store.listing.counts("sections"):
        for section in joined.split(" / "):
            found[section] = found.get(section, 0) + count
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
