"""Who is quoted, how often, by whom, since when, and in which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressread.overview import Dossier, Role, SpeakerEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressread.store import Store


def speakers(store: Store, name: str = "") -> list[SpeakerEntry]:
    """The register, most quoted first; with ``name``, who matches every word of it."""
    wanted = set(store.register.people(name)) if name.strip() else None
    spellings = store.register.spellings()
    rows: dict[str, tuple[int, int, str | None, str | None]] = {
        row[0]: row[1:] for row in store.listing.speakers()
    }
    found = []
    for person, (title, forms) in spellings.items():
        known = [form for form in forms if form in rows]
        if known and (wanted is None or person in wanted):
            found.append(_entry(title, known, [rows[form] for form in known]))
    return sorted(found, key=lambda entry: (-entry.quotes, entry.name))


def _entry(
    name: str, forms: list[str], rows: list[tuple[int, int, str | None, str | None]]
) -> SpeakerEntry:
    return SpeakerEntry(
        name=name,
        spellings=tuple(sorted(forms)),
        quotes=sum(row[0] for row in rows),
        articles=sum(row[1] for row in rows),
        first=min(_dates(row[2] for row in rows), default=None),
        last=max(_dates(row[3] for row in rows), default=None),
    )


def _dates(values: Iterable[str | None]) -> list[str]:
    return [value for value in values if value]


def dossier(store: Store, entry: SpeakerEntry) -> Dossier:
    """What the archive knows of one person."""
    return Dossier(
        entry=entry,
        roles=tuple(
            Role(role, count, first, last)
            for role, first, last, count in store.listing.roles(entry.spellings)
        ),
        publishers=tuple(store.listing.quoted_by(entry.spellings)),
    )
