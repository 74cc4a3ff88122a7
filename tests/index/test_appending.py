"""Lists put one behind the other are those of all their documents."""

from __future__ import annotations

import random
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.index.evaluate.index_reader import Index
from pressread.index.files.bitpacking import LIMIT
from pressread.index.files.postings import CHUNK, all_docs, decode_chunk, decode_docs
from pressread.index.write import building, pairs, writer
from pressread.index.write.appending import append_docs, append_places
from pressread.index.write.encoding import encode_docs, encode_positions
from pressread.query import ops

#: A segment: how many documents it has, which of them hold the word, and where each does.
SIZES = st.sampled_from([1, 40, 300, 2000])


@st.composite
def one_list(draw: st.DrawFn) -> tuple[int, dict[int, list[int]]]:
    size = draw(SIZES)
    chance = random.Random(draw(st.integers(0, 1 << 32)))
    share = draw(st.sampled_from([0.002, 0.05, 0.5, 1.0]))
    docs = [doc for doc in range(size) if chance.random() < share] or [size - 1]
    far = draw(st.sampled_from([30, 900, 70_000, LIMIT]))
    places = {
        doc: sorted(chance.sample(range(far), chance.choice([1, 1, 1, 2, 9]))) for doc in docs
    }
    return size, places


def stored(
    base: int, size: int, held: dict[int, list[int]], impacts: bool, places: bool
) -> tuple[int, int, int, bytes, bytes]:
    weights = bytes(1 + doc % 255 for doc in held) if impacts else b""
    flat = [place for one in held.values() for place in one]
    planes = tuple(bytes(place >> shift & 255 for place in flat) for shift in (0, 8, 16))
    part = encode_positions(list(map(len, held.values())), planes) if places else b""  # type: ignore[arg-type]
    return base, size, len(held), encode_docs(list(held), weights, size), part


@settings(max_examples=60, deadline=None)
@given(st.lists(one_list(), min_size=1, max_size=5), st.booleans(), st.booleans())
def test_lists_put_one_behind_the_other_hold_all_their_documents(
    lists: list[tuple[int, dict[int, list[int]]]], impacts: bool, places: bool
) -> None:
    bases = list(accumulate((size for size, _ in lists), initial=0))
    size = bases.pop()
    parts = [stored(base, *one, impacts, places) for base, one in zip(bases, lists, strict=True)]
    expected = {
        base + doc: (1 + doc % 255 if impacts else 0, where)
        for base, (_, held) in zip(bases, lists, strict=True)
        for doc, where in held.items()
    }

    posting = decode_docs(append_docs(parts, size), len(expected), size)
    assert all_docs(posting) == list(expected)
    assert list(posting.impacts) == [weight for weight, _ in expected.values() if impacts]

    data = append_places(parts)
    counts: list[int] = []
    positions: list[int] = []
    for number in range((len(expected) + CHUNK - 1) // CHUNK if places else 0):
        here, held = decode_chunk(data, len(expected), number)
        counts += here
        positions += held
    if places:
        assert counts == [len(where) for _, where in expected.values()]
        assert positions == [place for _, where in expected.values() for place in where]
    else:
        assert data == b""


def test_neighbours_that_stand_in_the_first_batch_only_are_found_after_a_join(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (building, pairs):
        monkeypatch.setattr(module, "SMALLEST_BATCH", 30)
    monkeypatch.setattr(pairs, "_COMMON", 1.1)
    monkeypatch.setattr(writer, "BATCH_CHARACTERS", 2000)
    texts = ["a record march of geese"] * 40 + ["the march of a record goose"] * 1000
    index = Index(tmp_path)
    index.rebuild(((str(n), {"body": [text]}, {}) for n, text in enumerate(texts)), 1)

    found = index.search(ops.Phrase([["record"], ["march"]]), limit=None)
    assert sorted(int(id) for id, _, _ in found.hits) == list(range(40))
