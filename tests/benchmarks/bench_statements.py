"""Measures quotations and speakers on the bench data, and time on made-up text.

``python -m tests.benchmarks.bench_statements [--weights FILE] [--text] [--errors CLASS N]``

The table counts as ``quotes/score.py`` of the bench data does (imported by its path). "check" is
the fifth of the articles that ``train_statements --part fit`` never sees; with shipped weights,
fitted on all, both parts have been seen, and the line above the table says so: for an honest check
train with ``--part fit --out FILE`` and pass ``--weights FILE``. ``--text`` runs extract_quotes
instead of find_quotes. Error classes: missed, false, speaker.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks import train_statements

from pressread.article import Quote, Speaker
from pressread.extraction.statements import attribution, extract_quotes, find_quotes, finder

BAR = (
    ("quotes, IoU >= .8, F1", "overlap", 0.968, 0.978),
    ("quote+speaker F1, all", "e2e", 0.88, 0.915),
    ("quote+speaker F1, direct", "direct", 0.925, 0.95),
    ("speaker accuracy", "speaker_acc", 0.93, 0.96),
    ("resolved name", "resolved_acc", 0.90, 0.93),
    ("role (word F1 >= .5)", "role_acc", 0.75, 0.85),
)
_ALL = argparse.Namespace(kinds=None, min_words=1)
_DIRECT = argparse.Namespace(kinds=["direct"], min_words=1)


def load_scorer(folder: Path) -> ModuleType:
    """The bench data's own scorer."""
    spec = importlib.util.spec_from_file_location("quotes_score", folder / "quotes" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(row: dict[str, Any], whole: bool) -> dict[str, Any]:
    """The article's quotations as the scorer reads them."""
    if whole:
        return {
            "id": row["id"],
            "quotes": [_plain(quote, None) for quote in extract_quotes(row["text"])],
        }
    paragraphs, offsets = train_statements.split_paragraphs(row["text"])
    return {
        "id": row["id"],
        "quotes": [_plain(quote, offsets) for quote in find_quotes(paragraphs)],
    }


def _plain(quote: Quote, offsets: list[int] | None) -> dict[str, Any]:
    shift = offsets[quote.paragraph] if offsets else 0
    return {
        "start": quote.start + shift,
        "end": quote.end + shift,
        "confidence": quote.confidence,
        "speaker": _plain_speaker(quote.speaker, offsets),
        "likeliest": _plain_speaker(quote.speaker or quote.candidate, offsets),
    }


def _plain_speaker(speaker: Speaker | None, offsets: list[int] | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    shift = offsets[speaker.paragraph or 0] if offsets else 0
    return {
        "start": (speaker.start or 0) + shift,
        "end": (speaker.end or 0) + shift,
        "name": speaker.name,
        "role": speaker.role,
    }


Document = tuple[Counter[str], Counter[str]]  # counts over all quotations, over direct ones


def figures(scorer: ModuleType, documents: list[Document]) -> dict[str, float]:
    """The bar's figures of some documents."""
    every = scorer.report(sum((one for one, _ in documents), Counter()))
    direct = scorer.report(sum((one for _, one in documents), Counter()))
    return {
        "overlap": every["overlap"][2],
        "e2e": every["e2e"][2],
        "direct": direct["e2e"][2],
        **{name: every[name] for name in ("speaker_acc", "resolved_acc", "role_acc")},
        **{name: every[name] for name in ("acc_name", "acc_pronoun", "acc_nominal")},
    }


def interval(scorer: ModuleType, documents: list[Document], times: int = 200) -> dict[str, str]:
    """95 % of bootstrap resamples over articles."""
    rng = random.Random(0)
    drawn = [figures(scorer, rng.choices(documents, k=len(documents))) for _ in range(times)]
    found = {}
    for name in drawn[0]:
        values = sorted(one[name] for one in drawn)
        found[name] = f"{values[times // 40]:.3f}-{values[-1 - times // 40]:.3f}"
    return found


def table(scorer: ModuleType, parts: dict[str, list[Document]]) -> None:
    """The bar beside our figures."""
    print(f"{'':26}{'bar':>6}{'aim':>6}" + "".join(f"{name:>9}{'95 %':>15}" for name in parts))
    ours = {name: figures(scorer, documents) for name, documents in parts.items()}
    bounds = {name: interval(scorer, documents) for name, documents in parts.items()}
    for label, key, bar, aim in BAR:
        row = f"{label:26}{bar:6.3f}{aim:6.3f}"
        print(row + "".join(f"{ours[name][key]:9.3f}{bounds[name][key]:>15}" for name in parts))
    for key in ("acc_name", "acc_pronoun", "acc_nominal"):
        label = f"  speaker, by {key[4:]}"
        print(f"{label:38}" + "".join(f"{ours[n][key]:9.3f}{bounds[n][key]:>15}" for n in parts))


def reliability(scorer: ModuleType, pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Of the quotations at a confidence, how many speakers are right."""
    right: Counter[int] = Counter()
    total: Counter[int] = Counter()
    for row, predicted in pairs:
        gold = scorer.units(row["text"], row["quotes"])
        ours = scorer.units(row["text"], predicted["quotes"])
        for i, j in scorer.match(gold, ours):
            speaker = gold[i]["q"]["speaker"]
            if speaker is not None:
                step = min(int(ours[j]["q"]["confidence"] * 10), 9)
                total[step] += 1
                right[step] += scorer.speaker_ok(row["text"], speaker, ours[j]["q"]["likeliest"])
    print("confidence   quotations   speaker right")
    for step in sorted(total):
        share = right[step] / total[step]
        print(f"{step / 10:.1f}-{step / 10 + 0.1:.1f}{total[step]:14}{share:16.3f}")


def speed(rows: list[dict[str, Any]]) -> None:
    """CPU milliseconds per 1,000 words, the best of three rounds."""
    inputs = [train_statements.split_paragraphs(row["text"])[0] for row in rows]
    words = sum(len(row["text"].split()) for row in rows)
    best = min(_timed(inputs) for _ in range(3))
    print(f"{best / words * 1e6:.1f} ms CPU per 1,000 words ({words} words, bar 15, aim 5)")


def _timed(inputs: list[list[str]]) -> float:
    start = time.process_time()
    for paragraphs in inputs:
        find_quotes(paragraphs)
    return time.process_time() - start


def doubling() -> None:
    """Time as hostile text doubles: the ratio stays near 2."""
    made: dict[str, Callable[[int], str]] = {
        "opening marks": lambda n: "“" * (n * 10),
        "straight marks": lambda n: '"' * (n * 10),
        "one paragraph": lambda n: "“Yes,” he said. " * n,
        "one-letter names": lambda n: "“a” said B. " * n,
        "n speakers": lambda n: " ".join(f"“Yes,” said Person{i} Name{i}." for i in range(n)),
        "n paragraphs": lambda n: "\n\n".join(f"“Yes,” said Ann N{i}, a baker." for i in range(n)),
        "no marks": lambda n: "Ann Lee and the minister said so, " * n,
        "brackets": lambda n: "(Bo " * n,
    }
    sizes = (1000, 2000, 4000, 8000)
    print(f"{'seconds at n =':18}" + "".join(f"{n:>8}" for n in sizes) + "  last ratio")
    for name, make in made.items():
        spent = []
        for n in sizes:
            text = make(n)
            start = time.process_time()
            extract_quotes(text)
            spent.append(time.process_time() - start)
        print(f"{name:18}" + "".join(f"{s:8.2f}" for s in spent) + f"{spent[-1] / spent[-2]:12.2f}")


def show_errors(errors: list[Any], rows: dict[str, Any], kind: str, number: int) -> None:
    """Sampled errors of one class, with what stands around them."""
    chosen = [error for error in errors if error[0] == kind]
    print(f"{len(chosen)} errors of class {kind}")
    for _, name, (start, end), gold, ours in random.Random(1).sample(
        chosen, min(number, len(chosen))
    ):
        text = rows[name]["text"]
        around = text[max(0, start - 160) : start], text[start:end][:90], text[end : end + 160]
        print(
            "\n" + name + "\n  " + "⟦{1}⟧".join(("{0}", "{2}")).format(*around).replace("\n", "¶")
        )
        given = ours and (text[ours["start"] : ours["end"]], ours.get("name"))
        print(f"  gold {gold and gold['text']} | ours {given}")


def use_weights(path: Path) -> None:
    """Score with other weights than the shipped ones."""
    loaded = json.loads(path.read_text(encoding="utf-8"))
    for module in (attribution, finder):
        module.models = lambda: loaded  # type: ignore[attr-defined]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--text", action="store_true")
    parser.add_argument("--errors", nargs=2, metavar=("CLASS", "N"))
    parser.add_argument("--doubling", action="store_true", help="only the doubling table")
    options = parser.parse_args()
    folder = train_statements.bench_folder()
    if options.doubling or not (folder / "quotes" / "dev.jsonl").exists():
        if not options.doubling:
            print(f"no bench data at {folder}: only time is measured")
        doubling()
        return 0
    if options.weights:
        use_weights(options.weights)
    print(f"weights fitted on: {attribution.models()['fitted']['part']}")
    run(load_scorer(folder), train_statements.load(folder), options)
    return 0


def run(scorer: ModuleType, rows: list[dict[str, Any]], options: argparse.Namespace) -> None:
    """Predict, score, print."""
    parts: dict[str, list[Document]] = {"fit": [], "check": []}
    checked, errors = [], []
    for row in rows:
        predicted = predict(row, options.text)
        part = "check" if train_statements.is_check(row) else "fit"
        wrong: list[Any] = []
        parts[part].append(
            (
                scorer.score_doc(row, predicted, _ALL, wrong),
                scorer.score_doc(row, predicted, _DIRECT, []),
            )
        )
        if part == "check":
            checked.append((row, predicted))
        else:
            errors += wrong
    table(scorer, parts)
    print("\nreliability, check part")
    reliability(scorer, checked)
    print()
    speed([row for row in rows if train_statements.is_check(row)])
    doubling()
    if options.errors:
        show_errors(
            errors, {row["id"]: row for row in rows}, options.errors[0], int(options.errors[1])
        )


if __name__ == "__main__":
    sys.exit(main())
