"""How good the order of the hits is, beside other engines.

    python -m tests.benchmarks.bench_ir [--known 2000] [--no-rivals] [--no-known]

nDCG@10 on judged collections (half of TIME's queries, Cranfield, MED, CISI), rivals in the same
run; a difference that chance explains (p > .05 by random sign flips) is called a tie. Known items:
a headline one word short, typed plainly, must find its article; the same with a typing error in
a name must find it or say what was meant.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Sequence
from statistics import mean
from typing import Any

from tests.benchmarks.ir_data import (
    COLLECTIONS,
    Collection,
    bench,
    chance,
    known_items,
    misspelt,
    ndcg,
    news,
)
from tests.benchmarks.ir_rivals import RIVALS

from pressread.errors import QueryError
from pressread.index.answers.cross_shelf import Shelves
from pressread.index.answers.search import search
from pressread.index.answers.suggest import suggest
from pressread.index.documents import day_number, signature
from pressread.index.evaluate.index_reader import Index
from pressread.query import parse


def index_collection(collection: Collection, folder: str) -> Shelves:
    """The collection as articles."""
    index = Index(folder, "articles")
    index.rebuild(
        (
            (
                d["id"],
                {"headline": [d["title"]] if d.get("title") else [], "body": [d["body"]]},
                {"words": len(d["body"].split())},
            )
            for d in collection.documents
        ),
        1,
    )
    return Shelves(index, records=collection.records)


def ranked(shelves: Shelves, query: str) -> list[str]:
    """Ten ids; none for a query that is refused."""
    shelves = Shelves(shelves.articles, records=shelves.records)  # its measure is for one question
    try:
        return [hit.id for hit in search(shelves, parse(query), query=query).hits]
    except QueryError:
        return []


def score(shelves: Shelves, collection: Collection) -> list[float]:
    """nDCG@10 of every query."""
    return [
        ndcg(ranked(shelves, text), collection.judged[id])
        for id, text in collection.queries.items()
    ]


def compare(with_rivals: bool) -> None:
    """The table of collections."""
    print("nDCG@10 (p: chance of the difference to ours)")
    for name in COLLECTIONS:
        collection = Collection(name)
        with tempfile.TemporaryDirectory() as folder:
            ours = score(index_collection(collection, folder), collection)
        row = [f"{name:5} {len(ours):3} queries  pressread {mean(ours):.4f}"]
        for rival, build in RIVALS.items() if with_rivals else ():
            try:
                ask = build(collection)
            except ImportError:
                row.append(f"{rival} –")
                continue
            theirs = [ndcg(ask(q), collection.judged[id]) for id, q in collection.queries.items()]
            p = chance(ours, theirs)
            row.append(f"{rival} {mean(theirs):.4f} ({'tie, ' if p > 0.05 else ''}p {p:.2f})")
        print("  ".join(row), flush=True)


def index_news(articles: Sequence[dict[str, Any]], folder: str) -> Shelves:
    """The news corpus, each article named by its number."""

    def documents() -> Any:
        for number, article in enumerate(articles):
            body = [part for part in (article.get("body") or "").split("\n\n") if part.strip()]
            sketch, dispatch = signature(body)
            date = (article.get("date") or "").partition("T")[0]
            fields = {"headline": [article["title"]] if article.get("title") else [], "body": body}
            columns = {"published": day_number(date), "sketch": sketch, "dispatch": dispatch}
            yield str(number), {k: v for k, v in fields.items() if v}, columns

    index = Index(folder, "articles")
    index.rebuild(documents(), 1)
    return Shelves(index)


def find_known(count: int) -> None:
    """Known items, right and misspelt."""
    articles = list(news())
    with tempfile.TemporaryDirectory() as folder:
        shelves = index_news(articles, folder)
        first = ten = total = helped = names = 0
        rng = random.Random(9)
        began = time.process_time()
        for number, words in known_items(articles, count):
            ids = ranked(shelves, " ".join(words))
            total += 1
            first += ids[:1] == [str(number)]
            ten += str(number) in ids
        seconds = (time.process_time() - began) / max(1, total)
        for number, words in known_items(articles, count):
            changed = misspelt(words, articles[number].get("body") or "", rng)
            if changed:
                names += 1
                helped += is_helped(shelves, " ".join(changed[0]), changed[1], str(number))
    print(f"known items: {total}, first {first / total:.2%}, among ten {ten / total:.2%}, ", end="")
    print(f"{seconds * 1000:.0f} ms of CPU each")
    print(f"with a typing error in a name: {names}, found or told {helped / max(1, names):.2%}")


def is_helped(shelves: Shelves, query: str, name: str, wanted: str) -> bool:
    """Whether the article is among ten, or nothing is found and the name is suggested."""
    ids = ranked(shelves, query)
    if ids:
        return wanted in ids
    return any(known == name for _, known, _ in suggest(shelves, parse(query), query).spellings)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--known", type=int, default=2_000)
    parser.add_argument("--no-rivals", action="store_true")
    parser.add_argument("--no-known", action="store_true")
    given = parser.parse_args()
    if not (bench() / "ir").is_dir():
        print(f"no data at {bench()}: set PRESSREAD_BENCH")
        return
    compare(not given.no_rivals)
    if not given.no_known:
        find_known(given.known)


if __name__ == "__main__":
    main()
