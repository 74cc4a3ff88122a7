"""What ``miss*`` and ``name~`` stand for in the dictionary, and how much of that a query may ask.

Loaded only where a query has one of them.
"""

from __future__ import annotations

from pressread.errors import QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.query import tree
    from pressread.query.lexicon import Lexicon

#: A prefix or fuzzy word that stands for more terms than this says nothing.
MOST_TERMS = 2_000
#: What looking words up in the dictionary may cost: a prefix or one error 1, two errors 4.
BUDGET = 24


class Expansion:
    """Looks words of one query up in the dictionary. Raises ``QueryError`` for too many."""

    def __init__(self, lexicon: Lexicon, query: str) -> None:
        self.lexicon = lexicon
        self.query = query
        self._budget = BUDGET

    def beginning(self, node: tree.Node, prefix: str) -> dict[str, int]:
        """Term → frequency of all that begin with ``prefix``."""
        if len(prefix) < 2 and prefix.isascii():
            raise self._error(
                node, f"{prefix}* stands for too many words; write at least two letters"
            )
        self._spend(node, 1)
        terms = self.lexicon.terms(prefix)
        if len(terms) > MOST_TERMS:
            raise self._error(node, f"{prefix}* stands for {len(terms):,} words here; add a letter")
        return terms

    def spelt_like(self, node: tree.Fuzzy, term: str) -> dict[str, int]:
        """Term → errors, of those within the distance that ``node`` allows; the nearest first,
        among equals the commonest.
        """
        from pressread.query.spelling import neighbours

        self._spend(node, 1 if node.distance == 1 else 4)
        near = neighbours(self.lexicon, term, node.distance)
        kept = sorted(near, key=lambda one: (near[one][0], -near[one][1]))[:MOST_TERMS]
        return {one: near[one][0] for one in kept}

    def _spend(self, node: tree.Node, cost: int) -> None:
        self._budget -= cost
        if self._budget < 0:
            raise self._error(node, "too many words with * or ~ in one query")

    def _error(self, node: tree.Node, message: str) -> QueryError:
        return QueryError(message, self.query, node.start, node.end - node.start)
