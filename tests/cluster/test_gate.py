"""Real nodes behind what newsrooms put before them: TLS, passwords, rights, bad lines; and what
stands there that is no archive of ours.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pressread.archive import open_archive
from pressread.cluster import writing
from pressread.cluster.client import Client
from pressread.cluster.endpoint import read_address
from pressread.cluster.mapping import VERSION
from pressread.errors import PressreadError, TooLarge
from tests.cluster.certificates import Certificates, made
from tests.cluster.gate import LOST, Asked, Gate, Rule, privilege
from tests.cluster.kills import articles
from tests.cluster.nodes import Nodes, ask
from tests.cluster.proxy import Step
from tests.making import article, quote

BASIC = "Basic YWRhOnPDqWNyZXQ="  # ada:sécret


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return made(tmp_path_factory.mktemp("certificates"))


def only_ada(asked: Asked) -> Sequence[Step] | None:
    """Lets one user in."""
    return None if asked[2].get("authorization") == BASIC else [(401, {"error": "who?"})]


def having(*held: str) -> Rule:
    """Lets somebody do what he has the rights for."""

    def rule(asked: Asked) -> Sequence[Step] | None:
        wanted = privilege(asked)
        told = {"error": {"type": "security_exception", "reason": f"no permissions for {wanted}"}}
        return None if wanted in held else [(403, told)]

    return rule


def run(place: str, *arguments: str, **settings: str) -> tuple[int, str, str]:
    """A command line on the archive at ``place``: exit code, stdout, stderr."""
    told = {name: value for name, value in os.environ.items() if not name.startswith("PRESSREAD")}
    done = subprocess.run(
        [sys.executable, "-m", "pressread", "--archive", place, *arguments],
        capture_output=True, text=True, check=False,
        env={**told, **{f"PRESSREAD_CLUSTER_{name}": value for name, value in settings.items()}},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_a_password_goes_over_tls_to_who_is_trusted_and_nowhere_else(
    node: Nodes, certificates: Certificates, tmp_path: Path
) -> None:
    clip = tmp_path / "clip.txt"
    clip.write_text("Ferry returns\n\nThe ferry came back on a quiet day with 400 sheep.\n")
    ada = {"USER": "ada", "PASSWORD": "sécret", "CA": certificates.authority}
    with Gate(node, only_ada, certificates.serving("good")) as gate:
        place = f"https://127.0.0.1:{gate.port}/tls"
        assert run(place, "import", str(clip), **ada)[0] == 0
        code, out, err = run(place, "search", "ferry", "--format", "ids", **ada)
        assert (code, len(out.split()), err) == (0, 1, "")
        for wrong, told in (
            ({"PASSWORD": "tr0ub4dor"}, "wants to know who asks"),
            ({"USER": ""}, "wants to know who asks"),
            ({"CA": ""}, "is not trusted"),
        ):
            code, out, err = run(place, "search", "ferry", **{**ada, **wrong})
            assert (code, out, err.count("\n")) == (2, "", 1)
            assert told in err
            assert "sécret" not in err
            assert "tr0ub4dor" not in err
    with Gate(node, only_ada, certificates.serving("old")) as gate:
        code, out, err = run(f"https://127.0.0.1:{gate.port}/tls", "search", "ferry", **ada)
        assert (code, out, gate.asked) == (2, "", [])
        assert "expired" in err


#: What docs/cluster.md grants to each.
READER = ("read", "view_index_metadata")
RIGHTS = {"reader": READER, "editor": (*READER, "write", "manage", "monitor"),
          "importer": (*READER, "write", "create_index", "manage", "monitor")}  # fmt: skip


@pytest.mark.parametrize(
    ("who", "line", "code"),
    [
        ("reader", ["search", "guns"], 0),
        ("reader", ["search", "gun*", "--json"], 0),
        ("reader", ["quotes", "--by", "varga"], 0),
        ("reader", ["show", "{id}"], 0),
        ("reader", ["list"], 0),
        ("reader", ["stats"], 0),
        ("reader", ["speakers"], 0),
        ("reader", ["timeline"], 0),
        ("reader", ["export", "--format", "jsonl"], 0),
        ("reader", ["tag", "{id}", "+war"], 2),
        ("reader", ["import", "{clip}"], 2),
        ("editor", ["tag", "{id}", "+war"], 0),
        ("editor", ["note", "{id}", "call back"], 0),
        ("editor", ["correct", "{id}", "publisher=Levant Wire"], 0),
        ("importer", ["import", "{clip}"], 0),
        ("importer", ["reindex"], 0),
    ],
)
def test_each_role_may_do_its_own_and_no_more(
    node: Nodes, tmp_path: Path, who: str, line: list[str], code: int
) -> None:
    clip = tmp_path / "clip.txt"
    clip.write_text("Ferry returns\n\nThe ferry came back on a quiet day with 400 sheep.\n")
    one = article("The guns are silent", "“We go home,” said Ilse Varga.",
                  quotes=(quote("We go home,", "Ilse Varga"),))  # fmt: skip
    with open_archive(node.url("rights")) as archive:
        archive.add([one])
        archive.catch_up()
    with Gate(node, having(*RIGHTS[who])) as gate:
        place = f"http://127.0.0.1:{gate.port}/rights"
        given = [part.format(id=one.id, clip=clip) for part in line]
        ended, _, err = run(place, *given)
    assert ended == code, err
    assert ("may not do that" in err) == bool(code)
    assert "Traceback" not in err


def test_answers_that_are_lost_late_or_refused_cost_no_article_and_make_none_double(
    node: Nodes,
) -> None:
    """Every second request fails in one of the ways in which lines and proxies fail."""
    half = [b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{", b""]
    failures: list[Sequence[Step]] = [LOST, [(503, {})], [b""], [(429, {})], [(502, "no")], half]
    seen: Counter[str] = Counter()

    def rule(_: Asked) -> Sequence[Step] | None:
        seen["requests"] += 1
        failing, at = seen["requests"] % 2, seen["requests"] // 2
        return failures[at % len(failures)] if failing else None

    wanted = articles(40, seed=12)
    with Gate(node, rule) as gate, open_archive(f"http://127.0.0.1:{gate.port}/lossy") as archive:
        for at in range(0, 40, 8):
            assert archive.add(wanted[at : at + 8]) == [True] * 8
        archive.catch_up()
        assert archive.add(wanted[:8]) == [False] * 8
        assert set(archive.ids()) == {one.id for one in wanted}
    with open_archive(node.url("lossy")) as archive:
        assert archive.check().problems == ()
        assert sum(entry.quotes for entry in archive.speakers()) == 40


# ---- what stands there and is no archive, or not one for now


def _failed(place: str, *line: str) -> str:
    code, out, err = run(place, *line)
    assert (code, out) == (2, ""), err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


@pytest.fixture
def clip(tmp_path: Path) -> str:
    path = tmp_path / "clip.txt"
    path.write_text("Ferry returns\n\nThe ferry came back on a quiet day with 400 sheep.\n")
    return str(path)


@pytest.mark.parametrize(
    ("version", "told"),
    [(VERSION - 1, "made by an older pressread"), (VERSION + 1, "is of a newer pressread")],
)
def test_an_archive_of_another_layout_is_named_so(
    node: Nodes, clip: str, version: int, told: str
) -> None:
    name = f"layout{version}"
    aliases: object = {"aliases": {f"{name}-articles-v{version}": {}}}
    ask(f"{node.hosts[0]}/{name}-articles-1", "PUT", aliases)
    for line in (["search", "ferry"], ["import", clip]):
        assert told in _failed(node.url(name), *line)


def test_an_index_that_pressread_did_not_make_is_left_alone(node: Nodes, clip: str) -> None:
    alias: dict[str, object] = {f"foreign-articles-v{VERSION}": {}}
    body = {"aliases": alias, "mappings": {"dynamic": "strict"}}
    ask(f"{node.hosts[0]}/foreign-articles-1", "PUT", body)
    assert "400" in _failed(node.url("foreign"), "import", clip)
    assert ask(f"{node.hosts[0]}/foreign-articles-1/_count")["count"] == 0


@pytest.mark.parametrize(
    ("block", "told"),
    [("write", "set to be read only"), ("read_only", "set to be read only")],
)
def test_an_archive_that_takes_no_writing_says_so_and_answers(
    node: Nodes, clip: str, block: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "WRITE_WAIT", 1.0)
    name = f"blocked-{block.replace('_', '-')}"
    with open_archive(node.url(name)) as archive:
        archive.add(articles(3, seed=2))
        archive.catch_up()
        path = f"{node.hosts[0]}/{name}-*/_settings"
        ask(path, "PUT", {"index": {f"blocks.{block}": True}})
        with pytest.raises(PressreadError) as raised:
            archive.add([article("Ferry returns", "The ferry came back on a quiet day.")])
        assert archive.search("*", limit=0).total == 3
        ask(path, "PUT", {"index": {f"blocks.{block}": None}})
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_article_over_the_engines_limits_is_kept_whole(node: Nodes) -> None:
    """32,766 bytes are the limit of one keyword, and of one token."""
    long = "é" * 40_000
    one = article(
        f"Long {long}", f"{long} and a ferry", "x" * 70_000, byline=(long,), publisher=long,
        sections=(long,) * 3, language="en", quotes=(quote("a ferry", long, long),),
    )  # fmt: skip
    with open_archive(node.url("long")) as archive:
        assert archive.add([one]) == [True]
        archive.catch_up()
        assert archive.get(one.id) == one
        assert archive.search("ferry").total == 1
        assert archive.quotes("ferry").total == 1
        assert archive.check().problems == ()


def test_an_article_that_no_request_holds_is_refused_by_name(
    node: Nodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_BYTES", 2000)
    one = article("Too long", "A ferry. " * 400)
    with open_archive(node.url("large")) as archive:
        with pytest.raises(TooLarge, match=one.id):
            archive.add([one])
        assert archive.count() == 0


def test_a_full_disk_is_told_at_once(node: Nodes, clip: str) -> None:
    reason = (
        "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark,"
        " index has read-only-allow-delete block]"
    )
    error = {"type": "cluster_block_exception", "reason": reason}
    full = {"items": [{"create": {"status": 429, "error": error}}]}
    with Gate(node, lambda asked: [(200, full)] if "-raw/_bulk" in asked[1] else None) as gate:
        told = _failed(f"http://127.0.0.1:{gate.port}/full", "import", clip)
    assert "the disks of" in told
    assert "are full" in told


def test_a_snapshot_brings_all_four_indices_back(node: Nodes) -> None:
    base = node.hosts[0]
    place = str(node.folder / "snapshots" / "one")
    ask(f"{base}/_snapshot/shelf", "PUT", {"type": "fs", "settings": {"location": place}})
    wanted = articles(20, seed=13)
    with open_archive(node.url("kept")) as archive:
        archive.add(wanted)
        archive.catch_up()
        archive.tag([wanted[0].id], ["war"])
        quoted = archive.quotes("", limit=0).total
        body = {"indices": "kept-*", "include_global_state": False}
        ask(f"{base}/_snapshot/shelf/first?wait_for_completion=true", "PUT", body, timeout=300)
        ask(f"{base}/kept-articles-1,kept-terms-1,kept-raw,kept-desk", "DELETE")
        ask(f"{base}/_snapshot/shelf/first/_restore?wait_for_completion=true", "POST", body,
            timeout=300)  # fmt: skip
        assert set(archive.ids()) == {one.id for one in wanted}
        assert archive.quotes("", limit=0).total == quoted
        assert archive.tags(wanted[0].id) == ["war"]
        assert archive.check().problems == ()


def test_a_cluster_without_a_quorum_takes_nothing_and_says_so_in_time(
    three_alone: Nodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On nodes of its own: second copies may be long in coming back afterwards."""
    three = three_alone
    place = three.url("quorum")
    first, later = articles(4, seed=14)[:2], articles(4, seed=14)[2:]
    with open_archive(place) as archive:
        archive.add(first)
        archive.catch_up()
    three.wait()
    three.kill(2)
    three.kill(3)
    try:
        client = Client(read_address(place), wait=4.0, write_wait=8.0)
        with pytest.raises(PressreadError) as raised:
            _adding(client, later, monkeypatch)
        assert "\n" not in str(raised.value)
    finally:
        three.restart_all()
    with open_archive(place) as archive:
        assert {one.id for one in first} <= set(archive.ids())


def _adding(client: Client, wanted: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from pressread.archive import remote

    monkeypatch.setattr(remote, "Client", lambda *_: client)
    monkeypatch.setattr(writing, "WRITE_WAIT", 8.0)
    with open_archive(str(client.address)) as archive:
        archive.add(wanted)
