"""A paragraph as the attribution reads it: tokens outside the marks, each quotation one token.

Parallel lists instead of objects, because every word of an article passes here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, repeat

from pressread.text.names import is_given_name

from . import words
from .classes import (
    ACCORDING,
    ADV,
    AUX,
    CALL,
    CLASS,
    COLON,
    GENITIVE,
    NAME,
    QUOTE,
    SAY,
    STOP,
    VERB,
    WORD,
    find_verbs,
    names_always,
    opens_sentence,
    unknown_kind,
)  # fmt: skip
from .marks import Marked
from .tongues import OVERRIDES

# A word (with inner hyphens, apostrophes, initials' stops), a possessive, or one sign.
_TOKEN = re.compile(
    r"((?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|[’']s\b|\w[\w\u0300-\u036f]*(?:(?:-|[’'](?!s\b))\w[\w\u0300-\u036f]*)*"
    r"|--+|\.\.\.+|[^\w\s])"
)
_ENDING = re.compile("[.Q]")
_PERFECT = frozenset(("a", "ont", "avait", "ha", "han", "había"))
_TERMINAL = ".?!…"

# Tokens whose class no neighbour changes; small words met are remembered here.
_PLAIN = {
    low: kind
    for low, kind in CLASS.items()
    if kind != GENITIVE and low != "." and low not in words.SAY_FOREIGN
}
_LONGEST_TITLE = 30
_OPEN_CLASSES = frozenset((WORD, VERB, SAY, CALL))
_MERGED = "~"  # a stop that is part of the word before
_REMEMBERED = 40_000


# Small words of other languages: with a capital behind a name they are names.
_FOREIGN_SMALL = frozenset("weil dass oder aber mais que und y pero ki".split())
_STARTING = ".Q:-(*"  # classes after which a sentence begins; "" is the paragraph's own start
_VERBAL = frozenset((SAY, CALL, VERB, AUX))


def _is_titled(tokens: list[str], kinds: list[str]) -> bool:
    """Whether a short paragraph is set as a headline, With Every Longer Word in Capitals."""
    if not 3 < len(kinds) < _LONGEST_TITLE:
        return False
    longer = 0
    for word, kind in zip(tokens, kinds, strict=True):
        if kind == QUOTE or not word[0].isalpha():
            continue
        if word[0].islower() and (kind in _OPEN_CLASSES or len(word) > 4):
            return False
        longer += len(word) > 3
    return longer > 2


class Tokens:
    """The tokens of one paragraph.

    ``text``, ``low`` (lower case), ``start``, ``end`` (code points of the paragraph), ``kind``
    (a class letter), ``sentence`` (0-based number). A quotation's ``low`` is its index in
    ``spans`` as a string.
    """

    __slots__ = (
        "end",
        "kind",
        "low",
        "paragraph",
        "sentence",
        "slot",
        "source",
        "spans",
        "start",
        "text",
        "titled",
        "tongue",
    )

    def __init__(self, paragraph: int, source: str, spans: list[Marked], tongue: str = "") -> None:
        self.paragraph, self.source, self.spans, self.tongue = paragraph, source, spans, tongue
        self.text: list[str] = []
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.kind: list[str] = []
        self.sentence: list[int] = []
        self.slot: list[int] = []  # the token of each span
        at = 0
        for number, span in enumerate(spans):
            self._words(source, at, span.left)
            self.slot.append(len(self.text))
            self._add(source[span.start : span.end], str(number), span.left, span.right, QUOTE)
            at = span.right
        self._words(source, at, len(source))
        if tongue in OVERRIDES:
            self._heed_tongue(OVERRIDES[tongue])
        find_verbs(self.text, self.low, self.kind)
        self._number_sentences()
        self.titled = tongue != "de" and _is_titled(self.text, self.kind)

    def _heed_tongue(self, table: dict[str, str]) -> None:
        """Give small words the class that they have in the body's language."""
        for at, low in enumerate(self.low):
            kind = table.get(low)
            if kind is not None and (self.text[at] == low or self._begins(at)):
                self.kind[at] = kind

    def _begins(self, at: int) -> bool:
        return at == 0 or self.kind[at - 1] in _STARTING

    def _add(self, text: str, low: str, start: int, end: int, kind: str) -> None:
        self.text.append(text)
        self.low.append(low)
        self.start.append(start)
        self.end.append(end)
        self.kind.append(kind)

    def _words(self, source: str, start: int, end: int) -> None:
        """Add the tokens of a stretch without marks. Every word of an article passes here."""
        first = len(self.text)
        parts = _TOKEN.split(source[start:end])  # a gap, a token, a gap, …, a gap
        tokens = parts[1::2]
        places = list(accumulate(map(len, parts), initial=start))
        self.text += tokens
        self.low += tokens
        self.start += places[1:-1:2]
        self.end += places[2:-1:2]
        kinds = list(map(_PLAIN.get, tokens, repeat("")))
        self.kind += kinds
        merged = False
        at = first
        for _ in range(kinds.count("")):
            at = self.kind.index("", at)
            merged = not self._classify(at, source) or merged
        if merged:
            self._drop_merged(first)

    def _classify(self, at: int, source: str) -> bool:
        """Give a token that ``_PLAIN`` does not settle its class; false for a stop that is part
        of the word before."""
        token = self.text[at]
        before = at - 1
        while before >= 0 and self.kind[before] == _MERGED:
            before -= 1
        if token == "." and before >= 0 and self._abbreviated(before, self.start[at]):
            self.end[before] += 1
            self.kind[at] = _MERGED
            return False
        self.low[at] = low = token.lower()
        after = self.end[at]
        if token in "’'" and before >= 0 and self._owns(before, self.start[at], after, source):
            self.kind[at] = GENITIVE  # the dockers’ union
            return True
        self.kind[at] = self._kind(token, low, before, source[after : after + 1])
        return True

    def _owns(self, before: int, start: int, after: int, source: str) -> bool:
        """Whether an apostrophe makes the plural before it an owner."""
        return (
            self.end[before] == start
            and self.low[before][-1] == "s"
            and source[after : after + 1] == " "
            and self.kind[before] in (NAME, WORD)
        )

    def _drop_merged(self, first: int) -> None:
        """Take out the stops that became part of the word before."""
        kept = [at for at in range(first, len(self.kind)) if self.kind[at] != _MERGED]
        for part in (self.text, self.low, self.kind):
            part[first:] = [part[at] for at in kept]
        for places in (self.start, self.end):
            places[first:] = [places[at] for at in kept]

    def _kind(self, token: str, low: str, before: int, after: str) -> str:
        """The class of a token, given the token before it (-1: none) and the character after."""
        kind = CLASS.get(low)
        if low != token:
            return self._capital_kind(token, low, kind, before, after)
        if kind is None:
            kind = unknown_kind(low)
            if len(_PLAIN) < _REMEMBERED and len(low) < 30 and low not in "’'":
                _PLAIN[low] = kind
        elif before >= 0 and (kind == GENITIVE or low in words.SAY_FOREIGN):
            kind = self._beside(kind, before)
        return kind

    def _beside(self, kind: str, before: int) -> str:
        """What the word before makes of ’s (he’s, not Ann’s) and of a participle (a déclaré)."""
        if kind == GENITIVE:
            return AUX if self.kind[before] in "PtcaQ" else kind
        if self.low[before] in _PERFECT:
            self.kind[before] = AUX
        return kind

    def _abbreviated(self, before: int, at: int) -> bool:
        """Whether a stop belongs to the word before it (Mr., J., Sen.)."""
        if self.end[before] != at or self.kind[before] == QUOTE:
            return False
        low = self.low[before]
        return low in words.ABBREVIATIONS or (len(low) == 1 and self.text[before].isupper())

    def _capital_kind(self, token: str, low: str, kind: str | None, before: int, after: str) -> str:
        """The class of a token that has a capital."""
        if not token[0].isupper():
            inner = "-" in token and token[token.rindex("-") + 1 :][:1].isupper()
            if "’" in token or "'" in token:  # Hervé d'Ormesson
                named = before >= 0 and self.kind[before] == NAME
                inner = inner or (named and token[2:3].isupper())
            return NAME if inner else kind or unknown_kind(low)  # al-Assad
        previous = self.kind[before] if before >= 0 else ""
        starts = previous in _STARTING
        if kind == ACCORDING or low == "former":
            return kind or WORD
        if names_always(token, low, previous, after):
            return NAME
        if kind is not None and previous == NAME and self._is_surname(token, low, before):
            return NAME
        if kind is None:
            return ADV if starts and opens_sentence(low, after) else NAME
        if kind == ADV and not starts and low not in words.WEEKDAYS:
            return NAME if previous == NAME else kind
        if starts or low in words.SENTENCE_OPENERS:
            return NAME if kind in _VERBAL and not starts else kind
        return kind

    def _is_surname(self, token: str, low: str, before: int) -> bool:
        """Hanno Weil, Rosa Sunday: a small word with a capital, right after a given name alone."""
        if not token.istitle() or (before > 0 and self.kind[before - 1] == NAME):
            return False
        return low in _FOREIGN_SMALL or is_given_name(self.low[before])

    def _number_sentences(self) -> None:
        number = begun = 0
        source, kinds, sentence = self.source, self.kind, self.sentence
        ending = {match.start() for match in _ENDING.finditer("".join(kinds))}
        ends = self.end
        dot = source.find(".")
        while dot >= 0:  # an abbreviation may end the sentence too
            at = bisect_left(ends, dot + 1)
            if at < len(ends) and ends[at] == dot + 1:
                ending.add(at)
            dot = source.find(".", dot + 1)
        last = len(kinds) - 1
        for index in sorted(ending):
            if index < last and self._parts(index):
                sentence += [number] * (index + 1 - begun)
                number, begun = number + 1, index + 1
        sentence += [number] * (last + 1 - begun)

    def _parts(self, index: int) -> bool:
        """Whether the sentence ends with this stop, quotation or abbreviation."""
        kind = self.kind[index]
        if kind == STOP:
            return self._starts(index + 1)
        if kind == QUOTE:
            return self._closes(index)
        return self._after_abbreviation(index + 1)

    def _starts(self, index: int) -> bool:
        """Whether a sentence may begin here: a quotation, a bracket, no small letter."""
        first = self.text[index][0]
        kind = self.kind[index]
        return kind in "Q(-" or (first.isalnum() and not first.islower())

    def _after_abbreviation(self, index: int) -> bool:
        """p.m. He said: a capital on a small word begins a sentence even after “p.m.”."""
        return self.text[index][0].isupper() and self.kind[index] in "PdhcpxA"

    def _closes(self, index: int) -> bool:
        """Whether a quotation ends its sentence: a stop inside the marks, and no verb after."""
        content = self.text[index].rstrip("’'” ")
        if not content or content[-1] not in _TERMINAL or not self._starts(index + 1):
            return False
        if self.kind[index + 1] in ",;-:)":
            return False
        if content[-1] == "." and not content.endswith(("..", "….")):
            return True
        return not self._verb_soon(index + 1)

    def _verb_soon(self, index: int) -> bool:
        """X said, he asked: a verb of saying within six tokens and before any stop."""
        for at in range(index, min(index + 6, len(self.kind))):
            kind = self.kind[at]
            if kind in (SAY, CALL):
                after = self.kind[at + 1] if at + 1 < len(self.kind) else STOP
                return after != QUOTE and after != COLON
            if kind in ".Q:":
                return False
        return False
