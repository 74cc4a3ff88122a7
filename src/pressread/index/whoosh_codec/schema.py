"""Our fields and their values in Whoosh's words: a shelf's texts, words of columns, days, numbers.

The analysis is ours, so that what is typed finds there what it finds here: ``S-400`` is one term,
``sanctions`` finds ``sanction``, a phrase is exact.
"""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer
from whoosh.fields import DATETIME, ID, NUMERIC, TEXT, FieldType, Schema
from whoosh.formats import Frequency
from whoosh.util.numeric import byte_to_length, length_to_byte

from pressread.index import fields_of
from pressread.index.files.segments import Segment
from pressread.query.variants import ways
from pressread.text.folding import fold
from pressread.text.terms import pieces

#: Texts that can be sorted and counted by, since a column has them whole.
WHOLE = ("headline", "publisher")
#: Texts by whose words more of the like is found.
LIKENED = ("body", "headline", "quote")
#: Words of columns, and numbers, by shelf. ``id`` names the document on its shelf.
WORDS = {
    "articles": ("id", "language", "has"),
    "statements": ("id", "article", "language", "kind"),
}
NUMBERS = {"articles": ("words", "quotes"), "statements": ("number",)}
#: What a hit has (the rest is in the archive's store).
STORED = ("id", "article", "headline", "published", "publisher", "language", "kind")


class PressAnalyzer(Analyzer):
    """Our terms as Whoosh's tokens; terms of one position share it."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        mode: str = "",
        **_: Any,
    ) -> Iterator[Token]:
        place = at = 0
        for chunk in value.split():
            at = value.index(chunk, at)
            for start, end, terms in pieces(chunk):
                for text in terms if mode != "query" else terms[:1]:
                    token = Token(positions, chars, mode=mode)
                    token.text, token.boost, token.stopped = text, 1.0, False
                    token.pos, token.startchar, token.endchar = place, at + start, at + end
                    yield token
                place += 1
            at += len(chunk)


class PressText(TEXT):
    """A text; its words are read as pressread's query language reads them."""

    def __init__(self, name: str) -> None:
        super().__init__(
            PressAnalyzer(),
            phrase=True,
            stored=name in STORED,
            sortable=name in WHOLE,
            vector=Frequency() if name in LIKENED else None,
        )

    def process_text(
        self, qstring: str, mode: str = "", tokenize: bool = True, **options: Any
    ) -> Iterator[str]:
        """The terms of what was typed: of one word all its forms; of a beginning or a misspelt
        word (not ``tokenize``) that word.

        Whoosh's parser asks at once how they belong together (``multitoken_query``).
        """
        if not tokenize:
            return iter([fold(qstring)])
        if mode != "query":
            return super().process_text(qstring, mode, **options)
        slots = next(iter(ways(qstring)), [])
        self.multitoken_query = "or" if len(slots) == 1 else "phrase"
        return iter(slots[0] if len(slots) == 1 else [slot[0] for slot in slots])


class Day(DATETIME):
    """The day of publication, at its first moment; of what has none, nothing."""

    def __init__(self) -> None:
        super().__init__(stored=True, sortable=True)
        self.shift_step = 0  # days are few: one term each, no coarser ones

    def from_column_value(self, x: Any) -> datetime | None:  # type: ignore[override]
        """The day; the value of documents without one is beyond all calendars."""
        try:
            return super().from_column_value(x)
        except OverflowError:
            return None


def schema(shelf: str) -> Schema:
    """The fields of a shelf."""
    found: dict[str, FieldType] = {name: PressText(name) for name in fields_of(shelf).names}
    for name in WORDS[shelf]:
        found[name] = ID(stored=name in STORED, unique=name == "id", sortable=True)
    for name in NUMBERS[shelf]:
        found[name] = NUMERIC(int, 64, signed=False, shift_step=0, sortable=True)
    found["published"] = Day()
    return Schema(**found)


class Values:
    """The columns of a segment as Whoosh's fields have them."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.shelf = segment.name.partition("-")[0]
        self.fields = schema(self.shelf)

    def of(self, name: str) -> list[Any] | None:
        """What each document has in a column, ``None`` where nothing; of several words the
        first.
        """
        columns = self.segment.columns
        if name == "id":
            return columns.ids(range(self.segment.size))
        if name == "headline":
            return columns.texts(name)
        if name in ("published", *NUMBERS[self.shelf]):
            numbers = columns.number(name)
            if numbers is None:
                return None
            return [_day(one) for one in numbers] if name == "published" else list(numbers)
        keyword = columns.keyword(name)
        if keyword is None:
            return None
        return [next(iter(keyword.of(doc)), None) for doc in range(self.segment.size)]

    @cached_property
    def _sorted(self) -> dict[str, list[tuple[bytes, list[int]]]]:
        return {}

    def terms(self, name: str) -> list[tuple[bytes, list[int]]]:
        """The terms of a field of words, days or numbers, each with its documents."""
        if name not in self._sorted:
            held: dict[bytes, list[int]] = {}
            encode = self.fields[name].to_bytes
            for doc, values in enumerate(self._all(name)):
                for value in values:
                    held.setdefault(encode(value), []).append(doc)
            self._sorted[name] = sorted(held.items())
        return self._sorted[name]

    def _all(self, name: str) -> Iterator[list[Any]]:
        keyword = self.segment.columns.keyword(name)
        if keyword is not None:
            yield from map(keyword.of, range(self.segment.size))
            return
        for value in self.of(name) or ():
            yield [] if value is None else [value]


def _day(number: int) -> datetime | None:
    """``20210800`` as its first day; a day that no calendar has as none."""
    year, month, day = number // 10_000, number // 100 % 100 or 1, number % 100 or 1
    try:
        return datetime(year, month, day, tzinfo=UTC).replace(tzinfo=None)
    except ValueError:
        return None


def rounded(length: int) -> int:
    """A length as Whoosh's own codec gives it, which keeps one byte of it."""
    found: int = byte_to_length(length_to_byte(length))
    return found
