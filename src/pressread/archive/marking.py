"""Passages that the reader marks: found by their words or their place."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pressread.errors import NotFound, UsageError
from pressread.store.marks import placed
from pressread.store.organise import clean_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from pressread.store import Store


def mark(
    store: Store,
    id: str,
    words: str | None,
    paragraph: int | None,
    span: tuple[int, int] | None,
    note: str | None,
    tags: Sequence[str],
) -> dict[str, Any]:
    """Mark a passage; see ``Archive.mark``."""
    body = store.record(id)["body"]
    where, start, stop = _place(body, words, paragraph, span)
    made = {
        "id": id, "paragraph": where, "start": start, "stop": stop,
        "text": body[where][start:stop], "note": note or None,
        "tags": [clean_name(tag, "tag") for tag in tags],
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
    with store.writing(changes=False):
        store.marks.add(made)
    return made


def _place(
    body: Sequence[str], words: str | None, paragraph: int | None, span: tuple[int, int] | None
) -> tuple[int, int, int]:
    """Where a passage is, by its words, its place, or as a whole paragraph."""
    if paragraph is not None and not 0 <= paragraph < len(body):
        raise NotFound(f"no paragraph {paragraph + 1}; the article has {len(body)}")
    if words is not None:
        where = range(len(body)) if paragraph is None else (paragraph,)
        for number in where:
            if words and (at := body[number].find(words)) >= 0:
                return number, at, at + len(words)
        raise NotFound(f"these words are not in it, letter for letter: {words[:60]}")
    if paragraph is None:
        raise UsageError("name a paragraph, or words in quotation marks")
    start, stop = span or (0, len(body[paragraph]))
    if not 0 <= start < stop <= len(body[paragraph]):
        raise UsageError(f"no such place: {start}-{stop}; it has {len(body[paragraph])} characters")
    return paragraph, start, stop


def marks(store: Store, ids: Sequence[str] | None) -> list[dict[str, Any]]:
    """Marks as they stand in the text of today: ``gone`` where their words are not in it."""
    found = store.marks.all(ids)
    records = store.records(list(dict.fromkeys(one["id"] for one in found)))
    return [_today(one, records.get(one["id"])) for one in found]


def _today(mark: dict[str, Any], record: dict[str, Any] | None) -> dict[str, Any]:
    at = placed(mark, record["body"]) if record else None
    about = {name: record[name] if record else None for name in ("headline", "published")}
    about["held"] = record is not None
    if at is None:
        return {**mark, **about, "gone": True}
    return {**mark, **about, "paragraph": at[0], "start": at[1], "stop": at[2], "gone": False}
