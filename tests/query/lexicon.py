"""A dictionary of an index, made of the words that a test names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pressread.query import ops
from pressread.query.dictionary import neighbours


class Words:
    """Term → articles; ``languages``: term → the language of all articles that hold it."""

    def __init__(
        self, counts: Mapping[str, int], languages: Mapping[str, str] | None = None
    ) -> None:
        self.counts = dict(sorted(counts.items()))
        self.languages = dict(languages or {})
        self.size = 1_000
        self.spent = 0

    def doc_freq(self, term: str, field: str | None = None) -> int:
        return self.counts.get(term, 0)

    def terms(self, prefix: str = "", field: str | None = None) -> dict[str, int]:
        return {term: n for term, n in self.counts.items() if term.startswith(prefix)}

    def beginning(self, prefix: str) -> Iterable[str]:
        return self.terms(prefix)

    def holding(self, runs: Sequence[str]) -> list[list[str]]:
        return [[term for term in self.counts if run in term] for run in runs]

    def neighbours(self, term: str, distance: int) -> dict[str, tuple[int, int]]:
        return neighbours(self, term, distance)

    def spend(self, steps: int) -> None:
        self.spent += steps

    def facets(self, op: ops.Op, column: str) -> list[tuple[str, int]]:
        totals: dict[str, int] = {}
        for term, count in self.counts.items():
            if isinstance(op, ops.Everything) or (isinstance(op, ops.Term) and op.text == term):
                code = self.languages.get(term, "en")
                totals[code] = totals.get(code, 0) + count
        return sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
