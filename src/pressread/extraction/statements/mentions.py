"""Who could be speaking: a name, a pronoun or a noun phrase of a tokens."""

from __future__ import annotations

import re

from .classes import (
    ACCORDING,
    ADV,
    AUX,
    CALL,
    DET,
    GENITIVE,
    NAME,
    OBJECT,
    POSS,
    PREP,
    SAY,
    TO,
    VERB,
    WORD,
)
from .tokens import Tokens
from .tongues import MODELLED

_REACH = 8  # tokens of what a noun phrase goes on with
PLACED = frozenset(("familiar", "close", "aware", "present", "involved", "led", "held", "made",
                     "sent", "written", "given", "taken", "shown", "seen", "run"))  # fmt: skip
_OF = frozenset(("for", "of", "de", "du", "des", "del", "der", "von"))
_IN_PHRASE = frozenset("dNwhn'")
_LOOSE = frozenset("dNwhn'pa2")
_MORE = re.compile("(?:,N+)*cN+")


class Mention:
    """A phrase that could name a speaker.

    ``first``..``last`` are tokens (both included), ``head`` the token that bears the meaning,
    ``named`` the first token of the bare name. ``kind``: "N" name, "L" noun phrase, "P" pronoun.
    ``place`` is its position in the chunks. ``person`` and
    ``sure`` (how likely that is whom the mention means) are set by ``people`` and ``pronouns``.
    """

    __slots__ = (
        "bare",
        "end",
        "first",
        "head",
        "kind",
        "last",
        "look",
        "low",
        "named",
        "order",
        "person",
        "place",
        "start",
        "sure",
        "tokens",
    )  # fmt: skip

    def __init__(
        self, tokens: Tokens, kind: str, first: int, last: int, head: int, named: int
    ) -> None:
        self.tokens, self.kind = tokens, kind
        self.first, self.last, self.head, self.named = first, last, head, named
        self.low = tokens.low[head]
        self.start, self.end = tokens.start[first], tokens.end[last]
        self.bare = self.end
        self.place = 0
        self.order = 0
        self.person: object | None = None
        self.sure = 1.0
        self.look: Look | None = None  # what stands around it, once asked for

    def name(self) -> str:
        """The bare name as written, initials' stops and all."""
        tokens = self.tokens
        return tokens.source[tokens.start[self.named] : self.bare]

    def words(self) -> list[str]:
        """The bare name's tokens (a noun phrase's own)."""
        return self.tokens.text[self.named : self.head + 1]


def followed_by_genitive(mention: Mention) -> bool:
    """Whether ’s comes after the mention."""
    after = mention.last + 1
    return after < len(mention.tokens.kind) and mention.tokens.kind[after] == GENITIVE


def extent(mention: Mention) -> int:
    """Where the mention ends as a reader sees it: “a spokesman” goes on with “for the ministry”,
    “an official” who says so with “briefed on the talks”."""
    if mention.kind != "L":
        return mention.end
    tokens = mention.tokens
    kinds, low = tokens.kind, tokens.low
    at = mention.last + 1
    if at + 1 >= len(kinds):
        return mention.end
    if kinds[at] == TO and kinds[at + 1] in (OBJECT, POSS) and _speaks_at(kinds, at + 2):
        return tokens.end[at + 1]  # an aide loyal to him said
    if low[at - 1] in PLACED and at - 1 > mention.first:
        at -= 1  # a source close to the chancellor
    if low[at] in _OF:
        end = _run(kinds, at + 1, _IN_PHRASE)
        if "of" in low[end : end + 1] and kinds[end + 1 : end + 2] == [NAME]:
            end = _run(kinds, end + 1, _IN_PHRASE)  # the Chamber of Pilots
        end = _listed(kinds, end)
        if tokens.tongue not in MODELLED and "Nw" in "".join(kinds[at:end]):
            end = at + "".join(kinds[at:end]).index("Nw") + 1  # ein Sprecher der Werft bekannt
        return tokens.end[end - 1] if end > at + 1 else mention.end
    if kinds[at] in (WORD, VERB) and (low[at].endswith("ed") or low[at] in PLACED):
        end = _whole(kinds, at + 1, _run(kinds, at + 1, _LOOSE))
        if end > at + 1 and (_speaks_before(kinds, mention.first) or _speaks_at(kinds, end)):
            return tokens.end[end - 1]
    return mention.end


def _run(kinds: list[str], at: int, classes: frozenset[str]) -> int:
    """The token after a run of some classes."""
    end = at
    while end < min(len(kinds), at + _REACH) and kinds[end] in classes:
        end += 1
    return end


def _listed(kinds: list[str], end: int) -> int:
    """The end of “of France, Germany and Poland”, where such a list is closed by its “and”."""
    match = _MORE.match("".join(kinds[end : end + _REACH]))
    return end + match.end() if match and kinds[end - 1] == NAME else end


def _whole(kinds: list[str], start: int, end: int) -> int:
    """The end of a run without its loose end; “the talks” is whole though talks may be a verb."""
    if end > start and kinds[end - 1] in (DET, POSS) and _speaks_at(kinds, end):
        return end + 1
    while end > start and kinds[end - 1] in (DET, POSS, PREP, TO, ADV):
        end -= 1
    return end


def _speaks_before(kinds: list[str], first: int) -> bool:
    """Whether “said” or “according to” stands right before."""
    if first and kinds[first - 1] in (SAY, CALL):
        return True
    return first > 1 and kinds[first - 1] == TO and kinds[first - 2] == ACCORDING


def _speaks_at(kinds: list[str], at: int) -> bool:
    return at < len(kinds) and kinds[at] in (SAY, CALL)


_CUES = (SAY, CALL)
_SPELLED = frozenset("pctdx2'A")  # classes whose words may be looked at
_PLAIN = {"he": "he", "she": "she", "it": "it", "they": "th", "we": "we", "i": "i", "who": "wh"}


class Look:
    """What a mention looks like from every quotation: read once, kept with the mention."""

    __slots__ = (
        "after", "before", "cue_after", "cue_before", "genitive", "kind", "subject", "word",
    )  # fmt: skip

    def __init__(self, letters: str, mention: Mention) -> None:
        place = mention.place
        self.before = letters[max(0, place - 2) : place].rjust(2, "^")
        self.after = letters[place + 1 : place + 3].ljust(2, "$")
        self.kind = _kind(mention)
        self.subject = self.before[1] if self.before[1] in "^.,Qct" else "_"
        self.word = word_at(mention.tokens, mention.first - 1)
        self.cue_after = cue_after(mention)
        self.cue_before = cue_before(mention)
        self.genitive = followed_by_genitive(mention)


def cue_after(mention: Mention) -> str:
    """The verb that follows the mention, past adverbs and auxiliaries; "" if none."""
    at = cue_token(mention)
    return mention.tokens.low[at] if at > mention.last else ""


def cue_before(mention: Mention) -> str:
    """The verb right before the mention (said X); "" if none."""
    tokens = mention.tokens
    at = mention.first - 1
    if at >= 0 and tokens.kind[at] in _CUES:
        return tokens.low[at]
    return ""


def cue_token(mention: Mention) -> int:
    """The token of the verb that follows the mention, else -1."""
    after = mention.last + 1
    for at, kind in enumerate(mention.tokens.kind[after : after + 3], after):
        if kind in _CUES:
            return at
        if kind != AUX and kind != ADV:
            break
    return -1


def word_at(tokens: Tokens, at: int) -> str:
    if at < 0:
        return "^"
    kind = tokens.kind[at]
    return tokens.low[at] if kind in _SPELLED else kind


def _kind(mention: Mention) -> str:
    if mention.kind == "P":
        return "P" + _PLAIN.get(mention.low, "z")
    if mention.kind == "N":
        return "N1" if mention.head == mention.named else "N2"
    return "L"
