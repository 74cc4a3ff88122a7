"""Who is who in one article: surnames, given names, namesakes, particles, suffixes, bodies."""

from __future__ import annotations

import pytest

from pressread.extraction.statements.document import Document


def people(text: str) -> list[str]:
    """Everybody of a text of paragraphs: the fullest name, how often it stands, what is told."""
    found = Document(text.split("\n\n")).people.everybody
    return [
        " ".join(
            filter(
                None,
                (
                    one.name,
                    f"×{one.count}",
                    one.sex,
                    "titled" * one.titled,
                    "body" * one.organisation,
                ),
            )
        )
        for one in found
    ]


def found(text: str, name: str) -> str | None:
    """Whom a name means in a text."""
    person = Document(text.split("\n\n")).people.find(name)
    return person.name if person else None


_PEOPLE = [
    ("Ann Lee left. Lee slept.", ["Ann Lee ×2 f"]),
    ("Lee left. Ann Lee slept.", ["Ann Lee ×1 f"]),
    ("Ann Lee left. Ann slept.", ["Ann Lee ×2 f"]),
    ("Ann Lee and Bo Lee left. Lee slept.", ["Ann Lee ×1 f", "Bo Lee ×1"]),
    ("Ann Lee and Bo Lee left. Mr. Lee slept.", ["Ann Lee ×1 f", "Bo Lee ×2 m titled"]),
    ("Ann Lee and Paul Lee left. Mrs. Lee slept.", ["Ann Lee ×2 f titled", "Paul Lee ×1 m"]),
    ("Mr. Lee left. Mrs. Lee slept.", ["Lee ×1 m titled", "Lee ×1 f titled"]),
    ("Ann Mary Lee left. Ann Lee slept.", ["Ann Mary Lee ×2 f"]),
    ("Ann M. Lee left. Ann Lee slept.", ["Ann M. Lee ×2 f"]),
    ("Ann Lee left. Ann Mary Lee slept.", ["Ann Mary Lee ×2 f"]),
    ("Ana Rita Sousa da Cruz left. Sousa slept.", ["Ana Rita Sousa da Cruz ×2 f"]),
    (
        "Ursula von der Leyen left. The rest of them and Von der Leyen slept.",
        ["Ursula von der Leyen ×2 f"],
    ),
    ("Mr. van der Velde left.", ["van der Velde ×1 m titled"]),
    ("Martin King Jr. left. King slept.", ["Martin King Jr. ×1 m"]),
    ("The Harbour Guard left. The Guard slept.", ["Harbour Guard ×1"]),
    ("Bank of Ebb left.", ["Bank of Ebb ×1 body"]),
    ("NATO met. NATO left.", ["NATO ×2 body"]),
    ("Paris slept.", ["Paris ×1 body"]),
    ("President Paris Roe slept.", ["Paris Roe ×1 titled"]),
    ("Mevlüt Çavuş left. Cavus slept.", ["Mevlüt Çavuş ×2 m"]),
    ("pro-Lee crowds met Ann Lee.", ["Ann Lee ×1 f"]),
    ("Foreign Minister Ann Lee left.", ["Ann Lee ×1 f titled"]),
    ("spokesman Kim Vale left. Kim Vale slept.", ["Kim Vale ×2 m"]),
    ("Rain fell.", ["Rain ×1"]),
    ("Lee & Sons left.", ["Lee & Sons ×1 body"]),
    ("Анна Петрова ушла. Петрова спала.", ["Анна Петрова ×2 f"]),
    ("Ann Lee left.\n\nBo Sand left. Lee and Sand slept.", ["Ann Lee ×2 f", "Bo Sand ×2"]),
]


@pytest.mark.parametrize(("text", "wanted"), _PEOPLE)
def test_names_of_an_article_are_joined_to_people(text: str, wanted: list[str]) -> None:
    assert people(text) == wanted


_FOUND = [
    ("Ann Lee left. Bo Sand slept.", "Lee", "Ann Lee"),
    ("Ann Lee left. Bo Sand slept.", "LEE", "Ann Lee"),
    ("Ann Lee left.", "Ann Lee", "Ann Lee"),
    ("Ann Lee left.", "Bo Lee", None),
    ("Ann Lee left. Bo Lee slept.", "Lee", None),
    ("Ann Lee left. Bo Lee slept.", "Bo Lee", "Bo Lee"),
    ("Ann Lee left.", "Sand", None),
    ("Ann Lee left.", "", None),
    ("Ann Mary Lee left.", "Ann Lee", "Ann Mary Lee"),
    ("Mevlüt Çavuş left.", "cavus", "Mevlüt Çavuş"),
    ("Ann Lee left.", "A. Lee", "Ann Lee"),
]


@pytest.mark.parametrize(("text", "name", "wanted"), _FOUND)
def test_a_name_finds_the_one_who_bears_it(text: str, name: str, wanted: str | None) -> None:
    assert found(text, name) == wanted
