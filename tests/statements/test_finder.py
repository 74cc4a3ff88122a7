"""What the paragraphs' kinds, the byline and the layout of a text change."""

from __future__ import annotations

import pytest

from pressread.extraction.statements import extract_quotes, find_quotes


def test_a_block_quote_needs_no_marks() -> None:
    quotes = find_quotes(
        [
            "In her letter the bishop, Ruth Amsel, wrote:",
            "We shall open the doors again. All of them.",
            "Nobody answered.",
        ],
        kinds=["paragraph", "blockquote", "paragraph"],
    )
    assert [(quote.text, quote.kind, quote.paragraph) for quote in quotes] == [
        ("We shall open the doors again. All of them.", "direct", 1)
    ]


def test_the_author_asks_the_questions_of_an_interview() -> None:
    quotes = find_quotes(
        ["Otto Lind runs the mine. Lind is 60.", "Q: Why stay?", "A: It pays.", "Q: And then?"],
        byline=["Vera Holm"],
    )
    assert [quote.speaker.name if quote.speaker else None for quote in quotes] == [
        "Vera Holm",
        "Otto Lind",
        "Vera Holm",
    ]


def test_offsets_count_in_the_whole_text() -> None:
    text = "A headline\n\nAnn Lee spoke.\n\n“The dam will hold,” Lee said."
    (quote,) = extract_quotes(text)
    assert text[quote.start : quote.end] == quote.text == "The dam will hold,"
    assert quote.paragraph == 2
    speaker = quote.speaker
    assert speaker is not None
    assert speaker.name == "Ann Lee"
    assert text[speaker.start : speaker.end] == "Lee"


def test_wrapped_lines_are_one_paragraph_and_long_lines_are_several() -> None:
    wrapped = "“The dam will\nhold,” Ann Lee said."
    assert [quote.text for quote in extract_quotes(wrapped)] == ["The dam will\nhold,"]
    long = "“" + "The dam will hold and hold. " * 5 + "\n“It must,” Ann Lee said."
    assert [quote.paragraph for quote in extract_quotes(long)] == [0, 0]


def test_labels_of_a_recipe_are_no_transcript() -> None:
    assert find_quotes(["Note: stir well.", "Serves: four.", "Note: serve hot."]) == ()


@pytest.mark.parametrize(
    ("before", "after", "speaker"),
    [
        ("“It is lost work,” Ellen Moor told reporters.", "So read the ministry’s answer.", None),
        ("Ellen Moor visited the yard.", "The union wrote that on Friday.", None),
        ("In a letter, Ellen Moor wrote:", "The yard was closed in May.", "Ellen Moor"),
        ("„Das reicht“, sagte Petra Lang.", "So heißt es in der Antwort des Amtes.", None),
    ],
)
def test_a_block_quotation_is_nobodys_unless_a_colon_announces_it(
    before: str, after: str, speaker: str | None
) -> None:
    """Not who spoke last: the paragraph below may say whose words they are."""
    block = "This is a one-sided step that is neither fair nor based on any reason that we know."
    quotes = find_quotes([before, block, after], kinds=["paragraph", "blockquote", "paragraph"])
    found = quotes[-1].speaker
    assert (found.name if found else None) == speaker


_NAMED_ALONE = [
    (["Ann Lee: “The bridge is closed.”"], "Ann Lee"),
    (["Mayor Ann Lee met the crew.", "Lee: “The bridge is closed.”"], "Ann Lee"),
    (["Ruth Vogel: „Die Brücke bleibt das ganze Jahr zu.“"], "Ruth Vogel"),
    (["Anne Leroy : « Le pont ne rouvrira pas cette année. »"], "Anne Leroy"),
    (["Ann Lee: “A Field in Winter”"], None),
    (["Correction: “The bridge is closed.”"], None),
    (["Film Review: “A Field in Winter.”"], None),
]


@pytest.mark.parametrize(("paragraphs", "speaker"), _NAMED_ALONE)
def test_a_name_a_colon_and_a_sentence_in_marks_are_speech(
    paragraphs: list[str], speaker: str | None
) -> None:
    found = [one.speaker.name if one.speaker else None for one in find_quotes(paragraphs)]
    assert found == ([speaker] if speaker else [])
