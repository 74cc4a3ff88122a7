"""Why these hits, in this order: how a query was read, what each part matches, what each hit's
score is made of. Data, for any output to lay out.
"""

from __future__ import annotations

from pressread.query import ops, tree
from pressread.query.tree import canonical, describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.index.answers import Answer, Found
    from pressread.index.answers.cross_shelf import Shelves
    from pressread.index.evaluate.index_reader import Index

_MOST_LEAVES = 40
#: So many of the words that a beginning or a misspelling stands for are told, the commonest.
_MOST_FORMS = 50


def explain(shelves: Shelves, node: tree.Node, query: str, answer: Answer) -> dict[str, Any]:
    """``read_as`` (canonical query), ``tree``, ``parts`` (what each looks for, how many articles
    hold it, in which forms), ``total``, ``notices``, and ``hits`` with the share of each part in
    the score; parts that select and do not score stand last. ``answer`` is what the search for
    ``node`` answered.
    """
    index = shelves.articles
    parts = _Parts(shelves, node, query, answer)
    return {
        "query": query,
        "read_as": canonical(node),
        "tree": describe(node),
        "parts": [
            *(_part(index, name, leaf) for name, leaf in parts.leaves.items()),
            *(
                {"looks_for": name, "articles": index.count(op)}
                for name, op in parts.conditions.items()
            ),
        ],
        "total": answer.total,
        "notices": list(answer.notices),
        "hits": [
            {
                "id": hit.id,
                "score": round(hit.score, 3),
                "copies": hit.copies,
                "parts": _shares(index, parts, hit, bool(answer.notices)),
            }
            for hit in answer.hits
        ],
    }


class _Parts:
    """What an answer looks for. ``leaves``: as typed where that can be told → the operation;
    of a query that was relaxed the looser reading, by which its hits were weighed.
    """

    def __init__(self, shelves: Shelves, node: tree.Node, query: str, answer: Answer) -> None:
        names = {}
        compiler = shelves.article_compiler(query)
        for typed in _typed(node, None):
            found = ops.scoring_leaves(compiler.compile(typed))
            near = [leaf for leaf in found if isinstance(leaf, ops.Near)]
            for leaf in found if len(found) == 1 else near:
                names[repr(leaf)] = canonical(typed)
        #: What is asked for and does not score: typed → the operation.
        self.conditions = {
            canonical(part): op
            for part in (node.children if isinstance(node, tree.And) else (node,))
            if not ops.scoring_leaves(op := compiler.compile(part))
        }
        self.leaves: dict[str, ops.Op] = {}
        for leaf in ops.scoring_leaves(answer.op):
            self.leaves[names.get(repr(leaf)) or looks_for(leaf)] = leaf
            if len(self.leaves) >= _MOST_LEAVES:
                break


def _typed(node: tree.Node, field: str | None) -> Iterator[tree.Node]:
    """The words, phrases and the like, each in the field that it is looked for in."""
    if isinstance(node, tree.Field):
        yield from _typed(node.child, node.name)
    elif isinstance(node, tree.And | tree.Or):
        for child in node.children:
            yield from _typed(child, field)
    elif isinstance(node, tree.Word | tree.Phrase | tree.Prefix | tree.Fuzzy | tree.Near):
        yield node if field is None else tree.Field(field, node, node.start, node.end)


def _part(index: Index, name: str, leaf: ops.Op) -> dict[str, Any]:
    part: dict[str, Any] = {"looks_for": name, "articles": index.count(leaf)}
    forms = sorted(_forms(index, leaf).items(), key=lambda pair: -pair[1])
    if not isinstance(leaf, ops.Term):
        part["forms"] = dict(forms[:_MOST_FORMS])
    field = getattr(leaf, "field", None) or _member_field(leaf)
    if field:
        part["field"] = field
    return part


def _forms(index: Index, leaf: ops.Op) -> dict[str, int]:
    """The words that a part stands for, or is made of, and how many articles have each."""
    if isinstance(leaf, ops.Prefix):
        return index.terms(leaf.text, leaf.field)
    if isinstance(leaf, ops.Phrase | ops.Near):
        slots = [[ops.Term(term, leaf.field) for term in slot] for slot in leaf.slots if slot]
        return {_commonest(index, slot): index.count(ops.AnyOf(slot)) for slot in slots}
    if not isinstance(leaf, ops.AnyOf):
        return {}
    counts: dict[str, int] = {}
    for member in leaf.terms:
        if isinstance(member, ops.Prefix):
            counts |= index.terms(member.text, member.field)
        else:
            counts[member.text] = index.doc_freq(member.text, member.field)
    return {text: count for text, count in counts.items() if count}


def _commonest(index: Index, slot: Sequence[ops.Term]) -> str:
    """Of the words that may stand at one place the one that does most often."""
    return max(slot, key=lambda term: index.doc_freq(term.text, term.field)).text


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


def _shares(index: Index, parts: _Parts, hit: Found, reordered: bool) -> dict[str, float]:
    """What each part adds to the score of one article; what is over comes from elsewhere."""
    shares: dict[str, float] = {}
    for name, leaf in parts.leaves.items():
        if sum(shares.values()) > hit.score - 0.002:
            break  # the rest is what expansion looks for behind the full matches
        for _, _, score in index.search(leaf, limit=1, filters=[ops.Ids([hit.id])]).hits:
            shares[name] = round(score, 3)
    over = round(hit.score - sum(shares.values()), 3)
    if over > 0.01:
        shares["words the best hits share" if reordered else "standing together"] = over
    return shares
