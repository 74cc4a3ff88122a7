"""Holds README's transcripts equal to what the program prints.

    python3 tests/transcript.py --check     exit 1 and a difference where they are not
    python3 tests/transcript.py --write     put in what the program prints now

A block fenced as ``console`` is a session: each line after ``$ `` is run by a shell in the
repository with an archive of its own, at 80 columns on a terminal without colour; what it prints
must be the lines below it. A line ``...`` stands for any lines.
"""

from __future__ import annotations

import difflib
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
TIMING = re.compile(r"in \d+(?:\.\d+)? m?s\b")


def main(arguments: list[str]) -> int:
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder))
        found = BLOCK.sub(lambda block: session(block.group(), shell), text)
    if arguments == ["--write"]:
        page.write_text(found, encoding="utf-8")
        return 0
    lines = difflib.unified_diff(
        text.splitlines(), found.splitlines(), "README.md", "what the program prints", lineterm=""
    )
    difference = "\n".join(lines)
    if difference:
        sys.stdout.write(difference + "\n")
    return 1 if difference else 0


def session(block: str, shell: Shell) -> str:
    """The block with what the program prints in place of what it says."""
    out = []
    for part in re.split(r"^(?=\$ )", block, flags=re.M):
        if not part.startswith("$ "):
            continue
        command, _, expected = part.partition("\n")
        printed = shell.run(command[2:])
        out.append(f"{command}\n{elided(expected, printed)}")
    return "".join(out)


def elided(expected: str, printed: str) -> str:
    """``expected`` where its ``...`` lines can stand for what ``printed`` has there."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", expected, flags=re.M)]
    if len(parts) > 1 and re.fullmatch("(?:.*\n)*".join(parts), printed):
        return expected
    return printed


class Shell:
    """Runs commands one after the other in the repository, with a home of their own."""

    def __init__(self, home: Path) -> None:
        bin_folder = str(Path(sys.executable).parent)
        self.environment = {
            **{name: value for name, value in os.environ.items() if "PRESSREAD" not in name},
            "PATH": bin_folder + os.pathsep + os.environ.get("PATH", ""),
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "COLUMNS": "80",
            "LINES": "50",
            "TERM": "xterm-256color",
            "NO_COLOR": "1",
            "PAGER": "cat",
            "LC_ALL": "C.UTF-8",
        }

    def run(self, command: str) -> str:
        """What the command prints on a terminal, both streams, without trailing blanks."""
        ours, theirs = pty.openpty()
        child = subprocess.Popen(
            ["sh", "-c", command],
            cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
        )  # fmt: skip
        os.close(theirs)
        data = b""
        while True:
            try:
                got = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not got:
                break
            data += got
        os.close(ours)
        child.wait()
        return tidy(data.decode("utf-8", "replace"))


def tidy(text: str) -> str:
    """Without escapes, progress bars and differing seconds."""
    text = text.replace("\r\n", "\n")
    text = re.sub(r"^.*\r(?:\x1b\[K)?", "", text, flags=re.M)
    text = re.sub(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07\x1b]*(?:\x07|\x1b\\))", "", text)
    text = TIMING.sub("in 0.02 s", text)
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
