"""Files of an archive damaged at random, and what every command makes of it."""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from pressread.archive import open_archive
from tests.faults.commands import BUG, run_here, stories

KINDS = ("flip", "byte", "zero", "noise", "cut", "double", "drop")
ASKED: tuple[tuple[str, ...], ...] = (
    ("search", "ferry", "--json", "-n", "0"),
    ("search", '"harbour waited"', "--format", "ids", "-n", "0"),
    ("list", "--json", "-n", "0"),
    ("quotes", "ferry", "--json", "-n", "0"),
    ("quotes", "--by", "lund", "--json", "-n", "0"),
    ("speakers", "--json"),
    ("export", "--format", "jsonl"),
    ("stats", "--json"),
)
ANEW = "building the index anew"


class Round(NamedTuple):
    """What one damage led to: kinds of outcome, and whether ``check`` told of it before."""

    outcomes: frozenset[str]
    checked: bool
    told: str


def whole_archive(folder: Path, count: int = 60) -> Path:
    """An archive with tags, notes, sources and rulings, indexed."""
    with open_archive(folder) as archive:
        archive.add(stories(0, count))
        ids = archive.ids()
        archive.tag(ids[:5], ["later", "harbour"])
        archive.note(ids[0], "ask the harbour mistress")
        archive.save_search("ferry", "ferry")
        archive.correct(ids[1], {"dateline": ["Port Alder"]})
        archive.mark(ids[2], paragraph=0, note="look here")
        archive.catch_up()
    return folder


def damage(path: Path, chance: random.Random) -> str:
    """Change a file in one place; in words, how."""
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data))
    kind = chance.choice(KINDS)
    if kind == "flip":
        data[at] ^= 1 << chance.randrange(8)
    elif kind == "byte":
        data[at] = (data[at] + chance.randrange(1, 256)) % 256
    elif kind == "zero":
        size = chance.choice((16, 512, 4096))
        data[at : at + size] = bytes(len(data[at : at + size]))
    elif kind == "noise":
        size = len(data[at : at + chance.choice((4, 64, 1024))])
        data[at : at + size] = chance.randbytes(size)
    elif kind == "cut":
        del data[at:]
    elif kind == "double":
        data[at:at] = data[at : at + 64]
    else:
        del data[at : at + chance.choice((1, 64))]
    path.write_bytes(data)
    return f"{path.name}: {kind} at {at} of {len(data)}"


def answers(folder: Path) -> list[tuple[int, object, str]]:
    """Exit code, comparable output and errors of every question."""
    found = []
    for command in ASKED:
        code, out, err = run_here(folder, *command)
        found.append((code, _comparable(out), err))
    return found


def _comparable(out: str) -> object:
    """An output without what may differ between two right answers: sizes of files, scores."""
    try:
        value = json.loads(out)
    except ValueError:
        return sorted(out.splitlines())
    for name in ("index_bytes", "store_bytes", "index_state", "path"):
        value.pop(name, None)
    for hit in value.get("hits", ()):
        hit.pop("score")
    return json.dumps(value, sort_keys=True)


def try_one(
    whole: Path, work: Path, truth: list[tuple[int, object, str]], victims: str, seed: int
) -> Round:
    """Damage one file of a copy of the archive, and ask everything of it."""
    chance = random.Random(seed)
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(whole, work)
    files = [path for path in sorted(work.glob(victims)) if path.is_file() and path.stat().st_size]
    told = damage(chance.choice(files), chance)
    code, out, err = run_here(work, "check")
    outcomes = {"bug"} if any(sign in out + err for sign in BUG) else set()
    for (code_now, now, err_now), (code_then, then, _) in zip(answers(work), truth, strict=True):
        if any(sign in err_now for sign in BUG):
            outcomes.add("bug")
            told += f" | {err_now.strip()[-200:]}"
        elif (code_now, now) == (code_then, then):
            outcomes.add("same")
        elif code_now == 2 or "is left out" in err_now or "damaged" in err_now:
            outcomes.add("told")
        elif ANEW in err_now:
            outcomes.add("different after rebuilding")
        else:
            outcomes.add("different")
            told += " | differs without a word"
    return Round(frozenset(outcomes), code != 0, told)


def campaign(whole: Path, work: Path, victims: str, seeds: range) -> tuple[Counter[str], list[str]]:
    """How often each outcome came, and what must not be, in words."""
    truth = answers(whole)
    assert all(code == 0 for code, _, _ in truth), truth
    tally: Counter[str] = Counter()
    wrong = []
    for seed in seeds:
        found = try_one(whole, work, truth, victims, seed)
        tally.update(found.outcomes)
        tally["told by check" if found.checked else "passed by check"] += 1
        silent = bool(found.outcomes & {"different", "different after rebuilding"})
        if "bug" in found.outcomes or (silent and not found.checked):
            wrong.append(f"seed {seed}: {sorted(found.outcomes)} {found.told}")
    return tally, wrong
