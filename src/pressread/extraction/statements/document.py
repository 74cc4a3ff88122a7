"""An article laid out for attribution: its paragraphs, mentions, people and quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from .chunks import Chunks
from .clauses import Clauses
from .marks import Marked
from .mentions import Mention
from .people import People
from .pronouns import resolve_pronouns
from .tokens import Tokens
from .transcript import Spans, spoken_spans

WINDOW = 24  # candidates at most for one quotation


class Said:
    """One quotation in its document. ``place`` is its letter in the chunks."""

    __slots__ = ("chunks", "index", "marked", "place", "sentence", "slot", "text")

    def __init__(self, index: int, marked: Marked, chunks: Chunks, number: int) -> None:
        tokens = chunks.tokens
        self.index, self.marked, self.chunks = index, marked, chunks
        self.slot = tokens.slot[number]
        self.place = chunks.quotes[number]
        self.sentence = tokens.sentence[self.slot]
        self.text = tokens.text[self.slot]


class Document:
    """Everything that the features look at."""

    __slots__ = ("_clauses", "german", "mentions", "paragraphs", "people", "said", "turns")

    def __init__(self, paragraphs: Sequence[str], spans: Spans | None = None) -> None:
        spans = spans or spoken_spans(paragraphs)
        self.turns = spans.turns
        self.paragraphs = [
            Chunks(Tokens(index, text, spans))
            for index, (text, spans) in enumerate(zip(paragraphs, spans.marked, strict=True))
        ]
        self.mentions = [mention for chunks in self.paragraphs for mention in chunks.mentions]
        for order, mention in enumerate(self.mentions):
            mention.order = order
        self.people = People(self.mentions)
        _relate(self.mentions)
        self.german = _is_german(self.paragraphs)
        self._clauses = [Clauses(chunks) for chunks in self.paragraphs]
        resolve_pronouns(self.mentions, self._speaking())
        self.said: list[Said] = []
        for chunks in self.paragraphs:
            for number, span in enumerate(chunks.tokens.spans):
                if number not in chunks.quotes:  # a nickname inside a name
                    continue
                self.said.append(Said(len(self.said), span, chunks, number))

    def clauses(self, said: Said) -> Clauses:
        """The clauses of the quotation's paragraph."""
        return self._clauses[said.chunks.tokens.paragraph]

    def clauses_of_tokens(self, tokens: Tokens) -> Clauses:
        """The clauses of a paragraph, by its tokens."""
        return self._clauses[tokens.paragraph]

    def clauses_of(self, chunks: Chunks) -> Clauses:
        """The clauses of a paragraph."""
        return self._clauses[chunks.tokens.paragraph]

    def _speaking(self) -> set[int]:
        """The ids of the mentions that are subjects of a verb of saying."""
        subjects = (one.subject(cue)[1] for one in self._clauses for cue in one.cues)
        return {id(subject) for subject in subjects if subject is not None}

    def candidates(self, said: Said, *, near_only: bool = False) -> list[Mention]:
        """The mentions near a quotation: of its paragraph and, unless ``near_only``, of the
        three before and the start of the next."""
        at = said.chunks.tokens.paragraph
        here = said.chunks.mentions
        near = bisect_left(here, said.slot, key=_first)
        here = here[max(0, near - WINDOW // 2) : near + WINDOW // 2]
        if near_only and here:
            return here
        found: list[Mention] = []
        for back in (1, 2, 3):
            if at - back < 0 or len(found) > 12:
                break
            found = self.paragraphs[at - back].mentions[-8:] + found
        found = found[-10:] + here
        if at + 1 < len(self.paragraphs):
            found += self.paragraphs[at + 1].mentions[:3]
        return found


def _is_german(paragraphs: Sequence[Chunks]) -> bool:
    """Whether one word in twelve is an everyday small word of German."""
    counted = total = 0
    for chunks in paragraphs[:_ENOUGH]:
        low = chunks.tokens.low
        total += len(low)
        counted += sum(map(_GERMAN.__contains__, low))
    return counted * 12 > total


_ENOUGH = 30  # paragraphs that tell a language
_GERMAN = frozenset("der die das und nicht ist ein eine den dem im zu von mit auf sich für".split())


_RELATIVE = frozenset(("who", "which", "that"))


def _first(mention: Mention) -> int:
    return mention.first


def _relate(mentions: list[Mention]) -> None:
    """“Ann Lee, who said”: the relative pronoun is the person before it."""
    for before, mention in pairwise(mentions):
        if mention.low in _RELATIVE and before.tokens is mention.tokens and before.kind == "N":
            between = mention.tokens.kind[before.last + 1 : mention.first]
            if between in ([], [","]):
                mention.person = before.person
