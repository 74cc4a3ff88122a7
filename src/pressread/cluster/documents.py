"""An article as the document that a cluster keeps: its record, and its words as our analysis
makes them, so that the engine has nothing to analyse.
"""

from __future__ import annotations

from pressread.cluster.mapping import LONGEST_KEYWORD, STACK
from pressread.index.documents import article_document, statement_documents
from pressread.text.terms import MEMO_LENGTH, terms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from pressread.article import Article

#: Chunks of text remembered: those of some thousand articles.
_MOST_CHUNKS = 200_000
#: What a statement's own document has of its article, or is asked nowhere; the rest of the
#: article's fields it is given beside them.
_OWN = ("body", "headline", "publisher", "section", "speaker")
_COLUMNS_TOO = ("has", "words", "quotes", "published")
_LOW = 0xFFFFFFFF


class Stacker(dict[str, str]):
    """Chunk of text → its positions as the engine's tokens; remembers, for chunks repeat.

    ``take`` tells the terms that were not met before, for the vocabulary.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()
        self.new: list[str] = []

    def __missing__(self, chunk: str) -> str:
        positions = terms_of(chunk)
        for terms in positions:
            for term in terms:
                if term not in self._known:
                    self._known.add(term)
                    self.new.append(term)
        found = " ".join([STACK.join(dict.fromkeys(terms)) for terms in positions])
        if len(chunk) <= MEMO_LENGTH:
            if len(self) > _MOST_CHUNKS:
                self.clear()
            self[chunk] = found
        return found

    def take(self) -> list[str]:
        """The terms that were not met before; they count as met now."""
        found, self.new = self.new, []
        return found

    def stacked(self, text: str) -> str:
        """The tokens of a text, parted by spaces."""
        return " ".join(filter(None, map(self.__getitem__, text.split())))


def document(article: Article, stacker: Stacker) -> dict[str, Any]:
    """The searchable part of an article's document; see ``mapping``."""
    _, fields, columns = article_document(article)
    texts = _texts(fields, stacker)
    own = _columns(columns)
    told = {
        "t": {name: found for name, found in texts.items() if name not in _OWN},
        "c": {name: own[name] for name in _COLUMNS_TOO if name in own},
    }
    statements = [
        {
            "key": id.partition(".")[2],
            **_speaker(article, id.partition(".")[2]),
            "t": _texts(said, stacker),
            "c": _columns(values),
            "a": told,
        }
        for id, said, values in statement_documents(article)
    ]
    return {"t": texts, "c": own, "s": statements[::-1]}


def _speaker(article: Article, key: str) -> dict[str, str]:
    """The name and the role of who is quoted, where the record has them: the register counts
    quotations alone, which are numbered before reported speech.
    """
    who = article.quotes[int(key)].speaker if int(key) < len(article.quotes) else None
    found = {"name": who and who.name, "role": who and who.role}
    return {name: value[:LONGEST_KEYWORD] for name, value in found.items() if value}


def _texts(fields: Mapping[str, Iterable[str]], stacker: Stacker) -> dict[str, list[str]]:
    found = {name: [stacker.stacked(text) for text in texts] for name, texts in fields.items()}
    return {name: texts for name, texts in found.items() if any(texts)}


def _columns(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns without what is not there; a date that is not known is 0, as in the local index."""
    found = {name: _value(value) for name, value in columns.items() if value not in (None, "", [])}
    found.setdefault("published", 0)
    sketch, dispatch = found.pop("sketch", 0), found.pop("dispatch", 0)
    if sketch:
        found["sketch"] = f"{sketch:016x}"
        found["halves"] = [f"{dispatch >> 32:08x}", f"{dispatch & _LOW:08x}"]
    return found


def _value(value: Any) -> Any:
    """Keywords as long as the engine takes them; numbers as they are."""
    if isinstance(value, str):
        return value[:LONGEST_KEYWORD]
    if isinstance(value, int):
        return value
    return [one[:LONGEST_KEYWORD] for one in value]
