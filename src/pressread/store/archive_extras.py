"""What belongs to an archive as a whole, beside its articles: who is who, saved searches.

It travels with an export as one JSON value and is laid over the archive that imports it; what
that archive's own reader has ruled or saved is never overturned.

    {"speakers": [{"name": "Mevlut Cavusoglu", "spellings": {"Cavusoglu": 1, …}}, …],
     "saved": [{"name": "s400", "query": "s-400 -cyprus", "seen": 17}, …]}

A spelling's number is 0 where the register put it, 1 where the reader ruled, 2 where that spelling
is the chosen name. ``seen`` is the generation that a saved search has shown all of.
"""

from __future__ import annotations

from pressread.errors import UsageError
from pressread.store.organise import clean_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, TypeVar

    from pressread.store import Store
    from pressread.store.register import Register

    Item = TypeVar("Item")


def whole(store: Store, ids: Sequence[str] | None) -> dict[str, Any]:
    """The register and the saved searches; for some articles (full ids) only who they quote."""
    return {
        "speakers": store.register.exported(ids),
        "saved": [
            {"name": name, "query": query, "seen": seen}
            for name, query, seen in (store.organiser.saved() if ids is None else ())
        ],
        "marks": [{**one, "number": None} for one in _marks(store, ids)],
    }


def restore(
    store: Store, given: Iterable[Mapping[str, Any]], added: Mapping[str, int]
) -> list[str]:
    """Lay ``whole``s over ``store`` once their articles are in it; what of them was damaged, and
    is left out, a line each.

    ``added``: id → the generation that each had where it comes from, of those that were new here.
    """
    wrong: list[str] = []
    wholes = list(given)
    if not wholes:
        return wrong
    seen: dict[str, int] = {}
    with store.writing(changes=False):
        with store.register.together():
            touched: set[int] = set()
            for name, spellings in _sound(wholes, "speakers", _person, wrong):
                touched |= _group(store.register, name, spellings)
            for person in touched:
                store.register.settle(person)
        for name, query, number in _sound(wholes, "saved", _search, wrong):
            if store.organiser.keep(name, query):
                seen[name] = number
        for mark in _sound(wholes, "marks", _mark, wrong):
            store.marks.add(mark)
    _see(store, seen, added)
    return wrong


def _sound(
    wholes: Iterable[Mapping[str, Any]], kind: str, read: Callable[[Any], Item], wrong: list[str]
) -> Iterator[Item]:
    """The entries of this kind that can be read; a line for each of the others."""
    for whole in wholes:
        entries = whole.get(kind) or ()
        if not isinstance(entries, (list, tuple)):
            wrong.append(f"an export's {kind} are damaged and left out")
            continue
        for entry in entries:
            try:
                yield read(entry)
            except (KeyError, TypeError, AttributeError, ValueError, UsageError):
                wrong.append(f"an entry of an export's {kind} is damaged and left out")


def _person(entry: Any) -> tuple[str, dict[str, int]]:
    """Name and spellings of a person. Raises where it is none."""
    spellings = {_text(form): pinned for form, pinned in entry["spellings"].items()}
    if not spellings or any(type(pinned) is not int for pinned in spellings.values()):
        raise ValueError("not the spellings of a person")
    if not set(spellings.values()) <= {0, 1, 2}:
        raise ValueError("not how a spelling came to its person")
    return _text(entry["name"]), spellings


def _search(entry: Any) -> tuple[str, str, int]:
    """Name, query and generation of a saved search. Raises where it is none."""
    seen = entry["seen"]
    if type(seen) is not int or not 0 <= seen < 2**53:
        raise ValueError("not a generation")
    return clean_name(_text(entry["name"]), "name"), _text(entry["query"]), seen


def _marks(store: Store, ids: Sequence[str] | None) -> list[dict[str, Any]]:
    """The marked passages of these articles; none of an archive that keeps none."""
    marks = getattr(store, "marks", None)
    return marks.as_made(ids) if marks is not None else []


def _mark(entry: Any) -> dict[str, Any]:
    """A marked passage. Raises where it is none."""
    places = [entry[name] for name in ("paragraph", "start", "stop")]
    if any(type(place) is not int or not 0 <= place < 2**53 for place in places):
        raise ValueError("not a place")
    note = entry["note"]
    return {
        "id": _text(entry["id"]), "paragraph": places[0], "start": places[1], "stop": places[2],
        "text": _text(entry["text"]), "note": None if note is None else _text(note),
        "tags": [clean_name(_text(tag), "tag") for tag in entry["tags"]], "at": _text(entry["at"]),
    }  # fmt: skip


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("not a text")
    value.encode()  # half a character raises
    return value


def _see(store: Store, seen: Mapping[str, int], added: Mapping[str, int]) -> None:
    """Let each search have seen what it had: later articles become of a later generation."""
    for border in sorted(set(seen.values()) - {0}):
        generation = store.renew([id for id, number in added.items() if number > border])
        for name, number in seen.items():
            if number == border:
                store.organiser.saw(name, generation - 1)


def _group(register: Register, name: str, spellings: Mapping[str, int]) -> set[int]:
    """Bring one person's spellings together, as far as this archive leaves it open; the persons
    that they were taken from or put to.

    Spellings that came with this import are grouped as they were. Those known before stay, but
    that rulings are followed where the reader here has not ruled on a spelling himself.
    """
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
