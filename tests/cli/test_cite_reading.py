"""Citations as the programs read them that they are for: Zotero, BibTeX, reference managers.

The readers here are small and strict, written to the rules of each format; ``citeproc-py``,
``pybtex``, ``bibtexparser`` and ``rispy`` were tried by hand on the same entries.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pressread.article import Article
from pressread.cite import cited
from pressread.cite.entry import name
from pressread.sanitize import clean
from tests.making import article
from tests.render.samples import ALL_ARTICLES

HOSTILE = (
    "100% of {braces} & $5_000 #1 ~tilde ^caret \\backslash", "a lone } and {", "ends in \\",
    "@evil{x,", "ER  - \r\nTY  - BOOK", 'Line\nbreak "quoted" “curly”', "Işıl Çağlar: ß æ 林海燕",
    "مرحبا", "\x1b[2J\u202e", "---", "{", "}", "\\{", "%", "AU  - x",
)  # fmt: skip
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=40))
ARTICLES = st.builds(
    article,
    TEXT,
    publisher=st.none() | TEXT,
    byline=st.lists(TEXT.filter(lambda text: text.strip()), max_size=3).map(tuple),
    sections=st.lists(TEXT, max_size=2).map(tuple),
    published=st.sampled_from((None, "2021", "2021-08", "2021-08-27", "2021-08-27T10:00:00+02:00")),
    summary=st.none() | TEXT,
)

# ---- CSL-JSON: what csl-data.json (CSL 1.0.2) says of the fields that we write

_NAME = {
    "type": "object", "additionalProperties": False, "minProperties": 1,
    "properties": {key: {"type": "string", "minLength": 1}
                   for key in ("family", "given", "suffix", "literal")},
    "oneOf": [{"required": ["literal"], "maxProperties": 1}, {"required": ["family", "given"]}],
}  # fmt: skip
_DATE = {
    "type": "object", "additionalProperties": False, "required": ["date-parts"],
    "properties": {"date-parts": {
        "type": "array", "minItems": 1, "maxItems": 2,
        "items": {
            "type": "array", "minItems": 1, "maxItems": 3, "items": False,
            "prefixItems": [{"type": "integer"}, {"type": "integer", "minimum": 1, "maximum": 12},
                            {"type": "integer", "minimum": 1, "maximum": 31}],
        },
    }},
}  # fmt: skip
_STRINGS = ("title", "container-title", "URL", "language", "section", "abstract", "note")
CSL = Draft202012Validator({
    "type": "array",
    "items": {
        "type": "object", "required": ["type", "id"], "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "type": {"const": "article-newspaper"},
            "author": {"type": "array", "items": _NAME},
            "issued": _DATE, "accessed": _DATE,
            **{key: {"type": "string", "minLength": 1} for key in _STRINGS},
        },
    },
})  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=3))
@example([article("\ufeff", "Text.")])  # a headline of nothing that shows
def test_csl_json_keeps_to_its_schema_and_to_the_article(articles: list[Article]) -> None:
    items = json.loads(cited(articles, "csl-json"))
    CSL.validate(items)
    for item, source in zip(items, articles, strict=True):
        assert item["title"] == (clean(source.headline or "") or "Untitled")
        assert item.get("container-title", "") == clean(source.publisher or "")
        assert item.get("abstract", "") == clean(source.summary or "")


# ---- BibTeX: braces are counted whether escaped or not, as BibTeX itself and pybtex do

_ENTRY = re.compile(r"@(\w+)\{([A-Za-z0-9_]+),\n")
_FIELD = re.compile(r"  (\w+) = \{")
_UNTEX = {
    r"\{\vphantom{\}}": "{", r"\vphantom{\{}\}": "}", r"{\textbackslash}": "\\",
    r"{\textasciitilde}": "~", r"{\textasciicircum}": "^",
    **{f"\\{char}": char for char in "&%$#_{}"},
}  # fmt: skip
_TEX = re.compile("|".join(map(re.escape, _UNTEX)))


def value_at(text: str, start: int) -> tuple[str, int]:
    """The value whose brace opened before ``start``, and where it ended."""
    depth, at = 1, start
    while depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return text[start : at - 1], at


def read_bibtex(text: str) -> list[dict[str, str]]:
    entries, at = [], 0
    while at < len(text):
        head = _ENTRY.match(text, at)
        assert head, text[at : at + 80]
        fields, at = {"": head[1], "key": head[2]}, head.end()
        while text[at] != "}":
            field = _FIELD.match(text, at)
            assert field, text[at : at + 80]
            fields[field[1]], at = value_at(text, field.end())
            assert text[at : at + 2] == ",\n"
            at += 2
        assert text[at : at + 3] == "}\n\n"
        at += 3
        entries.append(fields)
    return entries


def untex(text: str) -> str:
    return _TEX.sub(lambda found: _UNTEX[found[0]], text)


@settings(max_examples=60, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=3))
def test_bibtex_gives_back_what_was_written(articles: list[Article]) -> None:
    entries = read_bibtex(cited(articles, "bibtex"))
    assert len(entries) == len(articles)
    for entry, source in zip(entries, articles, strict=True):
        assert entry[""] == "article"
        assert untex(entry["title"][1:-1]) == (clean(source.headline or "") or "Untitled")
        assert untex(entry.get("journal", "")) == clean(source.publisher or "")
        assert entry.get("date", "") == (source.published or "")[:10]
        assert len(people(entry.get("author", ""))) == len(source.byline)


def people(authors: str) -> list[str]:
    """The names of an author field: parted by ``and`` outside braces."""
    found, begun, depth = [], 0, 0
    for at, char in enumerate(authors):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if not depth and re.match(r"\sand\s", authors[at : at + 5]):
            found.append(authors[begun:at])
            begun = at + 5
    return [*found, authors[begun:]] if authors else []


# ---- RIS: a tag, two spaces, a dash, a space; a record ends in ER

_RIS = re.compile(r"([A-Z][A-Z0-9])  - (.*)")


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    assert text.endswith("\r\n\r\n")
    found = []
    for record in text[:-4].split("\r\n\r\n"):
        lines = record.split("\r\n")
        matches = [_RIS.fullmatch(line) for line in lines]
        assert all(matches), lines
        found.append([(match[1], match[2]) for match in matches if match])
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=3))
def test_ris_gives_back_what_was_written(articles: list[Article]) -> None:
    records = read_ris(cited(articles, "ris"))
    assert len(records) == len(articles)
    for record, source in zip(records, articles, strict=True):
        assert record[0] == ("TY", "NEWS")
        assert record[-1] == ("ER", "")
        assert [tag for tag, _ in record].count("ER") == 1
        fields = dict(record)
        assert fields["TI"] == (clean(source.headline or "") or "Untitled")
        assert fields.get("T2", "") == clean(source.publisher or "")
        assert [tag for tag, _ in record].count("AU") == len(source.byline)


@pytest.mark.parametrize("style", ["csl-json", "bibtex", "ris"])
def test_every_script_comes_through(style: str) -> None:
    text = cited(ALL_ARTICLES, style)
    for source in ALL_ARTICLES:
        assert str(source.headline) in text


@pytest.mark.parametrize(
    ("person", "parts"),
    [
        ("Müller, Hans", ("Müller", "Hans", "")),
        ("Ana María de la Cruz", ("de la Cruz", "Ana María", "")),
        ("Reuters Staff", ("", "Reuters Staff", "")),
        ("the Associated Press", ("", "the Associated Press", "")),
        ("Tom Okafor and Elena Marchetti", ("", "Tom Okafor and Elena Marchetti", "")),
        ("Jane Doe, London correspondent", ("", "Jane Doe, London correspondent", "")),
    ],
)
def test_a_byline_that_is_no_plain_name_stays_whole(
    person: str, parts: tuple[str, str, str]
) -> None:
    assert name(person) == parts


def test_initials_keep_their_hyphen() -> None:
    made: Any = article("Tides", "They came.", byline=("Jean-Luc O'Neill",))
    assert cited([made], "apa").startswith("O'Neill, J.-L. (n.d.). Tides.")
