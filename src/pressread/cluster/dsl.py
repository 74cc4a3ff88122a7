"""Operations of a query as the engine's own: what selects (what scores: see ``scoring``).

Both engines read these the same: ``term``, ``terms``, ``prefix``, ``range``, ``bool``,
``intervals``, ``nested``, ``dis_max``, ``function_score`` with ``min_score``. No script, no
engine's analysis: every term is given as it is written in the index.
"""

from __future__ import annotations

from itertools import permutations

from pressread.cluster.mapping import SHELVES
from pressread.errors import QueryError
from pressread.index import fields_of
from pressread.query import ops

ARTICLES, STATEMENTS = SHELVES
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    Query = dict[str, Any]

#: Values of one ``terms`` (65,536 are allowed).
_VALUES = 60_000
#: Clauses of a whole question; 1,024 are allowed, in every engine as it comes.
MOST_CLAUSES = 1_000
#: Words of a near in all its orders, which are asked one by one up to here in any case: different
#: terms may stand at one position.
_ORDERED = 48
#: Words at one place of a phrase: up to the first they are listed, up to the second both engines
#: take what they begin with (128 is their bound), up to the last OpenSearch does.
_LISTED, _BEGUN, _EXPANSIONS = 16, 100, 1_000
#: Where the fields of statements stand, and those that each has from its article.
INSIDE, OF_ARTICLE = "s.", "s.a."
EVERYTHING: dict[str, Any] = {"match_all": {}}
NOTHING: dict[str, Any] = {"match_none": {}}


class OtherShelf(ops.Op):
    """An operation of the shelf beside the one that is asked."""

    __slots__ = ("op",)

    def __init__(self, op: ops.Op) -> None:
        self.op = op


class HasStatement(OtherShelf):
    """Articles with a statement that ``op``, of the statements' shelf, matches."""

    __slots__ = ()


class OfArticle(OtherShelf):
    """Statements of the articles that ``op``, of the articles' shelf, matches."""

    __slots__ = ()


class Compiler:
    """Operations of one shelf. ``prefix`` stands before the names of its fields: none for
    articles, ``s.`` for statements, ``s.a.`` for what a statement has from its article.

    ``beginnings``: the terms that a slot stands for → what they all begin with, where they are
    all that do.
    """

    def __init__(
        self,
        prefix: str = "",
        beginnings: Callable[[Sequence[str]], str | None] | None = None,
    ) -> None:
        self.prefix = prefix
        shelf = fields_of(STATEMENTS if prefix == INSIDE else ARTICLES)
        self.fields = [name for name in shelf.names if shelf.weights[name]]
        self.weights = {name: weight or 1.0 for name, weight in shelf.weights.items()}
        self.beginnings = beginnings or (lambda _: None)
        self.clauses = 0

    def selected(self, op: ops.Op, filters: Iterable[ops.Op] = ()) -> Query:
        """What ``op`` and ``filters`` select, without scores."""
        return {"bool": {"filter": [self.select(one) for one in (op, *filters)]}}

    # -- what selects

    def select(self, op: ops.Op) -> Query:
        """The query for one operation. Raises ``QueryError`` where it has too many parts."""
        found = _SELECT[type(op)](self, op)
        if self.clauses > MOST_CLAUSES:
            raise QueryError(
                "this stands for too many words to ask a cluster at once; add a letter, or use"
                " fewer words"
            )
        return found

    def name(self, field: str | None) -> str:
        return self.prefix + (f"t.{field}" if field else "all")

    def _term(self, op: ops.Term) -> Query:
        self.clauses += 1
        return {"term": {self.name(op.field): op.text}}

    def _prefix(self, op: ops.Prefix) -> Query:
        self.clauses += 1
        return {"prefix": {self.name(op.field): op.text}}

    def _any_of(self, op: ops.AnyOf) -> Query:
        by_field: dict[str, list[str]] = {}
        others = []
        for member in op.terms:
            if isinstance(member, ops.Prefix):
                others.append(self._prefix(member))
            else:
                by_field.setdefault(self.name(member.field), []).append(member.text)
        return _any([*(self._terms(name, texts) for name, texts in by_field.items()), *others])

    def _terms(self, name: str, values: Sequence[str]) -> Query:
        values = sorted(values)  # the same question however its words came to be
        parts = [values[at : at + _VALUES] for at in range(0, len(values), _VALUES)]
        self.clauses += len(parts)
        return _any([{"terms": {name: list(part)}} for part in parts])

    def _and(self, op: ops.And) -> Query:
        wanted = [self.select(one) for one in op.ops if not isinstance(one, ops.Not)]
        excluded = [self.select(one.op) for one in op.ops if isinstance(one, ops.Not)]
        return {"bool": {"filter": wanted or [EVERYTHING], "must_not": excluded}}

    def _or(self, op: ops.Or) -> Query:
        return _any([self.select(one) for one in op.ops])

    def _not(self, op: ops.Not) -> Query:
        return {"bool": {"must_not": [self.select(op.op)]}}

    def _prefer(self, op: ops.Prefer) -> Query:
        return self.select(op.op)

    def _at_least(self, op: ops.AtLeast) -> Query:
        """A sum of fixed scores that must reach a bound."""
        weights = op.weights or [1.0] * len(op.ops)
        parts = [
            {"constant_score": {"filter": self.select(one), "boost": max(weight, 1e-6)}}
            for weight, one in zip(weights, op.ops, strict=True)
        ]
        # Scores are single floats: a sum that is the bound may come out a little below it.
        need = op.need * (1 - 1e-6)
        return {"function_score": {"query": {"bool": {"should": parts}}, "min_score": need}}

    def phrase(self, op: ops.Phrase) -> Query:
        if len(op.slots) == 1:
            return self._any_of(ops.AnyOf([ops.Term(one, op.field) for one in op.slots[0]]))
        return self._side_by_side(op, _in_order(self._slots(op), op.slop))

    def near(self, op: ops.Near) -> Query:
        """Parts within a window; the engine's own unordered intervals let two of them share a
        word, which ours may not: so every order of them is asked, unless they are too many.
        """
        gaps = op.distance + 1 - len(op.slots)
        if gaps < 0:
            return NOTHING
        slots, parts, at = self._slots(op), [], 0
        for size in op.runs:
            part = slots[at : at + size]
            parts.append(part[0] if size == 1 else _in_order(part, 0))
            at += size
        orders = [parts] if op.ordered else list(permutations(parts)) if len(parts) < 5 else []
        leaves = sum(map(_leaves, parts)) * len(orders)
        if not orders or (leaves > _ORDERED and not op.ordered and not _overlap(op)):
            rule = {"all_of": {"ordered": False, "max_gaps": gaps, "intervals": parts}}
        else:
            rule = _one_of([_in_order(one, gaps) for one in orders])
        return self._side_by_side(op, rule)

    def _slots(self, op: ops.Phrase | ops.Near) -> list[Query]:
        return [self._slot(slot) for slot in op.slots]

    def _slot(self, terms: Sequence[str]) -> Query:
        begun = self.beginnings(terms) if len(terms) > _LISTED else None
        if begun is not None and len(terms) <= _BEGUN:
            return {"prefix": {"prefix": begun}}
        if begun is not None and len(terms) <= _EXPANSIONS:
            return {"wildcard": {"pattern": f"{begun}*", "max_expansions": _EXPANSIONS}}
        each = [{"match": {"query": term, "analyzer": "keyword"}} for term in terms]
        return _one_of(each)

    def _side_by_side(self, op: ops.Phrase | ops.Near, rule: Query) -> Query:
        """``rule`` in the field, or in any one."""
        names = [op.field] if op.field else self.fields
        self.clauses += len(names) * _leaves(rule)
        return _any([{"intervals": {self.name(name): rule}} for name in names])

    def _range(self, op: ops.Range) -> Query:
        if op.low is None and op.high is None:
            return EVERYTHING
        bounds = {"gte": 1 if op.low is None else op.low}
        if op.high is not None:
            bounds["lte"] = op.high
        return {"range": {f"{self.prefix}c.{op.column}": bounds}}

    def _equals(self, op: ops.Equals) -> Query:
        return self._terms(f"{self.prefix}c.{op.column}", op.values)

    def _ids(self, op: ops.Ids) -> Query:
        name = "s.c.article" if self.prefix else "id"
        return self._terms(name, sorted(op.ids))

    def _has_statement(self, op: HasStatement) -> Query:
        return {"nested": {"path": "s", "query": self._inside(INSIDE, op.op)}}

    def _of_article(self, op: OfArticle) -> Query:
        return self._inside(OF_ARTICLE, op.op)

    def _inside(self, prefix: str, op: ops.Op) -> Query:
        inner = Compiler(prefix, self.beginnings)
        found = inner.select(op)
        self.clauses += inner.clauses
        return found

    def _everything(self, _: ops.Everything) -> Query:
        return EVERYTHING


_SELECT: dict[type[ops.Op], Callable[..., Query]] = {
    ops.Term: Compiler._term,
    ops.Prefix: Compiler._prefix,
    ops.AnyOf: Compiler._any_of,
    ops.And: Compiler._and,
    ops.Or: Compiler._or,
    ops.AtLeast: Compiler._at_least,
    ops.Not: Compiler._not,
    ops.Prefer: Compiler._prefer,
    ops.Phrase: Compiler.phrase,
    ops.Near: Compiler.near,
    ops.Range: Compiler._range,
    ops.Equals: Compiler._equals,
    ops.Ids: Compiler._ids,
    ops.Everything: Compiler._everything,
    HasStatement: Compiler._has_statement,
    OfArticle: Compiler._of_article,
}


def _any(queries: Sequence[Query]) -> Query:
    if not queries:
        return NOTHING
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}


def _in_runs(slots: Sequence[Query], runs: Sequence[int]) -> list[Query]:
    """The slots of each part as one interval, in a row."""
    found, at = [], 0
    for size in runs:
        part = list(slots[at : at + size])
        row = {"all_of": {"ordered": True, "max_gaps": 0, "intervals": part}}
        found.append(part[0] if size == 1 else row)
        at += size
    return found


def _in_order(intervals: Sequence[Query], gaps: int) -> Query:
    return {"all_of": {"ordered": True, "max_gaps": gaps, "intervals": list(intervals)}}


def _one_of(intervals: Sequence[Query]) -> Query:
    return intervals[0] if len(intervals) == 1 else {"any_of": {"intervals": list(intervals)}}


def _overlap(op: ops.Near) -> bool:
    """Whether one word could stand in two of the parts."""
    parts, at = [], 0
    for size in op.runs:
        parts.append({term for slot in op.slots[at : at + size] for term in slot})
        at += size
    return len(set().union(*parts)) < sum(map(len, parts))


def _leaves(rule: Query) -> int:
    """How many words an interval is made of."""
    if "all_of" not in rule and "any_of" not in rule:
        return 1
    return sum(_leaves(one) for part in rule.values() for one in part["intervals"])
