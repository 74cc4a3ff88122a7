"""Corrections: rulings beside the record that show everywhere and are never lost (issue 17)."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Pressread, process
from tests.render.samples import ALL_ARTICLES, RAW, SHA

ARTICLE = ALL_ARTICLES[0]
ID = ARTICLE.id


def record(pressread: Pressread, id: str = ID) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(pressread("show", id, "--json").out)
    return found


@pytest.mark.parametrize(
    ("change", "field", "shown"),
    [
        ("headline=Ferry row ends", "headline", "Ferry row ends"),
        ("title=Ferry row ends", "headline", "Ferry row ends"),
        ("published=2019-04-03", "published", "2019-04-03"),
        ("date=2019-04", "published", "2019-04"),
        ("published=2019-04-03T10:30:00+02:00", "published", "2019-04-03T10:30:00+02:00"),
        ("byline=Ann Lee; Bo Xi", "byline", ["Ann Lee", "Bo Xi"]),
        ("byline=-", "byline", []),
        ("sections=News / Harbour", "sections", ["News", "Harbour"]),
        ("publisher=The Other Post", "publisher", "The Other Post"),
        ("publisher=", "publisher", None),
        ("url=https://post.example/ferry", "url", "https://post.example/ferry"),
        ("dateline=OSTREV", "dateline", "OSTREV"),
        ("language=tr", "language", "tr"),
        ("kicker=Exclusive", "kicker", "Exclusive"),
        ("summary=What it is about", "summary", "What it is about"),
        ("published=-", "published", None),
    ],
)
def test_every_field_is_corrected_shown_and_taken_back(
    archive: Path, pressread: Pressread, change: str, field: str, shown: object
) -> None:
    before = record(pressread)
    done = pressread("correct", ID[:4], change)
    assert (done.code, done.out) == (0, "")
    after = record(pressread)
    assert after[field] == shown
    assert after["provenance"][field].startswith("corrected on 20")
    assert after["extracted"][field] == before[field]
    assert (after["id"], after["body"]) == (ID, before["body"])
    assert pressread("check").code == 0
    assert pressread("correct", ID, "--undo").code == 0
    assert record(pressread) == before
    assert pressread("check").code == 0


@pytest.mark.parametrize(
    ("arguments", "told", "code"),
    [
        (["correct", "zzzz", "headline=x"], "no article 'zzzz'", 1),
        (["correct", ID, "colour=x"], "no field to correct: colour", 2),
        (["correct", ID, "published=2021-02-30"], "no day 30", 2),
        (["correct", ID, "published=soon"], "“soon” is not a date", 2),
        (["correct", ID, "headline"], "write FIELD=VALUE", 2),
        (["correct", ID], "takes FIELD=VALUE", 2),
        (["correct", ID, "headline=x", "--undo"], "takes FIELD=VALUE", 2),
        (["correct", f"{ID}#99", "speaker=x"], "no statement #99", 1),
        (["correct", f"{ID}#x", "speaker=x"], "after # stands the number", 2),
        (["correct", f"{ID}#0", "headline=x"], "no field to correct: headline", 2),
        (["correct", f"{ID}#0", "kind=loud"], "kind is direct, partial", 2),
        (["correct", ID, "--undo"], "nothing was corrected", 1),
        (["correct", ID, "--list"], "nothing was corrected", 1),
        (["corrections"], "", 1),
    ],
)
def test_what_cannot_be_corrected_is_one_line(
    archive: Path, pressread: Pressread, arguments: list[str], told: str, code: int
) -> None:
    done = pressread(*arguments)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert len(done.err.splitlines()) <= 1


def test_a_date_that_was_wrong_is_found_at_once_where_it_is_right(
    archive: Path, pressread: Pressread
) -> None:
    assert pressread("list", "--from", "1999", "--until", "2000", "--format", "ids").out == ""
    pressread("correct", ID, "published=1999-12-31", "headline=Zeppelin over the harbour")
    assert (
        pressread("list", "--from", "1999", "--until", "2000", "--format", "ids").out == f"{ID}\n"
    )
    assert pressread("search", "zeppelin", "--format", "ids").out == f"{ID}\n"
    assert pressread("search", "headline:zeppelin", "--format", "ids").out == f"{ID}\n"
    assert "Zeppelin over the harbour" in pressread("show", ID).out
    assert pressread("timeline", "--per", "year").out.startswith("1999")


def test_what_was_corrected_before_is_not_corrected_again(
    archive: Path, pressread: Pressread
) -> None:
    pressread("correct", ID, "publisher=The Other Post")
    assert "nothing to change" in pressread("correct", ID, "publisher=The Other Post").err
    assert len(pressread("corrections").out.splitlines()) == 1


def test_a_statement_is_given_to_whom_it_belongs(archive: Path, pressread: Pressread) -> None:
    before = record(pressread)["quotes"]
    done = pressread("correct", f"{ID}#0", "speaker=Zora Quill", "role=harbour master")
    assert done.code == 0
    after = record(pressread)["quotes"]
    assert (after[0]["speaker"]["name"], after[0]["speaker"]["role"]) == (
        "Zora Quill", "harbour master",
    )  # fmt: skip
    assert after[1:] == before[1:]
    found = json.loads(pressread("quotes", "--by", "quill", "--json").out)
    assert [quote["text"] for quote in found["quotes"]] == [before[0]["text"]]
    assert "Zora Quill" in pressread("speakers", "quill").out


def test_nobody_says_it_and_it_is_no_statement(archive: Path, pressread: Pressread) -> None:
    before = record(pressread)["quotes"]
    pressread("correct", f"{ID}#0", "speaker=-")
    assert record(pressread)["quotes"][0]["speaker"] is None
    pressread("correct", f"{ID}#0", "kind=-")
    assert record(pressread)["quotes"] == before[1:]
    pressread("correct", f"{ID}#0", "speaker=Ada Roe")  # now the one that was 1
    assert record(pressread)["quotes"][0]["text"] == before[1]["text"]
    assert record(pressread)["quotes"][0]["speaker"]["name"] == "Ada Roe"
    assert pressread("check").code == 0
    for _ in range(3):
        pressread("correct", ID, "--undo")
    assert record(pressread)["quotes"] == before


def without_time(record: dict[str, Any]) -> dict[str, Any]:
    """A record but for when it was imported."""
    return {**record, "source": {**record["source"], "imported_at": None}}


CHANGES = [
    [f"headline=Head {n}", f"published=20{n:02}-0{1 + n % 9}-11", f"byline=Ann {n}; Bo {n}",
     f"publisher=Paper {n}"]
    for n in range(10, 15)
]  # fmt: skip


@pytest.mark.parametrize("form", ["jsonl", "md", "sqlite"])
def test_a_hundred_corrections_survive_export_and_restore(
    archive: Path, pressread: Pressread, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for article in ALL_ARTICLES:
        for change in CHANGES:
            pressread("correct", article.id, *change)
        for number in range(len(article.quotes)):
            pressread("correct", f"{article.id}#{number}", f"speaker=Person {number}", "role=cook")
    records = {article.id: record(pressread, article.id) for article in ALL_ARTICLES}
    rulings = pressread("corrections", "--format", "jsonl").out.splitlines()
    assert len(rulings) >= 80
    target = tmp_path / f"export.{form}"
    assert pressread("export", "--format", form, "-o", str(target)).code == 0
    monkeypatch.setenv("PRESSREAD_ARCHIVE", str(tmp_path / "restored"))
    assert pressread("import", str(target)).code == 0
    for again in (False, True):
        if again:  # a second time, and indexed anew: none is lost, none doubled
            pressread("import", str(target))
            assert pressread("reindex").code == 0
        for id, before in records.items():
            assert without_time(record(pressread, id)) == without_time(before)
    assert pressread("check").code == 0


def test_corrections_outlive_a_removal_and_the_article_comes_back_corrected(
    archive: Path, pressread: Pressread, tmp_path: Path
) -> None:
    source = tmp_path / "clip.txt"
    source.write_text("Bridge closed\n\nBy Ann Lee\n\nThe bridge at Ostrev is closed for a week.\n")
    pressread("import", str(source))
    (id,) = pressread("search", "ostrev bridge", "-n", "1", "--format", "ids").out.split()
    pressread("correct", id, "published=2001-02-03", "headline=Bridge shut")
    pressread("import", str(source))
    assert record(pressread, id)["published"] == "2001-02-03"
    pressread("remove", "-y", id)
    pressread("import", str(source))
    assert record(pressread, id)["headline"] == "Bridge shut"
    assert (
        pressread("list", "--from", "2001", "--until", "2001", "--format", "ids").out == f"{id}\n"
    )


def editor(tmp_path: Path, script: str) -> str:
    path = tmp_path / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(not shutil.which("sed"), reason="the editor of these tests is sed")
@pytest.mark.parametrize(
    ("script", "target", "told", "code", "field", "value"),
    [
        ("sed -i 's/^publisher = .*/publisher = \"Edited\"/' $1", ID, "publisher: ", 0,
         "publisher", "Edited"),
        ("sed -i 's/^byline = .*/byline = [\"A B\", \"C D\"]/' $1", ID, "byline: ", 0, "byline",
         ["A B", "C D"]),
        (": > $1", ID, "nothing to change", 0, "publisher", ARTICLE.publisher),
        ("true", ID, "nothing to change", 0, "publisher", ARTICLE.publisher),
        ("echo 'publisher = oops' > $1", ID, "line 1, column 13", 2, "publisher",
         ARTICLE.publisher),
        ("echo 'colour = \"x\"' > $1", ID, "no field to correct: colour", 2, "publisher",
         ARTICLE.publisher),
        ("exit 3", ID, "ended with 3", 2, "publisher", ARTICLE.publisher),
    ],
)  # fmt: skip
def test_fields_are_edited_in_the_readers_editor(
    archive: Path, pressread: Pressread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    script: str, target: str, told: str, code: int, field: str, value: object,
) -> None:  # fmt: skip
    monkeypatch.setenv("VISUAL", editor(tmp_path, script))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    done = pressread("correct", target, "-e")
    assert done.code == code, done.err
    assert told in done.err
    assert record(pressread)[field] == value
    kept = [name for name in os.listdir(tmp_path) if name.endswith(".toml")]
    assert bool(kept) == (code == 2)


def test_two_editors_at_once_lose_nothing(
    archive: Path, pressread: Pressread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    script = (
        f"{sys.executable} -m pressread correct {ID} publisher=First 2>/dev/null\n"
        "sed -i 's/^publisher = .*/publisher = \"Second\"/' $1"
    )
    monkeypatch.setenv("VISUAL", editor(tmp_path, script))
    done = pressread("correct", ID, "--edit")
    assert done.code == 2
    assert "publisher was corrected meanwhile; your edit is kept in " in done.err
    assert record(pressread)["publisher"] == "First"
    Path(done.err.strip().rpartition(" ")[2]).unlink()


def test_raw_bytes_stay_as_they_are(archive: Path, pressread: Pressread) -> None:
    pressread("correct", ID, "headline=Other")
    assert ARTICLE.source.sha256 == SHA
    assert pressread("show", ID, "--raw").out.encode() == RAW


def test_a_newcomer_is_led_from_a_paste_to_a_dossier(
    no_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = (
        "Minister calls the bridge a done deal\n\nBy Jane Doe\n\n"
        "Transport Minister Mira Solberg spoke on Friday in the harbour town.\n\n"
        "“It is a done deal,” Solberg said. “We will not step back.”\n"
    )
    monkeypatch.chdir(tmp_path)
    said = process("import", "-", stdin=clip).err
    step = next(line for line in said.splitlines() if "pressread correct" in line)
    id = step.split("pressread correct ")[1].split()[0]
    said = process("correct", id, "published=2021-08-27", "publisher=Gazette").err
    assert "Try: pressread 'what did Solberg say'" in said.splitlines()
    done = process("what did Solberg say")
    assert "It is a done deal" in done.out
    assert "to hand it over: pressread dossier Solberg" in done.err.splitlines()
    assert process("dossier", "Solberg").code == 0
    assert "It is a done deal" in (tmp_path / "Solberg.html").read_text(encoding="utf-8")
