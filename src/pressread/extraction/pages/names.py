"""Names out of bylines: what can be the name of a person or a desk, and where one ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pressread.extraction.pages.tree import clean, fold
from pressread.text.bylines import LEAD
from pressread.text.labels import is_label

MAX_NAME = 80

_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|words|text|article|report|analysis|review|"
    r"opinion|column|commentary|interview|guest post|submitted)\s+)?(?:by|von|par|por|di|da|door|"
    r"av|af|oleh|yazan|"
    r"reporter|authors?|autor(?:en|es)?|auteure?s?|autore|writer|作者|著者|投稿者|文)"
    r"(?:\s*[:：]\s*|\s+)",
    re.I,
)
_GLUED_BY = re.compile(r"^(?:By|BY)(?=[A-Z][a-z])")
_AND = re.compile(
    r"\s*(?:,|;|\||&|•|·|\n)\s*(?:and\s|und\s|et\s)?\s*|\s+(?:and|und|et|og|och|ve|with|"
    r"AND)\s+|\s+[yei]\s+"
    r"|\s+/\s+"
)
_PARENTHESES = re.compile(r"\s*[(\[][^)\]]{0,60}[)\]]")
# What follows a name in a box that is marked as the author's.
_TAIL = re.compile(
    r"\s*(?:\b(?:view (?:all|profile|bio)|more (?:stories|from|articles|posts)|see (?:all|more)|"
    r"follow|updated|published|posted|last|contribut\w+|staff (?:writer|reporter|photo\w+)|"
    r"senior|special to|for the|"
    r"correspondent|reporter|editor|columnist|\d|in|on|of the|"
    r"(?:medically |clinically |fact[- ])?(?:reviewed|checked|edited|illustrat\w+)|"
    r"(?:jan|febr)uary|march|april|june|july|august|(?:sept|nov|dec)ember|october)\b.*"
    r"| [-–—|·•/]\s.*)$",
    re.I,
)
_DEGREE = re.compile(
    r"(?:,?\s(?:Ph\.?\s?D|M\.?D|J\.?D|Ed\.?D|Psy\.?D|Pharm\.?D|D\.?D\.?S|D\.?V\.?M|MBA|MPH|MPP|"
    r"MSW|LCSW|LMFT|RDN?|R\.?N|BSN|CFP|CPA|CFA|CSCS|M\.?Sc?|B\.?Sc|M\.?A|Esq)\b\.?)+$"
)
_LAST_FIRST = re.compile(r"^([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+)$")
# "ann@example.org (Ann Lee)", as feeds name authors.
_MAIL = re.compile(r"\S+@\S+\s+\(([^()]+)\)")
_TWO_BY_SLASH = re.compile(r"(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})")
_NOT_A_NAME = re.compile(
    r"https?|www\.|@|©|\d|[<>{}\[\]=()#?!:：/]|\.(?:com|extra|head)\b|^(?:admin|administrator|"
    r"editor|guest|none|null|webmaster|"
    r"unknown|authors?|by|read|follow|share|home|news|image|photo|sponsored|login|subscribe|"
    r"comments?|others|and others|"
    r"about|about (?:the|this) author|the author|author|jr|sr|ph\.?\s?d|m\.?d|mba|rn|mph|cfp|"
    r"cpa|esq|"
    r"contributor|staff writer|writer|privacy|the new|profile|mon|tue|wed|thu|fri|sat|sun)\.?$",
    re.I,
)
_NEVER_IN_NAME = re.compile(
    r"\b(?:facebook|twitter|pinterest|bluesky|linkedin|instagram|whatsapp|e-?mail|log-?in|share|"
    r"photo|image|expert|writer|editor|reporter|correspondent|analyst|director|manager|guides?|"
    r"specialist|columnist|photographer|publisher|founder|owner|news|tips|resources|opinion|"
    r"bio|(?:fact|date)[ -]checked|previous|next|learn more|written by|getty|orcid|scholar|profile|"
    r"copied|updated|published|reviewed|standards|policy|ethics|corrections)\b|[«»›]",
    re.I,
)
# Words that stand in small letters inside names.
_PARTICLES = frozenset(
    "de da do dos das del della dello der den des van von vom zu zur la le du di y e ibn bin al el "
    "ter ten te af av the".split()
)
_COMMON = frozenset(
    "an and are at by for her his how in is it its of on or our to us we you".split()
)
_HANDLE = re.compile(
    r"(?!(?:staff|team|user|default|editors|using|far)$)[^\W\d_][\w.-]{2,24}", re.I
)


def split_names(values: Iterable[str], *, strict: bool = False) -> list[str]:
    """Single names out of bylines ("By A. Writer and B. Writer, in Ankara").

    ``strict`` takes only what has the shape of a name: two to five words, capitals first.
    """
    names: dict[str, str] = {}
    for value in values:
        for part in _parts(value, strict=strict):
            if is_name(part) and (not strict or has_shape(part)):
                names.setdefault(fold(part), part)
    return list(names.values())


def only_names(line: str) -> list[str]:
    """The names of a line that holds names alone; empty where anything else stands in it."""
    parts = [part for part in _parts(line, strict=False) if part]
    return parts if all(is_name(part) and _is_person(part) for part in parts) else []


def handle_in(line: str) -> str | None:
    """The one word by which an author signs ("by jsteinhardt on Friday"); ``None`` if more."""
    word = _TAIL.sub("", line.split(",")[0]).strip(" .,:;-–—|/*\"'")
    return word if _HANDLE.fullmatch(word) and is_name(word) else None


def _parts(value: str, *, strict: bool) -> Iterable[str]:
    if mail := _MAIL.fullmatch(value[:200].strip()):
        value = mail[1]
    line = _LAST_FIRST.sub(r"\2 \1", _PARENTHESES.sub("", clean(value)[:1000]))
    if line.count("/") == 1:
        line = _TWO_BY_SLASH.sub(" / ", line)
    for part in _AND.split(_bare(line)):
        name = _bare(part)
        name = (_TAIL.sub("", name) if strict else name).strip(" .,:;-–—|/*\"'《》")
        yield _DEGREE.sub("", f" {name}").strip()


def _bare(line: str) -> str:
    """A byline without the word "by" before it."""
    return _GLUED_BY.sub("", LEAD.sub("", _BY.sub("", line)))


def is_name(name: str) -> bool:
    """Whether a piece of a byline can be the name of a person or a desk."""
    fits = 2 <= len(name) <= MAX_NAME and len(name.split()) <= 8
    return fits and not _NOT_A_NAME.search(name) and not is_label(name)


def is_page_talk(name: str) -> bool:
    """Whether words name a job, a service or a part of the page rather than a person."""
    return _NEVER_IN_NAME.search(name) is not None


def has_shape(name: str) -> bool:
    """Whether words look like a name where one is announced: two to five, capitals at both ends."""
    words = name.split()
    if is_page_talk(name):
        return False
    if len(words) == 1:
        # Scripts that write names without a space know no capitals either.
        return name.lower() == name.upper() and len(name) <= 30
    return 2 <= len(words) <= 5 and not (words[0][0].islower() or words[-1][0].islower())


def _is_person(name: str) -> bool:
    """Whether words look like a person's name where nothing announces one."""
    inner = [word for word in name.split() if word[0].islower()]
    return has_shape(name) and not any(
        word not in _PARTICLES and (len(word) > 3 or word in _COMMON) for word in inner
    )
