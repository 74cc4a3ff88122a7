"""Names of authors in lines of pasted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.extraction.plain.bylines import (
    first_names,
    names_alone,
    names_beside_date,
    signed_names,
)

SIGNED = [
    ("By Ann Lee", ("Ann Lee",)),
    ("By Ann Lee and Bo Chan, in Ankara", ("Ann Lee", "Bo Chan")),
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
    ("by the harbour", ()),
    ("The ship sailed by Cape Horn", ()),
]

DATED = [
    ("Ann Lee - December 21, 2023", ("Ann Lee",)),
    ("Ann Lee|Feb 24, 2023", ("Ann Lee",)),
    ("Anna Berg, 26.04.2024 10:00 Uhr", ("Anna Berg",)),
    ("Artikel veröffentlicht am 28. April 2024, 14:26 Uhr, Anna Berg", ("Anna Berg",)),
    ("December 21, 2023", ()),
    ("Published on December 21, 2023", ()),
]


@pytest.mark.parametrize(("text", "names"), SIGNED)
def test_a_byline_gives_its_names_without_job_outlet_and_date(
    text: str, names: tuple[str, ...]
) -> None:
    assert signed_names(text) == names


@pytest.mark.parametrize(("text", "names"), DATED)
def test_a_name_may_stand_beside_the_date(text: str, names: tuple[str, ...]) -> None:
    assert names_beside_date(text) == names


def test_the_line_below_one_that_says_by_is_the_author() -> None:
    assert first_names(["Share", "By", "Ann Lee, Senior Reporter"]) == (2, ("Ann Lee",))
    assert first_names(["Share", "Ann Lee"]) is None


def test_a_name_alone_is_of_a_person() -> None:
    assert names_alone("Ann Lee and Bo Chan") == ("Ann Lee", "Bo Chan")
    assert names_alone("Ann Lee, NDR KIEL") == ()
    assert names_alone("WRITTEN BY") == ()


@given(st.text(max_size=300))
def test_no_line_makes_it_raise(text: str) -> None:
    signed_names(text)
    names_alone(text)
    names_beside_date(text)
