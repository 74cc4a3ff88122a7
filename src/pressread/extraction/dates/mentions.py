"""Dates that the paragraphs of an article mention, resolved as a newspaper reader would.

A weekday is the nearest past one, the day of publication included; "next", "coming" and a verb
of the future turn it. A month is the nearest past one, the current included. "A day earlier"
counts from the last date mentioned. What hangs on a day that is not known stays unresolved.

Values are ISO 8601 cut to the precision: ``day``, ``week`` (``2021-W34``), ``month``, ``year``.
``season`` has the year; ``quarter``, ``half`` and ``decade`` the first month or year of theirs.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressread.article import DateMention
from pressread.extraction.dates.moments import Context, Resolved, moment_of
from pressread.extraction.dates.patterns import (
    FORMS,
    HINTS,
    SHAPES,
    foreign_month_day,
    foreign_weekday,
    form,
)
from pressread.extraction.dates.resolve import resolve
from pressread.text.calendar import plain
from pressread.text.dates import find_stamps

_MOST = 3000
_WORDS = re.compile(r"[^\W_]+")
_BLANKED = dict.fromkeys(map(ord, f"{string.punctuation}“”‘’–—…«»£€"), " ")
_NEEDED = {kind: frozenset(hints.split()) for kind, (hints, _) in FORMS.items()}


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    kind: str
    match: re.Match[str] | None
    value: str | None = None


def find_dates(
    paragraphs: Sequence[str], published: str | None, *, language: str | None = None
) -> tuple[DateMention, ...]:
    """Every date in ``paragraphs``, in order; spans in code points of the paragraph.

    ``published`` is the day (or month, or year) that relative dates count from; without it they
    are found and stay without a value. ``language`` ``None`` or ``en``: English; in others whole
    dates, days of a month and weekdays are found. No more than 3,000 are: past that a text is no
    article.
    """
    context = Context(moment_of(published))
    mentions = []
    for number, paragraph in enumerate(paragraphs):
        for found in _in_order(_all_forms(paragraph, language)):
            resolved = _resolve(found, paragraph, context)
            if resolved is None:
                continue
            start, end = _trimmed(paragraph, found)
            mentions.append(
                DateMention(
                    paragraph[start:end], number, start, end, resolved.value, resolved.precision
                )
            )
            context.mentioned(resolved)
            if len(mentions) >= _MOST:
                return tuple(mentions)
    return tuple(mentions)


def _resolve(found: _Found, paragraph: str, context: Context) -> Resolved | None:
    if found.match is None:
        moment = moment_of(found.value)
        return Resolved(moment.value, moment.precision, moment) if moment else None
    return resolve(found.kind, found.match, paragraph, context)


def _trimmed(paragraph: str, found: _Found) -> tuple[int, int]:
    """The span without its cue ("in", "by") and white space."""
    start, end = found.start, found.end
    if found.match is not None and found.match.groupdict().get("cue"):
        cue = found.match["cue"].strip().casefold()
        keep = re.match(r"(?:last|next|this|early|late|mid|end|start|beginning|middle)", cue)
        start = start if keep else found.match.end("cue")
    while start < end and paragraph[start] in " -(":
        start += 1
    while end > start and paragraph[end - 1] in " ,":
        end -= 1
    return start, end


def _in_order(found: Iterator[_Found]) -> Iterator[_Found]:
    """The mentions from left to right; of two that overlap the one that begins first, or is
    longer.
    """
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


_DOTS = {ord("ı"): "i", ord("İ"): "I"}  # letters that a pattern without regard to case takes for i


def _all_forms(paragraph: str, language: str | None) -> Iterator[_Found]:
    for stamp in find_stamps(paragraph, language=language):
        yield _Found(stamp.start, stamp.end, "stated", None, stamp.value[:10])
    if (language or "en").casefold().startswith("en"):
        yield from _english(paragraph)
    else:
        yield from _foreign(paragraph, (language or "").casefold()[:2])


def _english(paragraph: str) -> Iterator[_Found]:
    hints = _hints(plain(paragraph))
    if not paragraph.isascii():
        paragraph = paragraph.translate(_DOTS)
    for kind, needed in _NEEDED.items():
        if needed <= hints:
            for match in form(kind).finditer(paragraph):
                yield _Found(match.start(), match.end(), kind, match)


def _hints(folded: str) -> set[str]:
    """Which hints at forms of dates stand in a paragraph."""
    words = set(_words(folded))
    found = {hint for hint, known in HINTS.items() if not known.isdisjoint(words)}
    found.update(hint for hint, shape in SHAPES.items() if shape.search(folded))
    return found


def _words(folded: str) -> list[str]:
    """Runs of letters and digits: told by white space once the usual marks are blanked, where
    there are no unusual ones.
    """
    words = folded.translate(_BLANKED).split()
    return words if "".join(words).isalnum() else _WORDS.findall(folded)


def _foreign(paragraph: str, language: str) -> Iterator[_Found]:
    if any(map(str.isdigit, paragraph)):
        for match in foreign_month_day().finditer(paragraph):
            yield _Found(match.start(), match.end(), "foreign_day", match)
        for match in form("year").finditer(paragraph):
            if match["part"] is None and match["cue"].strip() in ("in", "("):
                yield _Found(match.start(), match.end(), "year", match)
    pattern = foreign_weekday(language)
    if pattern:
        for match in pattern.finditer(paragraph):
            yield _Found(match.start("w"), match.end("w"), "foreign_weekday", match)
