"""Speech without quotation marks: what is said, by which cue, of which kind, by whom."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.article import ReportedSpeech
from pressread.extraction.statements import attribution, extract_statements, find_statements
from pressread.extraction.statements.classes import CLASS
from pressread.extraction.statements.sites import LEMMAS


def reported(*paragraphs: str) -> tuple[ReportedSpeech, ...]:
    return find_statements(paragraphs)[1]


def only(*paragraphs: str) -> ReportedSpeech:
    (found,) = reported(*paragraphs)
    return found


# (paragraph, what is said, the cue's words, who says it)
_SAID = [
    ("Mayor Olga Brandt said on Monday that the lock would stay shut until May.",
     "the lock would stay shut until May", "said", "Olga Brandt"),
    ("The lock would stay shut until May, Mayor Olga Brandt said.",
     "The lock would stay shut until May", "said", "Olga Brandt"),
    ("According to Petra Lund, a harbour engineer, the beams have rotted through.",
     "the beams have rotted through", "According to", "Petra Lund"),
    ("The beams have rotted through, according to engineer Petra Lund.",
     "The beams have rotted through", "according to", "Petra Lund"),
    ("Ivor Pell argued that the toll would ruin the ferry trade.",
     "the toll would ruin the ferry trade", "argued", "Ivor Pell"),
    ("Ivor Pell warned the council that the dyke would not hold another winter.",
     "the dyke would not hold another winter", "warned", "Ivor Pell"),
    ("Ivor Pell promised to rebuild the pier within a year.",
     "to rebuild the pier within a year", "promised", "Ivor Pell"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "cue", "name"), _SAID, ids=[row[1] for row in _SAID])
def test_a_clause_after_or_before_its_cue_is_reported(
    text: str, said: str, cue: str, name: str
) -> None:
    found = only(text)
    assert found.text.removeprefix("that ") == said
    assert found.cue is not None
    assert found.cue.text == cue
    assert found.speaker is not None
    assert found.speaker.name == name


_KINDS = [
    ("The ministry denied that any contract had been signed.", "deny"),
    ("The company refused to say when the works would begin.", "deny"),
    ("Ann Lee did not say whether she would stand again.", "deny"),
    ("Ann Lee asked whether the ferry would run on Sundays.", "ask"),
    ("The governor ordered all crews to leave the valley by noon.", "order"),
    ("The bank predicted that prices would fall in the spring.", "predict"),
    ("The bank said that prices had fallen in the spring.", "say"),
]


@pytest.mark.parametrize(("text", "kind"), _KINDS, ids=[row[0] for row in _KINDS])
def test_the_cue_tells_what_kind_of_saying_it_is(text: str, kind: str) -> None:
    found = only(text)
    assert found.cue is not None
    assert found.cue.kind == kind


_SILENT = [
    "Mayor Olga Brandt walked to the lock on Monday and looked at the beams.",
    "The council meets again in June, and the ferry runs twice as often.",
    "She hopes that the rain will stop.",
    "The new bridge is forty metres long and will cost nine million.",
    "“The lock stays shut until May,” Olga Brandt said.",
]


@pytest.mark.parametrize("text", _SILENT)
def test_narration_beliefs_and_words_in_marks_are_not_reported(text: str) -> None:
    assert reported(text) == ()


def test_what_is_said_inside_what_is_said_counts_once() -> None:
    found = reported("Ann Lee said the mayor had told her that the money was gone.")
    assert [speech.speaker and speech.speaker.name for speech in found] == ["Ann Lee"]


def test_an_agency_passes_on_what_another_said() -> None:
    found = only(
        "The agency Portpress quoted the harbour minister, Ruslan Tagir, as saying that the cranes"
        " would come before the end of the year."
    )
    assert found.speaker is not None
    assert (found.speaker.name, found.via) == ("Ruslan Tagir", "Portpress")


def test_a_pronoun_has_the_name_of_who_spoke() -> None:
    _, found = reported(
        "Mayor Olga Brandt said that the lock was old.",
        "She added that nobody had paid for a new one.",
    )
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.as_written) == ("Olga Brandt", "She")


def test_offsets_count_in_the_paragraph_and_in_the_whole_text() -> None:
    first, second = "Rain fell.", "The mayor, Ann Lee, said that the lock was old."
    speech = only(first, second)
    assert speech.paragraph == 1
    assert " … ".join(second[start:end] for start, end in speech.spans) == speech.text
    text = f"{first}\n\n{second}"
    (moved,) = extract_statements(text)
    assert isinstance(moved, ReportedSpeech)
    assert text[moved.spans[0][0] : moved.spans[0][1]] == speech.text
    assert moved.cue is not None
    assert text[moved.cue.start : moved.cue.end] == "said"


def test_statements_of_both_sorts_come_in_the_order_of_the_text() -> None:
    found = extract_statements(
        "Ann Lee said that the lock was old. “It leaks,” she said. Bo Sand warned that it would"
        " break."
    )
    assert [type(one).__name__ for one in found] == ["ReportedSpeech", "Quote", "ReportedSpeech"]


_WORDS = st.sampled_from(
    "said that , . he Ann Lee the minister denied to according “ ” not whether and : — ( )".split()
)


@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_spans_hold_their_text_whatever_stands_around(text: str) -> None:
    for speech in reported(text):
        last = 0
        for start, end in speech.spans:
            assert last <= start < end <= len(text)
            last = end
        assert " … ".join(text[start:end] for start, end in speech.spans) == speech.text
        assert 0 <= speech.confidence <= 1
        for speaker in (speech.speaker, speech.candidate):
            if speaker is not None:
                assert text[speaker.start : speaker.end] == speaker.as_written


@pytest.mark.parametrize(
    "text",
    [
        "he said that " * 8_000, "according to " * 8_000, "Ann said Bo said " * 4_000,
        "said" * 50_000,
    ],
    ids=["cues", "according", "nested", "one-word"],
)  # fmt: skip
def test_hostile_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(reported(text), tuple)


def test_weights_show_only_words_of_closed_classes() -> None:
    """Adverbs are an open class, told by their ending: the words of the articles that weights
    are fitted on never enter the weights.
    """
    weights = json.loads(Path(attribution.__file__).with_name("reported.json").read_text("utf-8"))
    closed = {*CLASS, *LEMMAS, *LEMMAS.values()}
    names = (name for model in weights.values() if isinstance(model, dict) for name in model)
    endings = {word for name in names for word in re.findall("[a-z]{3,}ly(?![a-z])", name)}
    open_words = {
        word for word in endings if not any(word[at:] in closed for at in range(len(word) - 2))
    }
    assert open_words == set()
