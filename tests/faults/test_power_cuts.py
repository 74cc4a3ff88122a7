"""Issue 13: a power cut at any moment loses nothing that was committed, and breaks nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pressread.archive import open_archive
from tests.faults.commands import run_here, stories
from tests.faults.damaging import whole_archive
from tests.faults.power import Disk, record

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")

COMMANDS = ("tag", "correct", "remove", "reindex", "import")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_archive(tmp_path_factory.mktemp("power") / "whole")


def words_of(what: str, ids: list[str], folder: Path) -> tuple[str, ...]:
    """The command line, on things of the archive."""
    if what == "import":
        pile = folder.parent / "pile"
        pile.mkdir()
        for number, story in enumerate(stories(100, 130)):
            text = "\n\n".join((f"Ferry {100 + number} is late", *story.body))
            (pile / f"{number}.txt").write_text(text)
        return ("import", "--jobs", "1", str(pile))
    return {
        "tag": ("tag", ids[9], "+wet"),
        "correct": ("correct", ids[9], "publisher=Harbour Gazette"),
        "remove": ("remove", ids[9], "--yes"),
        "reindex": ("reindex",),
    }[what]


@pytest.mark.parametrize("what", COMMANDS)
def test_a_power_cut_at_any_moment_leaves_all_or_nothing(
    whole: Path,
    tmp_path: Path,
    what: str,
    rounds: int,
    seed: int,
    record_property: Callable[[str, int], None],
) -> None:
    folder, after = tmp_path / "archive", tmp_path / "after"
    shutil.copytree(whole, folder)
    with open_archive(folder) as archive:
        ids = archive.ids()
    words = words_of(what, ids, folder)
    disk = Disk(folder)
    calls = record(folder, tmp_path / "log", *words)
    chance = random.Random(seed)
    moments = {chance.randrange(len(calls)) for _ in range(2 * rounds)} | {len(calls) - 1}
    record_property("tried", len(moments))
    for moment, call in enumerate(calls):
        disk.play(call)
        if moment in moments:
            disk.cut(after, chance)
            _look(after, ids, what, at_end=moment == len(calls) - 1, at=f"{moment}, seed {seed}")


def _look(folder: Path, ids: list[str], what: str, *, at_end: bool, at: str) -> None:
    """Whether all is well, and what was told done is done."""
    code, found, told = run_here(folder, "search", "ferry", "-n", "0", "--format", "ids")
    assert code == 0, (at, told)
    with open_archive(folder) as archive:
        assert archive.check().problems == (), at
        held = archive.ids()
        assert set(held) == set(found.split()), at
        assert set(ids) - {ids[9]} <= set(held), at
        tagged, gone = (
            "wet" in archive.tags(ids[9]) if ids[9] in held else False,
            ids[9] not in held,
        )
        paper = None if gone else archive.get(ids[9]).publisher
    assert gone <= (what == "remove"), at
    if at_end:
        assert (tagged, gone, paper == "Harbour Gazette", len(held)) == (
            what == "tag", what == "remove", what == "correct",
            len(ids) + {"import": 30, "remove": -1}.get(what, 0),
        ), at  # fmt: skip


@pytest.mark.parametrize("form", ["jsonl", "sqlite", "csv"])
def test_an_export_is_whole_under_its_name_or_not_there(
    whole: Path,
    tmp_path: Path,
    form: str,
    rounds: int,
    seed: int,
    record_property: Callable[[str, int], None],
) -> None:
    out, after = tmp_path / "out", tmp_path / "after"
    out.mkdir()
    words = ("export", "--format", form, "-o", str(out / "all"))
    disk = Disk(out)
    calls = record(whole, tmp_path / "log", *words)
    chance = random.Random(seed)
    moments = {chance.randrange(len(calls)) for _ in range(2 * rounds)}
    moments |= set(range(len(calls) - 60, len(calls)))
    whole_bytes = (out / "all").read_bytes()
    record_property("tried", len(moments))
    for moment, call in enumerate(calls):
        disk.play(call)
        if moment in moments:
            disk.cut(after, chance)
            found = after / "all"
            assert not found.exists() or found.read_bytes() == whole_bytes, (moment, seed)
    assert found.exists()
