"""One grammar of bylines: whichever way a byline comes in, the same people wrote the article."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.extraction import extract
from pressread.extraction.plain.head import first_names
from pressread.readers import read_bytes
from pressread.source import Source
from pressread.text import bylines

TITLE = "Harbour bridge stays shut"
BODY = (
    "The council of the harbour town met on Tuesday to talk about the bridge until nine.",
    "The mayor said that the bridge would stay shut until new cables come from abroad.",
    "Residents of the east bank asked for a ferry, which the council refused this year.",
)


def page(byline: str) -> str:
    told = "".join(f"<p>{text}</p>" for text in BODY)
    return (
        f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
        f"<p class='byline'>{byline}</p><p>5 March 2024</p>{told}</article></body></html>"
    )


def paste(byline: str) -> str:
    return "\n\n".join((f"{TITLE}\n{byline}\n5 March 2024", *BODY))


def data(byline: str) -> str:
    told = "\n\n".join(BODY)
    return json.dumps({"title": TITLE, "author": byline, "date": "2024-03-05", "text": told})


def export(byline: str) -> str:
    return "\n\n".join(
        (
            "          1 of 1 DOCUMENT", "          The Harbour Post",
            "          March 5, 2024 Tuesday", TITLE, f"BYLINE: {byline}", "SECTION: News; Pg. 3",
            "LENGTH: 44 words", *BODY, "LOAD-DATE: March 6, 2024", "LANGUAGE: ENGLISH",
        )
    )  # fmt: skip


WAYS: tuple[Callable[[str], str], ...] = (page, paste, data, export)

BYLINES = [
    ("By Ann Lee", ["Ann Lee"]),
    ("By Ann Lee and Bo Chan", ["Ann Lee", "Bo Chan"]),
    ("By Ann Lee, Bo Chan and Cy Fox", ["Ann Lee", "Bo Chan", "Cy Fox"]),
    ("By Ann Lee; Bo Chan", ["Ann Lee", "Bo Chan"]),
    ("By Ann Lee & Bo Chan", ["Ann Lee", "Bo Chan"]),
    ("By Ann Lee in Ankara", ["Ann Lee"]),
    ("From Ann Lee in Ankara", ["Ann Lee"]),
    ("By Ann Lee and Bo Chan, in Ankara", ["Ann Lee", "Bo Chan"]),
    ("By Ann Lee, Senior Reporter", ["Ann Lee"]),
    ("By Ann Lee Home Affairs Correspondent", ["Ann Lee"]),
    ("By Ann Lee, The Harbour Post", ["Ann Lee"]),
    ("By Ann Lee for The Harbour Post", ["Ann Lee"]),
    ("By Ann Lee (Reuters)", ["Ann Lee"]),
    ("By Ann Lee | alee@post.example", ["Ann Lee"]),
    ("By Ann Lee - March 5, 2024", ["Ann Lee"]),
    ("By Robert E. Moore, Ph.D.", ["Robert E. Moore"]),
    ("By Dr. Ann Lee", ["Dr. Ann Lee"]),
    ("By Ludwig van Dyck", ["Ludwig van Dyck"]),
    ("By Mary-Ann O'Neill", ["Mary-Ann O'Neill"]),
    ("BY ANN LEE", ["ANN LEE"]),
    ("Written by Ann Lee", ["Ann Lee"]),
    ("Story by Ann Lee", ["Ann Lee"]),
    ("Text: Ann Lee", ["Ann Lee"]),
    ("Von Jörg Maß und Eva Kühn", ["Jörg Maß", "Eva Kühn"]),
    ("Von Jörg Maß, Istanbul", ["Jörg Maß"]),
    ("Autorin: Eva Kühn", ["Eva Kühn"]),
    ("Par Zoé Petit et Luc Roy", ["Zoé Petit", "Luc Roy"]),
    ("Par notre correspondant Luc Roy", ["Luc Roy"]),
    ("Por Ana Ruiz y Luis Gil", ["Ana Ruiz", "Luis Gil"]),
    ("di Anna Neri", ["Anna Neri"]),
    ("Door Jan de Vries", ["Jan de Vries"]),
    ("Av Kari Nordmann", ["Kari Nordmann"]),
    ("Przez Jan Nowak", ["Jan Nowak"]),
    ("Автор: Иван Петров", ["Иван Петров"]),
    ("Yazan: Ayşe Demir", ["Ayşe Demir"]),
    ("بقلم: محمد علي", ["محمد علي"]),
    ("作者：王小明", ["王小明"]),
    ("记者 王小明", ["王小明"]),
]


def source_of(text: str) -> Source:
    media_type = {"<": "text/html", "H": "text/plain"}.get(text[0])
    (found,) = read_bytes(text.encode(), media_type=media_type)
    assert isinstance(found, Source)
    return found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("byline", "names"), BYLINES)
def test_page_paste_data_and_export_name_the_same_people(
    way: Callable[[str], str], byline: str, names: list[str]
) -> None:
    assert list(extract(source_of(way(byline))).byline) == names


SIGNED = [
    ("By Ann Lee on December 21, 2023", ("Ann Lee",)),
    ("ByAnn Lee", ("Ann Lee",)),
    ("By Ann LeePublished: Dec 20, 2023 8:00 AM EST", ("Ann Lee",)),
    ("By Ann Lee | alee@cape.example | The Cape Herald", ("Ann Lee",)),
    ("By Ann Lee, Chief Marketing Officer, Cape Boats", ("Ann Lee",)),
    ("Written By: Ann Lee Executive Digital Editor", ("Ann Lee",)),
    ("posted on 2023-12-19 23:30 EST by Ann Lee", ("Ann Lee",)),
    ("27 September 2023By Ann Lee", ("Ann Lee",)),
    ("Kolumne von Anna Berg - 28.04.2024 um 08:52 Uhr", ("Anna Berg",)),
    ("von Anna Berg, NDR KIEL", ("Anna Berg",)),
    ("(Reporting by Ann Lee; editing by Bo Chan)", ()),
    ("by the harbour", ()),
    ("The ship sailed by Cape Horn", ()),
    ("By " + "Ann Lee, " * 40, ()),
]
DATED = [
    ("Ann Lee - December 21, 2023", ("Ann Lee",)),
    ("Ann Lee|Feb 24, 2023", ("Ann Lee",)),
    ("Anna Berg, 26.04.2024 10:00 Uhr", ("Anna Berg",)),
    ("Artikel veröffentlicht am 28. April 2024, 14:26 Uhr, Anna Berg", ("Anna Berg",)),
    ("AUSTIN, Texas, Feb. 2, 2017", ()),
    ("December 21, 2023", ()),
    ("Published on December 21, 2023", ()),
]
ALONE = [
    ("Ann Lee and Bo Chan", False, ("Ann Lee", "Bo Chan")),
    ("Ann Lee, Ludwig van Dyck & Bo Ek", False, ("Ann Lee", "Ludwig van Dyck", "Bo Ek")),
    ("Emily Post", False, ("Emily Post",)),
    ("Harbour Post", False, ()),
    ("Ann Lee, Make an Impact", False, ()),
    ("Ann Lee, NDR KIEL", False, ()),
    ("WRITTEN BY", False, ()),
    ("ANN LEE", False, ()),
    ("ANN LEE", True, ("ANN LEE",)),
    ("Senior Reporter", False, ()),
    ("Ann", False, ()),
]
LABELS = [
    ("By", True),
    ("WRITTEN BY", True),
    ("Autorin:", True),
    ("About the author", True),
    ("By Ann Lee", False),
    ("Share", False),
]
FIELDS = [
    ("JANE KOLB, Home and Harbour Correspondent", ("JANE KOLB",)),
    ("Lambie, Chris", ("Chris Lambie",)),
    ("Lambie, Chris; Berg, Anna", ("Chris Lambie", "Anna Berg")),
    ("Ann Lee in London; Bo Chan in Paris", ("Ann Lee", "Bo Chan")),
    ("Ann Lee, Bo Chan reported from Paris", ("Ann Lee",)),
    ("Van onze correspondent Jan Bos", ("Jan Bos",)),
    ("(Ann Lee)", ("Ann Lee",)),
    ("王小明、李小红", ("王小明", "李小红")),
    ("Staff and agencies", ("Staff and agencies",)),
    ("Reuters", ("Reuters",)),
    ("", ()),
    (None, ()),
]


@pytest.mark.parametrize(("line", "names"), SIGNED)
def test_line_that_says_by_whom(line: str, names: tuple[str, ...]) -> None:
    assert bylines.signed(line) == names


@pytest.mark.parametrize(("line", "names"), DATED)
def test_name_beside_a_date(line: str, names: tuple[str, ...]) -> None:
    assert bylines.beside_date(line) == names


@pytest.mark.parametrize(("line", "loud", "names"), ALONE)
def test_name_of_which_nothing_but_its_shape_tells(
    line: str, loud: bool, names: tuple[str, ...]
) -> None:
    assert bylines.alone(line, loud=loud) == names


@pytest.mark.parametrize(("line", "announces"), LABELS)
def test_line_that_only_announces_a_name(line: str, announces: bool) -> None:
    assert bylines.announces(line) is announces


@pytest.mark.parametrize(("value", "names"), FIELDS)
def test_field_of_an_export(value: str | None, names: tuple[str, ...]) -> None:
    assert bylines.names(value) == names


def test_the_line_below_one_that_says_by_is_the_author() -> None:
    assert first_names(["Share", "By", "Ann Lee, Senior Reporter"]) == (2, ("Ann Lee",))
    assert first_names(["Share", "Ann Lee"]) is None


@given(st.text(max_size=300))
def test_no_line_makes_it_raise(line: str) -> None:
    for read in (bylines.signed, bylines.alone, bylines.beside_date, bylines.names):
        assert all(isinstance(name, str) for name in read(line))
    bylines.split_names([line], strict=True)
