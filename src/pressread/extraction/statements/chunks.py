"""A tokens's chunks: one letter a part, and the mentions among the parts.

``N`` a name, ``L`` a noun phrase, ``P`` a pronoun, ``Q`` a quotation, and the token classes of
``tokens`` for what stands between.
"""

from __future__ import annotations

from . import words
from .classes import (
    ACCORDING,
    ADV,
    DET,
    GENITIVE,
    NAME,
    NUMBER,
    OBJECT,
    POSS,
    PRONOUN,
    QUOTE,
    SAY,
    TO,
    WORD,
)
from .mentions import Mention
from .phrases import is_time, read_phrase
from .tokens import Tokens

_CHUNK = frozenset((DET, NAME, WORD, NUMBER, POSS))
_OPENING = _CHUNK | {PRONOUN, OBJECT, QUOTE}
_GROWING = frozenset((NAME, WORD, NUMBER, SAY))  # after a small word: a phrase, or its verb


class Chunks:
    """The mentions of one tokens, its chunks, and each quotation's place in it."""

    __slots__ = ("letters", "mentions", "quotes", "starts", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.mentions: list[Mention] = []
        self.quotes: dict[int, int] = {}  # number of the span → its place; no nicknames
        self.starts: list[int] = []  # the first token of each letter
        parts: list[str] = []
        kinds, low = tokens.kind, tokens.low
        index, size = 0, len(kinds)
        while index < size:
            kind = kinds[index]
            if kind not in _OPENING or (kind == WORD and _stands_alone(kinds, low, index)):
                self.starts.append(index)
                parts.append(kind)
                index += 1
                continue
            found: list[Mention] = []
            after = index + 1
            if kind in _CHUNK:
                after, found = read_phrase(tokens, index)
            elif kind in (PRONOUN, OBJECT):
                found = [Mention(tokens, "P", index, index, index, index)]
            elif kind == QUOTE:
                self.quotes[int(tokens.low[index])] = len(parts)
            if not found and is_time(tokens, index, after):
                kind = ADV
            if found:
                self._place(found[0], len(parts))
                kind = found[0].kind
            self.starts.append(index)
            parts.append(kind)
            index = max(after, index + 1)
        self.letters = "".join(parts)

    def _place(self, mention: Mention, place: int) -> None:
        mention.place = place
        kinds = mention.tokens.kind
        if mention.kind == "L" and mention.first and kinds[mention.first - 1] == GENITIVE:
            self._widen(mention)
        self.mentions.append(mention)

    def _widen(self, mention: Mention) -> None:
        """“The council’s own report” begins with the council."""
        if self.mentions and self.mentions[-1].last == mention.first - 2:
            mention.start = self.mentions[-1].start


def _stands_alone(kinds: list[str], low: list[str], index: int) -> bool:
    """A small word that begins no phrase and, by itself, mentions nobody: most words of a text."""
    if index + 1 < len(kinds) and kinds[index + 1] in _GROWING:
        return False
    if index > 1 and kinds[index - 1] == (TO if kinds[index - 2] == ACCORDING else GENITIVE):
        return False  # according to residents, Ann’s memoir
    return low[index] not in words.SPEAKING_NOUNS
