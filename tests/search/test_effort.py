"""What a question may cost: counted in steps, so that nothing here looks at a clock."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.article import Article, Quote, Speaker
from pressread.errors import QueryError
from pressread.index.answers import suggest
from pressread.index.answers.cross_shelf import Shelves
from pressread.index.evaluate import ADVICE, Effort, TooMuch, phrases
from pressread.index.evaluate.index_reader import Index
from pressread.index.evaluate.near import _count_near, words_near
from pressread.index.evaluate.phrases import _count_exact, _in_a_row
from pressread.index.evaluate.positions import Inside
from pressread.query import ops, parse
from tests.benchmarks.fuzz_makers import MAKERS

from .shelf import TODAY, Shelf, article

WORDS = "the of to in harbour ferry strike vote mayor tram grain price".split()
PLENTY = 10**9


def said(number: int, text: str) -> Article:
    quotes = (Quote(text, "direct", 0, 0, len(text), Speaker(f"Ida Quay{number % 7}"), "said"),)
    return article(f"{text} {number}", f"Report {number}", quotes=quotes)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    chance = random.Random(5)
    texts = [" ".join(chance.choice(WORDS) for _ in range(40)) for _ in range(120)]
    folder: Path = tmp_path_factory.mktemp("effort")
    return Shelf(folder, {f"n{n}": said(n, text) for n, text in enumerate(texts)})


def everywhere(_: ops.Op | None) -> tuple[str, int, int]:
    return "", 0, 0


def steps(shelf: Shelf, query: str) -> int:
    """What a search costs."""
    shelf.shelves = Shelves(shelf.articles, shelf.statements)
    shelf.shelves.allow(PLENTY)
    shelf.answer(query)
    return spent(shelf.articles)


def spent(index: Index) -> int:
    assert index._effort is not None
    return PLENTY - index._effort.left


def test_a_question_costs_the_same_each_time(shelf: Shelf) -> None:
    query = 'the near/5 of "harbour ferry" tra* OR vote~ words:3.. quote:mayor'
    assert steps(shelf, query) == steps(shelf, query) > 0


def test_what_costs_too_much_is_refused_in_an_error_that_points_at_it(shelf: Shelf) -> None:
    query = "ferry -harbour (the near/900 of near/900 to near/900 in)"
    enough = steps(shelf, "ferry -harbour") + 1_000
    shelf.shelves.allow(enough)
    with pytest.raises(QueryError, match="costs more than one answer may") as caught:
        shelf.answer(query)
    error = caught.value
    assert (
        query[error.column : error.column + error.length]
        == "the near/900 of near/900 to near/900 in"
    )


def test_what_costs_too_much_among_the_statements_is_refused(shelf: Shelf) -> None:
    shelf.shelves.allow(500)
    with pytest.raises(QueryError, match="costs more than one answer may"):
        shelf.answer('quote:"the of" OR quote:"of the" OR quote:"in the"')


def test_a_larger_archive_may_cost_more() -> None:
    effort = Effort(100, everywhere)
    effort.widen(250_000)
    effort.spend(250)
    with pytest.raises(TooMuch):
        effort.spend(1)


def test_a_refused_step_is_not_spent() -> None:
    effort = Effort(100, everywhere)
    with pytest.raises(TooMuch):
        effort.spend(101)
    effort.spend(100)


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[object]:
    """The calls of a function from now on."""
    calls: list[object] = []
    plain: Callable[..., object] = getattr(owner, name)

    def noted(*args: object, **kwargs: object) -> object:
        calls.append(args)
        return plain(*args, **kwargs)

    monkeypatch.setattr(owner, name, noted)
    return calls


def test_advice_reads_each_phrase_once(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    query = '"the of" "ferry vote" "tram price" (grain near/3 mayor) zzz after:2030 to'
    read = counted(monkeypatch, phrases, "find_phrase")
    advice = suggest.suggest(shelf.shelves, parse(query, today=TODAY), query)
    assert len(advice.counts) == 7
    assert len(read) == 4


def test_advice_ends_where_its_measure_does(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    query = '"ferry of vote in tram" "harbour of mayor in ferry" zzz'
    whole = suggest.suggest(shelf.shelves, parse(query), query)
    monkeypatch.setattr(suggest, "ADVICE", spent_on_advice(shelf, query) // 2)
    part = suggest.suggest(shelf.shelves, parse(query), query)
    assert part.counts == whole.counts[: len(part.counts)]
    monkeypatch.setattr(suggest, "ADVICE", 0)
    assert suggest.suggest(shelf.shelves, parse(query), query).counts == []


def spent_on_advice(shelf: Shelf, query: str) -> int:
    suggest.suggest(shelf.shelves, parse(query), query)
    assert shelf.articles._effort is not None
    return ADVICE - shelf.articles._effort.left


def test_alternatives_are_asked_of_the_statements_once(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [f"quote:{word}" for word in WORDS]
    shelf.shelves.allow(PLENTY)
    one_by_one = set().union(*(shelf.named(word, limit=None) for word in words))
    asked = counted(monkeypatch, shelf.statements, "values_of")
    shelf.shelves = Shelves(shelf.articles, shelf.statements)
    assert set(shelf.named(" OR ".join(words), limit=None)) == one_by_one
    assert len(asked) == 1


def test_near_copies_are_found_once_in_each_state(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pressread.index.evaluate.near_copies as copies

    found = counted(monkeypatch, copies, "copies_in")
    shelf.articles.refresh()
    for _ in range(3):
        shelf.shelves.allow(PLENTY)
        shelf.answer("is:copy ferry OR -is:copy tram", all_copies=True)
    assert len(found) == 1


@pytest.mark.parametrize("many", [False, True])
def test_documents_are_found_by_few_ids_and_by_many(shelf: Shelf, many: bool) -> None:
    (_, segment), *_ = shelf.articles.segments()
    chance = random.Random(3)
    docs = sorted(chance.sample(range(segment.size), 100 if many else 3))
    ids = [segment.columns.id(doc) for doc in docs]
    assert segment.columns.find(chance.sample([*ids, "none-such"], len(ids) + 1)) == docs


def test_few_and_many_values_of_a_keyword_find_the_same(shelf: Shelf) -> None:
    assert shelf.statements is not None
    ids = shelf.articles.ids(ops.Everything())
    for values in (ids[:2], ids[2:], ids):
        found = shelf.statements.ids(ops.Equals("article", values))
        assert sorted(id.partition(".")[0] for id in found) == sorted(values)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), maker=st.sampled_from(MAKERS))
def test_any_query_is_answered_or_refused_within_the_measure(
    shelf: Shelf, seed: int, maker: Callable[[random.Random], str]
) -> None:
    query = maker(random.Random(seed))
    shelf.shelves = Shelves(shelf.articles, shelf.statements)
    refused = None
    try:
        answer = shelf.answer(query)
        if not answer.total:
            suggest.suggest(shelf.shelves, parse(query, today=TODAY), query)
    except QueryError as error:
        refused = error
    assert refused is None or 0 <= refused.column <= len(query)


class Listed:
    """Stands for the reader of a term in one document."""

    impact = 1

    def __init__(self, places: Sequence[int]) -> None:
        self._places = places

    def read(self, _: int) -> Sequence[int]:
        return self._places


#: Ascending places, now and then beyond what is kept as bits.
PLACES = st.lists(st.integers(0, 60) | st.integers(4_080, 4_110), max_size=12).map(
    lambda places: sorted(set(places))
)


@given(st.lists(PLACES, min_size=1, max_size=4), st.integers(0, 100) | st.just(10_000))
def test_near_words_are_counted_as_place_by_place(slots: list[list[int]], distance: int) -> None:
    readers = [Inside(Listed(places), lambda _: (0, 10**6)) for places in slots]  # type: ignore[arg-type]
    expected = _count_near(slots, distance) if all(slots) else 0
    assert words_near(readers, distance, None)(0) == expected


@given(st.lists(PLACES, min_size=1, max_size=4), st.data())
def test_words_in_a_row_are_counted_as_place_by_place(
    slots: list[list[int]], data: st.DataObject
) -> None:
    offsets = [3 * at for at in range(len(slots))]
    order = data.draw(st.permutations(range(len(slots))))
    readers = [(Inside(Listed(slots[at]), lambda _: (0, 10**6)), offsets[at]) for at in order]  # type: ignore[arg-type]
    expected = _count_exact(list(zip(slots, offsets, strict=True)))
    assert _in_a_row(readers)(0) == expected


def test_looking_up_the_words_of_a_long_chain_costs_too(shelf: Shelf) -> None:
    words = [f"{word}x{number}" for number in range(20) for word in WORDS]
    assert steps(shelf, " near/3 ".join(words)) > 200 * len(words)
