"""How a query was read: as one canonical line that parses to the same tree, and as data."""

from __future__ import annotations

from pressread.query.tree import (
    And,
    Dates,
    Everything,
    Field,
    Flag,
    Fuzzy,
    Near,
    Node,
    Not,
    Numbers,
    Or,
    Phrase,
    Prefix,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NAMES: dict[type[Node], str] = {
    Everything: "everything", Word: "word", Phrase: "phrase", Prefix: "prefix", Fuzzy: "fuzzy",
    And: "and", Or: "or", Near: "near", Not: "not", Field: "field", Dates: "dates",
    Numbers: "numbers", Flag: "flag",
}  # fmt: skip


def canonical(node: Node) -> str:
    """The query as one line; ``parse(canonical(node)) == node`` for every tree of ``parse``."""
    match node:
        case Word():
            return f"={node.text}" if node.exact else _word(node.text)
        case Phrase():
            return f'"{node.text}"' + ("" if node.slop is None else f"~{node.slop}")
        case Prefix():
            return f"{node.text}*"
        case Fuzzy():
            return f"{node.text}~{node.distance}"
        case And():
            return " ".join(_bracketed(child, Or) for child in node.children)
        case Or():
            return " OR ".join(canonical(child) for child in node.children)
        case Near():
            return f" near/{node.distance} ".join(canonical(child) for child in node.children)
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
    is_operator = text in ("AND", "OR", "NOT") or text[:5].lower() == "near/"
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
