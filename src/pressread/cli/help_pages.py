"""Pages of help, from the table of commands: no Typer, so they are there at once.

A command fits one screen: options that most commands have are only named, and
``pressread help options`` explains them.
"""

from __future__ import annotations

import os
import textwrap

from pressread.cli import writing
from pressread.cli.commands import ABOUT, ALWAYS, COMMANDS, GROUPS, MANY, OUT, ROOT, TOPICS, VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pressread.cli.commands import Command, Parameter

EXITS = "Exit codes: 0 found or done, 1 nothing found, 2 an error, 130 interrupted."
_FOOT = (
    "pressread COMMAND --help tells more, with examples; pressread help query tells how to ask,"
    " pressread help options what most commands take."
)
_HELP = (ALWAYS, "-h, --help", "Show this message and exit.")
_SHARED = (MANY, OUT, ALWAYS)  # headings of what is only named
_JOINED = "… "  # what begins so goes on with the words of the option before it
_PLAIN = ("QUERY",)  # arguments that need no words
_NARROWEST, _WIDEST = 40, 96
_COLUMN = 30
_NARROW = 24  # columns; with fewer the words go under the name
_SENTENCE = 66  # a longer one is cut where its list begins

Row = tuple[str, str, str]
Rows = tuple[tuple[str, str], ...]

_QUERY = "A query is words, joined by AND. Case, accents and endings do not matter."
_WORDS: Rows = (
    ("turkey sanctions", "both words, in any form"),
    ('"grave mistake"', "the very phrase; small words count, curly marks are fine"),
    ("s-400 OR patriot", "either; ( ) groups"),
    ("-cyprus", "without the word (in the shell: 's-400 -cyprus')"),
    ("sanction* *gate wom?n", "parts of words; =sanction: this form alone"),
    ("cavusoglu~ zelensky~names", "misspellings; a name's other spellings"),
    ("turkey near/5 nato", "at most five words apart; pre/5: in this order"),
)
_FIELDS: Rows = (
    ("headline: body: caption:", "only there; so byline: section: publisher: language:"),
    ("speaker:lavrov quote:deal", "in marks, by whom; said: reported speech too; role: verb:"),
    ("published:2021-08", "a year, month, day, 2021-Q2; a..b; last week, last 30 days"),
    ("after:2020 before:2021-06", "when; undated articles: --include-undated"),
    ("words:500.. has:quotes", "so has:date has:byline has:caption has:tag is:copy"),
    ("tag:later note:check mark:x", "what you wrote in the margin or marked; has:mark"),
)
_QUERY_EXAMPLES = (
    "$ pressread search 's-400 -cyprus published:2020'",
    "$ pressread search '\"done deal\" OR (turkey near/5 nato)'",
    "$ pressread search x --explain",
)
_OPTIONS = "Options that most commands have. An option goes before or after the query."
_ENVIRONMENT: Rows = (
    ("PRESSREAD_ARCHIVE _CONFIG", "folder of the archive; file of settings"),
    ("PRESSREAD_THEME _PAGER", "and PAGER, COLUMNS, NO_COLOR, TERM as everywhere"),
    ("PRESSREAD_DEBUG", "an error keeps its traceback"),
)

_OPTION_EXAMPLES = (
    "$ pressread list --sort oldest -n 5 --iso",
    "$ pressread search s-400 --format ids | pressread show -",
)


def page(name: str) -> str:
    """The help of a command, a group, a topic, or (``""``) of the whole program."""
    from pressread.cli.screen import size

    made = _Page(max(_NARROWEST, min(size()[0], _WIDEST)))
    if name in COMMANDS:
        made.command(name)
    elif name in TOPICS:
        made.topic(name)
    else:
        made.group(name)
    return "\n".join(made.lines) + "\n"


def print_help(name: str) -> int:
    """Print the help of a command, a group, a topic, or of the program."""
    writing.write(page(name))
    return 0


class _Page:
    """Lines of help, wrapped to ``width``."""

    def __init__(self, width: int) -> None:
        self.width = width
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        self.bold = writing.is_terminal() and not plain
        self.lines: list[str] = []

    def command(self, name: str) -> None:
        """What a command does, its options, examples and exit codes."""
        command = COMMANDS[name]
        prose, examples, exits = parts(command.help)
        self.lines.append(f"{self._strong('Usage:')} pressread {usage(name, command)}")
        self.lines.append("")
        for paragraph in prose:
            self.lines += textwrap.wrap(paragraph, self.width)
        rows = [*map(row, command.parameters), _HELP]
        self._panels([shown for shown in rows if shown[1] not in _PLAIN])
        self._examples(examples)
        self._paragraph(exits)

    def group(self, name: str) -> None:
        """The commands of a group, or (``""``) of the program."""
        path = f"pressread {name}".rstrip()
        self.lines.append(f"{self._strong('Usage:')} {path} COMMAND …")
        self._paragraph(GROUPS.get(name, ABOUT))
        commands = _commands(name)
        least = 4 + max(len(shown) for _, shown, _ in commands)
        options = () if name else map(row, (*ROOT.parameters, VERSION))
        self._panels([*commands, *options, _HELP], least)
        self._paragraph(EXITS)
        if not name:
            self.lines += textwrap.wrap(_FOOT, self.width)

    def topic(self, name: str) -> None:
        """How to ask, or the options that most commands have."""
        if name == "query":
            self.lines += textwrap.wrap(_QUERY, self.width)
            self._rows("Words", _WORDS)
            self._rows("Fields", _FIELDS)
            self._examples(_QUERY_EXAMPLES)
        elif name == "limits":
            self.lines += textwrap.wrap(_LIMITS, self.width)
            self._rows("What one input may take", _limits())
        else:
            self.lines += textwrap.wrap(_OPTIONS, self.width)
            for heading in _SHARED:
                self._rows(heading, tuple(_shared(heading).items()))
            self._rows("Environment", _ENVIRONMENT)
            self._examples(_OPTION_EXAMPLES)

    def _examples(self, lines: Iterable[str]) -> None:
        self.lines += ["", self._strong("Examples:"), *(f"  {line}" for line in lines)]

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


_LIMITS = "No input may take the machine: over a limit it is left out, named, and the rest is read."


def _limits() -> tuple[tuple[str, str], ...]:
    from pressread.readers import document as limits

    size = limits.size_in_words
    return (
        ("PRESSREAD_SECONDS", "CPU seconds for a record: 25."),
        ("PRESSREAD_MEMORY", "Megabytes for a process that reads: 1024."),
        (size(limits.MAX_ARTICLE), "A text, a page or a wire item, unpacked."),
        (size(limits.MAX_COLLECTION), "A file of many articles that is read as a whole."),
        (size(limits.MAX_MARKUP), "The markup of a page without its pictures."),
        (f"{limits.MAX_NESTING} times", "Packed in a packed file."),
    )


def row(parameter: Parameter) -> Row:
    """A parameter's heading, how it is written, and its words."""
    return parameter.heading, parameter.written, parameter.told


def usage(name: str, command: Command) -> str:
    """``search [OPTIONS] [QUERY…]``."""
    words = [name, "[OPTIONS]"]
    for argument in command.parameters:
        if not argument.is_option:
            shown = argument.value.rstrip("…") + ("…" if argument.several else "")
            words.append(shown if argument.needed else f"[{shown}]")
    return " ".join(words)


def _shared(heading: str) -> dict[str, str]:
    """The options under a heading, of whichever command, with their words."""
    return {
        parameter.written: parameter.told
        for command in COMMANDS.values()
        for parameter in command.parameters
        if parameter.heading == heading
    }


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
    for name, command in COMMANDS.items():
        if name.startswith(lead):
            first = name.removeprefix(lead).partition(" ")[0]
            told = GROUPS[first].rstrip(".") if first in GROUPS else command.sentence()
            if len(told) > _SENTENCE:
                told = told.partition(": ")[0].partition(", ")[0]
            rows.setdefault(first, ("Commands" if group else command.heading, first, told))
    return list(rows.values())


def parts(text: str) -> tuple[list[str], list[str], str]:
    """Prose, examples and exit codes of a command's help."""
    prose, examples, exits = [], [], EXITS
    for paragraph in text.strip().split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines()]
        if lines and lines[0].startswith("$"):
            examples += lines
        elif lines and lines[0].startswith("Exit:"):
            exits = "Exit codes:" + " ".join(lines).removeprefix("Exit:")
        elif lines:
            prose.append(" ".join(lines))
    return prose, examples, exits
