"""The manual from the table of commands, and articles opened in a browser (issue 17)."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pressread.cli.commands import COMMANDS
from tests.cli.conftest import Pressread
from tests.cli.test_dossier import HOSTILE, harmless, hostile
from tests.render.samples import ALL_ARTICLES


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_that_man_reads(name: str, pressread: Pressread) -> None:
    text = pressread("manual", *name.split()).out
    for heading in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "EXIT STATUS"):
        assert f".SH {heading}\n" in text
    for parameter in COMMANDS[name].parameters:
        assert parameter.written.replace("-", "\\-") in text.replace("\\e", "\\")
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", "-k"], input=text, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        assert done.stderr == ""


def test_the_manual_names_every_command(pressread: Pressread) -> None:
    page, site = pressread("manual").out, pressread("manual", "--markdown").out
    for name in COMMANDS:
        assert f"pressread\\-{name.replace(' ', '-')} (1)" in page.replace("\\-", "-").replace(
            "pressread-", "pressread\\-"
        )
        assert f"## pressread {name}\n" in site
    assert "| `--format json\\|jsonl" in site


def test_a_manual_of_nothing_is_told(pressread: Pressread) -> None:
    done = pressread("manual", "frobnicate")
    assert (done.code, done.out) == (2, "")
    assert "no such command: frobnicate" in done.err


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that notes the address it is given."""
    program, noted = tmp_path / "browser", tmp_path / "address"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > {noted}\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    import webbrowser

    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    return noted


def test_an_article_is_opened_at_its_address(
    archive: Path, pressread: Pressread, browser: Path
) -> None:
    one = next(article for article in ALL_ARTICLES if article.url)
    assert pressread("open", one.id).code == 0
    assert browser.read_text() == one.url
    assert pressread("open", "zzzz").code == 1


def test_without_an_address_a_harmless_copy_is_opened(
    no_archive: Path, pressread: Pressread, browser: Path
) -> None:
    from pressread.archive import open_archive

    with open_archive(no_archive) as archive:
        archive.add([hostile(1)])
        archive.catch_up()
    (id,) = pressread("list", "--format", "ids").out.split()
    for options in ([], ["--saved"]):
        assert pressread("open", id, *options).code == 0
        address = browser.read_text()
        assert address.startswith("file:///")
        page = harmless(Path(address.removeprefix("file://")).read_text())
        assert HOSTILE[:20] in page.text


def test_the_site_has_a_page_for_each_command_and_asks_nobody_else(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="mkdocs is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path / "site")],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = {path.parent.name for path in (tmp_path / "site" / "commands").glob("*/index.html")}
    assert pages == {name.replace(" ", "-") for name in COMMANDS}
    for page in (tmp_path / "site").rglob("*.html"):
        loaded = re.findall(
            r"<(?:script|link|img)[^>]+(?:src|href)=\"(https?:[^\"]+)", page.read_text()
        )
        assert loaded == []
