"""An article laid out for attribution: frames, outlines, mentions in order, people, quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from .clauses import Clauses
from .frame import Frame
from .marks import Marked
from .mentions import Mention
from .outline import Outline
from .people import People
from .pronouns import resolve_pronouns
from .transcript import Spans, spoken_spans

WINDOW = 24  # candidates at most for one quotation


class Said:
    """One quotation in its scene. ``place`` is its letter in the outline."""

    __slots__ = ("index", "marked", "outline", "place", "sentence", "slot", "text")

    def __init__(self, index: int, marked: Marked, outline: Outline, number: int) -> None:
        frame = outline.frame
        self.index, self.marked, self.outline = index, marked, outline
        self.slot = frame.slot[number]
        self.place = outline.quotes[number]
        self.sentence = frame.sentence[self.slot]
        self.text = frame.text[self.slot]


class Scene:
    """Everything that the features look at."""

    __slots__ = ("_clauses", "mentions", "outlines", "people", "said", "turns")

    def __init__(self, paragraphs: Sequence[str], spans: Spans | None = None) -> None:
        spans = spans or spoken_spans(paragraphs)
        self.turns = spans.turns
        self.outlines = [
            Outline(Frame(index, text, spans))
            for index, (text, spans) in enumerate(zip(paragraphs, spans.marked, strict=True))
        ]
        self.mentions = [mention for outline in self.outlines for mention in outline.mentions]
        for order, mention in enumerate(self.mentions):
            mention.order = order
        self.people = People(self.mentions)
        _relate(self.mentions)
        resolve_pronouns(self.mentions)
        self._clauses: dict[int, Clauses] = {}
        self.said: list[Said] = []
        for outline in self.outlines:
            for number, span in enumerate(outline.frame.spans):
                if number not in outline.quotes:  # a nickname inside a name
                    continue
                self.said.append(Said(len(self.said), span, outline, number))

    def clauses(self, said: Said) -> Clauses:
        """The clauses of the quotation's paragraph."""
        paragraph = said.outline.frame.paragraph
        if paragraph not in self._clauses:
            self._clauses[paragraph] = Clauses(said.outline)
        return self._clauses[paragraph]

    def candidates(self, said: Said, *, near_only: bool = False) -> list[Mention]:
        """The mentions near a quotation: of its paragraph and, unless ``near_only``, of the
        three before and the start of the next."""
        at = said.outline.frame.paragraph
        here = said.outline.mentions
        near = bisect_left(here, said.slot, key=_first)
        here = here[max(0, near - WINDOW // 2) : near + WINDOW // 2]
        if near_only and here:
            return here
        found: list[Mention] = []
        for back in (1, 2, 3):
            if at - back < 0 or len(found) > 12:
                break
            found = self.outlines[at - back].mentions[-8:] + found
        found = found[-10:] + here
        if at + 1 < len(self.outlines):
            found += self.outlines[at + 1].mentions[:3]
        return found


_RELATIVE = frozenset(("who", "which", "that"))


def _first(mention: Mention) -> int:
    return mention.first


def _relate(mentions: list[Mention]) -> None:
    """“Ann Lee, who said”: the relative pronoun is the person before it."""
    for before, mention in pairwise(mentions):
        if mention.low in _RELATIVE and before.frame is mention.frame and before.kind == "N":
            between = mention.frame.kind[before.last + 1 : mention.first]
            if between in ([], [","]):
                mention.person = before.person
