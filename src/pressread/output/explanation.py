"""How a query was read, what each part matches, and why a hit ranks where it does."""

from __future__ import annotations

from pressread.output.columns import align
from pressread.output.jsontext import dumps
from pressread.output.view import SCHEMA_VERSION, Style, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class ExplanationView(View):
    """What ``Archive.explain`` answers (JSON values)."""

    schema = "explain"
    screen = "pressread.render.plain:screen"
    header = ("id", "score", "parts")

    def __init__(self, found: dict[str, Any]) -> None:
        self.explained = found

    def found(self) -> bool:
        return bool(self.explained["hits"])

    def document(self) -> dict[str, Any]:
        return {"schema_version": SCHEMA_VERSION, **self.explained}

    def records(self) -> Iterator[dict[str, Any]]:
        return iter(self.explained["hits"])

    def rows(self) -> Iterator[tuple[object, ...]]:
        return ((hit["id"], hit["score"], dumps(hit["parts"], None)) for hit in self.records())

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        yield f"read as  {clean(self.explained['read_as'])}"
        yield ""
        yield "Articles that each part finds"
        rows = [
            (f"  {part['articles']:,}", clean(part["looks_for"]), _forms(part))
            for part in self.explained["parts"]
        ]
        yield from align(rows, right=(0,))
        yield ""
        yield f"Why the hits rank so, of {self.explained['total']:,}"
        ranked = [(f"  {hit['id']}", f"{hit['score']:.3f}", _sum(hit)) for hit in self.records()]
        yield from align(ranked, right=(1,))


def _forms(part: dict[str, Any]) -> str:
    """The forms a word is found in, where there is more to say than the word itself."""
    forms = part.get("forms") or {}
    if set(forms) <= {part["looks_for"]}:
        return ""
    return clean(", ".join(f"{form} {count:,}" for form, count in forms.items()))


def _sum(hit: dict[str, Any]) -> str:
    return clean(" + ".join(f"{part} {score:.3f}" for part, score in hit["parts"].items()))
