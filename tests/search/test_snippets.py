"""The passage shown under a hit, and what is marked in it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.query import parse
from pressread.query.compiler import Compiler
from pressread.query.highlight import Highlighter, Slot, Unit
from pressread.query.ops import Ids, Op
from pressread.query.snippets import LONGEST, passages, sentence_spans, text_highlights
from pressread.query.tree import Node


class AnyWord:
    """A dictionary that holds every word once."""

    size = 100

    def doc_freq(self, term: str, field: str | None = None) -> int:
        return 1

    def terms(self, prefix: str = "", field: str | None = None) -> dict[str, int]:
        return {prefix: 1}

    def neighbours(self, term: str, distance: int) -> dict[str, tuple[int, int]]:
        return {}

    def beginning(self, prefix: str) -> list[str]:
        return [prefix]

    def holding(self, runs: Sequence[str]) -> list[list[str]]:
        return [[run] for run in runs]

    def spend(self, steps: int) -> None:
        pass

    def facets(self, op: Op, column: str) -> list[tuple[str, int]]:
        return []


def nowhere(name: str, node: Node) -> Op:
    return Ids(())


def looking_for(query: str) -> Highlighter:
    compiler = Compiler(AnyWord(), nowhere, query=query)
    compiler.compile(parse(query))
    return Highlighter(compiler.units)


def marked(text: str, query: str, field: str = "body") -> str:
    """``text`` with what is highlighted in brackets."""
    shown, at = "", 0
    for start, end in text_highlights(text, looking_for(query), field):
        shown += f"{text[at:start]}[{text[start:end]}]"
        at = end
    return shown + text[at:]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("s-400", "The [S‑400] and [S-400s] of 400 km"),
        ('"s 400"', "The [S‑400] and S-400s of 400 km"),
        ("400", "The S‑400 and S-400s of [400] km"),
        ("s-4*", "The [S‑400] and [S-400s] of 400 km"),
        ("headline:s-400", "The S‑400 and S-400s of 400 km"),
        ("-s-400 km", "The S‑400 and S-400s of 400 [km]"),
    ],
)
def test_codes_are_marked_as_written(query: str, expected: str) -> None:
    assert marked("The S‑400 and S-400s of 400 km", query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sanction", "“[Sanctions]” on [sanctioned] banks; sanctity"),
        ("=sanctions", "“[Sanctions]” on sanctioned banks; sanctity"),
        ("sanct*", "“[Sanctions]” on [sanctioned] banks; [sanctity]"),
        ('"sanctioned banks"', "“Sanctions” on [sanctioned banks]; sanctity"),
        ('"sanctions banks"', "“Sanctions” on sanctioned banks; sanctity"),
        ("sanctions near/3 bank", "“[Sanctions]” on [sanctioned] [banks]; sanctity"),
    ],
)
def test_forms_phrases_and_prefixes_are_marked(query: str, expected: str) -> None:
    assert marked("“Sanctions” on sanctioned banks; sanctity", query) == expected


def test_accents_and_possessives_are_inside_the_mark() -> None:
    assert (
        marked("Çavuşoğlu’s aide met IŞIK.", "cavusoglu isik") == "[Çavuşoğlu’s] aide met [IŞIK]."
    )


def test_words_without_spaces_are_marked_by_character() -> None:
    assert marked("我们在北京大学学习", "北京大学") == "我们在[北京大学]学习"


RECORD: dict[str, Any] = {
    "body": [
        "The ferry left. Nobody spoke of it.",
        "Mr. Ode said the U.S. port was shut. The ferry strike went on. Crews stayed at home.",
        "A strike is a strike.",
    ],
    "images": [{"caption": "A lighthouse at dusk"}],
    "sections": ["Ports"],
    "byline": [],
    "quotes": [],
}


def test_the_passage_that_holds_most_of_the_query_is_shown_whole() -> None:
    (best,) = passages(RECORD, looking_for("ferry strike"))
    assert (best.field, best.paragraph) == ("body", 1)
    assert best.text == "The ferry strike went on. Crews stayed at home."
    assert [best.text[a:b] for a, b in best.highlights] == ["ferry", "strike"]


def test_more_passages_come_from_other_paragraphs() -> None:
    found = passages(RECORD, looking_for("ferry strike"), count=3)
    assert [one.paragraph for one in found] == [1, 2, 0]


def test_context_shows_whole_paragraphs_around() -> None:
    (best,) = passages(RECORD, looking_for("ferry strike"), context=1)
    assert best.text == "\n\n".join(RECORD["body"])
    assert [best.text[a:b] for a, b in best.highlights] == [
        "ferry", "ferry", "strike", "strike", "strike",
    ]  # fmt: skip


def test_a_match_outside_the_body_shows_its_field() -> None:
    (found,) = passages(RECORD, looking_for("lighthouse"))
    assert (found.field, found.paragraph, found.text) == ("caption", None, "A lighthouse at dusk")
    assert found.highlights == [(2, 12)]


def test_without_any_match_the_opening_is_shown_unmarked() -> None:
    (found,) = passages(RECORD, looking_for("published:2021"))
    assert found.text == "The ferry left. Nobody spoke of it."
    assert found.highlights == []


def test_an_endless_sentence_is_cut_between_words() -> None:
    body = ["well " * 200 + "the ferry strike " + "then " * 200]
    (found,) = passages({"body": body}, looking_for("ferry strike"))
    assert len(found.text) <= LONGEST + 4
    assert [found.text[a:b] for a, b in found.highlights] == ["ferry", "strike"]
    assert set(found.text.split()) == {"…", "well", "the", "ferry", "strike", "then"}


def test_sentences_end_where_a_reader_would_say() -> None:
    text = "Mr. Ode left. “Go!” he said. The U.S. won 3.4 points… Then what? No. 10 rose."
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        "Mr. Ode left.",
        "“Go!” he said.",
        "The U.S. won 3.4 points…",
        "Then what?",
        "No. 10 rose.",
    ]


@given(st.text(), st.text(alphabet="aé-S.4 \u0301ı字", min_size=1))
def test_marks_lie_inside_any_text(text: str, word: str) -> None:
    record = {"body": [text, word + text]}
    if any(char.isalnum() for char in word):
        for one in passages(record, looking_for(f'"{word}"'), count=2):
            spans = one.highlights
            assert all(0 <= a < b <= len(one.text) for a, b in spans)
            assert spans == sorted(spans)


@given(st.text())
def test_sentences_part_a_text_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


_WORDS = st.sampled_from(
    ("s-400", "S-400s", "S", "400", "the", "Turkey’s", "turkey", "done", "deal,", "“done", "U.N.",
     "UN", "-", "—", "…", "long-range", "long", "range", "Işıl", "isil", "港务局", "AT&T", "№"),
)  # fmt: skip
_QUERIES = st.sampled_from(
    ("s-400", '"done deal"', "turkey deal", "long-ra*", "done near/3 deal", "isil", '"the s-400"',
     "un", "港务", '"turkey s-400 deal"', "at&t OR long-range", "rang*"),
)  # fmt: skip


@given(st.lists(_WORDS, max_size=30), _QUERIES)
def test_only_words_that_may_be_meant_are_analysed_and_nothing_is_missed(
    words: list[str], query: str
) -> None:
    class Thorough(Highlighter):
        def _may_begin(self, chunk: str) -> bool:
            return True

    text = " ".join(words)
    found = looking_for(query)
    assert found.marks(text, "body") == Thorough(found.units).marks(text, "body")


def test_marking_only_around_the_telling_word_finds_what_marking_everywhere_does() -> None:
    chance = random.Random(3)
    units = [
        Unit([[Slot(["s"]), Slot(["400"])], [Slot(["s400"])]]),
        Unit([[Slot(["prime"]), Slot(["of"]), Slot(["minister", "ministers"])]]),
    ]
    words = ["S-400", "s400", "S", "400", "prime", "—", "of", "ministers", "the", "Ş", "s.", "4,00"]
    for _ in range(500):
        text = chance.choice([" ", "\u00a0 "]).join(chance.choices(words, k=chance.randint(1, 12)))
        narrow, wide = Highlighter(units), Highlighter(units)
        wide._near = True
        assert narrow.marks(text, "body") == wide.marks(text, "body"), text
