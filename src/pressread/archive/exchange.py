"""Articles on their way out, with all that an archive needs to be what it was, and what of it is
laid over the archive that imports them.

What is damaged costs no more than itself: it is told, and the rest is written. What belongs to an
archive as a whole travels with the first record as one JSON value; what the reader of the archive
that imports it has ruled or saved is never overturned.

    {"speakers": [{"name": "Mevlut Cavusoglu", "spellings": {"Cavusoglu": 1, …}}, …],
     "saved": [{"name": "s400", "query": "s-400 -cyprus", "seen": 17}, …], "marks": […]}

A spelling's number is 0 where the register put it, 1 where the reader ruled, 2 where that spelling
is the chosen name. ``seen`` is the generation that a saved search has shown all of.
"""

from __future__ import annotations

from pressread.errors import UsageError
from pressread.store.damage import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, TypeVar

    from pressread.store import Store
    from pressread.store.register import Register

    Item = TypeVar("Item")

_AT_ONCE = 100  # records in memory


def exported(store: Store, ids: Sequence[str], *, everything: bool) -> Iterator[dict[str, Any]]:
    """The records of ``ids`` with what belongs to them, in this order; see ``Archive.exported``."""
    archive = {}
    if ids:
        some = None if everything else ids
        archive = {"archive": _part(store, "the archive", lambda: whole(store, some), {})}
    told: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        records = store.records(part)
        _name(store, list(records.values()))
        at_hand = getattr(store, "owned", None)  # a store that is far away answers for all at once
        owned: dict[str, dict[str, Any]] = at_hand(part) if at_hand else {}
        for id in (id for id in part if id in records):
            source = records[id]["source"]["sha256"]
            yield {
                **records[id],
                **(owned.get(id) or _own(store, id)),
                **({} if source in told else _raw(store, id, source)),
                **archive,
            }
            told.add(source)
            archive = {}


def _name(store: Store, records: list[dict[str, Any]]) -> None:
    """Write beside each speaker whom the register takes it for."""
    from pressread.archive.lists import with_people

    _part(store, "the register", lambda: with_people(store, records), records)


def _own(store: Store, id: str) -> dict[str, Any]:
    return {
        "tags": _part(store, id, lambda: store.organiser.tags(id), []),
        "note": _part(store, id, lambda: store.organiser.note_of(id), None),
        "added": _part(store, id, lambda: store.added([id])[id], 0),
    }


def _raw(store: Store, id: str, sha256: str) -> dict[str, str]:
    """The bytes as found, packed; nothing where they are damaged, or were not given."""
    packed = _part(store, id, lambda: _proved(store, sha256), None)
    if packed is None:
        return {}
    from base64 import b64encode

    return {"raw": b64encode(packed).decode("ascii")}


def _proved(store: Store, sha256: str) -> bytes | None:
    """Packed bytes that are those of this hash. Raises ``ValueError`` for others."""
    import hashlib
    import zlib

    try:
        packed = store.raws.packed(sha256)
        if packed and hashlib.sha256(zlib.decompress(packed)).hexdigest() != sha256:
            raise ValueError("its source is not the bytes that were imported")
    except zlib.error as error:
        raise ValueError(f"its source cannot be unpacked ({error})") from error
    return packed


def _part(store: Store, id: str, read: Callable[[], Any], otherwise: Any) -> Any:
    """What belongs to an article; ``otherwise`` where it is damaged, which is told."""
    try:
        return read()
    except (Unreadable, ValueError, LookupError, TypeError) as error:
        store.damage(id, str(error), "is written without a part of it")
        return otherwise


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
    from pressread.store.rulings import clean_name

    return clean_name(_text(entry["name"]), "name"), _text(entry["query"]), seen


def _marks(store: Store, ids: Sequence[str] | None) -> list[dict[str, Any]]:
    """The marked passages of these articles; none of an archive that keeps none."""
    marks = getattr(store, "marks", None)
    return marks.as_made(ids) if marks is not None else []


def _mark(entry: Any) -> dict[str, Any]:
    """A marked passage. Raises where it is none."""
    from pressread.store.rulings import clean_name

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
