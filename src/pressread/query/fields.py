"""The fields of a query, and what to suggest where somebody uses another engine's."""

from __future__ import annotations

#: Fields searched by words. ``role``, ``verb`` and ``kind`` are of statements.
TEXT_FIELDS = (
    "headline", "body", "caption", "byline", "section", "publisher", "speaker", "quote",
    "language", "tag", "note", "role", "verb", "kind",
)  # fmt: skip
DATE_FIELDS = ("published", "after", "before")
NUMBER_FIELDS = ("words",)
FLAGS = {
    "has": ("quotes", "date", "byline", "caption", "tag", "note"),
    "is": ("copy",),
}
KINDS = ("direct", "partial")
ALL_FIELDS = frozenset((*TEXT_FIELDS, *DATE_FIELDS, *NUMBER_FIELDS, *FLAGS))

_ELSEWHERE = {
    "headline": ("title", "intitle", "allintitle", "heading", "head", "hl", "hlead", "subject"),
    "body": ("text", "content", "intext", "fulltext", "lead", "lp", "td"),
    "caption": ("image", "picture", "photo", "alt"),
    "byline": ("author", "authors", "by", "writer", "journalist", "reporter", "creator"),
    "section": ("category", "topic", "desk", "rubric", "sections"),
    "publisher": ("source", "paper", "outlet", "newspaper", "site", "domain", "pub", "medium"),
    "speaker": ("said", "who", "person", "name", "people", "saidby"),
    "quote": ("quotes", "quotation", "statement", "says"),
    "language": ("lang", "la"),
    "published": ("date", "year", "on", "day", "pubdate", "month", "created", "timestamp", "when"),
    "after": ("from", "since", "newer", "start", "min", "daterange"),
    "before": ("until", "till", "to", "older", "end", "max"),
    "words": ("length", "wordcount", "wc", "size", "word"),
    "tag": ("tags", "label", "keyword", "keywords"),
    "note": ("notes", "comment"),
    "has": ("with", "contains"),
}


def suggest_field(name: str) -> str | None:
    """The field that ``name`` probably stands for, or ``None``."""
    folded = name.casefold()
    for field, others in _ELSEWHERE.items():
        if folded in others:
            return field
    import difflib

    close = difflib.get_close_matches(folded[:40], sorted(ALL_FIELDS), 1, 0.6)
    return close[0] if close else None


def unknown_field(name: str) -> str:
    """The error message for ``name:``, with a suggestion where there is one."""
    if name.casefold() == "id":
        return "no article is searched for by its id; pressread show ID shows it"
    meant = suggest_field(name)
    if meant is not None:
        return f"unknown field “{name[:40]}:”; did you mean “{meant}:”?"
    known = ", ".join((*TEXT_FIELDS, *DATE_FIELDS, *NUMBER_FIELDS, *FLAGS))
    return f"unknown field “{name[:40]}:” (known: {known}); to search for the text, put it in marks"
