"""Corrections: what the user ruled of a record, laid over what was extracted.

Nothing extracted is overwritten: the archive keeps the record as it was read, and each ruling
beside it. ``overlaid`` is the one place where the two meet.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

#: Fields of an article that can be corrected; the second are lists, told with what parts them.
TEXTS = ("headline", "kicker", "publisher", "published", "updated", "dateline", "language", "url",
         "summary")  # fmt: skip
LISTS = {"byline": ";", "sections": "/"}
DATES = ("published", "updated")
#: Of a statement.
STATEMENT_FIELDS = ("speaker", "role", "verb", "kind")
#: What people call a field.
ALSO = {
    "date": "published", "title": "headline", "author": "byline", "authors": "byline",
    "by": "byline", "paper": "publisher", "section": "sections", "place": "dateline",
    "address": "url", "overline": "kicker", "name": "speaker",
}  # fmt: skip
#: What stands in a record beside the fields, where something in it was corrected.
KEPT = (*TEXTS, *LISTS, "quotes", "provenance")


def overlaid(record: dict[str, Any], rulings: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The record with these rulings over it, oldest first; what they replace is kept in
    ``extracted``. A ruling on a statement that is not there any more changes nothing.
    """
    if not rulings:
        return record
    found = {**record, "provenance": dict(record["provenance"])}
    quotes: list[dict[str, Any] | None] = list(record["quotes"])
    for ruling in rulings:
        if ruling["statement"] is None:
            found[ruling["field"]] = value_of(ruling["field"], ruling["value"])
            found["provenance"][ruling["field"]] = f"corrected on {ruling['at'][:10]}"
            continue
        number = place(record["quotes"], ruling)
        if number is not None:
            quotes[number] = _ruled(quotes[number], ruling)
            found["provenance"]["quotes"] = f"corrected on {ruling['at'][:10]}"
    found["quotes"] = [quote for quote in quotes if quote is not None]
    found["corrected"] = [dict(ruling) for ruling in rulings]
    found["extracted"] = {name: record.get(name) for name in KEPT}
    return found


def value_of(field: str, values: Sequence[str]) -> Any:
    """A ruling's value as the record holds it."""
    if field in LISTS:
        return list(values)
    return values[0] if values else None


def values_of(found: object) -> list[str]:
    """A value of a record as a ruling holds it: none, one, or several texts."""
    if isinstance(found, (list, tuple)):
        return [str(one) for one in found]
    return [] if found is None else [str(found)]


def place(quotes: Sequence[Mapping[str, Any]], ruling: Mapping[str, Any]) -> int | None:
    """The number of the statement that a ruling is about, by its words where numbers moved."""
    number, text = ruling["statement"], ruling["text"]
    if number < len(quotes) and quotes[number]["text"] == text:
        return int(number)
    return next((n for n, quote in enumerate(quotes) if quote["text"] == text), None)


def _ruled(quote: dict[str, Any] | None, ruling: Mapping[str, Any]) -> dict[str, Any] | None:
    """A statement with one ruling over it; ``None`` where it was ruled to be none."""
    value = ruling["value"][0] if ruling["value"] else None
    if quote is None:
        return None
    if ruling["field"] == "kind":
        return {**quote, "kind": value} if value else None
    if ruling["field"] == "verb":
        return {**quote, "verb": value}
    if ruling["field"] == "speaker" and value is None:
        return {**quote, "speaker": None, "confidence": 1.0}
    before = quote["speaker"] or _NOBODY
    name = {"speaker": "name"}.get(ruling["field"], ruling["field"])
    return {**quote, "speaker": {**before, name: value}, "confidence": 1.0}


_NOBODY = {
    "name": None, "as_written": None, "role": None, "paragraph": None, "start": None, "end": None,
    "via": None,
}  # fmt: skip


def standing(rulings: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The last ruling on each field, in the order they were made."""
    last: dict[tuple[object, ...], Mapping[str, Any]] = {}
    for ruling in rulings:
        key = (ruling["field"], ruling["statement"], ruling["text"])
        last.pop(key, None)
        last[key] = ruling
    return list(last.values())
