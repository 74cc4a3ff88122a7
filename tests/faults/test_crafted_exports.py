"""Issue 13: whatever an export holds in whatever field, no other item is lost, and no command ends
in a bug.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pressread.archive import open_archive
from tests.faults.commands import BUG, READING, archive_of, run_here

#: Values of every JSON type, and some that break programs.
BAD: tuple[Any, ...] = (
    5, -1, 1.5, True, None, [], {}, [1, 2], {"a": 1}, ["a", None], [["x"]], "", "x" * 20_000,
    "half \ud800", "\x1b[31mred\x1b[0m", "\u202eback", "=1+1", "../../etc", 10**30, -(10**30),
    float("nan"), float("inf"), 2**63, "2021-02-31", "a b", "\x00",
)  # fmt: skip


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What an archive of three stories exports, with tags, a note and a saved search."""
    folder = archive_of(tmp_path_factory.mktemp("crafted") / "archive", 3)
    with open_archive(folder) as archive:
        first = archive.ids()[0]
        archive.tag([first], ["later"])
        archive.note(first, "ask the harbour mistress")
        return list(archive.exported())


def paths(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The place of every value inside a JSON value."""
    found = [at] if at else []
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in items:
        found += paths(inner, (*at, key))
    return found


def put(record: dict[str, Any], path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The record with a value put in another's place."""
    made = copy.deepcopy(record)
    inner: Any = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return made


def attempt(folder: Path, lines: list[str]) -> tuple[str, ...]:
    """What goes wrong where these lines are imported and every command is tried."""
    folder.mkdir()
    export = folder / "export.jsonl"
    export.write_text("\n".join(lines) + "\n", encoding="utf-8")
    wrong = []
    archive = folder / "archive"
    for command in (("import", str(export)), *READING):
        code, out, err = run_here(archive, *command)
        if any(sign in out + err for sign in BUG):
            wrong.append(f"{command[0]}: {err.strip()[-160:]}")
        if command[0] == "check" and code:
            wrong.append(f"check: {out}")
        if any(char in out for char in "\x1b\u202e\x00"):
            wrong.append(f"{command}: writes control characters")
    return tuple(wrong)


def test_a_bad_value_in_any_field_costs_that_item_alone(
    records: list[dict[str, Any]],
    tmp_path: Path,
    rounds: int,
    seed: int,
    record_property: Callable[[str, int], None],
) -> None:
    cases = [(path, value) for path in paths(records[0]) for value in BAD]
    random.Random(seed).shuffle(cases)
    failed = []
    record_property("tried", 10 * rounds)
    for number, (path, value) in enumerate(cases[: 10 * rounds]):
        bad = put(records[0], path, value)
        wrong = attempt(tmp_path / str(number), [json.dumps(r) for r in (bad, *records[1:])])
        with open_archive(tmp_path / str(number) / "archive") as archive:
            kept = set(archive.ids())
        if not {record["id"] for record in records[1:]} <= kept:
            wrong = (*wrong, "another item was lost")
        if wrong:
            failed.append((path, repr(value)[:40], wrong))
    assert failed == []


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "null", '{"schema_version": 1, "id": "', "[" * 100_000, '{"a": 1}' * 2,
     '{"schema_version": 99, "headline": null, "body": [], "source": {}}'],
)  # fmt: skip
def test_a_line_that_is_no_record_costs_itself_alone(
    records: list[dict[str, Any]], tmp_path: Path, line: str
) -> None:
    lines = [json.dumps(record) for record in records]
    assert attempt(tmp_path / "case", [lines[0], line, *lines[1:]]) == ()
    with open_archive(tmp_path / "case" / "archive") as archive:
        assert archive.count() == 3


def test_a_speaker_of_an_empty_name_is_nobody(
    records: list[dict[str, Any]], tmp_path: Path
) -> None:
    """The counters of names took an empty one for a name of nobody's register."""
    bad = put(records[0], ("quotes", 0, "speaker", "name"), "")
    lines = [json.dumps(record) for record in (bad, *records[1:])]
    assert attempt(tmp_path / "crafted", lines) == ()
