"""The files of an index by themselves: dictionary, sections, manifest, columns."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.index.files import (
    Damaged,
    Manifest,
    Outdated,
    Part,
    SectionFile,
    added,
    averages,
    read_manifest,
    toc_name,
    write_manifest,
)
from pressread.index.files.columns import StoredColumns
from pressread.index.files.dictionary import Dictionary
from pressread.index.write.segment_writer import (
    BLOCK_TERMS,
    DictionaryWriter,
    SectionWriter,
    gather,
)

if TYPE_CHECKING:
    from pressread.index import Value

KEYS = st.sets(
    st.binary(min_size=1, max_size=6).filter(lambda key: b"\n" not in key), min_size=1, max_size=150
)


def made(keys: list[bytes]) -> Dictionary:
    """A dictionary in which the n-th key has n + 1 documents, n bytes of them, 2 n of places."""
    writer = DictionaryWriter()
    numbered = iter(enumerate(keys))
    while block := list(islice(numbered, BLOCK_TERMS)):
        places = [n for n, _ in block]
        writer.add([k for _, k in block], [n + 1 for n in places], places, [2 * n for n in places])
    blocks, index = writer.finish()
    return Dictionary(b"xx" + blocks, 2, len(blocks), index)


@settings(max_examples=40, deadline=None)
@given(KEYS, st.lists(st.binary(max_size=3), max_size=5))
def test_a_dictionary_finds_its_keys_and_no_others(keys: set[bytes], others: list[bytes]) -> None:
    ordered = sorted(keys)
    dictionary = made(ordered)
    docs = places = 0
    for number, key in enumerate(ordered):
        expected = (key, number + 1, docs, number, places, 2 * number)
        assert dictionary.find(key) == expected
        docs, places = docs + number, places + 2 * number
    assert dictionary.size == len(ordered)
    for key in others:
        if key not in keys:
            assert dictionary.find(key) is None
        assert [e[0] for e in dictionary.from_key(key)] == [k for k in ordered if k >= key]
        begun = [k for k in ordered if k.startswith(key)]
        assert [e[0] for e in dictionary.with_prefix(key)] == begun
    assert [entry[0] for block in dictionary.blocks() for entry in block] == ordered
    assert b"\n".join(dictionary.texts(b"\xff" * 9)).split(b"\n") == ordered


def test_many_look_ups_say_what_the_first_ones_said() -> None:
    keys = [b"%04d" % number for number in range(0, 600, 2)]
    dictionary = made(keys)
    asked = [b"%04d" % number for number in range(-1, 601)]
    first = [dictionary.find(key) for key in asked]
    assert [dictionary.find(key) for key in asked] == first
    assert [entry[0] for entry in first if entry] == keys


def test_texts_end_with_the_block_that_a_bound_falls_in() -> None:
    keys = [b"%04d" % number for number in range(100)]
    read = b"\n".join(made(keys).texts(b"0040")).split(b"\n")
    assert read == keys[: 2 * BLOCK_TERMS]


def test_a_damaged_block_is_said_to_be() -> None:
    dictionary = made([b"a", b"b"])
    dictionary._map = b"xx" + bytes(40)
    with pytest.raises(Damaged, match="block of the dictionary"):
        dictionary.find(b"a")


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = str(tmp_path / "articles.manifest")
    manifest = Manifest(41)
    manifest.parts = [Part("articles-a", 12), Part("articles-b", 7, "articles-b-1.gone", 3)]
    manifest.sums = {"body": (19, 4_000), "headline": (11, 90)}
    write_manifest(path, manifest)
    found = read_manifest(path)
    assert found.generation == 41
    assert found.sums == manifest.sums
    told = [(p.name, p.size, p.gone, p.gone_count) for p in found.parts]
    assert told == [("articles-a", 12, "-", 0), ("articles-b", 7, "articles-b-1.gone", 3)]
    assert found.averages() == {"body": 4_000 / 19, "headline": 90 / 11}
    assert [file.name for file in tmp_path.iterdir()] == ["articles.manifest"]


@pytest.mark.parametrize(
    ("before", "after", "error"),
    [
        (b"generation 41", b"generation 42", Damaged),
        (b"pressread index", b"another index", Damaged),
        (b"\n", b"", Damaged),
    ],
)
def test_a_manifest_that_was_changed_is_not_believed(
    tmp_path: Path, before: bytes, after: bytes, error: type[Exception]
) -> None:
    path = tmp_path / "articles.manifest"
    write_manifest(str(path), Manifest(41))
    path.write_bytes(path.read_bytes().replace(before, after))
    with pytest.raises(error):
        read_manifest(str(path))


def test_a_manifest_of_another_format_is_outdated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "articles.manifest")
    with monkeypatch.context() as patch:
        patch.setattr("pressread.index.files._HEAD", "pressread index 0")
        write_manifest(path, Manifest(1))
    with pytest.raises(Outdated):
        read_manifest(path)


def test_sums_are_added_field_by_field() -> None:
    one, two = {"body": (2, 20)}, {"body": (1, 4), "headline": (1, 5)}
    assert added(one, two) == {"body": (3, 24), "headline": (1, 5)}
    assert averages({"body": (3, 24), "empty": (0, 0)}) == {"body": 8.0}


@pytest.mark.parametrize(
    ("shelf", "expected"), [("articles", "_MAIN_7.toc"), ("statements", "_statements_7.toc")]
)
def test_whoosh_opens_the_articles_unasked(shelf: str, expected: str) -> None:
    assert toc_name(shelf, 7) == expected


ROWS: list[dict[str, Value]] = [
    {
        "published": 20210827, "publisher": "The Quay", "section": ["News", "Sea"],
        "dispatch": 1 << 40,
    },
    {"published": None, "publisher": None, "section": []},
    {"published": 7, "publisher": "Anchor", "section": ["Sea", "Sea"], "dispatch": 3},
]  # fmt: skip
IDS = ["bbb", "a", "cccc"]


@pytest.fixture
def columns(tmp_path: Path) -> StoredColumns:
    writer = SectionWriter(str(tmp_path / "one.seg"))
    gathered = gather(IDS, ROWS)
    gathered.texts["headline"] = ["Strike  ends", "", "Çavuşoğlu\nspeaks"]
    gathered.write(writer)
    writer.close(documents=3, idwidth=gathered.width)
    file = SectionFile(str(tmp_path / "one.seg"))
    assert file.verify() == []
    return StoredColumns(file, file.numbers["documents"], file.numbers["idwidth"])


def test_columns_are_read_as_they_were_gathered(columns: StoredColumns) -> None:
    assert [columns.id(doc) for doc in range(3)] == columns.ids([0, 1, 2]) == IDS
    assert columns.find(["cccc", "a", "none", "aa"]) == [1, 2]
    assert columns.find(["bbb"]) == [0]
    for name, expected in (("published", [20210827, 0, 7]), ("dispatch", [1 << 40, 0, 3])):
        assert list(columns.number(name) or ()) == expected
    assert columns.number("none") is None
    publisher, section = columns.keyword("publisher"), columns.keyword("section")
    assert publisher is not None
    assert section is not None
    assert [publisher.of(doc) for doc in range(3)] == [["The Quay"], [], ["Anchor"]]
    assert [section.of(doc) for doc in range(3)] == [["News", "Sea"], [], ["Sea"]]
    assert sorted(section.among([0, 2])) == ["News", "Sea"]
    assert section.holding(["Sea"], 3) == [0, 2]
    assert section.holding(["News", "none"], 3) == [0]
    assert columns.texts("headline") == ["Strike ends", None, "Çavuşoğlu speaks"]
    assert columns.texts("none") is None
    assert columns.keyword("none") is None


def test_a_flipped_bit_in_a_section_is_named(tmp_path: Path) -> None:
    writer = SectionWriter(str(tmp_path / "one.seg"))
    writer.section("first", b"abc")
    writer.section("second", b"defg")
    writer.close(documents=1)
    data = bytearray((tmp_path / "one.seg").read_bytes())
    data[data.index(b"defg")] ^= 1
    (tmp_path / "one.seg").write_bytes(data)
    for mapped in (True, False):
        file = SectionFile(str(tmp_path / "one.seg"), mapped)
        assert file.verify() == ["second"]
        assert file.read_checked("first") == b"abc" == bytes(file.view("first"))
        assert file.read("none") == b""
        with pytest.raises(Damaged, match="second"):
            file.read_checked("second")
        file.close()
