"""What orders an answer of a cluster: one sum a word, where it stands weighed as in a folder."""

from __future__ import annotations

from pressread.cluster.dsl import MOST_CLAUSES
from pressread.query import ops
from pressread.query.ops import scoring_leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from pressread.cluster.dsl import Compiler, Query

#: Clauses that only order an answer.
_SCORING = 400
#: The first of a shelf's fields: text and headline.
_MAIN_FIELDS = 2
#: What a term in another field adds where it stands in several.
_TIE = 0.3


def scored(compiler: Compiler, op: ops.Op, filters: Iterable[ops.Op] = ()) -> Query:
    """What ``op`` and ``filters`` select, with what ``op`` scores."""
    selected = compiler.selected(op, filters)
    scores = _Scores(compiler).scores(op)
    return {"bool": {**selected["bool"], **({"should": scores} if scores else {})}}


class _Scores:
    """The clauses of one question, as many as there is room for."""

    def __init__(self, compiler: Compiler) -> None:
        self._compiler = compiler

    def scores(self, op: ops.Op) -> list[Query]:
        """One sum a word: where it stands counts, and of its forms those in the main fields."""
        leaves = scoring_leaves(op)
        room = min(_SCORING, MOST_CLAUSES - self._compiler.clauses) // max(1, len(leaves))
        each = [self._score(leaf)[:room] for leaf in leaves]
        return [{"dis_max": {"queries": parts, "tie_breaker": _TIE}} for parts in each if parts]

    def _score(self, leaf: ops.Op) -> list[Query]:
        if isinstance(leaf, ops.Phrase | ops.Near):
            return self._score_together(leaf)
        if not isinstance(leaf, ops.AnyOf):
            return self._score_term(leaf, 1.0, self._compiler.fields)
        found: list[Query] = []
        others = sorted(leaf.terms[1:], key=lambda one: (-one.boost, one.text))
        for number, member in enumerate([*leaf.terms[:1], *others]):
            names = self._compiler.fields[:_MAIN_FIELDS] if number else self._compiler.fields
            found += self._score_term(member, leaf.boost, names)
        return found

    def _score_term(self, op: Any, boost: float, names: Sequence[str]) -> list[Query]:
        compiler, weight = self._compiler, boost * op.boost
        if isinstance(op, ops.Prefix):
            return [{"constant_score": {"filter": compiler.select(op), "boost": weight}}]
        weighed = {
            compiler.name(name): {"value": op.text, "boost": weight * compiler.weights[name]}
            for name in ([op.field] if op.field else names)
        }
        return [{"term": {name: term}} for name, term in weighed.items()]

    def _score_together(self, op: ops.Phrase | ops.Near) -> list[Query]:
        compiler = self._compiler
        before = compiler.clauses
        query = compiler.phrase(op) if isinstance(op, ops.Phrase) else compiler.near(op)
        if compiler.clauses > MOST_CLAUSES:
            compiler.clauses = before
            return []
        return [{"constant_score": {"filter": query, "boost": 4.0 * op.boost}}]
