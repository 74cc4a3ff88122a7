"""The SQLite export as others see it: views and a full-text table (issue 16)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from pressread.archive import open_archive
from tests.making import article, quote


def exported(tmp_path: Path) -> sqlite3.Connection:
    folder, path = tmp_path / "archive", tmp_path / "out.db"
    said = quote("The ferry sails,", "Mevlüt Çavuşoğlu", "minister")
    with open_archive(folder) as archive:
        archive.add(
            [
                article("Ferry sails", "“The ferry sails,” said he.", "It did.", quotes=(said,),
                        published="2021-08-27", sections=("News", "Sea"), byline=("Ann", "Bo")),
                article("Köprü açıldı", "Nobody spoke."),
            ]
        )  # fmt: skip
        first = archive.ids()[0]
        archive.tag([first], ["key", "sea"])
        archive.note(first, "seen")
        archive.catch_up()
        archive.export_sqlite(str(path))
    base = sqlite3.connect(path)
    base.row_factory = sqlite3.Row
    return base


def test_articles_are_rows_to_read(tmp_path: Path) -> None:
    with closing(exported(tmp_path)) as base:
        rows = [dict(row) for row in base.execute("SELECT * FROM articles ORDER BY headline")]
    del rows[0]["rowid"], rows[0]["id"], rows[0]["word_count"]
    assert rows[0] == {
        "headline": "Ferry sails", "published": "2021-08-27", "publisher": None,
        "sections": "News / Sea", "byline": "Ann; Bo", "language": None, "url": None,
        "summary": None, "body": "“The ferry sails,” said he.\n\nIt did.", "quote_count": 1,
        "tags": "key sea", "note": "seen",
    }  # fmt: skip


def test_statements_are_rows_with_their_person(tmp_path: Path) -> None:
    with closing(exported(tmp_path)) as base:
        (row,) = map(dict, base.execute("SELECT * FROM statements"))
    del row["id"]
    assert row == {
        "headline": "Ferry sails", "published": "2021-08-27", "publisher": None, "number": 0,
        "speaker": "Mevlüt Çavuşoğlu", "person": "Mevlüt Çavuşoğlu", "role": "minister",
        "verb": "said", "kind": "direct", "text": "The ferry sails,", "paragraph": 1,
    }  # fmt: skip


def test_words_are_found_without_their_accents_and_lead_to_rows(tmp_path: Path) -> None:
    with closing(exported(tmp_path)) as base:
        found = base.execute(
            "SELECT headline FROM articles WHERE rowid IN"
            " (SELECT rowid FROM articles_text WHERE articles_text MATCH 'kopru')"
        ).fetchall()
        told = base.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_text'").fetchone()
    assert [row[0] for row in found] == ["Köprü açıldı"]
    assert 'content="articles"' in told[0]  # by which datasette knows what it searches


def test_the_views_are_no_hindrance_to_a_restore(tmp_path: Path) -> None:
    exported(tmp_path).close()
    from pressread.importer import import_paths

    with open_archive(tmp_path / "again") as archive:
        outcomes = list(import_paths(archive, [str(tmp_path / "out.db")]))
        assert [one.status for one in outcomes] == ["imported", "imported"]
        assert not archive.check().problems
