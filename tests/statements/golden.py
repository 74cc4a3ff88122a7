"""Texts and what should be read out of them, as pairs in ``data/``.

``python -m tests.statements.golden --write`` writes the expected JSON anew; read the difference
before it is committed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pressread.extraction.statements import extract_quotes

DATA = Path(__file__).parent / "data"


def texts() -> list[Path]:
    """The pieces, by name."""
    return sorted(DATA.glob("*.txt"))


def read(path: Path) -> list[dict[str, Any]]:
    """The quotations of a piece, without what changes with the weights."""
    found = []
    for quote in extract_quotes(path.read_text(encoding="utf-8")):
        speaker = quote.speaker
        found.append(
            {
                "text": quote.text,
                "kind": quote.kind,
                "paragraph": quote.paragraph,
                "group": quote.group,
                "verb": quote.verb,
                "speaker": speaker
                and {
                    "name": speaker.name,
                    "as_written": speaker.as_written,
                    "role": speaker.role,
                },
            }
        )
    return found


def main() -> None:
    """Write the expected files."""
    for path in texts():
        expected = json.dumps(read(path), ensure_ascii=False, indent=1)
        path.with_suffix(".json").write_text(expected + "\n", encoding="utf-8")


if __name__ == "__main__" and "--write" in sys.argv:
    main()
