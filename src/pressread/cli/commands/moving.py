"""Commands that bring in and take out, and of upkeep."""

from __future__ import annotations

from pressread.cli.commands import (
    ARCHIVE,
    FILE,
    FILTERS,
    IDS,
    MAYBE_QUERY,
    OUTPUT,
    QUIET,
    Command,
    Parameter,
)

PATHS = Parameter("path", "PATH", "Files, folders, or - for stdin.", several=True, needed=True)
DRY_RUN = Parameter("dry_run", "--dry-run", "Say what would happen; keep nothing.")
REPORT = Parameter(
    "report", "--report FILE", "Write what became of each file or record there, as JSON Lines."
)
WATCH = Parameter("watch", "--watch", "Go on with what comes into the folders, till Ctrl-C.")
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
CHECKED = Parameter("dossier", "DOSSIER", "A folder that dossier --evidence wrote.")
DAMAGED = Parameter("folder", "DIR", "The folder of the damaged archive.", needed=True)
RESCUED = Parameter("output", "-o, --output NEW", "The folder of the new one.")
YES = Parameter("yes", "-y, --yes", "Do not ask.")
COMMAND = Parameter("command", "COMMAND", "One command; the program when left out.", several=True)
MARKDOWN = Parameter("markdown", "--markdown", "As Markdown; of the program every command.")
SHELL = Parameter(
    "shell", "SHELL", "bash, zsh or fish.", needed=True, choices=("bash", "zsh", "fish")
)
SCHEMA = Parameter(
    "name", "OUTPUT",
    "record, articles, search, similar, batch, quotes, list, timeline, stats, speakers,"
    " suggestions, diff, saved, corrections, marks, versions, explain, check or config.",
    needed=True,
    choices=("record", "articles", "search", "similar", "batch", "quotes", "list", "timeline",
             "stats", "speakers", "suggestions", "diff", "saved", "corrections", "marks",
             "versions", "explain", "check", "config"),
)  # fmt: skip

# fmt: off
ROWS: dict[str, Command] = {
    "import": Command(
        "intake:bring", "Bring in and take out",
        """Import articles: files, whole folders, or - for stdin.

        The format is told by content: pasted text, saved pages, feeds, mail, database exports,
        exports of pressread's, packed files. The same article is not added twice.

        $ pressread import ~/clippings
        $ pressread import agency.txt --publisher 'Press TV' --published 2021-08-27
        $ curl -s "$URL" | pressread import - --url "$URL"

        Exit: 0 all done, 1 nothing there to import, 2 some failed (the rest is imported),
        130 interrupted.
        """,
        PATHS, *STATED, ARCHIVE, DRY_RUN, JOBS, REPORT, WATCH, QUIET,
    ),
    "paste": Command(
        "intake:paste", "Bring in and take out",
        """Import the article that you copied: what is on the clipboard.

        $ pressread paste
        $ pressread paste --publisher 'Press TV' --published 2021-08-27

        Exit: 0 done, 1 nothing in it to import, 2 no clipboard or no article on it,
        130 interrupted.
        """,
        *STATED, ARCHIVE, QUIET,
    ),
    "parse": Command(
        "parsing:parse", "Bring in and take out",
        """Print the record of the article in a file; no archive is touched.

        The record is JSON unless another format is asked for; an input of several articles gives
        several.

        $ pressread parse agency.txt
        $ pressread parse page.html --format md
        $ pressread parse - < page.html

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        FILE, *STATED, *OUTPUT,
    ),
    "export": Command(
        "exporting:export", "Bring in and take out",
        """Write articles out: all, or those that answer a query and filters.

        import restores jsonl, md (a page each in the folder -o names) and sqlite (needs -o):
        records, raw bytes, tags, notes, who is who; of a whole archive saved searches too.
        csv is a table.

        $ pressread export > morgue.jsonl
        $ pressread export s-400 --format md -o pages/
        $ pressread export --format sqlite -o morgue.db

        Exit: 0 done, 1 nothing to write, 2 an error, 130 interrupted.
        """,
        MAYBE_QUERY, *FILTERS, ARCHIVE, *EXPORT,
    ),
    "remove": Command(
        "exporting:remove", "Bring in and take out",
        """Remove articles for good. On a terminal it asks first.

        $ pressread remove k3v9
        $ pressread list --section Sport -n 0 --format ids | pressread remove -y -

        Exit: 0 done, 1 no such id, 2 an error, 130 interrupted.
        """,
        IDS, ARCHIVE, YES,
    ),
    "check": Command(
        "upkeep:check", "Upkeep",
        """Verify the archive: every hash, the database, and the index against it.

        With DOSSIER, the files of a dossier with evidence against its SHA256SUMS.

        $ pressread check
        $ pressread check lavrov/
        $ pressread check --json | jq '.problems[]'

        Exit: 0 all is well, 2 something is not, 130 interrupted.
        """,
        CHECKED, *OUTPUT, ARCHIVE,
    ),
    "rescue": Command(
        "upkeep:rescue", "Upkeep",
        """Copy all that can be read of a damaged archive into a new one.

        $ pressread rescue ~/morgue -o ~/morgue-rescued

        Every article that could not be read is named. The damaged archive stays as it is.

        Exit: 0 all of it was read, 2 something was lost, 130 interrupted.
        """,
        DAMAGED, RESCUED,
    ),
    "reindex": Command(
        "upkeep:reindex", "Upkeep",
        """Build the index anew from the archive.

        $ pressread reindex

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        ARCHIVE,
    ),
    "config": Command(
        "upkeep:config", "Upkeep",
        """Show every setting, its value, and where that comes from.

        $ pressread config
        $ pressread config --json

        Exit: 0 done, 2 the configuration has an error, 130 interrupted.
        """,
        *OUTPUT,
    ),
    "schema": Command(
        "upkeep:schema", "Upkeep",
        """Print the JSON Schema of an output.

        $ pressread schema record
        $ pressread schema search > search.schema.json

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        SCHEMA,
    ),
    "mcp": Command(
        "serving:mcp", "Upkeep",
        """Serve the archive to an agent over stdio: search, quotes, show, speakers, timeline.

        Read only, a page at a time. Needs pressread[mcp]; an agent is told to start this command.

        $ pressread mcp
        $ pressread mcp --archive ~/morgue

        Exit: 0 the agent hung up, 2 an error, 130 interrupted.
        """,
        ARCHIVE,
    ),
    "manual": Command(
        "manual:manual", "Upkeep",
        """Print the manual of the program or of a command, for man or as Markdown.

        $ pressread manual | man -l -
        $ pressread manual search | man -l -
        $ pressread manual --markdown > commands.md

        Exit: 0 done, 2 no such command, 130 interrupted.
        """,
        COMMAND, MARKDOWN,
    ),
    "completion": Command(
        "upkeep:completion", "Upkeep",
        """Print the completion script of a shell.

        $ pressread completion bash > ~/.pressread.bash  # source it in ~/.bashrc
        $ pressread completion zsh > "${fpath[1]}/_pressread"
        $ pressread completion fish | source  # in ~/.config/fish/config.fish

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        SHELL,
    ),
}
# fmt: on
