"""How well the readers read: Nexis records field by field, and every wire file by format.

    python tests/benchmarks/bench_readers.py [--records] [--files]

The data lie in ``../shared/bench`` beside the repository, or where ``PRESSREAD_BENCH`` says.
``--records`` lists the Nexis records that differ, ``--files`` every wire file with its outcome.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pressread.readers import read_bytes, read_path
from pressread.source import Failure, Given, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("PRESSREAD_BENCH") or ROOT.parent / "shared" / "bench")
FIELDS = ("headline", "publisher", "published", "byline", "dateline", "section", "paragraphs")
FOUND = ("headline", "publisher", "published", "byline", "sections", "language", "body")


def main() -> None:
    if not BENCH.is_dir():
        print(f"no benchmark data: {BENCH} is missing (set PRESSREAD_BENCH)")
        return
    nexis("--records" in sys.argv)
    wire("--files" in sys.argv)
    growth()


def fold(text: str | None) -> str:
    return " ".join((text or "").replace("\u00a0", " ").split())


def nexis(listed: bool) -> None:
    """Each gold record against what was read, paragraphs equal but for white space."""
    gold = defaultdict(list)
    with (BENCH / "nexis" / "gold.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            gold[record["file"]].append(record)
    right: Counter[str] = Counter()
    total = 0
    for name, records in gold.items():
        read = {
            o.record: o
            for o in read_path(str(BENCH / "nexis" / name))
            if isinstance(o, Source) and o.given
        }
        for number, record in enumerate(records, 1):
            total += 1
            source = read.get(number)
            wrong = list(FIELDS) if source is None else list(differing(source, record))
            right.update(field for field in FIELDS if field not in wrong)
            right["all"] += not wrong
            if wrong and listed:
                print(f"  {record['id']}: {', '.join(wrong)}")
    print(f"Nexis: {total} records")
    for field in (*FIELDS, "all"):
        print(f"  {field:<12} {right[field]:>4}  {right[field] / total:.1%}")


def differing(source: Source, record: dict[str, Any]) -> Iterator[str]:
    """The names of the fields that are not as the gold record has them."""
    given = source.given or Given()
    section = fold(record["labels"].get("SECTION")).split(";")[0]
    expected = {
        "headline": (fold(given.headline), fold(record["headline"])),
        "publisher": (given.publisher, record["publication"]),
        "published": (given.published, date_field(record["date_raw"])),
        "byline": (given.byline, bylines.names(record.get("byline"))),
        "dateline": (fold(given.dateline), fold(record.get("dateline"))),
        "section": ((given.sections or ("",))[0], section),
        "paragraphs": ([fold(p) for p in given.body], [fold(p) for p in record["paragraphs"]]),
    }
    yield from (field for field, (found, right) in expected.items() if found != right)
    if given.published is None:
        yield "published"


def wire(listed: bool) -> None:
    """A table by format: files, records, failures, and how many records have each field."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: Counter[str] = Counter()
    for path in sorted((BENCH / "wire").iterdir()):
        outcomes = list(read_path(str(path)))
        kinds = Counter(o.format if isinstance(o, Source) else "(failure)" for o in outcomes)
        for kind in kinds:
            table[kind]["files"] += 1
        for outcome in outcomes:
            count(table, outcome)
        reasons.update(o.reason for o in outcomes if isinstance(o, Failure))
        if listed:
            first = next((o.reason for o in outcomes if isinstance(o, Failure)), "")
            print(f"  {path.name[:70]:<70} {dict(kinds)} {first[:80]}")
    print(f"\nWire: {'format':<12} {'files':>6} {'records':>8} " + " ".join(FOUND) + " notices")
    for kind, row in sorted(table.items()):
        cells = " ".join(f"{row[field]:>{len(field)}}" for field in FOUND)
        print(f"      {kind:<12} {row['files']:>6} {row['records']:>8} {cells} {row['notices']:>7}")
    print("\nReasons of failures")
    for reason, number in reasons.most_common(40):
        print(f"  {number:>4}  {reason[:110]}")


def count(table: dict[str, Counter[str]], outcome: Source | Failure) -> None:
    row = table["(failure)" if isinstance(outcome, Failure) else outcome.format]
    row["records"] += 1
    given = outcome.given if isinstance(outcome, Source) else None
    if given is not None:
        row.update(field for field in FOUND if getattr(given, field))
        row["notices"] += bool(given.notices)


def growth() -> None:
    """CPU time when an input is twice as large: the ratio should stay near 2."""
    record = (
        "\n   1 of 1 DOCUMENTS\n\n          Paper\n\n        May 1, 2001\n\nHead\n\nLENGTH: 3\n\n"
    )
    makers: dict[str, Callable[[int], str]] = {
        "nexis text": lambda n: (record + "Some words stand here.\n\n" * 9) * n,
        "rss": lambda n: (
            "<rss><channel>" + "<item><title>t</title><description>a &lt;b&gt;b"
            "&lt;/b&gt;</description></item>" * n + "</channel></rss>"
        ),
        "csv": lambda n: "title,text\n" + "a,some text here\n" * n,
        "json lines": lambda n: '{"title": "a", "content": "some text"}\n' * n,
        "zczc": lambda n: "ZCZC a\n" + ":a\n" * n + "text\n" * n,
        "divisions": lambda n: "<html>factiva" + '<div class="article"><p>' * n,
    }
    print("\nGrowth: CPU at twice the size over CPU at the size")
    for name, make in makers.items():
        small, large = (cpu(make(n).encode()) for n in (4000, 8000))
        print(f"  {name:<12} {large / max(small, 1e-3):.2f}")


def cpu(data: bytes) -> float:
    """The best of three, in seconds."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for _outcome in read_bytes(data):
            pass
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
