"""The line that a terminal shows of what takes a while (issue 20)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressread.archive import open_archive
from pressread.cli import progress
from pressread.cli.progress import Progress
from tests.cli.conftest import on_terminal, process

#: When (seconds), what is done by then, imported and failed; the line that is shown then.
IMPORTED = [
    (1.0, 100_000, 10, 0, "━━━─────────────────────────── 100.0 of 1,000.0 kB, 10 imported"),
    (2.5, 250_000, 25, 1,
     "━━━━━━━─────────────────────── 250.0 of 1,000.0 kB, 25 imported, 1 failed,"
     " 10 a second, 7 s left"),
    (4.5, 650_000, 65, 1,
     "━━━━━━━━━━━━━━━━━━━─────────── 650.0 of 1,000.0 kB, 65 imported, 1 failed,"
     " 14 a second, 2 s left"),
    (14.0, 660_000, 66, 1,
     "━━━━━━━━━━━━━━━━━━━─────────── 660.0 of 1,000.0 kB, 66 imported, 1 failed,"
     " 0 a second, 5 min left"),
]  # fmt: skip


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(progress, "monotonic", made)
    monkeypatch.setenv("COLUMNS", "120")
    return made


def drawn(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.rpartition("\x1b[K")[2]


def test_an_import_tells_bytes_records_failures_pace_and_what_is_left(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    bar = Progress(quiet=False)
    bar.shown = True
    bar.expect(1_000_000 - 1)  # told in kB
    for when, done, imported, failed, line in IMPORTED:
        clock.now = when
        bar.tell(imported, failed)
        bar.step(done - bar.done)
        assert drawn(capsys) == line


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (
            "80",
            "━━━━━━━━───── 650.0 of 1,000.0 kB, 65 imported, 1 failed, 14 a second, 2 s left",
        ),
        ("50", "650.0 of 1,000.0 kB, 65 imported, 1 failed, 14 a "),
    ],
)
def test_the_line_never_wraps(
    clock: Clock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    columns: str,
    line: str,
) -> None:
    """A line as wide as the terminal left its first row behind: only the last is taken away."""
    monkeypatch.setenv("COLUMNS", columns)
    bar = Progress(quiet=False)
    bar.shown = True
    bar.expect(1_000_000 - 1)
    for when, done, imported, failed, _ in IMPORTED[:3]:
        clock.now = when
        bar.tell(imported, failed)
        bar.step(done - bar.done)
    shown = drawn(capsys)
    assert (shown, len(shown) < int(columns)) == (line, True)


@pytest.mark.parametrize(
    ("total", "line"),
    [
        (40, "━━━━━━━━━━━━━━━─────────────── 20 of 40 articles, 2 a second, 10 s left"),
        (0, "20 articles, 2 a second"),
    ],
)
def test_an_export_and_a_rescue_tell_articles(
    clock: Clock, capsys: pytest.CaptureFixture[str], total: int, line: str
) -> None:
    bar = Progress(quiet=False, unit="articles")
    bar.shown = True
    bar.expect(total)
    for second in range(1, 11):
        clock.now = float(second)
        bar.step(2)
    assert drawn(capsys) == line
    bar.clear()
    assert capsys.readouterr().err == "\r\x1b[K"


def test_it_is_drawn_ten_times_a_second_at_most(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    bar = Progress(quiet=False, unit="articles")
    bar.shown = True
    bar.expect(1_000)
    for step in range(1_000):
        clock.now = step / 1_000
        bar.step()
    assert capsys.readouterr().err.count("\r") <= 11


@pytest.mark.parametrize("quiet", [True, False])
def test_a_pipe_and_the_quiet_see_nothing(quiet: bool, capsys: pytest.CaptureFixture[str]) -> None:
    bar = Progress(quiet=quiet, unit="articles")
    bar.expect(10)
    bar.drawn -= 1
    bar.step()
    bar.clear()
    assert capsys.readouterr().err == ""


def test_an_export_to_a_file_shows_how_far_it_is(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    shown = on_terminal("export", "-o", str(out)).out
    assert "0 of 4 articles" in shown
    assert shown.rpartition("\x1b[K")[2] == "4 articles written\n"
    assert process("export", "-o", str(out)).err == "4 articles written\n"


@pytest.mark.parametrize(
    ("command", "told"),
    [("check", "4 articles, 1 source: all is well\n"), ("reindex", "4 articles indexed\n")],
)
def test_upkeep_tells_how_many_articles_are_done_on_a_terminal_alone(
    archive: Path, command: str, told: str
) -> None:
    shown = on_terminal(command).out
    assert "0 of 4 articles" in shown
    assert shown.rpartition("\x1b[K")[2].endswith(told)
    assert process(command).err == told


def test_an_archive_tells_each_article_of_check_and_reindex(archive: Path) -> None:
    with open_archive(archive) as opened:
        for work in (opened.check, opened.reindex):
            told: list[tuple[int, int]] = []
            work(lambda done, total: told.append((done, total)))  # noqa: B023
            assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
