"""What belongs to an archive as a whole, beside its articles: who is who, saved searches.

It travels with an export as one JSON value and is laid over the archive that imports it; what
that archive's own reader has ruled or saved is never overturned.

    {"speakers": [{"name": "Mevlut Cavusoglu", "spellings": {"Cavusoglu": 1, …}}, …],
     "saved": [{"name": "s400", "query": "s-400 -cyprus", "seen": 17}, …]}

A spelling's number is 0 where the register put it, 1 where the reader ruled, 2 where that spelling
is the chosen name. ``seen`` is the generation that a saved search has shown all of.
"""

from __future__ import annotations

import json

from pressread.errors import BadInput
from pressread.store.people import exported, regroup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from pressread.store import Store


def whole(store: Store, ids: Sequence[str] | None) -> dict[str, Any]:
    """The register and the saved searches; for some articles (full ids) only who they quote."""
    return {
        "speakers": exported(store.base, ids),
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
        with store.writing() as generation:
            later = json.dumps([id for id, number in added.items() if number > border])
            chosen = "WHERE id IN (SELECT value FROM json_each(?))"
            store.base.execute(  # an index that knows them already has to take them out first
                f"INSERT INTO removal SELECT id, ? FROM article {chosen}", (generation, later)
            )
            store.base.execute(f"UPDATE article SET generation = ? {chosen}", (generation, later))
            for name, number in seen.items():
                if number == border:
                    store.organiser.saw(name, generation - 1)
