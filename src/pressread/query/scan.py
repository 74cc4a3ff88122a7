"""A query cut into tokens by hand, one pass, no regular expression."""

from __future__ import annotations

from pressread.errors import QueryError
from pressread.text.terms import is_hebrew_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

MAX_CLAUSES = 500

OPENING = frozenset('"“”„‟«»＂〝〞「」『』')
_SPACES_TOO = frozenset("\u200b\ufeff")
_BREAKS = OPENING | frozenset("()")

#: Kinds of token. ``minus`` stands right before what it negates, ``field`` right before its value.
WORD, PHRASE, OPEN, CLOSE, MINUS, FIELD, OPERATOR, END = (
    "word", "phrase", "open", "close", "minus", "field", "operator", "end",
)  # fmt: skip


class Token:
    """``text`` as typed (a phrase without its marks), ``start``/``end`` in the query.

    ``glued``: nothing stands between this token and the one before.
    """

    __slots__ = ("end", "glued", "kind", "start", "text")

    def __init__(self, kind: str, text: str, start: int, end: int, glued: bool) -> None:
        self.kind, self.text, self.start, self.end, self.glued = kind, text, start, end, glued


class Cursor:
    """Where reading stands in the tokens of a query; makes the errors that point into it."""

    __slots__ = ("at", "clauses", "in_field", "query", "today", "tokens")

    def __init__(self, query: str, tokens: list[Token], today: date | None) -> None:
        self.query, self.tokens, self.today = query, tokens, today
        self.at = self.clauses = 0
        self.in_field = False

    def peek(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.at]

    def next(self) -> Token:
        """Read one token; counts as a clause."""
        token = self.tokens[self.at]
        self.at += 1
        self.clauses += 1
        if self.clauses > 3 * MAX_CLAUSES:
            raise self.error(f"more than {MAX_CLAUSES:,} parts in one query", token)
        return token

    def error(self, message: str, token: Token | None) -> QueryError:
        """An error at ``token``, or about the whole query."""
        if token is None:
            return QueryError(message, self.query, 0, len(self.query))
        return QueryError(message, self.query, token.start, token.end - token.start)


def is_space(char: str) -> bool:
    """White space, control characters and lone surrogates all part words."""
    return char.isspace() or char < " " or char in _SPACES_TOO or "\ud800" <= char <= "\udfff"


def tokens(query: str) -> list[Token]:
    """The tokens of ``query``, an ``END`` token last. Raises ``QueryError``."""
    found: list[Token] = []
    at, size, last_end = 0, len(query), -1
    while at < size:
        if is_space(query[at]):
            at += 1
            continue
        token = _next(query, at, at == last_end, found)
        at = token.end
        last_end = at
        found.append(token)
    found.append(Token(END, "", size, size, False))
    return found


def _next(query: str, at: int, glued: bool, before: list[Token]) -> Token:
    char = query[at]
    if char == "(":
        return Token(OPEN, char, at, at + 1, glued)
    if char == ")":
        return Token(CLOSE, char, at, at + 1, glued)
    if char in OPENING:
        return _phrase(query, at, glued, before)
    if char == "-" and _negates(query, at, glued, before):
        return Token(MINUS, char, at, at + 1, glued)
    return _word(query, at, glued)


def _negates(query: str, at: int, glued: bool, before: list[Token]) -> bool:
    """A minus counts at the start of something; a dash among spaces is only a mark."""
    if glued and before[-1].kind != OPEN:
        return False
    after = query[at + 1 : at + 2]
    return bool(after) and (after.isalnum() or after in _BREAKS or after in "=$€£") and after != ")"


def _phrase(query: str, at: int, glued: bool, before: list[Token]) -> Token:
    end = at + 1
    size = len(query)
    while end < size and (query[end] not in OPENING or is_hebrew_mark(query, end)):
        end += 1
    if end == size:
        ends = at + 1 == size or is_space(query[at + 1])
        if glued and before[-1].kind == WORD and (ends or before[-1].text[-1:].isdigit()):
            return Token(WORD, query[at], at, at + 1, glued)  # 12" is inches, word" a stray end
        raise QueryError("this quotation mark is never closed", query, at, 1)
    return Token(PHRASE, query[at + 1 : end], at, end + 1, glued)


def _word(query: str, at: int, glued: bool) -> Token:
    end, size, seen = at, len(query), False
    while end < size and query[end] == "-":  # dashes that exclude nothing are a mark of their own
        end += 1
    if end > at:
        return Token(WORD, query[at:end], at, end, glued)
    while end < size and not is_space(query[end]):
        if query[end] in _BREAKS and not is_hebrew_mark(query, end):
            break
        if query[end] == ":" and not seen:  # only the first can end the name of a field
            if _is_field(query, at, end):
                return Token(FIELD, query[at:end], at, end + 1, glued)
            seen = True
        end += 1
    text = query[at:end]
    kind = OPERATOR if text in ("AND", "OR", "NOT", "|", "||", "&&") else WORD
    return Token(kind, text, at, end, glued)


_PROSE = ("said",)  # "he said: no" is prose: no field, unless the value follows at once


def _is_field(query: str, start: int, colon: int) -> bool:
    """``name:`` with a value right behind it; not ``10:30``, ``http://`` or a colon in prose."""
    name, after = query[start:colon], query[colon + 1 : colon + 2]
    if not name.replace("_", "").isalpha() or after in ("/", ":", ")"):
        return False
    if after and not is_space(after):
        return True
    from pressread.query.fields import ALL_FIELDS

    return name.lower() in ALL_FIELDS and name.lower() not in _PROSE
