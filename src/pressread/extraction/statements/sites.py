"""Words of saying outside quotation marks, each with its sentence: where reports may stand.

A closed class: verbs and nouns of saying, denying, asking, ordering, doubting and predicting, with
their forms; "according to" and its like in other languages. ``LEMMAS`` has the lemma of a word,
``KINDS`` what a lemma makes of the words it reports.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pressread.article import CueKind

from . import words
from .chunks import Chunks
from .classes import NAME, QUOTE
from .clauses import Clauses
from .mentions import Mention

AFTER, BEFORE, AROUND = "A", "B", "C"
_BEGINS = 14  # chunks after a cue in which its content may begin
_BOUNDS = frozenset(".,;:-()*cptAQ2a")  # chunks before which a content may end
_OPENERS = frozenset(",:-cQ;(t*.")  # chunks after which it may begin, before its cue
_NO_BEGIN = frozenset(".,)*;:")
_LETS_BEGIN = frozenset(",:t2cNLPaAQ-*")
_SOURCES = 12  # mentions of a sentence that may be the source
_REACH = 40  # chunks of a sentence looked at on either side
_PASSING = frozenset(("citing", "quoting"))  # ", citing Tass": no cue of its own
_IRREGULAR = {
    "say": "said says saying", "tell": "told", "write": "wrote written", "read": "read",
    "cry": "cried cries", "deny": "denied denies", "imply": "implied implies", "reply":
    "replied replies", "decry": "decried decries", "specify": "specified specifies", "clarify":
    "clarified clarifies", "testify": "testified testifies", "show": "showed shown", "find":
    "found", "think": "thought", "feel": "felt", "forbid": "forbade forbidden forbidding",
    "swear": "swore sworn", "sing": "sang sung", "beg": "begged begging", "teach": "taught",
    "admit": "admitted admitting", "commit": "committed committing", "brag": "bragged bragging",
    "quip": "quipped quipping", "worry": "worried worries", "query": "queried queries",
    "prophesy": "prophesied", "foresee": "foresaw foreseen", "bet": "bet betting", "forecast":
    "forecast", "plan": "planned planning", "vie": "", "rebut": "rebutted rebutting",
}  # fmt: skip
# Other languages: what stands in ``words.SAY_FOREIGN`` counts as one lemma.
_FOREIGN = "§"
_ACCORDING = frozenset(("according", "laut", "zufolge", "selon", "según", "göre", "per"))
_NEGATIONS = frozenset("not n't never nor neither nicht kein keine pas jamais nunca no".split())
_NEGATIVE = words.LISTS["to deny"] | words.LISTS["nouns deny"]
_ACTS: tuple[CueKind, ...] = ("say", "deny", "ask", "order", "doubt", "predict")  # a later one wins


def _forms(lemma: str) -> set[str]:
    """The regular forms of a verb, and those of ``_IRREGULAR``."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    found = {lemma, stem + "ed", stem + "ing"}
    found.add(lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"))
    return found | set(_IRREGULAR.get(lemma, "").split())


def _table() -> tuple[dict[str, str], dict[str, CueKind]]:
    lemmas: dict[str, str] = {}
    kinds: dict[str, CueKind] = {}
    for kind in _ACTS:
        for lemma in sorted(words.LISTS[f"to {kind}"]):
            kinds[lemma] = kind
            lemmas.update(dict.fromkeys(_forms(lemma), lemma))
    for kind in _ACTS:
        for noun in sorted(words.LISTS.get(f"nouns {kind}", ())):
            kinds.setdefault(noun, kind)
            lemmas.update({noun: noun, noun + "s": noun})
    for form in words.SAY_FOREIGN:
        lemmas.setdefault(form, _FOREIGN)
    for form in _ACCORDING:
        lemmas[form] = "according"
    for form in words.SAY:
        lemmas.setdefault(form, "§§")
    return lemmas, kinds


LEMMAS, KINDS = _table()


def is_negative(lemma: str) -> bool:
    """Whether a word of saying denies or refuses by itself."""
    return lemma in _NEGATIVE


def is_negation(low: str) -> bool:
    """Whether a small word turns what it stands with into its opposite."""
    return low in _NEGATIONS or low.endswith(("n't", "n’t"))


class Site:
    """A word of saying: its chunk, its sentence's chunks ``first``..``last`` (half-open), and the
    subject that its clause gives it."""

    __slots__ = (
        "chunks", "clauses", "first", "how", "last", "lemma", "letters", "place",
        "subject", "token",
    )  # fmt: skip

    def __init__(self, chunks: Chunks, clauses: Clauses, token: int, lemma: str) -> None:
        self.chunks, self.clauses, self.token, self.lemma = chunks, clauses, token, lemma
        self.letters = chunks.letters
        self.place = bisect_right(chunks.starts, token) - 1
        first, last = clauses.sentence(chunks.tokens.sentence[token])
        self.first, self.last = max(first, self.place - _REACH), min(last, self.place + _REACH)
        self.how, self.subject = clauses.subject(self.place)


def sites(chunks: Chunks, clauses: Clauses) -> Iterator[Site]:
    """The words of saying of a paragraph, outside quotation marks."""
    kinds = chunks.tokens.kind
    for token, low in enumerate(chunks.tokens.low):
        lemma = LEMMAS.get(low)
        if lemma is not None and kinds[token] not in (QUOTE, NAME) and low not in _PASSING:
            yield Site(chunks, clauses, token, lemma)


def negated(site: Site) -> bool:
    """Whether “not”, “never” or their like stands with the cue."""
    tokens, at = site.chunks.tokens, site.token - 1
    least = max(0, site.token - 4)
    while at >= least and tokens.kind[at] in "xatPv2":
        if is_negation(tokens.low[at]):
            return True
        at -= 1
    return False


def after_begins(site: Site, layout: str) -> list[int]:
    """Chunks after the cue at which its content may begin."""
    stop = min(site.last, site.place + _BEGINS)
    letters = site.letters
    found = [
        at for at in range(site.place + 1, stop)
        if letters[at] not in _NO_BEGIN and (letters[at - 1] in _LETS_BEGIN or at == site.place + 1)
    ]  # fmt: skip
    if layout == AROUND:
        found = [at for at in found if site.letters[at - 1] in ",-"]
    return found


def after_ends(site: Site, begin: int) -> list[int]:
    """Chunks before which a content that begins there may end."""
    letters, last = site.letters, site.last
    while last > begin + 1 and letters[last - 1] in ".*":
        last -= 1
    return [at for at in range(begin + 1, last) if letters[at] in _BOUNDS] + [last]


def before_end(site: Site) -> int:
    """Where a content before the cue ends: at the comma before its subject."""
    at = site.place
    subject = site.subject
    if subject is not None and subject.tokens is site.chunks.tokens and subject.place < at:
        at = subject.place
    letters = site.letters
    comma = letters.rfind(",", site.first, at)
    dash = letters.rfind("-", site.first, at)
    bound = max(comma, dash)
    if site.lemma == "according" and bound < at - 1:
        return at
    return bound if bound > site.first and at - bound < 6 else at


def before_begins(site: Site, end: int) -> list[int]:
    """Chunks at which a content before the cue may begin."""
    letters = site.letters
    return [
        at for at in range(site.first, end)
        if (at == site.first or letters[at - 1] in _OPENERS) and letters[at] not in ",.;:)"
    ]  # fmt: skip


def sources(site: Site) -> list[Mention]:
    """The mentions that may be the source: of the cue's sentence, the nearest of them."""
    mentions = site.chunks.mentions
    low = bisect_left(mentions, site.first, key=_place)
    here = mentions[low : bisect_left(mentions, site.last, key=_place)]
    here.sort(key=lambda one: abs(one.place - site.place))
    here = here[:_SOURCES]
    if site.subject is not None and site.subject not in here:
        here.append(site.subject)
    return here


def _place(mention: Mention) -> int:
    return mention.place
