"""What else was written on this: articles of the same rare words and names, and what keeps company
with the best hits.
"""

from __future__ import annotations

from pressread.index.answers import Answer, Found
from pressread.index.answers.cross_shelf import Shelves
from pressread.index.answers.search import search
from pressread.index.evaluate.near_copies import are_copies
from pressread.query import ops, tree
from pressread.query.relaxation import FUNCTION_WORDS, rarity
from pressread.text.stemming import stem
from pressread.text.terms import pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from pressread.index.answers.cross_shelf import Records
    from pressread.index.evaluate.index_reader import Index
    from pressread.query.dictionary import Lexicon

#: So many words stand for an article.
TERMS = 24
_WORDS_READ = 1_200
#: Capitalised in English, and nobody's name.
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)


def similar(index: Index, id: str, record: Mapping[str, Any], *, limit: int | None = 10) -> Answer:
    """The articles most like the one with ``id``, near-copies of it first among equals.

    ``copies`` of a hit holds the id itself where the hit is a near-copy of it, so that it can be
    named as such. The article itself is never among the hits.
    """
    weighted = characteristic(index, record)
    op = ops.Or([ops.Term(term, boost=weight) for term, weight in weighted])
    ranked = index.search(op, limit=None if limit is None else limit + 1)
    own = index.docnum_of(id)
    sketch = index.number(own, "sketch") if own is not None else 0
    hits = [Found(*hit) for hit in ranked.hits if hit[0] != id][:limit]
    for hit in hits:
        if are_copies(sketch, index.number(hit.docnum, "sketch")):
            hit.copies.append(id)
    answer = Answer(max(0, ranked.total - (own is not None)), hits, op, [])
    copies = sum(bool(hit.copies) for hit in hits)
    if copies:
        answer.notices.append(_named(copies))
    return answer


def characteristic(lexicon: Lexicon, record: Mapping[str, Any]) -> list[tuple[str, float]]:
    """(term, weight) of the words that tell an article from others, names before the rest."""
    counts, names = _counted(record)
    size = lexicon.size
    found: dict[str, tuple[float, str]] = {}
    for term, count in counts.items():
        held = lexicon.doc_freq(term)
        if held < 2 or held > max(8, size / 4) or term in FUNCTION_WORDS or len(term) < 2:
            continue
        weight = count / (count + 2.0) * rarity(size, held) * (1.5 if term in names else 1.0)
        key = stem(term)
        if key not in found or weight > found[key][0]:
            found[key] = (weight, term)
    best = sorted(found.values(), reverse=True)[:TERMS]
    top = best[0][0] if best else 1.0
    return [(term, weight / top) for weight, term in best]


def related_names(
    lexicon: Lexicon, records: Sequence[Mapping[str, Any]], asked: Sequence[str], most: int = 5
) -> list[str]:
    """Names that stand in several of the best articles and are rare elsewhere, for ``--expand``.

    ``asked``: folded terms of the query, which are left out.
    """
    held: dict[str, int] = {}
    for record in records:
        for term in _counted(record)[1]:
            held[term] = held.get(term, 0) + 1
    known = set(asked)
    weighed = [
        (count * rarity(lexicon.size, lexicon.doc_freq(term)), term)
        for term, count in held.items()
        if count > 1 and term not in known and len(term) > 2
    ]
    return [term for _, term in sorted(weighed, reverse=True)[:most]]


def _counted(record: Mapping[str, Any]) -> tuple[dict[str, int], set[str]]:
    """Term → how often; and the terms written with a capital inside a sentence: names."""
    counts: dict[str, int] = {}
    names: set[str] = set()
    read = 0
    texts = [*(record.get("body") or ())]
    for text in texts:
        before = "."
        for chunk in text.split():
            for start, _, terms in pieces(chunk):
                counts[terms[0]] = counts.get(terms[0], 0) + 1
                if chunk[start].isupper() and before[-1] not in '.!?:“"':
                    names.add(terms[0])
            before = chunk
            read += 1
        if read > _WORDS_READ:
            break
    for chunk in (record.get("headline") or "").split():
        for _, _, terms in pieces(chunk):
            counts[terms[0]] = counts.get(terms[0], 0) + 2
    return counts, names - FUNCTION_WORDS - _CALENDAR


def _named(copies: int) -> str:
    if copies == 1:
        return "1 of these is a near-copy of the article itself"
    return f"{copies} of these are near-copies of the article itself"


#: So many of the best hits give the names that a query is expanded by.
_COMPANY = 8


def expanded(
    shelves: Shelves,
    node: tree.Node,
    records: Records,
    *,
    query: str = "",
    limit: int | None = 10,
    offset: int = 0,
    all_copies: bool = False,
    include_undated: bool = False,
    relaxed: bool = True,
    filters: Sequence[ops.Op] = (),
) -> Answer:
    """As ``search``, and behind it what mentions two names that keep company with the best hits.

    ``records``: ids → records, for the names.
    """
    wanted = None if limit is None else offset + limit
    answer = search(
        shelves, node, query=query, limit=None if wanted is None else max(wanted, _COMPANY),
        all_copies=all_copies, include_undated=include_undated, relaxed=relaxed, filters=filters,
    )  # fmt: skip
    best = list(records([hit.id for hit in answer.hits[:_COMPANY]]).values())
    asked = [term for unit in answer.units for way in unit.ways for s in way for term in s.terms]
    names = related_names(shelves.articles, best, asked)
    if len(names) > 1:
        op: ops.Op = ops.AtLeast(2, [ops.Term(name) for name in names])
        op = ops.And([op, ops.Not(answer.op), *_conditions(shelves, node, query, include_undated)])
        room = None if wanted is None else max(0, wanted - len(answer.hits))
        ranked = shelves.articles.search(op, limit=room, filters=filters)
        answer.hits += [Found(*hit) for hit in ranked.hits]
        answer.op = ops.Or([answer.op, op])
        answer.total += ranked.total
        answer.notices.append(f"expanded by names from the best hits: {', '.join(names)}")
    answer.hits = answer.hits[offset:wanted]
    return answer


def _conditions(
    shelves: Shelves, node: tree.Node, query: str, include_undated: bool
) -> list[ops.Op]:
    """What a query asks for beside words: it holds for what is added to its answer, too."""
    compiler = shelves.article_compiler(query)
    compiler.undated = "in" if include_undated else "out"
    kinds = (tree.Not, tree.Field, tree.Dates, tree.Numbers, tree.Flag)
    parts = node.children if isinstance(node, tree.And) else ()
    return [compiler.compile(part) for part in parts if isinstance(part, kinds)]
