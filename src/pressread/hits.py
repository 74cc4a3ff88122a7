"""What a search answers: values that renderers and writers share. No engine, no colour."""

from __future__ import annotations

from pressread.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from pressread.article import Quote, ReportedSpeech


@value(frozen=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")


@value(frozen=True)
class Snippet:
    """A passage of an article. ``highlights`` are spans of code points in ``text``.

    ``field``: ``headline``, ``body``, ``caption``, ``quote``, …; ``paragraph`` is the index in
    ``body``, ``None`` for other fields.
    """

    field: str
    paragraph: int | None
    text: str
    highlights: tuple[Span, ...] = ()


@value(frozen=True)
class Hit:
    """An article that answers a query. ``copies`` are ids of near-copies folded under it;
    ``relaxed``: it holds most of what was asked for, not all.
    """

    id: str
    score: float
    headline: str | None
    published: str | None
    publisher: str | None
    sections: tuple[str, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    headline_highlights: tuple[Span, ...] = ()
    copies: tuple[str, ...] = ()
    relaxed: bool = False


@value(frozen=True)
class Hits:
    """A page of hits. ``total`` counts all that answer in full, ``nearest`` those that come next
    where these are few; ``notices`` are lines for stderr (how a long query
    was relaxed, what was left out for want of a date, what was meant by a misspelt word).
    ``facets``: name → (value, count) pairs, most frequent first. ``generation``: the state of the
    archive that was searched.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    notices: tuple[str, ...] = ()
    facets: Mapping[str, tuple[tuple[str, int], ...]] = {}
    generation: int = 0
    nearest: int = 0


@value(frozen=True)
class ArticleRef:
    """As much of an article as a list shows."""

    id: str
    headline: str | None
    published: str | None
    publisher: str | None
    sections: tuple[str, ...] = ()
    word_count: int = 0
    quote_count: int = 0


@value(frozen=True)
class QuoteHit:
    """A statement that answers a query; ``number`` is its index in the article's ``quotes``, then
    in its ``reported``.

    ``said`` is the quote as in the record, ``quote`` the same as a value, made when it is looked
    at (its class costs more to import than a search). ``highlights`` are spans of code points in
    its text; ``before``/``after`` the paragraphs around it, when asked for.
    """

    article: ArticleRef
    said: Mapping[str, Any]
    number: int
    score: float = 0.0
    highlights: tuple[Span, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def quote(self) -> Quote | ReportedSpeech:
        """The statement."""
        from pressread.article import quote_from_dict, reported_from_dict

        if self.said.get("kind") == "reported":
            return reported_from_dict(self.said)
        return quote_from_dict(self.said)


@value(frozen=True)
class QuoteHits:
    """A page of statements."""

    query: str
    total: int
    quotes: tuple[QuoteHit, ...]
    notices: tuple[str, ...] = ()
