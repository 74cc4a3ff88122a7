"""A paragraph's chunks: one letter a part, and the mentions among the parts.

``N`` a name, ``L`` a noun phrase, ``P`` a pronoun, ``Q`` a quotation, and the token classes of
``tokens`` for what stands between. Below ``Chunks``: where a noun phrase begins and ends, and what
it mentions.
"""

from __future__ import annotations

from pressread.text.names import is_given_name

from . import words
from .classes import (
    ACCORDING,
    ADV,
    CALL,
    DET,
    GENITIVE,
    NAME,
    NUMBER,
    OBJECT,
    POSS,
    PREP,
    PRONOUN,
    QUOTE,
    SAY,
    TO,
    VERB,
    WORD,
)
from .mentions import PLACED, Mention
from .name_heads import name_in, names_office
from .tokens import Tokens
from .tongues import MODELLED

_CHUNK = frozenset((DET, NAME, WORD, NUMBER, POSS))
_OPENING = _CHUNK | {PRONOUN, OBJECT, QUOTE}
_GROWING = frozenset((NAME, WORD, NUMBER, SAY))  # after a small word: a phrase, or its verb
_LONGEST = 24  # tokens of one noun phrase
_RUNNING = frozenset((NAME, WORD, NUMBER))
_ORGANISED = words.ORGANISATION_WORDS | words.BODY_NOUNS
_ALONE = frozenset(("some", "many", "others", "one", "another", "several", "most", "few", "both"))
_GERMAN_ARTICLES = frozenset(("der", "die"))
_GENITIVES = frozenset(("der", "des", "von", "vom"))
_VIEWS = frozenset("ansicht angaben meinung worten einschätzung aussage aussagen sicht".split())
_FOREIGN_PAST = ("ó", "é", "aron", "ieron")  # Spanish verbs right after their subject
_NO_START = frozenset("den der dem des das die zu te".split())  # only after another particle
# Languages whose noun phrases end with their name: what follows in small letters is a verb or so.
_ENDS_IN_NAME = frozenset("de fr es it pt tr pl ru uk cs nl sv no da".split())
_BARE_NOUNS = frozenset("pl cs ru uk".split())  # languages without articles: rzecznik resortu
# How verbs of romance languages end, and hardly an adjective behind its noun.
_VERB_ENDS = {
    "es": ("an", "aron", "ieron", "aban", "ían", "ó", "aba"),
    "fr": ("lent", "ient", "tent", "sent", "rent", "quent", "guent", "nent", "ait"),
    "pt": ("am", "ram", "ou", "eu", "iu"),
    "it": ("ano", "ono", "ò", "avano"),
}
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))


class Chunks:
    """The mentions of one tokens, its chunks, and each quotation's place in it."""

    __slots__ = ("at", "letters", "mentions", "quotes", "starts", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}  # by place
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
            if not found and after - index > 1 and tokens.low[after - 1] in words.TIMES:
                kind = ADV  # the past week
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
        self.at[place] = mention

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


def read_phrase(tokens: Tokens, index: int) -> tuple[int, list[Mention]]:
    """The noun phrase that begins at a token: where it ends, and what it mentions."""
    stop = _stop(tokens, index)
    kinds = tokens.kind
    determined = kinds[index] in (DET, POSS) or (index > 0 and kinds[index - 1] == GENITIVE)
    last = stop - 1
    while index < last and kinds[index] == WORD and tokens.low[index].endswith("ing"):
        index += 1
    while last > index and kinds[last] in (ADV, NUMBER, DET):
        last -= 1
    if kinds[last] == NAME or kinds[last] == QUOTE:
        return last + 1, _named(tokens, index, last)
    last = _noun_end(tokens, index, last, determined)
    if kinds[last] == NAME:
        return last + 1, _named(tokens, index, last)
    return last + 1, _unnamed(tokens, index, last, determined)


def _unnamed(tokens: Tokens, index: int, last: int, determined: bool) -> list[Mention]:
    """What a phrase without a name mentions: “the minister”, “lobbyists” who say, “others”."""
    kinds, low = tokens.kind, tokens.low
    if low[last] in words.TIMES:
        return []
    if low[last] in words.SPEECH_NOUNS and _owned(tokens, index):
        return [Mention(tokens, "P", index, index, index, index)] if kinds[index] == POSS else []
    if kinds[last] == WORD or (last > index and kinds[last] in (SAY, CALL, VERB)):
        speaking = low[last] in words.SPEAKING_NOUNS or _is_placed(tokens, index, last)
        speaking = speaking or (low[index] in words.SPEAKING_NOUNS and tokens.tongue in _BARE_NOUNS)
        modelled = tokens.tongue in MODELLED
        if determined or speaking or (modelled and _speaks(tokens, index, last)):
            return [Mention(tokens, "L", index, last, last, index)]
    elif last == index and (kinds[index] == POSS or low[index] in _ALONE):
        return [Mention(tokens, "P", index, index, index, index)]
    return []


def _owned(tokens: Tokens, index: int) -> bool:
    """Whether the phrase is somebody’s: hers, or the one’s named before."""
    kinds = tokens.kind
    return kinds[index] == POSS or (index > 0 and kinds[index - 1] == GENITIVE)


def _is_placed(tokens: Tokens, index: int, last: int) -> bool:
    """Sources close to the minister, aides familiar with it."""
    return (
        last > index
        and tokens.low[last] in PLACED
        and tokens.low[last - 1] in words.SPEAKING_NOUNS
        and tokens.kind[last + 1 : last + 2] in ([TO], [PREP])
    )


def _speaks(tokens: Tokens, index: int, last: int) -> bool:
    """Whether a bare plural is where a speaker stands: before a verb, after “according to”."""
    after = last + 1
    if after < len(tokens.kind) and tokens.kind[after] in (SAY, CALL):
        named = index > 0 and tokens.kind[index - 1] == NAME
        return not (named and tokens.low[after].endswith("ing"))  # Norland keeps warning
    return index > 1 and tokens.kind[index - 2] == ACCORDING and tokens.kind[index - 1] == TO


def _named(tokens: Tokens, index: int, last: int) -> list[Mention]:
    found = name_in(tokens, index, last)
    if found is None:
        return []
    after = last + 1
    if after < len(tokens.kind) and tokens.low[after] in _REFLEXIVE:
        found.last, found.end = after, tokens.end[after]
    return [found]


def _stop(tokens: Tokens, index: int) -> int:
    """The token after the longest run that can be one noun phrase."""
    kinds, low = tokens.kind, tokens.low
    size = min(len(kinds), index + _LONGEST)
    at = index + 1
    while at < size:
        kind, before = kinds[at], kinds[at - 1]
        if before == NAME and low[at] in words.PARTICLES and (join := _join(tokens, index, at)):
            at = join
            continue
        if kind in _RUNNING:
            if kind == WORD and before == NAME and _ends_in_name(tokens, at):
                break
            at += 1
            continue
        if kind == DET:
            if before != DET:
                break
            at += 1
        elif (kind in (SAY, CALL, VERB) and _is_noun(low[at], kinds, index, at)) or (
            kind == ADV and before in (DET, ADV) and at + 1 < size and kinds[at + 1] == WORD
        ):
            at += 1
        elif before == NAME and (join := _join(tokens, index, at)):
            at = join
        else:
            break
    return at


def _ends_in_name(tokens: Tokens, at: int) -> bool:
    """Whether a phrase is over at a small word behind a capital, in the body's language: not in
    “El presidente”, “le Premier ministre”."""
    low = tokens.low
    return (
        tokens.tongue in _ENDS_IN_NAME
        and low[at] not in words.TITLES
        and low[at - 1] not in words.NAME_BEGINNERS
        and low[at - 1] not in words.DETERMINERS
    )


def _is_noun(low: str, kinds: list[str], index: int, at: int) -> bool:
    """The report, his calls: a word that is often a verb, right after a determiner.

    With an adjective between, only what names speech, at the end of its clause: his sharp remarks.
    """
    if kinds[at - 1] in (DET, POSS):
        return not low.endswith(("ed", "said", "told"))
    if kinds[index] not in (DET, POSS) or low not in words.SPEECH_NOUNS or kinds[at - 1] != WORD:
        return False
    return at + 1 < len(kinds) and kinds[at + 1] in ".,p"


def _join(tokens: Tokens, index: int, at: int) -> int:
    """Where a name goes on after a particle, an “of”, an “&” or a nickname; 0 if it does not."""
    kinds, word, ahead = tokens.kind, tokens.low[at], at + 1
    if word in words.PARTICLES:
        return _past_particles(tokens, at)
    if ahead >= len(kinds) or kinds[at] == NAME:
        return 0
    if word in ("of", "for"):
        return _past_of(tokens, at)
    named = kinds[ahead] == NAME
    if word == "and" and named:
        if {tokens.low[at - 1], tokens.low[ahead]} <= words.DOMAINS:
            return ahead + 1  # Minister for Education and Research
        return _past_and(tokens, ahead) if tokens.low[index] == "the" else 0
    nickname = kinds[at] == QUOTE and _nickname(tokens.text[at])
    return ahead + 1 if named and (word == "&" or nickname) else 0


def _past_particles(tokens: Tokens, at: int) -> int:
    """Ursula von der Leyen; not “nach Ansicht von Jörg Maas”, “der Sprecher der Behörde”."""
    kinds, low, ahead = tokens.kind, tokens.low, at + 1
    german = low[at] == "von" and tokens.tongue == "de"
    if (
        (german and not is_given_name(low[at - 1]))  # Joe Stork von HRW, die Wahl von Lee
        or low[at] in _NO_START
        or low[at - 1] in _VIEWS
        or (low[at] in _GENITIVES and names_office(low[at - 1]))
    ):
        return 0
    while ahead < len(kinds) and low[ahead] in words.PARTICLES and kinds[ahead] != NAME:
        ahead += 1
    return ahead + 1 if ahead < len(kinds) and kinds[ahead] == NAME else 0


def _past_of(tokens: Tokens, at: int) -> int:
    """The Bank of England, the Centre for Reform, secretary of state, Minister for Health."""
    kinds, low, ahead = tokens.kind, tokens.low, at + 1
    before = low[at - 1]
    office = before in words.TITLES or before in words.DOMAINS
    governs = office and before not in words.REPRESENTATIVES
    if not (governs or before in (_ORGANISED if low[at] == "of" else words.ORGANISATION_WORDS)):
        return 0
    if low[ahead] == "the" and ahead + 1 < len(kinds):
        ahead += 1
    domain = kinds[ahead] == WORD and low[ahead] in words.DOMAINS and office
    return ahead + 1 if domain or kinds[ahead] == NAME else 0


def _past_and(tokens: Tokens, ahead: int) -> int:
    """The Wildlife and Forest Service: one body, if the run ends in a word for one."""
    end = ahead
    while end + 1 < len(tokens.kind) and tokens.kind[end + 1] == NAME:
        end += 1
    return end + 1 if end > ahead and tokens.low[end] in words.ORGANISATION_WORDS else 0


def _nickname(content: str) -> bool:
    parts = content.split()
    return len(parts) <= 2 and all(part[0].isupper() for part in parts) and content[-1].isalpha()


def _noun_end(tokens: Tokens, index: int, last: int, has_determiner: bool) -> int:
    """Where the noun phrase really ends: before a verb that no list knows."""
    kinds, low = tokens.kind, tokens.low
    last = _before_romance_verb(tokens, index, last)
    at = index
    while at <= last and kinds[at] in (NAME, DET, POSS, NUMBER, ADV):
        at += 1
    if at > last:
        return last
    if kinds[index:last][-2:] == [NAME, NAME] and low[last].endswith(("te", "ten")):
        return last - 1  # die Vorsitzende Petra Lund bremste
    if low[index] in _GERMAN_ARTICLES:
        for at in range(index + 3, last + 1):  # Die Ministerin Ida Holm kam gestern
            if kinds[at - 2 : at + 1] == [NAME, NAME, WORD]:
                return at - 1
    if at > index and kinds[at - 1] == NAME and not has_determiner:
        nouns = [i for i in range(at, last + 1) if low[i] in words.SPEAKING_NOUNS]
        return nouns[-1] if nouns else at - 1
    if low[last].endswith(_FOREIGN_PAST) and last > index and kinds[last - 1] == NAME:
        return last - 1
    for i in range(max(at, index + 1), last):
        if _before_verb(low[i], low[i + 1]):
            return last if kinds[last] == NAME else i
    while last >= at and last > index and low[last].endswith("ed") and kinds[last] == WORD:
        last -= 1
    return last


def _before_romance_verb(tokens: Tokens, index: int, last: int) -> int:
    """Este diario restan importancia; les savants signalent."""
    ends = _VERB_ENDS.get(tokens.tongue, ())
    for at in range(index + 2, last + 1):
        low = tokens.low[at]
        if tokens.kind[at] == WORD and low.endswith(ends) and len(low) > 4:
            return at - 1
    return last


def _before_verb(word: str, after: str) -> bool:
    """Whether a speaking noun is followed by what looks like its verb: minister hopes."""
    nouns = words.SPEAKING_NOUNS
    return word in nouns and after not in nouns and after[-1] in "sd"
