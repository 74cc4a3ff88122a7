"""Marked passages: made, listed, searched, shown, kept (issue 17)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pressread.output.article import passage
from pressread.store.rulings import placed
from tests.cli.conftest import Pressread
from tests.render.samples import ALL_ARTICLES

ARTICLE = next(article for article in ALL_ARTICLES if len(article.body) > 3)
ID, BODY = ARTICLE.id, ARTICLE.body
WORDS = " ".join(BODY[2].split()[1:4])


def marks(pressread: Pressread, *query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pressread("marks", *query, "--json").out)["marks"]
    return found


@pytest.mark.parametrize(
    ("target", "words", "paragraph", "text"),
    [
        (ID, WORDS, 2, WORDS),
        (f"{ID}:3", WORDS, 2, WORDS),
        (f"{ID[:4]}:2", None, 1, BODY[1]),
        (f"{ID}:1:0-5", None, 0, BODY[0][:5]),
    ],
)
def test_a_passage_is_marked_by_its_words_or_its_place(
    archive: Path, pressread: Pressread, target: str, words: str | None, paragraph: int, text: str
) -> None:
    line = ["mark", target, *([words] if words else []), "--note", "first time", "--tag", "Key"]
    done = pressread(*line)
    assert (done.code, done.out) == (0, "")
    (made,) = marks(pressread)
    assert (made["id"], made["paragraph"], made["text"]) == (ID, paragraph, text)
    assert BODY[paragraph][made["start"] : made["stop"]] == text
    assert (made["note"], made["tags"], made["gone"]) == ("first time", ["key"], False)
    assert pressread(*line).code == 0  # again: none is doubled
    assert len(marks(pressread)) == 1


@pytest.mark.parametrize(
    ("line", "told", "code"),
    [
        (["mark", ID, "words that are not in it"], "not in it, letter for letter", 1),
        (["mark", f"{ID}:99"], "no paragraph 99", 1),
        (["mark", f"{ID}:0"], "write ID, ID:7", 2),
        (["mark", f"{ID}:1:9-9"], "no such place: 9-9", 2),
        (["mark", f"{ID}:1:0-99999"], "no such place: 0-99999", 2),
        (["mark", ID], "name a paragraph, or words", 2),
        (["mark", "zzzz", "x"], "no article 'zzzz'", 1),
        (["mark", ID, "--remove", "7"], "no mark 7", 1),
        (["mark", f"{ID}:1", "--tag", "two words"], "a tag is one word", 2),
        (["marks"], "nothing is marked", 1),
    ],
)
def test_what_cannot_be_marked_is_one_line(
    archive: Path, pressread: Pressread, line: list[str], told: str, code: int
) -> None:
    done = pressread(*line)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert done.err.count("\n") == 1


def test_marks_are_searched_shown_listed_and_taken_away(
    archive: Path, pressread: Pressread
) -> None:
    pressread("mark", ID, WORDS, "--note", "wichtig", "--tag", "key")
    for query in ("has:mark", f'mark:"{WORDS}"', "mark:wichtig", "mark:key"):
        assert pressread("search", query, "--format", "ids").out == f"{ID}\n", query
        assert pressread("list", query, "--format", "ids").out == f"{ID}\n", query
    assert pressread("search", "mark:nothing", "--format", "ids").out == ""
    assert [one["text"] for one in marks(pressread, "has:mark")] == [WORDS]
    plain = pressread("marks").out.splitlines()
    assert plain[0].startswith(f"1  {ID}:3  ")
    assert plain[1:] == [f"    “{WORDS}”", "    +key  wichtig"]
    assert f"> {WORDS}" in pressread("marks", "--format", "md").out
    shown = pressread("show", ID, "--color", "always", "--theme", "mono").out
    assert "\x1b[1;7m" in shown
    assert pressread("mark", ID, "--remove", "1").code == 0
    assert pressread("marks").code == 1


@pytest.mark.parametrize("form", ["jsonl", "md", "sqlite"])
def test_marks_go_with_an_export(
    archive: Path, pressread: Pressread, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressread("mark", ID, WORDS, "--note", "n", "--tag", "key")
    pressread("mark", f"{ID}:1")
    before = marks(pressread)
    target = tmp_path / f"export.{form}"
    assert pressread("export", "--format", form, "-o", str(target)).code == 0
    monkeypatch.setenv("PRESSREAD_ARCHIVE", str(tmp_path / "restored"))
    for _ in range(2):
        assert pressread("import", str(target)).code == 0
        assert marks(pressread) == before


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("one two three",), (0, 4, 7)),
        (("a new first", "one two three"), (1, 4, 7)),
        (("three two one",), (0, 6, 9)),
        (("nothing of it",), None),
        ((), None),
    ],
)
def test_a_passage_is_found_again_by_its_words(
    body: tuple[str, ...], found: tuple[int, int, int] | None
) -> None:
    assert placed({"paragraph": 0, "start": 4, "stop": 7, "text": "two"}, body) == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a done deal", "“a done deal”"), ("“No,” he said.", "“No,” he said."), ('"No"', '"No"')],
)
def test_a_passage_that_brings_its_marks_gets_no_second_pair(text: str, shown: str) -> None:
    assert passage(text) == shown


def test_a_mark_says_that_its_article_was_removed(archive: Path, pressread: Pressread) -> None:
    assert pressread("mark", ID, WORDS).code == 0
    assert pressread("remove", "--yes", ID).code == 0
    first, second = pressread("marks").out.splitlines()
    assert first == f"1  {ID}:3  of an article that was removed"
    assert second == f"    “{WORDS}”"


def test_show_tells_marks_on_a_pipe(archive: Path, pressread: Pressread) -> None:
    id = pressread("search", "ferry", "--format", "ids").out.split()[0]
    pressread("mark", id, "ferry to Lundholm", "--note", "first", "--tag", "key")
    assert "marked: ¶ 1  “ferry to Lundholm”  +key  first" in pressread("show", id).out.splitlines()
    (mark,) = json.loads(pressread("show", id, "--json").out)["marks"]
    assert (mark["text"], mark["tags"], mark["note"]) == ("ferry to Lundholm", ["key"], "first")


def test_removal_says_what_stays_and_import_finds_it_again(
    archive: Path, tmp_path: Path, pressread: Pressread
) -> None:
    id = pressread("search", "ferry", "--format", "ids").out.split()[0]
    copy = tmp_path / "copy.jsonl"
    pressread("export", "--bare", "-o", str(copy))
    pressread("mark", id, "ferry to Lundholm")
    pressread("correct", id, "publisher=Gazette")
    told = pressread("remove", "-y", id).err
    assert told == (
        "1 removed; 1 mark and 1 correction on them stay, should they be imported again\n"
    )
    pressread("import", "-q", str(copy))
    record = json.loads(pressread("show", id, "--json").out)
    assert record["publisher"] == "Gazette"
    assert [one["text"] for one in record["marks"]] == ["ferry to Lundholm"]


def test_a_hostile_note_stays_harmless_wherever_marks_are_told(
    archive: Path, pressread: Pressread
) -> None:
    id = pressread("search", "ferry", "--format", "ids").out.split()[0]
    pressread("mark", id, "ferry to Lundholm", "--note", "x\x1b[2J\u202e[/b]\ny")
    for arguments in (("show", id), ("marks",), ("show", id, "--json"), ("marks", "--json"),
                      ("show", id, "--color", "always"), ("marks", "--format", "csv"),
                      ("marks", "--format", "md"), ("show", id, "--format", "html")):  # fmt: skip
        done = pressread(*arguments)
        assert done.code == 0
        assert "\x1b[2J" not in done.out
        assert "\u202e" not in done.out
        assert "[/b]" in done.out or arguments[-1] in ("html", "md", id)
