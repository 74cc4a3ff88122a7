"""What the program promises a newcomer, by its installed command and its library."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pressread import Archive, extract_quotes, open_archive, parse
from tests.making import article

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Program:
    """The installed command, on an archive of its own."""

    archive: Path

    def __call__(self, *arguments: str, stdin: str | bytes = b"") -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "pressread", *arguments],
            input=given,
            capture_output=True,
            env={**os.environ, "PRESSREAD_ARCHIVE": str(self.archive), "COLUMNS": "80"},
            check=False,
        )
        ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in ran.out + ran.err
        assert "a bug in pressread" not in ran.err
        return ran


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program on the sample archive that the repository ships."""
    program = Program(tmp_path_factory.mktemp("sample") / "archive")
    account = program("import", str(DATA))
    assert account.code == 0, account.err
    return program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "archive")


def plain(name: str) -> str:
    """A name without the marks on its letters."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


# A newcomer's path


def test_the_sample_archive_is_accounted_for_and_not_added_twice(sample: Program) -> None:
    again = sample("import", str(DATA))
    count = int(again.err.split(" found")[0].split()[-1])
    assert again.code == 0
    assert f"{count} found = 0 imported + {count} already there + 0 failed" in again.err
    assert count >= 12
    assert sample("list", "--json").json()["total"] < count, "one article stands in two formats"


def test_s_400_is_found_and_400_kilometres_are_not(sample: Program) -> None:
    found = sample("search", "s-400", "-n", "0", "--json")
    headlines = [hit["headline"] for hit in found.json()["hits"]]
    assert found.code == 0
    assert len(headlines) >= 10
    assert not [line for line in headlines if "Miller" in line]
    assert [hit["headline"] for hit in sample("search", "400", "--json").json()["hits"]] == [
        "S. Miller rides 400 kilometres through the night for a library bus"
    ]


def test_what_cavusoglu_said_about_the_s_400_leads_back_to_the_article(sample: Program) -> None:
    found = sample("quotes", "s-400", "--by", "cavusoglu", "--json").json()
    assert found["total"] == len(found["quotes"]) >= 2
    for quote in found["quotes"]:
        assert plain(quote["speaker"]["name"]) == "Mevlut Cavusoglu"
        record = sample("show", quote["article"]["id"], "--json").json()
        paragraph = record["body"][quote["paragraph"]]
        assert paragraph[quote["start"] : quote["end"]] == quote["text"]
        speaker = quote["speaker"]
        mention = record["body"][speaker["paragraph"]][speaker["start"] : speaker["end"]]
        assert mention == speaker["as_written"]


def test_highlights_are_spans_of_the_snippet(sample: Program) -> None:
    hits = sample("search", "s-400", "-n", "0", "--json").json()["hits"]
    marked = {
        snippet["text"][start:end]
        for hit in hits
        for snippet in hit["snippets"]
        for start, end in snippet["highlights"]
    }
    assert marked
    assert all(word.startswith("S-400") for word in marked)


def test_show_prints_the_article_and_its_foot_on_a_pipe(sample: Program) -> None:
    (first, *_) = sample("search", "caatsa", "--format", "ids").out.split()
    record = sample("show", first[:5], "--json").json()
    shown = sample("show", first[:5])
    assert shown.code == 0
    assert "\x1b" not in shown.out
    for line in (record["headline"], *record["body"], record["source"]["path"], first):
        assert line in shown.out


def test_ids_flow_from_search_to_show(sample: Program) -> None:
    ids = sample("search", "s-400", "--format", "ids").out
    assert sample("show", "-", "--format", "ids", stdin=ids).out == ids
    nul = sample("search", "s-400", "--format", "ids", "-0").out
    assert nul == ids.replace("\n", "\0")


def test_raw_source_comes_back_byte_for_byte(sample: Program) -> None:
    path = DATA / "pasted" / "cavusoglu-done-deal.txt"
    identifier = parse(path.read_bytes()).id
    assert sample("show", identifier, "--raw").out.encode() == path.read_bytes()


def test_csv_has_as_many_cells_in_each_row(sample: Program) -> None:
    for command in (["list"], ["search", "s-400"], ["quotes"], ["timeline"], ["speakers"]):
        rows = list(csv.reader(io.StringIO(sample(*command, "--format", "csv").out, newline="")))
        assert len({len(row) for row in rows}) == 1, command
        assert len(rows) > 2, command


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("search", ["search", "s-400"]),
        ("search", ["search", "zebra"]),
        ("quotes", ["quotes", "s-400"]),
        ("list", ["list"]),
        ("timeline", ["timeline", "s-400"]),
        ("stats", ["stats"]),
        ("speakers", ["speakers"]),
    ],
)
def test_json_is_what_its_schema_says(sample: Program, name: str, command: list[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(sample(*command, "--json").json(), sample("schema", name).json())


def test_an_export_restores_every_record_tag_and_note(sample: Program, program: Program) -> None:
    (first, *_) = sample("list", "--format", "ids").out.split()
    assert sample("tag", first, "+kept").code == 0
    assert sample("note", first, "seen: twice").code == 0
    exported = sample("export").out
    assert program("import", "-", stdin=exported).code == 0
    assert sorted(program("export").out.splitlines()) == sorted(exported.splitlines())
    assert program("search", "tag:kept", "--format", "ids").out.split() == [first]
    assert program("search", "note:twice", "--format", "ids").out.split() == [first]


# Exit codes and advice


def test_exit_codes_tell_found_from_nothing_from_error(sample: Program) -> None:
    expected = {
        ("search", "s-400"): 0,
        ("search", "zebra"): 1,
        ("quotes", "zebra"): 1,
        ("show", "zzzzzzzzzzzz"): 1,
        ("cite", "zzzzzzzzzzzz"): 1,
        ("search", "(turkey"): 2,
        ("search", "turkey", "--sort", "sideways"): 2,
        ("nonsense",): 2,
        ("check",): 0,
    }
    assert {command: sample(*command).code for command in expected} == expected


def test_a_query_that_cannot_be_read_shows_where(sample: Program) -> None:
    for query, column in (("turkey (nato", 7), ('deal "done', 5), ("nato headlin:x", 5)):
        failed = sample("search", query)
        message, line, caret = failed.err.splitlines()
        assert failed.code == 2
        assert failed.out == ""
        assert message.startswith("pressread: ")
        assert line[caret.index("^") :] == query[column:]


def test_an_empty_archive_says_what_to_type(program: Program) -> None:
    for command in ([], ["search", "s-400"], ["list"], ["quotes"], ["stats"]):
        said = program(*command)
        assert "pressread import PATH" in said.out + said.err, command
    assert not program.archive.exists()


def test_a_saved_search_is_new_once(program: Program) -> None:
    story = "Ferry strike ends\n\nThe ferry strike ended on Monday, the union said after a night.\n"
    other = (
        "Ferry fares rise\n\nThe ferry fares will rise in May, the company said in a short note.\n"
    )
    assert program("import", "-", stdin=story).code == 0
    assert program("saved", "add", "boats", "ferry").code == 0
    assert program("saved", "run", "boats", "--new").code == 0
    assert program("saved", "run", "boats", "--new").code == 1
    assert program("import", "-", stdin=other).code == 0
    new = program("saved", "run", "boats", "--new", "--json")
    assert [hit["headline"] for hit in new.json()["hits"]] == ["Ferry fares rise"]


def test_a_dry_run_and_parse_touch_no_archive(program: Program) -> None:
    assert program("import", "--dry-run", str(DATA / "wire")).code == 0
    assert program("parse", str(DATA / "wire" / "pence-choose.txt")).code == 0
    assert not program.archive.exists()


# Bad input


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n\n",
    "nul.txt": b"\0" * 4000,
    "binary.bin": bytes(range(256)) * 40,
    "menu.txt": b"Home\nNews\nSport\nWeather\nLog in\n",
    "word.txt": b"Hello",
    "empty.html": b"<html></html>",
    "deep.html": b"<html><body>" + b"<div>" * 20_000,
    "broken.json": b'{"headline": [',
    "broken.xml": b'<?xml version="1.0"?><rss><channel><item><title>x',
    "broken.zip": b"PK\x03\x04 and no more than this",
    "broken.gz": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03no",
    "page.pdf": b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n",
    "bomb.xml": b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><rss>&d;</rss>',
    "table.csv": b"a,b,c\n1,2,3\n",
}


def test_bad_input_fails_by_name_and_the_rest_is_imported(tmp_path: Path, program: Program) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, raw in BAD.items():
        (folder / name).write_bytes(raw)
    (folder / "itself").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "gone")
    good = "Tram line opens\n\nThe tram line to the harbour opened on Monday, the city said.\n"
    (folder / "good.txt").write_text(good)
    account = program("import", str(folder))
    assert account.code == 2
    for name in BAD:
        (line,) = (line for line in account.err.splitlines() if f"/{name}:" in line)
        assert line.startswith("pressread: ")
    assert " = 1 imported + 0 already there + " in account.err
    assert program("list", "--template", "{headline}").out == "Tram line opens\n"
    assert program("check").code == 0


@pytest.mark.parametrize("name", ["empty.txt", "binary.bin", "menu.txt", "broken.json", "gone.txt"])
def test_parse_says_in_one_line_what_is_wrong(tmp_path: Path, program: Program, name: str) -> None:
    if name in BAD:
        (tmp_path / name).write_bytes(BAD[name])
    failed = program("parse", str(tmp_path / name))
    assert (failed.code, failed.out) == (2, "")
    (line,) = failed.err.splitlines()
    assert name in line


def test_a_newer_archive_and_a_foreign_file_are_left_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "archive.db").write_text("no database")
    refused = Program(foreign)("list")
    assert refused.code == 2
    assert "archive.db" in refused.err
    assert (foreign / "archive.db").read_text() == "no database"


# Exactness, through an archive of articles of one paragraph


PARAGRAPHS = {
    "plain": "The general said the S-400 was ready for its first winter on the coast.",
    "plural": "Two S-400s stood on the quay while the crews waited for their papers.",
    "spaced": "An S 400 was painted green for the parade and white for the snow.",
    "typographic": "Nobody wanted the S\u2011400 near the school, the mayor wrote.",
    "kilometres": "S. Miller rode 400 kilometres from the hills to the sea without sleep.",
    "jet": "The F-35 flew low over the valley and frightened the sheep.",
    "virus": "COVID-19 closed the museum for the rest of the season.",
    "telephone": "AT&T will lay a cable to the island before the summer.",
    "dotted": "A U.S. envoy arrived by train on Monday with two suitcases.",
    "undotted": "The US envoy left by boat and forgot one suitcase.",
    "money": "The harbour cost $3.4-billion and opened a year late.",
    "percent": "Of the bakers asked, 70% wanted longer hours.",
    "ascii": "Mevlut Cavusoglu opened the fair and bought a carpet.",
    "accents": "Mevlüt Çavuşoğlu closed the fair and sold the carpet again.",
    "president": "Erdoğan met the rowers at the bridge.",
    "curly": "Turkey\u2019s rowers won the race by a length.",
    "straight": "Turkey's runners came second in the relay.",
    "many": "The sanctions hit the cheese trade hardest.",
    "one": "A single sanction was lifted after the talks about butter.",
    "negated": "It was not the end of the affair, the clerk insisted.",
    "marks": "They spoke of a \u201cquiet revolution\u201d in the kitchens.",
}
FOUND: dict[str, set[str]] = {
    "s-400": {"plain", "plural", "spaced", "typographic"},
    "S\u2011400": {"plain", "plural", "spaced", "typographic"},
    "s400": {"plain", "plural", "spaced", "typographic"},
    '"s 400"': {"plain", "spaced", "typographic"},
    "400 kilometres": {"kilometres"},
    "f-35": {"jet"},
    "covid-19": {"virus"},
    "at&t": {"telephone"},
    "u.s.": {"dotted", "undotted"},
    "US envoy": {"dotted", "undotted"},
    "$3.4-billion": {"money"},
    "70%": {"percent"},
    "cavusoglu": {"ascii", "accents"},
    "Çavuşoğlu": {"ascii", "accents"},
    "erdogan": {"president"},
    "turkey": {"curly", "straight"},
    "turkey's": {"curly", "straight"},
    "Turkey\u2019s": {"curly", "straight"},
    "sanction": {"many", "one"},
    "sanctions": {"many", "one"},
    '"the sanctions"': {"many"},
    '"single sanction"': {"one"},
    '"not the end"': {"negated"},
    '"the end"': {"negated"},
    '"end affair"': set(),
    '"quiet revolution"': {"marks"},
    "\u201cquiet revolution\u201d": {"marks"},
    "rowers OR runners": {"president", "curly", "straight"},
    "rowers -bridge": {"curly"},
    "fair (carpet OR rug)": {"ascii", "accents"},
    "revol*": {"marks"},
    "cavusoglo~": {"ascii", "accents"},
    "speaker:nobody": set(),
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("shelf") / "archive") as archive:
        archive.add([article(f"Clipping {name}", text) for name, text in PARAGRAPHS.items()])
        yield archive


@pytest.mark.parametrize("query", FOUND)
def test_what_is_typed_is_what_is_meant(shelf: Archive, query: str) -> None:
    hits = shelf.search(query, limit=50).hits
    found = {(hit.headline or "").removeprefix("Clipping ") for hit in hits}
    assert found == FOUND[query]


# As a library


def test_the_library_finds_reads_and_quotes(tmp_path: Path) -> None:
    text = (
        "Ferry to stay\n\nRail minister Ann Poe spoke to the council on Monday.\n\n"
        "\u201cThe ferry stays where it is,\u201d she said."
    )
    made = parse(text, url="https://paper.example/ferry")
    with open_archive(tmp_path / "archive") as archive:
        assert list(archive.add([made])) == [True]
        assert list(archive.add([made])) == [False]
        result = archive.search("ferry", limit=10)
        assert (result.total, [hit.id for hit in result.hits]) == (1, [made.id])
        assert archive.get(made.id) == made
        (hit,) = archive.quotes("ferry").quotes
        assert hit.quote.text == "The ferry stays where it is,"
    with open_archive(tmp_path / "archive") as archive:
        assert archive.search("ferry").total == 1


def test_extract_quotes_counts_in_the_text_it_was_given() -> None:
    text = (
        "Foreign Minister Ann Poe met the council on Friday.\n\n"
        "\u201cWe will go on,\u201d she said. \u201cNothing stops us.\u201d\n\n"
        "Aldersby called the plan a \u201cgrave error\u201d."
    )
    quotes = extract_quotes(text)
    assert [text[quote.start : quote.end] for quote in quotes] == [quote.text for quote in quotes]
    assert [(quote.text, quote.kind) for quote in quotes] == [
        ("We will go on,", "direct"),
        ("Nothing stops us.", "direct"),
        ("grave error", "partial"),
    ]
    for quote in quotes[:2]:
        assert quote.speaker is not None
        assert quote.speaker.name == "Ann Poe"
        assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.as_written == "she"
