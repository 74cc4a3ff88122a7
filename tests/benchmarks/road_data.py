"""Judged collections taken through the whole program: files, ``import``, an archive.

Each document is one record of a file of JSON Lines, or a file of text where the set has no
titles; its name stands in the record's address or is the file's, so an article that was read
knows which document it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.ir_data import Judged, bench, news

from pressread.archive import open_archive

SETS = ("news", "time", "cran", "med", "cisi")
_A_FILE = 500  # records
_ADDRESS = "https://bench.example/"


class Judgements:
    """The queries of a set with their types, and what is relevant to each; 0: judged and not."""

    def __init__(self, name: str) -> None:
        folder = bench() / "ir" / name
        self.name = name
        self.judged: Judged = defaultdict(dict)
        for line in (folder / "qrels.txt").read_text("utf-8").splitlines():
            query, _, document, grade = line.split()
            self.judged[query][document] = int(grade)
        self.queries: dict[str, str] = {}
        self.types: dict[str, str] = {}
        for id, text, kind in _queries(folder):
            if any(self.judged.get(id, {}).values()):
                self.queries[id], self.types[id] = text, kind


def _queries(folder: Path) -> Iterator[tuple[str, str, str]]:
    if (folder / "queries.jsonl").exists():
        for line in (folder / "queries.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], row["query"], row["type"]
        return
    for line in (folder / "queries.tsv").read_text("utf-8").splitlines():
        if "\t" in line:
            yield *line.split("\t", 1), ""  # type: ignore[misc]


def documents(name: str) -> list[dict[str, Any]]:
    """Id, title, body of each; of ``news`` those that have a title."""
    if name == "news":
        found = (one for one in news() if one.get("title"))
        return [{"id": one["id"], "title": one["title"], "body": one["body"]} for one in found]
    lines = (bench() / "ir" / name / "docs.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def archive(name: str, folder: Path) -> Path:
    """The archive of a set, imported by the installed command unless it is there already."""
    home = folder / name
    if not (home / "archive.db").exists():
        files = folder / f"{name}.files"
        files.mkdir(parents=True, exist_ok=True)
        _write(documents(name), files)
        command = [sys.executable, "-m", "pressread", "import", str(files), "--archive", str(home)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return home


def _write(every: Sequence[dict[str, Any]], files: Path) -> None:
    """With titles as records of JSON Lines, without as files of text."""
    if not all(one.get("title") for one in every):
        for one in every:
            (files / f"{one['id']}.txt").write_text(one["body"], "utf-8")
        return
    for start in range(0, len(every), _A_FILE):
        lines = [json.dumps(_record(one)) for one in every[start : start + _A_FILE]]
        (files / f"{start:06}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def _record(document: dict[str, Any]) -> dict[str, Any]:
    return {"url": _ADDRESS + document["id"], **{k: document[k] for k in ("title", "body")}}


def names(home: Path) -> dict[str, str]:
    """Id of each article → which document it was."""
    with open_archive(home) as opened:
        found = ((a["id"], a["url"] or "", a["source"]["path"]) for a in opened.records())
        return {id: url.removeprefix(_ADDRESS) or Path(path).stem for id, url, path in found}


def relevant_shown(ranked: Sequence[str], grades: dict[str, int]) -> tuple[int, int, int]:
    """Of what is shown: relevant, judged, all."""
    judged = [grades[id] for id in ranked if id in grades]
    return sum(grade > 0 for grade in judged), len(judged), len(ranked)
