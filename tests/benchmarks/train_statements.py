"""Trains the quotation models: ``python -m tests.benchmarks.train_statements [--part fit|all]``.

Reads quotes/dev.jsonl of the bench data (PRESSREAD_BENCH, else ../shared/bench beside the
repository) and writes ``weights.json`` of ``pressread.extraction.statements``. Deterministic: fixed
order, fixed folds by a hash of the article's id, no threads. Needs nothing but Python.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable
from math import exp, sqrt
from pathlib import Path
from typing import Any

from pressread.extraction.statements import attribution
from pressread.extraction.statements.document import Context, Document, History, Said
from pressread.extraction.statements.features import candidate_features
from pressread.extraction.statements.mentions import Mention, extent
from pressread.extraction.statements.people import Person
from pressread.extraction.statements.speech import speech_features
from pressread.text.folding import fold_name
from pressread.text.linear import chance, score, shares

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "src/pressread/extraction/statements/weights.json"
FOLDS = 4
_TRIM = " \t\r\n\u00a0\"“”'‘’`„‟«»‹›"


def bench_folder() -> Path:
    """Where the bench data is, or would be."""
    return Path(os.environ.get("PRESSREAD_BENCH") or ROOT.parent / "shared" / "bench")


def load(folder: Path) -> list[dict[str, Any]]:
    """The annotated articles."""
    with (folder / "quotes" / "dev.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_check(row: dict[str, Any]) -> bool:
    """One article in five is kept for checking; a duplicate follows its original."""
    return zlib.crc32((row.get("duplicate_of") or row["id"]).encode()) % 5 == 0


def fold_of(row: dict[str, Any]) -> int:
    return zlib.crc32(b"fold" + (row.get("duplicate_of") or row["id"]).encode()) % FOLDS


def split_paragraphs(text: str) -> tuple[list[str], list[int]]:
    """Lines that are not empty, and where each begins."""
    found = list(re.finditer(r"[^\n]+", text))
    return [match.group() for match in found], [match.start() for match in found]


class Lesson:
    """One article: its document, and the gold quotation (or None) of each marked one."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        paragraphs, self.offsets = split_paragraphs(row["text"])
        self.document = Document(paragraphs)
        self.gold = [self._match(said) for said in self.document.said]

    def _match(self, said: Said) -> dict[str, Any] | None:
        offset = self.offsets[said.chunks.tokens.paragraph]
        start, end = offset + said.marked.start, offset + said.marked.end
        for quote in self.row["quotes"]:
            a, b = trim(self.row["text"], quote["start"], quote["end"])
            inter = min(b, end) - max(a, start)
            if inter > 0 and inter / (max(b, end) - min(a, start)) >= 0.8:
                return dict(quote)
        return None

    def right(self, mention: Mention, speaker: dict[str, Any]) -> bool:
        """Whether a mention covers a head of the gold speaker."""
        offset = self.offsets[mention.tokens.paragraph]
        start, end = offset + mention.start, offset + extent(mention)
        heads = speaker["heads"] or [[speaker["end"] - 1, speaker["end"]]]
        return any(start < b and a < end for a, b in heads)

    def alike(self, mention: Mention, speaker: dict[str, Any]) -> bool:
        """Whether a mention's person bears the gold name."""
        name = fold_name(speaker.get("name") or "").split()
        if not name or not isinstance(mention.person, Person):
            return False
        return fold_name(mention.person.name).split()[-1:] == name[-1:]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end


Model = dict[str, float]
Choice = tuple[list[list[int]], list[bool]]  # the features of each candidate; which are right


class Vocabulary:
    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.names: list[str] = []

    def encode(self, features: Iterable[str]) -> list[int]:
        numbers, names = self.numbers, self.names
        out = []
        for name in features:
            number = numbers.get(name)
            if number is None:
                number = numbers[name] = len(names)
                names.append(name)
            out.append(number)
        return out


def choices(
    lesson: Lesson, vocabulary: Vocabulary, earlier: list[Model] | None = None
) -> list[Choice]:
    """A ranking lesson for every quotation whose speaker is among the candidates.

    Who spoke before is the truth or, with ``earlier`` models by fold, what a model that has not
    seen the article believes: that is what the decoder will have to go by.
    """
    history, out = History(), []
    for said, gold in zip(lesson.document.said, lesson.gold, strict=True):
        if gold is None:
            continue
        context = Context(said, lesson.document, history)
        mention = None
        if gold["speaker"]:
            candidates = context.candidates()
            marks = [lesson.right(one, gold["speaker"]) for one in candidates]
            if not any(marks):
                marks = [lesson.alike(one, gold["speaker"]) for one in candidates]
            if any(marks):
                features = [
                    vocabulary.encode(candidate_features(context, one)) for one in candidates
                ]
                out.append((features, marks))
                mention = candidates[marks.index(True)]
        if earlier is not None:
            mention, _ = attribution.rank(context, earlier[fold_of(lesson.row)])
        attribution.remember(history, said, mention)
    return out


def train_ranker(
    lessons: list[Choice], size: int, epochs: int, rate: float, decay: float
) -> list[float]:
    """Softmax over candidates, AdaGrad, L1-free; the right ones share the gain."""
    weight, seen, total = [0.0] * size, [1e-6] * size, [0.0] * size
    pull = [decay] * size
    order = list(range(len(lessons)))
    rng = random.Random(7)
    for epoch in range(epochs):
        rng.shuffle(order)
        for at in order:
            features, marks = lessons[at]
            chances = shares([sum([weight[f] for f in one]) for one in features])
            good = sum(c for c, mark in zip(chances, marks, strict=True) if mark) or 1e-9
            for one, share, mark in zip(features, chances, marks, strict=True):
                gradient = share - (share / good if mark else 0.0)
                if -1e-4 < gradient < 1e-4:
                    continue
                step(weight, seen, one, gradient, rate, pull)
        add_late(total, weight, epoch, epochs)
    return total


def add_late(total: list[float], weight: list[float], epoch: int, epochs: int) -> None:
    """The mean over the second half of the epochs swings less than the last."""
    late = epochs - epochs // 2
    if epoch >= epochs // 2:
        for f, value in enumerate(weight):
            total[f] += value / late


def step(
    weight: list[float],
    seen: list[float],
    features: list[int],
    gradient: float,
    rate: float,
    pull: list[float],
) -> None:
    """One step of AdaGrad. ``pull``: how strongly each weight is drawn to nothing."""
    for f in features:
        g = gradient + pull[f] * weight[f]
        seen[f] += g * g
        weight[f] -= rate * g / sqrt(seen[f])


def train_logistic(
    lessons: list[tuple[list[int], bool]], size: int, epochs: int, rate: float, decay: float
) -> list[float]:
    """Logistic regression, AdaGrad; ``decay`` is L2 of the whole, shared out over a feature's
    lessons, so that the rare are not held back less than the common."""
    weight, seen, total = [0.0] * size, [1e-6] * size, [0.0] * size
    counts = Counter(f for features, _ in lessons for f in features)
    pull = [decay / max(counts[f], 1) for f in range(size)]
    order = list(range(len(lessons)))
    rng = random.Random(7)
    for epoch in range(epochs):
        rng.shuffle(order)
        for at in order:
            features, truth = lessons[at]
            value = sum([weight[f] for f in features])
            gradient = 1 / (1 + exp(-max(-30, min(30, value)))) - truth
            step(weight, seen, features, gradient, rate, pull)
        add_late(total, weight, epoch, epochs)
    return total


def named(vocabulary: Vocabulary, weight: list[float], least: float = 0.02) -> dict[str, float]:
    return {
        n: round(w, 2)
        for n, w in sorted(zip(vocabulary.names, weight, strict=True))
        if abs(w) >= least
    }


def fit_speaker(
    lessons: list[Lesson],
    earlier: list[Model] | None = None,
    epochs: int = 16,
    rate: float = 0.08,
    decay: float = 2e-2,
) -> Model:
    """The ranker of speakers. Features seen with fewer than three quotations are left out."""
    vocabulary = Vocabulary()
    examples = [choice for lesson in lessons for choice in choices(lesson, vocabulary, earlier)]
    counts = [0] * len(vocabulary.names)
    for features, _ in examples:
        for f in {f for one in features for f in one}:
            counts[f] += 1
    keep = [count >= 3 for count in counts]
    examples = [
        ([[f for f in one if keep[f]] for one in features], marks) for features, marks in examples
    ]
    return named(vocabulary, train_ranker(examples, len(vocabulary.names), epochs, rate, decay))


def fit_speech(
    lessons: list[Lesson],
    speakers: list[Model],
    earlier: list[Model] | None = None,
    epochs: int = 16,
    rate: float = 0.05,
    decay: float = 12.0,
) -> Model:
    """Trained on the speakers that a model which has not seen the article would choose, and with
    ``earlier`` models by fold on what they believe of the quotations before. Features of fewer
    than three quotations are left out."""
    vocabulary, examples = Vocabulary(), []
    for lesson in lessons:
        history, fold = History(), fold_of(lesson.row)
        for said, gold in zip(lesson.document.said, lesson.gold, strict=True):
            context = Context(said, lesson.document, history)
            mention, share = attribution.rank(context, speakers[fold])
            names = speech_features(context, mention, share)
            examples.append((vocabulary.encode(names), gold is not None))
            spoken = gold is not None
            if earlier is not None:
                spoken = chance(score(earlier[fold], names)) >= attribution.SPEECH_AT_LEAST
            attribution.hear(history, said, spoken)
            if spoken:
                attribution.remember(history, said, mention)
    counts = [0] * len(vocabulary.names)
    for numbers, _ in examples:
        for f in numbers:
            counts[f] += 1
    examples = [([f for f in numbers if counts[f] >= 3], spoken) for numbers, spoken in examples]
    return named(vocabulary, train_logistic(examples, len(vocabulary.names), epochs, rate, decay))


def out_of_fold(lessons: list[Lesson], models: list[Model]) -> list[tuple[float, bool]]:
    """(share of the winner, whether it is right), by models that have not seen the article."""
    found = []
    for lesson in lessons:
        history = History()
        for said, gold in zip(lesson.document.said, lesson.gold, strict=True):
            if gold is None:
                continue
            context = Context(said, lesson.document, history)
            mention, share = attribution.rank(context, models[fold_of(lesson.row)])
            if gold["speaker"] and mention is not None:
                right = lesson.right(mention, gold["speaker"])
                found.append((share, right or lesson.alike(mention, gold["speaker"])))
            attribution.remember(history, said, mention)
    return found


def fit_confidence(found: list[tuple[float, bool]], least: int = 60) -> dict[str, float]:
    """How often winners of a share are right: never falling, in groups of ``least`` and more."""
    groups: list[list[float]] = []  # sum of shares, right, number
    for share, right in sorted(found):
        if not groups or groups[-1][2] >= least:
            groups.append([0.0, 0.0, 0.0])
        groups[-1][0] += share
        groups[-1][1] += right
        groups[-1][2] += 1
    pooled: list[list[float]] = []
    for group in groups:
        pooled.append(group)
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][2] >= pooled[-1][1] / pooled[-1][2]:
            last = pooled.pop()
            pooled[-1] = [x + y for x, y in zip(pooled[-1], last, strict=True)]
    return {f"{s / n:.4f}": round(right / n, 3) for s, right, n in pooled}


def train(lessons: list[Lesson]) -> dict[str, Model]:
    """All models: first with the true history, then with the history as it will be."""
    others = [
        [lesson for lesson in lessons if fold_of(lesson.row) != fold] for fold in range(FOLDS)
    ]
    first = [fit_speaker(some) for some in others]
    speakers = [fit_speaker(some, first) for some in others]
    speech = [fit_speech(some, speakers) for some in others]
    return {
        "confidence": fit_confidence(out_of_fold(lessons, speakers)),
        "speaker": fit_speaker(lessons, first),
        "speech": fit_speech(lessons, speakers, speech),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("fit", "all"), default="all")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    folder = bench_folder()
    if not (folder / "quotes" / "dev.jsonl").exists():
        print(f"no bench data at {folder}: nothing to train on")
        return 1
    rows = [row for row in load(folder) if options.part == "all" or not is_check(row)]
    models: dict[str, Any] = {"fitted": {"part": options.part}}
    models.update(train([Lesson(row) for row in rows]))
    options.out.write_text(
        json.dumps(models, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )
    print({name: len(model) for name, model in models.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
