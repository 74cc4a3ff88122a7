"""The passage of an article that holds most of a query, with the words to be marked.

Works on records (``Article.to_dict``) and imports next to nothing: it runs at the prompt.
"""

from __future__ import annotations

from bisect import bisect_left

from pressread.fields import FIELDS, texts
from pressread.query.highlight import Highlighter, spans_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.query.highlight import Mark

#: Characters that a snippet aims at, and those after which a sentence is cut at a word.
AIM = 240
LONGEST = 420
_MARKS_READ = 1_000

#: Where sentences end, well enough to cut a passage there.
_STOPS = ".!?…。！？"
_CLOSERS = "\"'”’»)]」』"
_ABBREVIATIONS = frozenset(
    (
        "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt",
        "st", "jr", "sr", "no", "vs", "inc", "co", "corp", "ltd", "jan", "feb", "mar", "apr",
        "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.n", "u.k", "e.g", "i.e",
        "approx", "adm", "maj", "hon", "rev", "ave", "fig", "al",
    )
)  # fmt: skip


class Passage:
    """As ``hits.Snippet``; ``highlights`` are half-open pairs of code points in ``text``."""

    __slots__ = ("field", "highlights", "paragraph", "text")

    def __init__(
        self, field: str, paragraph: int | None, text: str, highlights: list[tuple[int, int]]
    ) -> None:
        self.field = field
        self.paragraph = paragraph
        self.text = text
        self.highlights = highlights


class _Candidate:
    __slots__ = ("end", "marks", "paragraph", "start", "value")

    def __init__(self, paragraph: int, start: int, end: int, marks: list[Mark]) -> None:
        self.paragraph, self.start, self.end, self.marks = paragraph, start, end, marks
        self.value = 0.0


def passages(
    record: Mapping[str, Any], highlighter: Highlighter, *, count: int = 1, context: int = 0
) -> list[Passage]:
    """At most ``count`` passages, the one that says most first.

    Where no paragraph holds a word of the query, the caption or other field that does; else the
    opening, without marks. ``context``: the whole paragraph, with so many on either side.
    """
    body = record.get("body") or []
    marked = {}
    for number, paragraph in enumerate(body):
        found = highlighter.marks(paragraph, "body")
        if found:
            marked[number] = found
    if not marked:
        return _elsewhere(record, highlighter)[:count]
    chosen = _choose(body, marked, highlighter, count)
    if context:
        return [_with_context(body, marked, one, context) for one in chosen]
    return [_cut(body[one.paragraph], one) for one in chosen]


def headline_highlights(headline: str | None, highlighter: Highlighter) -> list[tuple[int, int]]:
    """Spans of the query's words in a headline."""
    return text_highlights(headline, highlighter, "headline") if headline else []


def text_highlights(text: str, highlighter: Highlighter, field: str) -> list[tuple[int, int]]:
    """Spans of the query's words in a text that stands for ``field``."""
    return spans_of(highlighter.marks(text, field))


def _choose(
    body: Sequence[str], marked: Mapping[int, list[Mark]], highlighter: Highlighter, count: int
) -> list[_Candidate]:
    candidates = []
    for number in _promising(marked, highlighter):
        candidates += _windows(number, body[number], marked[number])
    chosen: list[_Candidate] = []
    seen: set[int] = set()
    while candidates and len(chosen) < count:
        for one in candidates:
            one.value = _value(one, highlighter, seen)
        best = max(candidates, key=lambda one: (one.value, -one.paragraph, -one.start))
        chosen.append(best)
        seen |= {unit for _, _, unit in best.marks}
        candidates = [one for one in candidates if one.paragraph != best.paragraph]
    return chosen


def _promising(marked: Mapping[int, list[Mark]], highlighter: Highlighter) -> list[int]:
    """The paragraphs with most of the query; a long article has many that mention a word."""

    def weight(number: int) -> float:
        units = {unit for _, _, unit in marked[number]}
        return sum(highlighter.units[unit].weight for unit in units)

    return sorted(marked, key=lambda number: (-weight(number), number))[:24]


def _windows(number: int, text: str, marks: list[Mark]) -> list[_Candidate]:
    """Runs of whole sentences about ``AIM`` long, each beginning with a sentence that matches."""
    sentences = sentence_spans(text) or [(0, len(text))]
    found = []
    starts = [mark[0] for mark in marks]
    for first, (start, end) in enumerate(sentences):
        here = bisect_left(starts, start)
        if here == len(starts) or starts[here] >= end:
            continue
        for _, further in sentences[first + 1 :]:
            if further - start > AIM:
                break
            end = further
        inside = [mark for mark in marks[here : bisect_left(starts, end)] if mark[1] <= end]
        if inside:
            found.append(_Candidate(number, start, end, inside))
    return found


def _value(one: _Candidate, highlighter: Highlighter, seen: set[int]) -> float:
    """Distinct words by their weight, those shown already for little; then how many in all."""
    units = {unit for _, _, unit in one.marks}
    weights = [highlighter.units[u].weight * (0.1 if u in seen else 1.0) for u in units]
    return sum(weights) + min(len(one.marks), 8) * 0.02 - one.paragraph * 0.001


def _cut(text: str, one: _Candidate) -> Passage:
    start, end = one.start, one.end
    before = after = ""
    if end - start > LONGEST:
        start, end = _around(text, start, end, one.marks)
        before = "… " if start > one.start else ""
        after = " …" if end < one.end else ""
    spans = [(a, b) for a, b in spans_of(one.marks) if start <= a and b <= end]
    shift = len(before) - start
    shown = before + text[start:end] + after
    return Passage("body", one.paragraph, shown, [(a + shift, b + shift) for a, b in spans])


def _around(text: str, start: int, end: int, marks: list[Mark]) -> tuple[int, int]:
    """The ``LONGEST`` part of an endless sentence with most marks, cut between words."""
    best, most = start, 0
    for at, mark in enumerate(marks[:_MARKS_READ]):
        held = {m[2] for m in marks[at : at + 64] if m[1] <= mark[0] + LONGEST - 80}
        if len(held) > most:
            best, most = mark[0], len(held)
    begin = max(start, best - 60)
    if begin > start:
        space = text.find(" ", begin, best + 1)
        begin = space + 1 if space >= 0 else best
    stop = min(end, begin + LONGEST)
    if stop < end:
        space = text.rfind(" ", best + 1, stop)
        needed = max((m[1] for m in marks if m[0] == best), default=best)
        stop = space if space >= needed else _word_end(text, max(stop, needed), end)
    return begin, stop


def _word_end(text: str, at: int, end: int) -> int:
    space = text.find(" ", at, end)
    return end if space < 0 else space


def _with_context(
    body: Sequence[str], marked: Mapping[int, list[Mark]], one: _Candidate, context: int
) -> Passage:
    first = max(0, one.paragraph - context)
    shown, spans, at = [], [], 0
    for number in range(first, min(len(body), one.paragraph + context + 1)):
        spans += [(a + at, b + at) for a, b in spans_of(marked.get(number, []))]
        shown.append(body[number])
        at += len(body[number]) + 2
    return Passage("body", one.paragraph, "\n\n".join(shown), spans)


def _elsewhere(record: Mapping[str, Any], highlighter: Highlighter) -> list[Passage]:
    """A caption, summary or other field that matches, else the opening of the article."""
    for field, text in _other_texts(record):
        spans = spans_of(highlighter.marks(text, field))
        if spans:
            return [Passage(field, None, text, spans)]
    body = record.get("body") or []
    if not body:
        return []
    sentences = sentence_spans(body[0]) or [(0, len(body[0]))]
    end = sentences[0][1]
    for _, further in sentences[1:]:
        if further > AIM:
            break
        end = further
    return [_cut(body[0], _Candidate(0, sentences[0][0], end, []))]


def _other_texts(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What else of a record is searched, as (field, text), in the order of the index; the
    headline is shown anyway.
    """
    for field in sorted(FIELDS, key=lambda one: one.searched.code if one.searched else 0):
        if field.searched and field.searched.name not in ("body", "headline"):
            name = field.searched.name
            yield from ((name, text) for text in texts(record, field))
    for quote in record.get("quotes") or ():
        if speaker := (quote.get("speaker") or {}).get("name"):
            yield "speaker", speaker


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of a paragraph, without the space between them."""
    spans: list[tuple[int, int]] = []
    stops = text
    for stop in _STOPS[1:]:
        stops = stops.replace(stop, _STOPS[0])
    size = len(text)
    start = 0
    at = stops.find(_STOPS[0])
    while at >= 0:
        end = _after_closers(text, at + 1)
        if _ends_here(text, at, end):
            spans.append((start, end))
            while end < size and text[end].isspace():
                end += 1
            start = end
        at = stops.find(_STOPS[0], end)
    if start < size:
        spans.append((start, len(text.rstrip()) if text[start:].strip() else size))
    return [(a, b) for a, b in spans if a < b]


def _after_closers(text: str, at: int) -> int:
    while at < len(text) and (text[at] in _CLOSERS or text[at] in _STOPS):
        at += 1
    return at


def _ends_here(text: str, stop: int, end: int) -> bool:
    if end >= len(text) or text[stop] in "。！？":
        return True
    if not text[end].isspace():
        return False
    following = text[end:].lstrip()[:1]
    if following.islower() or following == "":
        return following == ""
    if text[stop] != ".":
        return True
    begin = stop
    while begin and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    word = text[begin:stop].lower()
    return word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha())
