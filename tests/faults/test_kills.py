"""Issue 13: kill -9 at any moment of any command loses nothing that was there."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from tests.faults.damaging import whole_archive
from tests.faults.kills import COMMANDS, Bench

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs groups of processes")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    work = tmp_path_factory.mktemp("kills")
    return Bench(whole_archive(work / "whole"), work / "work")


@pytest.mark.parametrize("what", COMMANDS)
def test_a_kill_at_any_moment_loses_nothing(
    bench: Bench, what: str, rounds: int, seed: int, record_property: Callable[[str, int], None]
) -> None:
    chance = random.Random(f"{seed} {what}")
    kills = [bench.kill(what, chance) for _ in range(1 + rounds // 3)]
    record_property("tried", len(kills))
    assert [kill for kill in kills if kill.wrong] == []
