"""What is asked of an archive, in one value that every room passes on whole, and what a search
answers: values that renderers and writers share. No engine, no colour.
"""

from __future__ import annotations

from pressread.errors import UsageError
from pressread.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from pressread.article import Quote, ReportedSpeech


_NARROWING = (
    "since", "until", "section", "publisher", "by", "role", "verb", "kind", "reported", "new_since",
    "newer_than", "include_undated", "literal", "expand", "all_copies",
)  # fmt: skip


SORTS = ("relevance", "newest", "oldest", "headline", "added")
FACETS = ("publisher", "section", "speaker", "year", "month", "language")
_CHOICES = {"sort": SORTS}
_DATES = ("since", "until", "new_since")


def _settled(name: str, given: Any) -> Any:
    """The value of an option: of a ``datetime.date`` its ISO form, of one facet a tuple."""
    if name in _DATES and hasattr(given, "isoformat"):
        return given.isoformat()
    return (given,) if name == "facets" and isinstance(given, str) else given


@value(frozen=True)
class Question:
    """A query in the query language, the filters beside it, and the page that is wanted.

    ``limit``       hits of a page; ``None`` is all. ``offset``: so many before them.
    ``sort``        ``relevance``, ``newest``, ``oldest``, ``headline`` or ``added``.
    ``snippets``    passages a hit; ``context``: paragraphs around each passage or statement.
    ``facets``      columns to count by.
    ``since``, ``until``  dates as in the query language; ``include_undated`` lets articles
                    without one through.
    ``section``, ``publisher``, ``by`` (a speaker)  of articles and statements; ``role``, ``verb``,
                    ``kind`` of statements alone; ``reported``: speech without quotation marks
                    too, where statements are asked for.
    ``new_since``   a day or moment: what was imported then or later. ``newer_than``: the
                    generation after which it was.
    ``all_copies``  near-copies are hits of their own; ``literal``: the very characters;
                    ``expand``: what shares names with the best hits comes after them;
                    ``relaxed``: where few articles hold all the words, a page goes on with those
                    that hold most of them.
    """

    query: str = ""
    limit: int | None = 10
    offset: int = 0
    sort: str = "relevance"
    snippets: int = 1
    context: int = 0
    facets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    section: str | None = None
    publisher: str | None = None
    by: str | None = None
    role: str | None = None
    verb: str | None = None
    kind: str | None = None
    reported: bool = False
    new_since: str | None = None
    newer_than: int | None = None
    include_undated: bool = False
    all_copies: bool = False
    literal: bool = False
    expand: bool = False
    relaxed: bool = True

    @classmethod
    def of(cls, query: str | Question, options: dict[str, Any], **defaults: Any) -> Question:
        """A query with ``options``, over ``defaults``, as a question; a question as it is."""
        settled = {name: _settled(name, given) for name, given in options.items()}
        if isinstance(query, str):
            return cls(query, **{**defaults, **settled})
        return query.but(**settled) if settled else query

    def but(self, **changed: Any) -> Question:
        """A question that differs in these fields alone."""
        fields: dict[str, Any] = {name: getattr(self, name) for name in self.__match_args__}
        return Question(**{**fields, **changed})

    def __post_init__(self) -> None:
        for name, known in _CHOICES.items():
            given = getattr(self, name)
            if given is not None and given not in known:
                raise UsageError(f"{name} cannot be {given!r}: one of {', '.join(known)}")
        for name in ("limit", "offset", "snippets", "context"):
            given = getattr(self, name)
            if given is not None and (not isinstance(given, int) or given < 0):
                raise UsageError(f"{name} cannot be {given!r}: a whole number, 0 or more")
        for name in self.facets:
            if name not in FACETS:
                raise UsageError(f"facets cannot hold {name!r}: {', '.join(FACETS)}")

    @property
    def end(self) -> int | None:
        """The number of the first hit behind the page; ``None`` where it ends with the last."""
        return None if self.limit is None else self.offset + self.limit

    @property
    def narrows(self) -> bool:
        """Whether words or a filter ask for less than the whole archive."""
        return bool(self.query.strip()) or self.narrows_beside

    @property
    def narrows_beside(self) -> bool:
        """Whether a filter does."""
        given = (getattr(self, name) for name in _NARROWING)
        return any(value not in (None, False, "") for value in given)


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
    its text; ``before``/``after`` the paragraphs around it, when asked for. ``elsewhere``: the
    query's words stand in another part of its article, not in it or beside it.
    """

    article: ArticleRef
    said: Mapping[str, Any]
    number: int
    score: float = 0.0
    highlights: tuple[Span, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    elsewhere: bool = False

    @property
    def quote(self) -> Quote | ReportedSpeech:
        """The statement."""
        from pressread import article, jsonvalues

        if self.said.get("kind") == "reported":
            return jsonvalues.read(article.ReportedSpeech, self.said)
        return jsonvalues.read(article.Quote, self.said)


@value(frozen=True)
class QuoteHits:
    """A page of statements."""

    query: str
    total: int
    quotes: tuple[QuoteHit, ...]
    notices: tuple[str, ...] = ()
