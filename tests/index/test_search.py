"""What the index answers is what looking at every document answers."""

from __future__ import annotations

import random

import pytest

from pressread.index import write
from pressread.index.evaluate import ranking
from pressread.index.evaluate.index_reader import Index
from pressread.index.write import inversion
from pressread.query import ops
from tests.index.corpus import PUBLISHERS, Plain, document, some_query


@pytest.fixture(scope="module")
def documents() -> list:  # type: ignore[type-arg]
    return [document(seed) for seed in range(520)]


@pytest.fixture(scope="module")
def plain(documents: list) -> Plain:  # type: ignore[type-arg]
    return Plain(documents)


@pytest.fixture(
    scope="module", params=["one segment", "many segments", "with removals", "joined", "neighbours"]
)
def pair(request, documents, plain, tmp_path_factory) -> tuple[Index, Plain]:  # type: ignore[no-untyped-def]
    index = Index(tmp_path_factory.mktemp("index"))
    if request.param == "one segment":
        index.update(documents, [], 1)
        return index, plain
    if request.param == "neighbours":
        with pytest.MonkeyPatch.context() as patch:
            for module in (write, inversion):
                patch.setattr(module, "SMALLEST_BATCH", 30)
            patch.setattr(inversion, "_COMMON", 0.95)
            for start in range(0, 520, 60):
                index.update(documents[start : start + 60], [], start)
        return index, plain
    if request.param == "joined":
        for start in range(0, 520, 40):
            index.update(documents[start : start + 40], [], start)
        return index, plain
    for start, end in ((0, 300), (300, 480), (480, 520)):
        index.update(documents[start:end], [], start)
    if request.param == "many segments":
        return index, plain
    gone = {doc[0] for doc in documents[::7]}
    index.update([], gone, 9)
    return index, plain.without(gone)


def test_matches_are_those_of_looking_at_all(pair: tuple[Index, Plain]) -> None:
    index, plain = pair
    chance = random.Random(5)
    for _ in range(30):
        query = some_query(chance)
        found = index.search(query, limit=None)
        expected = plain.match(query)
        assert {hit[0] for hit in found.hits} == expected, query
        assert found.total == index.count(query) == len(expected)


def test_the_first_hits_are_the_first_of_all(
    pair: tuple[Index, Plain], monkeypatch: pytest.MonkeyPatch
) -> None:
    index, _ = pair
    monkeypatch.setattr(ranking, "_FEW", 10)  # so that a small index skips blocks as a large one
    chance = random.Random(6)
    for _ in range(40):
        query = some_query(chance)
        every = [score for _, _, score in index.search(query, limit=None).hits]
        assert every == sorted(every, reverse=True)
        page = [score for _, _, score in index.search(query, limit=7, offset=3).hits]
        assert page == pytest.approx(every[3:10])


def test_newest_and_oldest_first(pair: tuple[Index, Plain]) -> None:
    index, plain = pair
    for query in (ops.Term("council"), ops.Term("said"), ops.Everything()):
        dates = sorted(plain.documents[key][2]["published"] for key in plain.match(query))  # type: ignore[type-var]
        oldest = sorted(dates, key=lambda day: (not day, day))  # without a day: last
        for sort, expected in (("newest", dates[::-1][:20]), ("oldest", oldest[:20])):
            hits = index.search(query, limit=20, sort=sort).hits
            assert [index.number(doc, "published") for _, doc, _ in hits] == expected


def test_filters_select_without_scoring(pair: tuple[Index, Plain]) -> None:
    index, plain = pair
    term = ops.Term("minister")
    only = ops.Equals("publisher", [PUBLISHERS[0]])
    scores = {key: score for key, _, score in index.search(term, limit=None).hits}
    found = index.search(term, limit=None, filters=[only]).hits
    assert {key for key, _, _ in found} == plain.match(ops.And([term, only]))
    assert {key: score for key, _, score in found} == {k: scores[k] for k, _, _ in found}


def test_facets_count_every_match(pair: tuple[Index, Plain]) -> None:
    index, plain = pair
    for query in (ops.Term("tram"), ops.Everything()):
        expected: dict[str, int] = {}
        for key in plain.match(query):
            for value in plain.documents[key][2]["section"]:  # type: ignore[union-attr]
                expected[value] = expected.get(value, 0) + 1
        assert dict(index.facets(query, "section")) == expected


def test_positions_and_field_spans_say_where_a_term_stands(pair: tuple[Index, Plain]) -> None:
    index, plain = pair
    for key in [key for key in plain.documents if key not in plain.gone][::20]:
        docnum = index.docnum_of(key)
        assert docnum is not None
        assert index.id_of(docnum) == key
        spans = index.field_spans(docnum)
        for field, places in plain.places[key].items():
            first, end = spans[field]
            for term in ("minister", "s400", "cooperation"):
                expected = [first + at for at, terms in sorted(places.items()) if term in terms]
                found = [at for at in index.positions(docnum, term) if first <= at < end]
                assert found == expected
            assert index.length(docnum, field) == len(places)


def test_the_dictionary_lists_terms_with_their_frequency(pair: tuple[Index, Plain]) -> None:
    index, plain = pair
    terms = index.terms("mi")
    assert list(terms) == sorted(terms)
    assert set(terms) == {"miner", "mining", "minister"}
    assert index.doc_freq("minister") == terms["minister"] >= len(plain.match(ops.Term("minister")))
    assert index.doc_freq("zebra") == 0


def test_phrases_of_frequent_neighbours_are_those_of_their_positions(
    pair: tuple[Index, Plain],
) -> None:
    index, plain = pair
    chance = random.Random(8)
    for _ in range(30):
        words = [chance.choice(("the", "of", "to", "us", "co", "cooperation")) for _ in range(3)]
        for size in (2, 3):
            phrase = ops.Phrase([[word] for word in words[:size]])
            found = index.search(phrase, limit=None)
            assert {hit[0] for hit in found.hits} == plain.match(phrase), phrase
            sloppy = index.search(ops.Phrase(phrase.slots, slop=1), limit=None)
            assert sloppy.total >= found.total
