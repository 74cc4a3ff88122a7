"""Tags, notes, saved searches and marks: what the user adds, and how it is found again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pressread.article import Article
from pressread.errors import NotFound, UsageError
from pressread.store import Store
from pressread.store.rows import batch_of
from pressread.store.rulings import clean_name, fold_label, placed
from tests.making import article

DAM = article("Dam leaks", "It leaks.", "Nobody mends it.")
TOLL = article("Toll rises", "It rises.")


def store_of(folder: Path, *articles: Article) -> Store:
    store = Store(str(folder / "morgue"))
    store.keep(batch_of(articles or (DAM, TOLL), {}))
    return store


def test_tags_are_added_removed_and_counted(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    tags = store.organiser
    tags.tag([DAM.id, TOLL.id], ["Ébb", "river"], [])
    tags.tag([DAM.id], ["ebb", "dams"], ["RIVER", "none"])
    assert (tags.tags(DAM.id), tags.tags(TOLL.id)) == (["dams", "ebb"], ["ebb", "river"])
    assert tags.all_tags() == [("ebb", 2), ("dams", 1), ("river", 1)]
    assert tags.tagged("EBB") == sorted([DAM.id, TOLL.id])
    assert sorted(tags.tagged("d*")) == [DAM.id]
    assert (tags.tagged("d"), tags.tagged("x*")) == ([], [])
    assert sorted(tags.marked("tag")) == sorted([DAM.id, TOLL.id])
    tags.tag(["gone"], ["lost"], [])
    assert ("lost", 1) not in tags.all_tags()
    assert tags.tagged("lost") == ["gone"]


def test_a_note_is_set_found_and_emptied(tmp_path: Path) -> None:
    notes = store_of(tmp_path).organiser
    notes.note(DAM.id, "  Ask the Çavuş  ")
    assert notes.note_of(DAM.id) == "Ask the Çavuş"
    assert (notes.noted("cavus"), notes.noted("nobody")) == ([DAM.id], [])
    assert (notes.marked("note"), notes.marked("tag")) == ([DAM.id], [])
    notes.note(DAM.id, "Another")
    assert notes.note_of(DAM.id) == "Another"
    notes.note(DAM.id, " \n")
    assert (notes.note_of(DAM.id), notes.marked("note")) == (None, [])


def test_searches_are_saved_under_a_name(tmp_path: Path) -> None:
    saved = store_of(tmp_path).organiser
    saved.save("Dams", "dam OR weir")
    assert saved.keep("dams", "other") is False
    assert saved.keep("tolls", "toll") is True
    saved.saw("DAMS", 5)
    saved.saw("dams", 3)
    assert saved.saved() == [("dams", "dam OR weir", 5), ("tolls", "toll", 0)]
    saved.saw("tolls", 9, "another query")
    assert saved.saved_query("tolls") == ("toll", 0)
    saved.saw("tolls", 9, "toll")
    assert saved.saved_query("Tolls") == ("toll", 9)
    saved.save("tolls", "toll rises")
    assert saved.saved_query("tolls") == ("toll rises", 0)
    saved.forget("TOLLS")
    for action in (saved.saved_query, saved.forget):
        with pytest.raises(NotFound, match="no saved search 'tolls'"):
            action("tolls")


def mark(**fields: Any) -> dict[str, Any]:
    return {
        "id": DAM.id, "paragraph": 0, "start": 0, "stop": 8, "text": "It leaks", "note": None,
        "tags": [], "at": "2026-01-01T00:00:00+00:00", **fields,
    }  # fmt: skip


def test_marks_come_in_the_order_of_the_text_or_as_they_were_made(tmp_path: Path) -> None:
    marks = store_of(tmp_path).marks
    assert marks.add(mark(paragraph=1, start=0, stop=6, text="Nobody", tags=["who", "x"]))
    assert marks.add(mark(note="Ask Çavuş"))
    assert not marks.add(mark(note="Ask Çavuş", at="2027-01-01T00:00:00+00:00"))
    assert marks.add(mark())
    assert marks.add(mark(id="other", text="Rain"))
    assert [(one["number"], one["text"]) for one in marks.all([DAM.id])] == [
        (2, "It leaks"),
        (3, "It leaks"),
        (1, "Nobody"),
    ]
    assert [one["number"] for one in marks.as_made()] == [1, 2, 3, 4]
    assert marks.all([DAM.id])[2]["tags"] == ["who", "x"]
    assert marks.all([]) == []
    assert [len(marks.holding(text)) for text in ("cavus", "LEAKS", "who", "", "none")] == [
        1, 1, 1, 2, 0,
    ]  # fmt: skip
    assert (marks.remove(2), marks.remove(2)) == (True, False)
    assert [one["number"] for one in marks.as_made()] == [1, 3, 4]


BODY = ("It leaks.", "Nobody says it leaks.")


@pytest.mark.parametrize(
    ("paragraph", "start", "text", "wanted"),
    [
        (0, 0, "It leaks", (0, 0, 8)),
        (0, 1, "It leaks", (0, 0, 8)),
        (5, 0, "it leaks", (1, 12, 20)),
        (1, 12, "it leaks", (1, 12, 20)),
        (0, 0, "gone", None),
    ],
)
def test_marked_words_are_found_again_where_they_moved(
    paragraph: int, start: int, text: str, wanted: tuple[int, int, int] | None
) -> None:
    made = mark(paragraph=paragraph, start=start, stop=start + len(text), text=text)
    assert placed(made, BODY) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [(" Ébb ", "ebb"), ("a-b", "a-b"), ("a" * 100, "a" * 100), ("ＡＢ", "ab"), ("ß", "ss")],
)
def test_a_name_is_one_folded_word(text: str, name: str) -> None:
    assert clean_name(text, "tag") == name


@pytest.mark.parametrize("text", ["", " ", "two words", "a\x00b", "a" * 101, "a\u200bb"])
def test_anything_else_is_no_name(text: str) -> None:
    with pytest.raises(UsageError, match=r"^a tag "):
        clean_name(text, "tag")


def test_labels_are_compared_without_case_and_accents() -> None:
    assert [fold_label(text) for text in ("Çavuş", "ÉBB İ", "straße")] == [
        "cavus", "ebb i", "strasse",
    ]  # fmt: skip
