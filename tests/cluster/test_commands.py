"""Every command answers the same of an archive in a folder and of one on real nodes.

Issue 21: commands, output and render do not know which one they speak to. Orders may differ among
hits that score, so lists of hits are compared without order; what they hold may not.
"""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pressread.__main__ import main
from pressread.archive import open_archive
from pressread.importer import import_paths
from tests.cluster.nodes import Nodes

DATA = Path(__file__).parents[2] / "data"
STAMP = "2026-11-22T08:00:00+00:00"

#: What each archive may call by its own name or measure for itself.
_OWN = ("score", "parts", "path", "store_bytes", "index_bytes", "index_state", "notices")

COMMANDS = """
search s-400 --limit 0
search 'S 400' --limit 0
search turkey --limit 0
search turkey --sort newest
search turkey --sort oldest --limit 3 --page 2
search turkey --sort headline
search miss* --limit 0
search erdogan~ --limit 0
search 'turkey near/5 sanctions'
search 'miss* near/4 turkey'
search '"done deal"'
search '"air defen*"'
search -- -turkey
search 'turkey OR raketen' --limit 0
search headline:turkey
search 'caption:radar OR byline:kara'
search section:defence
search publisher:dispatch
search language:de
search speaker:cavusoglu
search quote:turkey
search 'quote:turkey speaker:pence'
search 'quote:turkey -speaker:pence'
search role:minister
search kind:partial
search has:quotes --limit 0
search has:caption
search -- -has:date
search is:copy
search published:2019
search published:2020-08..2021-08
search words:150.. --limit 0
search turkey --from 2019 --until 2020
search turkey --from 2019 --include-undated
search turkey --publisher dispatch
search turkey --by cavusoglu
search zzzqq
search 'turky misiles'
search --literal S-400
search --literal 'done deal'
search turkey --expand --limit 0
search 'what did turkey say about the missiles from russia' --limit 0
search US --limit 0
search us --limit 0
search '€3 bn'
search '70%'
search e-mail
search S-400s --limit 0
search 400
search missiles raketen
quotes --limit 0
quotes turkey --limit 0
quotes s-400 --sort oldest --limit 0
quotes --by cavusoglu
quotes --by nobody
quotes --role minister
quotes --verb said
quotes --kind partial
quotes --reported --limit 0
quotes turkey --kind reported --limit 0
search said:missiles --limit 0
quotes headline:sanctions --limit 0
quotes has:caption --limit 0
quotes words:100.. --limit 0
quotes caption:radar --limit 0
quotes '-turkey' --limit 0
quotes --from 2020 --limit 0
list
list --sort headline
list --sort oldest
list --sort added
list turkey
list --publisher dispatch
show r8bb3sg6skac
show r8bb
show zzzz
speakers
speakers kara
dossier cavusoglu
timeline
timeline turkey
timeline --per year
stats
similar r8bb3sg6skac
explain 'turkey missiles'
diff r8bb3sg6skac 5xph238dy02k
versions r8bb3sg6skac
saved list
"""


@pytest.fixture(scope="module")
def places(node: Nodes, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The sample articles in a folder and on a node."""
    folder, address = str(tmp_path_factory.mktemp("same") / "archive"), node.url("same")
    for place in (folder, address):
        with open_archive(place) as archive:
            outcomes = list(import_paths(archive, [str(DATA)], imported_at=STAMP, jobs=1))
            assert {outcome.status for outcome in outcomes} == {"imported", "already there"}
    return folder, address


Run = Callable[[str, str], tuple[int, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line on an archive: its exit code and what it wrote."""

    def ran(place: str, line: str) -> tuple[int, str]:
        monkeypatch.setenv("PRESSREAD_ARCHIVE", place)
        monkeypatch.setattr(sys, "argv", ["pressread", *shlex.split(line)])
        capfd.readouterr()
        code = main()
        return code, capfd.readouterr().out

    return ran


def _plain(told: Any) -> Any:
    """An output without what is an archive's own, its hits in an order of their own."""
    if isinstance(told, list):
        return [_plain(one) for one in told]
    if not isinstance(told, dict):
        return told
    found = {name: _plain(value) for name, value in told.items() if name not in _OWN}
    for name in ("hits", "quotes"):
        if isinstance(found.get(name), list):
            found[name] = sorted(found[name], key=lambda one: json.dumps(one, sort_keys=True))
    return found


@pytest.mark.parametrize("line", COMMANDS.strip().splitlines())
def test_a_command_answers_the_same_of_a_folder_and_of_a_cluster(
    line: str, places: tuple[str, str], run: Run
) -> None:
    folder, address = places
    wanted, found = run(folder, line + " --json"), run(address, line + " --json")
    assert found[0] == wanted[0]
    assert _plain(json.loads(found[1] or "{}")) == _plain(json.loads(wanted[1] or "{}"))
