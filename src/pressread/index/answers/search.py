"""Questions answered: looked for, relaxed where little is found, copies folded."""

from __future__ import annotations

from pressread.index.answers import Answer, Found
from pressread.index.answers.cross_shelf import Shelves
from pressread.index.evaluate import TooMuch
from pressread.query import ops, tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressread.index.answers.cross_shelf import Records
    from pressread.index.evaluate.index_reader import Index, Ranked
    from pressread.query.compiler import Compiler
    from pressread.query.relaxation import Question

#: So many more hits than are shown are looked at, for copies to be folded and order refined.
SPARE = 60
#: With fewer full matches a long question is relaxed, to six times as many; whatever the page.
ENOUGH = 10
#: A query of more parts may be one that was pasted: its phrases are loosened too.
LONG_QUERY = 8
#: How many words that are nowhere a notice tells.
_TOLD = 3


def search(
    shelves: Shelves,
    node: tree.Node,
    *,
    query: str = "",
    limit: int | None = 10,
    offset: int = 0,
    sort: str = "relevance",
    all_copies: bool = False,
    include_undated: bool = False,
    relaxed: bool = True,
    filters: Sequence[ops.Op] = (),
) -> Answer:
    """The articles that ``node`` asks for. ``sort``: ``relevance``, ``newest``, ``oldest``.

    ``query`` is the text of ``node``, for errors. ``limit=None``: all that match in full, nothing
    is relaxed. Raises ``QueryError``
    where a part stands for too many words, and what the engine raises when it is damaged.
    """
    index = shelves.articles
    compiler = shelves.article_compiler(query)
    compiler.undated = "in" if include_undated else "out"
    op = compiler.compile(node)
    wanted = None if limit is None else offset + limit
    fetch = None if wanted is None else wanted + SPARE
    ranked = index.search(op, limit=fetch, sort=sort, filters=filters)
    answer = Answer(ranked.total, [Found(*hit) for hit in ranked.hits], op, compiler.units)
    answer.notices += compiler.notices
    if sort == "relevance":
        index.refine(answer.units, answer.hits)
        if relaxed and wanted is not None and ranked.total < ENOUGH:
            relax(shelves, compiler, node, answer, wanted + SPARE, filters)
    if not all_copies:
        answer.hits = folded(index, answer.hits)
    answer.hits = answer.hits[offset:wanted]
    if not include_undated:
        again = shelves.article_compiler(query)
        answer.undated = _left_out(index, compiler.dated, again, node, filters)
    return answer


def search_statements(
    shelves: Shelves,
    node: tree.Node,
    *,
    query: str = "",
    limit: int | None = 20,
    offset: int = 0,
    sort: str = "relevance",
    include_undated: bool = False,
    filters: Sequence[ops.Op] = (),
) -> Answer:
    """The statements that ``node`` asks for; ids are ``<article id>.<number>``.

    A word counts wherever it stands in the statement, its speaker, its role, or the headline of
    its article.
    """
    index = shelves.statements
    assert index is not None
    compiler = shelves.statement_compiler(query)
    compiler.undated = "in" if include_undated else "out"
    op = compiler.compile(node)
    ranked = index.search(op, limit=limit, offset=offset, sort=sort, filters=filters)
    answer = Answer(ranked.total, [Found(*hit) for hit in ranked.hits], op, compiler.units)
    answer.notices += compiler.notices
    if not include_undated:
        again = shelves.statement_compiler(query)
        answer.undated = _left_out(index, compiler.dated, again, node, filters)
    return answer


def relax(
    shelves: Shelves,
    compiler: Compiler,
    node: tree.Node,
    answer: Answer,
    wanted: int,
    filters: Sequence[ops.Op],
) -> None:
    """Add looser matches behind the full ones, in the smallest step that gives enough."""
    if not may_be_loosened(node):
        return
    from pressread.query.relaxation import LAST_RESORT, take_apart

    index = shelves.articles
    question = take_apart(compiler, node, answer.op)
    if question.asks_nothing:
        return
    full = {hit.id for hit in answer.hits}
    for share in question.steps:
        op = question.step(share)
        ranked = index.search(op, limit=wanted, filters=filters)
        if ranked.total >= 6 * ENOUGH:
            break
    if not (ranked.total or question.prose):
        op = question.step(LAST_RESORT)
        ranked = index.search(op, limit=wanted, filters=filters)
    if question.prose and shelves.records is not None and ranked.hits:
        from contextlib import suppress

        with suppress(TooMuch):  # the order stays as it was
            ranked = _by_feedback(index, shelves.records, op, ranked, filters)
    found = [Found(*hit) for hit in ranked.hits]
    for hit in found:
        hit.relaxed = hit.id not in full
    if all(hit.id in full for hit in found):
        return
    index.refine(answer.units, found)
    answer.notices.append(_relaxed(answer.total, question))
    answer.nearest = sum(hit.relaxed for hit in found)
    answer.loosened = question
    answer.hits = merged(answer.hits, found, question.lead)


def may_be_loosened(node: tree.Node) -> bool:
    """Whether any part is a plain word, neither marked as exact nor a code of letters and digits;
    only of such does ``relaxation.Looseness`` let one be missing.
    """
    parts = node.children if isinstance(node, tree.And) else (node,)
    words = [part for part in parts if isinstance(part, tree.Word) and not part.exact]
    return len(parts) > LONG_QUERY or any(map(_is_plain, words))


def _is_plain(word: tree.Word) -> bool:
    has_digits = any(map(str.isdigit, word.text))
    return not (has_digits and any(map(str.isalpha, word.text)))


def merged(full: Sequence[Found], found: Sequence[Found], lead: float) -> list[Found]:
    """Full matches and looser ones in one order. A full match counts ``lead`` times its score;
    one that holds the words by chance stands behind what is about them, but on the first page.
    """
    score = {hit.id: hit.score for hit in found}
    least = min(score.values(), default=0.0)
    for hit in full:
        hit.score = lead * score.get(hit.id, 0.9 * least)
    loose = [hit for hit in found if hit.relaxed]
    every = sorted([*full, *loose], key=lambda hit: -hit.score)
    page = max(0, ENOUGH - sum(not hit.relaxed for hit in every[ENOUGH:]))
    late = [hit for hit in every[page:] if not hit.relaxed]
    return [*every[:page], *late, *(hit for hit in every[page:] if hit.relaxed)]


def _by_feedback(
    index: Index, records: Records, op: ops.Op, ranked: Ranked, filters: Sequence[ops.Op]
) -> Ranked:
    """The same answer in the order that its best articles suggest."""
    from pressread.query.relaxation import ARTICLES, feedback

    best = ranked.hits[:ARTICLES]
    found = records([id for id, _, _ in best])
    extras = feedback(index, [(score, found[id]) for id, _, score in best if id in found])
    return index.search(ops.Prefer(op, extras), limit=len(ranked.hits), filters=filters)


def _relaxed(full: int, question: Question) -> str:
    """How an answer goes on below the full matches."""
    found = "no article holds" if not full else "1 holds" if full == 1 else f"{full} hold"
    if question.absent:
        told = ", ".join(f"“{word}”" for word in question.absent[:_TOLD])
        more = f" and {len(question.absent) - _TOLD} more" if len(question.absent) > _TOLD else ""
        line = f"no article has {told}{more}; below are those that come nearest"
    else:
        line = f"{found} all the words; below are those that come nearest"
    for typed, near in question.respelt.items():
        line += f"; “{typed}” was looked for as {', '.join(near)} too"
    return line


def folded(index: Index, hits: list[Found]) -> list[Found]:
    """The hits with near-copies folded under the one that stands first."""
    if len(hits) < 2:
        return hits
    from pressread.index.evaluate.near_copies import Heads

    kept: list[Found] = []
    heads = Heads()
    for hit in hits:
        sketch = index.sketch(hit)
        first = heads.first_like(sketch) if sketch else None
        if first is not None:
            kept[first].copies.append(hit.id)
            continue
        kept.append(hit)
        heads.add(sketch)
    return kept


def _left_out(
    index: Index, dated: bool, compiler: Compiler, node: tree.Node, filters: Sequence[ops.Op]
) -> int:
    """How many do not answer only because their date is unknown. ``dated``: ``node`` asks for
    dates. ``compiler`` has read nothing yet.
    """
    others = undated_alone(filters)
    if not (dated or others):
        return 0
    compiler.undated = "only"
    return index.count(compiler.compile(node), others or filters)


def undated_alone(filters: Sequence[ops.Op]) -> list[ops.Op]:
    """Filters that ask for an unknown date where these ask for dates; none where none does."""
    spans = [one for one in filters if isinstance(one, ops.Range) and one.column == "published"]
    return [ops.Range("published", 0, 0) if one in spans else one for one in filters if spans]
