"""Help in groups, from the table and the docstrings: no Typer, so it is there at once.

A command's docstring is its help: the first paragraph says what it does, lines that begin with
``$`` are examples, the paragraph that begins with ``Exit:`` its exit codes. A command fits one
screen: options that most commands have are only named, ``pressread help options`` explains them.
"""

from __future__ import annotations

import os
import textwrap

from pressread.cli import streams
from pressread.cli.registry import ABOUT, COMMANDS, GROUPS, TOPICS
from pressread.cli.wording import ROWS, SENTENCES, USAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EXITS = "Exit codes: 0 found or done, 1 nothing found, 2 an error, 130 interrupted."
_FOOT = (
    "pressread COMMAND --help tells more, with examples; pressread help query tells how to ask,"
    " pressread help options what most commands take."
)
_HELP = ("Always", "-h, --help", "Show this message and exit.")
_SHARED = ("How many", "Output", "Always")  # headings of what is only named
_JOINED = "… "  # what begins so goes on with the words of the option before it
_PLAIN = ("QUERY",)  # arguments that need no words
_NARROWEST, _WIDEST = 40, 96
_COLUMN = 30
_NARROW = 24  # columns; with fewer the words go under the name
_SENTENCE = 66  # a longer one is cut where its list begins

Row = tuple[str, str, str]


def sheet(name: str) -> str:
    """The help of a command, a group, a topic, or (``""``) of the whole program."""
    from pressread.cli.screen import size

    made = _Sheet(max(_NARROWEST, min(size()[0], _WIDEST)))
    if name in COMMANDS:
        made.command(name)
    elif name in TOPICS:
        made.topic(name)
    else:
        made.group(name)
    return "\n".join(made.lines) + "\n"


def print_help(name: str) -> int:
    """Print the help of a command, a group, a topic, or of the program."""
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
        self.lines.append("")
        for paragraph in prose:
            self.lines += textwrap.wrap(paragraph, self.width)
        self._panels([row for row in (*ROWS[name], _HELP) if row[1] not in _PLAIN])
        self.lines += ["", self._strong("Examples:"), *(f"  {line}" for line in examples)]
        self._paragraph(exits)

    def group(self, name: str) -> None:
        path = f"pressread {name}".rstrip()
        self.lines.append(f"{self._strong('Usage:')} {path} COMMAND …")
        self._paragraph(GROUPS.get(name, ABOUT))
        commands = _commands(name)
        least = 4 + max(len(shown) for _, shown, _ in commands)
        self._panels([*commands, *ROWS.get(name, ()), _HELP], least)
        self._paragraph(_EXITS)
        if not name:
            self.lines += textwrap.wrap(_FOOT, self.width)

    def topic(self, name: str) -> None:
        from pressread.cli.topics import SHEETS

        told, panels, examples = SHEETS[name]
        self.lines += textwrap.wrap(told, self.width)
        for heading, rows in panels:
            self._rows(heading, rows)
        self.lines += ["", self._strong("Examples:"), *(f"  $ {line}" for line in examples)]

    def _panels(self, rows: Iterable[Row], least: int = 0) -> None:
        """Rows under their headings; what most commands have is named at the end.

        Words begin in the column ``least`` or behind it.
        """
        panels: dict[str, list[tuple[str, str]]] = {}
        for heading, shown, told in rows:
            panels.setdefault(heading, []).append((shown, told))
        shared = {heading: panels.pop(heading) for heading in _SHARED if heading in panels}
        for heading, lines in panels.items():
            self._rows(heading, _joined(lines), least)
        self.lines.append("")
        for heading, lines in shared.items():
            self._named(heading, [name for name, _ in lines])

    def _named(self, heading: str, names: Sequence[str]) -> None:
        """``Output:  --json · --iso``; no option is broken across two lines."""
        indent = max(map(len, _SHARED)) + 3
        lines = [""]
        for name in names:
            longer = f"{lines[-1]} · {name}" if lines[-1] else name
            if len(longer) + indent > self.width and lines[-1]:
                lines.append(name)
            else:
                lines[-1] = longer
        label = f"{heading}:".ljust(indent)
        self.lines.append(label.replace(f"{heading}:", self._strong(f"{heading}:")) + lines[0])
        self.lines += [" " * indent + line for line in lines[1:]]

    def _rows(self, heading: str, rows: Sequence[tuple[str, str]], least: int = 0) -> None:
        """Names left, words right; a long name has its words on the next line."""
        self.lines += ["", self._strong(f"{heading}:")]
        column = max(least, min(_COLUMN, 4 + max(len(name) for name, _ in rows)))
        if self.width - column < _NARROW:
            column = 6
        for name, words in rows:
            wrapped = textwrap.wrap(words, self.width - column) or [""]
            if len(name) + 4 > column:
                self.lines.append(f"  {name}")
            else:
                self.lines.append(f"  {name:<{column - 2}}{wrapped.pop(0)}".rstrip())
            self.lines += [" " * column + line for line in wrapped]

    def _paragraph(self, text: str) -> None:
        self.lines += ["", *textwrap.wrap(text, self.width)]

    def _strong(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.bold else text


def _joined(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rows, with those that go on where the one before ends joined to it."""
    found: list[tuple[str, str]] = []
    for name, told in rows:
        if told.startswith(_JOINED):
            before, begun = found.pop()
            found.append((f"{before}, {name}", f"{begun} {told.removeprefix(_JOINED)}"))
        else:
            found.append((name, told))
    return found


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
