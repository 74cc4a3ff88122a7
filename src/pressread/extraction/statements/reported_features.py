"""What the models of reported speech see: lemmas, word classes, shapes; closed classes alone."""

from __future__ import annotations

from functools import lru_cache

from . import words
from .classes import CLASS
from .mentions import Mention, followed_by_genitive
from .sites import LEMMAS, Site, before_end

Spans = list[tuple[int, int]]
_SPELLED = frozenset("pctdx2'Aha")  # classes whose words a feature may show
_NOUN = "dhNLw'"


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
