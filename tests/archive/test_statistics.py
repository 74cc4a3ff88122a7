"""What the archive says of itself."""

from __future__ import annotations

import os
from pathlib import Path

from pressread import open_archive
from tests.making import article


def test_the_size_on_disk_counts_what_was_just_written(tmp_path: Path) -> None:
    with open_archive(tmp_path / "morgue") as archive:
        archive.add([article("Ferry late", "The ferry left without its captain.")])
        files = [entry for entry in os.scandir(tmp_path / "morgue") if ".db" in entry.name]
        written = sum(entry.stat().st_size for entry in files if not entry.name.endswith("-shm"))
        assert archive.stats().store_bytes == written
