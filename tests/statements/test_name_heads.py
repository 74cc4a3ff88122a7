"""The name in a phrase: without titles, trades, courtesies, parties and articles."""

from __future__ import annotations

import pytest

from pressread.extraction.statements.chunks import Chunks
from pressread.extraction.statements.marks import find_marked
from pressread.extraction.statements.name_heads import names_office, names_trade
from pressread.extraction.statements.tokens import Tokens


def first(text: str) -> str | None:
    """Kind, phrase and bare name of the first mention of a text."""
    found = Chunks(Tokens(0, text, find_marked([text])[0])).mentions
    if not found:
        return None
    one = found[0]
    return f"{one.kind} {text[one.start : one.end]} = {one.name()}"


_FIRST = [
    ("Ann Lee left.", "N Ann Lee = Ann Lee"),
    ("Mrs. Lee left.", "N Mrs. Lee = Lee"),
    ("Dr. Ann Lee left.", "N Dr. Ann Lee = Ann Lee"),
    ("Sir Bo Sand left.", "N Sir Bo Sand = Bo Sand"),
    ("Lord Sand left.", "N Lord Sand = Sand"),
    ("Senator Ann Lee left.", "N Senator Ann Lee = Ann Lee"),
    ("Democratic Sen. Ann Lee left.", "N Democratic Sen. Ann Lee = Ann Lee"),
    ("Republican Ann Lee left.", "N Republican Ann Lee = Ann Lee"),
    ("Prime Minister Ann Lee left.", "N Prime Minister Ann Lee = Ann Lee"),
    ("Deputy Prime Minister Ann Lee left.", "N Deputy Prime Minister Ann Lee = Ann Lee"),
    ("Foreign Minister Lee left.", "N Foreign Minister Lee = Lee"),
    ("Minister of Defence Ann Lee left.", "N Minister of Defence Ann Lee = Ann Lee"),
    (
        "Minister of State for Foreign Affairs Ann Lee left.",
        "N Minister of State for Foreign Affairs Ann Lee = Ann Lee",
    ),
    ("Secretary of State Lee left.", "N Secretary of State Lee = Lee"),
    ("President Lee left.", "N President Lee = Lee"),
    ("President of France Paul Roe left.", "N President of France Paul Roe = Paul Roe"),
    ("President of the Republic left.", "L President of the Republic = President of the Republic"),
    ("Head of Ebb Council Mia Lund left.", "N Head of Ebb Council Mia Lund = Mia Lund"),
    ("Mayor of New York Bill Roe left.", "N Mayor of New York Bill Roe = Bill Roe"),
    ("Mayor of Ebb left.", "L Mayor of Ebb = Mayor of Ebb"),
    ("King Bo left.", "N King Bo = Bo"),
    ("Martin Luther King left.", "N Martin Luther King = Martin Luther King"),
    ("Martin King Jr. left.", "N Martin King Jr. = Martin King Jr."),
    ("Bo Sand III left.", "N Bo Sand III = Bo Sand III"),
    ("Peter T. King left.", "N Peter T. King = Peter T. King"),
    ("J. R. Sand left.", "N J. R. Sand = J. R. Sand"),
    ("Ursula von der Leyen left.", "N Ursula von der Leyen = Ursula von der Leyen"),
    ("Ludwig van Beethoven left.", "N Ludwig van Beethoven = Ludwig van Beethoven"),
    ("De la Cruz left.", "N De la Cruz = De la Cruz"),
    ("Oscar de la Renta left.", "N Oscar de la Renta = Oscar de la Renta"),
    ("Abdel al-Naggar left.", "N Abdel al-Naggar = Abdel al-Naggar"),
    ("The Belgian left.", "N Belgian = Belgian"),
    ("The Minister left.", "L The Minister = The Minister"),
    ("The Guard left.", "N Guard = Guard"),
    ("Critics left.", "L Critics = Critics"),
    ("Ministers left.", "L Ministers = Ministers"),
    ("Chancellor Karl left.", "N Chancellor Karl = Karl"),
    ("Coach Ann Lee left.", "N Coach Ann Lee = Ann Lee"),
    ("CDU-Chef Karl Holm ging.", "N CDU-Chef Karl Holm = Karl Holm"),
    ("Bundeskanzlerin Ida Holm ging.", "N Bundeskanzlerin Ida Holm = Ida Holm"),
    ("M. Roux est parti.", "N M. Roux = Roux"),
    ("Mme Fontan est partie.", "N Mme Fontan = Fontan"),
    ("Señor Ruiz se fue.", "N Señor Ruiz = Ruiz"),
    ("L'entraîneur Paul Roux est parti.", "N L'entraîneur Paul Roux = Paul Roux"),
    ("Why Lee left.", "N Lee = Lee"),
    ("See Lee.", "N See Lee = Lee"),
    ("R-Texas left.", None),
    ("Of Lee.", "N Lee = Lee"),
    ("La left.", "L La = La"),
    ("One Ann left.", "L One Ann = One Ann"),
    ("Both Lee left.", "N Lee = Lee"),
    ("Gen. Sand left.", "N Gen. Sand = Sand"),
    ("Lt. Gen. Bo Sand left.", "N Lt. Gen. Bo Sand = Bo Sand"),
    ("Rev. Bo Sand left.", "N Rev. Bo Sand = Bo Sand"),
    ("St. Lee left.", "N St. Lee = St. Lee"),
    ("Ann Lee-Roe left.", "N Ann Lee-Roe = Ann Lee-Roe"),
    ("O'Neill left.", "N O'Neill = O'Neill"),
    ("McDonald left.", "N McDonald = McDonald"),
    ("Ann “Shorty” Lee left.", "N Ann “Shorty” Lee = Ann “Shorty” Lee"),
    ("Lee & Sand left.", "N Lee & Sand = Lee & Sand"),
    ("Bank of Ebb left.", "N Bank of Ebb = Bank of Ebb"),
    ("University of Ebb left.", "N University of Ebb = University of Ebb"),
]


@pytest.mark.parametrize(("text", "wanted"), _FIRST)
def test_a_phrase_has_a_bare_name(text: str, wanted: str | None) -> None:
    assert first(text) == wanted


_OFFICES = [
    ("minister", (True, True)),
    ("sportministerin", (True, True)),
    ("cdu-chef", (True, True)),
    ("spd-abgeordnete", (False, True)),
    ("baker", (False, False)),
    ("king", (True, True)),
    ("ingenieurin", (True, True)),
    ("lee", (False, False)),
    ("mayor", (True, True)),
    ("vorsitzende", (True, True)),
]


@pytest.mark.parametrize(("word", "wanted"), _OFFICES)
def test_offices_and_trades_are_told_in_compounds_too(word: str, wanted: tuple[bool, bool]) -> None:
    assert (names_office(word), names_trade(word)) == wanted
