"""What a document of the index consists of, and how much its fields weigh.

A document has an id, texts in fields and values in columns. Terms of all fields share one
posting list; beside it every field but the body has lists of its own, and words that occur
outside the body only are listed, so that ``body:`` can leave those documents out.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    #: One field's texts (paragraphs, captions, names); a phrase never runs over two of them.
    Texts: TypeAlias = Sequence[str]
    #: An integer (0 and up), a word of a keyword column, several of them, or nothing.
    Value: TypeAlias = int | str | Sequence[str] | None
    #: (id, fields, columns). The id is ASCII; it names the document in this shelf.
    Document: TypeAlias = tuple[str, Mapping[str, Texts], Mapping[str, Value]]

FORMAT = 1

#: The place in this tuple is the field's code in the files: only ever append.
FIELDS = (
    "body", "headline", "kicker", "summary", "caption", "section", "byline", "publisher",
    "speaker", "quote",
)  # fmt: skip
FIELD_CODES = {name: code for code, name in enumerate(FIELDS)}

#: BM25F. A field of weight 0 is searched by its name only; its words are in the body as well.
WEIGHTS = {
    "body": 1.0, "headline": 4.0, "kicker": 1.5, "summary": 2.0, "caption": 1.0, "section": 1.0,
    "byline": 1.0, "publisher": 0.5, "speaker": 1.0, "quote": 0.0,
}  # fmt: skip
LENGTH_NORM = {
    "body": 0.75, "headline": 0.4, "kicker": 0.3, "summary": 0.5, "caption": 0.5, "section": 0.3,
    "byline": 0.3, "publisher": 0.0, "speaker": 0.3, "quote": 0.75,
}  # fmt: skip
SATURATION = 2.0

#: Empty positions between two texts of a field, and between two fields.
TEXT_GAP = 1
FIELD_GAP = 100
#: The column documents are kept in order of, inside a run of a segment.
ORDER = "published"

#: First bytes of the dictionary keys that are not plain terms; no UTF-8 text begins with them.
_PAIR = b"\xf7"
_FIELD = b"\xf8"
_OUTSIDE_BODY = b"\xf9"
_KEYWORD = b"\xfa"


def term_key(text: str, field: str | None = None) -> bytes:
    """Where the postings of a term stand; for ``body`` those of all fields."""
    code = FIELD_CODES[field] if field else 0
    key = text.encode("utf-8", "surrogatepass")
    return field_key(key, code) if code else key


def field_key(key: bytes, code: int) -> bytes:
    """The documents that hold a term in a field other than the body."""
    return _FIELD + bytes([code]) + key


def pair_key(one: bytes, two: bytes) -> bytes:
    """The documents in which a term follows another at once, in any field."""
    return _PAIR + one + b" " + two


def is_pair(key: bytes) -> bool:
    """Whether a dictionary key is of two neighbours."""
    return key.startswith(_PAIR)


def outside_key(key: bytes) -> bytes:
    """The documents that hold a term, but not in their body."""
    return _OUTSIDE_BODY + key


def keyword_key(column: str, value: str = "") -> bytes:
    """The documents with a value of a keyword column; without one, the prefix of all."""
    return _KEYWORD + f"{column}={value}".replace("\n", " ").encode("utf-8", "surrogatepass")


def is_plain(key: bytes) -> bool:
    """Whether a dictionary key is a term of all fields."""
    return key < _PAIR
