"""The record: what pressread knows of one article. Values only, no input or output.

Offsets are 0-based, half-open, in code points of the paragraph (or text) they are counted in.
A value that the source does not state is ``None`` or empty, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from pressread.text.folding import fold_identity

SCHEMA_VERSION = 1

QuoteKind = Literal["direct", "partial"]
BodyKind = Literal["paragraph", "subhead", "blockquote", "item", "table", "preformatted"]
BODY_KINDS: tuple[BodyKind, ...] = (
    "paragraph",
    "subhead",
    "blockquote",
    "item",
    "table",
    "preformatted",
)

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ISO = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
    r"(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a statement is attributed to.

    ``name``        the fullest name the article gives; ``None`` where the mention names nobody
                    ("a spokesman", a pronoun that could not be resolved).
    ``as_written``  the mention the attribution rests on, letter for letter ("he").
    ``role``        as the article words it; ``None`` where it gives none.
    ``paragraph``, ``start``, ``end``  where that mention stands: code points of
                    ``body[paragraph]`` (of the whole text for ``extract_quotes``).
    """

    name: str | None
    as_written: str | None = None
    role: str | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Some words inside quotation marks (or set as a quotation) that somebody said.

    ``start``/``end`` leave the marks out. Pieces of one statement share ``group``; a statement
    in one piece has ``None``. ``kind``: ``direct`` is a sentence or more, ``partial`` some words
    inside the writer's own sentence. ``confidence`` (0..1) is the calibrated chance that the
    speaker is right. ``candidate`` is a speaker too uncertain to be named in ``speaker``.
    """

    text: str
    kind: QuoteKind
    paragraph: int
    start: int
    end: int
    speaker: Speaker | None = None
    verb: str | None = None
    confidence: float = 0.0
    group: int | None = None
    candidate: Speaker | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's words: the caption, who made it, where it was."""

    caption: str | None = None
    credit: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the body ("on Friday", "late 2017").

    ``start``/``end`` are code points of ``body[paragraph]``. ``value`` is ISO 8601 cut to
    ``precision`` (``2021-08-27``, ``2021-08``, ``2017``), ``None`` while it cannot be resolved.
    ``precision``: ``day``, ``month``, ``season``, ``year`` and the like.
    """

    text: str
    paragraph: int
    start: int
    end: int
    value: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the record came from. ``sha256`` is of the raw bytes as found."""

    path: str
    format: str
    charset: str | None
    sha256: str
    imported_at: str | None = None
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``body_kinds`` is empty (all paragraphs) or parallel to ``body``."""

    headline: str | None
    body: tuple[str, ...]
    source: Origin
    sections: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    dateline: str | None = None
    language: str | None = None
    url: str | None = None
    kicker: str | None = None
    summary: str | None = None
    images: tuple[Image, ...] = ()
    body_kinds: tuple[BodyKind, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    boilerplate: tuple[str, ...] = ()
    truncated: bool = False
    notices: tuple[str, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("published", "updated"):
            value = getattr(self, name)
            if value is not None and not is_iso_date(value):
                raise ValueError(f"{name} is not an ISO 8601 date: {value!r}")
        if self.body_kinds and len(self.body_kinds) != len(self.body):
            raise ValueError("body_kinds is not parallel to body")

    @property
    def id(self) -> str:
        """The same for the same headline and body on every machine, whatever the format."""
        return article_id(self.headline, tuple(self.body))

    @property
    def word_count(self) -> int:
        """Words of the body: runs between white space; in scripts that write no spaces, letters."""
        return sum(map(_count_words, self.body))

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON values, in the order that ``show --json`` prints."""
        return {
            "schema_version": SCHEMA_VERSION,
            "id": self.id,
            "headline": self.headline,
            "kicker": self.kicker,
            "sections": list(self.sections),
            "byline": list(self.byline),
            "publisher": self.publisher,
            "published": self.published,
            "updated": self.updated,
            "dateline": self.dateline,
            "language": self.language,
            "url": self.url,
            "summary": self.summary,
            "images": [_plain(image) for image in self.images],
            "body": list(self.body),
            "body_kinds": list(self.body_kinds),
            "quotes": [quote_to_dict(quote) for quote in self.quotes],
            "dates": [_plain(mention) for mention in self.dates],
            "boilerplate": list(self.boilerplate),
            "truncated": self.truncated,
            "notices": list(self.notices),
            "word_count": self.word_count,
            "provenance": dict(self.provenance),
            "source": _plain(self.source),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Read a record; unknown fields are passed over, so older programs read newer files.

        Raises ``ValueError`` where a field has the wrong shape.
        """
        try:
            known: dict[str, Any] = {name: data.get(name) for name in _SCALARS}
            known |= {name: tuple(data.get(name) or ()) for name in _LISTS}
            return cls(
                headline=data["headline"],
                body=tuple(data["body"]),
                source=_build(Origin, data["source"]),
                images=tuple(_build(Image, image) for image in data.get("images") or ()),
                quotes=tuple(quote_from_dict(quote) for quote in data.get("quotes") or ()),
                dates=tuple(_build(DateMention, date) for date in data.get("dates") or ()),
                truncated=bool(data.get("truncated")),
                provenance=dict(data.get("provenance") or {}),
                **known,
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not an article record: {error}") from error


_SCALARS = (
    "publisher", "published", "updated", "dateline", "language", "url", "kicker", "summary",
)  # fmt: skip
_LISTS = ("sections", "byline", "body_kinds", "boilerplate", "notices")


@lru_cache(maxsize=1)  # the record, the rows and the index ask for the same one's
def article_id(headline: str | None, body: tuple[str, ...]) -> str:
    """12 characters of Crockford's base 32 over the SHA-256 of the folded words.

    Folding (NFKD, marks dropped, case folded, letters and digits only) makes the id survive
    another format's quotes, hyphens and white space.
    """
    import hashlib

    words = fold_identity(" ".join((headline or "", *body)))
    number = int.from_bytes(hashlib.sha256(words.encode()).digest()[:8], "big") >> 4
    return "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(55, -1, -5))


def is_iso_date(value: str) -> bool:
    """Whether ``value`` is a year, month, day or moment of ISO 8601 as the record uses it."""
    return _ISO.fullmatch(value) is not None


def quote_to_dict(quote: Quote) -> dict[str, Any]:
    """One quote as JSON values."""
    return _plain(quote)


def quote_from_dict(data: Mapping[str, Any]) -> Quote:
    """The inverse of ``quote_to_dict``."""
    people = {
        name: _build(Speaker, data[name]) if data.get(name) else None
        for name in ("speaker", "candidate")
    }
    quote: Quote = _build(Quote, {**data, **people})
    return quote


def _count_words(text: str) -> int:
    if text.isascii():
        return len(text.split())
    letters = len(_UNSPACED.findall(text))
    return letters + len(_UNSPACED.sub(" ", text).split()) if letters else len(text.split())


_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(kind.__dataclass_fields__) for kind in (Speaker, Quote, Image, DateMention, Origin)
}


def _plain(value: Any) -> dict[str, Any]:
    """A flat dataclass (or one of ours inside it) as a dict, in field order."""
    found = {}
    for name in _NAMES[type(value)]:
        item = getattr(value, name)
        found[name] = _plain(item) if isinstance(item, Speaker) else item
    return found


def _build(kind: Any, data: Mapping[str, Any]) -> Any:
    """``kind`` from the keys of ``data`` that it has."""
    return kind(**{name: data[name] for name in _NAMES[kind] if name in data})
