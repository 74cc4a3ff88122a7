"""How well pasted text is read: python -m tests.benchmarks.bench_rawtext [--every N] [--worst N]

Beside pressread stand the whole text and a naive filter (lines of 80 characters or more that end
in a stop), computed in the same run on the same texts of ../shared/bench/rawtext. A third of the
texts is set aside: the rules were tuned on the others, and so are the weights that
``train_plain`` writes without ``--all``. CPU time; the
doubling table reads one long paste twice, four, eight times as long.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.rawtext_data import Page, f1, flat, mean, pages, precision_recall

import pressread.extraction.plain as plain
from pressread.errors import NoArticle
from pressread.extraction.plain import read_text
from pressread.source import Given

TARGET = Path(plain.__file__).parent / "weights.json"
_STOP = re.compile(r"[.!?\"”]$")


@dataclass(frozen=True, slots=True)
class Result:
    """What pressread made of a page, and in how many milliseconds."""

    page: Page
    given: Given
    cost: float

    @property
    def body(self) -> tuple[float, float]:
        return precision_recall("\n".join(self.given.body), self.page.truth["body"])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1, help="only every Nth text")
    parser.add_argument("--worst", type=int, default=10, help="how many of the worst to name")
    options = parser.parse_args()
    found = pages()[:: options.every]
    if not found:
        print("no ../shared/bench/rawtext (or PRESSREAD_BENCH): nothing to measure on")
        return
    read_text("A line to warm up with, long enough to be a paragraph of prose, one supposes.")
    results = [read(page) for page in found]
    if json.loads(TARGET.read_text("utf-8"))["texts"] == "all":
        print("the weights that come with the package saw all texts: no column is held back")
    table(results)
    for result in sorted(results, key=lambda one: sum(one.body))[: options.worst]:
        precision, recall = result.body
        print(f"P {precision:.2f} R {recall:.2f}  {result.page.id}")
    doubling(max((page.text for page in found), key=len))


def read(page: Page) -> Result:
    start = time.process_time()
    try:
        given = read_text(page.text)
    except NoArticle:
        given = Given()
    return Result(page, given, (time.process_time() - start) * 1000)


def table(results: Sequence[Result]) -> None:
    print(f"{'':24}{'dev':>8}{'held back':>11}{'all':>8}")
    held = [one for one in results if one.page.held_back]
    parts = [[one for one in results if not one.page.held_back], held, list(results)]
    rows: list[tuple[str, Callable[[Sequence[Result]], float]]] = [
        ("texts", len),
        ("body F1, whole text", lambda part: rival(part, lambda text: text)),
        ("body F1, naive filter", lambda part: rival(part, naive)),
        ("body F1, pressread", lambda part: f1([one.body for one in part])),
        ("  precision", lambda part: mean(one.body[0] for one in part)),
        ("  recall", lambda part: mean(one.body[1] for one in part)),
        ("headline exact", lambda part: mean(headline(one) for one in part)),
        ("  that stand in the text", lambda part: mean(stands(one) for one in part)),
        ("date exact", lambda part: mean(date(one) for one in part if one.page.truth.get("date"))),
        ("authors F1", authors),
        ("dek found", lambda part: mean(dek(one) for one in part if one.page.truth.get("summary"))),
        ("captions in the body", leaks),
        ("ms a text", lambda part: mean(one.cost for one in part)),
    ]
    for name, measure in rows:
        values = [measure(part) if part else 0.0 for part in parts]
        digits = 0 if name == "texts" else 1 if name.startswith("ms") else 3
        print(f"{name:24}{values[0]:8.{digits}f}{values[1]:11.{digits}f}{values[2]:8.{digits}f}")


def rival(part: Sequence[Result], body: Callable[[str], str]) -> float:
    return f1([precision_recall(body(one.page.text), one.page.truth["body"]) for one in part])


def naive(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if len(line) >= 80 and _STOP.search(line))


def headline(one: Result) -> bool:
    return flat(one.given.headline) == flat(one.page.truth.get("title"))


def stands(one: Result) -> bool:
    title = flat(one.page.truth.get("title"))
    return any(flat(line) == title for line in one.page.text.split("\n"))


def date(one: Result) -> bool:
    return str(one.page.truth["date"])[:10] == str(one.given.published)[:10]


def dek(one: Result) -> bool:
    truth = one.page.truth["summary"]
    stated = {flat(text) for text in ([truth] if isinstance(truth, str) else truth)}
    return flat(one.given.summary) in stated


def authors(part: Sequence[Result]) -> float:
    both = mine = gold = 0
    for one in part:
        if one.page.truth.get("authors"):
            found = {flat(name) for name in one.given.byline}
            truth = {flat(name) for name in one.page.truth["authors"]}
            both, mine, gold = both + len(found & truth), mine + len(found), gold + len(truth)
    return 2 * both / (mine + gold) if mine + gold else 0.0


def leaks(part: Sequence[Result]) -> float:
    """Which share of the true captions stands in the body."""
    found = []
    for one in part:
        body = flat(" ".join(one.given.body))
        truth = flat(one.page.truth["body"])
        captions = [flat(text) for text in one.page.truth.get("captions") or ()]
        found += [text in body for text in captions if len(text) > 20 and text not in truth]
    return mean(found)


def doubling(text: str) -> None:
    print(f"{'characters':>12}{'ms':>9}{'ms a MB':>9}")
    for times in (1, 2, 4, 8):
        longer = text * times
        start = time.process_time()
        read_text(longer)
        cost = (time.process_time() - start) * 1000
        print(f"{len(longer):12}{cost:9.0f}{cost / len(longer) * 1e6:9.0f}")


if __name__ == "__main__":
    main()
