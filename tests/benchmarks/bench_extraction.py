"""Saved pages: ``read_page`` beside trafilatura -> html2text, same pages, same process.

    python -m tests.benchmarks.bench_extraction [--every N] [--worst K] [--weights FILE]
                                                [--no-doubling]

Two rows a collection, printed as soon as it is read: all its pages, and the third of them that
was held back. Rules were written on the others (but for a few on bylines and captions, which
followed from counts and shapes of errors on these), and weights of ``train_pages --to FILE`` were
not fitted to these (the program's own may have been: the first line says). Then the same over the
collections that have bodies, the worst pages by id, and seconds for hostile pages that double in
size. Of each pair of columns the first is ours, the second the rival's. ``--every N`` reads every
N-th page and says so; on a quiet machine the whole takes two to three minutes.

body      F1 of runs of four words, precision and recall averaged over pages. Ours is what a reader
          reads: the dek (``summary``), then the paragraphs; ``alone`` is without the dek.
title     equal but for case, spaces and punctuation.
date      the first ten characters equal.
authors   F1 over all names, where the truth names any.
leak      captions of five words or more, not in the true body, that stand whole in the body.
dek       lines of the true summary that stand whole in ``summary`` or the body.
CPU       process time of everything ``read_page`` does over that of the rival's body alone; the two
          take turns on each page.

The rival's body is ``trafilatura.extract(output_format="html")`` through html2text without
wrapping, escapes, links and emphasis; its fields are ``trafilatura.extract_metadata``.
Collection ``pl`` has no bodies, and its dates are days of UTC, not of the page.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from tests.benchmarks.pages_data import (
    MISSING,
    Saved,
    available,
    flat,
    name_set,
    precision_recall,
    saved_pages,
)

from pressread.errors import BadInput
from pressread.extraction.pages import block_scores as model
from pressread.extraction.pages import read_page
from pressread.text import linear


@dataclass
class Reading:
    body: str = ""
    alone: str = ""
    summary: str = ""
    title: str | None = None
    date: str | None = None
    authors: Sequence[str] = ()
    cpu: float = 0.0


@dataclass
class Tally:
    """Sums over some pages for one reader."""

    body: list[tuple[float, float]] = field(default_factory=list)
    alone: list[tuple[float, float]] = field(default_factory=list)
    title: list[bool] = field(default_factory=list)
    date: list[bool] = field(default_factory=list)
    leak: list[bool] = field(default_factory=list)
    dek: list[bool] = field(default_factory=list)
    names: list[tuple[int, int, int]] = field(default_factory=list)
    cpu: float = 0.0

    def add(self, reading: Reading, truth: dict[str, Any]) -> None:
        self.cpu += reading.cpu
        if truth.get("body"):
            self.body.append(precision_recall(reading.body, truth["body"]))
            self.alone.append(precision_recall(reading.alone, truth["body"]))
        if truth.get("title"):
            self.title.append(flat(truth["title"]) == flat(reading.title))
        if truth.get("date"):
            self.date.append(truth["date"][:10] == (reading.date or "")[:10])
        if truth.get("authors"):
            wanted, got = name_set(truth["authors"]), name_set(reading.authors)
            self.names.append((len(wanted & got), len(wanted), len(got)))
        for caption in truth.get("captions") or ():
            if len(caption.split()) >= 5 and flat(caption)[:60] not in flat(truth["body"]):
                self.leak.append(flat(caption) in flat(reading.alone))
        for line in truth.get("summary") or ():
            self.dek.append(flat(line) in flat(f"{reading.summary} {reading.alone}"))

    def figures(self) -> list[float | None]:
        both, wanted, got = (
            (sum(column) for column in zip(*self.names, strict=True)) if (self.names) else (0, 0, 0)
        )
        authors = 2 * both / (wanted + got) if self.names else None
        return [
            f1(self.body), f1(self.alone), share(self.title), share(self.date), authors,
            share(self.leak), share(self.dek),
        ]  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Measure the reading of saved pages.")
    parser.add_argument("--every", type=int, default=1, help="every N-th page only")
    parser.add_argument("--worst", type=int, default=10, help="how many worst pages to name")
    parser.add_argument("--weights", default=model.WEIGHTS)
    parser.add_argument("--no-doubling", action="store_true")
    options = parser.parse_args(arguments)
    model.WEIGHTS = options.weights
    if available():
        measure(options.every, options.worst)
    else:
        print(MISSING)
    if not options.no_doubling:
        doubling()


BODILESS = "pl"
Rows = dict[str, tuple[Tally, Tally]]


def measure(every: int, worst: int) -> None:
    fitted_on = linear.weights(model.WEIGHTS)["fitted_on"]
    print(f"{f'every {every}. page' if every > 1 else 'all pages'}; weights fitted on {fitted_on}")
    print(f"{'':12}{'n':>5} " + "".join(f"{name:^14}" for name in COLUMNS) + "CPU", flush=True)
    whole: Rows = new_rows()
    poorest: list[tuple[float, float, str]] = []
    for collection, pages in groupby(saved_pages(every), lambda page: page.collection):
        rows = new_rows()
        for number, page in enumerate(pages):
            ours, theirs = read_both(page, ours_first=number % 2 == 0)
            counted = parts(page, rows) + (parts(page, whole) if collection != BODILESS else [])
            for tallies in counted:
                tallies[0].add(ours, page.truth)
                tallies[1].add(theirs, page.truth)
            if page.truth.get("body"):
                poorest.append((*precision_recall(ours.body, page.truth["body"]), page.id))
        print_rows(collection, rows)
    print_rows("all", whole)
    for precision, recall, identity in sorted(poorest, key=lambda row: row[0] + row[1])[:worst]:
        print(f"P {precision:.2f} R {recall:.2f}  {identity}")


def new_rows() -> Rows:
    return {"whole": (Tally(), Tally()), "held": (Tally(), Tally())}


def parts(page: Saved, rows: Rows) -> list[tuple[Tally, Tally]]:
    """The rows that a page counts in."""
    return [rows["whole"], rows["held"]] if page.part == "held" else [rows["whole"]]


def read_both(page: Saved, *, ours_first: bool) -> tuple[Reading, Reading]:
    if ours_first:
        ours = timed(ours_of, page)
        return ours, timed(rival_of, page)
    theirs = timed(rival_of, page)
    return timed(ours_of, page), theirs


def timed(read: Callable[[Saved], tuple[Reading, float]], page: Saved) -> Reading:
    reading, seconds = read(page)
    reading.cpu = seconds
    return reading


def ours_of(page: Saved) -> tuple[Reading, float]:
    start = time.process_time()
    try:
        given = read_page(page.html, url=page.url)
    except BadInput:
        return Reading(), time.process_time() - start
    seconds = time.process_time() - start
    alone, summary = "\n\n".join(given.body), given.summary or ""
    reading = Reading(
        f"{summary}\n\n{alone}", alone, summary, given.headline, given.published, given.byline
    )
    return reading, seconds


def rival_of(page: Saved) -> tuple[Reading, float]:
    import logging

    import trafilatura
    from html2text import HTML2Text

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    start = time.process_time()
    markup = trafilatura.extract(page.html, url=page.url, output_format="html")
    writer: Any = HTML2Text(bodywidth=0)
    writer.ignore_links = writer.ignore_images = writer.ignore_emphasis = True
    writer.escape_snob = False
    body = str(writer.handle(markup)) if markup else ""
    seconds = time.process_time() - start
    known = trafilatura.extract_metadata(page.html, default_url=page.url)
    authors = [name.strip() for name in (known.author or "").split(";")] if known else []
    return Reading(
        body, body, "", known.title if known else None, known.date if known else None, authors
    ), seconds


COLUMNS = ("body", "alone", "title", "date", "authors", "leak", "dek")


def print_rows(collection: str, rows: Rows) -> None:
    for part, (ours, theirs) in rows.items():
        cells = "".join(
            f" {number(mine)} {number(rival)} "
            for mine, rival in zip(ours.figures(), theirs.figures(), strict=True)
        )
        ratio = ours.cpu / theirs.cpu if theirs.cpu else 0.0
        print(f"{collection:7}{part:5}{len(ours.title):5} {cells} x{ratio:.2f}", flush=True)


def number(value: float | None) -> str:
    return "   - " if value is None else f"{value:5.3f}"


def f1(pairs: list[tuple[float, float]]) -> float | None:
    if not pairs:
        return None
    precision = sum(p for p, _ in pairs) / len(pairs)
    recall = sum(r for _, r in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def share(values: list[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def doubling() -> None:
    """Seconds for inputs that double: a linear reader takes about twice as long each time."""
    print(f"\n{'doubling':16}" + "".join(f"{size:>9}" for size in SIZES) + "  last ratio")
    for name, build in HOSTILE.items():
        times = [seconds_for(build(size)) for size in SIZES]
        ratio = times[-1] / max(times[-2], 1e-4)
        verdict = "" if ratio < LINEAR else "  NOT LINEAR"
        row = "".join(f"{seconds:9.3f}" for seconds in times)
        print(f"{name:16}{row}{ratio:12.1f}{verdict}", flush=True)


# Over this the last doubling cost more than noise and caches explain.
LINEAR = 3.0
SIZES = (2000, 4000, 8000, 16000)
FEW = "".join(
    f"<p>The council of town number {n} met again, and nobody said what had been agreed.</p>"
    for n in range(20)
)
NODE = '{"@type": "Article", "name": "#"},'
LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
LD = '<script type="application/ld+json">'


def many(count: int, pattern: str) -> str:
    """``pattern`` again and again, each time with another number for ``#``."""
    return "".join(pattern.replace("#", str(n)) for n in range(count))


HOSTILE: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: many(n, "<p>The council of town # met again, and it was not over.</p>"),
    "nested div": lambda n: "<div>" * n + FEW + "</div>" * n,
    "unclosed h1": lambda n: many(n, "<h1><p>The council of town # met again, and so on.</p>"),
    "links": lambda n: many(n, '<a href="/author/x#" class="author">A Name</a>') + FEW,
    "figures": lambda n: many(n, "<figure><img><figcaption>A view of # on a day</figcaption>"),
    "times": lambda n: many(n, "<time datetime=x#>now</time>") + FEW,
    "nested json": lambda n: f"{LD}{'[' * n}</script>{FEW}",
    "json-ld nodes": lambda n: LD + "[" + many(n, NODE) + "0]</script>" + FEW,
    "one long word": lambda n: f"<p>{'x' * n * 50}</p>{FEW}",
    "brackets": lambda n: f"<h1>{'( | - ' * n}</h1>{FEW}",
    "table cells": lambda n: f"<table><tr>{many(n, '<td>#</td>')}</tr></table>{FEW}",
    "author boxes": lambda n: f"<h1>Votes</h1>{many(n, '<p class=author>Ann Lee</p>')}{FEW}",
    "live entries": lambda n: (
        LIVE + many(n, "<p>22:05</p><p>The council of # met again, and so on.</p>")
    ),
    "breaks": lambda n: f"<div>{many(n, 'Line # ends here.<br>')}</div>{FEW}",
}


def seconds_for(html: str) -> float:
    start = time.process_time()
    with suppress(BadInput):
        read_page(html)
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
