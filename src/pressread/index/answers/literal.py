"""Characters as with grep: ``--literal``. The index narrows, the texts decide.

Every run of letters or digits in what is asked must stand inside a term of the article, so the
dictionary tells which articles are worth reading. Text without such runs reads them all.
"""

from __future__ import annotations

from itertools import islice

from pressread.errors import QueryError
from pressread.fields import FIELDS, texts
from pressread.index.answers import Answer, Found
from pressread.query import ops
from pressread.text.folding import fold, is_unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from pressread.index.answers.cross_shelf import Records
    from pressread.index.evaluate.index_reader import Index, Ranked

_BATCH = 200
#: Names of people, papers and sections are asked for by other means.
_UNREAD = ("section", "byline", "publisher")
_RUNS = 3
#: Letters that more terms hold narrow nothing down.
MOST_TERMS = 300
#: So many articles are read for one answer, of a very large archive a quarter.
MOST_READ = 25_000


def literal(
    index: Index,
    text: str,
    records: Records,
    *,
    limit: int | None = 10,
    offset: int = 0,
    sort: str = "relevance",
    filters: Sequence[ops.Op] = (),
) -> Answer:
    """Articles whose headline, summary, captions or a paragraph hold ``text``, letter for letter.

    The score is the number of places; ``relevance`` puts most places first.
    """
    from pressread.index.answers.search import undated_alone

    op = narrowed(index, text)
    order = "newest" if sort == "relevance" else sort
    candidates = index.search(op, limit=None, sort=order, filters=filters)
    if candidates.total > max(MOST_READ, index.size // 4):
        message = (
            f"{candidates.total:,} articles would have to be read for this; add letters or digits,"
            " or narrow it with --from, --publisher, --section"
        )
        raise QueryError(message, text, 0, len(text))
    found = list(_holding(text, candidates, records))
    if sort == "relevance":
        found.sort(key=lambda hit: -hit.score)
    end = None if limit is None else offset + limit
    answer = Answer(len(found), found[offset:end], ops.Ids([hit.id for hit in found]), [])
    if undated := undated_alone(filters):
        others = index.search(op, limit=None, sort=order, filters=undated)
        answer.undated = sum(1 for _ in _holding(text, others, records))
    return answer


def _holding(text: str, ranked: Ranked, records: Records) -> Iterator[Found]:
    """Of these articles those that hold ``text``; the score is the number of places."""
    for start in range(0, len(ranked.hits), _BATCH):
        batch = ranked.hits[start : start + _BATCH]
        found = records([id for id, _, _ in batch])
        for id, docnum, _ in batch:
            places = sum(one.count(text) for one in _texts(found.get(id, {})))
            if places:
                yield Found(id, docnum, float(places))


def literal_spans(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where ``wanted`` stands in ``text``."""
    spans, at = [], text.find(wanted) if wanted else -1
    while at >= 0:
        spans.append((at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return spans


def narrowed(index: Index, text: str) -> ops.Op:
    """What every article that holds ``text`` matches."""
    telling = _terms_begun(index, text)
    if not telling:
        runs = sorted(set(_runs(text)), key=len, reverse=True)[:_RUNS]
        runs = [run for run in runs if len(run) > 1]
        telling = [one for one in index.holding(runs) if len(one) <= MOST_TERMS] if runs else []
    if not telling:
        return ops.Everything()
    return ops.And([ops.AnyOf([ops.Term(term) for term in one]) for one in telling])


def _terms_begun(index: Index, text: str) -> list[list[str]]:
    """For runs behind a space, the terms that begin so, where they are few: they are found
    without a look at the whole dictionary.
    """
    found = []
    for chunk in dict.fromkeys(text.split(" ")[1:]):
        run = next(iter(_runs(chunk)), "") if chunk[:1].isalnum() else ""
        if len(run) > 1 and not is_unspaced(run[0]):
            terms = list(islice(index.beginning(run), MOST_TERMS + 1))
            if len(terms) <= MOST_TERMS:
                found.append(terms)
    return found


def _runs(text: str) -> Iterator[str]:
    """Folded runs of letters and digits; of scripts without spaces, pairs of characters."""
    run = ""
    for char in text + " ":
        if char.isalnum() and not is_unspaced(char):
            run += char
            continue
        if run:
            yield fold(run)
        run = ""
    for at in range(1, len(text)):
        one, two = text[at - 1], text[at]
        if is_unspaced(one) and is_unspaced(two):
            yield fold(one) + fold(two)


def _texts(record: Mapping[str, Any]) -> Iterator[str]:
    """The body, and what else of the article's own is not a name."""
    for field in FIELDS:
        if field.searched and field.searched.name not in _UNREAD:
            yield from texts(record, field)
