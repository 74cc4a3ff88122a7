"""Values behind ``field:``: words, dates, numbers, flags. Loaded only where a query has one."""

from __future__ import annotations

from itertools import takewhile

from pressread.errors import QueryError
from pressread.query import dates, fields, scan
from pressread.query.scan import Cursor, Token
from pressread.query.tree import Dates, Field, Flag, Node, Numbers, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_HIGHEST = 10**9


def read_field(cursor: Cursor, token: Token, primary: Callable[[], Node | None]) -> Node:
    """The node of a ``FIELD`` token and of its value; ``primary`` reads one of words."""
    name = token.text.lower()
    if name not in fields.ALL_FIELDS:
        raise cursor.error(fields.unknown_field(token.text), token)
    if cursor.in_field:
        raise cursor.error(f"{name}: stands inside another field", token)
    if cursor.peek().kind in (scan.END, scan.CLOSE, scan.OPERATOR, scan.MINUS):
        raise cursor.error(f"{name}: needs a value right behind it", token)
    if name in fields.TEXT_FIELDS:
        return _text(cursor, token, name, primary)
    value = _plain_value(cursor, name)
    if name in fields.DATE_FIELDS:
        return _dates(cursor, token, name, value)
    if name in fields.NUMBER_FIELDS:
        return _numbers(cursor, token, name, value)
    return _flag(cursor, token, name, value)


def _text(cursor: Cursor, token: Token, name: str, primary: Callable[[], Node | None]) -> Node:
    value = cursor.peek()
    cursor.in_field = True
    child = primary()
    cursor.in_field = False
    if child is None and name in ("tag", "note", "mark") and value.kind == scan.WORD:
        child = Word(value.text, False, value.start, value.end)  # may be a mark alone
    if child is None:
        raise cursor.error(f"{name}: needs a word behind it", token)
    if name == "kind":
        _check_kind(cursor, child)
    return Field(name, child, token.start, cursor.tokens[cursor.at - 1].end)


def _check_kind(cursor: Cursor, child: Node) -> None:
    text = getattr(child, "text", "").lower()
    if text not in fields.KINDS:
        message = "kind: is direct, partial or reported"
        raise QueryError(message, cursor.query, child.start, child.end - child.start)


def _plain_value(cursor: Cursor, name: str) -> Token:
    """The one word or phrase behind a field that takes no words; ``last week`` is one value."""
    value = cursor.next()
    if value.kind not in (scan.WORD, scan.PHRASE):
        raise cursor.error(f"{name}: takes one value, not a group", value)
    if value.kind != scan.WORD or name not in fields.DATE_FIELDS:
        return value
    at = cursor.at
    several = [value, *takewhile(lambda one: one.kind == scan.WORD, cursor.tokens[at : at + 2])]
    words = [token.text.rstrip(",;") for token in several]
    count = dates.spoken_words(words)
    for _ in range(count - 1):
        cursor.next()
    last = several[count - 1]
    return Token(scan.WORD, " ".join(words[:count]), value.start, last.end, value.glued)


def _dates(cursor: Cursor, token: Token, name: str, value: Token) -> Node:
    text = value.text.rstrip(",;")
    low, dots, high = text.partition("..")
    if dots and name != "published":
        raise cursor.error(f"{name}: takes one date; for a range write published:{text}", value)
    try:
        first = dates.read_period(low, cursor.today) if low or not dots else None
        last = dates.read_period(high, cursor.today) if high else first
    except dates.NoDate as error:
        hint = _for_a_range(text) if "is not a date" in str(error) else ""
        raise cursor.error(f"{error}{hint}", value) from None
    if dots and not (low or high):
        raise cursor.error("a range needs a date on one side at least: 2021-08..", value)
    span = (token.start, value.end)
    if name == "after":
        return Dates(first[0] if first else None, None, *span)
    if name == "before":
        return Dates(None, dates.day_before(first[0]) if first else None, *span)
    return _date_range(cursor, (token, value), (low, high), (first, last))


def _for_a_range(text: str) -> str:
    """For those who write ranges as other engines do."""
    foreign = text[:1] in "<>[{" or "/" in text or text.count("-") == 1 or ":" in text
    return "; a range is 2020..2021, 2020.. or ..2021" if foreign else ""


def _date_range(
    cursor: Cursor,
    tokens: tuple[Token, Token],
    typed: tuple[str, str],
    found: tuple[tuple[str, str] | None, tuple[str, str] | None],
) -> Node:
    field, value = tokens
    first, last = found
    one_sided = ".." in value.text
    start = first[0] if first else None
    end = last[1] if last and (typed[1] or not one_sided) else None
    if start and end and start > end:
        message = f"the range runs backwards; did you mean published:{typed[1]}..{typed[0]}?"
        raise cursor.error(message, value)
    return Dates(start, end, field.start, value.end)


def _numbers(cursor: Cursor, token: Token, name: str, value: Token) -> Node:
    low, dots, high = value.text.rstrip(",;").partition("..")
    if not dots:
        low, high = _compared(low)
    if not (low or high) or not all(_is_count(text) for text in (low, high)):
        raise cursor.error(f"{name}: takes a number or a range: {name}:300..800", value)
    least = int(low) if low else None
    most = int(high) if high else None
    if least is not None and most is not None and least > most:
        message = f"the range runs backwards; did you mean {name}:{high}..{low}?"
        raise cursor.error(message, value)
    return Numbers(name, least, most, token.start, value.end)


def _compared(text: str) -> tuple[str, str]:
    """``>=300`` and ``<=300`` of other engines, else the number itself on both sides."""
    if text.startswith(">="):
        return text[2:], ""
    if text.startswith("<="):
        return "", text[2:]
    return text, text


def _is_count(text: str) -> bool:
    return not text or (text.isascii() and text.isdigit() and int(text[:12]) < _HIGHEST)


def _flag(cursor: Cursor, token: Token, name: str, value: Token) -> Node:
    text = value.text.lower().rstrip(",;")
    known = fields.FLAGS[name]
    for candidate in (text, text + "s", text.removesuffix("s"), text.removesuffix("d")):
        if candidate in known:
            return Flag(name, candidate, token.start, value.end)
    raise cursor.error(f"{name}: knows {', '.join(known)}, not “{text[:40]}”", value)
