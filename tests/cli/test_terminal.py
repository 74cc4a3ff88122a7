"""Terminals, pipes and locales as they really are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text

from pressread.article import Article
from tests.cli.conftest import environment, on_terminal, process
from tests.render.samples import ENGLISH

pytestmark = pytest.mark.usefixtures("archive")


def test_a_terminal_gets_colour_and_a_pipe_does_not() -> None:
    assert "\x1b[" in on_terminal("search", "ferry").out
    assert "\x1b" not in process("search", "ferry").out
    assert "\x1b[" in process("search", "ferry", "--color", "always").out
    assert "\x1b" not in on_terminal("search", "ferry", "--color", "never").out


@pytest.mark.parametrize("columns", [20, 60, 80, 200])
def test_a_terminal_is_filled_and_not_overrun(columns: int) -> None:
    shown = on_terminal("list", "--no-pager", "-q", columns=columns).out
    lines = Text.from_ansi(shown).plain.splitlines()
    assert lines
    assert max(map(cell_len, lines)) <= columns


def test_columns_wins_over_the_terminal() -> None:
    shown = on_terminal("list", "-q", COLUMNS="40").out
    assert max(map(cell_len, Text.from_ansi(shown).plain.splitlines())) <= 40


def test_a_dumb_terminal_sees_no_escape_sequence_and_no_pager() -> None:
    shown = on_terminal("show", ENGLISH.id, TERM="dumb", pager="tr a-z A-Z").out
    assert "Who speaks" in shown
    assert "\x1b" not in shown


def test_a_long_page_goes_through_the_pager() -> None:
    shown = on_terminal("show", ENGLISH.id, pager="tr a-z A-Z").out
    assert "THE LAST FERRY TO LUNDHOLM" in Text.from_ansi(shown).plain.upper()
    assert "the last ferry" not in shown


def test_a_short_answer_does_not() -> None:
    assert "ferry" in on_terminal("search", "ferry", pager="tr a-z A-Z").out


@pytest.mark.parametrize("pager", ["no-such-pager --x", "false", "sh -c 'exit 3'", "'unclosed"])
def test_a_pager_that_is_missing_or_dies_costs_nothing(pager: str) -> None:
    done = on_terminal("show", ENGLISH.id, pager=pager)
    assert done.code == 0
    assert "Who speaks" in done.out
    assert "Traceback" not in done.out
    assert "pressread: " in done.out


@pytest.mark.parametrize("pager", ["", "cat"])
def test_no_pager_is_no_pager(pager: str) -> None:
    done = on_terminal("show", ENGLISH.id, pager=pager)
    assert "Who speaks" in done.out
    assert "pressread: " not in done.out


def test_a_pager_that_is_left_early_is_no_error() -> None:
    done = on_terminal("show", ENGLISH.id, pager="head -1")
    assert done.code == 0
    assert "Traceback" not in done.out


def shell(line: str, **changes: str) -> subprocess.CompletedProcess[bytes]:
    command = line.replace("pressread", f"{sys.executable} -m pressread")
    return subprocess.run(
        ["sh", "-c", command], env=environment(**changes), capture_output=True, check=False
    )


def test_context_is_paragraphs_to_read_and_a_line_each_on_a_pipe() -> None:
    query = ["search", "kapatıldı", "--context", "1"]
    screen = on_terminal(*query, columns=60, TERM="dumb").out
    assert screen.split("\n\n")[:2] == [
        "Köprü lodosa yenildi: Işıl Çağlar sürücülerden sabır istedi\n"
        "shm1 · 2 Mar 2022 · Boğaz Postası · Haberler / İstanbul\n"
        "  İstanbul Boğazı’ndaki köprü, şiddetli lodos nedeniyle\n"
        "  çarşamba günü öğleden sonra trafiğe kapatıldı.",
        "  “Rüzgâr dinmeden köprüyü açmayacağız,” diyen Işıl Çağlar,\n  sürücülerden sabır istedi.",
    ]
    assert process(*query).out.splitlines()[1:] == [
        "    İstanbul Boğazı’ndaki köprü, şiddetli lodos nedeniyle çarşamba günü öğleden sonra"
        " trafiğe kapatıldı.",
        "    “Rüzgâr dinmeden köprüyü açmayacağız,” diyen Işıl Çağlar, sürücülerden sabır istedi.",
    ]


def test_a_closed_pipe_is_silent() -> None:
    done = shell("pressread list -n 0 --json | head -c 5; pressread show - </dev/null | true")
    assert done.stdout == b'{\n  "'
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_a_closed_stdout_is_one_line() -> None:
    done = shell("pressread list >&-")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[0] == (
        "pressread: cannot write: standard output is closed; redirect it to a file"
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_is_one_line() -> None:
    done = shell("pressread list -q >/dev/full")
    assert done.returncode == 2
    assert done.stderr.decode() == "pressread: cannot go on: No space left on device\n"


LATIN = {"LC_ALL": "C", "PYTHONIOENCODING": "iso-8859-1", "PYTHONUTF8": "0"}


def test_a_locale_without_utf8_is_told_in_plainer_characters() -> None:
    done = shell("pressread show " + ENGLISH.id, **LATIN)
    assert done.returncode == 0
    text = done.stdout.decode("iso-8859-1")
    assert '"We kept her afloat as long as anybody could," said' in text


def test_json_is_utf8_whatever_the_locale() -> None:
    done = shell("pressread show --json " + ENGLISH.id, **LATIN)
    assert Article.from_dict(json.loads(done.stdout.decode("utf-8"))) == ENGLISH


def test_hostile_arguments_come_back_harmless(archive: Path) -> None:
    done = process("search", "\x1b[2Jnothinglikeit", PRESSREAD_ARCHIVE=str(archive))
    assert "\x1b" not in done.out + done.err


@pytest.mark.usefixtures("archive")
def test_what_is_typed_is_utf8_whatever_the_locale() -> None:
    c = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = process("quotes", "--by", "çağlar", **c)
    assert done.code == 0
    assert "Isil Caglar" in done.out


@pytest.mark.usefixtures("archive")
def test_of_ids_that_are_not_there_only_the_first_are_told() -> None:
    done = process("show", "-", stdin="".join(f"zz{n}\n" for n in range(1000)))
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 52
    assert "and 949 more ids that are not there" in done.err


@pytest.mark.usefixtures("archive")
def test_a_tag_may_be_a_mark_alone() -> None:
    id = process("list", "--format", "ids").out.split()[0]
    assert process("tag", id, "+★").code == 0
    assert process("search", "tag:★", "--format", "ids").out == f"{id}\n"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "line",
    [["show"], ["similar"], ["note", ENGLISH.id], ["remove", "-y"], ["speakers", "split"],
     ["speakers", "merge", "x"], ["list", "--publisher"], ["tag", ENGLISH.id], ["search"]],
)  # fmt: skip
def test_bytes_that_are_no_text_are_no_bug(line: list[str]) -> None:
    done = process(*line, "\udcff\udcfe")
    assert done.code in (0, 1, 2)
    assert "bug" not in done.err
    piped = subprocess.run(
        [sys.executable, "-m", "pressread", "show", "-"], input=b"\xff\xfe\0\n", check=False,
        capture_output=True, env=environment(), timeout=300,
    )  # fmt: skip
    assert piped.returncode == 1
    assert b"bug" not in piped.stderr
