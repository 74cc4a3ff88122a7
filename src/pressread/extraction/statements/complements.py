"""What a word of saying governs, where grammar leaves no choice: conditions, nouns of thinking,
relative clauses.

“on the condition that …” is no words of who spoke; “expressed the belief on Friday” states none;
of “which the ministry says are not fit”, the words stand behind the verb, and never before
“which”; of “Ann Lee, who said”, she is the speaker.
"""

from __future__ import annotations

from . import words
from .classes import ADV, AUX, DET, NAME, NUMBER, POSS, PREP, STOP, THAT, TO, WORD
from .mentions import Mention
from .sites import Site

_STANCES = words.LISTS["nouns of thinking"] | words.SPEECH_NOUNS
_LINKS = frozenset(("provided", "providing", "given", "so", "fact"))  # before “that”
_GROUNDS = frozenset(("condition", "grounds", "basis", "understanding", "order"))
_LEADS = frozenset(("on", "in", "under"))  # before ``_GROUNDS``
_PLACING = frozenset(("on", "in", "at", "during", "after", "before", "by", "from", "as"))
_PHRASE = 4  # words of a noun phrase without a name
_RELATIVES = frozenset(("which", "who", "whom"))
_DEPENDENT = "p2'"  # what a noun that belongs to another stands behind


def is_conditional(site: Site, place: int) -> bool:
    """Whether a chunk begins, or stands in, a clause of condition or reason behind the cue:
    “on condition that”, “so that”; “that” alone ends it."""
    kinds, starts = site.chunks.tokens.kind, site.chunks.starts
    least, at = starts[site.place], starts[place]
    that = next((one for one in range(at, least, -1) if kinds[one] == THAT), -1)
    if that > 0 and _conditions(site, that):
        return True
    ahead = kinds[at : at + _PHRASE]
    if THAT not in ahead or kinds[at] not in (PREP, DET, WORD, ADV):
        return False
    that = at + ahead.index(THAT)
    return _conditions(site, that) and not set(kinds[at:that]) & {NAME, STOP, ",", "S", "v", "x"}


def _conditions(site: Site, that: int) -> bool:
    """Whether a “that” stands behind “on condition”, “provided”, “the fact”."""
    low = site.chunks.tokens.low[max(0, that - 3) : that]
    if not low:
        return False
    return low[-1] in _LINKS or (low[-1] in _GROUNDS and not _LEADS.isdisjoint(low))


def states_nothing(site: Site, place: int) -> bool:
    """Whether a content would be a noun of thinking alone: “expressed doubt on Monday, while …”."""
    tokens, at = site.chunks.tokens, site.chunks.starts[place]
    kinds, low = tokens.kind, tokens.low
    stop = at
    while stop < min(len(kinds), at + _PHRASE) and kinds[stop] in (DET, POSS, WORD, ADV, "S"):
        stop += 1
        if low[stop - 1] in _STANCES and kinds[stop : stop + 1] not in ([WORD], [NAME]):
            return not _has_complement(low, kinds, stop)
    return False


def _has_complement(low: list[str], kinds: list[str], at: int) -> bool:
    """Whether a noun goes on with what it is about: that, to, of, about, over; “on the plan”."""
    while at < len(kinds) and kinds[at] == ADV:
        at += 1
    kind = kinds[at] if at < len(kinds) else STOP
    if kind in (THAT, TO):
        return True
    if kind != PREP:
        return kind not in (STOP, ",", "c", "*", "-", "(")
    if low[at] not in _PLACING:
        return True
    at += 1
    while at < len(kinds) and kinds[at] in (DET, POSS, NUMBER, ADV):
        if low[at] in words.WEEKDAYS:
            return False
        at += 1
    return at < len(kinds) and low[at] not in words.TIMES and kinds[at] not in (STOP, ",")


def left_out(site: Site) -> int:
    """The “which” whose clause the cue stands in with a subject of its own: “, which the ministry
    says are …”, “a plan which he said would …”; -1 if none."""
    subject = site.subject
    if subject is None or subject.tokens is not site.chunks.tokens:
        return -1
    at = subject.place - 1
    if not site.first < at < site.place or site.letters[at] not in "cP":
        return -1
    if site.letters[subject.place + 1 : site.place].strip("xa"):
        return -1
    if low_at(site, at) not in _RELATIVES or site.letters[at - 1] in _DEPENDENT:
        return -1
    return at


def behind_verb(site: Site, which: int) -> list[tuple[int, int]]:
    """What is said in such a clause: “are not fit for the sea”; nothing where that is unsure."""
    letters, begin = site.letters, site.place + 1
    if letters[begin : begin + 1] != AUX or letters[which - 1] != ",":
        return []
    comma = letters.find(",", begin, site.last)
    end = comma if comma >= 0 else site.last
    while end > begin and letters[end - 1] in ".*":
        end -= 1
    return [(begin, end)]


def is_relative(site: Site) -> bool:
    """Whether “which” or “who” is the subject that stands before the cue."""
    subject = site.subject
    return (
        subject is not None
        and subject.low in _RELATIVES
        and subject.tokens is site.chunks.tokens
        and subject.place < site.place
    )


def clause_end(site: Site, begin: int) -> int:
    """Where a content in a relative clause ends at the latest: before the verb of “The firm, which
    said that prices would rise, is old”."""
    subject = site.subject
    if subject is None or not is_relative(site) or site.letters[subject.place - 1] != ",":
        return site.last
    ends = (site.letters.find("," + verb, begin, site.last) for verb in "xvSC")
    return min((end for end in ends if end >= 0), default=site.last)


def keeps_saying(site: Site) -> bool:
    """Whether the cue goes with a verb of its own subject: Norland keeps warning, is saying."""
    subject = site.subject
    if site.how != "s" or subject is None or not site.chunks.tokens.low[site.token].endswith("ing"):
        return False
    between = site.letters[subject.place + 1 : site.place]
    return between.strip(ADV) in (WORD, AUX)


def low_at(site: Site, place: int) -> str:
    """The first word of a chunk."""
    return site.chunks.tokens.low[site.chunks.starts[place]]


def antecedent(source: Mention, site: Site) -> Mention | None:
    """Whom a relative pronoun means: of “the mayor of Norby, who said”, the mayor; None where
    that is unsure. What is no relative pronoun, itself."""
    if source.kind != "P" or source.low not in (*_RELATIVES, "that"):
        return source
    letters, at = site.letters, site.chunks.at
    place = source.place - 1 - (letters[source.place - 1 : source.place] == ",")
    if letters[place : place + 1] == ")":
        place = letters.rfind("(", 0, place) - 1  # Bo Sand (R-Norby), who said
    chain: list[Mention] = []
    while place in at and letters[place] in "NL":
        chain.append(at[place])
        if place < 2 or letters[place - 1] not in _DEPENDENT:
            break
        place -= 2
    if len(chain) == 1 and (source.low != "who" or _is_free(chain[0], letters)):
        return chain[0]
    people = (one for one in reversed(chain) if _is_person(one))
    return next(people, None) if source.low == "who" else None


def _is_free(mention: Mention, letters: str) -> bool:
    """Whether a mention is a name, a plural, or governed by nothing: no “by his origin, who”."""
    governed = letters[mention.place - 1 : mention.place] in (PREP, TO)
    return mention.kind == "N" or not governed or mention.low.endswith("s")


def _is_person(mention: Mention) -> bool:
    """Whether a mention is surely of people: a name of two words, a trade, an office."""
    if mention.kind == "N":
        return mention.head > mention.named
    return mention.low in words.PEOPLE_NOUNS
