"""``rescue``: all of a damaged archive that can be read, in a new one.

An archive is an export of itself: what reads exports item by item reads it too. It is read from a
copy, so that nothing is written to what is damaged. Where its very head is gone, a new archive's
takes its place: their tables begin on the same pages. Sources whose articles cannot be read any
more are read anew.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from typing import NamedTuple

from pressread.archive import open_archive
from pressread.archive.protocol import Archive
from pressread.errors import ArchiveError, NoArchive, NotAnArchive
from pressread.importer import Outcome, import_paths
from pressread.store.connection import FILE
from pressread.store.salvage import lone_sources, replace_head


class Rescued(NamedTuple):
    """One article, or what could not be read. ``anew``: from its source, as its record is lost."""

    outcome: Outcome
    anew: bool


def rescue(folder: str, into: str, *, imported_at: str) -> Iterator[Rescued]:
    """Copy what can be read of the archive in ``folder`` into a new one; everything that was met,
    one by one. Raises ``NoArchive``, ``ArchiveError``.
    """
    if not os.path.isfile(os.path.join(folder, FILE)):
        raise NoArchive(f"no {FILE} in {folder}; name the folder of the damaged archive")
    if os.path.isdir(into) and os.listdir(into):
        raise ArchiveError(f"{into} is not empty; name a new folder with -o")
    with tempfile.TemporaryDirectory(prefix="pressread-rescue-") as work:
        copy = _copied(folder, work)
        with open_archive(into) as archive:
            yield from _rescued(archive, copy, work, imported_at)


def _copied(folder: str, work: str) -> str:
    """A copy of the database with what its log holds."""
    copy = os.path.join(work, FILE)
    for ending in ("", "-wal"):
        if os.path.exists(os.path.join(folder, FILE + ending)):
            shutil.copyfile(os.path.join(folder, FILE + ending), copy + ending)
    return copy


def _rescued(archive: Archive, copy: str, work: str, imported_at: str) -> Iterator[Rescued]:
    outcomes = list(import_paths(archive, [copy], imported_at=imported_at, jobs=1))
    if not any(outcome.id for outcome in outcomes):
        if not replace_head(copy):
            raise NotAnArchive("nothing of it can be read as an archive; try sqlite3 .recover")
        outcomes = list(import_paths(archive, [copy], imported_at=imported_at, jobs=1))
    yield from (Rescued(outcome, anew=False) for outcome in outcomes)
    sources = os.path.join(work, "sources")
    os.mkdir(sources)
    for name, raw in lone_sources(copy):
        with open(os.path.join(sources, name), "wb") as file:
            file.write(raw)
    if os.listdir(sources):
        for outcome in import_paths(archive, [sources], imported_at=imported_at, jobs=1):
            yield Rescued(outcome, anew=True)
