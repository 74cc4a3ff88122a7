"""What readers add to an archive on a cluster: tags, notes, saved searches.

Each is a small document that is changed by optimistic concurrency: read, changed here, and written
if nobody wrote meanwhile; else once more. A change says what is to be added or taken away, not
what the whole is, so two people at one article lose nothing of each other's.
"""

from __future__ import annotations

from random import uniform
from time import sleep

from pressread.cluster.asking import Wanted
from pressread.cluster.client import lines_of, refusal
from pressread.cluster.mapping import DESK, WINDOW, alias
from pressread.errors import ArchiveError, NotFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, TypeAlias

    from pressread.cluster.asking import Asking

    #: What a document is → what it shall be; asked again where somebody else was faster.
    Change: TypeAlias = Callable[[dict[str, Any] | None], dict[str, Any] | None]

#: Times that a change is tried again where others write the same document at the same moment.
_TRIES = 60
_LONGEST_PAUSE = 0.4


class Desk:
    """The documents of the desk, by kind: ``article``, ``saved``, ``names``, ``corrections`` …; or
    those of another ``index``, changed by the same rules.
    """

    def __init__(self, asking: Asking, index: str = DESK) -> None:
        self._asking = asking
        self._index = alias(asking.name, index)

    def get(self, id: str) -> dict[str, Any] | None:
        """A document as it is now."""
        path = f"/{self._index}/_doc/{_quoted(id)}"
        status, found = self._asking.client.ask("GET", path, allow=(404,))
        if status == 404 or not found.get("found"):
            return None
        source: dict[str, Any] = found["_source"]
        return source

    def change(self, id: str, change: Change) -> None:
        """Write what ``change`` makes of a document (``None``: there is none, or shall be none)
        and let questions see it.
        """
        self.change_all({id: change}, refresh="true")

    def change_all(self, changes: Mapping[str, Change], *, refresh: str = "false") -> None:
        """``change`` for many documents, each by itself."""
        for tries in range(_TRIES):
            if not changes:
                break
            if tries:
                sleep(uniform(0, min(_LONGEST_PAUSE, 0.01 * 2**tries)))
            changes = self._tried(changes, refresh)
        else:
            raise ArchiveError(
                f"others keep changing the same thing at {self._asking.client.address}; try again"
            )
        self._asking.forget()

    def _tried(self, changes: Mapping[str, Change], refresh: str) -> dict[str, Change]:
        """Read all, write what is changed; those that somebody else wrote meanwhile."""
        client, index = self._asking.client, self._index
        _, found = client.ask("POST", f"/{index}/_mget", {"ids": list(changes)})
        lines: list[Any] = []
        wanted: list[str] = []
        for one in found["docs"]:
            if "error" in one:
                raise refusal(503, one, client.address)
            before = one["_source"] if one.get("found") else None
            after = changes[one["_id"]](before)
            if after != before:
                wanted.append(one["_id"])
                lines += _lines(one, after)
        if not wanted:
            return {}
        path = f"/{index}/_bulk?refresh={refresh}&filter_path=items.*.status,items.*.error"
        _, told = client.ask("POST", path, lines_of(lines), write=True)
        conflicts = {}
        for id, item in zip(wanted, told["items"], strict=True):
            (outcome,) = item.values()
            if outcome["status"] in (404, 409):
                conflicts[id] = changes[id]
            elif outcome["status"] >= 300:
                raise refusal(outcome["status"], outcome, client.address)
        return conflicts

    def found(
        self, kind: str, *conditions: dict[str, Any], likely: Sequence[Any] = ()
    ) -> list[Any]:
        """The sources of a kind that meet all ``conditions``, by id."""
        query = {"bool": {"filter": [{"term": {"kind": kind}}, *conditions]}}
        body = {"size": WINDOW, "query": query, "sort": [{"id": "asc"}], "track_total_hits": True}

        def read(answer: Any) -> list[Any]:
            hits = [hit["_source"] for hit in answer["hits"]["hits"]]
            if answer["hits"]["total"]["value"] <= len(hits):
                return hits
            from pressread.cluster.paging import every_hit

            return [hit["_source"] for hit in every_hit(self._asking, body, index=DESK)]

        key = ("desk", kind, repr(conditions))
        known: list[Any] = self._asking.know(key, lambda: Wanted(DESK, body, read), list(likely))
        return known


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
            self._article(id, lambda one: _tagged(one, added, removed))

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
        self._article(id, lambda one: _noted(one, text.strip()))

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


def clean_name(text: str, what: str) -> str:
    """One folded word for a tag or a name. Raises ``UsageError`` for anything else."""
    from pressread.store.rulings import clean_name

    return clean_name(text, what)


def fold_label(text: str) -> str:
    """A tag, a name or a note as it is compared: without case and accents."""
    from pressread.store.rulings import fold_label

    return fold_label(text)


def _tagged(one: dict[str, Any], added: Iterable[str], removed: set[str]) -> dict[str, Any] | None:
    return _kept({**one, "tags": sorted((set(one["tags"]) | set(added)) - removed)})


def _noted(one: dict[str, Any], text: str) -> dict[str, Any] | None:
    return _kept({**one, "value": {"note": text} if text else {}})


def _kept(one: dict[str, Any]) -> dict[str, Any] | None:
    """A document that says nothing any more is none."""
    return one if one["tags"] or one["value"] else None


def _lines(one: dict[str, Any], after: dict[str, Any] | None) -> list[Any]:
    """The lines of a bulk that write ``after`` if the document is still as it was read."""
    meta = {"_id": one["_id"]}
    if not one.get("found"):
        return [{"create": meta}, after]
    meta |= {"if_seq_no": one["_seq_no"], "if_primary_term": one["_primary_term"]}
    return [{"index": meta}, after] if after is not None else [{"delete": meta}]


def _quoted(id: str) -> str:
    """``id`` as a part of a path."""
    safe = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~")
    return "".join(chr(byte) if byte in safe else f"%{byte:02X}" for byte in id.encode())
