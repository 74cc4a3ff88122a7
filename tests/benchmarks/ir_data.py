"""Judged queries and known items to measure search on; none of it is part of the project."""

from __future__ import annotations

import gzip
import json
import math
import os
import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

COLLECTIONS = ("time", "cran", "med", "cisi")
Judged = dict[str, dict[str, int]]


def bench() -> Path:
    """Where the data is: ``PRESSREAD_BENCH``, else ``../shared/bench`` beside the repository."""
    given = os.environ.get("PRESSREAD_BENCH")
    return Path(given) if given else Path(__file__).parents[2].parent / "shared" / "bench"


class Collection:
    """Documents, queries that have relevant documents, and their judgements."""

    def __init__(self, name: str) -> None:
        folder = bench() / "ir" / name
        self.name = name
        self._records: dict[str, dict[str, Any]] = {}
        lines = (folder / "docs.jsonl").read_text("utf-8").splitlines()
        self.documents: list[dict[str, Any]] = [json.loads(line) for line in lines]
        self.judged: Judged = defaultdict(dict)
        for line in (folder / "qrels.txt").read_text("utf-8").splitlines():
            query, _, document, grade = line.split()
            if int(grade) > 0:
                self.judged[query][document] = int(grade)
        rows = (folder / "queries.tsv").read_text("utf-8").splitlines()
        pairs = (row.split("\t", 1) for row in rows if "\t" in row)
        self.queries = {id: text for id, text in pairs if self.judged.get(id)}

    def records(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What an archive would say of these articles."""
        if not self._records:
            self._records = {
                d["id"]: {"headline": d.get("title"), "body": [d["body"]]} for d in self.documents
            }
        return {id: self._records[id] for id in ids}


def ndcg(ranked: Sequence[str], grades: dict[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain, linear gain."""
    gain = sum(grades.get(id, 0) / math.log2(at + 2) for at, id in enumerate(ranked[:depth]))
    best = sorted(grades.values(), reverse=True)[:depth]
    ideal = sum(grade / math.log2(at + 2) for at, grade in enumerate(best))
    return gain / ideal if ideal else 0.0


def average_precision(ranked: Sequence[str], grades: dict[str, int]) -> float:
    """Of a ranking as deep as it was fetched."""
    found, total = 0, 0.0
    for at, id in enumerate(ranked, 1):
        if id in grades:
            found += 1
            total += found / at
    return total / len(grades) if grades else 0.0


def chance(ours: Sequence[float], theirs: Sequence[float], rounds: int = 2_000) -> float:
    """How likely a difference of means this large is if the two are alike (sign flips)."""
    differences = [a - b for a, b in zip(ours, theirs, strict=True)]
    seen = abs(sum(differences))
    rng = random.Random(5)
    larger = sum(
        abs(sum(d if rng.random() < 0.5 else -d for d in differences)) >= seen - 1e-12
        for _ in range(rounds)
    )
    return larger / rounds


def news() -> Iterator[dict[str, Any]]:
    """The articles of ``plain``."""
    with gzip.open(bench() / "plain" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def plainly(text: str) -> str:
    """As somebody in a hurry types it: lower case, no accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def known_items(articles: Sequence[dict[str, Any]], count: int) -> Iterator[tuple[int, list[str]]]:
    """(number of an article, its headline as typed, one word short)."""
    usable = [n for n, a in enumerate(articles) if len((a.get("title") or "").split()) >= 3]
    rng = random.Random(7)
    for number in rng.sample(usable, min(count, len(usable))):
        words = plainly(articles[number]["title"]).split()
        del words[rng.randrange(len(words))]
        yield number, words


def misspelt(words: Sequence[str], text: str, rng: random.Random) -> tuple[list[str], str] | None:
    """The words with one typing error in a name, and that name; ``None`` where there is none.

    A name is a word that ``text`` writes with a capital and never without.
    """
    names = [
        at for at, word in enumerate(words)
        if len(word) > 4 and word.isalpha() and word.capitalize() in text and word not in text
    ]  # fmt: skip
    if not names:
        return None
    at = rng.choice(names)
    changed = list(words)
    changed[at] = _one_error(words[at], rng)
    return changed, words[at]


def _one_error(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word) - 1)
    letter = rng.choice([c for c in "abcdefghijklmnopqrstuvwxyz" if c != word[at]])
    return rng.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            if word[at] != word[at + 1]
            else word[:at] + word[at + 1 :],
        ]
    )
