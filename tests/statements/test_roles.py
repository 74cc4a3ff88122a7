"""In which role: what stands before a name, ahead of it and after it; who holds an office."""

from __future__ import annotations

import pytest

from pressread.extraction.statements.roles import role_head
from tests.statements.telling import quoted


def role(written: str) -> str | None:
    """The role of “Lee” where she is first written so."""
    (line,) = quoted(f"{written}. “It leaks,” Lee said.")
    return line.split("(")[1].split(")")[0] if "(" in line else None


def speaker(text: str) -> str:
    """Who says the last quotation of a text, and as what."""
    return quoted(*text.split("\n\n"))[-1].split(" · ")[1]


_BEFORE = [
    ("Foreign Minister Ann Lee left", "Foreign Minister"),
    ("Turkish Foreign Minister Ann Lee left", "Turkish Foreign Minister"),
    ("Russia’s deputy foreign minister Ann Lee left", "Russia’s deputy foreign minister"),
    ("Secretary of State Ann Lee left", "Secretary of State"),
    ("Minister for Education and Research Ann Lee left", "Minister for Education and Research"),
    ("The columnist Ann Lee left", "columnist"),
    ("The former mayor Ann Lee left", "former mayor"),
    ("Mrs. Ann Lee left", None),
    ("Dr. Ann Lee left", None),
    ("Prof. Ann Lee left", "Prof."),
    ("Gen. Ann Lee left", "Gen."),
    ("Police officer Ann Lee left", "Police officer"),
    ("Her husband Ann Lee left", "husband"),
    ("The angry Ann Lee left", None),
    ("Teachers Ann Lee left", None),
    ("Chief executive Ann Lee left", "Chief executive"),
    ("Managing director Ann Lee left", "director"),
    ("The plumber Ann Lee left", "plumber"),
    ("Co-founder Ann Lee left", "Co-founder"),
    ("Harbour engineer Ann Lee left", "Harbour engineer"),
    ("CDU politician Ann Lee left", "CDU politician"),
    ("Visiting Foreign Minister Ann Lee left", "Foreign Minister"),
    ("Then mayor Ann Lee left", "mayor"),
    ("Her chief aide, Ann Lee, left", "chief aide"),
    ("The city’s mayor, Ann Lee, left", "city’s mayor"),
    ("The head of the relief fund, Ann Lee, left", "head of the relief fund"),
    ("The presidents, Ann Lee and Bo Sand, left", None),
]


@pytest.mark.parametrize(("written", "wanted"), _BEFORE)
def test_titles_and_trades_before_a_name_are_its_role(written: str, wanted: str | None) -> None:
    assert role(written) == wanted


_AFTER = [
    ("Ann Lee, the mayor of Ebb, left", "mayor of Ebb"),
    ("Ann Lee, a welder, left", "welder"),
    ("Ann Lee, 42, a welder from Ebb, left", "welder from Ebb"),
    ("Ann Lee, 42, left", None),
    ("Ann Lee (D-Texas), a senator, left", "senator"),
    ("Ann Lee, D-Tex., left", None),
    ("Ann Lee of Oregon, a farmer, left", "farmer"),
    ("Ann Lee, who runs the yard, left", None),
    ("Ann Lee, who is the director of the yard, left", "director of the yard"),
    ("Ann Lee, who was mayor since 2014, left", "mayor"),
    ("Ann Lee, who has been chairwoman for ten years, left", "chairwoman"),
    ("Ann Lee, who left early, slept", None),
    ("Ann Lee, who is suing the mayor, left", None),
    ("Ann Lee, who heads the agency, left", None),
    ("Ann Lee, mayor, left", "mayor"),
    ("Ann Lee, mayor and baker, left", "mayor and baker"),
    ("Ann Lee, Bo Sand and Cy Vale left", None),
    ("Ann Lee, Aleksei Tavalny and Bo Sand left", None),
    ("Ann Lee, smiling, left", None),
    ("Ann Lee, a source said, left", None),
    ("Ann Lee, the author of the book “Wet Hills”, left", "author of the book “Wet Hills”"),
    (
        "Ann Lee, a welder at the yard who lost two fingers, left",
        "welder at the yard who lost two fingers",
    ),
    ("Ann Lee, one of the founders, left", None),
    ("Ann Lee, an economist at the University of Ebb, left", "economist at the University of Ebb"),
    (
        "Ann Lee, director of the Centre for Reform since 2014, left",
        "director of the Centre for Reform",
    ),
    ("Ann Lee, in a long coat, left", None),
    ("Ann Lee, her hair wet, left", None),
    ("Ann Lee, a friend of the mayor, left", "friend of the mayor"),
    (
        "Ann Lee, deputy head of mission at the embassy, left",
        "deputy head of mission at the embassy",
    ),
    ("Ann Lee, also known as Shorty, left", None),
    ("Ann Lee, then a student, left", None),
    ("Ann Lee, now the chair of the guild, left", "now the chair of the guild"),
]


@pytest.mark.parametrize(("written", "wanted"), _AFTER)
def test_an_apposition_after_a_name_is_its_role(written: str, wanted: str | None) -> None:
    assert role(written) == wanted


_HEADS = [
    ("Foreign Minister", "minister"),
    ("head of Russia’s Federal Service", "head"),
    ("deputy mayor of Ebb", "mayor"),
    ("welder, mayor of Ebb", ""),
    ("co-owner", ""),
    ("director of the minister’s office", "director"),
    ("", ""),
    ("Turkey’s foreign minister", "minister"),
    ("the MAYOR", "mayor"),
]


@pytest.mark.parametrize(("written", "wanted"), _HEADS)
def test_one_word_of_a_role_says_what_somebody_is(written: str, wanted: str) -> None:
    assert role_head(written) == wanted


_HOLDERS = [
    (
        "Mayor Ann Lee left. Bo Sand, a baker, stayed.\n\n“It leaks,” the mayor said.",
        "Ann Lee = “the mayor” (Mayor)",
    ),
    (
        "Mayor Ann Lee left. Bo Sand, a baker, stayed.\n\n“It leaks,” the baker said.",
        "? = “the baker”",
    ),
    (
        (
            "Turkish Foreign Minister Ann Lee met Russian Foreign Minister Bo Sand.\n\n“It "
            "leaks,” Turkey’s foreign minister said."
        ),
        "Ann Lee = “Turkey’s foreign minister” (Turkish Foreign Minister)",
    ),
    (
        (
            "Turkish Foreign Minister Ann Lee met Russian Foreign Minister Bo Sand.\n\n“It "
            "leaks,” Russia’s foreign minister said."
        ),
        "Bo Sand = “Russia’s foreign minister” (Russian Foreign Minister)",
    ),
    (
        (
            "Turkish Foreign Minister Ann Lee met Russian Foreign Minister Bo Sand.\n\n“It "
            "leaks,” the foreign minister said."
        ),
        "? = “the foreign minister”",
    ),
    (
        "Deputy Mayor Ann Lee met Mayor Bo Sand.\n\n“It leaks,” the deputy mayor said.",
        "Ann Lee = “the deputy mayor” (Deputy Mayor)",
    ),
    ("Ann Lee, the mayor of Ebb, left. “It leaks,” a mayor said.", "? = “a mayor”"),
    ("“It leaks,” the mayor, Ann Lee, said.", "Ann Lee = “the mayor” (mayor)"),
    ("“It leaks,” the mayor of Ebb, Ann Lee, said.", "Ann Lee = “the mayor of Ebb” (mayor of Ebb)"),
    (
        (
            "A spokesman, Bo Sand, came. Ann Lee, the mayor, stayed.\n\n“It leaks,” the "
            "spokesman said."
        ),
        "Bo Sand = “the spokesman” (spokesman)",
    ),
    (
        "Ann Lee, a spokeswoman for the yard, came.\n\n“It leaks,” the spokeswoman said.",
        "Ann Lee = “the spokeswoman” (spokeswoman for the yard)",
    ),
    (
        ("Ann Lee, a welder, came. She is also the mayor of Ebb.\n\n“It leaks,” the welder said."),
        "? = “the welder”",
    ),
    ("Ida King came. “It leaks,” King said.", "Ida King = “King”"),
    (
        "Die Ministerin Ida Holm kam.\n\n„Das reicht“, sagte die Ministerin.",
        "Ida Holm = “die Ministerin” (Ministerin)",
    ),
    (
        "La ministre Claire Fontan est venue.\n\n« Rien n'est tenu », a déclaré la ministre.",
        "Claire Fontan = “la ministre” (ministre)",
    ),
    (
        "Sportministerin Ida Holm kam.\n\n„Das reicht“, sagte die Sportministerin.",
        "Ida Holm = “die Sportministerin” (Sportministerin)",
    ),
    (
        "Der Trainer Ole Dahl kam.\n\n„Das reicht“, sagte der Trainer.",
        "Ole Dahl = “der Trainer” (Trainer)",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), _HOLDERS)
def test_an_office_means_its_holder(text: str, wanted: str) -> None:
    assert speaker(text) == wanted
