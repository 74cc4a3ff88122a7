"""Other ways to search the same articles from a prompt: what they need, and how they are asked.

Each is prepared once in a folder: a text file an article for ``rg`` and Recoll, a message an
article for notmuch, a table for an FTS5 script.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.benchmarks.index_corpus import Story, stories
from tests.benchmarks.whole_processes import Run, Runner

Asking = Callable[[str], list[str]]

_FTS_SCRIPT = """
import json, sqlite3, sys
base = sqlite3.connect(sys.argv[1])
rows = base.execute(
    "select id, headline, bm25(news, 0, 4, 1) from news where news match ? order by 3 limit 10",
    (sys.argv[2],)).fetchall()
total = base.execute("select count(*) from news where news match ?", (sys.argv[2],)).fetchone()[0]
json.dump({"total": total, "hits": rows}, sys.stdout)
"""
#: Program → the package that Debian has it in.
PROGRAMS = {"rg": "ripgrep", "recollq": "recollcmd", "notmuch": "notmuch"}


def say_what_is_missing() -> None:
    """A line for each rival that is not installed."""
    for program, package in PROGRAMS.items():
        if not shutil.which(program):
            print(f"{program} is not installed (apt-get install {package}): left out")


def rivals(folder: Path, size: int) -> Iterator[tuple[str, Asking]]:
    """(name, words → command) of every rival that is installed, each prepared in ``folder``."""
    base = folder / "rivals"
    base.mkdir(exist_ok=True)
    table = base / f"{size}.fts"
    if not table.exists():
        _build_table(table, size)
    yield "python + FTS5", lambda words: [
        sys.executable, "-c", _FTS_SCRIPT, os.fspath(table), _quoted(words),
    ]  # fmt: skip
    texts = base / f"{size}-texts"
    if any(map(shutil.which, ("rg", "recollq"))) and not texts.exists():
        write_texts(texts, stories(size))
    if shutil.which("rg"):
        yield "rg -l", lambda words: ["rg", "-l", "-i", "-F", words, os.fspath(texts)]
    if shutil.which("recollq"):
        config = base / f"{size}-recoll"
        if not config.exists():
            _report("recollindex", size, Runner().run(recollindex(config, texts)))
        yield "recollq", lambda words: ["recollq", "-c", os.fspath(config), "-n", "10", words]
    if shutil.which("notmuch"):
        mails = base / f"{size}-mails"
        if not mails.exists():
            write_mails(mails, stories(size))
            _report("notmuch new", size, Runner().run(notmuch_new(mails)))
        yield "notmuch", lambda words: [*_notmuch(mails), "search", "--limit=10", words]


def recollindex(config: Path, texts: Path) -> list[str]:
    """The command that indexes a folder of texts into a new configuration."""
    config.mkdir()
    (config / "recoll.conf").write_text(f"topdirs = {texts}\n")
    return ["recollindex", "-c", os.fspath(config)]


def notmuch_new(mails: Path) -> list[str]:
    """The command that indexes a folder of messages in place."""
    mails.with_suffix(".conf").write_text(f"[database]\npath={mails}\n[new]\ntags=\n")
    return [*_notmuch(mails), "new", "--quiet"]


def _notmuch(mails: Path) -> list[str]:
    return ["notmuch", f"--config={mails.with_suffix('.conf')}"]


def _report(name: str, size: int, run: Run) -> None:
    print(f"{name}: {size / run.wall:.0f} articles a second, {size / run.cpu:.0f} a CPU second")


def _quoted(words: str) -> str:
    return " ".join(f'"{word}"' for word in words.split())


def _build_table(path: Path, size: int) -> None:
    with contextlib.closing(sqlite3.connect(path)) as base:
        base.execute("create virtual table news using fts5(id unindexed, headline, body)")
        rows = ((s.id, s.headline, "\n".join(s.body)) for s in stories(size))
        base.executemany("insert into news values (?, ?, ?)", rows)
        base.execute("insert into news(news) values ('optimize')")
        base.commit()


def write_texts(folder: Path, articles: Iterable[Story]) -> None:
    """One text file an article, a thousand a folder."""
    for number, story in enumerate(articles):
        place = folder / f"{number // 1000:04d}"
        place.mkdir(parents=True, exist_ok=True)
        head = [story.headline, story.publisher, story.published or ""]
        text = "\n\n".join([*filter(None, head), *story.body])
        (place / f"{story.id}.txt").write_text(text + "\n", encoding="utf-8")


def write_mails(folder: Path, articles: Iterable[Story]) -> None:
    """One message an article, a thousand a maildir."""
    for number, story in enumerate(articles):
        place = folder / f"{number // 1000:04d}"
        if number % 1000 == 0:
            for name in ("cur", "new", "tmp"):
                (place / name).mkdir(parents=True)
        subject = " ".join(story.headline.split())
        head = f"From: {story.publisher} <desk@example.org>\nTo: <reader@example.org>\n"
        head += f"Message-ID: <{story.id}@example.org>\nSubject: {subject}\n"
        head += "Content-Type: text/plain; charset=utf-8\n\n"
        text = head + "\n\n".join(story.body)
        (place / "cur" / f"{story.id}:2,S").write_text(text, encoding="utf-8")
