"""The query tree. Plain classes with slots: this is imported at every prompt.

``start``/``end`` of a node are the half-open span of code points it was read from; they take no
part in equality. Texts are as typed: folding and cutting into terms is the engine's affair.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Node:
    """Any part of a query."""

    __slots__ = ("_hash", "end", "start")
    _values: tuple[str, ...] = ()

    def __init__(self, start: int = 0, end: int = 0) -> None:
        self.start = start
        self.end = end
        self._hash = 0  # until it is asked for; nodes do not change

    def values(self) -> tuple[object, ...]:
        """What tells this node from others of its kind."""
        return tuple([getattr(self, name) for name in self._values])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and type(self) is type(other) and self._same(other)

    def _same(self, other: Node) -> bool:
        return self.values() == other.values()

    def __hash__(self) -> int:
        if not self._hash:
            self._hash = hash((type(self).__name__, self.values()))
        return self._hash

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.values()))})"


class Everything(Node):
    """No condition: every article."""

    __slots__ = ()


class Word(Node):
    """One word as typed; ``exact``: only this very form, none that share its stem."""

    __slots__ = ("exact", "text")
    _values = ("text", "exact")

    def __init__(self, text: str, exact: bool = False, start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.text = text
        self.exact = exact


class Phrase(Node):
    """Words in this order, nothing between; with ``slop``, any order within so many words."""

    __slots__ = ("slop", "text")
    _values = ("text", "slop")

    def __init__(self, text: str, slop: int | None = None, start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.text = text
        self.slop = slop


class Prefix(Node):
    """Words that begin with ``text``."""

    __slots__ = ("text",)
    _values = ("text",)

    def __init__(self, text: str, start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.text = text


class Wildcard(Node):
    """Words of this pattern: ``*`` stands for any letters, ``?`` for one."""

    __slots__ = ("text",)
    _values = ("text",)

    def __init__(self, text: str, start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.text = text


class Fuzzy(Node):
    """Words within ``distance`` (1 or 2) insertions, deletions, changes or swaps of ``text``; with
    distance 0 other spellings of the name ``text``, in any script.
    """

    __slots__ = ("distance", "text")
    _values = ("text", "distance")

    def __init__(self, text: str, distance: int = 1, start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.text = text
        self.distance = distance


class _Many(Node):
    __slots__ = ("children",)
    _values = ("children",)

    def __init__(self, children: tuple[Node, ...], start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.children = children


class And(_Many):
    """All of two or more."""

    __slots__ = ()


class Or(_Many):
    """Any of two or more."""

    __slots__ = ()


class Near(Node):
    """Words, phrases, prefixes: each at most ``distance`` words from the next, in either order
    unless ``ordered``.
    """

    __slots__ = ("children", "distance", "ordered")
    _values = ("children", "distance", "ordered")

    def __init__(
        self,
        children: tuple[Node, ...],
        distance: int,
        ordered: bool = False,
        start: int = 0,
        end: int = 0,
    ) -> None:
        super().__init__(start, end)
        self.children = children
        self.distance = distance
        self.ordered = ordered

    @property
    def operator(self) -> str:
        """As it is typed between the parts."""
        return f"{'pre' if self.ordered else 'near'}/{self.distance}"


class Not(Node):
    """Articles that ``child`` does not match."""

    __slots__ = ("child",)
    _values = ("child",)

    def __init__(self, child: Node, start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.child = child


class Field(Node):
    """``child`` looked for in one field; no field stands inside another."""

    __slots__ = ("child", "name")
    _values = ("name", "child")

    def __init__(self, name: str, child: Node, start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.name = name
        self.child = child


class Dates(Node):
    """Published from ``low`` to ``high``: ISO days, both inclusive, ``None`` for open."""

    __slots__ = ("high", "low")
    _values = ("low", "high")

    def __init__(self, low: str | None, high: str | None, start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.low = low
        self.high = high


class Numbers(Node):
    """``name`` (only ``words`` so far) from ``low`` to ``high``, inclusive, ``None`` for open."""

    __slots__ = ("high", "low", "name")
    _values = ("name", "low", "high")

    def __init__(
        self, name: str, low: int | None, high: int | None, start: int = 0, end: int = 0
    ) -> None:
        super().__init__(start, end)
        self.name = name
        self.low = low
        self.high = high


class Flag(Node):
    """``has:quotes``, ``has:date``, ``is:copy`` and the like."""

    __slots__ = ("name", "value")
    _values = ("name", "value")

    def __init__(self, name: str, value: str, start: int = 0, end: int = 0) -> None:
        super().__init__(start, end)
        self.name = name
        self.value = value


#: What stands behind the tilde for spellings of a name.
NAMES = "names"
_NAMES: dict[type[Node], str] = {
    Everything: "everything", Word: "word", Phrase: "phrase", Prefix: "prefix", Fuzzy: "fuzzy",
    And: "and", Or: "or", Near: "near", Not: "not", Field: "field", Dates: "dates",
    Numbers: "numbers", Flag: "flag", Wildcard: "wildcard",
}  # fmt: skip


def canonical(node: Node) -> str:
    """The query as one line; ``parse(canonical(node)) == node`` for every tree of ``parse``."""
    match node:
        case Word():
            return f"={node.text}" if node.exact else _word(node.text)
        case Phrase():
            return f'"{node.text}"' + ("" if node.slop is None else f"~{node.slop}")
        case Prefix() | Wildcard():
            return node.text + "*" * isinstance(node, Prefix)
        case Fuzzy():
            return f"{node.text}~{node.distance or NAMES}"
        case And():
            return " ".join(_bracketed(child, Or) for child in node.children)
        case Or():
            return " OR ".join(canonical(child) for child in node.children)
        case Near():
            return f" {node.operator} ".join(canonical(child) for child in node.children)
        case Not():
            return _negated(node.child)
        case Field():
            return f"{node.name}:{_bracketed(node.child, And, Or, Not, Near)}"
        case Dates() | Numbers():
            name = node.name if isinstance(node, Numbers) else "published"
            return f"{name}:{_range(node.low, node.high)}"
        case Flag():
            return f"{node.name}:{node.value}"
        case _:
            return "*"


def describe(node: Node) -> dict[str, Any]:
    """The tree as JSON values: ``type``, ``span`` (columns), and what the kind of node has."""
    found: dict[str, Any] = {"type": _NAMES[type(node)], "span": [node.start, node.end]}
    for name in node._values:
        value = getattr(node, name)
        if name == "children":
            found[name] = [describe(child) for child in value]
        elif name == "child":
            found[name] = describe(value)
        else:
            found[name] = value
    return found


def _word(text: str) -> str:
    """``OR:`` is the word, ``OR`` the operator."""
    is_operator = text in ("AND", "OR", "NOT") or text.lower().startswith(("near/", "pre/"))
    return f"{text}:" if is_operator else text


def _bracketed(node: Node, *kinds: type[Node]) -> str:
    return f"({canonical(node)})" if isinstance(node, kinds) else canonical(node)


def _negated(child: Node) -> str:
    text = _bracketed(child, And, Or)
    quick = text[0].isalnum() or text[0] in '("'
    return f"-{text}" if quick and not isinstance(child, Not) else f"NOT {text}"


def _range(low: object, high: object) -> str:
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
