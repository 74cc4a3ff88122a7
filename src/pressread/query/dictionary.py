"""What reading a query asks of an index: its dictionary."""

from __future__ import annotations

from itertools import islice

from pressread.errors import QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Protocol

    from pressread.query import ops, tree

    class Lexicon(Protocol):
        """``engine.Index``, or a stand-in with a dictionary."""

        @property
        def size(self) -> int:
            """Documents."""

        def doc_freq(self, term: str, field: str | None = None) -> int:
            """How many documents hold a term."""

        def terms(self, prefix: str = "", field: str | None = None) -> dict[str, int]:
            """The terms that begin with ``prefix``, with their frequencies."""

        def neighbours(self, term: str, distance: int) -> dict[str, tuple[int, int]]:
            """Term → (errors, frequency) of those within ``distance`` errors, itself left out."""

        def beginning(self, prefix: str) -> Iterable[str]:
            """The terms that begin with ``prefix``, in order; not counted."""

        def holding(self, runs: Sequence[str]) -> list[list[str]]:
            """For each run of letters the terms that hold it."""

        def spend(self, steps: int) -> None:
            """Count work on the dictionary. Raises ``TooMuch``."""

        def facets(self, op: ops.Op, column: str) -> list[tuple[str, int]]:
            """The values of a keyword column among what ``op`` matches, most frequent first."""


#: A prefix of more terms is answered in rough order (``evaluation.MOST_EXPANSIONS``).
BROAD = 512
#: Of a pattern or a fuzzy word so many terms are searched; one place of a phrase takes no more.
MOST_TERMS = 2_000
#: What looking words up in the dictionary may cost: a prefix or one error 1, two errors 4.
BUDGET = 24


class Expansion:
    """Looks words of one query up in the dictionary. Raises ``QueryError`` for too many."""

    def __init__(self, lexicon: Lexicon, query: str) -> None:
        self.lexicon = lexicon
        self.query = query
        self._budget = BUDGET

    def is_broad(self, node: tree.Node, prefix: str) -> bool:
        """Whether more than ``BROAD`` terms begin with ``prefix``."""
        self._spend(node, 1)
        return next(islice(self.lexicon.beginning(prefix), BROAD, None), None) is not None

    def beginning(self, node: tree.Node, prefix: str) -> list[str]:
        """All terms that begin with ``prefix``, for one place of a phrase."""
        self._spend(node, 1)
        begun = list(islice(self.lexicon.beginning(prefix), MOST_TERMS + 1))
        if len(begun) > MOST_TERMS:
            told = f"{prefix}* stands for more than {MOST_TERMS:,} words here"
            raise self._error(node, f"{told}; add a letter")
        return begun

    def like(self, node: tree.Wildcard) -> tuple[list[str], int]:
        """The terms of a pattern, at most ``MOST_TERMS`` of them, the commonest; and how many
        there are.
        """
        from re import compile as pattern
        from re import escape

        text = fold_pattern(node.text)
        runs = [run for run in text.replace("?", "*").split("*") if run]
        longest = max(runs, key=len, default="")
        begins = len(longest) > 0 and len(runs[0]) > 1 and text.startswith(runs[0])
        if not begins and len(longest) < (3 if longest.isascii() else 2):
            message = f"{node.text} stands for too many words; write three letters in a row"
            raise self._error(node, message)
        self._spend(node, 1 if begins else 4)
        held = self.lexicon.terms(runs[0]) if begins else self.lexicon.holding([longest])[0]
        matches = pattern("".join(_JOKERS.get(char) or escape(char) for char in text)).fullmatch
        found = [term for term in held if matches(term)]
        kept = found
        if len(found) > MOST_TERMS:
            kept = sorted(found, key=lambda term: -self.lexicon.doc_freq(term))[:MOST_TERMS]
        return kept, len(found)

    def spelt_like(self, node: tree.Fuzzy, term: str) -> dict[str, int]:
        """Term → errors, of those within the distance that ``node`` allows; the nearest first,
        among equals the commonest.
        """

        self._spend(node, 1 if node.distance == 1 else 4)
        near = self.lexicon.neighbours(term, node.distance)
        kept = sorted(near, key=lambda one: (near[one][0], -near[one][1]))[:MOST_TERMS]
        return {one: near[one][0] for one in kept}

    def _spend(self, node: tree.Node, cost: int) -> None:
        self._budget -= cost
        if self._budget < 0:
            raise self._error(node, "too many words with * or ~ in one query")

    def _error(self, node: tree.Node, message: str) -> QueryError:
        return QueryError(message, self.query, node.start, node.end - node.start)


_JOKERS = {"*": ".*", "?": "."}
_JOINERS = dict.fromkeys(map(ord, "-'\u2019\u2010\u2011"))


def fold_pattern(text: str) -> str:
    """A pattern as terms are written: folded between its jokers, without what joins words."""
    from pressread.text.folding import fold

    parts, at = [], 0
    for place, char in enumerate((*text, "*")):
        if char in _JOKERS or place == len(text):
            parts += [fold(text[at:place].translate(_JOINERS)), char]
            at = place + 1
    return "".join(parts[:-1])


#: Steps (see ``Effort``) to look a word up, and to compare one with the next of the dictionary.
_A_LOOKUP = 50
_A_COMPARISON = 10
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def neighbours(lexicon: Lexicon, term: str, distance: int) -> dict[str, tuple[int, int]]:
    """Term → (errors, document frequency), ``term`` itself left out. Raises ``TooMuch``."""
    found: dict[str, tuple[int, int]] = {}
    lexicon.spend(_A_LOOKUP * 2 * len(_LETTERS) * len(term))
    for candidate in one_error(term):
        count = lexicon.doc_freq(candidate)
        if count:
            found[candidate] = (1, count)
    if distance > 1 and len(term) > 3:
        terms = lexicon.terms(term[:1])
        lexicon.spend(_A_COMPARISON * len(terms))
        for candidate, errors in alike(term, terms, distance):
            if candidate not in found and errors:
                found[candidate] = (errors, terms[candidate])
    return found


def one_error(term: str) -> Iterator[str]:
    """Every word one insertion, deletion, change or swap of neighbours away, each once.

    Letters put in are ASCII and those of the word itself.
    """
    letters = "".join(dict.fromkeys(_LETTERS + term))
    seen = {term}
    for at in range(len(term) + 1):
        head, tail = term[:at], term[at:]
        made = [head + letter + tail for letter in letters]
        if tail:
            made.append(head + tail[1:])
            made += [head + letter + tail[1:] for letter in letters]
        if len(tail) > 1:
            made.append(head + tail[1] + tail[0] + tail[2:])
        for word in made:
            if word and word not in seen:
                seen.add(word)
                yield word


def alike(term: str, ordered: Iterable[str], most: int) -> Iterator[tuple[str, int]]:
    """(word, errors) of those in ``ordered`` that at most ``most`` errors part from ``term``; a
    swap of neighbours is one error.

    ``ordered`` ascends: what a word has in common with the one before is not compared again, nor
    is what begins with something that is too far off already.
    """
    rows = [list(range(len(term) + 1))]  # errors between beginnings of the word and of the term
    before, dead = "", "\0"
    longest = len(term) + most
    for word in ordered:
        if word.startswith(dead) or len(word) > longest:
            continue
        at = _shared(before, word, len(rows) - 1)
        del rows[at + 1 :]
        before = word
        while at < len(word):
            row = _next_row(rows, term, word, at)
            rows.append(row)
            at += 1
            if min(row) > most:
                dead = word[:at]
                break
        else:
            if rows[-1][-1] <= most:
                yield word, rows[-1][-1]


def _shared(one: str, other: str, most: int) -> int:
    """How many letters two words begin with alike, at most ``most``."""
    most = min(most, len(one), len(other))
    for at in range(most):
        if one[at] != other[at]:
            return at
    return most


def _next_row(rows: Sequence[Sequence[int]], term: str, word: str, at: int) -> list[int]:
    """The errors between ``word[: at + 1]`` and each beginning of ``term``."""
    before, char = rows[at], word[at]
    left = at + 1
    row = [left]
    for j, mark in enumerate(term):
        if mark == char:
            left = before[j]
        else:
            left = 1 + min(left, before[j], before[j + 1])
            if at and j and mark == word[at - 1] and char == term[j - 1]:
                left = min(left, rows[at - 1][j - 1] + 1)
        row.append(left)
    return row
