"""Commands killed at a random moment: what was there stays, what was begun is whole or missing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pressread.archive import open_archive
from tests.faults.commands import command, run_here, stories, surroundings

LONGEST = 60.0  # seconds; only a hang takes as long
LEFT = ".pressread-part-*"


class Kill(NamedTuple):
    """One kill: whether the command had ended by itself, how long it took, what was wrong."""

    what: str
    ended: bool
    seconds: float
    wrong: list[str]


class Bench:
    """An archive that is made once and copied for each kill."""

    def __init__(self, whole: Path, work: Path) -> None:
        self.whole, self.work = whole, work
        self.folder, self.out = work / "archive", work / "out"
        with open_archive(whole) as archive:
            self.ids = archive.ids()
            self.kept = _rulings(whole, self.ids)
        self.took = dict.fromkeys(COMMANDS, 1.0)
        self.pile = work / "pile"
        self.pile.mkdir(parents=True)
        for number, story in enumerate(stories(500, 530)):
            text = "\n\n".join((f"Ferry {500 + number} is late", *story.body))
            (self.pile / f"{number}.txt").write_text(text)

    def kill(self, what: str, chance: random.Random) -> Kill:
        """Run a command and kill it (kill -9, with all it started)."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.whole, self.folder)
        self.out.mkdir()
        words = self._words(what)
        began = time.monotonic()
        child = subprocess.Popen(
            command(self.folder, *words), env=surroundings(), start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            child.wait(chance.uniform(0.02, 1.1 * self.took[what]))
            ended = True
        except subprocess.TimeoutExpired:
            ended = False
            os.killpg(child.pid, signal.SIGKILL)
            child.wait(LONGEST)
        seconds = time.monotonic() - began
        longer = max(self.took[what], seconds)
        self.took[what] = max(0.3, (2 * self.took[what] + seconds) / 3) if ended else longer
        return Kill(what, ended, seconds, list(self._wrong(what, words)))

    def _words(self, what: str) -> tuple[str, ...]:
        id = self.ids[9]
        return tuple(
            word.format(id=id, out=self.out, pile=self.pile) for word in COMMANDS[what].split()
        )

    def _wrong(self, what: str, words: tuple[str, ...]) -> Iterator[str]:
        code, found, told = run_here(self.folder, "search", "ferry", "-n", "0", "--format", "ids")
        if code != 0:
            yield f"search: exit {code}: {told}"
            return
        with open_archive(self.folder) as archive:
            yield from archive.check().problems
            held = set(archive.ids())
        if held != set(found.split()):
            yield f"search finds {len(set(found.split()))} of {len(held)}"
        if lost := set(self.ids) - held - ({self.ids[9]} if what == "remove" else set()):
            yield f"{len(lost)} articles lost"
        if (now := _rulings(self.folder, self.ids)) < self.kept:
            yield f"rulings lost: {self.kept - now}"
        code, _, told = run_here(self.folder, *words)  # what was begun can be done
        if code not in (0, 1) and "not empty" not in told:
            yield f"again: exit {code}: {told}"
        if what.startswith(("export", "dossier")) and list(self.out.rglob(LEFT)):
            yield "an export's leftover stays"
        if list(self.folder.rglob(LEFT)) or list((self.folder / "index").glob("staging-*")):
            yield "a leftover stays in the archive"


def _rulings(folder: Path, ids: list[str]) -> set[tuple[str, ...]]:
    with open_archive(folder) as archive:
        return {
            *((id, tag) for id in ids[:9] for tag in archive.tags(id)),
            *((id, str(archive.note_of(id))) for id in ids[:9]),
            *((one["id"], one["field"]) for one in archive.corrections()),
            *((one["id"], one["text"]) for one in archive.marks()),
            *archive.saved(),
        }


#: Each writes something; ``{id}`` is an article that nothing was ruled of.
COMMANDS = {
    "import": "import {pile}",
    "import of one process": "import --jobs 1 {pile}",
    "tag": "tag {id} +wet",
    "note": "note {id} wet",
    "correct": "correct {id} publisher=Gazette",
    "mark": "mark {id}:1",
    "save": "saved add wet ferry",
    "seen": "saved run ferry --new --format ids",
    "remove": "remove {id} --yes",
    "reindex": "reindex",
    "check": "check",
    "export jsonl": "export --format jsonl -o {out}/all.jsonl",
    "export sqlite": "export --format sqlite -o {out}/all.db",
    "export csv": "export --format csv -o {out}/all.csv",
    "export md": "export --format md -o {out}/all",
    "rescue": "rescue {out}/../archive -o {out}/new",
    "dossier": "dossier lund --force -o {out}/lund.html",
}
