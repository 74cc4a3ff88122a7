"""CSV, spreadsheets and JSON by the names of their columns, whole."""

from __future__ import annotations

import json

import pytest

from pressread.readers.data.columns import address, as_text, fields_of, holds_articles, texts
from pressread.readers.data.json_data import find_list, objects, row_of
from pressread.readers.data.tables import looks_like_csv
from tests.readers.making import xlsx
from tests.readers.telling import told

CSV = (
    "title,author,date,outlet,text,url,sections\n"
    'Dam leaks,Ann Lee,2021-08-27,The Ebb Post,"It leaks.\nNobody mends it.",'
    "https://e.example/1,News/Water\n"
    "Toll rises,,27/08/2021,,It rises.,,\n"
    "No text,,,,,,\n"
    ",,,,,,\n"
    "Too,many,cells,in,this,row,here,now\n"
)


def test_csv() -> None:
    assert told(CSV, "a.csv") == [
        {
            "format": "1: csv",
            "headline": "Dam leaks",
            "sections": ("News", "Water"),
            "byline": ("Ann Lee",),
            "publisher": "The Ebb Post",
            "published": "2021-08-27",
            "url": "https://e.example/1",
            "body": ("It leaks.", "Nobody mends it."),
        },
        {
            "format": "2: csv",
            "headline": "Toll rises",
            "published": "2021-08-27",
            "body": ("It rises.",),
        },
        "3: has no text: there is nothing to import",
        "5: has more cells than columns: quote the cells",
    ]
    assert told(CSV.replace(",", ";"), "a.csv")[1]["headline"] == "Toll rises"
    assert told(CSV.encode("utf-16"), "a.csv")[0]["headline"] == "Dam leaks"
    assert told("title\ttext\nDam\tIt leaks.\n") == [
        {"format": "1: csv", "headline": "Dam", "body": ("It leaks.",)}
    ]
    assert told("a,b\n1,2\n", "a.csv") == [
        "is a table without a column of text or headlines (columns: a, b): rename them"
    ]
    assert told("title,url\nDam,https://e.example\n", "a.csv") == [
        (
            "passed over: is a list of links without their texts (columns: title, url): "
            "import saved pages"
        )
    ]


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (["03/04/2021", "27/08/2021"], ["2021-04-03", "2021-08-27"]),
        (["03/04/2021", "08/27/2021"], ["2021-03-04", "2021-08-27"]),
        (["03/04/2021"], ["2021-04-03"]),
        (["03/27/2021", "27/03/2021", "03/04/2021"], ["2021-03-27", "2021-03-27", "2021-04-03"]),
    ],
)
def test_a_column_of_dates_tells_its_own_order(dates: list[str], wanted: list[str]) -> None:
    rows = "".join(f"T{n},{date},Text {n}.\n" for n, date in enumerate(dates))
    assert [one["published"] for one in told("title,date,text\n" + rows, "a.csv")] == wanted


def test_spreadsheets() -> None:
    rows = (("title", "date", "text"), ("Dam", "44435", "It leaks."), ("Toll", "2021-08-27", "Up."))
    assert told(xlsx(*rows), "a.xlsx") == [
        {"format": "1: xlsx", "headline": "Dam", "published": "2021-08-27", "body": ("It leaks.",)},
        {"format": "2: xlsx", "headline": "Toll", "published": "2021-08-27", "body": ("Up.",)},
    ]
    assert told(xlsx(("a", "b"), ("1", "2")), "a.xlsx") == [
        "is a table without a column of text or headlines (columns: a, b): rename them"
    ]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("title,text\n", True), ("Title;Date;Text\n", True), ("title\n", False),
        ("date,author\n", False), ("The dam, the toll and the text\n", False), ("", False),
        ("headline|date\n", True), ("Titel\tText", True), ('"title","text"', True),
    ],
)  # fmt: skip
def test_a_first_line_names_columns_of_articles(head: str, wanted: bool) -> None:
    assert looks_like_csv(head) == wanted


def test_names_of_columns_mean_fields() -> None:
    assert fields_of(["Title", "body_text", "text", "Pub Date", "x", "authors", "link"]) == {
        "headline": ["Title"],
        "body": ["text", "body_text"],
        "published": ["Pub Date"],
        "byline": ["authors"],
        "url": ["link"],
    }
    assert fields_of([]) == {}
    assert [holds_articles(fields_of(names)) for names in (
        ["title", "text"], ["title"], ["text"], ["text", "date"], ["summary", "title"], ["url"],
    )] == [True,False,False,True,True,False]  # fmt: skip


def test_values_as_text() -> None:
    values = [" a ", 3, 2.5, True, None, ["a", None, {"name": "b"}], {"title": "c"}, {"x": 1}, {}]
    assert [as_text(value) for value in values] == ["a", "3", "2.5", "", "", "a; b", "c", "", ""]
    assert [address(value) for value in (" a ", ["", "b"], {"href": "c"}, {"x": 1}, 3, None)] == [
        "a",
        "b",
        "c",
        "",
        "",
        "",
    ]


def test_bodies_of_any_shape_have_their_paragraphs_in_order() -> None:
    assert list(texts("a")) == ["a"]
    assert list(texts(["a", ["b", {"text": "c"}], 3, {"x": "d"}])) == ["a", "b", "c"]
    assert list(texts({"headline": "H", "paragraphs": ["a", {"value": "b"}], "kind": "k"})) == [
        "H",
        "a",
        "b",
    ]
    run = [
        {"type": "text", "text": "It "},
        {"type": "bold", "text": "leaks"},
        {"type": "text", "text": "."},
    ]
    assert list(texts(run)) == ["It leaks."]
    assert list(texts([{"type": "text", "text": "a"}, {"type": "block", "text": "b"}])) == [
        "a",
        "b",
    ]


ITEM = {"title": "Dam leaks", "text": "It leaks.", "date": "2021-08-27", "source": "The Ebb Post"}


def test_json_objects_lists_and_lines() -> None:
    assert told(json.dumps(ITEM)) == [
        {
            "format": "json",
            "headline": "Dam leaks",
            "publisher": "The Ebb Post",
            "published": "2021-08-27",
            "body": ("It leaks.",),
        }
    ]
    assert told(json.dumps([ITEM, 3, {"title": "T", "url": "https://e.example"}, {"a": 1}])) == [
        {
            "format": "1: json",
            "headline": "Dam leaks",
            "publisher": "The Ebb Post",
            "published": "2021-08-27",
            "body": ("It leaks.",),
        },
        "2: is no article but a single value",
        "3: passed over: is a link without its text: import the page",
        "4: is JSON of a kind that pressread does not know (keys: a)",
    ]
    lines = told(json.dumps(ITEM) + "\n" + json.dumps(ITEM) + "\n{broken\n")
    assert lines[2].startswith("3: is broken JSON (")
    assert lines[:2] == [
        {
            "format": "1: json",
            "headline": "Dam leaks",
            "publisher": "The Ebb Post",
            "published": "2021-08-27",
            "body": ("It leaks.",),
        },
        {
            "format": "2: json",
            "headline": "Dam leaks",
            "publisher": "The Ebb Post",
            "published": "2021-08-27",
            "body": ("It leaks.",),
        },
    ]
    assert told(json.dumps({"status": "ok", "response": {"docs": [ITEM]}})) == [
        {
            "format": "1: json",
            "headline": "Dam leaks",
            "publisher": "The Ebb Post",
            "published": "2021-08-27",
            "body": ("It leaks.",),
        }
    ]
    assert told("[]") == ["is a JSON list without entries: there is nothing to import"]
    assert told('{"a": 1}') == ["is JSON of a kind that pressread does not know (keys: a)"]
    assert told('{"title": "Dam", "text": ')[0].startswith("is broken JSON (")
    assert told(json.dumps({"roots": {"bar": {"children": []}}})) == [
        "passed over: is a file of bookmarks, without texts: import the pages"
    ]
    assert told("3", "a.json") == [{"format": "text", "text": "3"}]


def test_what_wraps_an_object_is_taken_off() -> None:
    assert row_of({"_source": ITEM}) == ITEM
    assert row_of({"data": {"attributes": {**ITEM, "article_id": 3}}}) == {
        "title": "Dam leaks",
        "text": "It leaks.",
        "date": "2021-08-27",
        "source": "The Ebb Post",
        "id": 3,
    }
    assert row_of({"webTitle": "T", "fields": {"bodyText": "B"}, "webUrl": "u"}) == {
        "webTitle": "T",
        "webUrl": "u",
        "bodyText": "B",
    }
    assert row_of({"title": "T", "summary": {"content": "whole"}, "origin": {"title": "Feed"}}) == {
        "title": "T",
        "origin": {"title": "Feed"},
        "publisher": "Feed",
        "content": "whole",
    }
    assert row_of({"title": "Dam", "source": "https://e.example/1"}) == {
        "title": "Dam",
        "url": "https://e.example/1",
    }
    parts = [
        {"type": "kicker", "content": "News"},
        {"type": "text", "content": "It leaks."},
        {"type": "image", "fullcaption": "The dam"},
        {"type": "title", "content": "Dam"},
    ]
    assert row_of({"contents": parts}) == {
        "contents": parts,
        "body": ["It leaks."],
        "captions": ["The dam"],
        "section": "News",
        "title": "Dam",
    }


def test_a_list_of_articles_is_found_in_an_answer() -> None:
    assert find_list({"a": {"b": [{"x": 1}], "c": [ITEM]}}) == [ITEM]
    assert find_list({"hits": [1]}) == [1]
    assert find_list({"a": {"b": {"c": {"d": {"e": [ITEM]}}}}}) == [ITEM]
    assert find_list({"a": {"b": {"c": {"d": {"e": {"f": [ITEM]}}}}}}) is None
    assert find_list({}) is None
    assert [list(one) for one in objects({"a": [{"b": 1}, [{"c": 2}]]})] == [["a"], ["b"], ["c"]]
