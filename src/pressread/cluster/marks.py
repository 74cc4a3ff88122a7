"""Marked passages on a cluster: of each article one document with all its marks."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from pressread.cluster.desk import Desk

_KIND = "marks"
_COUNTER = "m"
#: In the order of the text; and what tells a mark from another of its article.
_PLACE = ("id", "paragraph", "start", "number")
_SAME = ("paragraph", "text", "note", "tags")


class Marks:
    """What ``store.marks`` answers for a folder."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self, ids: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """Every mark (of these articles), article by article in the order of the text."""
        which = () if ids is None else ({"terms": {"id": list(ids)}},)
        found = [mark for one in self._desk.found(_KIND, *which) for mark in one["value"]["marks"]]
        return sorted(found, key=lambda one: tuple(one[name] for name in _PLACE))

    def as_made(self, ids: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """Marks (of these articles) in the order they were made, as an export tells them."""
        return sorted(self.all(ids), key=lambda one: int(one["number"]))

    def add(self, mark: Mapping[str, Any]) -> bool:
        """Enter a mark (without a number); not one that is there already. Whether it was new."""
        id, number, new = str(mark["id"]), self._next(), False

        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            nonlocal new
            kept = list(before["value"]["marks"]) if before else []
            made = {**mark, "tags": list(mark["tags"]), "number": number}
            new = not any(all(one[name] == made[name] for name in _SAME) for one in kept)
            return _document(id, [*kept, made] if new else kept)

        self._desk.change("m:" + id, change)
        return new

    def remove(self, number: int) -> bool:
        """Take a mark away; whether there was one of that number."""
        found = self._desk.found(_KIND, {"term": {"forms": str(number)}})
        for one in found:

            def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
                kept = before["value"]["marks"] if before else []
                return _document(
                    before["id"] if before else "",
                    [mark for mark in kept if mark["number"] != number],
                )

            self._desk.change("m:" + one["id"], change)
        return bool(found)

    def holding(self, text: str) -> list[str]:
        """Ids of articles with a mark whose words, note or tags hold ``text``; ``""``: any."""
        from pressread.text.folding import fold_text

        wanted = fold_text(text)
        return list(dict.fromkeys(
            one["id"] for one in self.all()
            if wanted in fold_text(" ".join((one["text"], one["note"] or "", *one["tags"])))
        ))  # fmt: skip

    def _next(self) -> int:
        number = 0

        def change(before: dict[str, Any] | None) -> dict[str, Any]:
            nonlocal number
            number = (before["value"]["number"] if before else 0) + 1
            return {"kind": "counter", "id": _COUNTER, "value": {"number": number}}

        self._desk.change(_COUNTER, change)
        return number


def _document(id: str, marks: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    if not marks:
        return None
    numbers = [str(mark["number"]) for mark in marks]
    return {"kind": _KIND, "id": id, "forms": numbers, "value": {"marks": list(marks)}}
