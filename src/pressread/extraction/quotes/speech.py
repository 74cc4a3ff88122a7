"""Is it said by somebody? Features of quoted words against titles, slogans and scare quotes."""

from __future__ import annotations

import re

from .classes import QUOTE
from .features import cue_after, cue_before, where
from .mentions import Mention
from .scene import Said
from .view import Cue, View

_SMALL = frozenset("a an and as at by for from in of on or the to with vs".split())
# Common nouns and participles that lead to a title, a slogan or a term, not to speech.
_LEADS = frozenset(
    """so-called word words term terms phrase phrases titled entitled title headline song songs
    album movie film films book books novel memoir show shows series episode program programme
    podcast play musical documentary slogan slogans sign signs banner banners hashtag motto theme
    magazine column article ad video game host hosts called known nicknamed dubbed meaning
    reading chant chants chanting message tweet post letter email statement question answer
    interview speech line joke quote quotes quotation motion bill act law project campaign
    operation category list role labeled marked stamped like mean means label description
    argument idea claim claims notion view warning call calls name named names rated code""".split()
)


_TAG = re.compile(",x?S(?:d?a)?[NLP]")  # », a déclaré lundi la ministre; dijo el lunes el ministro
_LED = ":-*"  # a colon or bullet that a paragraph of speech may begin with
_SENTENCE = 4  # spaces in what passes for a sentence
# The same, where capitals inside the marks leave no doubt.
_WORKS = frozenset(
    """titled entitled song songs album movie film films book books novel memoir show series
    podcast play musical documentary magazine named""".split()
)


def speech_features(view: View, best: Mention | None, share: float) -> list[str]:
    """The features that fire for a quotation whose likeliest speaker is ``best``."""
    said = view.said
    marked, text, frame = said.marked, said.text, said.outline.frame
    letters, place = said.outline.letters, said.place
    tokens = text.split()
    size = min(len(tokens), 12)
    style = _style(tokens)
    ending = text[-1] if text[-1] in ",.?!" else "_"
    before = letters[max(0, place - 3) : place].rjust(3, "^")
    after = letters[place + 1 : place + 3].ljust(2, "$")
    shape = view.shape
    out = [
        "bias", f"z{size}", "t" + style, f"tz{style}{size}", f"l{ending}{size > 3}",
        "b" + before[2], "bb" + before[1:], "bbb" + before, "a" + after[0], "aa" + after,
        "ba" + before[2] + after[0], "s" + shape, "st" + shape[0] + style,
        f"m{marked.mark}{marked.closed}{marked.continued}", f"c{view.context}",
        f"cs{view.context}{style}{min(size, 5)}", f"cl{view.context}{ending}",
    ]  # fmt: skip
    low = _lead(frame.low[said.slot - 1], before[2]) if said.slot else "^"
    out += ("bw" + low, f"bwt{low}{style}", f"bwc{low}{view.context[:2]}")
    if said.slot + 1 < len(frame.low):
        low = _lead(frame.low[said.slot + 1], after[0])
        out += ("aw" + low, f"awt{low}{style}")
    for side, cue in (("l", view.before), ("r", view.after)):
        if cue.verb:
            out += _cued(side, cue, style, size)
    out += _of_best(view, best, share, style, size)
    out += _neighbours(view, style)
    return out


def is_title(said: Said) -> bool:
    """The novel “A Field in Winter”: words set as a title right after a word for a work."""
    low = said.outline.frame.low[said.slot - 1] if said.slot else ""
    return low in _WORKS and _style(said.text.split()) in "Tt"


def is_tagged(said: Said) -> bool:
    """„…“, sagte er: the tag outside the marks, as most languages but American English set it."""
    return _TAG.match(said.outline.letters, said.place + 1) is not None


def is_statement(said: Said) -> bool:
    """A paragraph of nothing but quoted sentences: nobody sets a title or an irony so."""
    whole = said.outline.letters.lstrip(_LED) == QUOTE
    return whole and said.text.count(" ") >= _SENTENCE and said.text[-1] in ".?!,…"


def _lead(low: str, letter: str) -> str:
    """A neighbouring word where its class is closed or it leads to a title; else its letter."""
    return low if low in _LEADS or letter not in "NLPQwn" else letter


def _cued(side: str, cue: Cue, style: str, size: int) -> list[str]:
    subject = cue.subject.kind if cue.subject is not None else "-"
    return [
        f"q{side}{cue.verb}", f"qp{side}{cue.path}", f"qs{side}{cue.how}{subject}{style}",
        f"qv{side}{cue.verb}{size > 3}", f"qz{side}{cue.path[:2]}{cue.path[-2:]}{style}",
    ]  # fmt: skip


def _of_best(view: View, best: Mention | None, share: float, style: str, size: int) -> list[str]:
    if best is None:
        return ["nobody"]
    zone, path = where(view.said, best)
    verb = cue_after(best) or cue_before(best)
    grade = "a" if share > 0.95 else "b" if share > 0.8 else "c" if share > 0.5 else "d"
    governed = "l" if best is view.before.subject else "r" if best is view.after.subject else "-"
    return [
        f"x{zone}{grade}", f"xp{zone}{path}", f"xv{zone}{verb}", f"xk{zone}{best.kind}{style}",
        f"xz{zone}{verb != ''}{size}", f"xg{governed}{grade}{style}", f"xq{zone}{grade}{governed}",
    ]  # fmt: skip


def _neighbours(view: View, style: str) -> list[str]:
    """What was decided of the quoted words before, and how many stand in the paragraph."""
    history, said = view.history, view.said
    frame = said.outline.frame
    out = [f"ns{min(len(frame.spans), 4)}{style}"]
    last = history.heard
    if last is None:
        return [*out, "h0"]
    gap = frame.paragraph - last.outline.frame.paragraph
    step = "3"
    if gap == 0:
        step = "s" if last.sentence == said.sentence else "p"
    elif gap < 3:
        step = str(gap)
    between = ""
    if gap == 0:
        between = said.outline.letters[last.place + 1 : said.place][:4]
    return [*out, f"h{step}{history.spoke}", f"hb{between}{history.spoke}{step}",
            f"ht{step}{history.spoke}{style}"]  # fmt: skip


def _style(tokens: list[str]) -> str:
    """How the words are set: "T" as a title, "A" all capitals, "u" begins with one, "l"."""
    count, shouted = 0, True
    for token in tokens:
        if not token[0].isalpha() or token.lower() in _SMALL:
            continue
        if not token[0].isupper():
            count = 0
            break
        count += 1
        shouted = shouted and len(token) > 1 and token.isupper()
    if count:
        return "A" if shouted else "T" if count > 1 else "t"
    return "u" if tokens and tokens[0][0].isupper() else "l"
