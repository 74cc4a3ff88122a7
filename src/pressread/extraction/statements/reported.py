"""Reported speech: who said what without quotation marks, as cue, content and source.

A *site* is a word of saying with its sentence. Five linear models of ``reported.json`` look at it
over lemmas, classes and the letters of ``chunks``: ``cue`` (is something reported here?),
``layout`` (does its content stand after, before, on both sides?), ``begin``, ``end`` and
``source``. All work on chunks, so an article costs little more than its quotations do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pressread.article import CueKind
from pressread.text.linear import chance, score, shares, weights

from . import words
from .chunks import Chunks
from .classes import CLASS, NAME, QUOTE
from .clauses import Clauses
from .cues import KINDS, LEMMAS, is_negation, is_negative
from .mentions import Mention, followed_by_genitive

AFTER, BEFORE, AROUND = "A", "B", "C"
LAYOUTS = (AFTER, BEFORE, AROUND)
SAID_AT_LEAST = 0.5  # chance that something is reported
_WEIGHTS = __file__.removesuffix("reported.py") + "reported.json"
_SPELLED = frozenset("pctdx2'Aha")  # classes whose words a feature may show
_BEGINS = 14  # chunks after a cue in which its content may begin
_BOUNDS = frozenset(".,;:-()*cptAQ2a")  # chunks before which a content may end
_OPENERS = frozenset(",:-cQ;(t*.")  # chunks after which it may begin, before its cue
_FEWEST = 3  # words of a content
_NO_BEGIN = frozenset(".,)*;:")
_LETS_BEGIN = frozenset(",:t2cNLPaAQ-*")
_SOURCES = 12  # mentions of a sentence that may be the source
_REACH = 40  # chunks of a sentence looked at on either side
_QUOTED_AS = 0.97  # share of whom an agency quotes
_PASSING = frozenset(("citing", "quoting"))  # ", citing Tass": no cue of its own
_NOUN = "dhNLw'"
Spans = list[tuple[int, int]]


def models() -> Any:
    """The models of ``reported.json`` by name: feature → weight."""
    return weights(_WEIGHTS)


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


class Report:
    """Something reported: its site, its spans in the paragraph, its source and two chances."""

    __slots__ = ("chance", "kind", "share", "site", "source", "spans")

    def __init__(
        self, site: Site, spans: Spans, source: Mention | None, chance: float, share: float
    ) -> None:
        self.site, self.spans, self.source = site, spans, source
        self.chance, self.share = chance, share
        denies = is_negative(site.lemma) != negated(site)
        self.kind: CueKind = "deny" if denies else KINDS.get(site.lemma, "say")


def sites(chunks: Chunks, clauses: Clauses) -> Iterator[Site]:
    """The words of saying of a paragraph, outside quotation marks."""
    kinds = chunks.tokens.kind
    for token, low in enumerate(chunks.tokens.low):
        lemma = LEMMAS.get(low)
        if lemma is not None and kinds[token] not in (QUOTE, NAME) and low not in _PASSING:
            yield Site(chunks, clauses, token, lemma)


def reports(chunks: Chunks, clauses: Clauses) -> list[Report]:
    """What a paragraph reports, in order; of what is reported inside another's words, nothing."""
    fitted = models()
    found: list[Report] = []
    for site in sites(chunks, clauses):
        likely = chance(score(fitted["cue"], cue_features(site)))
        if likely < SAID_AT_LEAST or (found and _is_inside(site, found[-1])):
            continue
        spans = content(site, fitted)
        if not spans or _words(site, spans) < _FEWEST:
            continue
        source, share = source_of(site, spans, fitted["source"])
        made = Report(site, [_characters(site, *span) for span in spans], source, likely, share)
        while found and _is_inside(found[-1].site, made):
            found.pop()
        found.append(made)
    return found


def _is_inside(site: Site, report: Report) -> bool:
    """Whether a word of saying stands among what is reported."""
    at = site.chunks.tokens.start[site.token]
    return any(start <= at < end for start, end in report.spans)


def _words(site: Site, spans: Spans) -> int:
    """How many words a content has; quoted words count as a few."""
    starts, kinds = site.chunks.starts, site.chunks.tokens.kind
    runs = [kinds[starts[begin] : _token_before(site, end) + 1] for begin, end in spans]
    return sum(_FEWEST if kind == QUOTE else kind.isalnum() for run in runs for kind in run)


def content(site: Site, fitted: Any) -> Spans:
    """The chunks of what is said: one or two half-open runs; none where only a quotation is."""
    layouts = shares([score(fitted["layout"], layout_features(site, one)) for one in LAYOUTS])
    found: Spans = []
    for at in sorted(range(3), key=layouts.__getitem__, reverse=True):
        found = _laid_out(site, LAYOUTS[at], fitted)
        if found:
            break
    return [] if all(_is_quoted(site, *span) for span in found) else found


def _laid_out(site: Site, layout: str, fitted: Any) -> Spans:
    found: Spans = []
    if layout != AFTER:
        end = before_end(site)
        begins = before_begins(site, end)
        if begins:
            scores = [score(fitted["begin"], before_features(site, one, end)) for one in begins]
            found.append((begins[scores.index(max(scores))], end))
    if layout == BEFORE or (layout == AROUND and not found):
        return found
    begins = after_begins(site, layout)
    if not begins:
        return found
    scores = [score(fitted["begin"], after_features(site, one, layout)) for one in begins]
    begin = begins[scores.index(max(scores))]
    if site.letters[begin] in "NLP" and site.letters[begin + 1 : begin + 2] == "t":
        begin = min(begin + 2, site.last - 1)  # warned the council that …
    ends = after_ends(site, begin)
    if ends:
        scores = [score(fitted["end"], end_features(site, begin, one)) for one in ends]
        found.append((begin, ends[scores.index(max(scores))]))
    return found


def _is_quoted(site: Site, begin: int, end: int) -> bool:
    """Whether a run holds nothing but quotations and signs."""
    return not site.letters[begin:end].strip("Q,.:;-()*")


def _characters(site: Site, begin: int, end: int) -> tuple[int, int]:
    """A run of chunks in code points of the paragraph."""
    tokens, starts = site.chunks.tokens, site.chunks.starts
    return tokens.start[starts[begin]], tokens.end[_token_before(site, end)]


def _token_before(site: Site, place: int) -> int:
    starts = site.chunks.starts
    return (starts[place] if place < len(starts) else len(site.chunks.tokens.kind)) - 1


# Where a content may begin and end.


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


# What the models see.


def _word(site: Site, place: int) -> str:
    """A chunk's letter, or its word where that is of a closed class."""
    if not 0 <= place < len(site.letters):
        return "^"
    letter = site.letters[place]
    if letter in _SPELLED:
        low = site.chunks.tokens.low[site.chunks.starts[place]]
        return low if low in CLASS else letter  # "quietly" is an adverb by its ending alone
    if letter == "P":
        return "P" + site.chunks.tokens.low[site.chunks.starts[place]][:4]
    return letter


@lru_cache(maxsize=4096)
def _form(low: str) -> str:
    """How a word ends: ing, ed, s, or another form."""
    return "g" if low.endswith("ing") else "d" if low.endswith("ed") else low[-1:]


def cue_features(site: Site) -> list[str]:
    """The features of a word of saying."""
    letters, place, lemma = site.letters, site.place, site.lemma
    tokens = site.chunks.tokens
    low, kind = tokens.low[site.token], tokens.kind[site.token]
    form = _form(low)
    before, after = letters[max(0, place - 3) : place].rjust(3, "^"), letters[place + 1 : place + 4]
    after = after.ljust(3, "$")
    last, next_ = _word(site, place - 1), _word(site, place + 1)
    nominal = letters[place] in "LN"
    inside = "i" if site.chunks.starts[place] != site.token else ""
    subject = site.subject.kind if site.subject is not None else "-"
    that = _that(site)
    quoted = ("q" if "Q" in letters[site.first : place] else "") + (
        "Q" if "Q" in letters[place : site.last] else "")  # fmt: skip
    beside = _beside(site)
    return [
        "bias", "m" + beside, f"ml{lemma}{beside}", f"mt{beside}{that}", f"mr{beside}{after[:2]}",
        "l" + lemma, f"lf{lemma}{form}", f"k{kind}{form}", f"n{nominal}{inside}{form}",
        "b" + before, "b2" + before[1:], "a" + after, "a2" + after[:2], "wb" + last,
        "wa" + next_, f"lb{lemma}{last}", f"la{lemma}{next_}", f"wba{last}|{next_}",
        f"w2b{_word(site, place - 2)}", f"w2a{_word(site, place + 2)}",
        f"la2{lemma}{after[:2]}", f"lb2{lemma}{before[1:]}",
        f"s{site.how}{subject}", f"sl{lemma}{site.how}{subject}{form}",
        f"sk{site.how}{subject}{kind}",
        "t" + that, f"tl{lemma}{that}", f"ts{that}{site.how}{subject}", f"tf{that}{form}{kind}",
        "q" + quoted, f"qs{quoted}{site.how}{subject}", f"ql{lemma}{quoted}",
        f"p{min(place - site.first, 3)}", f"r{min(site.last - place, 5)}",
        f"rl{lemma}{min(site.last - place, 4)}",
    ]  # fmt: skip


def _beside(site: Site) -> str:
    """Whether quoted words stand right beside the cue and its subject, and whether they are a
    sentence of their own, as in “…,” she said."""
    letters, starts, texts = site.letters, site.chunks.starts, site.chunks.tokens.text
    start = site.place
    subject = site.subject
    if subject is not None and subject.tokens is site.chunks.tokens:
        start = min(start, subject.place)
    out = ""
    before = start - 1 - (letters[start - 1 : start] in (",", "-"))
    if before >= max(0, site.first - 1) and letters[before] == "Q":
        out += "L" + _sentence_like(texts[starts[before]])
    after = site.place + 1
    while after < site.last and letters[after] in "NLPa,:" and after - site.place < 5:
        after += 1
    if after < site.last and letters[after] == "Q":
        out += "R" + _sentence_like(texts[starts[after]]) + letters[after - 1]
    return out


def _sentence_like(text: str) -> str:
    """A few letters for how quoted words begin and end, and whether they are many."""
    last = text[-1] if text[-1] in ".,?!" else "_"
    return f"{text[0].isupper():d}{last}{text.count(' ') > 3:d}"


def _that(site: Site) -> str:
    """The first word soon after the cue that opens a clause: that, to, whether, a colon, a verb."""
    letters, place = site.letters, site.place
    for at in range(place + 1, min(place + 6, site.last)):
        letter = letters[at]
        if letter in "t2c:":
            return f"{_word(site, at)}{at - place}"
        if letter in "xvSC":
            return f"V{at - place}"
        if letter in ".Q;-":
            return letter
    return "0"


def layout_features(site: Site, layout: str) -> list[str]:
    """The features of a layout, seen from the cue."""
    letters, place, first = site.letters, site.place, site.first
    side = "0"
    if site.subject is not None and site.subject.tokens is site.chunks.tokens:
        side = "l" if site.subject.place < place else "r"
    limit = before_end(site)
    comma = letters[limit : limit + 1]
    verb = any(one in letters[first:limit] for one in "xvSC")
    rest = letters[place + 1 : site.last]
    tail = any(one in rest for one in "xvSC")
    closing = "," in rest
    that = _that(site)
    start = place if side != "l" or site.subject is None else site.subject.place
    shape = f"{min(start - first, 2)}{verb}{comma}"
    return [
        layout + one for one in (
            "bias", "l" + site.lemma, "s" + side, f"v{verb}{tail}", f"c{comma}{side}{tail}",
            f"g{shape}{tail}{closing}", f"gl{site.lemma}{shape}{tail}", "t" + that,
            f"ts{that}{shape}", f"a{_word(site, place + 1)}", f"as{_word(site, place + 1)}{shape}",
            f"n{min(len(rest), 6)}{verb}", f"nr{rest[:3]}", f"b{_word(site, start - 1)}",
            f"bs{_word(site, start - 1)}{tail}", f"f{_word(site, first)}",
        )
    ]  # fmt: skip


def after_features(site: Site, at: int, layout: str) -> list[str]:
    """The features of a beginning after the cue."""
    letters, place = site.letters, site.place
    path = letters[place + 1 : at]
    path = path if len(path) < 7 else path[:3] + "~" + path[-3:]
    here, last, after = _word(site, at), _word(site, at - 1), letters[at + 1 : at + 2]
    verb = any(one in path for one in "xvSC")
    comma = letters.find(",", at, site.last)
    clause = any(one in letters[at : comma if comma > 0 else site.last] for one in "xvSC")
    return [
        "A" + layout + one for one in (
            f"cl{clause}{last}", f"cll{clause}{last}{site.lemma}", f"clc{clause}{comma > 0}{last}",
            f"n{min(at - place, 6)}", "p" + path, "h" + here, "b" + last, f"bh{last}{here[:1]}",
            f"hl{site.lemma}{here}", f"bl{site.lemma}{last}", f"pl{site.lemma}{path}",
            f"ha{here[:1]}{after}", f"bha{last}{here[:1]}{after}", f"ph{path}{here[:1]}{after}",
            f"v{verb}", f"t{_that(site)}{min(at - place, 6)}",
        )
    ]  # fmt: skip


def before_features(site: Site, at: int, end: int) -> list[str]:
    """The features of a beginning before the cue."""
    letters = site.letters
    here, last = _word(site, at), _word(site, at - 1) if at > site.first else "^"
    piece = letters[at:end]
    verb = any(one in piece for one in "xvSC")
    named = any(one in piece for one in "NLP")
    rank = letters[site.first : at].count(",")
    return [
        "B" + one for one in (
            "b" + last, "h" + here, f"bh{last}{here[:1]}", f"v{verb}{named}", f"vb{verb}{last}",
            f"n{min(end - at, 8)}", f"f{at == site.first}", f"r{min(rank, 3)}{last}",
            f"fh{at == site.first}{here}", f"i{piece[:3]}", f"bi{last}{piece[:2]}",
        )
    ]  # fmt: skip


def end_features(site: Site, begin: int, at: int) -> list[str]:
    """The features of an end after a beginning."""
    letters, tokens = site.letters, site.chunks.tokens
    last = at >= site.last or letters[at] in ".*"
    here = "$" if last else _word(site, at)
    one = "$" if last else _word(site, at + 1)
    low = tokens.low[site.chunks.starts[at + 1]] if at + 1 < len(letters) else "."
    form = "" if letters[at + 1 : at + 2] not in ("w", "S", "v", "C") else _form(low)
    said = "R" if not last and LEMMAS.get(low) else ""
    piece = letters[begin:at]
    verbs = min(sum(map(piece.count, "xvSC")), 3)
    rest = letters[at : site.last]
    left = min(sum(map(rest.count, "xvSC")), 2)
    size = min(at - begin, 10)
    return [
        "h" + here, "o" + one, f"ho{here}{one}", f"hf{here}{form}{said}",
        f"b{letters[at - 1]}{here}",
        f"bb{letters[max(0, at - 2) : at]}{here}", f"v{verbs}{last}", f"vh{min(verbs, 1)}{here}",
        f"vho{min(verbs, 1)}{here}{one}", f"z{size}", f"zh{size}{here[:1]}", f"l{left}{here}",
        f"lo{left}{here}{one[:1]}", f"k{site.lemma}{here}", f"w2{here}{letters[at + 1 : at + 3]}",
        f"x{last}{verbs}{site.lemma}", f"q{piece.count('(') - piece.count(')')}{here}",
        f"c{min(piece.count(','), 3)}{here}{verbs > 0}",
    ]  # fmt: skip


# Who says it.


def source_of(site: Site, spans: Spans, model: dict[str, float]) -> tuple[Mention | None, float]:
    """The likeliest source and its share of chance."""
    if site.how == "o":
        return site.subject, _QUOTED_AS  # Interfax quoted her as saying
    candidates = sources(site)
    if not candidates:
        return site.subject, 0.5 if site.subject is not None else 0.0
    chances = shares([score(model, source_features(site, spans, one)) for one in candidates])
    share = max(chances)
    return candidates[chances.index(share)], share


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


def source_features(site: Site, spans: Spans, mention: Mention) -> list[str]:
    """The features of a mention as the source."""
    letters, place, at = site.letters, site.place, mention.place
    if mention.tokens is not site.chunks.tokens:
        return ["far", f"far{site.subject is mention}"]
    low, high = min(place, at) + 1, max(place, at)
    path = (
        letters[low:high]
        if high - low < 7
        else f"{letters[low : low + 3]}~{letters[high - 3 : high]}"
    )
    side = "l" if at < place else "r" if at > place else "="
    inside = any(begin <= at < end for begin, end in spans)
    passed = sum(map(letters[low:high].count, "NLP"))
    before, after = _word(site, at - 1), letters[at + 1 : at + 2]
    how = site.how if site.subject is mention else "-"
    noun = "N" if site.letters[place] in _NOUN else "V"
    group = ""
    if mention.kind == "L":
        group = (
            "p"
            if mention.low in words.PEOPLE_NOUNS
            else "b"
            if mention.low in words.BODY_NOUNS
            else "x"
        )
    return [
        f"h{how}", f"h{how}{side}{mention.kind}", f"i{inside}{side}", f"ih{inside}{how}",
        f"p{side}{path}",
        f"pk{side}{path}{mention.kind}", f"n{side}{min(passed, 3)}",
        f"k{mention.kind}{group}{side}",
        f"b{before}{side}", f"a{after}{side}", f"g{followed_by_genitive(mention)}{noun}",
        f"l{site.lemma}{side}{how}", f"bp{before}{side}{path[:2]}",
        f"f{at == site.first}{side}{how}",
        f"np{noun}{side}{path}",
    ]  # fmt: skip


def negated(site: Site) -> bool:
    """Whether “not”, “never” or their like stands with the cue."""
    tokens, at = site.chunks.tokens, site.token - 1
    least = max(0, site.token - 4)
    while at >= least and tokens.kind[at] in "xatPv2":
        if is_negation(tokens.low[at]):
            return True
        at -= 1
    return False
