"""What the user rules of articles: corrections, and passages that are marked; what can be, and how
it comes into force.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pressread.article import is_iso_date
from pressread.errors import NotFound, UsageError
from pressread.store.corrections import ALSO, DATES, LISTS, STATEMENT_FIELDS, TEXTS, values_of
from pressread.store.rulings import clean_name, placed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from pressread.archive.upkeep import Upkeep
    from pressread.store import Store

NOTHING = "-"  # what stands for no value where one is typed
_KINDS = ("direct", "partial")
MOST = 10_000  # characters of a value: more is no headline, name or address


def correct(
    store: Store,
    upkeep: Upkeep,
    id: str,
    changes: Mapping[str, Sequence[str]],
    statement: int | None,
) -> list[dict[str, Any]]:
    """Make rulings on an article or a statement of it; see ``Archive.correct``."""
    known = (*TEXTS, *LISTS) if statement is None else STATEMENT_FIELDS
    for field, values in changes.items():
        _check(field, values, known)
    with store.writing() as generation:
        rulings = _rulings(store, id, changes, statement)
        store.rule(id, rulings, generation)
    upkeep.catch_up()
    return rulings


def undo(store: Store, upkeep: Upkeep, id: str) -> list[dict[str, Any]]:
    """Take back what was ruled last; see ``Archive.undo_correction``."""
    with store.writing() as generation:
        gone = store.corrections.undo(id, _now())
        if gone:
            store.show_anew(id, generation)
    upkeep.catch_up()
    return gone


def _rulings(
    store: Store, id: str, changes: Mapping[str, Sequence[str]], statement: int | None
) -> list[dict[str, Any]]:
    """The rulings that change something, as they are kept."""
    shown, at = store.record(id), _now()
    number, text, before = _about(shown, id, statement)
    return [
        {"field": field, "statement": number, "text": text, "was": before[field],
         "value": list(values), "at": at}
        for field, values in changes.items()
        if before[field] != list(values)
    ]  # fmt: skip


def _about(
    shown: Mapping[str, Any], id: str, statement: int | None
) -> tuple[int | None, str | None, dict[str, list[str]]]:
    """The statement's number as extracted and its words, and what is shown now, by field."""
    if statement is None:
        return None, None, {name: values_of(shown[name]) for name in (*TEXTS, *LISTS)}
    if statement >= len(shown["quotes"]):
        count = len(shown["quotes"])
        raise NotFound(f"no statement #{statement} in {id}; it has {count}, numbered from 0")
    quote = shown["quotes"][statement]
    was = shown.get("extracted") or shown
    places = [(one["paragraph"], one["start"]) for one in was["quotes"]]
    speaker = quote["speaker"] or {}
    before = {
        "speaker": values_of(speaker.get("name")), "role": values_of(speaker.get("role")),
        "verb": values_of(quote["verb"]), "kind": values_of(quote["kind"]),
    }  # fmt: skip
    return places.index((quote["paragraph"], quote["start"])), quote["text"], before


def _check(field: str, values: Sequence[str], known: Sequence[str]) -> None:
    """Raises ``UsageError`` for a field that cannot be corrected, or a value that cannot be."""
    if field not in known:
        raise UsageError(f"no field to correct: {field}; there are {', '.join(known)}")
    if len(values) > 1 and field not in LISTS:
        raise UsageError(f"{field} takes one value")
    for value in values:
        if not value.strip() or len(value) > MOST or "\0" in value:
            raise UsageError(f"{field} cannot be: {value[:60]!r}")
        if field in DATES and not is_iso_date(value):
            raise UsageError(f"{field} is no date: {value[:60]}; write 2021, 2021-08 or 2021-08-27")
        if field == "kind" and value not in _KINDS:
            raise UsageError(f"kind is direct, partial, or - for no statement: {value[:60]}")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def read_changes(words: Sequence[str]) -> dict[str, list[str]]:
    """``FIELD=VALUE`` words as the archive takes them. Raises ``UsageError``."""
    found: dict[str, list[str]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise UsageError(f"{word}: write FIELD=VALUE, as in published=2021-08-27")
        field = name.strip().lower()
        field = ALSO.get(field, field)
        found[field] = read_value(field, value)
    return found


def read_value(field: str, text: str) -> list[str]:
    """What was typed for a field: no, one, or several texts. Raises ``UsageError``."""
    if text.strip() in ("", NOTHING):
        return []
    if field in LISTS:
        return [part.strip() for part in text.split(LISTS[field]) if part.strip()]
    return [_date(field, text) if field in DATES else text.strip()]


def _date(field: str, text: str) -> str:
    from pressread.article import is_iso_date
    from pressread.query.dates import NoDate, read_date

    if is_iso_date(text.strip()):
        return text.strip()
    try:
        return read_date(text)
    except NoDate as error:
        raise UsageError(f"{field}={text}: {error}") from error


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
