"""Articles on their way out, with all that an archive needs to be what it was."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.store import Store

_AT_ONCE = 100  # records in memory


def exported(store: Store, ids: Sequence[str], *, everything: bool) -> Iterator[dict[str, Any]]:
    """The records of ``ids`` with what belongs to them, in this order; see ``Archive.exported``."""
    from pressread.store.archive_extras import whole

    archive = {"archive": whole(store, None if everything else ids)} if ids else {}
    told: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        records, added = store.records(part), store.added(part)
        for id in (id for id in part if id in records):
            record = records[id]
            source = record["source"]["sha256"]
            yield {
                **record,
                "tags": store.organiser.tags(id),
                "note": store.organiser.note_of(id),
                "added": added[id],
                **({} if source in told else _raw(store, source)),
                **archive,
            }
            told.add(source)
            archive = {}


def _raw(store: Store, sha256: str) -> dict[str, str]:
    packed = store.raws.packed(sha256)
    if packed is None:
        return {}
    from base64 import b64encode

    return {"raw": b64encode(packed).decode("ascii")}
