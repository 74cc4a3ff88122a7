"""The table of commands: what each is called, says of itself, and takes.

It is the one source: the quick parser, help pages, completion, the manual and Typer's application
are made from it. Rows stand in ``reading``, ``keeping`` and ``moving``, each loaded when a command
of it is asked for. To add a command: a row there, its name here, and its function. To add an
option: a ``Parameter`` beside the row, and a parameter of that name in the function (or in its
group of ``options``). Defaults stand with these.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

WHICH, MANY, OUT, ALWAYS = "Which articles", "How many", "Output", "Always"
TEXT, FLAG = "text", "flag"


class Parameter:
    """An option or argument: ``written`` is how help shows it, ``told`` what it does.

    ``--from DATE`` takes text, ``--json`` is a flag, ``--kind direct|partial`` takes one of its
    words, a number between ``least`` and ``most`` is a whole one, and what has no dash in front is
    an argument. ``also`` is a second spelling, which help keeps quiet about.
    """

    __slots__ = ("also", "choices", "least", "most", "name", "needed", "several", "told", "under",
                 "written")  # fmt: skip

    def __init__(
        self,
        name: str,
        written: str,
        told: str,
        under: str = "",
        *,
        several: bool = False,
        needed: bool = False,
        choices: tuple[str, ...] = (),
        least: int | None = None,
        most: int | None = None,
        also: str = "",
    ) -> None:
        self.name = name
        self.written = written
        self.told = told
        self.under = under
        self.several = several
        self.needed = needed
        self.choices = choices
        self.least = least
        self.most = most
        self.also = also

    @property
    def spellings(self) -> tuple[str, ...]:
        """What is typed for an option; empty for an argument."""
        words = [word.rstrip(",") for word in self.written.split() if self.is_option]
        return (*(word for word in words if word[:1] == "-"), *(self.also.split()))

    @property
    def is_option(self) -> bool:
        """Whether it has a name on the command line; an argument is known by its place."""
        return self.written[:1] == "-"

    @property
    def value(self) -> str:
        """What stands for the value in help: ``DATE``; empty for a flag."""
        if not self.is_option:
            return self.written
        last = self.written.rpartition(" ")[2]
        return "" if last[:1] == "-" else last

    @property
    def kind(self) -> str | tuple[str, ...] | tuple[int, int | None]:
        """``TEXT``, ``FLAG``, the words to choose from, or the least and most of a number."""
        value = self.value
        if not value:
            return FLAG
        if self.choices or (self.is_option and "|" in value):
            return self.choices or tuple(value.split("|"))
        return TEXT if self.least is None else (self.least, self.most)

    @property
    def heading(self) -> str:
        """Under which heading help shows it."""
        return self.under or ("Options" if self.is_option else "Arguments")


class Options:
    """A group of options: what was given, over the defaults in the class."""

    def __init__(self, **given: object) -> None:
        self.__dict__.update(given)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The options of the group, base classes' first."""
        found: dict[str, None] = {}
        for base in reversed(cls.__mro__[:-1]):
            found |= dict.fromkeys(getattr(base, "__annotations__", ()))
        return tuple(found)


class Command:
    """A command: the function it calls (``module:name`` of this room), its heading, its help.

    The help's first paragraph says what the command does, lines that begin with ``$`` are
    examples, the paragraph that begins with ``Exit:`` its exit codes.
    """

    __slots__ = ("heading", "help", "home", "parameters")

    def __init__(self, home: str, heading: str, help: str, *parameters: Parameter) -> None:
        self.home = f"pressread.cli.{home}"
        self.heading = heading
        self.help = help
        self.parameters = parameters

    def sentence(self) -> str:
        """The first sentence of its help, without the full stop."""
        first = " ".join(self.help.split("\n\n")[0].split())
        return first.split(". ")[0].rstrip(".")


ARCHIVE = Parameter(
    "archive", "--archive DIR",
    "The archive's folder, else PRESSREAD_ARCHIVE, else your data folder.", ALWAYS,
)  # fmt: skip
VERSION = Parameter("version", "--version", "The version of pressread.", ALWAYS)
ISO = Parameter("iso", "--iso", "Dates as 2021-08-27.", OUT)
THEME = Parameter("theme", "--theme auto|light|dark|mono", "Colours for such a ground.", OUT)
QUIET = Parameter("quiet", "-q, --quiet", "No counts or notices on stderr.", OUT)
OUTPUT = (
    Parameter("json", "--json", "One JSON document; pressread schema OUTPUT describes it.", OUT),
    Parameter(
        "format",
        "--format json|jsonl|csv|md|html|ids|template|plain",
        "The form of the answer.",
        OUT,
    ),
    Parameter(
        "template", "--template TEXT", r"A line for each, as in '{published}\t{headline}'.", OUT
    ),
    Parameter("null", "-0, --null", "End each with NUL, for xargs -0.", OUT),
    ISO,
    Parameter("color", "--color auto|always|never", "Colours in a pipe too, or nowhere.", OUT),
    THEME,
    Parameter("no_pager", "--no-pager", "Straight to the terminal.", OUT),
    QUIET,
)
UNDATED = Parameter(
    "undated", "--include-undated", "With dates asked for: undated ones too.", WHICH,
    also="--undated",
)  # fmt: skip
FILTERS = (
    Parameter("since", "--from DATE", "Published then or later,", WHICH),
    Parameter("until", "--until DATE", "… then or before.", WHICH),
    Parameter("section", "--section NAME", "In this section.", WHICH),
    Parameter("publisher", "--publisher NAME", "From this publisher.", WHICH),
    Parameter("by", "--by NAME", "With this speaker quoted.", WHICH),
    UNDATED,
)
LIMIT = Parameter("limit", "-n, --limit N", "At most N; 0 is all.", MANY, least=0)
PAGING = (
    LIMIT,
    Parameter("page", "--page N", "The Nth page of so many.", MANY, least=1),
    Parameter("sort", "--sort relevance|newest|oldest|headline", "In this order.", MANY),
)
QUERY = Parameter("query", "QUERY", "What to look for.", several=True, needed=True)
MAYBE_QUERY = Parameter("query", "QUERY", "What to look for; all when left out.", several=True)
IDS = Parameter(
    "id", "ID", "Ids or beginnings of ids; - reads them from stdin.", several=True, needed=True
)
ID = Parameter("id", "ID", "An id or the beginning of one.", needed=True)
FILE = Parameter("file", "FILE", "A file, or - for stdin.", needed=True)
NAME = Parameter("name", "NAME", "A name as the articles spell it.", needed=True)
NEW = Parameter("new", "--new", "Only what came since the last run.")

ABOUT = "An archive reader for press articles: who said what, when, and in which role."
GROUPS = {
    "speakers": "Who is quoted: the register of speakers and their spellings.",
    "saved": "Searches kept by name, and what is new in them.",
}
DEFAULT_OF_GROUP = "list"
#: What a group does with a word that is none of its commands: ``speakers cavusoglu``.
NAMED_IN_GROUP = {"speakers": "dossier", "saved": "run"}
#: What ``pressread help`` tells beside the commands.
TOPICS = ("query", "options", "limits")

#: The program told no command.
ROOT = Command("upkeep:welcome", "", ABOUT, ARCHIVE)

#: Which module has the row of a command, in the order of help.
_ROWS = {
    "search": "reading",
    "quotes": "reading",
    "list": "reading",
    "similar": "reading",
    "show": "reading",
    "diff": "reading",
    "versions": "reading",
    "cite": "reading",
    "browse": "reading",
    "open": "reading",
    "dossier": "reading",
    "timeline": "reading",
    "stats": "reading",
    "speakers list": "keeping",
    "speakers dossier": "keeping",
    "speakers merge": "keeping",
    "speakers suggest": "keeping",
    "speakers split": "keeping",
    "tag": "keeping",
    "note": "keeping",
    "mark": "keeping",
    "marks": "keeping",
    "correct": "keeping",
    "corrections": "keeping",
    "saved list": "keeping",
    "saved add": "keeping",
    "saved run": "keeping",
    "saved remove": "keeping",
    "import": "moving",
    "paste": "moving",
    "parse": "moving",
    "export": "moving",
    "remove": "moving",
    "check": "moving",
    "rescue": "moving",
    "reindex": "moving",
    "config": "moving",
    "schema": "moving",
    "mcp": "moving",
    "manual": "moving",
    "completion": "moving",
}


class _Commands(Mapping[str, Command]):
    """Name → command; a row is loaded with those of its module."""

    def __getitem__(self, name: str) -> Command:
        rows: dict[str, Command] = load(f"{__name__}.{_ROWS[name]}:ROWS")
        return rows[name]

    def __contains__(self, name: object) -> bool:
        return name in _ROWS

    def __iter__(self) -> Iterator[str]:
        return iter(_ROWS)

    def __len__(self) -> int:
        return len(_ROWS)


COMMANDS = _Commands()


def load(home: str) -> Any:
    """What ``module:function`` names."""
    module, _, name = home.partition(":")
    __import__(module)
    return getattr(sys.modules[module], name)


def is_asked(word: str) -> bool:
    """Whether the first word is a whole question in quotation marks and no command."""
    return " " in word.strip()


def tags_last(words: list[str]) -> list[str]:
    """``tag``'s ``-word`` takes a tag away and is no option: it goes behind ``--``."""
    if "--" in words:
        return words
    tags = [word for word in words if word[:1] == "-" and word[1:2] not in ("", "-")]
    tags = [word for word in tags if word != "-h"]
    return [*(word for word in words if word not in tags), "--", *tags] if tags else words
