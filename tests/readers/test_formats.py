"""Every format as a small file and the whole of what is read from it, looked at once by eye."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from pressread.readers import read_path
from pressread.source import Failure, Source
from tests.conftest import Golden

DATA = Path(__file__).parent / "data"
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.iterdir()))
def test_a_file_is_read_as_it_was_looked_at(
    name: str, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(DATA)
    found = [shown(outcome) for outcome in read_path(name)]
    golden.check(GOLDEN / f"{name}.json", json.dumps(found, ensure_ascii=False, indent=1) + "\n")


def shown(outcome: Source | Failure) -> dict[str, Any]:
    """What matters of an outcome: empty fields left out, the raw bytes as their number."""
    if isinstance(outcome, Failure):
        return {"failure": outcome.reason, "record": outcome.record}
    given = asdict(outcome.given) if outcome.given else {}
    return {
        "format": outcome.format,
        "charset": outcome.charset,
        "record": outcome.record,
        "raw": len(outcome.raw),
        "text": outcome.text,
        "given": {field: value for field, value in given.items() if value},
    }
