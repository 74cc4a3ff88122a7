"""Tokens → tree. Every string gives a tree or a ``QueryError`` that points at the column."""

from __future__ import annotations

from pressread.errors import QueryError
from pressread.query import scan
from pressread.query.scan import MAX_CLAUSES, Cursor, Token
from pressread.query.tree import (
    NAMES,
    And,
    Everything,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Wildcard,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

MAX_LENGTH = 100_000
MAX_DEPTH = 50
MAX_DISTANCE = 1_000
#: A query of nothing else asks for nothing; one of other characters that are no words errs.
_BLANK = " \t\r\n\u00a0\u200b\ufeff"
MAX_WORD = 500
MAX_PHRASE = 5_000
#: From this many tokens on, a query may be pasted prose.
_PROSE = 8


def parse(query: str, *, today: date | None = None) -> Node:
    """The tree of ``query``; ``Everything`` where nothing is asked.

    ``today`` is what ``yesterday`` and ``last week`` count from (``None``: the system's clock).
    Raises ``QueryError`` with column and length, and nothing else, for any string at all.
    """
    if len(query) > MAX_LENGTH:
        message = f"the query has {len(query):,} characters; the limit is {MAX_LENGTH:,}"
        raise QueryError(message, query, MAX_LENGTH, len(query) - MAX_LENGTH)
    return Parser(query, today).whole()


class Parser(Cursor):
    """Recursive descent with a depth limit."""

    __slots__ = ("depth",)

    def __init__(self, query: str, today: date | None) -> None:
        super().__init__(query, scan.tokens(query), today)
        self.depth = 0
        if len(self.tokens) > _PROSE:
            _read_as_prose(query, self.tokens)

    def whole(self) -> Node:
        """The whole query."""
        if self.peek().kind == scan.END:
            if self.query.strip(_BLANK):
                raise self.error("there is no word to search for", None)
            return Everything(0, len(self.query))
        found = self.any_of()
        token = self.peek()
        if token.kind != scan.END:
            raise self.error("this bracket was never opened", token)
        if found is None:
            raise self.error("there is no word to search for", None)
        return found

    def any_of(self) -> Node | None:
        """``a OR b``; ``None`` where there were only marks."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(f"brackets nested deeper than {MAX_DEPTH}", self.peek())
        first = self.all_of()
        branches = [first] if first is not None else []
        while self.peek().kind == scan.OPERATOR and self.peek().text in ("OR", "|", "||"):
            operator = self.next()
            branch = self.all_of()
            if branch is None or first is None:
                raise self.error(f"{operator.text} needs a word on both sides", operator)
            branches.append(branch)
        self.depth -= 1
        return self.group(Or, branches)

    def all_of(self) -> Node | None:
        """Parts joined by AND, written or not."""
        parts: list[Node] = []
        operator: Token | None = None
        while self.peek().kind not in (scan.END, scan.CLOSE):
            token = self.peek()
            if token.kind == scan.OPERATOR and token.text != "NOT":
                if token.text in ("OR", "|", "||"):
                    break
                operator = self.next()
                if not parts:
                    raise self.error(f"{token.text} needs a word on both sides", token)
                continue
            part = self.negation()
            if part is not None:
                parts.append(part)
                operator = None
        if operator is not None:
            raise self.error(f"{operator.text} needs a word on both sides", operator)
        return self.group(And, parts)

    def group(self, kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
        """One node for ``parts``; groups of the same kind flow into one."""
        flat: list[Node] = []
        for part in parts:
            flat += part.children if isinstance(part, kind) else (part,)
        if len(flat) > MAX_CLAUSES:
            late = flat[MAX_CLAUSES]
            message = f"more than {MAX_CLAUSES:,} parts in one query"
            raise QueryError(message, self.query, late.start, late.end - late.start)
        if len(flat) > 1:
            return kind(tuple(flat), flat[0].start, flat[-1].end)
        return flat[0] if flat else None

    def negation(self) -> Node | None:
        """``-x``, ``NOT x`` or ``x``."""
        token = self.peek()
        if token.kind != scan.MINUS and not (token.kind == scan.OPERATOR and token.text == "NOT"):
            return self.near()
        self.next()
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(f"negations nested deeper than {MAX_DEPTH}", token)
        child = self.negation() if self.peek().kind not in (scan.END, scan.CLOSE) else None
        self.depth -= 1
        if child is None:
            raise self.error(f"{token.text} needs a word behind it", token)
        return Not(child, token.start, child.end)

    def near(self) -> Node | None:
        """``a near/5 b``, ``a pre/5 b`` in that order; of alternatives in brackets any will do,
        and each near has its own distance.
        """
        first = self.primary()
        if _near_operator(self.peek()) is None or first is None:
            return first
        parts, operators = [first], []
        while (found := _near_operator(self.peek())) is not None:
            token = self.next()
            kinds = (scan.WORD, scan.PHRASE, scan.OPEN)
            part = self.primary() if self.peek().kind in kinds else None
            if part is None or not all(_choices(p) for p in (*parts, part)):
                message = f"{token.text} needs a word, a phrase or (a OR b) on both sides"
                raise self.error(message, token)
            parts.append(part)
            operators.append(found)
        if not all(0 < distance <= MAX_DISTANCE for _, distance in operators):
            message = f"{operators[0][0]}/ takes a number of words from 1 to {MAX_DISTANCE}"
            raise QueryError(message, self.query, first.start, parts[-1].end - first.start)
        if len(set(operators)) == 1:
            return self._nearby(parts, *operators[0])
        pairs = zip(parts, parts[1:], operators, strict=False)
        return self.group(And, [self._nearby([*two], *operator) for *two, operator in pairs])

    def _nearby(self, parts: list[Node], name: str, distance: int) -> Node:
        """Every choice of alternatives near each other, one or the other."""
        from itertools import islice, product

        start, end = parts[0].start, parts[-1].end
        chosen = list(islice(product(*map(_choices, parts)), MAX_CLAUSES + 1))
        found: list[Node] = [Near(one, distance, name == "pre", start, end) for one in chosen]
        both = self.group(Or, found)
        assert both is not None
        return both

    def primary(self) -> Node | None:
        """A word, phrase, field or bracket; ``None`` for a mark that means nothing."""
        token = self.next()
        if token.kind == scan.OPEN:
            return self.bracket(token)
        if token.kind == scan.FIELD:
            from pressread.query.fielded import read_field

            return read_field(self, token, self.primary)
        if token.kind == scan.PHRASE:
            return self.phrase(token)
        if token.kind == scan.WORD:
            return self.word(token)
        raise self.error(f"{token.text} needs a word on both sides", token)

    def bracket(self, token: Token) -> Node | None:
        """What stands between brackets."""
        found = self.any_of()
        if self.peek().kind != scan.CLOSE:
            raise self.error("this bracket is never closed", token)
        self.next()
        return found

    def phrase(self, token: Token) -> Node | None:
        """``"…"`` and ``"…"~5``."""
        self.clauses += token.text.count(" ")
        if self.clauses > MAX_CLAUSES or len(token.text) > MAX_PHRASE:
            raise self.error(f"more than {MAX_CLAUSES:,} words in one query", token)
        slop, end = None, token.end
        after = self.peek()
        if after.glued and after.kind == scan.WORD and after.text[0] == "~":
            if not _is_number(after.text[1:]) or not 0 < int(after.text[1:]) <= MAX_DISTANCE:
                raise self.error('~ behind a phrase takes a number of words: "…"~5', after)
            slop, end = int(self.next().text[1:]), after.end
        if not _has_word(token.text):
            return None
        return Phrase(" ".join(_clean(token.text).split()), slop, token.start, end)

    def word(self, token: Token) -> Node | None:
        """``word``, ``=word``, ``miss*``, ``name~``, ``name~2``."""
        text = token.text
        if len(text) > MAX_WORD:
            raise self.error(f"a word of {len(text):,} characters; the limit is {MAX_WORD}", token)
        exact = text[0] == "=" and len(text) > 1
        if text == "=" and self.peek().glued and self.peek().kind == scan.PHRASE:
            return self.phrase(self.next())
        if text == "*":
            return Everything(token.start, token.end)
        if not _has_word(text):
            return None
        if _near_operator(token) is not None:
            raise self.error(f"{text} needs a word, a phrase or (a OR b) on both sides", token)
        if "*" in text or _has_joker(text):
            return self.pattern(token, text)
        body, tilde, number = text.rpartition("~")
        if tilde and not exact and _has_word(body):
            if number.lower() == NAMES:
                return Fuzzy(body, 0, token.start, token.end)
            if number not in ("", "1", "2"):
                message = f"write {body[:40]}~1 or {body[:40]}~2 (errors allowed), or ~{NAMES}"
                raise self.error(message, token)
            return Fuzzy(body, int(number or 1), token.start, token.end)
        bare = text.rstrip(":")
        return Word(bare[1:] if exact else bare, exact, token.start, token.end)

    def pattern(self, token: Token, text: str) -> Node:
        """``miss*``, ``*gate``, ``wom?n``."""
        bare = text.lstrip("=").rstrip(".,;:!?")
        stem = bare.rstrip("*")
        if "*" in stem or "?" in stem:
            return Wildcard(bare, token.start, token.end)
        return Prefix(stem, token.start, token.end)


def _read_as_prose(query: str, tokens: list[Token]) -> None:
    """AND and OR among capitals only are words, and so is a bracket that nothing opens."""
    kinds = {token.kind for token in tokens}
    if kinds <= {scan.WORD, scan.OPERATOR, scan.END} and query.upper() == query != query.lower():
        for token in tokens:
            if token.kind == scan.OPERATOR:
                token.kind, token.text = scan.WORD, token.text.lower()
    if kinds == {scan.WORD, scan.CLOSE, scan.END}:
        for token in tokens:
            if token.kind == scan.CLOSE:
                token.kind = scan.WORD


def _near_operator(token: Token) -> tuple[str, int] | None:
    """``near/5`` and ``pre/5`` as name and number."""
    name, slash, number = token.text.partition("/")
    if token.kind == scan.WORD and slash and name.lower() in ("near", "pre") and _is_number(number):
        return name.lower(), int(number)
    return None


def _has_joker(text: str) -> bool:
    """``wom?n``: a question mark inside a word; not one that ends a question, nor an address."""
    inner = text.strip("?!.,;:")
    return "?" in inner and "/" not in inner


def _choices(node: Node) -> tuple[Node, ...]:
    """The words of which one may stand in a near; none for what cannot stand there."""
    if isinstance(node, Or):
        found = [_choices(child) for child in node.children]
        return tuple(word for words in found for word in words) if all(found) else ()
    return (node,) if isinstance(node, Word | Phrase | Prefix | Wildcard) else ()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 7


def _has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _clean(text: str) -> str:
    return "".join(" " if scan.is_space(char) else char for char in text)
