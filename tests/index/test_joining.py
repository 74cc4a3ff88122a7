"""Segments that were joined hold what one segment of the same documents would."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pressread.index.evaluate.index_reader import Index
from pressread.index.files.postings import all_docs
from pressread.index.write import inversion, merging, writer
from pressread.query import ops

from .corpus import document

#: What a term holds: id of the document → its impact and the places of the term there.
Held = dict[str, tuple[int, tuple[int, ...]]]


def held(index: Index) -> dict[bytes, Held]:
    """Everything that the posting lists say, by key."""
    found: dict[bytes, Held] = {}
    for _, segment in index.segments():
        for entry in segment.dictionary.from_key(b""):
            posting = segment.read(entry)
            places = [
                tuple(positions[sum(counts[:row]) : sum(counts[: row + 1])])
                for counts, positions in segment.all_positions(entry)
                for row in range(len(counts))
            ]
            for row, doc in enumerate(all_docs(posting)):
                if segment.gone >> doc & 1:
                    continue
                where = places[row] if places else ()
                impact = posting.impact(doc) if posting.impacts else 0
                found.setdefault(entry[0], {})[segment.columns.id(doc)] = (impact, where)
    return found


@pytest.mark.parametrize("ordered", [True, False], ids=["one after another", "dates mixed"])
@pytest.mark.parametrize("removed", [0, 30])
@pytest.mark.parametrize("sorted_up_to", [8_000, 50])
def test_joined_lists_are_those_of_all_live_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ordered: bool, removed: int, sorted_up_to: int
) -> None:
    monkeypatch.setattr(merging, "SORTED", sorted_up_to)
    documents = [document(seed) for seed in range(180)]
    if ordered:
        documents.sort(key=lambda one: str(one[2].get("published")))
    gone = [one[0] for one in random.Random(1).sample(documents, removed)]
    several = Index(tmp_path / "several")
    for number, start in enumerate(range(0, 180, 20)):
        several.update(documents[start : start + 20], [], number)
    several.update([], gone, 99)
    assert len(list(several.segments())) < 9
    lists = held(several)
    kept = {one[0] for one in documents} - set(gone)
    words = {key: set(one) for key, one in lists.items()}

    whole = Index(tmp_path / "whole")
    whole.rebuild([one for one in documents if one[0] in kept], 1)
    expected = held(whole)
    assert words.keys() == expected.keys()
    for key, one in expected.items():
        assert lists[key].keys() == one.keys(), key
        assert [places for _, places in lists[key].values()] == [one[id][1] for id in lists[key]], (
            key
        )


def test_neighbours_that_stand_in_the_first_batch_only_are_found_after_a_join(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inversion, "SMALLEST_BATCH", 30)
    monkeypatch.setattr("pressread.index.write.SMALLEST_BATCH", 30)
    monkeypatch.setattr(inversion, "_COMMON", 1.1)
    monkeypatch.setattr(writer, "BATCH_CHARACTERS", 2000)
    texts = ["a record march of geese"] * 40 + ["the march of a record goose"] * 1000
    index = Index(tmp_path)
    index.rebuild(((str(n), {"body": [text]}, {}) for n, text in enumerate(texts)), 1)

    found = index.search(ops.Phrase([["record"], ["march"]]), limit=None)
    assert sorted(int(id) for id, _, _ in found.hits) == list(range(40))
