"""The search index of a folder: what a document of it consists of, and how much its fields weigh.

A document has an id, texts in fields and values in columns. Terms of all fields share one
posting list; beside it every field but that of code 0 (the body, the words of a statement) has
lists of its own, and words that occur outside of it only are listed, so that ``body:`` can leave
those documents out.
"""

from __future__ import annotations

from pressread.fields import FIELDS, Searched

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    #: One field's texts (paragraphs, captions, names); a phrase never runs over two of them.
    Texts: TypeAlias = Sequence[str]
    #: An integer (0 and up), a word of a keyword column, several of them, or nothing.
    Value: TypeAlias = int | str | Sequence[str] | None
    #: (id, fields, columns). The id is ASCII; it names the document in this shelf.
    Pair: TypeAlias = tuple[str, str]
    Document: TypeAlias = tuple[str, Mapping[str, Texts], Mapping[str, Value]]


class FieldSet:
    """The text fields of a shelf. The place of a name is the field's code in the files: only ever
    append. The text of code 0 is what a document is about; it shares its posting lists with all
    others.
    """

    __slots__ = ("codes", "length_norms", "names", "weights")

    def __init__(self, fields: Iterable[Searched]) -> None:
        ordered = sorted(fields, key=lambda one: one.code)
        self.names = tuple(one.name for one in ordered)
        self.codes = {one.name: one.code for one in ordered}
        self.weights = {one.name: one.weight for one in ordered}
        self.length_norms = {one.name: one.length_norm for one in ordered}


#: BM25F of both shelves: of an article the table of the record says it, the rest is here.
_OF_ARTICLES = FieldSet(
    [
        *[field.searched for field in FIELDS if field.searched],
        Searched("speaker", 8, 1.0, 0.3),
    ]
)
_OF_STATEMENTS = FieldSet(
    [
        Searched("quote", 0, 1.0, 0.75),
        Searched("headline", 1, 1.0, 0.5),
        Searched("section", 2, 1.0, 0.3),
        Searched("publisher", 3, 0.5, 0.0),
        Searched("speaker", 4, 1.0, 0.3),
        Searched("role", 5, 1.0, 0.3),
        Searched("verb", 6, 1.5, 0.3),
    ]
)
SATURATION = 2.0
#: Empty positions between two texts of a field, and between two fields.
TEXT_GAP = 1
FIELD_GAP = 100
#: The column documents are kept in order of, inside a run of a segment.
ORDER = "published"
#: The text that is kept whole, on the shelf of articles: Whoosh's hits show it.
STORED, STORING = "headline", "articles"
#: First bytes of the dictionary keys that are not plain terms; no UTF-8 text begins with them.
FIRST_PAIR = b"\xf7"
_FIELD = b"\xf8"
_OUTSIDE_BODY = b"\xf9"
_KEYWORD = b"\xfa"


def impact(weight: float) -> int:
    """The saturated weight as a byte."""
    return int(256 * weight / (weight + SATURATION)) or 1


def neighbours_impact(weakest: int, times: int) -> int:
    """How much a phrase means: what its weakest word does, and a little for every repetition."""
    return min(255, weakest + 8 * (times - 1)) or 1


def fields_of(name: str) -> FieldSet:
    """The fields of a shelf, or of a segment: its name begins with that of its shelf."""
    return _OF_STATEMENTS if name.startswith("statements") else _OF_ARTICLES


def term_key(text: str, code: int = 0) -> bytes:
    """Where the postings of a term stand; for code 0 those of all fields."""
    key = text.encode("utf-8", "surrogatepass")
    return field_key(key, code) if code else key


def field_key(key: bytes, code: int) -> bytes:
    """The documents that hold a term in a field other than the body."""
    return _FIELD + bytes([code]) + key


def pair_key(one: bytes, two: bytes) -> bytes:
    """The documents in which a term follows another at once, in any field."""
    return FIRST_PAIR + one + b" " + two


def is_pair(key: bytes) -> bool:
    """Whether a dictionary key is of two neighbours."""
    return key.startswith(FIRST_PAIR)


def outside_key(key: bytes) -> bytes:
    """The documents that hold a term, but not in their body."""
    return _OUTSIDE_BODY + key


def keyword_key(column: str, value: str = "") -> bytes:
    """The documents with a value of a keyword column; without one, the prefix of all."""
    return _KEYWORD + f"{column}={value}".replace("\n", " ").encode("utf-8", "surrogatepass")


def is_plain(key: bytes) -> bool:
    """Whether a dictionary key is a term of all fields."""
    return key < FIRST_PAIR
