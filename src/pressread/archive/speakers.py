"""Who is quoted, how often, by whom, since when, and in which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressread.overview import Dossier, Role, SpeakerEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressread.store import Store


def speakers(store: Store, name: str = "") -> list[SpeakerEntry]:
    """The register, most quoted first; with ``name``, who matches every word of it."""
    wanted = store.register.people(name) if name.strip() else None
    return [_entry(name, rows) for name, rows in store.register.entries(wanted)]


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
