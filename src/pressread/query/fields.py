"""The fields of a query, and what to suggest where somebody uses another engine's."""

from __future__ import annotations

from pressread.query import tree
from pressread.query.ops import REPORTED as REPORTED

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


def named_values(node: tree.Node) -> Iterator[tuple[str, str]]:
    """``(field, value)`` where a query asks for a publisher, a section or a language by name."""
    if isinstance(node, tree.Field):
        if node.name in NAMED and isinstance(node.child, tree.Word | tree.Phrase):
            yield node.name, node.child.text
    elif isinstance(node, tree.And | tree.Or):
        for child in node.children:
            yield from named_values(child)


_LANGUAGES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it",
    "turkish": "tr", "russian": "ru", "arabic": "ar", "portuguese": "pt", "dutch": "nl",
    "polish": "pl", "swedish": "sv", "persian": "fa", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "ukrainian": "uk", "greek": "el", "hebrew": "he", "danish": "da",
}  # fmt: skip


def languages(node: tree.Node) -> list[str]:
    """The ISO 639-1 codes that ``language:`` asks for: ``de``, ``de-AT``, ``German``."""
    if isinstance(node, tree.Or):
        return [name for child in node.children for name in languages(child)]
    text = getattr(node, "text", "").lower()
    return [_LANGUAGES.get(text, text.replace("_", "-").partition("-")[0])]
