"""Rulings over records: what is shown, what stays, what is taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pressread.store import Store
from pressread.store.corrections import overlaid, place, standing, value_of, values_of

AT = "2026-01-02T10:00:00+00:00"


def ruling(field: str, *value: str, statement: int | None = None, **fields: Any) -> dict[str, Any]:
    return {
        "field": field, "statement": statement, "text": None, "was": [], "value": list(value),
        "at": AT, **fields,
    }  # fmt: skip


def said(text: str, name: str | None = None) -> dict[str, Any]:
    speaker = {"name": name, "as_written": name, "role": "mayor"} if name else None
    return {"text": text, "kind": "direct", "verb": "said", "speaker": speaker, "confidence": 0.8}


RECORD: dict[str, Any] = {
    "headline": "Dam", "byline": ["Ann Lee"], "published": "2021-08-26", "sections": [],
    "quotes": [said("It leaks", "Ann Lee"), said("It holds")], "provenance": {"headline": "line 1"},
}  # fmt: skip


def shown(*rulings: dict[str, Any]) -> dict[str, Any]:
    found = overlaid(RECORD, rulings)
    return {name: value for name, value in found.items() if value != RECORD.get(name)}


def test_a_record_without_rulings_is_the_record() -> None:
    assert overlaid(RECORD, []) is RECORD


def test_a_field_shows_what_was_ruled_and_keeps_what_was_read() -> None:
    found = shown(ruling("published", "2021-08-27"), ruling("byline", "Bo Sand", "Cy Vale"))
    assert (found["published"], found["byline"]) == ("2021-08-27", ["Bo Sand", "Cy Vale"])
    assert found["provenance"] == {
        "headline": "line 1",
        "published": "corrected on 2026-01-02",
        "byline": "corrected on 2026-01-02",
    }
    assert (found["extracted"]["published"], found["extracted"]["byline"]) == (
        "2021-08-26",
        ["Ann Lee"],
    )
    assert [one["field"] for one in found["corrected"]] == ["published", "byline"]
    assert shown(ruling("headline"))["headline"] is None
    assert RECORD["provenance"] == {"headline": "line 1"}


def test_a_later_ruling_wins() -> None:
    assert shown(ruling("headline", "A"), ruling("headline", "B"))["headline"] == "B"


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (ruling("speaker", "Bo Sand", statement=0, text="It leaks"),
         {"speaker": {"name": "Bo Sand", "as_written": "Ann Lee", "role": "mayor"},
          "confidence": 1.0}),
        (ruling("role", "baker", statement=0, text="It leaks"),
         {"speaker": {"name": "Ann Lee", "as_written": "Ann Lee", "role": "baker"},
          "confidence": 1.0}),
        (ruling("speaker", statement=0, text="It leaks"), {"speaker": None, "confidence": 1.0}),
        (ruling("verb", "cried", statement=0, text="It leaks"), {"verb": "cried"}),
        (ruling("verb", statement=0, text="It leaks"), {"verb": None}),
        (ruling("kind", "partial", statement=0, text="It leaks"), {"kind": "partial"}),
    ],
)  # fmt: skip
def test_a_statement_shows_what_was_ruled(made: dict[str, Any], wanted: dict[str, Any]) -> None:
    first, second = overlaid(RECORD, [made])["quotes"]
    assert first == {**RECORD["quotes"][0], **wanted}
    assert second == RECORD["quotes"][1]


def test_a_statement_ruled_to_be_none_is_left_out() -> None:
    gone = ruling("kind", statement=0, text="It leaks")
    again = ruling("verb", "cried", statement=0, text="It leaks")
    assert overlaid(RECORD, [gone, again])["quotes"] == RECORD["quotes"][1:]


def test_a_speaker_is_given_to_a_statement_without_one() -> None:
    found = overlaid(RECORD, [ruling("speaker", "Cy Vale", statement=1, text="It holds")])
    assert found["quotes"][1]["speaker"] == {
        "name": "Cy Vale", "as_written": None, "role": None, "paragraph": None, "start": None,
        "end": None, "via": None,
    }  # fmt: skip


def test_a_ruling_finds_its_statement_by_its_words() -> None:
    quotes = RECORD["quotes"]
    places = [(0, "It leaks"), (0, "It holds"), (9, "It leaks"), (0, "Gone"), (9, "Gone")]
    assert [place(quotes, {"statement": n, "text": text}) for n, text in places] == [
        0, 1, 0, None, None,
    ]  # fmt: skip
    lost = overlaid(RECORD, [ruling("verb", "cried", statement=0, text="Gone")])
    assert (lost["quotes"], lost["provenance"]) == (RECORD["quotes"], RECORD["provenance"])


def test_values_of_records_and_of_rulings() -> None:
    assert [value_of(name, values) for name, values in (
        ("byline", ["a", "b"]), ("sections", []), ("headline", ["a"]), ("headline", []),
    )] == [["a", "b"], [], "a", None]  # fmt: skip
    assert [values_of(found) for found in (["a", "b"], ("a",), None, "a", 3)] == [
        ["a", "b"], ["a"], [], ["a"], ["3"],
    ]  # fmt: skip


def test_the_last_ruling_on_each_field_stands() -> None:
    made = [ruling("headline", "A"), ruling("url", "u"), ruling("headline", "B"),
            ruling("verb", "x", statement=0, text="t"), ruling("verb", "y", statement=1, text="t"),
            ruling("verb", "z", statement=0, text="t")]  # fmt: skip
    assert [one["value"] for one in standing(made)] == [["u"], ["B"], ["y"], ["z"]]


def test_rulings_are_entered_once_and_taken_back_command_by_command(tmp_path: Path) -> None:
    log = Store(str(tmp_path / "morgue")).corrections
    assert log.of(["a"]) == {}
    first = [ruling("headline", "A"), ruling("url", "u")]
    assert log.add("a", first) is True
    assert log.add("a", first) is False
    later = ruling("headline", "B", at="2026-02-02T10:00:00+00:00")
    assert log.add("a", [later, first[1]]) is True
    log.add("b", [ruling("url", "v")])
    assert {id: [one["value"] for one in made] for id, made in log.of(["a", "b", "c"]).items()} == {
        "a": [["u"], ["B"]],
        "b": [["v"]],
    }
    assert [(one["id"], one["value"], one["undone"]) for one in log.all()] == [
        ("a", ["A"], None), ("a", ["u"], None), ("a", ["B"], None), ("b", ["v"], None),
    ]  # fmt: skip
    assert [one["value"] for one in log.undo("a", "2026-03-03T10:00:00+00:00")] == [["B"]]
    assert [one["value"] for one in log.of(["a"])["a"]] == [["A"], ["u"]]
    assert [one["value"] for one in log.undo("a", "2026-03-04T10:00:00+00:00")] == [["A"], ["u"]]
    assert log.undo("a", "2026-03-05T10:00:00+00:00") == []
    assert [one["undone"] is None for one in log.all("a")] == [False, False, False]
    assert "a" not in log.of(["a"])
