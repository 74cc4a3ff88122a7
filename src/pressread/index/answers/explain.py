"""Why these hits, in this order: how a query was read, what each part matches, what each hit's
score is made of. Data, for any output to lay out.
"""

from __future__ import annotations

from pressread.query import ops, tree
from pressread.query.tree import canonical, describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.index.answers import Answer, Found
    from pressread.index.answers.cross_shelf import Shelves
    from pressread.index.evaluate.index_reader import Index
    from pressread.query.relaxation import Question

_MOST_LEAVES = 40
#: So many of the words that a beginning or a misspelling stands for are told, the commonest.
_MOST_FORMS = 50
_TOGETHER = "standing together"
_SHARED = "words the best hits share"


def explain(shelves: Shelves, node: tree.Node, query: str, answer: Answer) -> dict[str, Any]:
    """``read_as`` (canonical query), ``tree``, ``parts`` (what each looks for, how many articles
    hold it, in which forms), ``total``, ``notices``, and ``hits`` with the share of each part in
    the score; parts that select and do not score stand last. A hit that is ``relaxed`` has which
    words it ``holds`` and ``lacks``, and the ``share`` of the words' rarity that it holds.
    ``answer`` is what the search for ``node`` answered.
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
                **_told(index, parts, hit, bool(answer.notices)),
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
        self.loosened = None
        if answer.loosened is not None:
            with_records = shelves.records is not None
            self.loosened = _Loosened(answer.loosened, names, self.leaves, with_records)


class _Loosened:
    """The words of a query that was relaxed, as its relaxed hits may hold them. ``weights``: what
    each weighs that may be missing.
    """

    def __init__(
        self,
        question: Question,
        names: Mapping[str, str],
        strict: Mapping[str, ops.Op],
        with_records: bool,
    ) -> None:
        typed = {looks_for(leaf): name for name, leaf in strict.items()}
        fixed = [leaf for op in question.fixed for leaf in ops.scoring_leaves(op)]
        self.leaves: dict[str, ops.Op] = {}
        for op in (*(op for _, op in question.words), *question.common, *fixed):
            name = looks_for(op)
            self.leaves.setdefault(names.get(repr(op)) or typed.get(name, name), op)
        weights = [weight for weight, _ in question.words]
        self.weights = dict(zip(self.leaves, weights, strict=False))
        self.absent = question.absent
        self.over = _SHARED if question.prose and with_records else _TOGETHER

    def told(self, index: Index, hit: Found) -> dict[str, Any]:
        """What a relaxed hit holds of the query, and what each part counts."""
        from pressread.query.relaxation import rarity

        parts = {}
        for name, leaf in self.leaves.items():
            for score in _scores(index, leaf, hit):
                parts[name] = score
        holds = [name for name in self.weights if name in parts]
        whole = sum(self.weights.values()) + len(self.absent) * rarity(index.size, 0)
        return {
            "relaxed": True,
            "holds": holds,
            "lacks": [*(name for name in self.weights if name not in parts), *self.absent],
            "share": round(sum(map(self.weights.__getitem__, holds)) / whole, 3) if whole else 0,
            "parts": _with_rest(parts, hit, self.over),
        }


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


def _told(index: Index, parts: _Parts, hit: Found, reordered: bool) -> dict[str, Any]:
    """What each part adds to the score of one article; what is over comes from elsewhere."""
    if hit.relaxed and parts.loosened is not None:
        return parts.loosened.told(index, hit)
    shares: dict[str, float] = {}
    for name, leaf in parts.leaves.items():
        if sum(shares.values()) > hit.score - 0.002:
            break  # the rest is what expansion looks for behind the full matches
        for score in _scores(index, leaf, hit):
            shares[name] = score
    over = _SHARED if reordered else _TOGETHER
    return {"parts": _with_rest(shares, hit, over)}


def _scores(index: Index, leaf: ops.Op, hit: Found) -> list[float]:
    """What an operation counts in one article; nothing where it does not hold it."""
    found = index.search(leaf, limit=1, filters=[ops.Ids([hit.id])]).hits
    return [round(score, 3) for _, _, score in found]


def _with_rest(shares: dict[str, float], hit: Found, name: str) -> dict[str, float]:
    over = round(hit.score - sum(shares.values()), 3)
    return {**shares, name: over} if over > 0.01 else shares
