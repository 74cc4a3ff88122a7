"""Bringing articles in: the account, and the first five minutes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressread.archive import open_archive
from pressread.article import Origin
from pressread.cli.progress import Progress
from tests.cli.conftest import Pressread, on_terminal, process
from tests.making import STAMP, article

CLIP = """News / Coast

Last ferry to Lundholm sails on Sunday

The last ferry to Lundholm will leave on Sunday, the harbour board decided on Tuesday night.

“We kept her afloat as long as anybody could,” said Marta Eklund, who chairs the board.
"""


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clips" / "ferry.txt"
    path.parent.mkdir()
    path.write_text(CLIP, encoding="utf-8")
    return path


@pytest.mark.usefixtures("no_archive")
def test_a_newcomer_gets_from_nothing_to_an_answer(pressread: Pressread, clip: Path) -> None:
    first = pressread()
    assert first.code == 0
    assert len(first.out.splitlines()) == 3
    assert "pressread import PATH" in first.out
    done = pressread("import", str(clip.parent))
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        "1 found = 1 imported + 0 already there + 0 failed\n"
        "h2sd66p9mqt2  undated  32  1  Last ferry to Lundholm sails on Sunday\n"
        "  no byline, no date, no publisher: pressread correct h2sd byline='NAME; NAME'"
        " published=DATE publisher=TEXT\n"
        "Try: pressread 'what did Eklund say', pressread show h2sd\n"
    )
    assert "afloat" in pressread("quotes", "--by", "eklund").out


@pytest.mark.usefixtures("no_archive")
def test_without_an_archive_the_way_to_one_is_told(pressread: Pressread) -> None:
    done = pressread("search", "x")
    assert (done.code, done.out) == (2, "")
    assert "pressread import PATH" in done.err
    assert len(done.err.splitlines()) == 1


def test_an_empty_archive_tells_what_to_type(pressread: Pressread, no_archive: Path) -> None:
    open_archive(no_archive).close()
    for line in (["list"], ["quotes"], ["search", "x"]):
        done = pressread(*line)
        assert (done.code, done.out) == (1, "")
        assert "The archive is empty; fill it with: pressread import PATH\n" in done.err


@pytest.mark.usefixtures("no_archive")
def test_every_failure_is_told_with_its_reason(pressread: Pressread, clip: Path) -> None:
    (clip.parent / "empty.txt").write_bytes(b"")
    done = pressread("import", str(clip.parent), str(clip.parent / "missing.txt"))
    assert done.code == 2
    *failures, account = done.err.splitlines()[:3]
    assert account == "3 found = 1 imported + 0 already there + 2 failed"
    assert all(line.startswith(f"pressread: {clip.parent}/") for line in failures)
    again = pressread("import", str(clip))
    assert (again.code, again.err) == (0, "1 found = 0 imported + 1 already there + 0 failed\n")


def test_a_dry_run_keeps_nothing(pressread: Pressread, clip: Path, no_archive: Path) -> None:
    done = pressread("import", "--dry-run", str(clip))
    assert (done.code, done.err) == (0, "1 found = 1 to import + 0 already there + 0 failed\n")
    assert not no_archive.exists()


@pytest.mark.usefixtures("no_archive")
@pytest.mark.parametrize("extra", [[], ["--dry-run"]])
def test_a_folder_of_other_things_is_refused_by_a_dry_run_too(
    pressread: Pressread, clip: Path, extra: list[str]
) -> None:
    done = pressread("import", str(clip), "--archive", str(clip.parent), *extra)
    assert (done.code, done.out) == (2, "")
    assert "holds other files (ferry.txt)" in done.err
    done = pressread("import", str(clip), "--archive", str(clip), *extra)
    assert done.code == 2
    assert "is a file, and an archive is a folder" in done.err


def test_a_dry_run_tells_what_is_there_already(pressread: Pressread, clip: Path) -> None:
    pressread("import", str(clip), "-q")
    page = "<h1>Last ferry to Lundholm sails on Sunday</h1>" + "".join(
        f"<p>{paragraph}</p>" for paragraph in CLIP.strip().split("\n\n")[2:]
    )
    (clip.parent / "ferry.html").write_text(page, encoding="utf-8")
    (clip.parent / "other.txt").write_text(CLIP.replace("ferry", "tram"), encoding="utf-8")
    done = pressread("import", "--dry-run", str(clip.parent))
    assert (done.code, done.err) == (0, "3 found = 1 to import + 2 already there + 0 failed\n")
    assert len(pressread("list", "--format", "ids").out.split()) == 1


@pytest.mark.usefixtures("no_archive")
def test_what_the_text_does_not_say_can_be_stated(pressread: Pressread, clip: Path) -> None:
    pressread(
        "import", str(clip), "--publisher", "The Harbour Post", "--published", "2021-08-27",
        "--url", "https://harbourpost.example/1", "-q",
    )  # fmt: skip
    record = json.loads(pressread("show", pressread("list", "--format", "ids").out.strip(),
                                  "--json").out)  # fmt: skip
    assert record["publisher"] == "The Harbour Post"
    assert record["published"] == "2021-08-27"
    assert record["provenance"]["url"] == "stated by the user"


@pytest.mark.usefixtures("no_archive")
@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("last week", "“last week” is several days; write one as 2021-08-27"),
        ("2021-02-30", "there is no day 30 in 2021-02"),
        ("2021-13", "there is no month 13 in “2021-13”"),
        ("2021-08-27T25:00", "“2021-08-27T25:00” is no time of a day; write 2021-08-27T18:30"),
        ("", "“” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ],
)
def test_a_stated_date_is_a_day_of_the_calendar(
    date: str, told: str, pressread: Pressread, clip: Path
) -> None:
    done = pressread("import", str(clip), "--published", date)
    assert (done.code, done.err) == (2, f"pressread: --published {date}: {told}\n")


@pytest.mark.usefixtures("no_archive")
def test_a_stated_date_is_typed_as_dates_are(pressread: Pressread, clip: Path) -> None:
    assert pressread("import", str(clip), "--published", "aug 2021", "-q").code == 0
    record = json.loads(pressread("list", "--format", "jsonl").out)
    assert record["published"] == "2021-08"


def _export(number: int) -> str:
    source = Origin("tides.csv", "csv", "utf-8", "0" * 64, STAMP, record=number)
    body = f"The {number}. tide came in at noon."
    record = article(f"Tide {number}", body, notices=("cut at the fold",), source=source)
    return json.dumps(record.to_dict())


@pytest.mark.usefixtures("no_archive")
def test_remarks_on_what_was_read_are_told(pressread: Pressread, tmp_path: Path) -> None:
    path = tmp_path / "tides.jsonl"
    path.write_text("\n".join(map(_export, range(1, 24))) + "\n", encoding="utf-8")
    done = pressread("import", str(path))
    lines = done.err.splitlines()
    assert done.code == 0
    assert lines[0] == "pressread: tides.csv (record 1): note: cut at the fold"
    assert lines[19:22] == [
        "pressread: tides.csv (record 20): note: cut at the fold",
        "pressread: and 3 more notices",
        "23 found = 23 imported + 0 already there + 0 failed",
    ]
    assert pressread("import", str(path), "-q").err == ""


def test_parse_prints_a_record_and_touches_no_archive(
    pressread: Pressread, clip: Path, no_archive: Path
) -> None:
    done = pressread("parse", str(clip))
    record = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert record["headline"] == "Last ferry to Lundholm sails on Sunday"
    assert record["sections"] == ["News", "Coast"]
    assert not no_archive.exists()
    assert pressread("parse", str(clip), "--format", "md").out.startswith("---\nid: ")


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 50])
def test_parse_of_no_article_is_one_line(data: bytes, pressread: Pressread, tmp_path: Path) -> None:
    path = tmp_path / "odd"
    path.write_bytes(data)
    done = pressread("parse", str(path))
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert str(path) in line


def test_parse_of_a_table_without_rows_is_one_line(pressread: Pressread, tmp_path: Path) -> None:
    path = tmp_path / "head.csv"
    path.write_text("headline,body,date\n", encoding="utf-8")
    done = pressread("parse", str(path))
    assert (done.code, done.out, done.err) == (2, "", f"pressread: {path} holds no article\n")


def test_stdin_is_a_file_like_any_other(clip: Path, no_archive: Path) -> None:
    done = process("parse", "-", stdin=CLIP, PRESSREAD_ARCHIVE=str(no_archive))
    assert json.loads(done.out)["source"]["path"] == "-"


def test_a_terminal_sees_a_bar_that_goes_away(clip: Path, no_archive: Path) -> None:
    done = on_terminal("import", str(clip), PRESSREAD_ARCHIVE=str(no_archive))
    assert done.code == 0
    assert f"0.0 of {clip.stat().st_size / 1000:.1f} kB" in done.out
    assert done.out.rpartition("\x1b[K")[2].startswith("1 found = 1 imported")


def test_of_standard_input_no_bar_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Progress(quiet=False)
    bar.shown = True
    bar.expect(0)
    bar.drawn -= 1
    bar.step(0)
    bar.clear()
    assert capsys.readouterr().err == ""
