"""The record: what pressread knows of one article. Values only, no input or output.

Offsets are 0-based, half-open, in code points of the paragraph (or text) they are counted in.
A value that the source does not state is ``None`` or empty, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any, Literal, get_args

from pressread import jsonvalues
from pressread.fields import CORRECTED, NAMES
from pressread.text.folding import fold_identity

SCHEMA_VERSION = 1

QuoteKind = Literal["direct", "partial"]
BodyKind = Literal["paragraph", "subhead", "blockquote", "item", "table", "preformatted"]
BODY_KINDS: tuple[BodyKind, ...] = get_args(BodyKind)
CueKind = Literal["say", "deny", "ask", "order", "doubt", "predict"]

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ISO = re.compile(
    r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
    r"(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?"
    r"(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?)?)?"
)
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a statement is attributed to.

    ``name``        the fullest name the article gives; ``None`` where the mention names nobody
                    ("a spokesman", a pronoun that could not be resolved).
    ``as_written``  the mention the attribution rests on, letter for letter ("he").
    ``role``        as the article words it; ``None`` where it gives none.
    ``paragraph``, ``start``, ``end``  where that mention stands: code points of
                    ``body[paragraph]`` (of the whole text for ``extract_quotes``).
    ``via``         who quotes the speaker ("Interfax quoted X as saying").
    ``confidence``  the calibrated chance that this mention is who speaks, whomever it means; the
                    statement's own confidence speaks of the name.
    """

    name: str | None
    as_written: str | None = None
    role: str | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    via: str | None = None
    confidence: float | None = None


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
        _check_span(self.start, self.end)
        _check_confidence(self.confidence)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say that something is reported, and how: code points of the paragraph."""

    text: str
    start: int
    end: int
    kind: CueKind = "say"

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ReportedSpeech:
    """What somebody said, in the writer's words, without quotation marks.

    ``spans`` are the pieces that were said, in order, in code points of ``body[paragraph]``;
    ``text`` is those pieces. ``cue``: the words that report it ("said", "according to").
    ``via``: who passes it on, where it is not the writer. ``confidence`` (0..1) is the calibrated
    chance that the speaker is right; ``candidate`` one too uncertain to be named in ``speaker``.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    paragraph: int
    cue: Cue | None = None
    speaker: Speaker | None = None
    via: str | None = None
    confidence: float = 0.0
    candidate: Speaker | None = None

    def __post_init__(self) -> None:
        for start, end in self.spans:
            _check_span(start, end)
        _check_confidence(self.confidence)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user ruled of one field of an article, or of one statement in it.

    ``was`` is what was shown before, ``value`` what is: no, one or (of lists) several texts.
    ``statement`` is the number of the statement as it was extracted, ``text`` its words.
    """

    field: str
    was: tuple[str, ...]
    value: tuple[str, ...]
    at: str
    statement: int | None = None
    text: str | None = None


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

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError(f"sha256 is not 64 hexadecimal digits: {self.sha256[:80]!r}")
        if self.imported_at is not None and not is_iso_date(self.imported_at):
            raise ValueError(f"imported_at is not an ISO 8601 date: {self.imported_at[:80]!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The fields that a source, its format or the user may state of an article.

    ``published`` is never the day of saving, printing or access: that is ``captured``.
    ``body_kinds`` is empty (all paragraphs) or parallel to ``body``.
    """

    headline: str | None = None
    kicker: str | None = None
    sections: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    captured: str | None = None
    dateline: str | None = None
    language: str | None = None
    url: str | None = None
    summary: str | None = None
    images: tuple[Image, ...] = ()
    body: tuple[str, ...] = ()
    body_kinds: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    truncated: bool = False
    notices: tuple[str, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What stood in a record before it was corrected."""

    headline: str | None = None
    kicker: str | None = None
    sections: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    dateline: str | None = None
    language: str | None = None
    url: str | None = None
    summary: str | None = None
    quotes: tuple[Quote, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article(Stated):
    """One article: what was stated of it or read in it, what it quotes, and where it is from."""

    headline: str | None
    body: tuple[str, ...]
    source: Origin
    body_kinds: tuple[BodyKind, ...] = field(default=(), kw_only=True)
    quotes: tuple[Quote, ...] = ()
    reported: tuple[ReportedSpeech, ...] = ()
    dates: tuple[DateMention, ...] = ()
    corrected: tuple[Correction, ...] = ()
    extracted: Extracted | None = None

    def __post_init__(self) -> None:
        for name in ("published", "updated", "captured"):
            value = getattr(self, name)
            if value is not None and not is_iso_date(value):
                raise ValueError(f"{name} is not an ISO 8601 date: {value!r}")
        if self.body_kinds and len(self.body_kinds) != len(self.body):
            raise ValueError("body_kinds is not parallel to body")

    @property
    def schema_version(self) -> int:
        """The version of the record's form."""
        return SCHEMA_VERSION

    @property
    def id(self) -> str:
        """The same for the same headline and body on every machine, whatever the format."""
        return article_id(self.extracted_headline, tuple(self.body))

    @property
    def extracted_headline(self) -> str | None:
        """The headline as it was read, whatever it was corrected to."""
        return self.extracted.headline if self.extracted else self.headline

    def as_extracted(self) -> Article:
        """The article as it was read, before anything in it was corrected."""
        if self.extracted is None:
            return self
        was = {name.name: getattr(self.extracted, name.name) for name in fields(Extracted)}
        return replace(self, **was, corrected=(), extracted=None)

    @property
    def overline(self) -> str:
        """The small line over the headline: the kicker, else the sections."""
        return self.kicker or " / ".join(self.sections)

    @property
    def word_count(self) -> int:
        """Words of the body: runs between white space; in scripts that write no spaces, letters."""
        return sum(map(_count_words, self.body))

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON values, in the order that ``show --json`` prints."""
        write = jsonvalues.writers(Article)
        return {
            name: write[name](getattr(self, name)) if name in write else getattr(self, name)
            for name in (*NAMES, *(CORRECTED if self.extracted else ()))
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Read a record; unknown fields are passed over, so older programs read newer files.

        Raises ``ValueError`` where a field has the wrong type or a value that cannot be, or
        speaks of a place that the body does not have.
        """
        try:
            article = jsonvalues.read(cls, data)
            _check_places(article)
        except ValueError as error:
            raise ValueError(f"not an article record: {error}") from error
        return article


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
    return _ISO.fullmatch(value) is not None and int(value[8:10] or 0) <= _days(value)


def _days(date: str) -> int:
    """How many days the month of a date has."""
    year, month = int(date[:4]), int(date[5:7] or 1)
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _check_span(start: int, end: int) -> None:
    if not 0 <= start <= end:
        raise ValueError(f"not a span: {start}..{end}")


def _check_confidence(value: float) -> None:
    if not 0 <= value <= 1:
        raise ValueError(f"confidence is not between 0 and 1: {value}")


def _check_places(article: Article) -> None:
    """Whether all that is said to stand in the body can stand there."""
    lengths = [len(text) for text in article.body]
    for field_name in ("quotes", "reported", "dates"):
        for item in getattr(article, field_name):
            for paragraph, end in _places(item):
                if paragraph >= len(lengths) or end > lengths[paragraph]:
                    raise ValueError(f"{field_name}: no such place in the body: {paragraph}, {end}")


def _places(item: Quote | ReportedSpeech | DateMention) -> Iterator[tuple[int, int]]:
    """Paragraph and end of each span that an item speaks of."""
    if isinstance(item, ReportedSpeech):
        yield from ((item.paragraph, end) for _, end in item.spans)
        yield item.paragraph, item.cue.end if item.cue else 0
    else:
        yield item.paragraph, item.end
    for speaker in (getattr(item, "speaker", None), getattr(item, "candidate", None)):
        if speaker is not None and speaker.paragraph is not None:
            yield speaker.paragraph, speaker.end or 0


def _count_words(text: str) -> int:
    if text.isascii():
        return len(text.split())
    letters = len(_UNSPACED.findall(text))
    return letters + len(_UNSPACED.sub(" ", text).split()) if letters else len(text.split())
