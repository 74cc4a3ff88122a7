"""The forms in which the press mentions dates, one pattern a kind. English unless said.

Every pattern is linear: repeats are bounded, alternatives begin differently. They are tried only
on paragraphs that hold their hints, which cost a small part of them to look for.
"""

from __future__ import annotations

import re
from functools import cache

from pressread.text.calendar import MONTHS, WEEKDAYS

MONTH_WORDS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
WEEKDAY_WORDS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}

_NUMBER = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_PART = r"(?:(?P<part>early|late|mid|mid-|the\s+(?:end|start|beginning|middle)\s+of)[\s-]{1,2})"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_WHICH = r"(?P<which>last|this|next|past|coming|previous|following)"
_UNITS = r"(?P<unit>day|night|week|weekend|month|year|quarter|decade)"
_NO_CLAUSE = r"(?!\s(?:the|he|she|it|they|we|i|his|her|its|their|a|an|this|that|than|[a-z]+ing)\b)"
_YEAR = r"(?:1[6-9]|20)\d\d"
_MEASURES = (
    "km|kilomet|met(?:er|re)s|miles|people|dollars|euros|pounds|tons|tonnes|percent|per cent|%|feet"
    "|troops|soldiers|jobs|cases|deaths|seats|votes|points|residents|homes|workers|members|employees"
)

FORMS: dict[str, tuple[str, str]] = {
    # kind: (hints without which it cannot be, the pattern)
    "month_day": (
        "month",
        rf"(?=[A-Z\d])(?:\b(?:{WEEKDAY_WORDS}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?,?\s(?:the\s)?)?"
        rf"(?:\b(?P<m>{MONTH_WORDS})\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"|(?<![\d.,:$€£/-])\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<m2>{MONTH_WORDS})\b)"
        r"(?![\d:]|[.,]\d|\s?%)(?:,?\s(?:of\s)?(?P<rel>last|this|next)\syear)?",
    ),
    "month_year": (
        "month",
        rf"{_PART}?\b(?P<m>{MONTH_WORDS})\b\.?,?\s(?:of\s)?"
        r"(?:(?P<rel>last|this|next|that|the\sprevious|the\sfollowing)\syear|(?P<y>[12]\d{3})\b(?!\d))",
    ),
    "month": (
        "month",
        rf"(?P<cue>\b(?:in|since|last|next|this|until|till|by|during|before|after|throughout|from"
        rf"|between|early\sin|late\sin|back\sin|as\sof|and|to)\s|\b(?:early|late|mid)[\s-]"
        rf"|\b(?:end|start|beginning|middle|month)\sof\s)"
        rf"(?P<part>(?:early|late|mid)[\s-])?(?P<m>{MONTH_WORDS})\b(?!\.?\s\d|[’']?-)"
        r"(?!,?\s(?:of\s)?(?:last|this|next|that|the\sprevious|the\sfollowing)\syear)",
    ),
    "weekday": (
        "weekday",
        rf"(?P<which>\b(?:last|next|this|this\scoming|this\spast|coming|[Tt]he\sprevious|[Tt]he\sfollowing|That)\s)?"
        rf"\b(?P<w>{WEEKDAY_WORDS})\b(?P<week>\s(?P<when>last|next|this)\sweek)?",
    ),
    "relative_unit": (
        "unit which",
        rf"(?:\b(?P<part>early|late|mid|earlier|later|at\sthe\send\sof|at\sthe\sstart\sof)\s)?"
        rf"(?<!the\s)\b{_WHICH}\s(?:calendar\s)?(?P<unit>week|weekend|month|year|quarter|decade)\b"
        r"(?![’']?s?[\s-](?:old|long|ago|earlier))",
    ),
    "edge": (
        "edge time",
        r"\b(?:the\s(?:end|start|beginning|middle|close)\sof\sthe\s(?P<unit>week|month|year|decade)"
        r"|(?P<unit2>month|year)(?:[’']s\s|-)end)\b(?![’'-]|\s\d)",
    ),
    "weekend": (
        "weekend",
        r"(?:\b(?:over|at|during|on)\sthe\sweekend\b|\bthe\sweekend(?=[’']s\s))",
    ),
    "holiday": (
        "holiday",
        r"\b(?P<h>New\sYear[’']s\s(?:Eve|Day)|Christmas\s(?:Eve|Day)|Boxing\sDay|May\sDay)\b"
        r"(?:,?\s(?:of\s|in\s)?(?P<y>[12]\d{3})\b)?",
    ),
    "ago": ("ago span", rf"\b{_NUMBER}[\s-](?P<unit>day|week|month|year|decade)s?\sago\b"),
    "some_ago": (
        "ago span",
        r"\b(?:a\sfew|few|several|some|many|a\scouple\sof|dozens\sof)\s"
        r"(?:day|week|month|year|decade)s\sago\b",
    ),
    "shift": (
        "span way",
        rf"\b{_NUMBER}\s(?P<unit>day|week|month|year)s?\s"
        rf"(?P<way>(?:earlier|later)\b(?!\sthan\b)|(?:before|after|on)\b{_NO_CLAUSE})",
    ),
    "step": (
        "step",
        rf"\bthe\s(?P<way>previous|next|following|same|day|night|week|month|year)\s?"
        rf""
        rf"(?P<unit>day|night|morning|evening|afternoon|week|month|year|(?:before|after)\b{_NO_CLAUSE})\b",
    ),
    "that": ("that time", r"\b(?:that|the\ssame)\s(?P<unit>day|night|week|month|year)\b(?!\w)"),
    "day_word": (
        "today",
        r"\b(?P<word>the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|today|tomorrow"
        r"|tonight|this\s(?:morning|afternoon|evening)|last\snight|(?:earlier|later)\stoday)\b",
    ),
    "season": (
        "season",
        rf"(?:{_PART}?\b{_SEASON}\s(?:of\s)?(?P<y>[12]\d{{3}})\b"
        rf"|\b(?P<which>last|this|next|coming)\s(?P<season2>spring|summer|autumn|fall|winter)\b)",
    ),
    "quarter": (
        "quarter",
        r"\b(?:(?P<ord>first|second|third|fourth|final)[\s-](?P<kind>quarter|half)\s(?:of\s)?"
        r"(?:(?P<y>[12]\d{3})\b|(?P<rel>last|this|next)\syear)|Q(?P<q>[1-4])\s(?:of\s)?(?P<y2>[12]\d{3})\b)",
    ),
    "decade": (
        "decade",
        r"(?:\bthe\s)?(?:\b(?P<part>early|late|mid)[\s-])?(?:\b(?P<y>1[6-9]\d0|20\d0)[’']?s\b"
        r"|(?<!\w)[’'](?P<y2>[2-9]0)s\b)",
    ),
    "years": (
        "year",
        rf"(?<![\w.,$€£/–-])(?P<y>{_YEAR})(?=[-–]{_YEAR}\b(?![-–/]|[.,]\d))"
        rf"|(?<={_YEAR}[-–])(?P<y2>{_YEAR})\b(?![-–/]|[.,]\d)",
    ),
    "year": (
        "year",
        rf"(?:(?P<part>\b(?:early|late|mid)[\s-]|\b(?:the\s)?(?:end|start|beginning|middle)\sof\s)"
        rf"|(?P<cue>\b(?:in|since|by|until|till|before|after|during|from|to|and|of|between|for|through"
        rf"|than|around|the|year)\s|\())"
        rf"(?P<y>1[6-9]\d\d|20\d\d)(?P<y2>)\b(?![’']s\w|[-–/]\d|[.,]\d|:\d|\s?(?:{_MEASURES}))",
    ),
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HINTS: dict[str, frozenset[str]] = {
    "month": frozenset(MONTH_WORDS.casefold().split("|")),
    "weekday": frozenset(WEEKDAY_WORDS.casefold().split("|")),
    "span": _words("day week month year decade days weeks months years decades"),
    "unit": _words("week weekend month year quarter decade"),
    "which": _words("last this next past coming previous following"),
    "ago": _words("ago"),
    "way": _words("earlier later before after on"),
    "step": _words("previous next following same before after"),
    "that": _words("that same"),
    "time": _words("day night week month year decade"),
    "edge": _words("end start beginning middle close"),
    "weekend": _words("weekend"),
    "holiday": _words("eve christmas boxing year may"),
    "today": _words("today yesterday tomorrow tonight morning afternoon evening night"),
    "season": _words("spring summer autumn fall winter"),
    "quarter": _words("quarter half q1 q2 q3 q4"),
}
"""Words of which one stands in a paragraph that holds such a form, case folded."""

SHAPES: dict[str, re.Pattern[str]] = {
    "decade": re.compile(r"0[’']?s"),
    "year": re.compile(r"1[6-9]\d\d|20\d\d"),
}
"""Hints that are no words."""

IDIOM_BEFORE = re.compile(
    r"\b(?:Black|Good|Super|Bloody|Ash|Cyber|Giving|Shrove|Holy|Maundy|Palm|Easter|Whit|Fat|Ruby"
    r"|Sheffield|Man|Green|Blue|Red|[Ee]very|[Ee]ach)\s$"
)
IDIOM_AFTER = re.compile(
    r"\s(?:Times|Night\s(?:Live|Football)|School|Mirror|Telegraph|Mail|Express|Post|Herald|Independent"
    r"|Tribune|Globe|Island|the\s13th|Addams|prayers?)\b"
)

NAMED_DAYS = re.compile(r"\s(?:attacks?|hijack|terror|atrocit|hearings|commission)", re.I)
"""What makes of 11 September the name of an event of a year that nobody states."""

_FOREIGN_WEEKDAY = {
    "de": r"\b(?P<pre>am|seit|bis|ab|vom|zum|vergangenen|letzten|nächsten|kommenden)"
    r"(?:\s(?:kommenden|nächsten|vergangenen|letzten))?\s(?P<w>{names})\b",
    "fr": r"\b(?P<w>{names})\b(?P<post>\s(?:dernier|prochain|passé))?",
    "es": r"\b(?P<pre>el|este|desde\sel|hasta\sel|pasado|próximo)\s(?P<w>{names})\b"
    r"(?P<post>\s(?:pasado|próximo))?",
    "it": r"\b(?P<w>{names})\b(?P<post>\s(?:scorso|prossimo))?",
    "pt": r"\b(?:na|desta|nesta|última|próxima)\s(?P<w>{names})\b(?P<post>\s(?:passada|próxima))?",
    "nl": r"\b(?P<pre>afgelopen\s|vorige\s|komende\s|volgende\s)?(?P<w>{names})\b",
    "tr": r"\b(?P<pre>geçen\s|gelecek\s|önümüzdeki\s)?(?P<w>{names})"
    r"\s(?:günü|sabahı|akşamı|gecesi)",
}
_LAST_WORD = re.compile(r"letzt|vergangen|dernier|pasad|passad|scors|vorige|geçen", re.I)
_FORWARD_WORD = re.compile(
    r"nächst|kommend|prochain|próxim|prossim|komend|volgend|gelecek|önümüzdeki", re.I
)


@cache
def form(kind: str) -> re.Pattern[str]:
    """The compiled pattern of a kind."""
    cased = ("month_day", "month_year", "month", "weekday", "holiday")
    flags = re.I if kind not in cased else 0
    pattern = FORMS[kind][1]
    if not flags:
        pattern = pattern.replace(r"(?P<cue>\b(?:in", r"(?P<cue>\b(?:In|Since|Last|By|From|in")
        pattern = pattern.replace(
            r"\b(?:last|next|this|this", r"\b(?:Last|Next|This|last|next|this|this"
        )
    return re.compile(pattern, flags)


@cache
def foreign_weekday(language: str) -> re.Pattern[str] | None:
    """Weekdays as a language cues them ("am Freitag"); ``None`` where we do not know how."""
    pattern = _FOREIGN_WEEKDAY.get(language)
    if pattern is None:
        return None
    names = "|".join(sorted((n for n in WEEKDAYS if len(n) > 3), key=len, reverse=True))
    return re.compile(pattern.replace("{names}", names), re.I)


@cache
def foreign_month_day() -> re.Pattern[str]:
    """27 août, 27. August, 27 de agosto, 27 Ağustos: a day and a month without a year."""
    names = "|".join(sorted((re.escape(n) for n in MONTHS if len(n) > 2), key=len, reverse=True))
    return re.compile(
        rf"(?<![\d.,:/-])\b(?P<d>\d{{1,2}})(?:\.|er|º)?\s(?:de\s|di\s)?(?P<m>{names})(?![^\W\d_])"
        r"(?!\.?,?\s(?:de\s|del\s)?\d{4})",
        re.I,
    )


def turns_forward(text: str) -> bool:
    """Whether a foreign "next" stands in the mention."""
    return _FORWARD_WORD.search(text) is not None


def excludes_today(text: str) -> bool:
    """Whether a foreign "last" stands in the mention."""
    return _LAST_WORD.search(text) is not None
