"""Numbers come back from the planes as they went in."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from pressread.index.files.postings import all_docs, decode_chunk, decode_docs, mark_of, unpack
from pressread.index.write.encoding import (
    encode_docs,
    encode_few,
    encode_positions,
    encode_single,
    join_chunks,
    pack,
    pack_few,
    pack_one,
    pack_small,
)

NUMBERS = st.lists(
    st.one_of(st.integers(0, 3), st.integers(0, 900), st.integers(0, (1 << 24) - 1)), max_size=300
)


@given(NUMBERS, st.integers(0, 15))
def test_any_numbers_are_unpacked_as_they_were(numbers: list[int], mark: int) -> None:
    packed = pack(array("I", numbers), mark) + b"rest"
    values, end = unpack(packed, 0, len(numbers))
    assert (list(values), packed[end:], mark_of(packed)) == (numbers, b"rest", mark)


@given(NUMBERS)
def test_short_ways_of_packing_are_unpacked_the_same_way(numbers: list[int]) -> None:
    for packed in (pack_few(numbers), pack_small(array("I", numbers))):
        values, end = unpack(packed, 0, len(numbers))
        assert (list(values), end) == (numbers, len(packed))
    for number in numbers[:5]:
        assert list(unpack(pack_one(number), 0, 1)[0]) == [number]


def test_a_value_whose_low_bytes_are_nought_keeps_its_high_byte() -> None:
    packed = pack_small(array("I", [65536, 0]))
    assert list(unpack(packed, 0, 2)[0]) == [65536, 0]


def test_mostly_small_numbers_take_little_more_than_a_byte() -> None:
    numbers = array("I", [200 + (at % 3) * 256 for at in range(10_000)] + [60_000] * 20)
    assert len(pack(numbers)) < 1.27 * len(numbers)


@given(st.data())
def test_documents_keep_their_impacts_sparse_and_dense(data: st.DataObject) -> None:
    size = data.draw(st.sampled_from((10, 300, 1000, 70_000)))
    docs = sorted(data.draw(st.sets(st.integers(0, size - 1), min_size=1, max_size=200)))
    impacts = bytes(1 + doc % 255 for doc in docs)
    posting = decode_docs(encode_docs(docs, impacts, size), len(docs), size)
    assert all_docs(posting) == docs
    assert [posting.impact(doc) for doc in docs] == list(impacts)
    assert [posting.at(posting.place(doc)) for doc in docs] == docs
    assert posting.impact(min(size - 1, docs[-1] + 1)) in (0, 1 + docs[-1] % 255)


@given(st.lists(st.lists(st.integers(0, 70_000), min_size=1, max_size=9), min_size=1, max_size=300))
def test_positions_are_read_chunk_by_chunk(rows: list[list[int]]) -> None:
    counts = [len(row) for row in rows]
    flat = [place for row in rows for place in row]
    data = array("I", flat).tobytes()
    stored = encode_positions(counts, (data[0::4], data[1::4], data[2::4]))
    read_counts: list[int] = []
    read: list[int] = []
    for number in range((len(rows) + 127) // 128):
        held, positions = decode_chunk(stored, len(rows), number)
        read_counts += held
        read += positions
    assert (read_counts, read) == (counts, flat)


def test_a_handful_is_read_as_any_number_would_be() -> None:
    docs, places = encode_single(7, 99, 300)
    assert docs == encode_docs([7], b"\x63", 1 << 20)
    assert [list(part) for part in decode_chunk(places, 1, 0)] == [[1], [300]]
    assert [list(part) for part in decode_chunk(encode_few([2, 1], [4, 9, 1]), 2, 0)] == [
        [2, 1],
        [4, 9, 1],
    ]
    assert join_chunks([]) == b""
