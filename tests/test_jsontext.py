"""JSON by the C scanner alone: it and the standard library read what the other writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pressread
from pressread.jsontext import dumps, encode, encode_ascii, loads

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(JSON, st.sampled_from([None, 2]))
def test_json_is_read_back_as_it_was(value: object, indent: int | None) -> None:
    assert json.loads(dumps(value, indent)) == value


@given(st.text(st.characters()))
def test_a_json_string_shows_a_terminal_nothing_it_would_obey(text: str) -> None:
    assert dumps(text).replace("\u00a0", " ").isprintable()


@settings(max_examples=40, deadline=None)
@given(JSON)
def test_a_json_line_is_one_line(value: object) -> None:
    assert len(dumps(value, None).splitlines()) == 1


def test_json_is_laid_out_for_eyes_and_diffs() -> None:
    value = {"spans": [[1, 2], [3, 4]], "hits": [{"id": "a", "score": 1.5}], "none": [], "x": None}
    assert dumps(value) == (
        '{\n  "spans": [[1, 2], [3, 4]],\n  "hits": [\n    {\n      "id": "a",\n'
        '      "score": 1.5\n    }\n  ],\n  "none": [],\n  "x": null\n}'
    )


def test_json_has_no_nan_and_no_infinity() -> None:
    assert dumps([float("nan"), float("inf")], None) == "[null, null]"


def test_json_refuses_what_is_none() -> None:
    with pytest.raises(TypeError, match="set"):
        dumps({1})


@settings(max_examples=60, deadline=None)
@given(JSON, st.sampled_from(["", " ", "\n\t "]))
def test_what_the_standard_library_writes_is_read(value: object, blanks: str) -> None:
    assert loads(blanks + json.dumps(value) + blanks) == value


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_a_value_on_one_line_is_written_as_the_standard_library_does(value: object) -> None:
    assert encode(value) == json.dumps(value, ensure_ascii=False)
    assert encode_ascii(value) == json.dumps(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "{",
        "[1,]",
        "1 2",
        "{'a': 1}",
        "nul",
        '"a',
        "[1",
        '{"a" 1}',
        "\ufeff1",
        "[] []",
        "\x0b1",
    ],
)
def test_what_is_no_json_is_refused_as_the_standard_library_does(text: str) -> None:
    with pytest.raises(ValueError, match=r"JSON|Expecting|Unterminated|delimiter"):
        loads(text)
    with pytest.raises(ValueError, match=r"Expecting|Unterminated|Extra data|BOM|Illegal"):
        json.loads(text)


def test_a_number_that_json_does_not_know_is_not_written() -> None:
    for writer in (encode, encode_ascii):
        with pytest.raises(ValueError, match="Out of range"):
            writer([float("inf")])


def test_reading_and_writing_load_neither_re_nor_enum() -> None:
    asked = "from pressread.jsontext import dumps, loads; dumps(loads('[1]')); import sys;"
    code = asked + "print(sorted({'re', 'enum', 'json', 'datetime'} & {*sys.modules}))"
    sources = {**os.environ, "PYTHONPATH": str(Path(pressread.__file__).parents[1])}  # without site
    line = [sys.executable, "-S", "-c", code]
    done = subprocess.run(line, capture_output=True, text=True, env=sources)
    assert done.stdout == "[]\n"
