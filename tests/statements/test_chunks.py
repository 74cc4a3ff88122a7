"""Noun phrases and what they mention: names without their titles, offices, pronouns."""

from __future__ import annotations

import pytest

from pressread.extraction.statements.chunks import Chunks
from pressread.extraction.statements.marks import find_marked
from pressread.extraction.statements.mentions import extent
from pressread.extraction.statements.tokens import Tokens


def chunked(text: str) -> Chunks:
    return Chunks(Tokens(0, text, find_marked([text])[0]))


def mentions(text: str) -> list[str]:
    """Kind and words of each mention as a reader sees it; “=” the bare name where it is less."""
    found = []
    for one in chunked(text).mentions:
        words = text[one.start : extent(one)]
        bare = f" = {one.name()}" if one.kind == "N" and one.name() != words else ""
        found.append(f"{one.kind} {words}{bare}")
    return found


_MENTIONS = [
    (
        "Foreign Minister Mevlut Karaca met Ursula von der Leyen and Rafael del Rio.",
        [
            "N Foreign Minister Mevlut Karaca = Mevlut Karaca",
            "N Ursula von der Leyen",
            "N Rafael del Rio",
        ],
    ),
    (
        "The head of the Growers Council, Mia Lund, smiled.",
        ["L The head of the Growers Council", "N Growers Council", "N Mia Lund"],
    ),
    (
        "Secretary of State for Health Matt Hend left.",
        ["N Secretary of State for Health Matt Hend = Matt Hend"],
    ),
    (
        "Mr. van der Velde and Mrs Boone of Texas",
        ["N Mr. van der Velde = van der Velde", "N Mrs Boone = Boone", "N Texas"],
    ),
    (
        "M. Paul Roux a dit « non » à Mme Claire Fontan.",
        ["N M. Paul Roux = Paul Roux", "N Mme Claire Fontan = Claire Fontan"],
    ),
    ("El Sr. García dijo que no; doña Carmen Ruiz también.", ["N El Sr. García = García"]),
    (
        "Die Ingenieurin Heike Brandt und der CDU-Abgeordnete Ole Dahl",
        ["N Ingenieurin Heike Brandt = Heike Brandt", "N CDU-Abgeordnete Ole Dahl = Ole Dahl"],
    ),
    ("Bundesumweltministerin Ida Holm bremste.", ["N Bundesumweltministerin Ida Holm = Ida Holm"]),
    ("L'entraîneur Bruno Salva attend.", ["N L'entraîneur Bruno Salva = Bruno Salva"]),
    ("Critics say the plan is dead. Others disagree.", ["L Critics", "L the plan", "P Others"]),
    (
        "A spokesman for the Ministry of Transport said so.",
        ["L A spokesman for the Ministry of Transport", "N Ministry of Transport"],
    ),
    (
        "An official briefed on the talks said so.",
        ["L An official briefed on the talks", "L the talks"],
    ),
    (
        "Sources close to the minister said so.",
        ["L Sources close to the minister", "L the minister"],
    ),
    ("an aide loyal to him said so", ["L an aide loyal to him", "P him"]),
    (
        "According to residents, it leaks. According to a nurse in the ward, it does not.",
        ["L residents", "P it", "L a nurse", "L the ward", "P it"],
    ),
    (
        "The leaders of France, Germany and Poland said so.",
        ["L The leaders of France, Germany and Poland", "N France", "N Germany", "N Poland"],
    ),
    (
        "The Bank of England and the Wildlife and Forest Service.",
        ["N Bank of England", "N Wildlife and Forest Service"],
    ),
    (
        "The council’s own report and Ann’s memoir",
        ["L The council", "L The council’s own report", "N Ann", "L Ann’s memoir"],
    ),
    ("Dana “Shorty” King and Lee & Sons met.", ["N Dana “Shorty” King", "N Lee & Sons"]),
    (
        "The minister himself said so; Ann Lee herself did not.",
        ["L The minister", "P himself", "N Ann Lee herself = Ann Lee", "P herself"],
    ),
    (
        "Peter T. King, Martin Luther King Jr. and Dr. Ida King",
        ["N Peter T. King", "N Martin Luther King Jr.", "N Dr. Ida King = Ida King"],
    ),
    (
        "Republican Senator Ivor Pell, Labour leader Ada Obi",
        ["N Republican Senator Ivor Pell = Ivor Pell", "N Ada Obi"],
    ),
    (
        "One commenter wrote; several said; some did not.",
        ["L One commenter", "P several", "P some"],
    ),
    ("His remarks, and her mother’s, angered them.", ["P His", "L her mother", "P them"]),
    ("The past week was wet; the next year is not.", []),
    (
        "Minister for Higher Education and Research Odile Roche",
        ["N Minister for Higher Education and Research Odile Roche = Odile Roche"],
    ),
    (
        "The president of France Paul Roe, and the Mayor of New York Bill de Vries",
        [
            "L The president of France Paul Roe",
            "N France Paul Roe = Paul Roe",
            "N Mayor of New York Bill de Vries = Bill de Vries",
        ],
    ),
    (
        "Regional director of Free Press Kim Tao said so.",
        ["L Regional director of Free Press Kim Tao", "N Free Press Kim Tao = Kim Tao"],
    ),
    (
        "See Sexton. Neither Lee nor Neither Roe. Los Angeles slept.",
        ["N See Sexton = Sexton", "N Lee", "N Neither Roe = Roe", "N Los Angeles"],
    ),
    (
        "The deputy mayor hopes that the ministers, too, agree.",
        ["L The deputy mayor", "L the ministers"],
    ),
    (
        "In the view of the 42-year-old welder Dana King it leaks.",
        ["L the view of the 42-year-old welder Dana King", "N Dana King", "P it"],
    ),
    (
        "Laut Petra Lund, Angaben von Jörg Maas zufolge",
        ["N Petra Lund", "N Angaben", "N Jörg Maas"],
    ),
    (
        "“Yes,” she said of her and them, as I who knew it",
        ["P she", "P her", "P them", "P I", "P who", "P it"],
    ),
    ("Rain fell on the hills.", ["N Rain", "L the hills"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), _MENTIONS)
def test_a_paragraph_mentions(text: str, wanted: list[str]) -> None:
    assert mentions(text) == wanted


_LETTERS = [
    ("“It leaks,” Ann Lee said on Monday.", "QNSpa."),
    ("The mayor, Ann Lee, told reporters that it leaks.", "L,N,SLtPv."),
    ("According to the ministry it leaks: “yes”", "A2LPv:Q"),
    ("Dana “Shorty” King spoke (softly) – twice.", "NC(a)-w."),
    ("He was called “a fool” by Bo Sand’s wife.", "PxCQpN'L."),
    ("Rain fell on 12 hills.", "Nvpn."),
]


@pytest.mark.parametrize(("text", "wanted"), _LETTERS)
def test_each_part_of_a_paragraph_is_one_letter(text: str, wanted: str) -> None:
    assert chunked(text).letters == wanted
