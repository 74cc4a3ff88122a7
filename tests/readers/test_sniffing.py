"""Which format a file is: by its structure, not by a word that happens to stand in it."""

from __future__ import annotations

import pytest

from pressread.readers import read_bytes
from pressread.source import Source


def formats(data: str, path: str = "-") -> list[str]:
    return [
        o.format if isinstance(o, Source) else o.reason
        for o in read_bytes(data.encode(), path=path)
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("Ice in the bay\n\nThe ice came.", "text"),
        ("<p>Ice</p>", "html"),
        ("<b>Ice</b> came.", "html"),
        ("<!-- saved --><?xml version='1.0'?><!DOCTYPE html><html><p>Ice", "html"),
        ("<html><p>The agency was bought by Factiva, 1 of 3 documents says.</p>", "html"),
        ("<html><div class='topic-list'></div><div class='topic-detail'></div>", "html"),
        ("<3 the ice\n\nsaid the reader", "text"),
        ("{curly} words and no JSON", "text"),
        ("[Ice] in brackets\n\nThe ice came.", "text"),
        ("From: the harbour\nto the bay, it is\n\nall ice.", "text"),
        ("Of the 3 files, 1 of 3 DOCUMENTS was read.\n\nNo more.", "text"),
        ("Title, author and text\n\nThe three words of the trade.", "text"),
        ("ZCZC", "text"),
        ('{"title": "Ice", "text": "It came."}', "json"),
        ("title,text\nIce,It came.\n", "csv"),
    ],
)
def test_the_structure_tells(data: str, kind: str) -> None:
    assert formats(data) == [kind]


def test_the_ending_of_the_name_breaks_a_tie() -> None:
    text = "Ice and <p>nothing</p> else"
    assert formats(text, "a.txt") == ["text"]
    assert formats(text, "a.html") == ["html"]
