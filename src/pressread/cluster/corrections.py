"""Corrections on a cluster: of each article one document with all that was ruled of it.

A ruling is laid over the record wherever it is read, as in a folder; the article's own document is
written anew, so that it is found by what was ruled.
"""

from __future__ import annotations

from pressread.store.corrections import standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from pressread.cluster.desk import Desk

_KIND = "corrections"
_LAID_OVER = ("corrected", "extracted")


class Corrections:
    """What ``store.corrections`` answers for a folder."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, ids: Sequence[str]) -> dict[str, list[Mapping[str, Any]]]:
        """Id → the rulings in force, for those of ``ids`` that have any."""
        found = self._desk.found(_KIND, {"terms": {"id": list(ids)}}) if ids else []
        told = {one["id"]: in_force(one["value"]["rulings"]) for one in found}
        return {id: rulings for id, rulings in told.items() if rulings}

    def all(self, id: str | None = None) -> list[dict[str, Any]]:
        """Every ruling (on one article) in the order made, with ``id`` and when it was undone."""
        which = () if id is None else ({"term": {"id": id}},)
        found = [
            {"id": one["id"], **ruling}
            for one in self._desk.found(_KIND, *which)
            for ruling in one["value"]["rulings"]
        ]
        return sorted(found, key=lambda ruling: ruling["at"])

    def add(self, id: str, rulings: Iterable[Mapping[str, Any]]) -> bool:
        """Enter rulings; one that is in force already is not entered again. Whether any was new."""
        given = [dict(ruling) for ruling in rulings]
        new: list[bool] = []

        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            kept = list(before["value"]["rulings"]) if before else []
            known = in_force(kept)
            fresh = [ruling for ruling in given if ruling not in known]
            new[:] = [bool(fresh)]
            return _document(id, [*kept, *({**one, "undone": None} for one in fresh)])

        if given:
            self._desk.change("c:" + id, change)
        return any(new)

    def undo(self, id: str, at: str) -> list[dict[str, Any]]:
        """Take back what was ruled last on an article, all of one command; what it was."""
        gone: list[dict[str, Any]] = []

        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            kept = list(before["value"]["rulings"]) if before else []
            open_ones = [one for one in kept if one["undone"] is None]
            last = open_ones[-1]["at"] if open_ones else None
            gone[:] = [{"id": id, **one} for one in open_ones if one["at"] == last]
            return _document(id, [
                {**one, "undone": at} if one["at"] == last and one["undone"] is None else one
                for one in kept
            ])  # fmt: skip

        self._desk.change("c:" + id, change)
        return gone


def in_force(rulings: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those that were not undone, each the last on its field."""
    told = [
        {name: value for name, value in one.items() if name != "undone"}
        for one in rulings
        if one["undone"] is None
    ]
    return standing(told)


def as_extracted(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without what was ruled of it."""
    plain = {name: value for name, value in record.items() if name not in _LAID_OVER}
    return {**plain, **(record.get("extracted") or {})}


def _document(id: str, rulings: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    if not rulings:
        return None
    return {"kind": _KIND, "id": id, "value": {"rulings": list(rulings)}}
