from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressread.article import Article
from pressread.cite import cited
from pressread.cite.entry import name, nested
from pressread.errors import NotFound, UsageError
from tests.conftest import Golden
from tests.making import article, quote
from tests.render.samples import ALL_ARTICLES, ENGLISH

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json", "apa", "chicago"])
def test_citations_are_as_they_were_looked_at(style: str, golden: Golden) -> None:
    text = cited(ALL_ARTICLES, style) + cited([ENGLISH], style, quote=0, accessed="2026-11-30")
    golden.check(GOLDEN / f"cite.{style}", text)


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json", "apa", "chicago"])
def test_what_is_not_stated_is_not_made_up(style: str, golden: Golden) -> None:
    bare = article(None, "Words without a name.")
    golden.check(GOLDEN / f"bare.{style}", cited([bare], style))


def test_csl_is_what_zotero_takes() -> None:
    (item,) = json.loads(cited([ENGLISH], "csl-json"))
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2021, 8, 27]]}
    assert item["author"][0] == {"family": "Marchetti", "given": "Elena"}
    assert f"sha256:{ENGLISH.source.sha256}" in item["note"]


@pytest.mark.parametrize(
    ("person", "parts"),
    [
        ("Elena Marchetti", ("Marchetti", "Elena", "")),
        ("Ludwig van der Berg", ("van der Berg", "Ludwig", "")),
        ("Max O'Neil-Smith, Jr.", ("O'Neil-Smith", "Max", "Jr")),
        ("Ann van der Berg III", ("van der Berg", "Ann", "III")),
        ("Samwell Jr", ("", "Samwell Jr", "")),
        ("Reuters", ("", "Reuters", "")),
        ("林海燕", ("", "林海燕", "")),
        ("From our man in the Far North", ("", "From our man in the Far North", "")),
    ],
)  # fmt: skip
def test_names_are_parted_where_that_can_be_told(person: str, parts: tuple[str, str, str]) -> None:
    assert name(person) == parts


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("bibtex", "author = {O'Neil-Smith, Jr, Max and Berg, III, Ann},"),
        ("ris", "AU  - O'Neil-Smith, Max, Jr\r\nAU  - Berg, Ann, III\r\n"),
        ("csl-json", '"suffix": "Jr"'),
        ("apa", "O'Neil-Smith, M., Jr., & Berg, A., III. "),
        ("chicago", "O'Neil-Smith, Max, Jr., and Ann Berg III. "),
    ],
)
def test_a_suffix_is_no_surname(style: str, written: str) -> None:
    people = ("Max O'Neil-Smith, Jr.", "Ann Berg III")
    assert written in cited([article("Tides", "They came.", byline=people)], style)


def test_a_statement_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match="3 statements, numbered from 0; no number 3"):
        cited([ENGLISH], "apa", quote=3)


def test_a_date_of_access_that_is_none_is_told() -> None:
    with pytest.raises(UsageError, match="--accessed someday: “someday” is not a date"):
        cited([ENGLISH], "apa", accessed="someday")


def test_a_date_of_access_is_typed_as_dates_are() -> None:
    assert "August 27, 2021" in cited([ENGLISH], "apa", accessed="27 aug 2021")


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json", "apa", "chicago"])
def test_hostile_fields_stay_in_their_place(style: str) -> None:
    bad = "x}\n@evil{y,\r\nER  - \x1b[2J"
    hostile: Article = article(bad, "b", publisher=bad, byline=(bad,), url=bad, sections=(bad,))
    text = cited([hostile], style)
    assert "\x1b" not in text
    if style == "ris":
        assert sum(line.startswith("ER  -") for line in text.splitlines()) == 1
    if style == "bibtex":
        assert [line for line in text.splitlines() if line.startswith("@")] == [
            line for line in text.splitlines() if line.startswith("@article{")
        ]


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("No marks", "No marks"),
        ("‘A done deal’: Ankara", "‘A done deal’: Ankara"),
        ("He called it “a done deal”", "He called it ‘a done deal’"),
        ('"Never," he said', "‘Never,’ he said"),
        ('It was "over"', "It was ‘over’"),
        ("“He said ‘no’ twice”", "‘He said “no” twice’"),
        ("the workers’ hall", "the workers’ hall"),
        ("“It’s the workers’ hall”", "‘It’s the workers’ hall’"),
        ("a stray ” mark", "a stray ” mark"),
        ('5" pipes', '5" pipes'),
        ("(“so”)", "(‘so’)"),
        ("“one” and “two”", "‘one’ and ‘two’"),
        ("", ""),
    ],
)
def test_marks_within_marks_change(text: str, within: str) -> None:
    assert nested(text) == within


@pytest.mark.parametrize(
    ("headline", "chicago"),
    [
        ("Ferry sails", "“Ferry sails.”"),
        ("Will it sail?", "“Will it sail?”"),
        ("He called it “a done deal”", "“He called it ‘a done deal.’”"),
        ("Is it “a done deal?”", "“Is it ‘a done deal?’”"),
        ("The workers’", "“The workers’.”"),
    ],
)
def test_a_title_ends_inside_its_marks(headline: str, chicago: str) -> None:
    assert chicago in cited([article(headline)], "chicago")


def test_a_statement_with_marks_in_it_is_cited_with_single_ones() -> None:
    said = quote("They call it “done”, and it is", "Ann Lee Jr.", "minister")
    text = cited([article("Deal", quotes=(said,))], "apa", quote=0)
    assert text.startswith("“They call it ‘done’, and it is” (Ann Lee Jr., minister), quoted in: ")


@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_a_hash_is_for_notes_alone(style: str) -> None:
    one = article("Deal", published="2021-08-27")
    assert one.source.sha256 not in cited([one], style)
    assert one.source.sha256 in cited([one], "bibtex")
