"""Help in groups, from the table and the docstrings: no Typer, so it is there at once.

A command's docstring is its help: the first paragraph says what it does, lines that begin with
``$`` are examples, the paragraph that begins with ``Exit:`` its exit codes.
"""

from __future__ import annotations

import os
import textwrap

from pressread.cli import streams
from pressread.cli.registry import ABOUT, COMMANDS, GROUPS
from pressread.cli.wording import ROWS, SENTENCES, USAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EXITS = "Exit codes: 0 found or done, 1 nothing found, 2 an error, 130 interrupted."
_FOOT = (
    "pressread COMMAND --help tells more, with examples. Environment: PRESSREAD_ARCHIVE,"
    " PRESSREAD_CONFIG, PRESSREAD_THEME, PRESSREAD_PAGER or PAGER, COLUMNS, NO_COLOR,"
    " PRESSREAD_DEBUG."
)
_HELP = ("Options", "-h, --help", "Show this message and exit.")
_PLAIN = ("QUERY",)  # arguments that need no words
_NARROWEST, _WIDEST = 40, 96
_COLUMN = 28
_SENTENCE = 66  # a longer one is cut where its list begins

Row = tuple[str, str, str]


def sheet(name: str) -> str:
    """The help of a command, of a group, or (``""``) of the whole program."""
    from pressread.cli.screen import size

    made = _Sheet(max(_NARROWEST, min(size()[0], _WIDEST)))
    if name in COMMANDS:
        made.command(name)
    else:
        made.group(name)
    return "\n".join(made.lines) + "\n"


def print_help(name: str) -> int:
    """Print the help of a command, of a group, or of the program."""
    streams.write(sheet(name))
    return 0


class _Sheet:
    """Lines of help, wrapped to ``width``."""

    def __init__(self, width: int) -> None:
        self.width = width
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        self.bold = streams.is_terminal() and not plain
        self.lines: list[str] = []

    def command(self, name: str) -> None:
        from pressread.cli.fast import load

        prose, examples, exits = _parts(load(COMMANDS[name][0]).__doc__ or "")
        self.lines.append(f"{self._strong('Usage:')} pressread {USAGES[name]}")
        for paragraph in prose:
            self._paragraph(paragraph)
        self._panels([row for row in (*ROWS[name], _HELP) if row[1] not in _PLAIN])
        self.lines += ["", self._strong("Examples:"), *(f"  {line}" for line in examples)]
        self._paragraph(exits)

    def group(self, name: str) -> None:
        path = f"pressread {name}".rstrip()
        self.lines.append(f"{self._strong('Usage:')} {path} COMMAND …")
        self._paragraph(GROUPS.get(name, ABOUT))
        self._panels([*_commands(name), *ROWS.get(name, ()), _HELP])
        self._paragraph(_EXITS)
        if not name:
            self._paragraph(_FOOT)

    def _panels(self, rows: Iterable[Row]) -> None:
        """Rows under their headings; the options that all commands share come last."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for heading, shown, told in rows:
            panels.setdefault(heading, []).append((shown, told))
        if "Options" in panels:
            panels["Options"] = panels.pop("Options")
        for heading, lines in panels.items():
            self._rows(heading, lines)

    def _rows(self, heading: str, rows: Sequence[tuple[str, str]]) -> None:
        """Names left, words right; a long name has its words on the next line."""
        self.lines += ["", self._strong(f"{heading}:")]
        column = min(_COLUMN, 4 + max(len(name) for name, _ in rows))
        for name, words in rows:
            wrapped = textwrap.wrap(words, max(20, self.width - column)) or [""]
            if len(name) + 4 > column:
                self.lines.append(f"  {name}")
            else:
                self.lines.append(f"  {name:<{column - 2}}{wrapped.pop(0)}".rstrip())
            self.lines += [" " * column + line for line in wrapped]

    def _paragraph(self, text: str) -> None:
        self.lines += ["", *textwrap.wrap(text, self.width)]

    def _strong(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.bold else text


def _commands(group: str) -> list[Row]:
    """A line for each command: those of a group, or of the program with its groups as lines."""
    lead = f"{group} " if group else ""
    rows: dict[str, Row] = {}
    for name, (_, heading) in COMMANDS.items():
        if name.startswith(lead):
            first = name.removeprefix(lead).partition(" ")[0]
            told = GROUPS[first].rstrip(".") if first in GROUPS else SENTENCES[name]
            if len(told) > _SENTENCE:
                told = told.partition(": ")[0].partition(", ")[0]
            rows.setdefault(first, ("Commands" if group else heading, first, told))
    return list(rows.values())


def _parts(text: str) -> tuple[list[str], list[str], str]:
    """Prose, examples and exit codes of a docstring."""
    prose, examples, exits = [], [], _EXITS
    for paragraph in text.strip().split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines()]
        if lines and lines[0].startswith("$"):
            examples += lines
        elif lines and lines[0].startswith("Exit:"):
            exits = "Exit codes:" + " ".join(lines).removeprefix("Exit:")
        elif lines:
            prose.append(" ".join(lines))
    return prose, examples, exits
