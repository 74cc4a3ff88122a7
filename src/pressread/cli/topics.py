"""What ``pressread help TOPIC`` tells: how to ask, and the options that most commands have."""

from __future__ import annotations

Rows = tuple[tuple[str, str], ...]

_QUERY = "A query is words, joined by AND. Case, accents and endings do not matter."
_WORDS: Rows = (
    ("turkey sanctions", "both words, in any form"),
    ('"grave mistake"', "the very phrase; small words count, curly marks are fine"),
    ("s-400 OR patriot", "either; ( ) groups"),
    ("-cyprus", "without the word (in the shell: 's-400 -cyprus')"),
    ("sanction* cavusoglu~", "beginnings; misspellings"),
    ("=sanction", "this form alone"),
    ("turkey near/5 nato", "at most five words apart"),
)
_FIELDS: Rows = (
    ("headline: body: caption:", "only there; so byline: section: publisher: language:"),
    ("speaker:lavrov quote:deal", "what was said, by whom; role: and verb: too"),
    ("published:2021-08", "a year, month or day; a..b; yesterday, last week"),
    ("after:2020 before:2021-06", "when; undated articles: --include-undated"),
    ("words:500.. has:quotes", "so has:date has:byline has:caption has:tag is:copy"),
    ("tag:later note:check", "what you wrote in the margin"),
)
_OPTIONS = "Options that most commands have. An option goes before or after the query."
_MANY: Rows = (
    ("-n, --limit N", "at most N; 0 is all"),
    ("--page N", "the Nth page of so many"),
    ("--sort ORDER", "relevance, newest, oldest or headline"),
    ("--group-by WHAT", "publisher, month, year or speaker"),
)
_OUTPUT: Rows = (
    ("--json", "one JSON document; pressread schema OUTPUT describes it"),
    ("--format FORM", "json, jsonl, csv, md, ids, template or plain"),
    ("--template TEXT", r"a line for each, as in '{published}\t{headline}'"),
    ("-0, --null", "end each with NUL, for xargs -0"),
    ("--iso", "dates as 2021-08-27"),
    ("--color WHEN", "auto, always or never"),
    ("--theme NAME", "auto, light, dark or mono"),
    ("--no-pager", "straight to the terminal"),
    ("-q, --quiet", "no counts or notices on stderr"),
    ("--archive DIR", "the archive's folder, else PRESSREAD_ARCHIVE, else your data folder"),
)
_ENVIRONMENT: Rows = (
    ("PRESSREAD_ARCHIVE _CONFIG", "folder of the archive; file of settings"),
    ("PRESSREAD_THEME _PAGER", "and PAGER, COLUMNS, NO_COLOR, TERM as everywhere"),
    ("PRESSREAD_DEBUG", "an error keeps its traceback"),
)

#: topic → its first sentence, rows under their headings, examples
SHEETS: dict[str, tuple[str, tuple[tuple[str, Rows], ...], tuple[str, ...]]] = {
    "query": (
        _QUERY,
        (("Words", _WORDS), ("Fields", _FIELDS)),
        (
            "pressread search 's-400 -cyprus published:2020'",
            "pressread search '\"done deal\" OR (turkey near/5 nato)'",
            "pressread search x --explain",
        ),
    ),
    "options": (
        _OPTIONS,
        (("How many", _MANY), ("Output", _OUTPUT), ("Environment", _ENVIRONMENT)),
        (
            "pressread list --sort oldest -n 5 --iso",
            "pressread search s-400 --format ids | pressread show -",
        ),
    ),
}
