"""Every option and argument as Typer has to know it: spelling, help, checks, completion.

Only Typer's side and type checkers import this.
"""

from __future__ import annotations

from typing import Annotated, Literal

from typer import Argument, Option

_OUT, _WHICH, _PAGE, _ALWAYS = "Output", "Which articles", "How many", "Always"

ArchiveFolder = Annotated[
    str | None,
    Option("--archive", metavar="DIR", help="The archive's folder.", rich_help_panel=_ALWAYS),
]

Json = Annotated[bool, Option("--json", help="One JSON document.", rich_help_panel=_OUT)]
Format = Annotated[
    Literal["json", "jsonl", "csv", "md", "ids", "template", "plain"] | None,
    Option(
        "--format",
        metavar="json|jsonl|csv|md|ids|template|plain",
        help="json, jsonl, csv, md, ids, template or plain.",
        rich_help_panel=_OUT,
    ),
]
Template = Annotated[
    str | None,
    Option(
        "--template", metavar="TEXT", help="A line per record, as in '{id}\\t{headline}'.",
        rich_help_panel=_OUT,
    ),
]  # fmt: skip
Null = Annotated[
    bool, Option("-0", "--null", help="End records with NUL, for xargs -0.", rich_help_panel=_OUT)
]
Iso = Annotated[bool, Option("--iso", help="Dates as 2021-08-27.", rich_help_panel=_OUT)]
Color = Annotated[
    Literal["auto", "always", "never"] | None,
    Option(
        "--color", metavar="auto|always|never", help="auto, always or never.", rich_help_panel=_OUT
    ),
]
ThemeName = Annotated[
    Literal["auto", "light", "dark", "mono"] | None,
    Option(
        "--theme",
        metavar="auto|light|dark|mono",
        help="auto, light, dark or mono.",
        rich_help_panel=_OUT,
    ),
]
NoPager = Annotated[
    bool, Option("--no-pager", help="Straight to the terminal.", rich_help_panel=_OUT)
]
Quiet = Annotated[
    bool, Option("-q", "--quiet", help="No counts or notices on stderr.", rich_help_panel=_OUT)
]

Since = Annotated[
    str | None,
    Option("--from", metavar="DATE", help="Published then or later,", rich_help_panel=_WHICH),
]
Until = Annotated[
    str | None,
    Option("--until", metavar="DATE", help="… then or before.", rich_help_panel=_WHICH),
]
Section = Annotated[
    str | None,
    Option("--section", metavar="NAME", help="In this section.", rich_help_panel=_WHICH),
]
Publisher = Annotated[
    str | None,
    Option("--publisher", metavar="NAME", help="From this publisher.", rich_help_panel=_WHICH),
]
By = Annotated[
    str | None,
    Option("--by", metavar="NAME", help="With this speaker quoted.", rich_help_panel=_WHICH),
]
Undated = Annotated[
    bool,
    Option(
        "--include-undated", "--undated", rich_help_panel=_WHICH,
        help="With dates asked for: undated ones too.",
    ),
]  # fmt: skip

Limit = Annotated[
    int | None,
    Option("-n", "--limit", min=0, metavar="N", help="At most N; 0 is all.", rich_help_panel=_PAGE),
]
Page = Annotated[
    int, Option("--page", min=1, metavar="N", help="The Nth page of them.", rich_help_panel=_PAGE)
]
Sort = Annotated[
    Literal["relevance", "newest", "oldest", "headline"] | None,
    Option(
        "--sort",
        metavar="relevance|newest|oldest|headline",
        help="relevance, newest, oldest or headline.",
        rich_help_panel=_PAGE,
    ),
]
GroupBy = Annotated[
    Literal["publisher", "month", "year", "speaker"] | None,
    Option(
        "--group-by",
        metavar="publisher|month|year|speaker",
        help="publisher, month, year or speaker.",
        rich_help_panel=_PAGE,
    ),
]

Words = Annotated[list[str], Argument(metavar="QUERY", help="What to look for.")]
MaybeWords = Annotated[
    list[str] | None, Argument(metavar="QUERY", help="What to look for; all when left out.")
]
Ids = Annotated[
    list[str], Argument(metavar="ID", help="Ids or beginnings of ids; - reads them from stdin.")
]
Id = Annotated[str, Argument(metavar="ID", help="An id or the beginning of one.")]

Version = Annotated[
    bool, Option("--version", help="The version of pressread.", rich_help_panel=_ALWAYS)
]

Facets = Annotated[
    list[str] | None,
    Option(
        "--facets", "--facet", metavar="FIELD,…",
        help="Counts by publisher, section, speaker, year, month…",
    ),
]  # fmt: skip
Batch = Annotated[
    str | None,
    Option("--batch", metavar="FILE", help="A query a line; counts and hits as CSV or JSONL."),
]
NewSince = Annotated[
    str | None,
    Option("--new-since", metavar="DATE", help="Imported then or later.", rich_help_panel=_WHICH),
]
AllCopies = Annotated[bool, Option("--all-copies", help="Near-copies as hits of their own.")]
Literally = Annotated[bool, Option("--literal", help="Letter for letter: no stems, no folding.")]
Expand = Annotated[bool, Option("--expand", help="With related words from the best hits.")]
Explain = Annotated[bool, Option("--explain", help="How the query is read and the hits ranked.")]
Snippets = Annotated[int, Option("--snippets", min=0, max=20, metavar="N", help="Passages a hit;")]
Context = Annotated[
    int, Option("--context", min=0, max=20, metavar="N", help="… paragraphs around each.")
]
ContextOfQuote = Annotated[
    int,
    Option("--context", min=0, max=20, metavar="N", help="Paragraphs before and after each."),
]

Role = Annotated[str | None, Option("--role", metavar="TEXT", help="Spoken in this role.")]
Verb = Annotated[str | None, Option("--verb", metavar="WORD", help="Introduced by this verb.")]
Kind = Annotated[
    Literal["direct", "partial"] | None, Option("--kind", help="Whole sentences, or some words.")
]

Highlight = Annotated[
    str | None, Option("--highlight", metavar="QUERY", help="Mark what this query finds.")
]
Raw = Annotated[bool, Option("--raw", help="The source as it was found, byte for byte.")]
Provenance = Annotated[bool, Option("--provenance", help="Where each field comes from.")]
CiteStyle = Annotated[
    Literal["bibtex", "ris", "csl-json", "apa", "chicago"],
    Option("--style", help="The form of the citation."),
]
QuoteNumber = Annotated[
    int | None,
    Option("--quote", min=0, metavar="N", help="Cite statement N (its number in quotes)."),
]
Accessed = Annotated[
    str | None, Option("--accessed", metavar="DATE", help="Date of access (else of the import).")
]
Other = Annotated[str, Argument(metavar="OTHER", help="The article to compare it with.")]

Bucket = Annotated[
    Literal["year", "month", "day"] | None,
    Option("--per", help="The time of a bar (else as the span asks)."),
]
Stacked = Annotated[bool, Option("--stacked", help="Bars parted by publisher.")]

Paths = Annotated[list[str], Argument(metavar="PATH", help="Files, folders, or - for stdin.")]
File = Annotated[str, Argument(metavar="FILE", help="A file, or - for stdin.")]
DryRun = Annotated[bool, Option("--dry-run", help="Say what would happen; keep nothing.")]
Jobs = Annotated[
    int | None, Option("-j", "--jobs", min=1, max=64, metavar="N", help="Processes that read.")
]
StatedPublisher = Annotated[
    str | None, Option("--publisher", metavar="NAME", help="Where the text does not say.")
]
StatedDate = Annotated[
    str | None, Option("--published", metavar="DATE", help="Where the text does not say.")
]
StatedSections = Annotated[
    list[str] | None, Option("--section", metavar="NAME", help="Repeat it from wide to narrow.")
]
StatedUrl = Annotated[
    str | None, Option("--url", metavar="URL", help="The address it was published at.")
]
Into = Annotated[
    str | None, Option("-o", "--output", metavar="FILE", help="Write there, not to stdout.")
]
ExportFormat = Annotated[
    Literal["jsonl", "md", "csv", "sqlite"],
    Option(
        "--format",
        help="JSON Lines, Markdown, a table, a database.",
    ),
]
Bare = Annotated[
    bool, Option("--bare", help="jsonl, md: records, tags and notes alone, without raw bytes.")
]
Yes = Annotated[bool, Option("-y", "--yes", help="Do not ask.")]

Name = Annotated[str, Argument(metavar="NAME", help="A name as the articles spell it.")]
Names = Annotated[list[str], Argument(metavar="NAME", help="Spellings of the same person.")]
SavedName = Annotated[str, Argument(metavar="SAVED", help="The name of a saved search.")]
New = Annotated[bool, Option("--new", help="Only what came since the last run.")]
IdsAndTags = Annotated[
    list[str], Argument(metavar="ID… +TAG -TAG", help="Ids, tags to add (+) and to take away (-).")
]
NoteText = Annotated[
    list[str] | None, Argument(metavar="TEXT", help='The note; "" removes it; none prints it.')
]
SchemaName = Annotated[
    Literal[
        "record",
        "articles",
        "search",
        "similar",
        "batch",
        "quotes",
        "list",
        "timeline",
        "stats",
        "speakers",
        "diff",
        "saved",
        "explain",
        "check",
        "config",
    ],
    Argument(
        metavar="OUTPUT",
        help="record, articles, search, similar, batch, quotes, list, timeline, stats, speakers,"
        " diff, saved, explain, check or config.",
    ),
]
Shell = Annotated[
    Literal["bash", "zsh", "fish"], Argument(metavar="SHELL", help="bash, zsh or fish.")
]
MaybeName = Annotated[
    list[str] | None, Argument(metavar="NAME", help="Words of the name; all when left out.")
]
