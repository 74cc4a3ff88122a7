"""One small shelf and what every form of question finds in it, whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pressread.article import Image
from tests.making import quote
from tests.search.shelf import Shelf, article

ARTICLES = {
    "dam": article("The old dam leaks. Nobody mends the dam.\n\nMayor Ann Lee wants new stones.",
                   "Dam leaks", published="2021-08-27", publisher="The Ebb Post", language="en",
                   sections=("News", "Water"), byline=("Ada Obi",)),
    "toll": article("The toll on the S-400 bridge rises by 3.5% in May.", "Toll rises",
                    published="2020", publisher="Fen Courier", sections=("City/News",),
                    images=(Image("A queue at the bridge", None, None),)),
    "ferry": article("A ferry runs twice as often. The ferry leaks too.", "More ferries",
                     published="2021-12-31", publisher="The Ebb Post", language="de"),
    "undated": article("Missiles and missile parts were found near Çanakkale.", None),
    "copy": article("The U.S. mayor said the dam is old; us old men agree.", "Old men agree",
                    published="2022-01", byline=("Bo Sand",)),
    "said": article("“It leaks and it always has,” Ann Lee said of the weir.", "Weir",
                    published="2021-09-01",
                    quotes=(quote("It leaks and it always has,", "Ann Lee"),)),
}  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(Path(tmp_path_factory.mktemp("shelf")), ARTICLES)


FOUND = [
    ("dam", "copy dam"),
    ("dams", "copy dam"),
    ("leak", "dam ferry said"),
    ("=leak", ""),
    ("=leaks", "dam ferry said"),
    ("leaks dam", "dam"),
    ("leaks OR toll", "dam ferry said toll"),
    ("leaks -dam", "ferry said"),
    ("-leaks", "copy toll undated"),
    ('dam -"old dam"', "copy"),
    ('"old dam"', "dam"),
    ('"dam old"', ""),
    ('"dam old"~3', "copy dam"),
    ('"the dam"', "copy dam"),
    ("old near/2 dam", "copy dam"),
    ("dam pre/1 leaks", "dam"),
    ("leaks pre/1 dam", ""),
    ("dam near/50 stones", "dam"),
    ("miss*", "undated"),
    ("*ferry", "ferry"),
    ("f?rry", "ferry"),
    ("lea*s", "dam ferry said"),
    ("missle~", "undated"),
    ("missile~2", "undated"),
    ("xyz", ""),
    ("s-400", "toll"),
    ("s400", "toll"),
    ("400", ""),
    ("us", "copy"),
    ("U.S.", "copy"),
    ("US", "copy"),
    ("canakkale", "undated"),
    ("Çanakkale", "undated"),
    ("3.5%", "toll"),
    ("3.5", "toll"),
    ("headline:dam", "dam"),
    ("headline:leaks", "dam"),
    ("body:leaks", "dam ferry said"),
    ("body:(dam leaks)", "dam"),
    ("caption:queue", "toll"),
    ("caption:dam", ""),
    ("byline:obi", "dam"),
    ('byline:"Ada Obi"', "dam"),
    ("section:water", "dam"),
    ("section:news", "dam toll"),
    ("publisher:ebb", "dam ferry"),
    ('publisher:"The Ebb Post"', "dam ferry"),
    ("speaker:lee", "said"),
    ("speaker:ann", "said"),
    ("quote:leaks", "said"),
    ("quote:weir", ""),
    ("language:de", "ferry"),
    ("language:en", "dam"),
    ("published:2021", "dam ferry said"),
    ("published:2021-08..2021-09", "dam said"),
    ("published:..2020", "toll"),
    ("published:2022..", "copy"),
    ("after:2021-09", "copy ferry said"),
    ("before:2021", "toll"),
    ("words:..9", "undated"),
    ("words:10..", "copy dam ferry said toll"),
    ("has:quotes", "said"),
    ("has:date", "copy dam ferry said toll"),
    ("-has:date", "undated"),
    ("has:byline", "copy dam"),
    ("has:caption", "toll"),
    ("is:copy", ""),
    ("(leaks OR toll) -ferry", "dam said toll"),
    ("dam OR (ferry often)", "copy dam ferry"),
    ("*", "copy dam ferry said toll undated"),
    ('"nobody mends"', "dam"),
    ("nobody mends stones", "dam"),
    ("the", "copy dam ferry said toll"),
    ("not there", ""),
    ("ferry ferries", "ferry"),
    ("mayor ann", "dam"),
    ("lee~names", "dam said"),
    ("obi OR sand", "copy dam"),
    ("-headline:dam leaks", "ferry said"),
    ('"s 400"', "toll"),
    ("bridge near/3 s-400", "toll"),
]


@pytest.mark.parametrize(("query", "names"), FOUND)
def test_a_question_finds(shelf: Shelf, query: str, names: str) -> None:
    assert shelf.found(query) == names


RANKED = [
    ("dam", ["dam", "copy"]),
    ("leaks", ["dam", "ferry", "said"]),
    ("old dam", ["dam", "copy"]),
    ("mayor", ["copy", "dam"]),
    ("ferry leaks", ["ferry"]),
    ("ann lee", ["said", "dam"]),
    ("the old", ["copy", "dam"]),
]


@pytest.mark.parametrize(("query", "names"), RANKED)
def test_the_best_come_first(shelf: Shelf, query: str, names: list[str]) -> None:
    assert shelf.named(query) == names


SAID = [
    ("leaks", ["said.0"]),
    ("speaker:lee", ["said.0"]),
    ('"always has"', ["said.0"]),
    ("toll", []),
    ("speaker:obi", []),
]


@pytest.mark.parametrize(("query", "statements"), SAID)
def test_a_question_finds_statements(shelf: Shelf, query: str, statements: list[str]) -> None:
    assert shelf.said(query) == statements


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"sort": "newest"}, "copy ferry said dam toll undated"),
        ({"sort": "newest", "limit": 2}, "copy ferry"),
        ({"sort": "newest", "limit": 2, "offset": 3}, "dam toll"),
        ({"limit": 0}, ""),
    ],
)
def test_pages_of_every_order(shelf: Shelf, options: dict[str, Any], names: str) -> None:
    assert " ".join(shelf.named("*", **options)) == names
    assert shelf.answer("*", **options).total == 6
