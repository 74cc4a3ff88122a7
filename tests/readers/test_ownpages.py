"""Markdown pages that pressread wrote, read back."""

from __future__ import annotations

import pytest

from pressread.extraction.record import read_record
from pressread.output.markdown import comment, page
from pressread.readers import read_bytes
from pressread.source import Failure, Source
from tests.making import article

HOSTILE = article("A --> headline", "“--> <!-- \x1b\u2028 end”", publisher="--\\u003e")


def written(*records: str) -> bytes:
    return "\n\n".join("\n".join([*page(HOSTILE, (), None), record]) for record in records).encode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_comes_back_to_the_last_field(count: int) -> None:
    found = list(read_bytes(written(*[comment(HOSTILE.to_dict())] * count), path="a.md"))
    assert len(found) == count
    for source in found:
        assert isinstance(source, Source)
        assert read_record(source).article == HOSTILE


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("<!-- pressread record {", "is a page of pressread's whose record was cut off"),
        ("<!-- pressread record {oops} -->", "holds a record of pressread's that is damaged"),
        ("<!-- pressread record {} -->", "holds a record of pressread's that is damaged"),
    ],
)
def test_a_damaged_page_is_told(record: str, reason: str) -> None:
    (failure,) = read_bytes(written(record), path="a.md")
    assert isinstance(failure, Failure)
    assert failure.reason == reason


def test_a_page_without_its_comment_is_a_clip() -> None:
    (source,) = read_bytes(written(""), path="a.md")
    assert isinstance(source, Source)
    assert source.format == "markdown"
