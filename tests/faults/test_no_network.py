"""Issue 13: nothing opens a socket, not even a library while it is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.commands import SECONDS, surroundings

GUARD = """
import os, sys

def heard(event, given):
    made = event == "socket.__new__" and given[1] != 1  # 1: to this machine, for its processes
    if made or event in ("socket.getaddrinfo", "socket.gethostbyname"):
        os.write(2, f"{event} {given}".encode())
        os._exit(99)

sys.addaudithook(heard)
from pressread.__main__ import main
sys.exit(main())
"""
PAGE = """<!DOCTYPE html><html><head><title>Ferries wait</title>
<link rel="stylesheet" href="https://example.org/a.css">
<script src="https://example.org/a.js"></script>
<meta property="og:image" content="https://example.org/a.png"></head>
<body><article><h1>Ferries wait</h1>
<p>The ferries waited on Friday, said Ada Lund, who steers one of them out of the old harbour.</p>
<img src="https://example.org/b.png" alt="A ferry"><iframe src="https://example.org/c"></iframe>
</article></body></html>"""
FEED = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "https://example.org/rss.dtd">
<rss version="2.0"><channel><title>Harbour Post</title><item><title>Ferries sail</title>
<link>https://example.org/1</link>
<description>The ferries sailed at last, late at night.</description>
</item></channel></rss>"""


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    (folder / "page.html").write_text(PAGE)
    (folder / "feed.xml").write_text(FEED)
    guarded(folder.parent / "morgue", "import", str(folder))
    return folder


def guarded(archive: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command that ends with 99 where it opens a socket to anywhere but this machine."""
    return subprocess.run(
        [sys.executable, "-c", GUARD, "--archive", str(archive), *words],
        capture_output=True, env=surroundings(), timeout=SECONDS, check=False,
    )  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX")
@pytest.mark.parametrize(
    "words",
    [
        "parse {pile}/page.html", "parse {pile}/feed.xml", "import {pile}", "search ferries --json",
        "import --jobs 2 --dry-run {pile}", "quotes", "list --format html", "export --format md",
        "show {id}", "show {id} --json", "cite {id}", "dossier lund", "stats", "check", "reindex",
        "search nothingatall", "speakers", "timeline", "--help", "search --no-such-option",
    ],
)  # fmt: skip
def test_no_command_opens_a_socket(pile: Path, words: str) -> None:
    archive = pile.parent / "morgue"
    ids = guarded(archive, "list", "--format", "ids").stdout.decode().split()
    done = guarded(archive, *words.format(pile=pile, id=ids[0]).split())
    assert done.returncode in (0, 1, 2), done.stderr
    assert b"a bug" not in done.stderr
