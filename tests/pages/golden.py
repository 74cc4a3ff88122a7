"""Pages and the records expected of them, as pairs of files in ``data``.

    python -m tests.pages.golden        writes every expected record anew: read the difference

A page that holds no article has its error as the expected record.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pressread.errors import BadInput
from pressread.extraction.pages import read_page

DATA = Path(__file__).parent / "data"
PAGES = sorted(DATA.glob("*.html"))


def record_of(page: Path) -> dict[str, Any]:
    """What is read from a page, as JSON values; empty fields left out."""
    try:
        given = read_page(page.read_text("utf-8"))
    except BadInput as error:
        return {"error": type(error).__name__, "message": str(error)}
    fields = json.loads(json.dumps(asdict(given), ensure_ascii=False))
    return {name: value for name, value in fields.items() if value}


def expected_of(page: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.with_suffix(".json").read_text("utf-8"))
    return found


def regenerate() -> None:
    for page in PAGES:
        text = json.dumps(record_of(page), ensure_ascii=False, indent=1)
        page.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    regenerate()
