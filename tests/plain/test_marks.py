"""Lines say themselves what they are: crumbs, pointers, datelines, date lines, furniture."""

from __future__ import annotations

import pytest

from pressread.extraction.plain.marks import (
    DateLine,
    crumbs,
    date_lines,
    dateline_of,
    furniture_classes,
    is_furniture,
    is_pointer,
    newline_crumbs,
)


@pytest.mark.parametrize(
    ("line", "sections"),
    [
        ("News / Harbour", ("News", "Harbour")),
        ("Startseite › Stadt › Hafen", ("Startseite", "Stadt", "Hafen")),
        ("Noticias::Puerto", ("Noticias", "Puerto")),
        ("/ Harbour", ("Harbour",)),
        ("Harbour", ()),
        ("Harbour /", ()),
        ("24/7 ferries", ()),
        ("Fog. / Ice", ()),
        ("The ferry that waited here / Ice", ()),  # five words are no section
        ("The ferry that waited / Ice", ("The ferry that waited", "Ice")),
        ("News / Fog, ice, hail and a ferry.", ("News", "Fog, ice, hail and a ferry.")),
        ("News / 3 May 2021", ()),
        ("News / 42", ()),
        ("ACME <ACM> SETS DIVIDEND", ()),
        ("HARBOUR-TALKS/FERRY (UPDATE 2)", ()),
        ("HARBOUR / FERRY", ("HARBOUR", "FERRY")),
        ("News / " + "x" * 160, ()),
    ],
)
def test_breadcrumbs(line: str, sections: tuple[str, ...]) -> None:
    assert crumbs(line) == sections


@pytest.mark.parametrize(
    ("lines", "sections"),
    [
        (["Home", "Stadt"], ("Home", "Stadt")),
        (["Stadt", "Hafen"], ()),
        (["Stadt >", "Hafen"], ("Stadt", "Hafen")),
        (["Stadt", "›", "Hafen"], ("Stadt", "Hafen")),
        (["Home"], ()),
        (["Home", "The ferry that waited"], ()),
        (["Home", "It waited."], ()),
        ([], ()),
    ],
)
def test_breadcrumbs_a_line_each(lines: list[str], sections: tuple[str, ...]) -> None:
    assert newline_crumbs(lines) == sections


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("Read more: Fog at the harbour", True),
        ("RELATED", True),
        ("Lire aussi : Brouillard au port", True),
        ("Lesen sie auch:", True),
        ("Читайте также: Туман", True),
        ("Related parties met on Friday and parted", False),
        ("They read more: two books", False),
        ("Read more: " + "x" * 240, False),
    ],
)
def test_pointers_elsewhere(line: str, points: bool) -> None:
    assert is_pointer(line) is points


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("ANKARA, Aug 27 (Reuters) - The", ("ANKARA, Aug 27 (Reuters)", "Reuters")),
        ("OSLO — Fog", ("OSLO", None)),
        ("Oslo, 3 May – Fog", ("Oslo, 3 May", None)),
        ("Oslo (NTB) -- Fog", ("Oslo (NTB)", "NTB")),
        ("İSTANBUL (AA) - Feribot", ("İSTANBUL (AA)", "AA")),
        ("NEW YORK/OSLO, May 3 - Fog", ("NEW YORK/OSLO, May 3", None)),
        ("Oslo — Fog", None),  # may be the first word of a sentence
        ("EU — the union", None),
        ("The S-400 waited", None),
        ("it was fog (NTB) - again", None),
        ("", None),
    ],
)
def test_datelines(paragraph: str, found: tuple[str, str | None] | None) -> None:
    assert dateline_of(paragraph) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("3 May 2021", [DateLine("2021-05-03", "published", False)]),
        (
            "Published: 3 May 2021 Updated: 4 May 2021",
            [DateLine("2021-05-03", "published", True), DateLine("2021-05-04", "updated", True)],
        ),
        ("Aktualisiert: 3. Mai 2021", [DateLine("2021-05-03", "updated", True)]),
        ("Publié le 3 mai 2021 à Oslo", [DateLine("2021-05-03", "published", True)]),
        ("one two three four five six seven eight nine 3 May 2021",
         [DateLine("2021-05-03", "published", False)]),
        ("one two three four five six seven eight nine ten 3 May 2021", []),
        # A label allows of more.
        (
            "Published 3 May 2021 one two three four five six seven eight nine ten eleven",
            [DateLine("2021-05-03", "published", True)],
        ),
        ("no day at all", []),
        ("3 May 2021 " + "x" * 200, []),
        ("", []),
    ],
)  # fmt: skip
def test_date_lines(line: str, found: list[DateLine]) -> None:
    assert date_lines(line) == found


@pytest.mark.parametrize(
    ("line", "classes"),
    [
        ("Sign in", {"account"}),
        ("Teilen", {"share"}),
        ("Share this: Facebook, Instagram", {"share"}),
        ("Tous droits réservés", {"legal"}),
        ("Editing by Ann Lee", {"appeal"}),
        ("Shareholders met", set()),
        ("They outshare us", set()),
        ("A design in the sign of fog", set()),
        ("Researchers searched", set()),
        ("We search, we share", {"share", "site"}),
        ("x" * 400 + " Sign in", set()),
    ],
)
def test_classes_of_furniture(line: str, classes: set[str]) -> None:
    assert furniture_classes(line) == classes


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Sign in", True),
        ("Editing by Ann Lee", False),
        ("Fog at the harbour", False),
        ("Sign in " + "x" * 192, True),
        ("Sign in " + "x" * 193, False),
    ],
)
def test_an_appeal_alone_is_no_furniture(line: str, is_one: bool) -> None:
    assert is_furniture(line) is is_one
