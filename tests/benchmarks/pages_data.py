"""The saved pages with truth that stand beside the project, for measuring alone.

Pages whose id hashes to 0 modulo 3 are held back: nothing is fitted to or tuned on them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("PRESSREAD_BENCH") or Path(__file__).parents[3] / "shared" / "bench")
FOLDER = SHARED / "extraction"
MISSING = (
    f"no measuring data: {FOLDER.name}/gold.jsonl is not in the bench folder (PRESSREAD_BENCH)"
)

_WORD = re.compile(r"[^\W_]+")

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Saved:
    """One page with its truth. ``part`` is ``dev`` or ``held``."""

    id: str
    html: str
    url: str | None
    truth: dict[str, Any]

    @property
    def collection(self) -> str:
        return self.id.split(":", 1)[0]

    @property
    def part(self) -> str:
        return "held" if is_held_back(self.id) else "dev"


def is_held_back(identity: str) -> bool:
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 3 == 0


def available() -> bool:
    return (FOLDER / "gold.jsonl").is_file()


def saved_pages(every: int = 1) -> Iterator[Saved]:
    """Every ``every``-th page."""
    with (FOLDER / "gold.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                gold = json.loads(line)
                raw = gzip.decompress((FOLDER / gold["page"]).read_bytes())
                html = raw.decode("utf-8", "replace")
                yield Saved(gold["id"], html, gold.get("url"), gold["truth"])


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def shingles(text: str | None, length: int = 4) -> Counter[Shingle]:
    """Runs of ``length`` words, counted; a shorter text is one run."""
    found = words(text or "")
    starts = range(max(1, len(found) - length + 1)) if found else range(0)
    return Counter(tuple(found[i : i + length]) for i in starts)


def precision_recall(read: str | None, truth: str) -> tuple[float, float]:
    got, wanted = shingles(read), shingles(truth)
    both = sum((got & wanted).values())
    return both / max(1, sum(got.values())), both / max(1, sum(wanted.values()))


def flat(text: str | None) -> str:
    """Letters and digits only, case folded."""
    return "".join(words(text or ""))


def name_set(names: Iterable[str]) -> set[str]:
    """Names as the scorer compares them: letters only, case folded."""
    return {folded for name in names if (folded := re.sub(r"[\W\d_]+", "", name.casefold()))}
