"""Commands that find and read."""

from __future__ import annotations

from pressread.cli.commands import (
    ARCHIVE,
    FILTERS,
    ID,
    IDS,
    ISO,
    LIMIT,
    MANY,
    MAYBE_QUERY,
    OUTPUT,
    PAGING,
    THEME,
    WHICH,
    Command,
    Parameter,
)

GROUP_BY = Parameter(
    "group_by", "--group-by publisher|month|year|speaker", "Each under its own head.", MANY
)
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
SUBJECT = Parameter(
    "name", "NAME|QUERY", "A person of the register, else a query.", several=True, needed=True
)
DOSSIER = (
    Parameter("output", "-o, --output FILE", "FILE.html, or a folder (else NAME.html here)."),
    Parameter("evidence", "--evidence", "With records, sources and their SHA256SUMS."),
    Parameter("force", "-f, --force", "Write over what is there."),
)
SAVED_PAGE = Parameter("saved", "--saved", "The page as it was saved, not its address.")

# fmt: off
ROWS: dict[str, Command] = {
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
        MAYBE_QUERY, *FILTERS, *PAGING, *SEARCH, *OUTPUT, ARCHIVE, BATCH,
    ),
    "quotes": Command(
        "quotes:quotes", "Find",
        """Find statements: who said what about it, when, and in which role.

        A question will do: pressread 'what did Cavusoglu say about the S-400'.

        $ pressread quotes s-400 --by cavusoglu
        $ pressread quotes --by shugayev --from 2021-08 --context 1
        $ pressread quotes sanctions --format csv > said.csv

        Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
        """,
        MAYBE_QUERY, *FILTERS, *PAGING, *STATEMENTS, *OUTPUT, ARCHIVE,
    ),
    "list": Command(
        "search:listing", "Find",
        """List articles, newest first, a line each.

        $ pressread list --publisher 'Press TV' --from 2021
        $ pressread list sanctions --sort oldest --group-by month
        $ pressread list -n 0 --template '{published}\\t{headline}'

        Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
        """,
        MAYBE_QUERY, *FILTERS, *PAGING, *OUTPUT, ARCHIVE, GROUP_BY,
    ),
    "similar": Command(
        "search:similar", "Find",
        """Find articles that are like one: the same story by others, rewrites, follow-ups.

        $ pressread similar k3v9
        $ pressread similar k3v9 -n 3 --format ids

        Exit: 0 found, 1 nothing found or no such id, 2 an error, 130 interrupted.
        """,
        ID, *OUTPUT, ARCHIVE, LIMIT,
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
        IDS, *SHOW, *OUTPUT, ARCHIVE,
    ),
    "diff": Command(
        "read:diff", "Read",
        """Compare two articles word for word: what a rewrite kept, cut and added.

        $ pressread diff k3v9 7d4t

        Exit: 0 they differ, 1 they do not or there is no such id, 2 an error, 130 interrupted.
        """,
        ID, OTHER, *OUTPUT, ARCHIVE,
    ),
    "versions": Command(
        "read:versions", "Read",
        """Every text of a story in order of time: its address again, its near-copies; what changed.

        $ pressread versions k3v9
        $ pressread versions k3v9 --json | jq '.versions[].cut'

        Exit: 0 found, 1 there is one text alone or no such id, 2 an error, 130 interrupted.
        """,
        ID, *OUTPUT, ARCHIVE,
    ),
    "cite": Command(
        "read:cite", "Read",
        """Cite articles, or one statement in them, with the date of access.

        bibtex, ris and csl-json note the statement, the id and the hash of the source.

        $ pressread cite k3v9 --style bibtex >> morgue.bib
        $ pressread cite k3v9 --quote 2 --style apa
        $ pressread cite k3v9 h2m4 --style csl-json > zotero.json

        Exit: 0 done, 1 no such id or statement, 2 an error, 130 interrupted.
        """,
        IDS, ARCHIVE, *CITATION,
    ),
    "browse": Command(
        "read:browse", "Read",
        """Read on a full screen: results left, the article right, search as you type.

        Keys are those of less and newsboat; ? shows them, q leaves. Needs pressread[browse].

        $ pressread browse
        $ pressread browse 's-400 speaker:cavusoglu'

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        MAYBE_QUERY, ARCHIVE, THEME, ISO,
    ),
    "open": Command(
        "read:open_article", "Read",
        """Open an article in the browser: at its address, else the page that was saved.

        The saved page is shown from a copy made harmless: no script, no network.

        $ pressread open k3v9
        $ pressread open k3v9 --saved

        Exit: 0 done, 1 no such id, 2 an error, 130 interrupted.
        """,
        ID, SAVED_PAGE, ARCHIVE,
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
        SUBJECT, *DOSSIER, ARCHIVE,
    ),
    "timeline": Command(
        "read:timeline", "Read",
        """Draw articles over time, a bar for each year, month or day as the span asks.

        $ pressread timeline s-400
        $ pressread timeline sanctions --per year --stacked
        $ pressread timeline --by cavusoglu --from 2020

        Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
        """,
        MAYBE_QUERY, *FILTERS, *OUTPUT, ARCHIVE, PER, STACKED, CHART,
    ),
    "stats": Command(
        "read:stats", "Read",
        """Show the archive at a glance: articles, span, publishers, speakers, sections, sizes.

        $ pressread stats
        $ pressread stats --json | jq .articles

        Exit: 0 done, 2 an error, 130 interrupted.
        """,
        *OUTPUT, ARCHIVE, CHART,
    ),
}
# fmt: on
