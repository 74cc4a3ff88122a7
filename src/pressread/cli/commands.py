"""The table of commands: what each is called, says of itself, and takes.

This and ``parameters`` are the one source: the quick parser, help pages, completion, the manual
and Typer's application are made from them. To add an option: a ``Parameter`` there, its name in
the command's row here, and a parameter of that name in the function (or in its group of
``options``). To add a command: a row here, and its function.
"""

from __future__ import annotations

import sys

from pressread.cli import parameters as p
from pressread.cli.parameters import Parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


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
ROOT = Command("about:welcome", "", ABOUT, p.ARCHIVE)

# fmt: off
COMMANDS: dict[str, Command] = {
    "search": Command(
        "search:search", "Find",
        """Find articles, best first, with the passage that answers.

        Words mean AND; also "a phrase", OR, -word, field:word: pressread help query.

        $ pressread search s-400
        $ pressread search '"grave mistake" OR retaliation' --from 2020-12
        $ pressread search sanctions --by cavusoglu --json | jq '.hits[].headline'
        $ pressread search x --format ids | pressread show -

        Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
        """,
        p.MAYBE_QUERY, *p.FILTERS, *p.PAGING, *p.SEARCH, *p.OUTPUT, p.ARCHIVE, p.BATCH,
    ),
    "quotes": Command(
        "search:quotes", "Find",
        """Find statements: who said what about it, when, and in which role.

        A question will do: pressread 'what did Cavusoglu say about the S-400'.

        $ pressread quotes s-400 --by cavusoglu
        $ pressread quotes --by shugayev --from 2021-08 --context 1
        $ pressread quotes sanctions --format csv > said.csv

        Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
        """,
        p.MAYBE_QUERY, *p.FILTERS, *p.PAGING, *p.STATEMENTS, *p.OUTPUT, p.ARCHIVE,
    ),
    "list": Command(
        "search:listing", "Find",
        """List articles, newest first, a line each.

        $ pressread list --publisher 'Press TV' --from 2021
        $ pressread list sanctions --sort oldest --group-by month
        $ pressread list -n 0 --template '{published}\\t{headline}'

        Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
        """,
        p.MAYBE_QUERY, *p.FILTERS, *p.PAGING, *p.OUTPUT, p.ARCHIVE, p.GROUP_BY,
    ),
    "similar": Command(
        "search:similar", "Find",
        """Find articles that are like one: the same story by others, rewrites, follow-ups.

        $ pressread similar k3v9
        $ pressread similar k3v9 -n 3 --format ids

        Exit: 0 found, 1 nothing found or no such id, 2 an error, 130 interrupted.
        """,
        p.ID, *p.OUTPUT, p.ARCHIVE, p.LIMIT,
    ),
    "show": Command(
        "read:show", "Read",
        """Read articles, each set as a newspaper page.

        $ pressread show k3v9
        $ pressread show k3v9 --highlight 's-400 sanctions'
        $ pressread search s-400 --format ids | pressread show -
        $ pressread show k3v9 --json | jq '.quotes[].speaker.name'

        Exit: 0 shown, 1 no such id (the others are shown), 2 an error, 130 interrupted.
        """,
        p.IDS, *p.SHOW, *p.OUTPUT, p.ARCHIVE,
    ),
    "diff": Command(
        "read:diff", "Read",
        """Compare two articles word for word: what a rewrite kept, cut and added.

        $ pressread diff k3v9 7d4t

        Exit: 0 they differ, 1 they do not or there is no such id, 2 an error, 130 interrupted.
        """,
        p.ID, p.OTHER, *p.OUTPUT, p.ARCHIVE,
    ),
    "versions": Command(
        "read:versions", "Read",
        """Every text of a story in order of time: its address again, its near-copies; what changed.

        $ pressread versions k3v9
        $ pressread versions k3v9 --json | jq '.versions[].cut'

        Exit: 0 found, 1 there is one text alone or no such id, 2 an error, 130 interrupted.
        """,
        p.ID, *p.OUTPUT, p.ARCHIVE,
    ),
    "cite": Command(
        "read:cite", "Read",
        """Cite articles, or one statement in them, with the date of access and the source's hash.

        $ pressread cite k3v9 --style bibtex >> morgue.bib
        $ pressread cite k3v9 --quote 2 --style apa
        $ pressread cite k3v9 h2m4 --style csl-json > zotero.json

        Exit: 0 done, 1 no such id or statement, 2 an error, 130 interrupted.
        """,
        p.IDS, p.ARCHIVE, *p.CITATION,
    ),
    "browse": Command(
        "read:browse", "Read",
        """Read on a full screen: results left, the article right, search as you type.

        Keys are those of less and newsboat; ? shows them, q leaves. Needs pressread[browse].

        $ pressread browse
        $ pressread browse 's-400 speaker:cavusoglu'

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        p.MAYBE_QUERY, p.ARCHIVE, p.THEME, p.ISO,
    ),
    "open": Command(
        "opening:open_article", "Read",
        """Open an article in the browser: at its address, else the page that was saved.

        The saved page is shown from a copy made harmless: no script, no network.

        $ pressread open k3v9
        $ pressread open k3v9 --saved

        Exit: 0 done, 1 no such id, 2 an error, 130 interrupted.
        """,
        p.ID, p.SAVED_PAGE, p.ARCHIVE,
    ),
    "dossier": Command(
        "dossier:dossier", "Read",
        """Write a dossier of a person, or on a query: one page to hand over.

        Who, roles over time, a timeline, each statement with its article and citation, who else
        speaks. The page needs no pressread, no network and no script.

        $ pressread dossier cavusoglu
        $ pressread dossier s-400 sanctions -o s400.html
        $ pressread dossier lavrov -o lavrov/ --evidence
        $ (cd lavrov && sha256sum -c SHA256SUMS)

        Exit: 0 done, 1 nobody and nothing found, 2 an error, 130 interrupted.
        """,
        p.SUBJECT, *p.DOSSIER, p.ARCHIVE,
    ),
    "timeline": Command(
        "read:timeline", "Read",
        """Draw articles over time, a bar for each year, month or day as the span asks.

        $ pressread timeline s-400
        $ pressread timeline sanctions --per year --stacked
        $ pressread timeline --by cavusoglu --from 2020

        Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
        """,
        p.MAYBE_QUERY, *p.FILTERS, *p.OUTPUT, p.ARCHIVE, p.PER, p.STACKED, p.CHART,
    ),
    "stats": Command(
        "read:stats", "Read",
        """Show the archive at a glance: articles, span, publishers, speakers, sections, sizes.

        $ pressread stats
        $ pressread stats --json | jq .articles

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        *p.OUTPUT, p.ARCHIVE, p.CHART,
    ),
    "speakers list": Command(
        "people:listing", "Organise",
        """List who is quoted, most quoted first.

        $ pressread speakers
        $ pressread speakers list cavusoglu

        Exit: 0 found, 1 nobody found, 2 an error, 130 interrupted.
        """,
        p.MAYBE_NAME, *p.OUTPUT, p.ARCHIVE, p.LIMIT,
    ),
    "speakers dossier": Command(
        "people:dossier", "Organise",
        """Show what the archive knows of a person: spellings, roles over time, who quotes them.

        $ pressread speakers cavusoglu
        $ pressread speakers dossier list     # who is called as a command is

        Exit: 0 found, 1 nobody found, 2 an error, 130 interrupted.
        """,
        p.NAMES, *p.OUTPUT, p.ARCHIVE,
    ),
    "speakers merge": Command(
        "people:merge", "Organise",
        """Rule that several spellings are one person; the first names them.

        $ pressread speakers merge 'Mevlut Cavusoglu' 'Mevlüt Çavuşoğlu'

        Exit: 0 done, 1 nobody of that name, 2 an error, 130 interrupted.
        """,
        p.NAMES, p.ARCHIVE,
    ),
    "speakers split": Command(
        "people:split", "Organise",
        """Rule that a spelling is a person of its own.

        $ pressread speakers split 'M. Cavusoglu'

        Exit: 0 done, 1 nobody of that name, 2 an error, 130 interrupted.
        """,
        p.NAME, p.ARCHIVE,
    ),
    "tag": Command(
        "organise:tag", "Organise",
        """Tag articles: +word adds, -word takes away. Without any, print the tags.

        Tags are searched with tag:word.

        $ pressread tag k3v9 +s-400 -later
        $ pressread search cavusoglu --format ids | pressread tag - +minister

        Exit: 0 done, 1 no such id, 2 an error, 130 interrupted.
        """,
        p.TAGGED, p.ARCHIVE,
    ),
    "note": Command(
        "organise:note", "Organise",
        """Write a note on an article, or print the one there is. Notes are searched with note:word.

        $ pressread note k3v9 'first mention of the second batch'
        $ pressread note k3v9
        $ pressread note k3v9 ''

        Exit: 0 done, 1 no such id or no note to print, 2 an error, 130 interrupted.
        """,
        p.ID, p.NOTE, p.ARCHIVE,
    ),
    "mark": Command(
        "marks:mark", "Organise",
        """Mark a passage of an article: its words, a paragraph, or a part of one.

        ID:7 is paragraph 7, ID:7:10-42 characters 10 to 42 of it (from 0, half-open). Marks show in
        show, are searched with has:mark and mark:word, and go with an export.

        $ pressread mark k3v9 'a done deal' --note 'first time' --tag key
        $ pressread mark k3v9:7
        $ pressread mark k3v9 --remove 3

        Exit: 0 done, 1 no such article, words or mark, 2 an error, 130 interrupted.
        """,
        p.MARKED, p.PASSAGE, *p.MARKING, p.ARCHIVE,
    ),
    "marks": Command(
        "marks:listing", "Organise",
        """List marked passages: all, or those of the articles that a query finds.

        $ pressread marks
        $ pressread marks s-400 --format md

        Exit: 0 found, 1 there are none, 2 an error, 130 interrupted.
        """,
        p.MAYBE_QUERY, *p.OUTPUT, p.ARCHIVE,
    ),
    "correct": Command(
        "correct:correct", "Organise",
        """Correct an article or a statement: a ruling beside the record, shown everywhere.

        Fields: headline, byline (A; B), published, publisher, sections (A / B), url, dateline,
        language, kicker, summary; of a statement speaker, role, verb, kind (- is no statement).
        What was extracted is kept.

        $ pressread correct k3v9 published=2021-08-27 byline='Jane Doe; Li Wei'
        $ pressread correct k3v9#3 speaker='Dmitry Shugayev' role=director
        $ pressread correct k3v9#4 speaker=-
        $ pressread correct k3v9 --undo

        Exit: 0 done, 1 no such article or statement, nothing to undo or list, 2 an error.
        """,
        p.TARGET, p.CHANGES, *p.CORRECTING, p.ARCHIVE,
    ),
    "corrections": Command(
        "correct:corrections", "Organise",
        """List what was corrected, in all articles or those named, as it was made.

        $ pressread corrections
        $ pressread corrections --format jsonl > rulings.jsonl

        Exit: 0 found, 1 there are none, 2 an error, 130 interrupted.
        """,
        p.MAYBE_IDS, *p.OUTPUT, p.ARCHIVE,
    ),
    "saved list": Command(
        "organise:saved_list", "Organise",
        """List the saved searches.

        $ pressread saved

        Exit: 0 found, 1 there are none, 2 an error, 130 interrupted.
        """,
        *p.OUTPUT, p.ARCHIVE,
    ),
    "saved add": Command(
        "organise:saved_add", "Organise",
        """Keep a search under a name; one of that name is replaced.

        $ pressread saved add s400 's-400 -cyprus'

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        p.SAVED, p.QUERY, p.ARCHIVE,
    ),
    "saved run": Command(
        "organise:saved_run", "Organise",
        """Run a saved search; --new shows all that came since it last ran so.

        $ pressread saved run s400
        $ pressread saved run s400 --new --format md | mail -s S-400 me  # in cron

        Exit: 0 found, 1 nothing (new) or no such name, 2 an error, 130 interrupted.
        """,
        p.SAVED, *p.PAGING, *p.OUTPUT, p.ARCHIVE, p.NEW, p.UNDATED,
    ),
    "saved remove": Command(
        "organise:saved_remove", "Organise",
        """Forget a saved search.

        $ pressread saved remove s400

        Exit: 0 done, 1 no such name, 2 an error, 130 interrupted.
        """,
        p.SAVED, p.ARCHIVE,
    ),
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
        p.PATHS, *p.STATED, p.ARCHIVE, p.DRY_RUN, p.JOBS, p.REPORT, p.QUIET,
    ),
    "paste": Command(
        "intake:paste", "Bring in and take out",
        """Import the article that you copied: what is on the clipboard.

        $ pressread paste
        $ pressread paste --publisher 'Press TV' --published 2021-08-27

        Exit: 0 done, 1 nothing in it to import, 2 no clipboard or no article on it,
        130 interrupted.
        """,
        *p.STATED, p.ARCHIVE, p.QUIET,
    ),
    "parse": Command(
        "intake:parse", "Bring in and take out",
        """Print the record of the article in a file; no archive is touched.

        The record is JSON unless another format is asked for; an input of several articles gives
        several.

        $ pressread parse agency.txt
        $ pressread parse page.html --format md
        $ pressread parse - < page.html

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        p.FILE, *p.STATED, *p.OUTPUT,
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
        p.MAYBE_QUERY, *p.FILTERS, p.ARCHIVE, *p.EXPORT,
    ),
    "remove": Command(
        "upkeep:remove", "Bring in and take out",
        """Remove articles for good. On a terminal it asks first.

        $ pressread remove k3v9
        $ pressread list --section Sport -n 0 --format ids | pressread remove -y -

        Exit: 0 done, 1 no such id, 2 an error, 130 interrupted.
        """,
        p.IDS, p.ARCHIVE, p.YES,
    ),
    "check": Command(
        "upkeep:check", "Upkeep",
        """Verify the archive: every hash, the database, and the index against it.

        $ pressread check
        $ pressread check --json | jq '.problems[]'

        Exit: 0 all is well, 2 something is not, 130 interrupted.
        """,
        *p.OUTPUT, p.ARCHIVE,
    ),
    "rescue": Command(
        "upkeep:rescue", "Upkeep",
        """Copy all that can be read of a damaged archive into a new one.

        $ pressread rescue ~/morgue -o ~/morgue-rescued

        Every article that could not be read is named. The damaged archive stays as it is.

        Exit: 0 all of it was read, 2 something was lost, 130 interrupted.
        """,
        p.DAMAGED, p.RESCUED,
    ),
    "reindex": Command(
        "upkeep:reindex", "Upkeep",
        """Build the index anew from the archive.

        $ pressread reindex

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        p.ARCHIVE,
    ),
    "config": Command(
        "about:config", "Upkeep",
        """Show every setting, its value, and where that comes from.

        $ pressread config
        $ pressread config --json

        Exit: 0 done, 2 the configuration has an error, 130 interrupted.
        """,
        *p.OUTPUT,
    ),
    "schema": Command(
        "about:schema", "Upkeep",
        """Print the JSON Schema of an output.

        $ pressread schema record
        $ pressread schema search > search.schema.json

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        p.SCHEMA,
    ),
    "manual": Command(
        "manual:manual", "Upkeep",
        """Print the manual of the program or of a command, for man or as Markdown.

        $ pressread manual | man -l -
        $ pressread manual search | man -l -
        $ pressread manual --markdown > commands.md

        Exit: 0 done, 2 no such command, 130 interrupted.
        """,
        p.COMMAND, p.MARKDOWN,
    ),
    "completion": Command(
        "about:completion", "Upkeep",
        """Print the completion script of a shell.

        $ pressread completion bash > ~/.pressread.bash  # source it in ~/.bashrc
        $ pressread completion zsh > "${fpath[1]}/_pressread"
        $ pressread completion fish | source  # in ~/.config/fish/config.fish

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        p.SHELL,
    ),
}
# fmt: on


def load(home: str) -> Callable[..., Any]:
    """The function that ``module:function`` names."""
    module, _, name = home.partition(":")
    __import__(module)
    found: Callable[..., Any] = getattr(sys.modules[module], name)
    return found


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
