"""Importing: every article accounted for, the same article once, bad files named."""

from __future__ import annotations

import gzip
import os
from collections import Counter
from pathlib import Path

import pytest

from pressread import open_archive
from pressread.archive import LocalArchive
from pressread.importer import Account, Outcome, import_paths
from pressread.library import stated_by_user
from pressread.source import Given
from tests.making import STAMP

DATA = Path(__file__).parents[2] / "data"
STORY = """News / Town

Council keeps the clock

The town clock will stay where it is, the council said on Monday after a year of letters.

“It has been wrong since my mother was a girl, and we set our lives by it,” said Ada Brook, who
chairs the council.

The repair will cost 9,000 pounds, and nobody has said who will climb the tower to begin it.
"""


def bring(
    archive: LocalArchive | None, *paths: Path | str, defaults: Given | None = None, jobs: int = 1
) -> list[Outcome]:
    found = import_paths(
        archive, [str(path) for path in paths], defaults=defaults, jobs=jobs, imported_at=STAMP
    )
    return list(found)


def statuses(outcomes: list[Outcome]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for outcome in outcomes:
        counted[outcome.status] += outcome.articles
    return counted


def test_the_sample_archive_is_imported_whole_and_once(tmp_path: Path) -> None:
    with open_archive(tmp_path / "morgue") as archive:
        first = bring(archive, DATA)
        again = bring(archive, DATA)
        assert statuses(first) == {"imported": archive.count(), "already there": 1}
        assert statuses(again) == {"already there": archive.count() + 1}


def test_several_processes_import_what_one_does(tmp_path: Path) -> None:
    with open_archive(tmp_path / "one") as one, open_archive(tmp_path / "two") as two:
        alone = bring(one, DATA, jobs=1)
        together = bring(two, DATA, jobs=2)
        assert alone == together
        assert [*one.records()] == [*two.records()]


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    assert statuses(bring(None, tmp_path / "story.txt", tmp_path / "story.txt")) == {
        "imported": 1,
        "already there": 1,
    }
    assert sorted(os.listdir(tmp_path)) == ["home", "story.txt"] or os.listdir(tmp_path) == [
        "story.txt"
    ]


def test_one_bad_file_does_not_spoil_the_rest(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a-empty.txt").write_bytes(b"")
    (pile / "b-picture.txt").write_bytes(bytes(range(256)) * 40)
    (pile / "c-story.txt").write_text(STORY)
    (pile / "d-menu.txt").write_text("Home\nNews\nSport\nContact\n")
    (pile / "e-story.html.gz").write_bytes(gzip.compress(b"not really a page"))
    with open_archive(tmp_path / "morgue") as archive:
        account = Account()
        for outcome in bring(archive, pile, pile / "vanished.txt"):
            account.enter(outcome)
        assert account.counts["imported"] == archive.count() == 1
        assert account.found == sum(account.counts.values()) == 6
        named = [Path(failure.path).name for failure in account.failures]
        assert {"a-empty.txt", "b-picture.txt", "d-menu.txt", "vanished.txt"} <= set(named)
        assert all(failure.reason for failure in account.failures)


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "story.txt").write_text(STORY)
    (pile / "again").symlink_to(pile)
    with open_archive(tmp_path / "morgue") as archive:
        assert statuses(bring(archive, pile)) == {"imported": 1}


def test_the_archive_itself_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    with open_archive(tmp_path / "morgue") as archive:
        found = bring(archive, tmp_path)
        assert [Path(outcome.path).name for outcome in found] == ["story.txt"]


def test_options_state_what_the_text_does_not(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    stated = stated_by_user(publisher="The Echo", published="1987-03", sections=("Elsewhere",))
    with open_archive(tmp_path / "morgue") as archive:
        [outcome] = bring(archive, tmp_path / "story.txt", defaults=stated)
        article = archive.get(str(outcome.id))
        assert (article.publisher, article.published) == ("The Echo", "1987-03")
        assert article.sections == ("News", "Town")
        assert article.provenance["published"] == "stated by the user"


def test_raw_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    raw = STORY.encode("utf-16")
    (tmp_path / "story.txt").write_bytes(raw)
    with open_archive(tmp_path / "morgue") as archive:
        [outcome] = bring(archive, tmp_path / "story.txt")
        assert archive.raw(str(outcome.id)) == raw


@pytest.mark.parametrize("form", ["jsonl", "sqlite"])
def test_an_export_restores_the_archive(tmp_path: Path, form: str) -> None:
    import json

    exported = tmp_path / f"morgue.{form}"
    with open_archive(tmp_path / "one") as one, open_archive(tmp_path / "two") as two:
        bring(one, DATA)
        id = one.ids()[0]
        one.tag([id], ["later"])
        one.note(id, "Ask the desk.")
        if form == "sqlite":
            one.export_sqlite(str(exported))
        else:
            lines = [
                {**record, "tags": one.tags(record["id"]), "note": one.note_of(record["id"])}
                for record in one.records()
            ]
            exported.write_text("".join(json.dumps(line) + "\n" for line in lines))
        assert statuses(bring(two, exported)) == {"imported": one.count()}
        assert [*two.records()] == [*one.records()]
        assert (two.tags(id), two.note_of(id)) == (["later"], "Ask the desk.")


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2099-08-27", True), ("2099", True), ("2026-12", True), ("2026-11-24", False),
        ("2026-11", False), ("2026", False),
    ],
)  # fmt: skip
def test_a_date_after_the_import_is_told(tmp_path: Path, published: str, told: bool) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    [outcome] = bring(None, story, defaults=stated_by_user(published=published))
    notice = f"its date, {published}, lies in the future"
    assert outcome.notices == ((notice,) if told else ())
