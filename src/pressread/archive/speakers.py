"""Who is quoted, how often, by whom, since when, and in which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressread.overview import Dossier, Role, SpeakerEntry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from pressread.store import Store

SHOWN = 3
LIKENESS = 0.7  # of ``difflib``: two letters wrong in seven
LONGEST = 60  # code points of a name that are compared
_WORDS = 8  # near spellings followed up
_PEOPLE = 40  # compared by their whole names


def speakers(store: Store, name: str = "") -> list[SpeakerEntry]:
    """The register, most quoted first; with ``name``, who matches every word of it."""
    wanted = store.register.people(name) if name.strip() else None
    return [_entry(name, rows) for name, rows in store.register.entries(wanted)]


def like(store: Store, name: str) -> list[SpeakerEntry]:
    """At most three people with a name, or a word of it, that is spelt much like ``name``."""
    from difflib import get_close_matches

    from pressread.text.folding import fold_name

    wanted = fold_name(name)[:LONGEST]
    longest = max(wanted.split(), key=len, default="")
    words = get_close_matches(longest, store.register.words_like(longest), _WORDS, LIKENESS)
    known: dict[str, SpeakerEntry] = {}
    people = store.register.called(words, _PEOPLE) if words else []
    for entry in (_entry(*found) for found in store.register.entries(people)):
        whole = fold_name(entry.name)
        for form in (whole, *whole.split()):
            known.setdefault(form, entry)  # the most quoted comes first
    near = get_close_matches(wanted, known, SHOWN, LIKENESS)
    return list({known[form].name: known[form] for form in near}.values())


def _entry(name: str, rows: list[tuple[str, int, int, str | None, str | None]]) -> SpeakerEntry:
    return SpeakerEntry(
        name=name,
        spellings=tuple(sorted(row[0] for row in rows)),
        quotes=sum(row[1] for row in rows),
        articles=sum(row[2] for row in rows),
        first=min(_dates(row[3] for row in rows), default=None),
        last=max(_dates(row[4] for row in rows), default=None),
    )


def _dates(values: Iterable[str | None]) -> list[str]:
    return [value for value in values if value]


def dossier(store: Store, entry: SpeakerEntry, reported: int) -> Dossier:
    """What the archive knows of one person."""
    return Dossier(
        entry=entry,
        roles=tuple(
            Role(role, count, first, last)
            for role, first, last, count in store.listing.roles(entry.spellings)
        ),
        publishers=tuple(store.listing.quoted_by(entry.spellings)),
        reported=reported,
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
