"""Sets of documents, as lists or as bits: the same whichever form they have."""

from __future__ import annotations

import pytest

from pressread.index.answers.literal import literal_spans
from pressread.index.evaluate.near_copies import Heads, are_copies, copy_groups
from pressread.index.evaluate.positions import closeness
from pressread.index.evaluate.scorers import (
    both,
    count,
    either,
    span,
    to_bits,
    to_list,
    union,
    without,
)
from pressread.index.files.postings import docs_of


def every_way(one: list[int], two: list[int]) -> tuple[list[int], list[int], list[int]]:
    """In both, in either, in the first alone; each pair of forms agrees."""
    found = {
        (tuple(to_list(both(a, b))), tuple(to_list(either(a, b))), tuple(to_list(without(a, b))))
        for a in (one, to_bits(one))
        for b in (two, to_bits(two))
    }
    (same,) = found
    return list(same[0]), list(same[1]), list(same[2])


def sketch(*marks: int) -> int:
    return int.from_bytes(bytes(marks), "big")


def heads(*sketches: int) -> list[int | None]:
    """The first that each is a copy of, as they come in."""
    known = Heads()
    found = []
    for one in sketches:
        found.append(known.first_like(one))
        known.add(one)
    return found


_PAIRS = [
    ([], [], ([], [], [])),
    ([1], [], ([], [1], [1])),
    ([], [1], ([], [1], [])),
    ([0, 7, 8], [7, 8, 9], ([7, 8], [0, 7, 8, 9], [0])),
    ([0, 63, 64, 127], [64], ([64], [0, 63, 64, 127], [0, 63, 127])),
    ([5], [5], ([5], [5], [])),
    ([1, 2, 3], [9, 1000], ([], [1, 2, 3, 9, 1000], [1, 2, 3])),
    ([9, 1000], [1, 2, 3], ([], [1, 2, 3, 9, 1000], [9, 1000])),
    ([0, 255, 256, 4095], [255, 4095, 4096], ([255, 4095], [0, 255, 256, 4095, 4096], [0, 256])),
]


@pytest.mark.parametrize(("one", "two", "wanted"), _PAIRS)
def test_sets_are_joined_and_parted(
    one: list[int], two: list[int], wanted: tuple[list[int], list[int], list[int]]
) -> None:
    assert every_way(one, two) == wanted


_FORMS = [
    ([], (True, 0, 0, [])),
    ([0], (True, 1, 1, [0])),
    ([7], (True, 1, 1, [7])),
    ([8], (True, 1, 1, [8])),
    ([0, 8, 9, 4000], (True, 4, 4, [0, 8, 9, 4000])),
]


@pytest.mark.parametrize(("docs", "wanted"), _FORMS)
def test_a_list_and_its_bits_are_one_set(
    docs: list[int], wanted: tuple[bool, int, int, list[int]]
) -> None:
    assert (
        to_list(to_bits(docs)) == docs,
        count(docs),
        count(to_bits(docs)),
        docs_of(to_bits(docs).to_bytes(512, "little")),
    ) == wanted


_UNIONS = [
    ([[1, 2], [2, 3]], ([1, 2, 3], [1, 2, 3])),
    ([[1], [], [9]], ([1, 9], [1, 9])),
    ([[]], ([], [])),
    ([[4]], ([4], [4])),
]


@pytest.mark.parametrize(("sets", "wanted"), _UNIONS)
def test_any_of_several_sets(sets: list[list[int]], wanted: tuple[list[int], list[int]]) -> None:
    assert (to_list(union(sets)), to_list(union([to_bits(one) for one in sets]))) == wanted


_SKETCHES = [
    ([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 9, 10], True),
    ([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 9, 10, 11], False),
    ([1, 2, 3, 4, 5, 6, 7, 8], [8, 7, 6, 5, 4, 3, 2, 1], True),
    ([0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0], False),
    ([1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1], False),
]


@pytest.mark.parametrize(("one", "two", "wanted"), _SKETCHES)
def test_six_bytes_of_eight_make_a_copy(one: list[int], two: list[int], wanted: bool) -> None:
    assert are_copies(sketch(*one), sketch(*two)) == wanted


_SPANS = [
    ("It leaks, it leaks", "leaks", [(3, 8), (13, 18)]),
    ("aaaa", "aa", [(0, 2), (2, 4)]),
    ("abc", "", []),
    ("abc", "x", []),
    ("", "a", []),
    ("S-400", "S-400", [(0, 5)]),
]


@pytest.mark.parametrize(("text", "needle", "wanted"), _SPANS)
def test_characters_are_found_where_they_stand(
    text: str, needle: str, wanted: list[tuple[int, int]]
) -> None:
    assert literal_spans(text, needle) == wanted


_CLOSE = [
    ([[1], [2]], 1.0),
    ([[2], [1]], 0.7),
    ([[1], [3]], 0.5),
    ([[1], [9]], 0.125),
    ([[1], [10]], 0.0),
    ([[1, 20], [12, 21]], 1.0),
    ([[1], [2], [3]], 1.0),
    ([[1], [2], []], 0.5),
    ([[1]], 0.0),
    ([], 0.0),
    ([[5], [5]], 0.0),
    ([[5], [5, 6]], 1.0),
    ([[9], [1]], 0.0875),
    ([[10], [1]], 0.0),
]


@pytest.mark.parametrize(("places", "wanted"), _CLOSE)
def test_words_side_by_side_are_closest(places: list[list[int]], wanted: float) -> None:
    assert round(closeness(places), 4) == wanted


_GROUPS = [
    ([(5, 4294967298), (5, 4294967299), (6, 38654705673)], [0, 0, 2]),
    ([(5, 4294967298), (5, 12884901890)], [0, 0]),
    ([(0, 4294967298), (0, 4294967298)], [0, 1]),
    ([], []),
    ([(5, 0), (5, 0)], [0, 1]),
]


@pytest.mark.parametrize(("signatures", "wanted"), _GROUPS)
def test_copies_of_one_dispatch_have_the_first_as_theirs(
    signatures: list[tuple[int, int]], wanted: list[int]
) -> None:
    assert copy_groups(signatures) == wanted


def test_a_span_is_its_documents() -> None:
    assert [to_list(span(*ends)) for ends in ((0, 0), (0, 3), (5, 7), (63, 65))] == [
        [], [0, 1, 2], [5, 6], [63, 64],
    ]  # fmt: skip


def test_many_documents_are_the_same_bits() -> None:
    docs = list(range(0, 9000, 2))
    assert to_list(to_bits(docs)) == docs
    assert to_bits(docs) == sum(1 << doc for doc in docs)


def test_the_first_of_its_copies_is_found_without_comparing_all() -> None:
    first, copy = sketch(1, 2, 3, 4, 5, 6, 7, 8), sketch(1, 2, 3, 4, 5, 6, 90, 91)
    other = sketch(21, 22, 23, 24, 25, 26, 27, 28)
    assert heads(first, other, copy, other, 0, first) == [None, None, 0, 1, None, 0]
    assert heads(sketch(3, 4, 5, 6, 7, 8, 90, 91), first) == [None, 0]
