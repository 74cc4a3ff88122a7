"""What one line of a head states, and which lines state nothing."""

from __future__ import annotations

from dataclasses import fields

import pytest

from pressread.extraction.plain.head_lines import read_head_line
from pressread.extraction.plain.labelled_lines import HeadLine

STATED = [
    ("The Fen Courier", {"publisher": "The Fen Courier"}),
    (
        "The Fen Courier, 3 May 2022, p. 7",
        {"publisher": "The Fen Courier", "published": "2022-05-03"},
    ),
    ("Le Monde - 3 mai 2022", {"publisher": "Le Monde", "published": "2022-05-03"}),
    ("Hafenpost vom 03.05.2022, Seite 3", {"publisher": "Hafenpost", "published": "2022-05-03"}),
    (
        "Kystposten 03.05.2022 · Side: 3 · Nora Vale",
        {"publisher": "Kystposten", "published": "2022-05-03", "names": ("Nora Vale",)},
    ),
    ("By Maud Ferrant, Evening Post", {"byline": ("Maud Ferrant",), "publisher": "Evening Post"}),
    ("By Maud Ferrant, 3 May 2022", {"byline": ("Maud Ferrant",), "published": "2022-05-03"}),
    ("Par Odile Carpent et Yann Kerdon", {"byline": ("Odile Carpent", "Yann Kerdon")}),
    ("Автор: Инга Сольберг", {"byline": ("Инга Сольберг",)}),
    ("Της Ίνγκριντ Παππά", {"byline": ("Ίνγκριντ Παππά",)}),
    ("Nora Vale in Westmouth", {"names": ("Nora Vale",)}),
    ("Nora Vale / WESTMOUTH, (DHA)", {"names": ("Nora Vale",)}),
    ("Source: Daily Nation", {"publisher": "Daily Nation"}),
    ("Paper: Fen Courier, The (Westmouth)", {"publisher": "The Fen Courier"}),
    ("AU  - Vale, Nora", {"byline": ("Nora Vale",)}),
    ("Título: El puente cerrará", {"headline": "El puente cerrará"}),
    ("Fecha: 3 de mayo de 2022", {"published": "2022-05-03"}),
    ("URL: https://fen.example/road", {"url": "https://fen.example/road"}),
    ("Section: NEWS; Pg. A3", {"section": "NEWS"}),
    ("RUBRIK: LOKALES; S. 7", {"section": "LOKALES"}),
    ("DATE-CHARGEMENT: 4 mai 2021", {"captured": "2021-05-04"}),
    ("Stand: 27.08.2021", {"published": "2021-08-27"}),
    ("MARIA QUAYLE", {"names": ("MARIA QUAYLE",)}),
    ("97 words", {}),
    ("English", {}),
]
KEPT = [
    "Downloaded on May 3, 2022",
    "Printed: 3 May 2022",
    "Accessed 3 May 2022",
    "Load-Date: May 3, 2022",
    "created: 2022-05-03",
    "Abgerufen am 3. Mai 2022",
    "Imprimé le 3 mai 2022",
    "Consultado el 3 de mayo de 2022",
    "Scaricato il 3 maggio 2022",
    "Acesso em: 3 de maio de 2022",
    "Geraadpleegd op 3 mei 2022",
    "Hämtad den 3 maj 2022",
    "Viitattu 3.5.2022",
    "Data dostępu: 3 maja 2022",
    "Staženo 3. května 2022",
    "Letöltve: 2022. május 3.",
    "Accesat la 3 mai 2022",
    "Erişim Tarihi: 3 Mayıs 2022",
    "Diakses pada 3 Mei 2022",
    "Дата обращения: 3 мая 2022",
    "Дата звернення: 3 травня 2022",
    "Ανακτήθηκε 3 Μαΐου 2022",
    "閲覧日: 2022年5月3日",
    "访问日期：2022年5月3日",
    "인쇄 2022년 5월 3일",
    "3 May 2022 (accessed)",
]


def stated(line: HeadLine | None) -> dict[str, object] | None:
    if line is None:
        return None
    values = {one.name: getattr(line, one.name) for one in fields(line)}
    kept = ("strong", "labelled", "unplaced")
    return {name: value for name, value in values.items() if value and name not in kept}


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_line_states_its_fields(text: str, expected: dict[str, object]) -> None:
    assert stated(read_head_line(text)) == expected


@pytest.mark.parametrize("text", KEPT)
def test_the_day_of_keeping_is_no_day_of_publication(text: str) -> None:
    found = stated(read_head_line(text))
    assert found is not None
    assert found.keys() == {"captured"}
    assert str(found["captured"]).startswith("2022-05-03")


@pytest.mark.parametrize(
    "text",
    [
        "Toll road opens a year late",
        "The road was opened on 3 May 2022.",
        "Budget 2022 passed after nine hours",
        "Saved by a dog on the ice in the night of the storm of 3 May 2022",
        "Courier: And nobody listened?",
        "Die Brücke fällt",
        "SALT QUAY",
        "",
    ],
)
def test_headlines_and_sentences_state_nothing(text: str) -> None:
    assert read_head_line(text) is None
