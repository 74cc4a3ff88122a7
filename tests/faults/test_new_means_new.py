"""Issue 13: results of ``saved run --new`` count as seen once they are delivered, no earlier."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

import pytest

from pressread.archive import open_archive
from tests.faults.commands import SECONDS, archive_of, command, run, stories, surroundings

SHOW = ("saved", "run", "ferry", "--new", "--format", "ids")


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    """An archive with seven articles that its saved search has not shown."""
    folder = archive_of(tmp_path / "archive")
    with open_archive(folder) as archive:
        archive.add(stories(5, 12))
    return folder


def shown(folder: Path) -> set[str]:
    return set(run(folder, *SHOW).stdout.split())


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--template", "{nosuch}"), 2),
        (("--json", "--format", "csv"), 2),
        (("--format", "template"), 2),
        (("--limit", "3", "--format", "ids"), 0),
    ],
)
def test_a_run_that_fails_or_shows_a_part_keeps_all_new(
    grown: Path, options: tuple[str, ...], code: int
) -> None:
    assert run(grown, "saved", "run", "ferry", "--new", *options).returncode == code
    assert len(shown(grown)) == 7
    assert run(grown, *SHOW).returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["ids", "json", "md", "csv", "jsonl"])
def test_what_a_full_disk_did_not_take_stays_new(grown: Path, form: str) -> None:
    with open("/dev/full", "w") as full:
        failed = run(grown, *SHOW[:-1], form, stdout=full)
    assert failed.returncode == 2
    assert len(shown(grown)) == 7


def test_what_a_closed_pipe_did_not_take_stays_new(grown: Path) -> None:
    process = subprocess.Popen(
        command(grown, *SHOW), stdout=subprocess.PIPE, env=surroundings(), stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    process.stdout.close()
    process.wait(SECONDS)
    assert len(shown(grown)) == 7


def test_what_a_closed_stdout_did_not_take_stays_new(grown: Path) -> None:
    line = " ".join(map("'{}'".format, command(grown, *SHOW)))
    closed = subprocess.run(f"{line} >&-", shell=True, env=surroundings(), check=False)
    assert closed.returncode == 2
    assert len(shown(grown)) == 7


def test_what_a_killed_run_did_not_deliver_stays_new(grown: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    seen: set[str] = set()
    for _ in range(rounds):
        process = subprocess.Popen(
            command(grown, *SHOW), stdout=subprocess.PIPE, env=surroundings(), text=True
        )
        time.sleep(chance.uniform(0.05, 0.5))
        process.kill()
        seen |= set(process.communicate()[0].split())
    assert len(seen | shown(grown)) == 7


def test_what_the_index_did_not_hold_yet_stays_new(tmp_path: Path) -> None:
    """While another process brings the index up, a run shows what is there, and says so."""
    folder = archive_of(tmp_path / "archive")
    with open_archive(folder) as archive, archive.store.index_lock:
        archive.add(stories(5, 12))
        early = run(folder, *SHOW)
        told = run(folder, "search", "ferry", "--json", "--limit", "1")
    assert early.stdout == ""
    assert "7 articles are not searched yet: another process is adding them" in early.stderr
    assert '"complete": false,\n  "unsearched": 7' in told.stdout
    assert len(shown(folder)) == 7


def test_a_mark_holds_for_the_query_it_was_shown_for(tmp_path: Path) -> None:
    with open_archive(archive_of(tmp_path / "archive")) as archive:
        archive.add(stories(5, 8))
        hits = archive.run_saved("ferry", new=True, mark=False, limit=None)
        archive.save_search("ferry", "harbour")
        archive.saw("ferry", hits)
        assert archive.run_saved("ferry", new=True, limit=None).total == 8


def test_an_import_waits_for_the_lock_and_says_so(tmp_path: Path) -> None:
    """What was read was thrown away after five seconds."""
    folder = archive_of(tmp_path / "archive")
    (tmp_path / "clip.txt").write_text("Tram\n\nThe tram stood still on Monday, and nobody knew.")
    with open_archive(folder) as archive:
        with archive.store.lock:
            waiting = subprocess.Popen(
                command(folder, "import", str(tmp_path / "clip.txt")),
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=surroundings(),
            )  # fmt: skip
            assert waiting.stderr is not None
            assert "waiting until process" in waiting.stderr.readline()
            time.sleep(5.5)
        _, err = waiting.communicate(timeout=SECONDS)
    assert waiting.returncode == 0
    assert "1 imported" in err
