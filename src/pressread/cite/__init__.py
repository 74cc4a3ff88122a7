"""Citations of articles, and of single statements in them: BibTeX, RIS, CSL-JSON, APA, Chicago.

Each says when the source was fetched and by which SHA-256 it can be told again. What the article
does not state is left out, or named as the style names it (``n.d.``). Sources of the forms: the
CSL 1.0.2 schema (type ``article-newspaper``), the RIS tags as Zotero reads them, BibLaTeX's
``@article`` with ``entrysubtype``, APA 7 (10.1, newspaper article), Chicago 17 (14.191).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressread.cite.names import name
from pressread.errors import NotFound, UsageError
from pressread.output.jsontext import dumps
from pressread.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pressread.article import Article, Quote

__all__ = ["Entry", "cited", "said"]


def cited(
    articles: Sequence[Article],
    style: str,
    *,
    quote: int | None = None,
    accessed: str | None = None,
) -> str:
    """Citations one after the other (CSL-JSON: one array). ``quote`` is the index of a statement
    in each article's ``quotes``; ``accessed`` an ISO date, else the date of import.

    Raises ``NotFound`` where an article has no such statement, ``UsageError`` for what is no date.
    """
    from pressread.cite import machine, prose

    entries = [Entry(article, quote, accessed) for article in articles]
    if style == "csl-json":
        return dumps([machine.csl(entry) for entry in entries]) + "\n"
    write: Callable[[Entry], str] = {
        "bibtex": machine.bibtex, "ris": machine.ris, "apa": prose.apa, "chicago": prose.chicago,
    }[style]  # fmt: skip
    return "".join(write(entry) for entry in entries)


class Entry:
    """What a citation is made of, cleaned."""

    def __init__(self, article: Article, quote: int | None, accessed: str | None) -> None:
        self.article = article
        self.title = clean(article.headline or "Untitled")
        self.publisher = clean(article.publisher or "")
        self.url = clean(article.url or "")
        self.names = [name(clean(person)) for person in article.byline]
        self.date = (article.published or "")[:10]
        self.accessed = _accessed(article, accessed)
        self.quote = _quote(article, quote)

    @property
    def said(self) -> str:
        """The statement with its speaker; ``""`` where none is cited."""
        return said(self.quote) if self.quote else ""

    @property
    def note(self) -> str:
        """The statement, the id and the hash, for styles that have a note."""
        parts = (
            self.said,
            f"pressread:{self.article.id}",
            f"sha256:{clean(self.article.source.sha256)}",
        )
        return "; ".join(part for part in parts if part)


def _accessed(article: Article, accessed: str | None) -> str:
    if accessed is None:
        return (article.source.imported_at or "")[:10]
    from pressread.query.dates import NoDate, read_date

    try:
        return read_date(accessed)[:10]
    except NoDate as error:
        raise UsageError(f"--accessed {accessed}: {error}") from error


def _quote(article: Article, number: int | None) -> Quote | None:
    if number is None:
        return None
    if number >= len(article.quotes):
        held = len(article.quotes)
        raise NotFound(f"{article.id} has {held} statements, numbered from 0; no number {number}")
    return article.quotes[number]


def said(quote: Quote) -> str:
    """``“…” (Mevlut Cavusoglu, Turkish Foreign Minister)``."""
    speaker = quote.speaker
    who = ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else ""
    return f"“{clean(quote.text).rstrip(',')}”" + (f" ({clean(who)})" if who else "")
