"""An export, in any of its forms, brings an archive back as it was."""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.archive import LocalArchive, open_archive
from pressread.article import Article, Origin
from pressread.cli.exporting import Chosen, run
from pressread.importer import Outcome, import_paths
from tests.making import STAMP, article, quote

FORMS = ("jsonl", "md", "sqlite")
NAMES = ("Sarah Miller", "S. Miller", "Miller", "Mevlüt Çavuşoğlu", "M. Cavusoglu", "Işıl Öz")
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)
RAW = st.binary(max_size=200)


def bring(archive: LocalArchive, *paths: Path) -> list[Outcome]:
    return list(import_paths(archive, [str(path) for path in paths], imported_at=STAMP, jobs=1))


def export(archive: LocalArchive, form: str, folder: Path, query: str = "", **filters: Any) -> Path:
    """The archive written out; ``md`` is a folder of pages."""
    path = folder / f"export-{form}"
    run(Chosen(archive, query, filters), form, str(path))
    return path


def state(archive: LocalArchive) -> dict[str, Any]:
    """All that a reader could miss."""
    store = archive.store
    return {
        "records": sorted((r["id"], json.dumps(r)) for r in archive.records()),
        "raw": sorted(store.raws.every()),
        "tags": store.base.execute("SELECT * FROM tag ORDER BY 1, 2").fetchall(),
        "notes": store.base.execute("SELECT * FROM note ORDER BY 1").fetchall(),
        "speakers": sorted(
            store.base.execute(
                "SELECT p.name, group_concat(form || char(9) || pinned, char(10)) FROM"
                " (SELECT * FROM name ORDER BY form) n JOIN person p ON p.number = n.person"
                " GROUP BY person"
            ).fetchall()
        ),
        "nobody": store.base.execute(
            "SELECT count(*) FROM person WHERE number NOT IN (SELECT person FROM name)"
        ).fetchone(),
        "saved": {
            (name, query): set(store.listing.since(generation=seen))
            for name, query, seen in store.organiser.saved()
        },
    }


@st.composite
def pieces(draw: st.DrawFn) -> list[tuple[Article, bytes | None]]:
    """Articles with the bytes they came from, some of one file, some without."""
    files = draw(st.lists(RAW, min_size=1, max_size=3))
    made = []
    for number in range(draw(st.integers(1, 5))):
        raw = draw(st.sampled_from(files))
        origin = Origin(
            draw(TEXT), "text", "utf-8", hashlib.sha256(raw).hexdigest(), STAMP,
            draw(st.none() | st.integers(1, 9)),
        )  # fmt: skip
        said = draw(st.lists(st.sampled_from(NAMES), max_size=3))
        item = article(
            f"{number} {draw(TEXT)}", f"{number} “We go on.” {draw(TEXT)}", draw(TEXT),
            source=origin,
            published=draw(st.sampled_from((None, "2021", "2021-08-27"))),
            quotes=tuple(quote("We go on.", name) for name in said),
            notices=tuple(draw(st.lists(TEXT, max_size=1))),
        )  # fmt: skip
        made.append((item, raw if raw in files[:2] else None))
    return made


def rule(archive: LocalArchive, draw: Callable[..., Any]) -> None:
    """What a reader does to an archive: tags, notes, rulings, saved searches."""
    for id in archive.ids():
        archive.tag([id], draw(st.lists(st.sampled_from(("later", "çok-iyi")), max_size=2)))
        archive.note(id, draw(st.just("") | TEXT))
    people = [list(person["spellings"]) for person in archive.store.register.exported(None)]
    known = [form for forms in people for form in forms]
    if len(known) > 1 and draw(st.booleans()):
        one, other = draw(st.permutations(known))[:2]
        archive.merge_speakers(one, [other])
    people = [list(person["spellings"]) for person in archive.store.register.exported(None)]
    several = [form for forms in people for form in forms[1:]]
    if several and draw(st.booleans()):
        archive.split_speaker(draw(st.sampled_from(several)))


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_every_form_of_export_restores_all_that_a_reader_could_miss(data: st.DataObject) -> None:
    draw = data.draw
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_archive(folder / "one") as one:
            for part in range(draw(st.integers(1, 3))):
                items = draw(pieces())
                raws = {a.source.sha256: raw for a, raw in items if raw is not None}
                one.add([a for a, _ in items], raws)
                rule(one, draw)
                if draw(st.booleans()):
                    one.save_search(f"s{part}", "go")
                for saved, _ in one.saved():
                    if draw(st.booleans()):
                        one.store.organiser.saw(saved, one.store.generation)
            expected = state(one)
            for form in FORMS:
                path = export(one, form, folder)
                with open_archive(folder / f"two-{form}") as two:
                    assert {o.status for o in bring(two, path)} == {"imported"}
                    assert state(two) == expected
                    assert two.check().problems == ()


def two_archives(folder: Path) -> tuple[LocalArchive, LocalArchive]:
    one, two = open_archive(folder / "one"), open_archive(folder / "two")
    one.add([
        article("One", quotes=(quote("Yes.", "Sarah Miller"),)),
        article("Two", quotes=(quote("No.", "S. Miller"),)),
    ])  # fmt: skip
    return one, two


@pytest.mark.parametrize("form", FORMS)
def test_what_the_reader_has_ruled_here_is_not_overturned(tmp_path: Path, form: str) -> None:
    one, two = two_archives(tmp_path)
    two.add([*one.iterate()])
    one.split_speaker("S. Miller")
    two.merge_speakers("Sarah Miller", ["S. Miller"])
    one.save_search("miller", "yes")
    two.save_search("miller", "no")
    bring(two, export(one, form, tmp_path))
    assert [entry.name for entry in two.speakers()] == ["Sarah Miller"]
    assert two.saved() == [("miller", "no")]


@pytest.mark.parametrize("form", FORMS)
def test_a_ruling_is_followed_where_the_reader_here_has_none(tmp_path: Path, form: str) -> None:
    one, two = two_archives(tmp_path)
    two.add([*one.iterate()])
    one.split_speaker("S. Miller")
    bring(two, export(one, form, tmp_path))
    assert sorted(entry.name for entry in two.speakers()) == ["S. Miller", "Sarah Miller"]


@pytest.mark.parametrize("form", FORMS)
def test_part_of_an_archive_takes_its_speakers_along_and_no_saved_search(
    tmp_path: Path, form: str
) -> None:
    one, two = two_archives(tmp_path)
    one.merge_speakers("S. Miller", ["Sarah Miller"])
    one.save_search("miller", "yes")
    bring(two, export(one, form, tmp_path, "one"))
    assert [(entry.name, entry.quotes) for entry in two.speakers()] == [("S. Miller", 1)]
    assert two.saved() == []


@pytest.mark.parametrize("form", FORMS)
def test_a_saved_search_still_knows_what_is_new(tmp_path: Path, form: str) -> None:
    one, two = two_archives(tmp_path)
    one.save_search("all", "ministers OR late")
    assert one.run_saved("all", new=True).total == 2
    one.add([article("Late")])
    bring(two, export(one, form, tmp_path))
    assert [hit.headline for hit in two.run_saved("all", new=True).hits] == ["Late"]
    assert two.run_saved("all", new=True).total == 0


def packed(raw: bytes) -> str:
    return base64.b64encode(zlib.compress(raw)).decode()


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("raw", packed(b"other bytes"), "not those whose hash it names"),
        ("raw", packed(b"x" * 99)[:-8], "cut off"),
        ("raw", "AAAA", "damaged"),
        ("raw", "not base64!", "restored without its source"),
        ("raw", 17, "restored without its source: it is no text"),
        ("tags", ["two words"], "restored without a tag that is no single word: 'two words'"),
        ("tags", "later", "restored without its tags"),
        ("note", 5, "restored without its note"),
    ],
)
def test_what_is_damaged_beside_a_record_costs_only_itself(
    tmp_path: Path, field: str, value: object, reason: str
) -> None:
    """Issue 13: one damaged raw blob restored 4 of 319 articles."""
    one, two = two_archives(tmp_path)
    record = {**next(one.exported()), field: value}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record) + "\n")
    [outcome] = bring(two, path)
    assert outcome.status == "imported"
    assert reason in " ".join(outcome.notices)


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    one, two = two_archives(tmp_path)
    path = export(one, "jsonl", tmp_path)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text(lines[0] + '{"half": \n' + "[1]\n" + lines[1])
    assert [outcome.status for outcome in bring(two, path)] == [
        "imported", "failed", "failed", "imported",
    ]  # fmt: skip
