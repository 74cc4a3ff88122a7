"""Citations of articles, and of single statements in them: BibTeX, RIS, CSL-JSON, APA, Chicago.

Each says when the source was fetched; those with a note say there by which SHA-256 it can be told
again. What the article
does not state is left out, or named as the style names it (``n.d.``). Sources of the forms: the
CSL 1.0.2 schema (type ``article-newspaper``), the RIS tags as Zotero reads them, BibLaTeX's
``@article`` with ``entrysubtype``, APA 7 (10.1, newspaper article), Chicago 17 (14.191).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressread.cite.entry import Entry, said
from pressread.jsontext import dumps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressread.article import Article

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
    from pressread.cite import styles

    entries = [Entry(article, quote, accessed) for article in articles]
    if style == "csl-json":
        return dumps([styles.csl(entry) for entry in entries]) + "\n"
    write = styles.WRITERS[style]
    return "".join(write(entry) for entry in entries)
