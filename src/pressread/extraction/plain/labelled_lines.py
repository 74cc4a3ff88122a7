"""Lines of a label and its value, and what any line of a head may state."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields

from pressread.text import bylines
from pressread.text.date_fields import date_field
from pressread.text.dates import find_stamps
from pressread.text.field_names import TAGS, meanings, plain_name
from pressread.text.labels import says_kept

_TAG = re.compile(r"(?P<label>[A-Z][A-Z0-9])\s{1,3}-(?:\s(?P<value>.*))?$")
_FROM = (" from", " von", " aus", " de", " da", " van", " från", " fra", " z", " с")
LABELLED = re.compile(
    r"(?P<label>[^\W\d_][^:：\n]{0,40}?)\s*(?:[:：]{1,2}\s*|\s{1,2}-\s{1,2}(?=\S))(?P<value>.*)$"
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
SMALL = re.compile(
    r"^(?:on|at|by|in|from|of|the|vom|am|den|du|de|le|la|del?|il|el|op|van|z|dnia|från|i|er)\s+|"
    r"\s+(?:on|vom|am|du|le|la|del?|il|el|op|z|dnia|från|of|the|den)$",
    re.I,
)
TURNED = re.compile(r"(.+), (The|Der|Die|Das|Le|La|Les|El|Il|De|Het)")
_ROWS = meanings() | {
    plain_name(name): field for field, names in TAGS.items() for name in names.split()
}
_STATED = (
    "headline published updated captured byline names publisher section url dateline summary"
).split()


@dataclass(slots=True)
class HeadLine:
    """What a line states. ``names`` and ``section`` are weak: they say nothing of themselves; so
    is a ``publisher`` that stands alone. ``strong``: the line cannot be anything else.
    """

    headline: str | None = None
    published: str | None = None
    updated: str | None = None
    captured: str | None = None
    byline: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    dateline: str | None = None
    summary: str | None = None
    strong: bool = False
    labelled: bool = False
    unplaced: list[str] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        """Whether it states a day of publication, of change or of saving."""
        return bool(self.published or self.updated or self.captured)

    @property
    def states(self) -> bool:
        """Whether it states any field at all."""
        return any(getattr(self, one.name) for one in fields(self) if one.name in _STATED)


def labelled_line(text: str) -> HeadLine | None:
    """A line of a known label and its value: "Source: Daily Nation", "AU  - Solberg, Ingrid"."""
    match = _TAG.match(text) or LABELLED.match(text.removeprefix("#+").removeprefix("**"))
    if match is None:
        return None
    label, value = match["label"].casefold().strip(" *_"), (match["value"] or "").strip(" *_")
    role = _ROWS.get(plain_name(label))
    if role is None and says_kept(label):
        role = "captured" if find_stamps(value) else None
        if ADDRESS.fullmatch(value):  # "Clipped from: https://…"; "Archived: https://…" is a copy
            role = "url" if label.endswith(_FROM) else "aside"
    if role is None or (role == "byline" and not value):
        return None
    if role == "publisher" and ADDRESS.fullmatch(value):
        role = "url"
    line = HeadLine(strong=True, labelled=True)
    if role == "body" and bylines.is_name(value):  # "Text: Ann Lee" says who wrote it
        role = "byline"
    _put(line, role, value)
    return line


def _put(line: HeadLine, role: str, value: str) -> None:
    """Enter a labelled value in its field."""
    if not value:
        return
    if role in ("published", "captured", "year"):
        setattr(line, "published" if role == "year" else role, _date_of(value))
    elif role == "byline":
        line.byline = tuple(n for n in bylines.names(value) if bylines.is_name(n))
    elif role == "publisher":
        line.publisher, line.published = paper_of(value) or None, _day_in(value)
    elif role == "sections":
        line.section = value.split(";")[0].strip() or None
    elif role == "url":
        line.url = value if ADDRESS.match(value) else None
    elif role in ("headline", "summary", "dateline"):
        setattr(line, role, value)


def _day_in(value: str) -> str | None:
    stamps = find_stamps(value)
    return stamps[0].value if stamps else None


def _date_of(value: str) -> str | None:
    stamps = find_stamps(value)
    return stamps[0].value if stamps else date_field(value)


def paper_of(value: str) -> str:
    """The paper in a value: "Lowland Courier, The (Brackwater, LL)" -> "The Lowland Courier"; what
    stands behind it (a date, a page) goes.
    """
    stamps = find_stamps(value)
    value = value[: stamps[0].start] if stamps else value
    value = re.sub(r"^\d{1,3}[.)]\s+", "", value)  # the number of a clip in a review
    value = re.sub(r"\s*[(\[;].*$", "", value).strip(" ,;·|–-")
    while (bare := SMALL.sub("", value)) != value and bare and not value[:1].isupper():
        value = bare
    value = re.sub(r"\s+(?:vom|du|of|from|am|del?|van|z)$", "", value)
    turned = TURNED.fullmatch(value)
    return f"{turned[2]} {turned[1]}" if turned else value
