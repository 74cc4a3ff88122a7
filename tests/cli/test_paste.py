"""Pasting: at a terminal, from the clipboard; what an import says of few articles (issue 17)."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressread.cli import pasting
from pressread.errors import PressreadError
from tests.cli.conftest import Pressread, environment

CLIP = """Minister buys more ferries

By Ada Brennick

The minister of the sea said on Friday that the country would buy more ferries this year.

“We will buy them,” said Timur Aslan, the minister.
"""


def collected(*pieces: bytes) -> bytes:
    """What the terminal's bytes come to, in whatever pieces they arrive."""
    waiting = iter(pieces)
    return pasting._collected(lambda: next(waiting, b""))


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ((b"a line\n\x04more",), b"a line\n"),
        ((b"a", b" line", b"\x04"), b"a line"),
        ((b"\x1b[200~pasted\n\x1b[201~\x04",), b"pasted\n"),
        ((b"\x1b[200~has \x04 in it\x1b[201~ and ends\x04",), b"has \x04 in it and ends"),
        ((b"\x1b[20", b"0~split\x1b[2", b"01~\x04"), b"split"),
        ((b"typpo\x7f\x7fo\x04",), b"typo"),
        (("naïvé".encode() + b"\x7f\x04",), "naïv".encode()),
        ((b"kept\nwrong\x15right\x04",), b"kept\nright"),
        ((b"\x7f\x04",), b""),
        ((b"\x1b[A up\x04",), b"\x1b[A up"),
        ((b"x" * 9000, b"\x04"), b"x" * 9000),
        ((b"ends without",), b"ends without"),
    ],
)
def test_a_paste_ends_at_the_first_end_that_was_typed(
    pieces: tuple[bytes, ...], text: bytes
) -> None:
    assert collected(*pieces) == text


def typed(archive: Path, arguments: list[str], keys: list[bytes]) -> tuple[int, str, list[int]]:
    """Type at a terminal; exit code, what it showed, and its local modes before and after."""
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)[3]
    pid = os.fork()
    if not pid:  # pragma: no cover - the child
        os.setsid()
        import fcntl

        fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)
        for handle in (0, 1, 2):
            os.dup2(theirs, handle)
        os.execve(
            sys.executable, [sys.executable, "-m", "pressread", *arguments],
            environment(TERM="xterm", PRESSREAD_ARCHIVE=str(archive)),
        )  # fmt: skip
    shown = b"".join(until(ours, b"Ctrl-D"))
    for key in keys:
        os.write(ours, key)
        shown += b"".join(until(ours, b"", 0.2))
    status, told = ended(pid, ours)
    shown += told
    after = termios.tcgetattr(theirs)[3]
    os.close(ours)
    os.close(theirs)
    return os.waitstatus_to_exitcode(status), shown.decode("utf-8", "replace"), [before, after]


def ended(pid: int, terminal: int, patience: float = 120) -> tuple[int, bytes]:
    """The status of a process that has ended, or that is ended after ``patience`` seconds, and what
    it still showed.
    """
    shown, last = b"", time.monotonic() + patience
    while True:
        shown += b"".join(until(terminal, b"", 0.02))
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return status, shown + b"".join(until(terminal, b"", 0))
        if time.monotonic() > last:
            os.kill(pid, signal.SIGKILL)


def until(terminal: int, word: bytes, patience: float = 120) -> Iterator[bytes]:
    """What the terminal shows until ``word`` comes or nothing more does."""
    seen = b""
    while select.select([terminal], [], [], patience)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            return
        if not piece:
            return
        yield piece
        seen += piece
        if word and word in seen:
            return


LONG = "The minister spoke for hours, and nobody left. " * 130  # a line of 6,110 characters


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        ([CLIP.encode(), b"\x04"], "more ferries this year"),
        ([b"\x1b[200~" + CLIP.encode() + b"\x1b[201~", b"\x04"], "more ferries this year"),
        ([CLIP.encode(), *(LONG[n : n + 400].encode() for n in range(0, len(LONG), 400)),
          b"and then it was over\n", b"\x04"], "and then it was over"),
    ],
)  # fmt: skip
def test_what_is_pasted_is_imported_at_the_first_ctrl_d(
    tmp_path: Path, pressread: Pressread, keys: list[bytes], kept: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    code, shown, (before, after) = typed(tmp_path / "a", ["import", "-"], keys)
    assert code == 0, shown
    assert "press Ctrl-D" in shown
    assert before == after
    monkeypatch.setenv("PRESSREAD_ARCHIVE", str(tmp_path / "a"))
    assert (
        kept in pressread("list", "--json").out
        or kept in pressread("search", "minister", "--format", "ids").out
        or kept in pressread("export").out
    )


def test_ctrl_c_gives_up_and_puts_the_terminal_back(tmp_path: Path) -> None:
    code, _, (before, after) = typed(tmp_path / "a", ["import", "-"], [b"half of it", b"\x03"])
    assert (code, before) == (130, after)


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for programs, the only one where they are looked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cat", "printf", "sleep"):
        for place in ("/bin", "/usr/bin"):
            if Path(place, name).exists() and not (folder / name).exists():
                (folder / name).symlink_to(Path(place, name))
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setenv("WAYLAND_DISPLAY", "")
    return folder


def test_the_clipboard_is_read_by_the_program_that_is_there(programs: Path) -> None:
    program(programs, "xsel", "printf 'from xsel'")
    assert pasting.clipboard() == b"from xsel"
    program(programs, "xclip", "printf 'from xclip'")
    assert pasting.clipboard() == b"from xclip"
    program(programs, "wl-paste", "printf 'from wayland'")
    assert pasting.clipboard() == b"from xclip"  # there is no Wayland


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("exit 1", "holds no text (it is empty)"),
        ("echo 'target STRING not available' >&2; exit 1", "target STRING not available"),
        ("printf '   '", "holds no text"),
        ("printf '\\211PNG\\000\\000'", "holds no text"),
    ],
)
def test_a_clipboard_without_text_is_told(programs: Path, script: str, told: str) -> None:
    program(programs, "xclip", script)
    with pytest.raises(PressreadError, match="copy the article") as caught:
        pasting.clipboard()
    assert told in str(caught.value)


def test_without_a_program_it_is_told_which_to_install(programs: Path) -> None:
    with pytest.raises(PressreadError, match=r"install wl-clipboard .* or xclip"):
        pasting.clipboard()


def test_paste_imports_what_was_copied_and_tells_what_it_lacks(
    programs: Path, tmp_path: Path, pressread: Pressread, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "clip").write_text(CLIP)
    program(programs, "xclip", f"cat {tmp_path / 'clip'}")
    monkeypatch.setenv("PRESSREAD_ARCHIVE", str(tmp_path / "a"))
    done = pressread("paste")
    assert (done.code, done.out) == (0, "")
    account, line, lacks, hint = done.err.splitlines()
    assert account == "1 found = 1 imported + 0 already there + 0 failed"
    id = line.split()[0]
    assert line.endswith("Minister buys more ferries")
    assert lacks == (
        f"  no date, no publisher: pressread correct {id[:4]} published=DATE publisher=TEXT"
    )
    assert hint == f"Try: pressread 'what did Aslan say', pressread show {id[:4]}"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--published", "2021-08-27"],
         "with published unknown; to rule it: pressread correct {id} published=2021-08-27"),
        (["--publisher", "Press Wire"],
         "with publisher unknown; to rule it: pressread correct {id} publisher='Press Wire'"),
        (["--section", "News", "--section", "Sea"],
         "with sections unknown; to rule it: pressread correct {id} sections=News/Sea"),
        (["--url", "https://wire.example/1"],
         "with url unknown; to rule it: pressread correct {id} url=https://wire.example/1"),
        ([], None),
    ],
)  # fmt: skip
def test_options_on_a_known_article_are_answered_in_words(
    tmp_path: Path, pressread: Pressread, no_archive: Path, options: list[str], told: str | None
) -> None:
    source = tmp_path / "clip.txt"
    source.write_text(CLIP)
    pressread("import", str(source))
    id = pressread("list", "--format", "ids").out.strip()
    done = pressread("import", str(source), *options)
    assert done.code == 0
    lines = done.err.splitlines()[1:]
    assert lines == ([f"{id} is there already, {told.format(id=id)}"] if told else [])
    if told:  # the command that is offered does it, and then there is nothing to say
        import shlex

        command = shlex.split(lines[0].partition("pressread ")[2])
        assert pressread(*command).code == 0
        assert pressread("import", str(source), *options).err.count("\n") == 1


def test_an_address_is_not_fetched_and_the_way_is_told(
    pressread: Pressread, no_archive: Path
) -> None:
    done = pressread("import", "https://courier.example/bridge")
    assert (done.code, done.out) == (2, "")
    assert "curl -sL 'https://courier.example/bridge' | pressread import -" in done.err
    assert not no_archive.exists()
