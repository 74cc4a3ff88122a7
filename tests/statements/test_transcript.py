"""Speech by layout: turns, questions and answers, dashes, block quotations."""

from __future__ import annotations

import pytest

from pressread.extraction.statements.transcript import (
    find_turns,
    label_inside,
    names_an_office,
    tag_inside,
)
from tests.statements.telling import quoted


def turns(*paragraphs: str) -> list[tuple[int, str, str | None, str]]:
    """Paragraph, label, office and words of each turn."""
    return [
        (at, turn.label, turn.office, paragraphs[at][turn.text_start :])
        for at, turn in find_turns(paragraphs).items()
    ]


def label(text: str) -> str | None:
    found = label_inside(text)
    return found and found["name"]


def tag(text: str) -> tuple[str, str] | None:
    found = tag_inside(text)
    return found and (found["verb"], found["name"])


_TURNS = [
    (
        ["Lee: It leaks.", "Sand: It holds.", "Lee: No."],
        [(0, "Lee", None, "It leaks."), (1, "Sand", None, "It holds."), (2, "Lee", None, "No.")],
    ),
    (["Lee: It leaks.", "Sand: It holds."], []),
    (["Lee: One.", "Lee: Two.", "Lee: Three."], []),
    (["Lee: One.", "Sand: Two.", "Vale: Three."], []),
    (
        ["Ann Lee: One.", "Bo Sand: Two.", "Lee: Three."],
        [(0, "Ann Lee", None, "One."), (1, "Bo Sand", None, "Two."), (2, "Lee", None, "Three.")],
    ),
    (
        ["LEE, MAYOR OF EBB: One.", "SAND: Two.", "LEE: Three."],
        [(0, "LEE", "MAYOR OF EBB", "One."), (1, "SAND", None, "Two."), (2, "LEE", None, "Three.")],
    ),
    (["Lee, mayor of Ebb: One.", "Sand: Two.", "Lee: Three."], []),
    (
        ["Lee (laughing): One.", "Sand [off]: Two.", "Lee : Three."],
        [(0, "Lee", None, "One."), (1, "Sand", None, "Two."), (2, "Lee", None, "Three.")],
    ),
    (["Lee: One.", "A.", "B.", "C.", "Sand: Two.", "Lee: Three."], []),
    (
        ["Lee: One.", "A.", "B.", "Sand: Two.", "Lee: Three."],
        [(0, "Lee", None, "One."), (3, "Sand", None, "Two."), (4, "Lee", None, "Three.")],
    ),
    (["Lee: “One.”", "Sand: “Two.”", "Lee: “Three.”"], []),
    (["Lee: 12", "Sand: 13", "Lee: 14"], []),
    (
        ["Q: Why?", "A: So.", "Q: And?"],
        [(0, "Q", None, "Why?"), (1, "A", None, "So."), (2, "Q", None, "And?")],
    ),
    (
        ["Question: Why?", "Answer: So.", "Question: And?"],
        [(0, "Question", None, "Why?"), (1, "Answer", None, "So."), (2, "Question", None, "And?")],
    ),
    (["Note: one.", "Serves: two.", "Note: three."], []),
    (["Piet van der Velde: One.", "Ada al-Obi: Two.", "Velde: Three."], []),
    (["lee: One.", "sand: Two.", "lee: Three."], []),
    (["Lee:One.", "Sand:Two.", "Lee:Three."], []),
    ([], []),
]


@pytest.mark.parametrize(("paragraphs", "wanted"), _TURNS)
def test_a_transcript_is_three_turns_close_together_of_two_who_come_back(
    paragraphs: list[str], wanted: list[tuple[int, str, str | None, str]]
) -> None:
    assert turns(*paragraphs) == wanted


_OFFICES = [
    ("MODERATOR", True),
    ("The Moderator", True),
    ("THE PRESIDENT", True),
    ("Lee", False),
    ("Ann Lee", False),
    ("Q.", True),
    ("Reporter", True),
    ("Unidentified Male", True),
    ("MODERATOR LEE", False),
    ("Soru", True),
]


@pytest.mark.parametrize(("label", "wanted"), _OFFICES)
def test_a_label_may_name_what_somebody_does_there(label: str, wanted: bool) -> None:
    assert names_an_office(label) == wanted


_INSIDE = [
    ("WALLACE: Let’s start.", "WALLACE"),
    ("ANN LEE: Yes.", "ANN LEE"),
    ("Wallace: Let’s start.", None),
    ("A: so", None),
    ("Let’s start: now", None),
    ("O'BRIEN: Go on", "O'BRIEN"),
    ("DR. LEE-ROE: Well", "DR. LEE-ROE"),
]


@pytest.mark.parametrize(("text", "wanted"), _INSIDE)
def test_capitals_and_a_colon_label_quoted_words(text: str, wanted: str | None) -> None:
    assert label(text) == wanted


_TAGGED = [
    ("La crise est là, explique Ann Lee. Rien n’a changé.", ("explique", "Ann Lee")),
    ("La crise est là, a expliqué Ann Lee, et rien.", ("expliqué", "Ann Lee")),
    ("La crise est là, dit-on. Rien.", None),
    ("Ann Lee explique, dit Paul de Roux, que non.", ("dit", "Paul de Roux")),
    ("Rien", None),
]


@pytest.mark.parametrize(("text", "wanted"), _TAGGED)
def test_french_papers_tag_inside_the_marks(text: str, wanted: tuple[str, str] | None) -> None:
    assert tag(text) == wanted


_DASHED = [
    (
        ["– Vi har lappet den elleve ganger, sier Greta Lind."],
        ["“Vi har lappet den elleve ganger” · Greta Lind · sier"],
    ),
    (
        ["— Lo hemos dicho —dijo Greta Lind—. Y es así."],
        ["0: “Lo hemos dicho” · Greta Lind · dijo", "0: “Y es así.” · Greta Lind · dijo"],
    ),
    (["- We mended it, she said."], []),
    (["– A new bridge"], []),
    (["– A new bridge, and a toll"], []),
    (
        ["— Мы чинили её, — сказала Анна Петрова. — Дважды."],
        ["0: “Мы чинили её” · Анна Петрова · сказала", "0: “Дважды.” · Анна Петрова · сказала"],
    ),
    (["Ann Lee wrote:", "> It leaks.", "Rain."], []),
]


@pytest.mark.parametrize(("paragraphs", "wanted"), _DASHED)
def test_a_dash_opens_speech_where_a_verb_of_saying_follows(
    paragraphs: list[str], wanted: list[str]
) -> None:
    assert quoted(*paragraphs) == wanted


_SET = [
    (
        ["Ann Lee wrote:", "It leaks and it always has.", "Rain."],
        ["paragraph", "blockquote", "paragraph"],
        ["“It leaks and it always has.” · Ann Lee · wrote"],
    ),
    (
        ["Rain fell.", "It leaks and it always has. — Ann Lee", "Rain."],
        ["paragraph", "blockquote", "paragraph"],
        ["“It leaks and it always has.” · Ann Lee · -"],
    ),
    (
        ["Ann Lee wrote:", "“It leaks and it always has.”", "Rain."],
        ["paragraph", "blockquote", "paragraph"],
        ["“It leaks and it always has.” · Ann Lee · wrote"],
    ),
    (
        ["Ann Lee wrote:", "It is a “mess” and it always has been so.", "Rain."],
        ["paragraph", "blockquote", "paragraph"],
        ["“It is a “mess” and it always has been so.” · Ann Lee · wrote"],
    ),
    (
        [
            "Why do you stay, Otto Lind?",
            "I like it. My house is here.",
            "Will you go?",
            "I will not.",
        ],
        ["subhead", "paragraph", "subhead", "paragraph"],
        [
            "“I like it. My house is here.” · Otto Lind = “” · -",
            "“I will not.” · Otto Lind = “” · -",
        ],
    ),
    (
        ["**Why do you stay?**", "I like it. My house is here.", "**Will you go?**", "I will not."],
        [],
        ["“I like it. My house is here.” · ? = “” · -", "“I will not.” · ? = “” · -"],
    ),
    (
        [
            "Why does it leak?",
            "It is old and nobody mends it.",
            "When will it break?",
            "Nobody knows that.",
        ],
        ["subhead", "paragraph", "subhead", "paragraph"],
        [],
    ),
]


@pytest.mark.parametrize(("paragraphs", "kinds", "wanted"), _SET)
def test_blocks_and_questions_set_apart_are_speech(
    paragraphs: list[str], kinds: list[str], wanted: list[str]
) -> None:
    assert quoted(*paragraphs, kinds=kinds) == wanted


_INTERVIEWS = [
    (
        ["Otto Lind runs the mine. Lind is 60.", "Q: Why stay?", "A: It pays.", "Q: And then?"],
        ["Vera Holm"],
        [
            "“Why stay?” · Vera Holm = “Q” · -",
            "“It pays.” · Otto Lind = “A” · -",
            "“And then?” · Vera Holm = “Q” · -",
        ],
    ),
    (
        ["Otto Lind runs the mine. Lind is 60.", "Q: Why stay?", "A: It pays.", "Q: And then?"],
        ["Vera Holm", "Bo Sand"],
        [
            "“Why stay?” · ? = “Q” · -",
            "“It pays.” · Otto Lind = “A” · -",
            "“And then?” · ? = “Q” · -",
        ],
    ),
    (
        ["Otto Lind runs the mine.", "Frage: Warum?", "Antwort: Darum.", "Frage: Und?"],
        [],
        [
            "“Warum?” · ? = “Frage” · -",
            "“Darum.” · Otto Lind = “Antwort” · -",
            "“Und?” · ? = “Frage” · -",
        ],
    ),
    (
        ["Otto Lind came.", "OL: Rain again.", "VH: Yes.", "OL: And wind."],
        ["Vera Holm"],
        [
            "“Rain again.” · Otto Lind = “OL” · -",
            "“Yes.” · Vera Holm = “VH” · -",
            "“And wind.” · Otto Lind = “OL” · -",
        ],
    ),
    (
        ["ANN LEE, HOST: Good day.", "BO SAND, MAYOR: It leaks.", "LEE: Thanks."],
        [],
        [
            "“Good day.” · Ann Lee = “ANN LEE” (HOST) · -",
            "“It leaks.” · Bo Sand = “BO SAND” (MAYOR) · -",
            "“Thanks.” · Ann Lee = “LEE” (HOST) · -",
        ],
    ),
    (
        ["MODERATOR: Good day.", "SAND: It leaks.", "MODERATOR: Thanks."],
        [],
        [
            "“Good day.” · ? = “MODERATOR” · -",
            "“It leaks.” · SAND · -",
            "“Thanks.” · ? = “MODERATOR” · -",
        ],
    ),
    (
        ["It leaks, I told them. “So do I,” I said."],
        ["Vera Holm"],
        ["“So do I,” · Vera Holm = “I” · said"],
    ),
]


@pytest.mark.parametrize(("paragraphs", "byline", "wanted"), _INTERVIEWS)
def test_labels_are_the_author_the_person_asked_or_a_name(
    paragraphs: list[str], byline: list[str], wanted: list[str]
) -> None:
    assert quoted(*paragraphs, byline=byline) == wanted
