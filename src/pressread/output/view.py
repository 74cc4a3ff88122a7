"""What a command answers, ready to be written in any format.

A view wraps one kind of answer (hits, statements, articles, …). It knows what the answer looks
like as JSON, as table rows, as ids, as plain lines and as Markdown, and where the Rich renderer
for it lives; it knows nothing of terminals, options or files.
"""

from __future__ import annotations

from pressread.output.lines import MONTHS, Style
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

SCHEMA_VERSION = 1
UNDATED, NO_PUBLISHER, NO_SPEAKER = "Undated", "No publisher", "Speaker unknown"
NOBODY = "Nobody quoted by name"


class View:
    """One answer. ``schema`` names its JSON Schema, ``screen`` its renderer (module:function),
    ``listed`` the member of its document that holds the records. ``voices``: id of an article →
    who is quoted most in it, where articles are grouped by that. ``unsearched``: how many articles
    the answer could not cover.
    """

    voices: Mapping[str, str] = {}
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
    names = getattr(type(value), "__slots__", None)
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
