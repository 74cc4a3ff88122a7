"""The fields of a query, and what to suggest where somebody uses another engine's."""

from __future__ import annotations

import re

from pressread.query import tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


#: Fields searched by words. ``role``, ``verb`` and ``kind`` are of statements.
TEXT_FIELDS = (
    "headline", "body", "caption", "byline", "section", "publisher", "speaker", "quote", "said",
    "language", "tag", "note", "mark", "role", "verb", "kind",
)  # fmt: skip
DATE_FIELDS = ("published", "after", "before")
NUMBER_FIELDS = ("words",)
FLAGS = {
    "has": ("quotes", "date", "byline", "caption", "tag", "note", "mark"),
    "is": ("copy",),
}
REPORTED = "reported"  # the kind of a statement without quotation marks
KINDS = ("direct", "partial", REPORTED)
ALL_FIELDS = frozenset((*TEXT_FIELDS, *DATE_FIELDS, *NUMBER_FIELDS, *FLAGS))

_ELSEWHERE = {
    "headline": (
        "title",
        "intitle",
        "allintitle",
        "heading",
        "head",
        "hl",
        "hd",
        "hlead",
        "subject",
    ),
    "body": ("text", "content", "intext", "fulltext", "lead", "lp", "td"),
    "caption": ("image", "picture", "photo", "alt"),
    "byline": ("author", "authors", "by", "writer", "journalist", "reporter", "creator"),
    "section": ("category", "topic", "desk", "rubric", "sections"),
    "publisher": ("source", "paper", "outlet", "newspaper", "site", "domain", "pub", "medium"),
    "speaker": ("who", "person", "name", "people", "saidby"),
    "quote": ("quotes", "quotation"),
    "said": ("statement", "says", "saying", "reported"),
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


#: Fields whose values are names of which an archive has few.
NAMED = ("publisher", "section", "language")
MOST = 2_000  # characters that are looked at
_HABITS = (
    (r"\s(?:w/|pre/|/|adj|near)(\d{1,3})(?=\s)", "write near/{0} between the words"),
    (r"(?:^|\s)(near/[^\d\s]\S*|/[sp](?=\s))", "write near/5 for {0}: at most so many words apart"),
    (r"(?:^|\s)(--[a-z][-a-z]*)", "{0} stands outside the marks of a query, where it is an option"),
    (r"(?:^|\s)!(\w+)", "write -{0} to leave a word out"),
    (r"(?:^|\s)(\w+\?\w+)", "? stands for no letter: the word's beginning with *, or ~ behind it"),
    (r"(?:^|\s)\S+(\^\d[.\d]*)", "{0} weighs nothing: rare words count for more of themselves"),
    (r"(?:^|\s)/(\S+)/(?=\s|$)", "there are no regular expressions: --literal finds characters"),
    (r"(?:^|[\s(:])[\"“„]([^\"“”]*\w)\*", "* has no meaning inside marks; write: one near/1 two*"),
    (
        r"(?:^|\s)(?!ATLEAST)(\w+)\(",
        "a field is written with a colon: headline:word, headline:(two words)",
    ),
)  # fmt: skip


def hints(query: str) -> Iterator[str]:
    """How what looks like another engine's syntax is written here."""
    text = query[:MOST]
    for pattern, hint in _HABITS:
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            yield hint.format(found[1])


def named_values(node: tree.Node) -> Iterator[tuple[str, str]]:
    """``(field, value)`` where a query asks for a publisher, a section or a language by name."""
    if isinstance(node, tree.Field):
        if node.name in NAMED and isinstance(node.child, tree.Word | tree.Phrase):
            yield node.name, node.child.text
    elif isinstance(node, tree.And | tree.Or):
        for child in node.children:
            yield from named_values(child)
