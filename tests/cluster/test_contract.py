"""What ``archive.protocol`` promises, of an archive in a folder and of one on a node alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pressread.archive import LocalArchive, open_archive
from pressread.article import Article
from pressread.errors import NotFound, QueryError, UsageError
from pressread.importer import import_paths
from tests.cluster.nodes import Nodes
from tests.making import STAMP, article, quote

Opened = Callable[[], LocalArchive]
_NUMBERS = count()

PEACE = article(
    "Ministers sign the accord",
    "“The guns are silent,” said Ilse Varga, minister of defence.",
    quotes=(quote("The guns are silent,", "Ilse Varga", "minister of defence"),),
    published="2021-08-27", publisher="The Harbour Post", sections=("World", "Europe"),
)  # fmt: skip
STRIKE = article(
    "Dockers strike in the harbour",
    "“We stay out,” said I. Varga. Nobody loads the S-400.",
    quotes=(quote("We stay out,", "I. Varga"),),
    published="2020-02", publisher="Northern Gazette", language="en",
)  # fmt: skip
UNDATED = article("Ferry returns", "The ferry came back on a quiet day with 400 sheep.")
ALL = (PEACE, STRIKE, UNDATED)


@pytest.fixture(scope="module", params=["folder", "cluster"])
def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """Opens archives that were not there before, of one of the two kinds."""
    with ExitStack() as stack:

        def one() -> LocalArchive:
            place = str(tmp_path_factory.mktemp("archive") / "archive")
            if request.param == "cluster":
                nodes: Nodes = request.getfixturevalue("node")
                place = nodes.url(f"contract-{next(_NUMBERS)}")
            return stack.enter_context(open_archive(place))

        yield one


@pytest.fixture
def archive(opened: Opened) -> LocalArchive:
    """An archive of three articles, to be changed."""
    return _filled(opened())


@pytest.fixture(scope="module")
def standing(opened: Opened) -> LocalArchive:
    """An archive of three articles for all that only ask."""
    return _filled(opened())


def _filled(found: LocalArchive) -> LocalArchive:
    raws = {one.source.sha256: _raw(one) for one in ALL}
    assert found.add(ALL, raws) == [True, True, True]
    found.catch_up()
    return found


def _raw(one: Article) -> bytes:
    return "\n\n".join([one.headline or "", *one.body]).encode()


def _ids(archive: LocalArchive, query: str, **options: Any) -> set[str]:
    return {hit.id for hit in archive.search(query, limit=None, **options).hits}


# ---- articles in and out


def test_an_article_comes_back_as_it_went_in(standing: LocalArchive) -> None:
    assert standing.get(PEACE.id) == PEACE
    assert standing.raw(PEACE.id) == _raw(PEACE)
    assert standing.count() == 3
    assert standing.ids() == [one.id for one in ALL]


def test_what_is_there_is_not_added_again(archive: LocalArchive) -> None:
    later = article("Later news", "Something else happened on Monday in the old town hall.")
    assert archive.add([PEACE, later, later]) == [False, True, False]
    archive.catch_up()
    assert archive.count() == 4


def test_an_article_with_a_stray_line_is_the_same_one(opened: Opened) -> None:
    body = ["The council met for nine hours and agreed on a new bridge over the river. " * 4] * 3
    archive = opened()
    archive.add([article("Council agrees", *body)])
    archive.catch_up()
    assert archive.add([article("Council agrees", *body, "Photo: A. Bell")]) == [False]


def test_a_prefix_names_an_article_unless_it_names_several(standing: LocalArchive) -> None:
    assert standing.resolve(PEACE.id[:6]) == PEACE.id
    assert standing.resolve(PEACE.id.upper()) == PEACE.id
    for wrong in ("", "zzzz", PEACE.id + "0"):
        with pytest.raises(NotFound):
            standing.resolve(wrong)


def test_what_is_removed_is_found_no_more_and_its_bytes_are_gone(archive: LocalArchive) -> None:
    archive.remove([STRIKE.id])
    assert _ids(archive, "dockers") == set()
    assert archive.quotes("stay").total == 0
    assert archive.count() == 2
    with pytest.raises(NotFound):
        archive.raw(STRIKE.id)
    archive.add([STRIKE])
    archive.catch_up()
    assert _ids(archive, "dockers") == {STRIKE.id}


def test_no_article_is_removed_where_one_is_not_there(archive: LocalArchive) -> None:
    with pytest.raises(NotFound):
        archive.remove([STRIKE.id, "zzzz"])
    assert archive.count() == 3


# ---- questions


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("s-400", [STRIKE]),
        ("400", [UNDATED]),
        ("harbour", [PEACE, STRIKE]),
        ("section:europe", [PEACE]),
        ("quote:guns", [PEACE]),
        ("quote:(guns silent) speaker:varga", [PEACE]),
        ("-quote:guns", [STRIKE, UNDATED]),
        ("quiet near/2 day", [UNDATED]),
        ('"quiet day"', [UNDATED]),
        ("minist* near/3 sign", [PEACE]),
        ("fery~", [UNDATED]),
        ("f*", [UNDATED]),
        ("*arbour", [PEACE, STRIKE]),
        ("ferry pre/4 back", [UNDATED]),
        ("back pre/4 ferry", []),
        ('"the ferry" near/6 "quiet day"', [UNDATED]),
        ("has:date", [PEACE, STRIKE]),
        ("published:2020", [STRIKE]),
        ("after:2021", [PEACE]),
        ("words:..9", [PEACE]),
        ("*", [PEACE, STRIKE, UNDATED]),
        ("nowhere OR ferry", [UNDATED]),
    ],
)
def test_a_query_finds_what_is_meant(
    standing: LocalArchive, query: str, wanted: list[Article]
) -> None:
    found = _ids(standing, query)
    words = {one.id: one.word_count for one in ALL}
    if query.startswith("words:"):
        wanted = [one for one in ALL if words[one.id] <= 9]
    assert found == {one.id for one in wanted}


def test_statements_are_hits_of_their_own(standing: LocalArchive) -> None:
    found = standing.quotes("varga", limit=None)
    assert {(hit.article.id, hit.said["text"]) for hit in found.quotes} == {
        (PEACE.id, "The guns are silent,"), (STRIKE.id, "We stay out,"),
    }  # fmt: skip
    assert standing.quotes(role="defence").total == 1
    assert standing.quotes("section:europe").total == 1
    assert standing.quotes("words:1..").total == 2


def test_pages_of_hits_follow_each_other(standing: LocalArchive) -> None:
    for sort in ("relevance", "newest", "oldest", "headline"):
        pages = [standing.search("*", limit=1, offset=at, sort=sort).hits for at in range(4)]
        assert [len(page) for page in pages] == [1, 1, 1, 0]
        assert {page[0].id for page in pages[:3]} == {one.id for one in ALL}


def test_a_query_that_makes_no_sense_is_an_error(standing: LocalArchive) -> None:
    with pytest.raises(QueryError):
        standing.search("(ferry")
    with pytest.raises(QueryError):
        standing.search("published:2021..2019")


def test_facets_count_what_matches(standing: LocalArchive) -> None:
    counted = standing.search("varga", facets=("publisher", "year", "speaker")).facets
    assert dict(counted["publisher"]) == {"Northern Gazette": 1, "The Harbour Post": 1}
    assert counted["year"] == (("2021", 1), ("2020", 1))
    assert dict(counted["speaker"]) == {"I. Varga": 1, "Ilse Varga": 1}


def test_what_only_its_unknown_date_keeps_out_is_counted(standing: LocalArchive) -> None:
    assert standing.left_out("ferry", since="2000") == 1
    assert _ids(standing, "ferry", since="2000", include_undated=True) == {UNDATED.id}


def test_advice_tells_what_is_spelt_otherwise(standing: LocalArchive) -> None:
    advice = standing.suggest("dockerz harbour")
    assert [(typed, found) for typed, found, _ in advice.spellings] == [("dockerz", "Dockers")]
    assert advice.corrected_total == 1


# ---- what the user decides


def test_tags_and_notes_are_found(archive: LocalArchive) -> None:
    archive.tag([PEACE.id, STRIKE.id], ["War", "later"])
    archive.tag([STRIKE.id], [], ["later"])
    archive.note(PEACE.id, "Ask Ilse about the Annexe")
    assert (archive.tags(PEACE.id), archive.tags(STRIKE.id)) == (["later", "war"], ["war"])
    assert _ids(archive, "tag:war") == {PEACE.id, STRIKE.id}
    assert _ids(archive, "tag:la*") == {PEACE.id}
    assert _ids(archive, "note:annexe") == {PEACE.id}
    assert _ids(archive, "has:note") == {PEACE.id}
    assert _ids(archive, "-tag:war") == {UNDATED.id}
    assert archive.quotes("tag:later").total == 1
    archive.note(PEACE.id, "")
    assert archive.note_of(PEACE.id) is None
    with pytest.raises(UsageError):
        archive.tag([PEACE.id], ["two words"])


def test_spellings_are_one_person_until_they_are_parted(archive: LocalArchive) -> None:
    assert [(one.name, one.spellings) for one in archive.speakers()] == [
        ("Ilse Varga", ("I. Varga", "Ilse Varga"))
    ]
    archive.split_speaker("I. Varga")
    both = archive.speakers("varga")
    assert {one.name for one in both} == {"I. Varga", "Ilse Varga"}
    assert archive.speakers_page("varga", limit=1) == (2, (both[0],))
    assert archive.speakers_page(limit=5, offset=1) == (2, (both[1],))
    assert _ids(archive, "", by="ilse varga") == {PEACE.id}
    assert archive.merge_speakers("I. Varga", ["Ilse Varga"]) == ["I. Varga", "Ilse Varga"]
    assert [one.name for one in archive.speakers()] == ["I. Varga"]
    assert archive.quotes(by="ilse").total == 2
    assert archive.voices([PEACE.id]) == {PEACE.id: "I. Varga"}
    with pytest.raises(NotFound):
        archive.merge_speakers("Nobody", ["Ilse Varga"])


def test_a_saved_search_tells_what_is_new(archive: LocalArchive) -> None:
    archive.save_search("harbour", "harbour")
    assert archive.run_saved("harbour", new=True).total == 2
    assert archive.run_saved("harbour", new=True).total == 0
    archive.add([article("Harbour closed", "The harbour was closed on Sunday for want of wind.")])
    archive.catch_up()
    assert archive.run_saved("harbour", new=True).total == 1
    assert archive.run_saved("harbour").total == 3
    assert archive.saved() == [("harbour", "harbour")]
    archive.forget_search("harbour")
    with pytest.raises(NotFound):
        archive.run_saved("harbour")


def test_what_is_corrected_is_found_and_what_is_undone_is_not(archive: LocalArchive) -> None:
    archive.correct(UNDATED.id, {"published": ["2019-05-01"], "publisher": ["Levant Wire"]})
    archive.correct(STRIKE.id, {"speaker": ["Imre Varga"]}, statement=0)
    assert _ids(archive, "published:2019") == {UNDATED.id}
    assert _ids(archive, "publisher:levant") == {UNDATED.id}
    assert archive.quotes("speaker:imre").total == 1
    assert archive.record(UNDATED.id)["extracted"]["published"] is None
    archive.undo_correction(UNDATED.id)
    assert _ids(archive, "published:2019") == set()
    assert archive.record(UNDATED.id)["publisher"] is None
    assert [one["undone"] is None for one in archive.corrections(UNDATED.id)] == [False, False]
    archive.remove([STRIKE.id])
    archive.add([STRIKE])
    archive.catch_up()
    assert archive.quotes("speaker:imre").total == 1


def test_marked_passages_are_found_and_taken_away(archive: LocalArchive) -> None:
    archive.mark(PEACE.id, "guns are silent", note="Check the date", tags=["later"])
    archive.mark(PEACE.id, "guns are silent", note="Check the date", tags=["later"])
    archive.mark(UNDATED.id, paragraph=0)
    assert [(one["id"], one["text"]) for one in archive.marks([PEACE.id])] == [
        (PEACE.id, "guns are silent")
    ]
    assert _ids(archive, "has:mark") == {PEACE.id, UNDATED.id}
    assert _ids(archive, "mark:date") == {PEACE.id}
    archive.unmark(archive.marks([PEACE.id])[0]["number"])
    assert _ids(archive, "has:mark") == {UNDATED.id}
    with pytest.raises(NotFound):
        archive.unmark(99)


# ---- moving and keeping sound


@pytest.mark.parametrize("form", ["jsonl", "sqlite"])
def test_an_export_restores_all_there_is(
    archive: LocalArchive, opened: Opened, tmp_path: Path, form: str
) -> None:
    archive.tag([PEACE.id], ["war"])
    archive.note(STRIKE.id, "call back")
    archive.split_speaker("I. Varga")
    archive.merge_speakers("I. Varga", ["Ilse Varga"])
    archive.save_search("harbour", "harbour")
    archive.run_saved("harbour", new=True)
    archive.correct(UNDATED.id, {"publisher": ["Levant Wire"]})
    archive.mark(PEACE.id, "guns are silent", note="Check the date", tags=["later"])
    path = tmp_path / f"all.{form}"
    if form == "jsonl":
        path.write_text("".join(json.dumps(one) + "\n" for one in archive.exported()))
    else:
        assert archive.export_sqlite(str(path)) == 3
        assert [one.name for one in tmp_path.glob("*.sqlite*")] == ["all.sqlite"]
    other = opened()
    told = list(import_paths(other, [str(path)], imported_at=STAMP, jobs=1))
    assert [one.status for one in told] == ["imported"] * 3
    assert list(other.records()) == list(archive.records())
    assert other.raw(PEACE.id) == archive.raw(PEACE.id)
    assert other.tags(PEACE.id) == ["war"]
    assert other.note_of(STRIKE.id) == "call back"
    assert other.speakers() == archive.speakers()
    assert other.saved() == archive.saved()
    assert [one["text"] for one in other.marks()] == ["guns are silent"]
    assert other.run_saved("harbour", new=True).total == 0
    assert _ids(other, "publisher:levant") == {UNDATED.id}


def test_a_sound_archive_has_no_problems_and_is_built_anew_from_its_records(
    archive: LocalArchive,
) -> None:
    archive.correct(UNDATED.id, {"publisher": ["Levant Wire"]})
    assert archive.check().problems == ()
    assert archive.reindex() == 3
    assert archive.check().problems == ()
    assert _ids(archive, "s-400") == {STRIKE.id}
    assert _ids(archive, "publisher:levant") == {UNDATED.id}


def test_the_archive_in_figures(standing: LocalArchive) -> None:
    figures = standing.stats()
    assert (figures.articles, figures.quotes, figures.speakers, figures.undated) == (3, 2, 1, 1)
    assert (figures.first, figures.last) == ("2020-02", "2021-08-27")
    assert figures.raw_bytes == sum(len(_raw(one)) for one in ALL)
    assert standing.completions("publishers", "nor", 5) == [("Northern Gazette", "1")]
    assert [bucket.label for bucket in standing.timeline().buckets if bucket.count] == [
        "2020-02", "2021-08",
    ]  # fmt: skip
