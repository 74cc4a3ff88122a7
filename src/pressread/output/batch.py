"""Many searches answered at once, in every format."""

from __future__ import annotations

from pressread.output.hits import hit_record
from pressread.output.view import SCHEMA_VERSION, Style, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.hits import Hits


class BatchView(View):
    """Counts and hits, a query after the other."""

    schema = "batch"
    screen = "pressread.render.plain:screen"
    header = ("query", "total", "rank", "id", "score", "published", "publisher", "headline")

    def __init__(self, answers: Sequence[Hits]) -> None:
        self.answers = answers

    def found(self) -> bool:
        return any(hits.total for hits in self.answers)

    def document(self) -> dict[str, Any]:
        return {"schema_version": SCHEMA_VERSION, "searches": list(self.records())}

    def records(self) -> Iterator[dict[str, Any]]:
        for hits in self.answers:
            found = [hit_record(hit) for hit in hits.hits]
            yield {"query": hits.query, "total": hits.total, "hits": found}

    def rows(self) -> Iterator[tuple[object, ...]]:
        """A row a hit; a query without any has one with its count alone."""
        for hits in self.answers:
            if not hits.hits:
                yield (hits.query, hits.total, None, None, None, None, None, None)
            for rank, hit in enumerate(hits.hits, 1):
                yield (
                    hits.query, hits.total, rank, hit.id, round(hit.score, 4), hit.published,
                    hit.publisher, hit.headline,
                )  # fmt: skip

    def ids(self) -> dict[str, None]:
        return dict.fromkeys(hit.id for hits in self.answers for hit in hits.hits)

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        for hits in self.answers:
            yield f"{hits.total:>6}  {clean(hits.query)}"

    def markdown(self, style: Style) -> Iterator[str]:
        return (f"- {line.strip()}" for line in self.lines(style))
