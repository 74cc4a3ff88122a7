"""How a query was read, what each part matches, and why a hit ranks where it does."""

from __future__ import annotations

from pressread.output.formats import dumps
from pressread.output.lines import UNTITLED, Style, align
from pressread.output.view import SCHEMA_VERSION, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MOST_FORMS = 8


class ExplanationView(View):
    """What ``Archive.explain`` answers (JSON values)."""

    schema = "explain"
    screen = "pressread.render.listing:plain_lines"
    header = ("id", "score", "headline", "parts")

    def __init__(self, found: dict[str, Any]) -> None:
        self.explained = found

    def found(self) -> bool:
        return bool(self.explained["hits"])

    def document(self) -> dict[str, Any]:
        return {"schema_version": SCHEMA_VERSION, **self.explained}

    def records(self) -> Iterator[dict[str, Any]]:
        return iter(self.explained["hits"])

    def rows(self) -> Iterator[tuple[object, ...]]:
        return (
            (hit["id"], hit["score"], hit["headline"], dumps(hit["parts"], None))
            for hit in self.records()
        )

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        yield f"read as  {clean(self.explained['read_as'])}"
        yield ""
        yield "Articles that each part finds"
        rows = [
            (f"  {part['articles']:,}", clean(part["looks_for"]), _forms(part))
            for part in self.explained["parts"]
        ]
        yield from align(rows, right=(0,))
        if not self.found():
            return
        yield ""
        yield f"Why the hits rank so, of {self.explained['total']:,}"
        ranked = [
            (f"  {hit['id']}", f"{hit['score']:.3f}", clean(hit["headline"] or UNTITLED))
            for hit in self.records()
        ]
        for head, hit in zip(align(ranked, right=(1,)), self.records(), strict=True):
            yield head
            yield f"      {_sum(hit)}"


def _forms(part: dict[str, Any]) -> str:
    """The forms a word is found in, where there is more to say than the word itself."""
    forms = part.get("forms") or {}
    if set(forms) <= {part["looks_for"]}:
        return ""
    told = [f"{form} {count:,}" for form, count in list(forms.items())[:MOST_FORMS]]
    more = len(forms) - len(told)
    return clean(", ".join(told) + (f", and {more} more" if more else ""))


def _sum(hit: dict[str, Any]) -> str:
    return clean(" + ".join(f"{part} {score:.3f}" for part, score in hit["parts"].items()))
