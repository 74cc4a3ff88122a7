"""Commands from the outside: what they print, on which stream, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pressread.archive import open_archive
from pressread.article import Article
from pressread.schema import NAMES, schema
from tests.cli.conftest import Pressread
from tests.render.samples import ALL_ARTICLES, ARABIC, CHINESE, ENGLISH, RAW, TURKISH

pytestmark = pytest.mark.usefixtures("archive")
FERRY, BRIDGE = ENGLISH.id, TURKISH.id


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (["search", "ferry"], "search"),
        (["search", "ferry", "--facet", "publisher"], "search"),
        (["search", "nothinglikeit"], "search"),
        (["quotes"], "quotes"),
        (["quotes", "--by", "eklund", "--context", "1"], "quotes"),
        (["list"], "list"),
        (["show", FERRY], "record"),
        (["timeline"], "timeline"),
        (["timeline", "--stacked", "ferry"], "timeline"),
        (["stats"], "stats"),
        (["speakers"], "speakers"),
        (["speakers", "dossier", "eklund"], "speakers"),
        (["show", FERRY, BRIDGE], "articles"),
        (["similar", FERRY], "similar"),
        (["search", "ferry", "--explain"], "explain"),
        (["diff", FERRY, BRIDGE], "diff"),
        (["check"], "check"),
        (["config"], "config"),
    ],
)
def test_json_is_one_document_of_its_schema(
    line: list[str], name: str, pressread: Pressread
) -> None:
    done = pressread(*line, "--json")
    assert done.err == "" or done.code == 1
    Draft202012Validator(schema(name)).validate(json.loads(done.out))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--publisher", "harbour post"], [ENGLISH]),
        (["--section", "coast"], [ENGLISH]),
        (["--by", "çağlar"], [TURKISH]),
        (["--from", "2022"], [TURKISH]),
        (["--until", "2021-08-27", "--publisher", "harbour"], [ENGLISH]),
        (["ferry", "--from", "2022"], []),
    ],
)
def test_timeline_and_export_take_the_filters_of_list(
    filters: list[str], expected: list[Article], pressread: Pressread, tmp_path: Path
) -> None:
    listed = pressread("list", *filters, "--format", "ids").out.split()
    assert listed == [article.id for article in expected]
    assert json.loads(pressread("timeline", *filters, "--json").out)["total"] == len(expected)
    done = pressread("export", *filters)
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == listed
    assert done.code == (0 if expected else 1)
    base = str(tmp_path / "part.db")
    done = pressread("export", *filters, "--format", "sqlite", "-o", base)
    assert done.err.startswith(f"{len(expected)} article")


def test_search_finds_and_says_how_many_on_stderr(pressread: Pressread) -> None:
    done = pressread("search", "ferry", "harbour")
    assert done.code == 0
    assert done.out.startswith(f"{FERRY}  27 Aug 2021  The Harbour Post  Last ferry")
    assert done.err.startswith("1 article in ")


@pytest.mark.parametrize("options", [["--json"], ["--quiet"], ["--format", "ids"]])
def test_scripts_hear_nothing_on_stderr(options: list[str], pressread: Pressread) -> None:
    assert pressread("search", "ferry", *options).err == ""


def test_nothing_found_is_exit_1_with_advice(pressread: Pressread) -> None:
    done = pressread("search", "ferry", "zeppelinistics")
    assert (done.code, done.out.startswith(FERRY)) == (1, True)
    assert "no article has “zeppelinistics”; below are those that come nearest" in done.err
    done = pressread("search", "ferry", "zeppelinistics", "--format", "ids")
    assert (done.code, done.out) == (1, "")
    done = pressread("search", "ferry", "zeppelinistics", "--format", "ids", "--relaxed")
    assert (done.code, done.out) == (1, FERRY + "\n")
    found = json.loads(pressread("search", "ferry", "zeppelinistics", "--json").out)
    assert (found["total"], found["exact"], found["hits"][0]["relaxed"]) == (0, False, True)
    done = pressread("search", "zeppelinistics")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("Nothing found for zeppelinistics\n")


@pytest.mark.parametrize("command", ["list", "quotes", "timeline"])
def test_every_way_to_nothing_gives_advice(command: str, pressread: Pressread) -> None:
    done = pressread(command, "ferrx", "harbour")
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[0] == "Nothing found for ferrx harbour"
    assert "  did you mean ferry (1 article) for ferrx?" in done.err.splitlines()
    assert pressread(command, "ferrx", "-q").err == ""


@pytest.mark.parametrize("line", [["quotes"], ["list"], ["timeline"], ["search", "ferry"]])
def test_a_speaker_nobody_knows_brings_names_like_it(line: list[str], pressread: Pressread) -> None:
    done = pressread(*line, "--by", "eklumd")
    assert (done.code, done.out) == (1, "")
    assert "  nobody called eklumd is quoted here; pressread speakers lists who is\n" in done.err
    assert "  did you mean Marta Eklund (" in done.err


def test_literal_without_a_hit_says_what_it_minds(pressread: Pressread) -> None:
    done = pressread("search", "LAST FERRY", "--literal")
    assert done.code == 1
    assert "  with --literal case, accents and punctuation must be as printed\n" in done.err


def test_a_page_behind_the_last_says_which_is_the_last(pressread: Pressread) -> None:
    for command in ("list", "search"):
        words = ["published:1900..2100"] if command == "search" else []
        done = pressread(command, *words, "-n", "3", "--page", "99")
        assert (done.code, done.out) == (1, "")
        assert done.err == "there are 4 articles; --page 2 is the last\n"
    done = pressread("quotes", "--page", "99")
    assert done.err.endswith(" statements; --page 1 is the last\n")
    assert pressread("search", "ferry", "--page", "9").err == (
        "there is 1 article; --page 1 is the last\n"
    )
    assert pressread("list", "--page", "99", "--json").err == ""


def test_a_query_that_cannot_be_read_shows_where(pressread: Pressread) -> None:
    done = pressread("search", "ferry AND (sunday")
    assert (done.code, done.out) == (2, "")
    first, query, carets = done.err.splitlines()
    assert first.startswith("pressread: ")
    assert query == "  ferry AND (sunday"
    assert carets.strip("^ ") == ""


def test_behind_two_hyphens_a_minus_leaves_a_word_out(pressread: Pressread) -> None:
    assert pressread("search", "--", "ferry", "-harbour").code == 1
    assert pressread("search", "--", "ferry", "-zeppelin").code == 0


def test_a_search_is_explained(pressread: Pressread) -> None:
    done = pressread("search", "ferry", "--explain")
    assert done.out.startswith("read as  ferry\n\nArticles that each part finds\n")
    assert f"\n  {FERRY}  " in done.out
    assert json.loads(pressread("search", "ferry", "--explain", "--json").out)["total"] == 1
    relaxed = json.loads(pressread("search", "ferry", "zeppelin", "--explain", "--json").out)
    Draft202012Validator(schema("explain")).validate(relaxed)
    (hit,) = (hit for hit in relaxed["hits"] if hit["id"] == FERRY)
    assert (hit["relaxed"], hit["holds"], hit["lacks"]) == (True, ["ferry"], ["zeppelin"])


def test_ids_are_piped_from_search_to_show(
    pressread: Pressread, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ids = pressread("list", "--format", "ids").out
    assert sorted(ids.split()) == sorted(article.id for article in ALL_ARTICLES)
    path = tmp_path / "ids"
    path.write_text(ids.replace("\n", "\0") * 500)
    with path.open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        done = pressread("show", "-", "--format", "ids")
    assert done.out == ids


def test_one_article_is_its_record_and_several_a_list(pressread: Pressread) -> None:
    one = json.loads(pressread("show", FERRY[:6], "--json").out)
    assert Article.from_dict(one) == ENGLISH
    assert list(one) == list(ENGLISH.to_dict())
    several = json.loads(pressread("show", FERRY, BRIDGE, "--json").out)
    assert [article["id"] for article in several["articles"]] == [FERRY, BRIDGE]
    lines = pressread("show", FERRY, BRIDGE, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == several["articles"]


def test_an_id_that_is_not_there_does_not_hide_the_others(pressread: Pressread) -> None:
    for options in (["--json"], ["--raw"], []):
        done = pressread("show", "zzzzzzzz", FERRY, "yyyyyyyy", *options)
        assert done.code == 1
        assert done.out
        assert [line.split("'")[1] for line in done.err.splitlines()] == ["zzzzzzzz", "yyyyyyyy"]


def test_the_articles_of_a_file_of_many_have_a_schema(pressread: Pressread, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(pressread("export").out, encoding="utf-8")
    found = json.loads(pressread("parse", str(path)).out)
    Draft202012Validator(schema("articles")).validate(found)
    assert found["total"] == 4


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_printed(name: str, pressread: Pressread) -> None:
    printed = json.loads(pressread("schema", name).out)
    Draft202012Validator.check_schema(printed)
    assert printed == schema(name)


def test_no_such_article_is_exit_1(pressread: Pressread) -> None:
    for line in (["show", "zzzzzzzz"], ["cite", "zzzzzzzz"], ["remove", "-y", "zzzzzzzz"]):
        done = pressread(*line)
        assert (done.code, done.out) == (1, "")
        assert "zzzzzzzz" in done.err
        assert len(done.err.splitlines()) == 1


def test_the_raw_source_is_byte_for_byte(pressread: Pressread) -> None:
    assert pressread("show", FERRY, "--raw").out.encode() == RAW


def test_two_formats_at_once_make_no_sense(pressread: Pressread) -> None:
    done = pressread("list", "--json", "--format", "csv")
    assert (done.code, done.err) == (2, "pressread: one format at a time: csv or json\n")
    assert pressread("list", "--format", "template").code == 2


def test_a_template_writes_a_line_each(pressread: Pressread) -> None:
    done = pressread("list", "--sort", "oldest", "--template", r"{published}\t{publisher}")
    assert "2021-08-27\t港湾日报\n" in done.out
    assert pressread("list", "--template", "{nothing}").code == 2


def test_pages_and_limits(pressread: Pressread) -> None:
    every = pressread("list", "-n", "0", "--format", "ids").out.split()
    pages = [pressread("list", "-n2", "--page", n, "--format", "ids").out.split() for n in "12"]
    assert pages[0] + pages[1] == every
    assert pressread("list", "-n2", "--page", "9").code == 1
    assert pressread("list", "-n2").err.endswith("; --page 2 shows more\n")
    assert "shows more" not in pressread("list", "-n2", "--page", "2").err


def test_tags_and_notes_are_kept_and_shown(pressread: Pressread) -> None:
    assert pressread("tag", FERRY, BRIDGE, "+ferries", "+later").code == 0
    assert pressread("tag", FERRY, "-later").code == 0
    assert pressread("tag", FERRY, BRIDGE).out == f"{FERRY}  ferries\n{BRIDGE}  ferries, later\n"
    assert pressread("note", FERRY, "ask", "for the minutes").code == 0
    assert pressread("note", FERRY).out == "ask for the minutes\n"
    assert "tags: ferries\nnote: ask for the minutes\n" in pressread("show", FERRY).out
    assert pressread("note", FERRY, "").code == 0
    assert pressread("note", FERRY).code == 1


def test_a_tag_tells_what_it_changed(pressread: Pressread) -> None:
    assert pressread("tag", FERRY, "+later").err == "+later on 1 article\n"
    done = pressread("tag", FERRY, BRIDGE, "+later", "+ferries")
    assert done.err == "+ferries on 2 articles, +later on 1 article\n"
    done = pressread("tag", FERRY, BRIDGE, "-later", "-never")
    assert done.err == "-later on 2 articles\n"
    assert pressread("tag", FERRY, "-later").err == "no tag to change\n"


def test_a_note_that_is_not_there_is_told(pressread: Pressread) -> None:
    done = pressread("note", FERRY)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"no note on {FERRY}; write one with: pressread note {FERRY} TEXT\n"


def test_a_tag_with_a_newline_is_refused_or_harmless(pressread: Pressread) -> None:
    done = pressread("tag", FERRY, "+two\nlines\x1b[2J")
    assert "\x1b" not in done.err + pressread("tag", FERRY).out
    assert len(pressread("tag", FERRY).out.splitlines()) == 1


def test_tagging_nothing_is_told(pressread: Pressread) -> None:
    assert pressread("tag", "+word").err == "pressread: tag needs an id: pressread tag ID +word\n"


def test_a_saved_search_says_what_is_new(pressread: Pressread, archive: Path) -> None:
    assert pressread("saved", "add", "boats", "ferry").code == 0
    assert pressread("saved").out == "boats  ferry\n"
    kept = json.loads(pressread("saved", "--json").out)
    assert kept["saved"] == [{"name": "boats", "query": "ferry"}]
    Draft202012Validator(schema("saved")).validate(kept)
    assert pressread("saved", "run", "boats", "--new", "--format", "ids").out == FERRY + "\n"
    assert pressread("saved", "run", "boats", "--new").code == 1
    assert pressread("saved", "run", "boats").code == 0
    assert pressread("saved", "remove", "boats").code == 0
    assert pressread("saved", "run", "boats").code == 1
    assert pressread("saved").code == 1


def test_speakers_are_merged_and_split(pressread: Pressread) -> None:
    assert pressread("speakers", "merge", "Marta Eklund").code == 2
    assert pressread("speakers", "merge", "Marta Eklund", "Işıl Çağlar").code == 0
    assert "Işıl Çağlar" in pressread("speakers", "dossier", "eklund").out
    assert pressread("speakers", "split", "Işıl Çağlar").code == 0
    assert "Işıl Çağlar" not in pressread("speakers", "dossier", "eklund").out
    assert pressread("speakers", "dossier", "nobody").code == 1


def test_a_speaker_in_a_query_is_whom_the_register_knows(pressread: Pressread) -> None:
    def said(*words: str) -> set[str]:
        return set(pressread(*words, "--format", "ids").out.split())

    before = said("quotes", "--by", "eklund")
    assert said("quotes", "speaker:eklund") == before
    pressread("speakers", "merge", "Marta Eklund", "Işıl Çağlar")
    both = said("quotes", "--by", "eklund")
    assert both > before
    for query in ("speaker:eklund", 'speaker:"Marta Eklund"', "speaker:caglar"):
        assert said("quotes", query) == both
        assert said("search", query) >= both


def test_a_citation_of_a_statement(pressread: Pressread) -> None:
    done = pressread("cite", FERRY, "--quote", "1", "--style", "apa", "--accessed", "2026-11-22")
    assert done.out.startswith("“Now the sums no longer float with her.” (Marta Eklund")
    assert pressread("cite", FERRY, "--quote", "9").code == 1


def test_articles_are_compared(pressread: Pressread) -> None:
    assert pressread("diff", FERRY, FERRY).code == 1
    done = pressread("diff", FERRY, BRIDGE)
    assert done.code == 0
    assert done.out.startswith(f"--- {FERRY}")


def test_removing_asks_a_person_and_refuses_a_script(pressread: Pressread) -> None:
    assert pressread("remove", FERRY).code == 2
    assert pressread("show", FERRY).code == 0
    assert pressread("remove", "--yes", FERRY).code == 0
    assert pressread("show", FERRY).code == 1


@pytest.mark.parametrize("format", ["jsonl", "md", "sqlite"])
def test_an_export_restores_the_archive(format: str, pressread: Pressread, tmp_path: Path) -> None:
    pressread("tag", FERRY, "+ferries")
    pressread("note", FERRY, "ask")
    path = tmp_path / ("pages" if format == "md" else f"morgue.{format}")
    assert pressread("export", "--format", format, "-o", str(path)).code == 0
    other = str(tmp_path / "other")
    done = pressread("import", str(path), "--archive", other)
    assert (done.code, done.out) == (0, "")
    assert "4 found = 4 imported + 0 already there + 0 failed" in done.err
    with open_archive(other) as archive:
        for article in ALL_ARTICLES:
            assert archive.get(article.id).to_dict() == article.to_dict()
        assert archive.tags(FERRY) == ["ferries"]
        assert archive.note_of(FERRY) == "ask"


def test_an_export_of_pages_is_a_file_each(pressread: Pressread, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    done = pressread("export", "--format", "md", "-o", str(folder))
    assert (done.code, done.err) == (0, "4 articles written\n")
    assert sorted(path.name for path in folder.iterdir()) == sorted([
        f"2021-08-27-{FERRY}.md", f"2022-03-02-{BRIDGE}.md", f"2021-08-{ARABIC.id}.md",
        f"2021-08-27-{CHINESE.id}.md",
    ])  # fmt: skip


def test_an_export_that_cannot_be_written_says_so(pressread: Pressread, tmp_path: Path) -> None:
    done = pressread("export", "-o", str(tmp_path / "nowhere" / "x.jsonl"))
    assert (done.code, done.out) == (2, "")
    assert "No such file or directory" in done.err
    assert pressread("export", "--format", "sqlite").code == 2


def test_upkeep(pressread: Pressread) -> None:
    done = pressread("check")
    assert (done.code, done.out, done.err) == (0, "", "4 articles, 1 source: all is well\n")
    assert json.loads(pressread("check", "--json").out)["problems"] == []
    assert pressread("reindex").err == "4 articles indexed\n"
    assert pressread("search", "ferry").code == 0


def test_settings_are_shown_with_their_origin(
    pressread: Pressread, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('theme = "dark"\n', encoding="utf-8")
    monkeypatch.setenv("PRESSREAD_CONFIG", str(path))
    out = pressread("config").out.splitlines()
    assert out[0].split() == ["archive", str(archive), "environment", "PRESSREAD_ARCHIVE"]
    assert out[1].split() == ["theme", "dark", str(path)]
    found = json.loads(pressread("config", "--json").out)["settings"]
    assert {"name": "limit", "value": 10, "origin": "default"} in found


def test_a_broken_configuration_is_one_line(
    pressread: Pressread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("limit = 'many'\n", encoding="utf-8")
    monkeypatch.setenv("PRESSREAD_CONFIG", str(path))
    for line in (["list"], ["config"], ["search", "x"]):
        done = pressread(*line)
        assert done.code == 2
        assert done.err == (f"pressread: {path} line 1: limit must be a whole number, not 'many'\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_ask_the_program(shell: str, pressread: Pressread) -> None:
    done = pressread("completion", shell)
    assert done.code == 0
    assert "pressread __complete" in done.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["sea"], ["search\tFind articles, best first, with the passage that answers"]),
        (["speakers", "d"], ["dossier\tShow what the archive knows of a person"]),
        (["show", "--pro"], ["--provenance\tWhere each field comes from"]),
        (["list", "--sort", "o"], ["oldest"]),
        (["list", "--publisher", "the"], ["The Harbour Post\t1"]),
        (["quotes", "--by", "is"], ["Işıl Çağlar\t1"]),
        (["list", "--section", "co"], ["Coast\t1"]),
        (["import", ""], [":paths"]),
        (["frobnicate", ""], []),
        (["--archive", "nowhere", "show", ""], []),
    ],
)
def test_completions(words: list[str], expected: list[str], pressread: Pressread) -> None:
    done = pressread("__complete", *words)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == expected


def test_ids_and_tags_are_completed(pressread: Pressread) -> None:
    pressread("tag", FERRY, "+ferries")
    (line,) = pressread("__complete", "show", FERRY[:5]).out.splitlines()
    assert line.startswith(f"{FERRY}\t")
    assert pressread("__complete", "tag", FERRY, "+f").out == "+ferries\t1\n"


def test_bare_pressread_tells_where_the_archive_stands(pressread: Pressread) -> None:
    done = pressread()
    assert done.code == 0
    assert done.out.startswith("4 articles in the archive.\n")
    assert len(done.out.splitlines()) == 3
