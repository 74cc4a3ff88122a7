"""Who could be speaking: names, pronouns and noun phrases of a frame, and the frame's outline.

The outline spells a paragraph in one letter a part: ``N`` a name, ``L`` a noun phrase, ``P`` a
pronoun, ``Q`` a quotation, and the token classes of ``frame`` for what stands between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import words
from .courtesies import after_courtesy
from .frame import (
    ADV,
    CALL,
    DET,
    GENITIVE,
    NAME,
    NUMBER,
    OBJECT,
    POSS,
    PRONOUN,
    QUOTE,
    SAY,
    VERB,
    WORD,
    Frame,
)  # fmt: skip
from .given import sex_of

if TYPE_CHECKING:
    from .features import Look

_LONGEST = 24  # tokens of one noun phrase
_CHUNK = frozenset((DET, NAME, WORD, NUMBER, POSS))
_RUNNING = frozenset((NAME, WORD, NUMBER))
_OPENING = _CHUNK | {PRONOUN, OBJECT, QUOTE}
_GROWING = frozenset((NAME, WORD, NUMBER, SAY))  # after a small word: a phrase, or its verb
_NOUNS = words.PEOPLE_NOUNS | words.BODY_NOUNS
_ORGANISED = words.ORGANISATION_WORDS | words.TITLES | words.BODY_NOUNS
_HEADLINE = frozenset(("team", "see", "neither", "either", "both", "meet", "why", "how"))
_PARTY = frozenset(
    "republican democrat democratic independent conservative labour liberal tory green".split()
)
_OFFICES = frozenset(
    """house commons senate parliament staff
    state defense defence interior treasury labor labour justice health education energy
    commerce transportation agriculture war homeland human foreign veterans housing the""".split()
)


_ALONE = frozenset(("some", "many", "others", "one", "another"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "many", "several", "two", "three"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))


class Mention:
    """A phrase that could name a speaker.

    ``first``..``last`` are tokens (both included), ``head`` the token that bears the meaning,
    ``named`` the first token of the bare name. ``kind``: "N" name, "L" noun phrase, "P" pronoun.
    ``place`` is its position in the outline. ``person`` is set by ``people``.
    """

    __slots__ = (
        "bare", "end", "first", "frame", "head", "kind", "last", "look", "low", "named", "order",
        "person", "place", "start",
    )  # fmt: skip

    def __init__(
        self, frame: Frame, kind: str, first: int, last: int, head: int, named: int
    ) -> None:
        self.frame, self.kind = frame, kind
        self.first, self.last, self.head, self.named = first, last, head, named
        self.low = frame.low[head]
        self.start, self.end = frame.start[first], frame.end[last]
        self.bare = self.end
        self.place = 0
        self.order = 0
        self.person: object | None = None
        self.look: Look | None = None  # what ``features`` keeps with it

    def name(self) -> str:
        """The bare name as written, initials' stops and all."""
        frame = self.frame
        return frame.source[frame.start[self.named] : self.bare]

    def words(self) -> list[str]:
        """The bare name's tokens (a noun phrase's own)."""
        return self.frame.text[self.named : self.head + 1]


class Outline:
    """The mentions of one frame, its outline, and each quotation's place in it."""

    __slots__ = ("frame", "letters", "mentions", "quotes", "tokens")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.mentions: list[Mention] = []
        self.quotes: dict[int, int] = {}  # number of the span → its place; no nicknames
        self.tokens: list[int] = []  # the first token of each letter
        parts: list[str] = []
        kinds, low = frame.kind, frame.low
        index, size = 0, len(kinds)
        while index < size:
            kind = kinds[index]
            if kind not in _OPENING or (kind == WORD and _stands_alone(kinds, low, index)):
                self.tokens.append(index)
                parts.append(kind)
                index += 1
                continue
            found: list[Mention] = []
            after = index + 1
            if kind in _CHUNK:
                if not _participle(frame, index):
                    after, found = _chunk(frame, index)
            elif kind in (PRONOUN, OBJECT):
                found = [Mention(frame, "P", index, index, index, index)]
            elif kind == QUOTE:
                self.quotes[int(frame.low[index])] = len(parts)
            if found:
                self._place(found[0], len(parts))
                kind = found[0].kind
            self.tokens.append(index)
            parts.append(kind)
            index = max(after, index + 1)
        self.letters = "".join(parts)

    def _place(self, mention: Mention, place: int) -> None:
        mention.place = place
        kinds = mention.frame.kind
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
    return low[index] not in _NOUNS


def _participle(frame: Frame, index: int) -> bool:
    """“Holding signs, they …”: a capital that only begins the sentence."""
    if not frame.low[index].endswith("ing") or frame.kind[index] != NAME:
        return False
    if (
        index
        and frame.sentence[index - 1] == frame.sentence[index]
        and frame.kind[index - 1] != "Q"
    ):
        return False
    after = frame.kind[index + 1] if index + 1 < len(frame.kind) else ""
    return after in ("w", "t", "Q", "d", "h", "p", "2", "P", "o", "n", "a")


def _chunk(frame: Frame, index: int) -> tuple[int, list[Mention]]:
    """The noun phrase that begins at a token: where it ends, and what it mentions."""
    stop = _stop(frame, index)
    kinds = frame.kind
    has_determiner = kinds[index] in (DET, POSS)
    last = stop - 1
    while index < last and kinds[index] == WORD and frame.low[index].endswith("ing"):
        index += 1
    while last > index and kinds[last] in (ADV, NUMBER, DET):
        last -= 1
    if kinds[last] == NAME or _joined(frame, last):
        return last + 1, _named(frame, index, last)
    last = _noun_end(frame, index, last, has_determiner)
    found: list[Mention] = []
    if kinds[last] == NAME:
        return last + 1, _named(frame, index, last)
    if kinds[last] == WORD or (last > index and kinds[last] in (SAY, CALL, VERB)):
        head = last
        if has_determiner or frame.low[head] in _NOUNS or _before_verb(frame, last + 1):
            found = [Mention(frame, "L", index, last, head, index)]
    elif last == index and (kinds[index] == POSS or frame.low[index] in _ALONE):
        found = [Mention(frame, "P", index, index, index, index)]
    return last + 1, found


def _named(frame: Frame, index: int, last: int) -> list[Mention]:
    found = _name(frame, index, last)
    if found is None:
        return []
    after = last + 1
    if after < len(frame.kind) and frame.low[after] in _REFLEXIVE:
        found.last, found.end = after, frame.end[after]
    return [found]


def _stop(frame: Frame, index: int) -> int:
    """The token after the longest run that can be one noun phrase."""
    kinds, low = frame.kind, frame.low
    size = min(len(kinds), index + _LONGEST)
    at = index + 1
    while at < size:
        kind = kinds[at]
        if kind in _RUNNING:
            at += 1
            continue
        before = kinds[at - 1]
        if kind == DET:
            if before != DET:
                break
            at += 1
        elif (kind in (SAY, CALL, VERB) and _is_noun(low[at], before)) or (
            kind == ADV and before in (DET, ADV) and at + 1 < size and kinds[at + 1] == WORD
        ):
            at += 1
        elif before == NAME and (join := _join(frame, index, at)):
            at = join
        else:
            break
    return at


def _is_noun(low: str, before: str) -> bool:
    """The report, his calls: a word that is often a verb, right after a determiner."""
    return before in (DET, POSS) and not low.endswith(("ed", "said", "told"))


def _join(frame: Frame, index: int, at: int) -> int:
    """Where a name goes on after a particle, an “of”, an “&” or a nickname; 0 if it does not."""
    kinds, low = frame.kind, frame.low
    size = len(kinds)
    ahead = at + 1
    word = low[at]
    if word in words.PARTICLES:
        while ahead < size and low[ahead] in words.PARTICLES and kinds[ahead] != NAME:
            ahead += 1
        return ahead + 1 if ahead < size and kinds[ahead] == NAME else 0
    if ahead >= size or kinds[at] == NAME:
        return 0
    if (word == "of" and low[at - 1] in _ORGANISED) or (
        word == "for" and low[at - 1] in words.ORGANISATION_WORDS
    ):
        if low[ahead] == "the" and ahead + 1 < size:
            ahead += 1
        return ahead + 1 if kinds[ahead] == NAME else 0
    if word == "&" and kinds[ahead] == NAME:
        return ahead + 1
    if word == "and" and low[index] == "the" and kinds[ahead] == NAME:
        end = ahead
        while end + 1 < size and kinds[end + 1] == NAME:
            end += 1
        return end + 1 if end > ahead and low[end] in words.ORGANISATION_WORDS else 0
    if kinds[at] == QUOTE and kinds[ahead] == NAME and _nickname(frame.text[at]):
        return ahead + 1
    return 0


def _nickname(content: str) -> bool:
    parts = content.split()
    return len(parts) <= 2 and all(part[0].isupper() for part in parts) and content[-1].isalpha()


def _joined(frame: Frame, last: int) -> bool:
    return frame.kind[last] == QUOTE


def _noun_end(frame: Frame, index: int, last: int, has_determiner: bool) -> int:
    """Where the noun phrase really ends: before a verb that no list knows."""
    kinds, low = frame.kind, frame.low
    at = index
    while at <= last and kinds[at] in (NAME, DET, POSS, NUMBER, ADV):
        at += 1
    if at > last:
        return last
    if at > index and kinds[at - 1] == NAME and not has_determiner:
        if any(low[i] in _NOUNS for i in range(at, last + 1)):
            return max(i for i in range(at, last + 1) if low[i] in _NOUNS)
        return at - 1
    if low[last].endswith(("ó", "é", "aron", "ieron")) and last > index and kinds[last - 1] == NAME:
        return last - 1
    for i in range(max(at, index + 1), last + 1):
        if low[i] in _NOUNS and i < last and low[i + 1] not in _NOUNS and low[i + 1][-1] in "sd":
            return last if kinds[last] == NAME else i
    while last >= at and last > index and low[last].endswith("ed") and kinds[last] == WORD:
        last -= 1
    return last


def _before_verb(frame: Frame, at: int) -> bool:
    return at < len(frame.kind) and frame.kind[at] == SAY


def _name(frame: Frame, index: int, last: int) -> Mention | None:
    """A name with what stands before it in its phrase: titles, trades, a determiner."""
    kinds, low = frame.kind, frame.low
    first = last
    while first > index and (
        kinds[first - 1] not in (WORD, DET, POSS, NUMBER) or _inner(frame, first - 1, index)
    ):
        first -= 1
    named = after_courtesy(frame, first, last)
    for at in range(first, last):
        if low[at + 1] in _SUFFIXES:
            break
        if low[at] in words.TITLES or (low[at] in _PARTY and at + 1 <= last):
            named = _after_title(frame, at + 1, last)
    while named < last and _no_name(low[named]):
        named += 1
    if named > last:
        return Mention(frame, "L", index, last, last, index)
    if low[last] in words.TITLES and named == first and last - first < 2:
        return Mention(frame, "L", index, last, last, index)
    if index < first and low[index] in _INDEFINITE and first - index == 1:
        return Mention(frame, "L", index, last, last, index)
    if first == last and (low[last] in words.ABBREVIATIONS or low[last][:2] in ("r-", "d-", "i-")):
        return None
    return Mention(frame, "N", first, last, last, named)


def _no_name(low: str) -> bool:
    """A capital that only a headline or a sentence gave: “See Sexton”, “Neither Lee”."""
    return low in _HEADLINE or (low in words.SENTENCE_OPENERS and not _may_begin(low))


def _may_begin(low: str) -> bool:
    return low in words.NAME_BEGINNERS or bool(sex_of(low))


def _inner(frame: Frame, at: int, index: int) -> bool:
    """A small word inside a name (von, of): what _join let through."""
    return at > index and frame.low[at] in words.PARTICLES and frame.kind[at] != WORD


def _after_title(frame: Frame, at: int, last: int) -> int:
    """The first token of the name after a title, past “of State”."""
    low = frame.low
    if low[at] != "of":
        return at
    at += 1
    while at <= last and low[at] in _OFFICES:
        at += 1
    return at if at <= last else last + 1


def followed_by_genitive(mention: Mention) -> bool:
    """Whether ’s comes after the mention."""
    after = mention.last + 1
    return after < len(mention.frame.kind) and mention.frame.kind[after] == GENITIVE
