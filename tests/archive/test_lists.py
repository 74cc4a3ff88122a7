"""Lists show rows of the store in order, statements with what stands around them, completions."""

from __future__ import annotations

import pytest

from pressread import open_archive
from pressread.archive import LocalArchive
from pressread.archive.lists import completions, refs, section_counts, statement
from pressread.article import ReportedSpeech
from tests.making import article, quote

BODY = ("Eins.", "Zwei.", "Drei.", "Vier.", "Fünf.")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> LocalArchive:
    made = open_archive(tmp_path_factory.mktemp("lists") / "morgue")
    made.add([
        article("Fog", "“No,” said Mevlüt Çay.", publisher="The Post", sections=("City", "Sea"),
                quotes=(quote("No", "Mevlüt Çay"),), language="en"),
        article("Ice", "“Nein,” sagte Ole Brandt.", publisher="Posten", sections=("Sea",),
                quotes=(quote("Nein", "Ole Brandt"), quote("Nie", "Çetin Oral")), language="de"),
        article("Hail", publisher="Posten", sections=("Ärzte",), language="de"),
    ])  # fmt: skip
    made.tag([made.ids()[0]], ["harbour", "hafen"], [])
    return made


def test_an_article_under_several_sections_counts_for_each(archive: LocalArchive) -> None:
    assert section_counts(archive.store) == (("Sea", 2), ("City", 1), ("Ärzte", 1))


def test_ids_that_are_gone_are_passed_over(archive: LocalArchive) -> None:
    first, second, _ = archive.ids()
    assert [one.id for one in refs(archive.store, [second, "0" * 12, first])] == [second, first]


@pytest.mark.parametrize(
    ("source", "begun", "most", "found"),
    [
        ("speakers", "c", 9, [("Çay", "Mevlüt Çay, 1"), ("Çetin Oral", "1")]),
        ("speakers", "MEVLUT ç", 9, [("Mevlüt Çay", "1")]),
        ("speakers", "ay", 9, []),  # no word begins so
        ("speakers", "o", 1, [("Ole Brandt", "1")]),
        ("publishers", "", 9, [("Posten", "2"), ("The Post", "1")]),
        ("publishers", "POST", 9, [("Posten", "2")]),
        ("publishers", "", 1, [("Posten", "2")]),
        ("sections", "arz", 9, [("Ärzte", "1")]),
        ("languages", "d", 9, [("de", "2")]),
        ("tags", "ha", 9, [("hafen", "1"), ("harbour", "1")]),
        ("saved", "", 9, []),
    ],
)
def test_completions(
    archive: LocalArchive, source: str, begun: str, most: int, found: list[tuple[str, str]]
) -> None:
    told = completions(archive.store, source, begun, most)
    assert sorted(told) == sorted(found)
    if source == "publishers":
        assert told == found  # the commonest first


@pytest.mark.parametrize(
    ("paragraph", "context", "before", "after"),
    [
        (2, 0, (), ()),
        (2, 1, ("Zwei.",), ("Vier.",)),
        (2, 3, ("Eins.", "Zwei."), ("Vier.", "Fünf.")),
        (0, 1, (), ("Zwei.",)),
        (4, 2, ("Drei.", "Vier."), ()),
    ],
)
def test_a_statement_with_the_paragraphs_around_it(
    paragraph: int, context: int, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    record = article(
        "Zahlen", *BODY, quotes=(quote("x", "Ada Lund", paragraph=paragraph),)
    ).to_dict()
    hit = statement(record, 0, context=context)
    assert (hit.before, hit.after, hit.number) == (before, after, 0)


def test_what_is_reported_is_numbered_on_from_the_quotations() -> None:
    told = ReportedSpeech("it rains", ((0, 8),), 1)
    record = article("Rain", *BODY, quotes=(quote("Yes", None),), reported=(told,)).to_dict()
    assert statement(record, 0, context=0).said == record["quotes"][0]
    assert statement(record, 1, context=0).said == {**record["reported"][0], "kind": "reported"}
