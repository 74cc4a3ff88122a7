"""What belongs to an archive as a whole, beside its articles: who is who, saved searches.

It travels with an export as one JSON value and is laid over the archive that imports it; what
that archive's own reader has ruled or saved is never overturned.

    {"speakers": [{"name": "Mevlut Cavusoglu", "spellings": {"Cavusoglu": 1, …}}, …],
     "saved": [{"name": "s400", "query": "s-400 -cyprus", "seen": 17}, …]}

A spelling's number is 0 where the register put it, 1 where the reader ruled, 2 where that spelling
is the chosen name. ``seen`` is the generation that a saved search has shown all of.
"""

from __future__ import annotations

from pressread.errors import BadInput

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from pressread.store import Store
    from pressread.store.register import Register


def whole(store: Store, ids: Sequence[str] | None) -> dict[str, Any]:
    """The register and the saved searches; for some articles (full ids) only who they quote."""
    return {
        "speakers": store.register.exported(ids),
        "saved": [
            {"name": name, "query": query, "seen": seen}
            for name, query, seen in (store.organiser.saved() if ids is None else ())
        ],
    }


def restore(store: Store, given: Iterable[Mapping[str, Any]], added: Mapping[str, int]) -> None:
    """Lay ``whole``s over ``store`` once their articles are in it.

    ``added``: id → the generation that each had where it comes from, of those that were new here.
    Raises ``BadInput`` for what is no ``whole``; the articles are there then, and nothing of it.
    """
    wholes = list(given)
    if not wholes:
        return
    try:
        with store.writing(changes=False):
            with store.register.together():
                for one in wholes:
                    regroup(store.register, one.get("speakers") or ())
            seen = {
                str(search["name"]): int(search["seen"])
                for one in wholes
                for search in one.get("saved") or ()
                if store.organiser.keep(str(search["name"]), str(search["query"]))
            }
        _see(store, seen, added)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadInput(f"an export's speakers or saved searches are damaged: {error!r}") from error


def _see(store: Store, seen: Mapping[str, int], added: Mapping[str, int]) -> None:
    """Let each search have seen what it had: later articles become of a later generation."""
    for border in sorted(set(seen.values()) - {0}):
        generation = store.renew([id for id, number in added.items() if number > border])
        for name, number in seen.items():
            if number == border:
                store.organiser.saw(name, generation - 1)


def regroup(register: Register, people: Iterable[Mapping[str, Any]]) -> None:
    """Make the persons those that ``Register.exported`` told, as far as this archive leaves open.

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
