"""Every option and argument of the command line, each written once.

A command of ``commands`` names those that it takes. What is written here is all there is: the
quick parser, help pages, completion, the manual and Typer's own parameters are made from it.
Defaults stand with the functions and groups of ``options`` that take the values.
"""

from __future__ import annotations

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
GROUP_BY = Parameter(
    "group_by", "--group-by publisher|month|year|speaker", "Each under its own head.", MANY
)

QUERY = Parameter("query", "QUERY", "What to look for.", several=True, needed=True)
MAYBE_QUERY = Parameter("query", "QUERY", "What to look for; all when left out.", several=True)
IDS = Parameter(
    "id", "ID", "Ids or beginnings of ids; - reads them from stdin.", several=True, needed=True
)
MAYBE_IDS = Parameter("id", "ID", "Ids or beginnings of ids; all when left out.", several=True)
ID = Parameter("id", "ID", "An id or the beginning of one.", needed=True)
OTHER = Parameter("other", "OTHER", "The article to compare it with.", needed=True)

SEARCH = (
    Parameter("new_since", "--new-since DATE", "Imported then or later.", WHICH),
    Parameter(
        "facet", "--facets FIELD,…", "Counts by publisher, section, speaker, year, month…",
        several=True, also="--facet",
    ),
    Parameter("all_copies", "--all-copies", "Near-copies as hits of their own."),
    Parameter("literal", "--literal", "Letter for letter: no stems, no folding."),
    Parameter("relaxed", "--relaxed", "Near answers in CSV and ids as well."),
    Parameter("expand", "--expand", "With related words from the best hits."),
    Parameter("explain", "--explain", "How the query is read and the hits ranked."),
    Parameter("snippets", "--snippets N", "Passages a hit;", least=0, most=20),
    Parameter("context", "--context N", "… paragraphs around each.", least=0, most=20),
    GROUP_BY,
)  # fmt: skip
BATCH = Parameter("batch", "--batch FILE", "A query a line; counts and hits as CSV or JSONL.")
STATEMENTS = (
    Parameter("role", "--role TEXT", "Spoken in this role."),
    Parameter("verb", "--verb WORD", "Introduced by this verb."),
    Parameter("kind", "--kind direct|partial|reported", "Whole sentences, some words, no marks."),
    Parameter("reported", "--reported", "What is reported without quotation marks, too."),
    Parameter("context", "--context N", "Paragraphs before and after each.", least=0, most=20),
    GROUP_BY,
)

SHOW = (
    Parameter("highlight", "--highlight QUERY", "Mark what this query finds."),
    Parameter("raw", "--raw", "The source as it was found, byte for byte."),
    Parameter("provenance", "--provenance", "Where each field comes from."),
    Parameter("reported", "--reported", "What is reported without quotation marks, too."),
)
CITATION = (
    Parameter("style", "--style bibtex|ris|csl-json|apa|chicago", "The form of the citation."),
    Parameter("quote", "--quote N", "Cite statement N (its number in quotes).", least=0),
    Parameter("accessed", "--accessed DATE", "Date of access (else of the import)."),
)
PER = Parameter("per", "--per year|month|day", "The time of a bar (else as the span asks).")
CHART = Parameter("output", "-o, --output FILE", "Draw it as FILE.svg.")
STACKED = Parameter("stacked", "--stacked", "Bars parted by publisher.")

PATHS = Parameter("path", "PATH", "Files, folders, or - for stdin.", several=True, needed=True)
FILE = Parameter("file", "FILE", "A file, or - for stdin.", needed=True)
DRY_RUN = Parameter("dry_run", "--dry-run", "Say what would happen; keep nothing.")
REPORT = Parameter(
    "report", "--report FILE", "Write what became of each file or record there, as JSON Lines."
)
JOBS = Parameter("jobs", "-j, --jobs N", "Processes that read.", least=1, most=64)
STATED = (
    Parameter("publisher", "--publisher NAME", "Where the text does not say."),
    Parameter("published", "--published DATE", "Where the text does not say."),
    Parameter("section", "--section NAME", "Repeat it from wide to narrow.", several=True),
    Parameter("url", "--url URL", "The address it was published at."),
)
EXPORT = (
    Parameter(
        "format", "--format jsonl|md|csv|sqlite", "JSON Lines, Markdown, a table, a database."
    ),
    Parameter("output", "-o, --output FILE", "Write there, not to stdout."),
    Parameter("bare", "--bare", "jsonl, md: records, tags and notes alone, without raw bytes."),
)  # fmt: skip
DAMAGED = Parameter("folder", "DIR", "The folder of the damaged archive.", needed=True)
RESCUED = Parameter("output", "-o, --output NEW", "The folder of the new one.")
YES = Parameter("yes", "-y, --yes", "Do not ask.")

NAME = Parameter("name", "NAME", "A name as the articles spell it.", needed=True)
SUBJECT = Parameter(
    "name", "NAME|QUERY", "A person of the register, else a query.", several=True, needed=True
)
NAMES = Parameter("name", "NAME", "Spellings of the same person.", several=True, needed=True)
MAYBE_NAME = Parameter("name", "NAME", "Words of the name; all when left out.", several=True)
SAVED = Parameter("name", "SAVED", "The name of a saved search.", needed=True)
NEW = Parameter("new", "--new", "Only what came since the last run.")
TAGGED = Parameter(
    "words", "ID… +TAG -TAG", "Ids, tags to add (+) and to take away (-).", several=True,
    needed=True,
)  # fmt: skip
PASSAGE = Parameter("words", "WORDS", "The words, letter for letter.", several=True)
MARKING = (
    Parameter("note", "--note TEXT", "What is worth remembering of it."),
    Parameter("tag", "--tag WORD", "A tag; repeat it for more.", several=True),
    Parameter("remove", "--remove N", "Take mark N away (its number in marks).", least=1),
)
NOTE = Parameter("text", "TEXT", 'The note; "" removes it; none prints it.', several=True)
TARGET = Parameter("target", "ID", "An article; ID#3 its statement 3.", needed=True)
MARKED = Parameter(
    "target", "ID", "An article; ID:7 its paragraph 7, ID:7:10-42 a part of it.", needed=True
)
CHANGES = Parameter("changes", "FIELD=VALUE", "What it is in truth; - for nothing.", several=True)
CORRECTING = (
    Parameter("edit", "-e, --edit", "In your editor (VISUAL, EDITOR), all fields at once."),
    Parameter("undo", "--undo", "Take back what was corrected last."),
    Parameter("list", "--list", "All that was corrected in it, when, and what stood there."),
)
DOSSIER = (
    Parameter("output", "-o, --output FILE", "FILE.html, or a folder (else NAME.html here)."),
    Parameter("evidence", "--evidence", "With records, sources and their SHA256SUMS."),
    Parameter("force", "-f, --force", "Write over what is there."),
)
SAVED_PAGE = Parameter("saved", "--saved", "The page as it was saved, not its address.")
COMMAND = Parameter("command", "COMMAND", "One command; the program when left out.", several=True)
MARKDOWN = Parameter("markdown", "--markdown", "As Markdown; of the program every command.")
SHELL = Parameter(
    "shell", "SHELL", "bash, zsh or fish.", needed=True, choices=("bash", "zsh", "fish")
)
SCHEMA = Parameter(
    "name", "OUTPUT",
    "record, articles, search, similar, batch, quotes, list, timeline, stats, speakers,"
    " diff, saved, corrections, marks, versions, explain, check or config.",
    needed=True,
    choices=("record", "articles", "search", "similar", "batch", "quotes", "list", "timeline",
             "stats", "speakers", "diff", "saved", "corrections", "marks", "versions", "explain",
             "check", "config"),
)  # fmt: skip
