"""The operations that a query compiles to, and the only ones the engine evaluates.

Plain values without behaviour. ``field`` is one of ``schema.FIELDS`` or ``None`` for all fields
together; terms are as the analysis writes them (folded). A term, phrase or synonym scores;
``Not``, ``Range``, ``Equals``, ``Ids`` and ``Everything`` only select.

    Term(text)              documents that hold the term
    Prefix(text)            any term that begins with ``text``, as one pseudo-term
    AnyOf(terms)            the given terms as one pseudo-term (forms of a stem, spellings)
    And(ops), Or(ops)       all, any; the scores of what matches are added
    AtLeast(need, ops)      a share of the operands (counted, or by ``weights``)
    Not(op)                 every document but those
    Prefer(op, extras)      what ``op`` matches; ``extras`` only add to the score where they match
    Phrase(slots)           the slots at consecutive positions of one field
    Near(slots, distance)   all slots within a window of one field
    Range(column, lo, hi)   documents whose integer column lies in lo..hi, both included
    Equals(column, values)  documents whose keyword column has one of the values
    Ids(ids)                the named documents
    Everything()            all documents
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

#: The value of the column ``kind`` of a statement without quotation marks.
REPORTED = "reported"


class Op:
    """Base of all operations; equal when of one class with equal parts."""

    __slots__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({parts})"


class Term(Op):
    """Documents that hold ``text`` in ``field``. ``boost`` multiplies its part of the score."""

    __slots__ = ("boost", "field", "text")

    def __init__(self, text: str, field: str | None = None, boost: float = 1.0) -> None:
        self.text = text
        self.field = field
        self.boost = boost


class Prefix(Op):
    """Any term that begins with ``text`` (not empty), scored as one term."""

    __slots__ = ("boost", "field", "text")

    def __init__(self, text: str, field: str | None = None, boost: float = 1.0) -> None:
        self.text = text
        self.field = field
        self.boost = boost


class AnyOf(Op):
    """Several terms as one: its rarity is that of their union. Their own ``boost`` (0 < b <= 1)
    weakens what a form contributes, ``boost`` here the whole. Members are ``Term``, ``Prefix``.
    """

    __slots__ = ("boost", "terms")

    def __init__(self, terms: Sequence[Term | Prefix], boost: float = 1.0) -> None:
        self.terms = list(terms)
        self.boost = boost


class And(Op):
    """Documents that match every operand; an empty ``And`` matches everything."""

    __slots__ = ("ops",)

    def __init__(self, ops: Sequence[Op]) -> None:
        self.ops = list(ops)


class Or(Op):
    """Documents that match at least one operand; an empty ``Or`` matches nothing."""

    __slots__ = ("ops",)

    def __init__(self, ops: Sequence[Op]) -> None:
        self.ops = list(ops)


class AtLeast(Op):
    """Documents whose matching operands weigh at least ``need`` together.

    ``weights`` is parallel to ``ops``; ``None`` counts each as 1.
    """

    __slots__ = ("need", "ops", "weights")

    def __init__(
        self, need: float, ops: Sequence[Op], weights: Sequence[float] | None = None
    ) -> None:
        self.need = need
        self.ops = list(ops)
        self.weights = None if weights is None else list(weights)


class Not(Op):
    """Every document that ``op`` does not match. Scores nothing."""

    __slots__ = ("op",)

    def __init__(self, op: Op) -> None:
        self.op = op


class Prefer(Op):
    """What ``op`` matches, with the scores of ``extras`` added where they match too."""

    __slots__ = ("extras", "op")

    def __init__(self, op: Op, extras: Sequence[Op]) -> None:
        self.op = op
        self.extras = list(extras)


class Phrase(Op):
    """Slots at consecutive positions of one field. A slot is a list of alternative terms; an
    empty slot stands for any one word. ``slop`` more positions may lie between the slots in all.
    """

    __slots__ = ("boost", "field", "slop", "slots")

    def __init__(
        self,
        slots: Sequence[Sequence[str]],
        field: str | None = None,
        slop: int = 0,
        boost: float = 1.0,
    ) -> None:
        self.slots = [list(slot) for slot in slots]
        self.field = field
        self.slop = slop
        self.boost = boost


class Near(Op):
    """Every slot once within ``distance`` positions from first to last, in any order unless
    ``ordered``. ``near/5`` of two words is ``distance=5``. ``runs``: how many slots each part has,
    which stand in a row (a phrase); parts never share a position.
    """

    __slots__ = ("boost", "distance", "field", "ordered", "runs", "slots")

    def __init__(
        self,
        slots: Sequence[Sequence[str]],
        distance: int,
        field: str | None = None,
        ordered: bool = False,
        boost: float = 1.0,
        runs: Sequence[int] | None = None,
    ) -> None:
        self.slots = [list(slot) for slot in slots]
        self.runs = list(runs or [1] * len(self.slots))
        self.distance = distance
        self.field = field
        self.ordered = ordered
        self.boost = boost


class Range(Op):
    """Documents whose integer ``column`` lies in ``low``..``high``, both included; ``None`` is
    open. A document without a value holds 0, which an open ``low`` leaves out.
    """

    __slots__ = ("column", "high", "low")

    def __init__(self, column: str, low: int | None = None, high: int | None = None) -> None:
        self.column = column
        self.low = low
        self.high = high


class Equals(Op):
    """Documents whose keyword ``column`` has one of ``values``, character for character."""

    __slots__ = ("column", "values")

    def __init__(self, column: str, values: Sequence[str]) -> None:
        self.column = column
        self.values = list(values)


class Ids(Op):
    """The documents with these ids."""

    __slots__ = ("ids",)

    def __init__(self, ids: Collection[str]) -> None:
        self.ids = frozenset(ids)


class Everything(Op):
    """All documents."""

    __slots__ = ()


def leaves_of(op: Op) -> list[Op]:
    """The operations under ``op`` that score, in reading order; those under ``Not`` as well."""
    if isinstance(op, Term | Prefix | AnyOf | Phrase | Near):
        return [op]
    if isinstance(op, And | Or | AtLeast):
        return [leaf for one in op.ops for leaf in leaves_of(one)]
    if isinstance(op, Not):
        return leaves_of(op.op)
    if isinstance(op, Prefer):
        return [leaf for one in (op.op, *op.extras) for leaf in leaves_of(one)]
    return []


def scoring_leaves(op: Op) -> list[Op]:
    """The leaves whose scores count: those not under a ``Not``."""
    if isinstance(op, Not):
        return []
    if isinstance(op, And | Or | AtLeast):
        return [leaf for one in op.ops for leaf in scoring_leaves(one)]
    if isinstance(op, Prefer):
        return [leaf for one in (op.op, *op.extras) for leaf in scoring_leaves(one)]
    return leaves_of(op)
