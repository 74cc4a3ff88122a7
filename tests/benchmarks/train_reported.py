"""Trains the models of reported speech: ``python -m tests.benchmarks.train_reported [--part fit]``.

Reads reported/dev.jsonl.gz of the bench data (PolNeAR, research use: nothing of it but weights over
lemmas of a closed class, word classes and shapes is kept) and writes ``reported.json`` of
``pressread.extraction.statements``. Deterministic, with Python alone. ``--score`` scores the fifth
of the articles that ``--part fit`` does not see with the bench's own scorer.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.benchmarks import train_statements as common

from pressread.extraction.statements import reported, reported_features, sites
from pressread.extraction.statements.document import Document
from pressread.extraction.statements.mentions import Mention, extent
from pressread.extraction.statements.reported import LAYOUTS
from pressread.extraction.statements.sites import AFTER, AROUND, BEFORE, Site
from pressread.text.linear import chance, score

WEIGHTS = common.WEIGHTS.with_name("reported.json")
Gold = dict[str, Any]
Ranked = list[tuple[list[list[str]], list[bool]]]


def load(folder: Path) -> list[dict[str, Any]]:
    """The annotated articles."""
    with gzip.open(folder / "reported" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Lesson:
    """One article: its sites, each with the gold statement it introduces (or None), and whether
    it teaches anything about cues."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        paragraphs, self.offsets = common.split_paragraphs(row["text"])
        self.document = Document(paragraphs)
        self.sites: list[tuple[Site, Gold | None, bool]] = []
        by_verb = {tuple(one["verb"]): one for one in row["statements"] if one.get("verb")}
        inside = [tuple(piece) for one in row["statements"] for piece in one["content"]]
        for chunks in self.document.paragraphs:
            offset = self.offsets[chunks.tokens.paragraph]
            for site in sites.sites(chunks, self.document.clauses_of(chunks)):
                start = offset + chunks.tokens.start[site.token]
                end = offset + chunks.tokens.end[site.token]
                gold = next((one for (a, b), one in by_verb.items() if a < end and start < b), None)
                nested = any(a <= start < b for a, b in inside)
                wanted = (
                    gold is not None and gold["class"] == "reported" and gold["kind"] != "direct"
                )
                taught = wanted or (gold is None and not nested) or _is_no_speech(gold)
                self.sites.append((site, gold if wanted else None, taught))


def _is_no_speech(gold: Gold | None) -> bool:
    """Whether a gold statement is none that is wanted: a belief, a plan, words in marks alone."""
    return gold is not None and (gold["class"] in ("belief", "other") or gold["kind"] == "direct")


def pieces(lesson: Lesson, site: Site, gold: Gold) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The layout of a gold content, and its first part before and after the cue (code points of
    the paragraph; (0, 0) for none)."""
    offset = lesson.offsets[site.chunks.tokens.paragraph]
    tokens = site.chunks.tokens
    cue = tokens.start[site.token]
    spans = [(a - offset, b - offset) for a, b in gold["content"]]
    spans = [
        (max(a, 0), min(b, len(tokens.source)))
        for a, b in spans
        if b > 0 and a < len(tokens.source)
    ]
    sentence = [i for i, n in enumerate(tokens.sentence) if n == tokens.sentence[site.token]]
    low, high = tokens.start[sentence[0]], tokens.end[sentence[-1]]
    before = [(max(a, low), min(b, cue)) for a, b in spans if a < cue and b > low]
    after = [(max(a, cue), min(b, high)) for a, b in spans if b > cue and a < high]
    first = (before[0][0], before[-1][1]) if before else (0, 0)
    second = (after[0][0], after[-1][1]) if after else (0, 0)
    layout = AROUND if before and after else BEFORE if before else AFTER
    return layout, first, second


def nearest(site: Site, places: list[int], wanted: int, at_end: bool) -> int:
    """The index of the place whose edge is nearest to a code point; -1 if none is within 25."""
    tokens, starts = site.chunks.tokens, site.chunks.starts
    edges = [
        tokens.end[(starts[p] if p < len(starts) else len(tokens.kind)) - 1] if at_end
        else tokens.start[starts[p]] for p in places
    ]  # fmt: skip
    distances = [abs(edge - wanted) for edge in edges]
    best = min(range(len(places)), key=distances.__getitem__, default=-1)
    return best if best >= 0 and distances[best] < 25 else -1


def lessons_of(lessons: list[Lesson]) -> tuple[list[tuple[list[str], bool]], dict[str, Ranked]]:
    """The lessons of all models."""
    cues: list[tuple[list[str], bool]] = []
    ranked: dict[str, Ranked] = {"layout": [], "begin": [], "end": [], "source": []}
    for lesson in lessons:
        for site, gold, taught in lesson.sites:
            if taught:
                cues.append((reported_features.cue_features(site), gold is not None))
            if gold is not None:
                _teach(lesson, site, gold, ranked)
    return cues, ranked


def _teach(lesson: Lesson, site: Site, gold: Gold, ranked: dict[str, Ranked]) -> None:
    layout, first, second = pieces(lesson, site, gold)
    if first == second:
        return
    ranked["layout"].append(
        (
            [reported_features.layout_features(site, one) for one in LAYOUTS],
            [one == layout for one in LAYOUTS],
        )
    )
    spans: reported_features.Spans = []
    if first != (0, 0):
        end = sites.before_end(site)
        begins = sites.before_begins(site, end)
        at = nearest(site, begins, first[0], False)
        if at >= 0:
            features = [reported_features.before_features(site, one, end) for one in begins]
            ranked["begin"].append((features, [i == at for i in range(len(begins))]))
            spans.append((begins[at], end))
    if second != (0, 0):
        start = second[0]
        text = site.chunks.tokens.source[start : start + 5].lower()
        begins = sites.after_begins(site, layout)
        at = nearest(site, begins, start + 5 if text == "that " else start, False)
        if at >= 0:
            features = [reported_features.after_features(site, one, layout) for one in begins]
            ranked["begin"].append((features, [i == at for i in range(len(begins))]))
            ends = sites.after_ends(site, begins[at])
            stop = nearest(site, ends, second[1], True)
            if stop >= 0:
                features = [reported_features.end_features(site, begins[at], one) for one in ends]
                ranked["end"].append((features, [i == stop for i in range(len(ends))]))
                spans.append((begins[at], ends[stop]))
    if gold["source"]:
        candidates = sites.sources(site)
        marks = [_right(lesson, one, gold["source"]) for one in candidates]
        if any(marks):
            features = [reported_features.source_features(site, spans, one) for one in candidates]
            ranked["source"].append((features, marks))


def _right(lesson: Lesson, mention: Mention, source: dict[str, Any]) -> bool:
    offset = lesson.offsets[mention.tokens.paragraph]
    start, end = offset + mention.start, offset + extent(mention)
    heads = source["heads"] or [[source["end"] - 1, source["end"]]]
    return any(start < b and a < end for a, b in heads)


def fit_cue(cues: list[tuple[list[str], bool]], decay: float) -> common.Model:
    vocabulary = common.Vocabulary()
    examples = [(vocabulary.encode(features), truth) for features, truth in cues]
    examples = _kept(examples, vocabulary)
    weight = common.train_logistic(examples, len(vocabulary.names), 12, 0.08, decay)
    return common.named(vocabulary, weight)


def _kept(examples: list[Any], vocabulary: common.Vocabulary, least: int = 4) -> list[Any]:
    counts = Counter(f for features, _ in examples for f in features)
    return [([f for f in features if counts[f] >= least], truth) for features, truth in examples]


def fit_ranked(ranked: Ranked, decay: float = 2e-2) -> common.Model:
    vocabulary = common.Vocabulary()
    examples = [([vocabulary.encode(one) for one in features], marks) for features, marks in ranked]
    counts = Counter(f for features, _ in examples for f in {f for one in features for f in one})
    examples = [
        ([[f for f in one if counts[f] >= 3] for one in features], marks)
        for features, marks in examples
    ]
    weight = common.train_ranker(examples, len(vocabulary.names), 12, 0.08, decay)
    return common.named(vocabulary, weight)


def train(lessons: list[Lesson]) -> dict[str, Any]:
    """All models."""
    cues, ranked = lessons_of(lessons)
    print(f"{len(cues)} sites, {sum(truth for _, truth in cues)} cues", file=sys.stderr)
    return {"cue": fit_cue(cues, 4.0), **{name: fit_ranked(some) for name, some in ranked.items()}}


def out_of_fold(lessons: list[Lesson], models: list[dict[str, Any]]) -> list[tuple[float, bool]]:
    """(chance times share, whether the source is right), of cues that a model finds in articles
    that it has not seen; a cue where nothing is reported counts as wrong."""
    found = []
    for lesson in lessons:
        fitted = models[common.fold_of(lesson.row)]
        for site, gold, taught in lesson.sites:
            likely = chance(score(fitted["cue"], reported_features.cue_features(site)))
            spans = reported.content(site, fitted) if taught and likely >= SAID else []
            if spans:
                source, share = reported.source_of(site, spans, fitted["source"])
                right = gold is not None and source is not None and bool(gold["source"])
                right = right and _right(lesson, source, gold["source"])  # type: ignore[index, arg-type]
                found.append((likely * share, right))
    return found


SAID = reported.SAID_AT_LEAST


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("fit", "all"), default="all")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    folder = common.bench_folder()
    rows = [row for row in load(folder) if options.part == "all" or not common.is_check(row)]
    models: dict[str, Any] = {"fitted": {"part": options.part}}
    lessons = [Lesson(row) for row in rows]
    folds = [
        train([lesson for lesson in lessons if common.fold_of(lesson.row) != fold])
        for fold in range(common.FOLDS)
    ]
    models["confidence"] = common.fit_confidence(out_of_fold(lessons, folds))
    models.update(train(lessons))
    text = json.dumps(models, ensure_ascii=False, indent=0)
    options.out.write_text(text + "\n", encoding="utf-8")
    print({name: len(model) for name, model in models.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
