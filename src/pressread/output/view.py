"""What a command answers, ready to be written in any format; values as people read them in a line.

A view wraps one kind of answer (hits, statements, articles, …). It knows what the answer looks
like as JSON, as table rows, as ids, as plain lines and as Markdown, and where the Rich renderer
for it lives; it knows nothing of terminals, options or files. Dates, counts and lines in columns
are plain string work: neither ``datetime`` nor a table library is worth its import here.
"""

from __future__ import annotations

from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    Counts = tuple[tuple[str, int], ...]


SCHEMA_VERSION = 1
UNDATED, NO_PUBLISHER, NO_SPEAKER = "Undated", "No publisher", "Speaker unknown"
NOBODY = "Nobody quoted by name"


class View:
    """One answer. ``schema`` names its JSON Schema, ``screen`` its renderer (module:function),
    ``listed`` the member of its document that holds the records. ``voices``: id of an article →
    who is quoted most in it, where articles are grouped by that. ``unsearched``: how many articles
    the answer could not cover. ``short``: full id → what a screen shows of it.
    ``fetch``: id → the whole record, for templates, as long as the archive is open.
    """

    fetch: Callable[[str], dict[str, Any]] | None = None
    voices: Mapping[str, str] = {}
    short: Mapping[str, str] = {}
    unsearched = 0
    schema = ""
    screen = ""
    header: tuple[str, ...] = ()
    listed = ""

    def found(self) -> bool:
        """Whether there is anything to show; nothing is exit code 1."""
        return True

    def document(self) -> dict[str, Any]:
        """The whole answer as one JSON object: what is told of it, then its records."""
        found = {"schema_version": SCHEMA_VERSION, **self.told()}
        if self.unsearched:
            found |= {"complete": False, "unsearched": self.unsearched}
        return {**found, self.listed: list(self.records())}

    def told(self) -> dict[str, Any]:
        """What the document says before its records: how many there are and the like."""
        return {}

    def records(self) -> Iterable[dict[str, Any]]:
        """One JSON object for each line of JSON Lines and for each use of a template."""
        return (self.document(),)

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Cells in step with ``header``."""
        for record in self.records():
            yield tuple(record.get(name) for name in self.header)

    def named(self, id: str) -> str:
        """An id as a screen shows it: as much as names it."""
        return self.short.get(id, id)

    def ids(self) -> Iterable[str]:
        """Ids of articles, each once."""
        return dict.fromkeys(
            str(record["id"]) for record in self.records() if record.get("id") is not None
        )

    def lines(self, style: Style) -> Iterable[str]:
        """Plain lines for people, unwrapped, harmless."""
        raise NotImplementedError

    def markdown(self, style: Style) -> Iterable[str]:
        """Markdown lines; where a kind has no form of its own, its plain lines as they are."""
        yield "```text"
        yield from self.lines(style)
        yield "```"


def plain(value: Any) -> Any:
    """A frozen value as JSON values, every field in its order; a span as a pair of numbers."""
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    names = getattr(type(value), "__match_args__", None)
    if names is None:
        return value
    if names == ("start", "end"):
        return [value.start, value.end]
    return {name: plain(getattr(value, name)) for name in names}


def grouped(
    items: Iterable[Any], by: str | None, voices: Mapping[str, str] | None = None
) -> list[tuple[str | None, list[Any]]]:
    """``items`` in groups in the order their first one stands, titled; one untitled group where
    ``by`` is ``None``. Takes hits, statements and articles of a list; of the two that are whole
    articles ``voices`` (id → name) says who is quoted most.
    """
    if by is None:
        return [(None, list(items))]
    groups: dict[str, tuple[str | None, list[Any]]] = {}
    for item in items:
        title = _title(item, by, voices or {})
        groups.setdefault(key(title), (title, []))[1].append(item)
    return list(groups.values())


def key(title: str) -> str:
    """What tells groups (and people) apart: letters, but not their case or accents."""
    from pressread.text.folding import fold_identity

    return fold_identity(title) or title


def title_lines(title: str | None) -> tuple[str, ...]:
    """A group's heading as plain lines."""
    return () if title is None else (clean(title),)


def _title(item: Any, by: str, voices: Mapping[str, str]) -> str:
    article = getattr(item, "article", item)
    if by == "publisher":
        return article.publisher or NO_PUBLISHER
    if by == "speaker" and article is item:
        return voices.get(article.id, NOBODY)
    if by == "speaker":
        speaker = item.said.get("speaker") or {}
        return str(speaker.get("name") or speaker.get("as_written") or NO_SPEAKER)
    return _period(article.published, by)


def _period(date: str | None, by: str) -> str:
    if not date:
        return UNDATED
    month = date[5:7]
    if by == "month" and month.isdecimal() and 1 <= int(month) <= 12:
        return f"{MONTHS[int(month) - 1]} {date[:4]}"
    return date[:4]


UNTITLED = "(no headline)"
QUIET = " · "


class Style:
    """What a person may choose about lines made for people. ``iso``: dates for machines."""

    __slots__ = ("group_by", "iso")

    def __init__(self, *, iso: bool = False, group_by: str | None = None) -> None:
        self.iso = iso
        self.group_by = group_by


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def human(date: str | None, *, long: bool = False) -> str:
    """``2021-08-27`` as ``27 Aug 2021`` (``27 August 2021``), as precise as it is; ``""`` for
    ``None``. The time of day is only in the long form. What is no date comes back as it is.
    """
    if not date:
        return ""
    day, _, time = date.partition("T")
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return date
    words = [*parts[:0:-1], parts[0]]
    if len(parts) > 1 and 1 <= int(parts[1]) <= 12:
        name = MONTHS[int(parts[1]) - 1]
        words[-2] = name if long else name[:3]
    if len(parts) == 3:
        words[0] = words[0].lstrip("0")
    return " ".join(words) + (f", {time[:5]}" if long and time else "")


def shown(date: str | None, *, iso: bool, long: bool = False) -> str:
    """The date for machines (``--iso``) or for people."""
    return (date or "") if iso else human(date, long=long)


def span(first: str | None, last: str | None, style: Style) -> str:
    """``27 Aug 2021 to 3 Mar 2022``; one date where both are the same."""
    ends = [shown(end[:10], iso=style.iso) for end in (first, last) if end]
    return " to ".join(dict.fromkeys(ends))


def size(number: int) -> str:
    """Bytes as people read them."""
    value = float(number)
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            break
        value /= 1000
    return f"{value:.0f} {unit}" if unit == "B" or value >= 100 else f"{value:.1f} {unit}"


def plural(count: int, noun: str) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def pairs(counts: Counts) -> list[dict[str, Any]]:
    """Counted values as JSON; an empty value is ``null``."""
    return [{"value": value or None, "count": count} for value, count in counts]


def width(text: str) -> int:
    """Terminal cells of a cleaned line: wide East Asian characters take two, marks none."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )


def pad(text: str, cells: int) -> str:
    """``text`` with spaces on its right up to ``cells``."""
    return text + " " * (cells - width(text))


def align(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """Rows of cleaned cells as lines; the last column is left as it is, columns that are empty
    throughout are left out. ``right``: columns set flush right.
    """
    if not rows:
        return []
    kept = [n for n in range(len(rows[0])) if any(row[n] for row in rows)]
    widths = {n: max(width(row[n]) for row in rows) for n in kept}
    return [_line(row, kept, widths, right) for row in rows]


def _line(
    row: Sequence[str], kept: Sequence[int], widths: dict[int, int], right: Sequence[int]
) -> str:
    cells = [
        " " * (widths[n] - width(row[n])) + row[n] if n in right else pad(row[n], widths[n])
        for n in kept
    ]
    return "  ".join(cells).rstrip()
