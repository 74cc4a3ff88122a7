"""The pasted texts to measure on (../shared/bench/rawtext), their halves and the scorer's measure.

A third of the texts, by a hash of the id, is set aside: nothing is tuned on it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("PRESSREAD_BENCH") or Path(__file__).parents[3] / "shared" / "bench")
GOLD = SHARED / "rawtext" / "gold.jsonl"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its truth (``body``, ``title``, perhaps ``date``, ``authors``, ``summary``)."""

    id: str
    text: str
    truth: dict[str, Any]

    @property
    def held_back(self) -> bool:
        """Whether it belongs to the third set aside."""
        return int(hashlib.md5(self.id.encode()).hexdigest(), 16) % 3 == 0


def pages() -> list[Page]:
    """Every text, ``[]`` where the data are missing."""
    if not GOLD.exists():
        return []
    with GOLD.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return [Page(record["id"], record["text"], record["truth"]) for record in records]


def words(text: str | None) -> list[str]:
    """Runs of letters and digits, case folded."""
    return _WORD.findall((text or "").casefold())


def flat(text: str | None) -> str:
    """Letters and digits only, case folded."""
    return "".join(words(text))


def shingles(text: str | None) -> Counter[tuple[str, ...]]:
    """Four words in a row, as a multiset."""
    found = words(text)
    return Counter(tuple(found[k : k + 4]) for k in range(max(1, len(found) - 3)) if found)


def precision_recall(body: str, truth: str) -> tuple[float, float]:
    """Of the shingles of a body against the true one's."""
    mine, gold = shingles(body), shingles(truth)
    both = sum((mine & gold).values())
    return both / max(1, sum(mine.values())), both / max(1, sum(gold.values()))


def f1(rows: Sequence[tuple[float, float]]) -> float:
    """The harmonic mean of mean precision and mean recall."""
    precision, recall = mean(row[0] for row in rows), mean(row[1] for row in rows)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean(values: Iterable[float]) -> float:
    """0.0 of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0
