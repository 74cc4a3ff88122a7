"""Articles on their way out, with all that an archive needs to be what it was.

What is damaged costs no more than itself: it is told, and the rest is written.
"""

from __future__ import annotations

from pressread.store.damage import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from pressread.store import Store


_AT_ONCE = 100  # records in memory


def exported(store: Store, ids: Sequence[str], *, everything: bool) -> Iterator[dict[str, Any]]:
    """The records of ``ids`` with what belongs to them, in this order; see ``Archive.exported``."""
    from pressread.store.archive_extras import whole

    archive = {}
    if ids:
        some = None if everything else ids
        archive = {"archive": _part(store, "the archive", lambda: whole(store, some), {})}
    told: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        records = store.records(part)
        _name(store, list(records.values()))
        for id in (id for id in part if id in records):
            source = records[id]["source"]["sha256"]
            yield {
                **records[id],
                **_own(store, id),
                **({} if source in told else _raw(store, id, source)),
                **archive,
            }
            told.add(source)
            archive = {}


def _name(store: Store, records: list[dict[str, Any]]) -> None:
    """Write beside each speaker whom the register takes it for."""
    from pressread.archive.speakers import with_people

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
