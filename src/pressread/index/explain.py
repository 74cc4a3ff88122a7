"""Why these hits, in this order: how a query was read, what each part matches, what each hit's
score is made of. Data, for any output to lay out.
"""

from __future__ import annotations

from pressread.index import ops
from pressread.index.evaluation import scoring_leaves
from pressread.index.search import search
from pressread.query.canonical import canonical, describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from pressread.index.answer import Answer, Found
    from pressread.index.engine import Index
    from pressread.index.outside import Shelves
    from pressread.query.tree import Node

_MOST_LEAVES = 40


def explain(
    shelves: Shelves,
    node: Node,
    query: str,
    *,
    limit: int | None = 10,
    offset: int = 0,
    sort: str = "relevance",
    all_copies: bool = False,
    include_undated: bool = False,
    filters: Sequence[ops.Op] = (),
) -> dict[str, Any]:
    """``read_as`` (canonical query), ``tree``, ``parts`` (what each looks for, how many articles
    hold it), ``total``, ``notices``, and ``hits`` with the share of each part in the score.
    """
    answer = search(
        shelves, node, query=query, limit=limit, offset=offset, sort=sort, all_copies=all_copies,
        include_undated=include_undated, filters=filters,
    )  # fmt: skip
    index = shelves.articles
    leaves = _distinct(scoring_leaves(answer.op))[:_MOST_LEAVES]
    return {
        "query": query,
        "read_as": canonical(node),
        "tree": describe(node),
        "parts": [_part(index, leaf) for leaf in leaves],
        "total": answer.total,
        "notices": answer.notices,
        "hits": [
            {
                "id": hit.id,
                "score": round(hit.score, 3),
                "copies": hit.copies,
                "parts": _shares(index, leaves, hit, answer),
            }
            for hit in answer.hits
        ],
    }


def _distinct(leaves: Sequence[ops.Op]) -> list[ops.Op]:
    found: dict[str, ops.Op] = {}
    for leaf in leaves:
        found.setdefault(repr(leaf), leaf)
    return list(found.values())


def _part(index: Index, leaf: ops.Op) -> dict[str, Any]:
    part: dict[str, Any] = {"looks_for": looks_for(leaf), "articles": index.count(leaf)}
    if isinstance(leaf, ops.AnyOf):
        counts = {
            term.text: index.doc_freq(term.text, term.field)
            for term in leaf.terms
            if isinstance(term, ops.Term)
        }
        part["forms"] = {text: count for text, count in counts.items() if count}
    field = getattr(leaf, "field", None) or _member_field(leaf)
    if field:
        part["field"] = field
    return part


def _member_field(leaf: ops.Op) -> str | None:
    return leaf.terms[0].field if isinstance(leaf, ops.AnyOf) and leaf.terms else None


def looks_for(leaf: ops.Op) -> str:
    """A scoring operation in a few words."""
    if isinstance(leaf, ops.Term):
        return leaf.text
    if isinstance(leaf, ops.Prefix):
        return leaf.text + "*"
    if isinstance(leaf, ops.AnyOf):
        return looks_for(leaf.terms[0]) if leaf.terms else ""
    if isinstance(leaf, ops.Phrase):
        return '"' + " ".join(slot[0] if slot else "_" for slot in leaf.slots) + '"'
    if isinstance(leaf, ops.Near):
        return f" near/{leaf.distance} ".join(slot[0] for slot in leaf.slots if slot)
    return type(leaf).__name__.lower()


def _shares(index: Index, leaves: Sequence[ops.Op], hit: Found, answer: Answer) -> dict[str, float]:
    """What each part adds to the score of one article; what is over comes from elsewhere."""
    shares = {}
    for leaf in leaves:
        for _, _, score in index.search(leaf, limit=1, filters=[ops.Ids([hit.id])]).hits:
            shares[looks_for(leaf)] = round(score, 3)
    over = round(hit.score - sum(shares.values()), 3)
    if over > 0.01:
        shares["words the best hits share" if answer.notices else "standing together"] = over
    return shares
