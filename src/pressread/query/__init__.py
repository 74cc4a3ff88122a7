"""The query language: what a person types → a tree that no search engine is named in.

    words            joined by AND; OR, NOT, -word, ( ) as usual (operators in capitals)
    "a phrase"       any double marks; every word counts; "a b"~5 lets the words stand apart
    =word            this very form, no relatives
    miss*  name~2    words that begin so; words within one (or two) typing errors
    name~names       the name in every spelling and script that the archive has
    *gate  wom?n     words of that pattern: * stands for any letters, ? for one
    a near/5 b       at most five words apart, in either order
    headline:x       see ``fields.TEXT_FIELDS``; headline:(a OR b), headline:"a b"
    published:2021-08..2021-12, published:2021, published:yesterday, published:last week,
    after:2021-08 (that day, month or year on), before:2021-12 (until it begins)
    words:300..      has:quotes has:date is:copy

Columns are 0-based code points of the query, spans half-open.
"""

from __future__ import annotations

from pressread.query.parser import parse
from pressread.query.tree import (
    And,
    Dates,
    Everything,
    Field,
    Flag,
    Fuzzy,
    Near,
    Node,
    Not,
    Numbers,
    Or,
    Phrase,
    Prefix,
    Wildcard,
    Word,
)

__all__ = [
    "And",
    "Dates",
    "Everything",
    "Field",
    "Flag",
    "Fuzzy",
    "Near",
    "Node",
    "Not",
    "Numbers",
    "Or",
    "Phrase",
    "Prefix",
    "Wildcard",
    "Word",
    "as_meant",
    "parse",
]

#: What other systems' operators are written with; a query without any is taken as it is.
_FOREIGN_MARKS = frozenset("!+~=/<>")
_FOREIGN_WORDS = ("or", "not", "same", "adj", "within", "near", "atleast", "w", "pre")


def as_meant(query: str) -> str:
    """The query with the operators of other systems written in this language."""
    words = [word.lower().rstrip("0123456789(/") for word in query.split()]
    if _FOREIGN_MARKS.isdisjoint(query) and not any(word in _FOREIGN_WORDS for word in words):
        return query
    from pressread.query import habits

    return habits.as_meant(query)
