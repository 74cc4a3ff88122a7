"""The pieces of ``data/``: traps of attribution, each with all that should be read out of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from . import golden


@pytest.mark.parametrize("path", golden.texts(), ids=lambda path: path.stem)
def test_reads_the_piece_as_expected(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert golden.read(path) == expected
