"""A posting list as a Whoosh matcher."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from whoosh.matching.mcore import LeafMatcher, ReadTooFar

_BLOCK = 128
#: Document, positions in the field, from 0.
Posting = tuple[int, list[int]]


class PostingMatcher(LeafMatcher):
    """Goes through a posting list in blocks of 128, each with its largest weight and shortest
    length, by which Whoosh skips what cannot be among the best.
    """

    def __init__(
        self,
        term: tuple[str, str],
        held: list[Posting],
        lengths: list[int],
        format_: Any,
        scorer: Any,
    ) -> None:
        self._term = term
        self._held = held
        self._lengths = lengths
        self._docs = [docnum for docnum, _ in held]
        self.format = format_
        self.scorer = scorer
        self._at = 0

    def is_active(self) -> bool:
        """Whether there is a current posting."""
        return self._at < len(self._docs)

    def reset(self) -> None:
        """Back to the first."""
        self._at = 0

    def copy(self) -> PostingMatcher:
        """Another one at the same place."""
        other = PostingMatcher(self._term, self._held, self._lengths, self.format, self.scorer)
        other._at = self._at
        return other

    def id(self) -> int:
        """The current document."""
        return self._docs[self._at]

    def all_ids(self) -> Iterator[int]:
        """Every document."""
        return iter(self._docs)

    def all_items(self) -> Iterator[tuple[int, bytes]]:
        """Every document with its encoded positions."""
        for docnum, places in self._held:
            yield docnum, self.format.encode(places)

    def next(self) -> None:
        """To the following posting."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1

    def skip_to(self, id: int) -> None:
        """To the first document from ``id`` on."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._docs, id, self._at)

    def weight(self) -> float:
        """Occurrences in the current document."""
        return float(len(self._held[self._at][1]))

    def value(self) -> Any:
        """The current positions, encoded."""
        return self.format.encode(self._held[self._at][1])

    def block_max_weight(self) -> float:
        """The most occurrences in a document of the block."""
        first = self._at - self._at % _BLOCK
        return float(max(len(places) for _, places in self._held[first : first + _BLOCK]))

    def block_min_length(self) -> int:
        """The shortest field of a document of the block."""
        first = self._at - self._at % _BLOCK
        return min(self._lengths[first : first + _BLOCK])

    def skip_to_quality(self, minquality: float) -> int:
        """Past blocks that cannot score more; how many."""
        skipped = 0
        while self.is_active() and self.block_quality() <= minquality:
            self._at += _BLOCK - self._at % _BLOCK
            skipped += 1
        return skipped
