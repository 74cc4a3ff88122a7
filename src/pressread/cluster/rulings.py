"""What readers add to an archive on a cluster: tags, notes, saved searches, corrections, marks.

Of an article each kind is one document of the desk. A correction is laid over the record wherever
it is read, as in a folder; the article's own document is written anew, so that it is found by what
was ruled.
"""

from __future__ import annotations

from pressread.cluster.writing import MARKS
from pressread.errors import NotFound
from pressread.store.corrections import standing
from pressread.store.rulings import clean_name, fold_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from pressread.cluster.writing import Change, Desk

_CORRECTIONS, _MARKS = "corrections", "marks"
#: What a corrected record says of it.
_LAID_OVER = ("corrected", "extracted")
#: Of marks: in the order of the text; and what tells a mark from another of its article.
_PLACE = ("id", "paragraph", "start", "number")
_SAME = ("paragraph", "text", "note", "tags")


class Organiser:
    """Tags, notes and saved searches, as ``store.organise`` answers them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # -- tags

    def tag(self, ids: Sequence[str], add: Iterable[str], remove: Iterable[str]) -> None:
        """Add and remove tags. Raises ``UsageError`` for one that is no single word."""
        added = [clean_name(tag, "tag") for tag in add]
        removed = {clean_name(tag, "tag") for tag in remove}
        for id in ids:
            self._article(
                id, lambda one: _kept({**one, "tags": sorted({*one["tags"], *added} - removed)})
            )

    def tags(self, id: str) -> list[str]:
        return sorted(self._of(id).get("tags", ()))

    def all_tags(self) -> list[tuple[str, int]]:
        """``(tag, articles)``, most used first."""
        counts: dict[str, int] = {}
        for one in self._desk.found("article", {"exists": {"field": "tags"}}):
            for tag in one["tags"]:
                counts[tag] = counts.get(tag, 0) + 1
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))

    def tagged(self, tag: str) -> list[str]:
        """Ids of the articles tagged so; ``*`` at the end stands for any ending."""
        wanted = fold_label(tag)
        begun = wanted.endswith("*")
        asked = {"prefix": {"tags": wanted[:-1]}} if begun else {"term": {"tags": wanted}}
        if wanted == "*":
            asked = {"exists": {"field": "tags"}}
        return [one["id"] for one in self._desk.found("article", asked)]

    def marked(self, what: str) -> list[str]:
        """Ids of all articles with a ``tag``, or with a ``note``."""
        if what == "tag":
            return self.tagged("*")
        return [one["id"] for one in self._desk.found("article") if "note" in one["value"]]

    # -- notes

    def note(self, id: str, text: str) -> None:
        """Set the note of an article; an empty text removes it."""
        value = {"note": text.strip()} if text.strip() else {}
        self._article(id, lambda one: _kept({**one, "value": value}))

    def note_of(self, id: str) -> str | None:
        found: str | None = self._of(id).get("value", {}).get("note")
        return found

    def noted(self, text: str) -> list[str]:
        """Ids of the articles whose note holds ``text``, case and accents aside."""
        wanted = fold_label(text)
        found = self._desk.found("article")
        return [one["id"] for one in found if wanted in fold_label(one["value"].get("note") or "")]

    # -- saved searches

    def save(self, name: str, query: str) -> None:
        """Keep a query; what an older one of that name has shown is forgotten."""
        self._search(clean_name(name, "name"), lambda _: {"query": query, "seen": 0})

    def keep(self, name: str, query: str) -> bool:
        """Keep a query unless there is one of that name; whether it was kept."""
        kept: list[bool] = []

        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            kept[:] = [before is None]
            return before or {"query": query, "seen": 0}

        self._search(clean_name(name, "name"), change)
        return kept[0]

    def saved(self) -> list[tuple[str, str, int]]:
        """``(name, query, generation of the last run)``."""
        found = self._desk.found("saved")
        return [(one["id"], one["value"]["query"], one["value"]["seen"]) for one in found]

    def saved_query(self, name: str) -> tuple[str, int]:
        """``(query, generation of the last run)``. Raises ``NotFound``."""
        found = self._desk.get("s:" + clean_name(name, "name"))
        if found is None:
            raise NotFound(f"no saved search {name!r}; `pressread saved list` shows them")
        return found["value"]["query"], found["value"]["seen"]

    def saw(self, name: str, generation: int, query: str | None = None) -> None:
        """Note that a saved search (of this query still) has shown all up to a generation."""

        def change(one: dict[str, Any] | None) -> dict[str, Any] | None:
            if one is None or query not in (None, one["query"]):
                return one
            return {**one, "seen": max(one["seen"], generation)}

        self._search(fold_label(name), change)

    def forget(self, name: str) -> None:
        """Drop a saved search. Raises ``NotFound``."""
        self.saved_query(name)
        self._search(fold_label(name), lambda _: None)

    # -- inside

    def _of(self, id: str) -> dict[str, Any]:
        found = self._desk.found("article", {"term": {"id": id}})
        return found[0] if found else {}

    def _article(self, id: str, change: Callable[[dict[str, Any]], dict[str, Any] | None]) -> None:
        empty = {"kind": "article", "id": id, "tags": [], "value": {}}
        self._desk.change("a:" + id, lambda before: change(before or empty))

    def _search(self, name: str, change: Change) -> None:
        def changed(before: dict[str, Any] | None) -> dict[str, Any] | None:
            value = change(before["value"] if before else None)
            return value and {"kind": "saved", "id": name, "value": value}

        self._desk.change("s:" + name, changed)


def _kept(one: dict[str, Any]) -> dict[str, Any] | None:
    """A document that says nothing any more is none."""
    return one if one["tags"] or one["value"] else None


class Corrections:
    """What ``store.corrections`` answers for a folder."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, ids: Sequence[str]) -> dict[str, list[Mapping[str, Any]]]:
        """Id → the rulings in force, for those of ``ids`` that have any."""
        found = self._desk.found(_CORRECTIONS, {"terms": {"id": list(ids)}}) if ids else []
        told = {one["id"]: in_force(one["value"]["rulings"]) for one in found}
        return {id: rulings for id, rulings in told.items() if rulings}

    def now(self, id: str) -> list[Mapping[str, Any]]:
        """The rulings in force on an article, those of a moment ago too."""
        found = self._desk.get("c:" + id)
        return in_force(found["value"]["rulings"]) if found else []

    def all(self, id: str | None = None) -> list[dict[str, Any]]:
        """Every ruling (on one article) in the order made, with ``id`` and when it was undone."""
        which = () if id is None else ({"term": {"id": id}},)
        found = [
            {"id": one["id"], **ruling}
            for one in self._desk.found(_CORRECTIONS, *which)
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
            return _corrected(id, [*kept, *({**one, "undone": None} for one in fresh)])

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
            return _corrected(id, [
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


def _corrected(id: str, rulings: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    if not rulings:
        return None
    return {"kind": _CORRECTIONS, "id": id, "value": {"rulings": list(rulings)}}


class Marks:
    """What ``store.marks`` answers for a folder."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self, ids: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """Every mark (of these articles), article by article in the order of the text."""
        which = () if ids is None else ({"terms": {"id": list(ids)}},)
        found = [mark for one in self._desk.found(_MARKS, *which) for mark in one["value"]["marks"]]
        return sorted(found, key=lambda one: tuple(one[name] for name in _PLACE))

    def as_made(self, ids: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """Marks (of these articles) in the order they were made, as an export tells them."""
        return sorted(self.all(ids), key=lambda one: int(one["number"]))

    def add(self, mark: Mapping[str, Any]) -> bool:
        """Enter a mark (without a number); not one that is there already. Whether it was new."""
        id, number, new = str(mark["id"]), self._desk.next(MARKS), False

        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            nonlocal new
            kept = list(before["value"]["marks"]) if before else []
            made = {**mark, "tags": list(mark["tags"]), "number": number}
            new = not any(all(one[name] == made[name] for name in _SAME) for one in kept)
            return _marked(id, [*kept, made] if new else kept)

        self._desk.change("m:" + id, change)
        return new

    def remove(self, number: int) -> bool:
        """Take a mark away; whether there was one of that number."""

        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            kept = before["value"]["marks"] if before else []
            left = [mark for mark in kept if mark["number"] != number]
            return _marked(before["id"], left) if before else None

        found = self._desk.found(_MARKS, {"term": {"forms": str(number)}})
        self._desk.change_all({"m:" + one["id"]: change for one in found}, refresh="true")
        return bool(found)

    def holding(self, text: str) -> list[str]:
        """Ids of articles with a mark whose words, note or tags hold ``text``; ``""``: any."""
        from pressread.text.folding import fold_text

        wanted = fold_text(text)
        return list(dict.fromkeys(
            one["id"] for one in self.all()
            if wanted in fold_text(" ".join((one["text"], one["note"] or "", *one["tags"])))
        ))  # fmt: skip


def _marked(id: str, marks: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    if not marks:
        return None
    numbers = [str(mark["number"]) for mark in marks]
    return {"kind": _MARKS, "id": id, "forms": numbers, "value": {"marks": list(marks)}}
