"""The register of speakers on its way out of one archive and into another."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from pressread.store.register import Register


def exported(base: sqlite3.Connection, ids: Sequence[str] | None) -> list[dict[str, Any]]:
    """Every person with all spellings; for some articles (full ids) those whom they quote."""
    import json

    quoted = (
        "WHERE person IN (SELECT person FROM name JOIN quote ON speaker = form"
        " JOIN article a ON a.number = quote.article"
        " WHERE a.id IN (SELECT value FROM json_each(?)))"
    )
    rows = base.execute(
        "SELECT person, p.name, form, pinned FROM name JOIN person p ON p.number = person"
        f" {'' if ids is None else quoted} ORDER BY person, form",
        () if ids is None else (json.dumps(list(ids)),),
    )
    people: dict[int, dict[str, Any]] = {}
    for person, name, form, pinned in rows:
        entry = people.setdefault(person, {"name": name, "spellings": {}})
        entry["spellings"][form] = pinned
    return list(people.values())


def regroup(register: Register, people: Iterable[Mapping[str, Any]]) -> None:
    """Make the persons those that ``exported`` told, as far as this archive leaves it open.

    Spellings that came with this import are grouped as they were. Those known before stay, but
    that rulings are followed where the reader here has not ruled on a spelling himself.
    """
    touched: set[int] = set()
    for entry in people:
        spellings = {str(form): int(pinned) for form, pinned in entry["spellings"].items()}
        touched |= _group(register, str(entry["name"]), spellings)
    for person in touched:
        register.settle(person)


def _group(register: Register, name: str, spellings: Mapping[str, int]) -> set[int]:
    """Bring one person's spellings together; the persons that they were taken from or put to."""
    known = register.known(spellings)
    own = {form for form, (_, pinned) in known.items() if pinned}
    old = {form for form in known if not register.is_new(form)}
    if old and not any(spellings.values()):
        return set()
    moved = [form for form in spellings if form not in own]
    if not moved:
        return set()
    person = known[min(own)][0] if own else register.person(name)
    for form in moved:
        register.put(form, person, spellings[form])
    return {person, *(known[form][0] for form in moved if form in known)}
