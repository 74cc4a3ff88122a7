"""Is it said by somebody? Features of quoted words against titles, slogans and scare quotes."""

from __future__ import annotations

import re

from . import words
from .document import Context, Cue, Said
from .features import where
from .mentions import Mention, cue_after, cue_before

_SMALL = frozenset("a an and as at by for from in of on or the to with vs".split())
_LEADS = words.LISTS["leads"]


_TAG = re.compile(",x?S(?:d?a)?[NLP]")  # », a déclaré lundi la ministre; dijo el lunes el ministro
_INVERTED = ("-il", "-elle")  # », soupire-t-il
_WORKS = words.LISTS["works"]


_CALLED = frozenset("word term name nickname alias wort begriff mot terme palabra nombre".split())


def speech_features(context: Context, best: Mention | None, share: float) -> list[str]:
    """The features that fire for a quotation whose likeliest speaker is ``best``."""
    said = context.said
    marked, text, tokens = said.marked, said.text, said.chunks.tokens
    letters, place = said.chunks.letters, said.place
    parts = text.split()
    size = min(len(parts), 12)
    style = _style(parts)
    ending = text[-1] if text[-1] in ",.?!" else "_"
    before = letters[max(0, place - 3) : place].rjust(3, "^")
    after = letters[place + 1 : place + 3].ljust(2, "$")
    shape = context.shape
    out = [
        "bias", f"z{size}", "t" + style, f"tz{style}{size}", f"l{ending}{size > 3}",
        "b" + before[2], "bb" + before[1:], "bbb" + before, "a" + after[0], "aa" + after,
        "ba" + before[2] + after[0], "s" + shape, "st" + shape[0] + style,
        f"m{marked.mark}{marked.closed}{marked.continued}", f"c{context.saying}",
        f"cs{context.saying}{style}{min(size, 5)}", f"cl{context.saying}{ending}",
    ]  # fmt: skip
    low = _lead(tokens.low[said.slot - 1], before[2]) if said.slot else "^"
    out += ("bw" + low, f"bwt{low}{style}", f"bwc{low}{context.saying[:2]}")
    if said.slot + 1 < len(tokens.low):
        low = _lead(tokens.low[said.slot + 1], after[0])
        out += ("aw" + low, f"awt{low}{style}")
    for side, cue in (("l", context.before), ("r", context.after)):
        if cue.verb:
            out += _cued(side, cue, style, size)
    out += _of_best(context, best, share, style, size)
    out += _neighbours(context, style)
    return out


def is_title(said: Said) -> bool:
    """The novel “A Field in Winter”, the name “Shorty”, “Operation Lotus”: words set as a title
    after a word for a work, called a word, or set as a title with no sign of speech beside them."""
    low = said.chunks.tokens.low[said.slot - 1] if said.slot else ""
    style, letters, place = _style(said.text.split()), said.chunks.letters, said.place
    if low in _WORKS and style in "Tt":
        return True
    few = said.text.count(" ") < 3
    if low in _CALLED and few:
        return True
    beside = letters[max(0, place - 1) : place] + letters[place + 1 : place + 2]
    return style == "T" and few and said.text[-1].isalpha() and not set(beside) & set(":,SC.")


def is_tagged(said: Said) -> bool:
    """„…“, sagte er: the tag outside the marks, as most languages but American English set it."""
    return _TAG.match(said.chunks.letters, said.place + 1) is not None or is_inverted(said)


def is_inverted(said: Said) -> bool:
    """« … », soupire-t-il: whatever the verb, who it is stands with it."""
    after = said.chunks.tokens.low[said.slot + 1 : said.slot + 3]
    return len(after) == 2 and after[0] == "," and after[1].endswith(_INVERTED)


def is_long(text: str) -> bool:
    """Whether words of a script whose verbs no list knows are too many for a title or a term."""
    first = next((letter for letter in text if letter.isalpha()), "a")
    if first < _FOREIGN:
        return False
    if _UNSPACED.search(text):
        return sum(map(str.isalpha, text)) >= _LONG_UNSPACED
    return text.count(" ") >= 2


_FOREIGN = "\u0370"  # what comes after the Latin letters: Greek, Cyrillic, Hebrew, Arabic, …
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u9fff]")
_LONG_UNSPACED = 8  # letters, about four words


def _lead(low: str, letter: str) -> str:
    """A neighbouring word where its class is closed or it leads to a title; else its letter."""
    return low if low in _LEADS or letter not in "NLPQwn" else letter


def _cued(side: str, cue: Cue, style: str, size: int) -> list[str]:
    subject = cue.subject.kind if cue.subject is not None else "-"
    return [
        f"q{side}{cue.verb}", f"qp{side}{cue.path}", f"qs{side}{cue.how}{subject}{style}",
        f"qv{side}{cue.verb}{size > 3}", f"qz{side}{cue.path[:2]}{cue.path[-2:]}{style}",
    ]  # fmt: skip


def _of_best(
    context: Context, best: Mention | None, share: float, style: str, size: int
) -> list[str]:
    if best is None:
        return ["nobody"]
    zone, path = where(context.said, best)
    verb = cue_after(best) or cue_before(best)
    grade = "a" if share > 0.95 else "b" if share > 0.8 else "c" if share > 0.5 else "d"
    governed = (
        "l" if best is context.before.subject else "r" if best is context.after.subject else "-"
    )
    return [
        f"x{zone}{grade}", f"xp{zone}{path}", f"xv{zone}{verb}", f"xk{zone}{best.kind}{style}",
        f"xz{zone}{verb != ''}{size}", f"xg{governed}{grade}{style}", f"xq{zone}{grade}{governed}",
    ]  # fmt: skip


def _neighbours(context: Context, style: str) -> list[str]:
    """What was decided of the quoted words before, and how many stand in the paragraph."""
    history, said = context.history, context.said
    tokens = said.chunks.tokens
    out = [f"ns{min(len(tokens.spans), 4)}{style}"]
    last = history.heard
    if last is None:
        return [*out, "h0"]
    gap = tokens.paragraph - last.chunks.tokens.paragraph
    step = "3"
    if gap == 0:
        step = "s" if last.sentence == said.sentence else "p"
    elif gap < 3:
        step = str(gap)
    between = ""
    if gap == 0:
        between = said.chunks.letters[last.place + 1 : said.place][:4]
    return [*out, f"h{step}{history.spoke}", f"hb{between}{history.spoke}{step}",
            f"ht{step}{history.spoke}{style}"]  # fmt: skip


def _style(parts: list[str]) -> str:
    """How the words are set: "T" as a title, "A" all capitals, "u" begins with one, "l"."""
    count, shouted = 0, True
    for token in parts:
        if not token[0].isalpha() or token.lower() in _SMALL:
            continue
        if not token[0].isupper():
            count = 0
            break
        count += 1
        shouted = shouted and len(token) > 1 and token.isupper()
    if count:
        return "A" if shouted else "T" if count > 1 else "t"
    return "u" if parts and parts[0][0].isupper() else "l"
