"""Is it said by somebody? Speech against titles, names, terms and scare quotes."""

from __future__ import annotations

import pytest

from pressread.extraction.statements.speech import is_long
from tests.statements.telling import quoted


def said(text: str) -> list[str]:
    """The words taken for speech, “partial” where they stand in the writer's sentence."""
    return [line.split(" · ")[0] for line in quoted(text)]


_SPEECH = [
    ("She read the novel “A Field in Winter” twice.", []),
    ("He is called by the nickname “Shorty” there.", []),
    ("The army ended “Operation Lotus” on Monday.", []),
    ("The song “Wet Hills” was played.", []),
    ("They used the word “union” nine times.", []),
    ("The so-called “experts” left.", []),
    ("Ann Lee called it “a mess”.", ["partial “a mess”"]),
    ("Ann Lee said it was “a slow and costly mess”.", ["partial “a slow and costly mess”"]),
    ("“It leaks,” Ann Lee said.", ["“It leaks,”"]),
    ("The sign read “Keep out”.", ["partial “Keep out”"]),
    ("Das Wort „Damm“ fällt oft.", []),
    ("Le mot « digue » revient.", []),
    ("The film “It Leaks” opened.", []),
    (
        "“We shall open the doors again. All of them,” she said.",
        ["“We shall open the doors again. All of them,”"],
    ),
    ("The “Swan” sailed.", []),
    ("The plan, “Dams for All,” failed.", []),
    ("Ann Lee said: “Yes.”", ["“Yes.”"]),
    ("„Das reicht“, sagte er.", ["partial “Das reicht”"]),
    ("« Non », soupire-t-il.", ["partial “Non”"]),
    ("He won “Best Baker” and “Best Welder”.", []),
    ("“NO MORE TOLLS,” read the banner.", ["“NO MORE TOLLS,”"]),
    ("«Дамба течёт и никто её не чинит», говорят там.", ["“Дамба течёт и никто её не чинит”"]),
    ("“It was, like, ‘whoa’,” Ann Lee said.", ["“It was, like, ‘whoa’,”"]),
    ("She said “yes” and he said “no”.", ["partial “yes”", "partial “no”"]),
]


@pytest.mark.parametrize(("text", "wanted"), _SPEECH)
def test_words_in_marks_are_speech_or_are_not(text: str, wanted: list[str]) -> None:
    assert said(text) == wanted


_LONG = [
    ("It leaks and it always has", False),
    ("Дамба", False),
    ("Дамба течёт уже", True),
    ("ダムは水が漏れている", True),
    ("ダム", False),
    ("大坝漏水多年无人修", True),
    ("הסכר דולף", False),
    ("הסכר דולף שנים רבות", True),
    ("", False),
    ("12", False),
    ("Το φράγμα στάζει", True),
]


@pytest.mark.parametrize(("text", "wanted"), _LONG)
def test_words_of_other_scripts_are_speech_by_their_length(text: str, wanted: bool) -> None:
    assert is_long(text) == wanted
