"""dossier: what an archive knows of a person or a matter, as one page to hand over."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from pressread.article import Article
from pressread.cite import cited
from pressread.cli.exporting import Target
from pressread.cli.options import Place
from pressread.cli.writing import say
from pressread.errors import NotFound, PressreadError, UsageError
from pressread.jsontext import dumps
from pressread.output.listing import ruling_line
from pressread.output.quotes import statement_record
from pressread.output.view import UNDATED, Style, plural, span
from pressread.overview import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pressread.archive import Archive
    from pressread.hits import QuoteHits
    from pressread.overview import Dossier, Timeline

MOST = 2_000  # statements of one page: a browser still opens it at once
_PEOPLE = 5  # of one name; more are a matter, not a person
_OTHERS = 40  # who else speaks
_SUMS = "SHA256SUMS"
_SUM = re.compile(r"([0-9A-Fa-f]{64}) [ *](.+)")


class Gathered(NamedTuple):
    """All that goes into a dossier."""

    title: str
    people: Sequence[Dossier]
    said: QuoteHits
    timeline: Timeline
    records: Mapping[str, dict[str, Any]]


def dossier(
    name: list[str], at: Place, output: str | None = None, evidence: bool = False,
    force: bool = False,
) -> int:  # fmt: skip
    """Write a dossier of a person, or of what a query finds."""
    wanted = " ".join(name)
    path = output or f"{'-'.join(wanted.split())[:60].replace(os.sep, '-')}.html"
    folder = None if path.lower().endswith((".html", ".htm")) else path
    if evidence and folder is None:
        raise UsageError("--evidence needs a folder: -o FOLDER")
    _refuse_what_is_there(path, folder, force=force)
    with at.opened() as archive:
        gathered = gather(archive, wanted)
        raws = _raws(archive, gathered) if evidence else {}
        page = page_of(
            gathered, {id: f"sources/{_raw_name(id, gathered)}" for id in raws}, evidence
        )
        files = _files(page, gathered, raws, evidence=evidence)
    where = _written(folder, files) if folder else _write_one(path, page)
    say(f"{plural(len(gathered.said.quotes), 'statement')} in {where}; open it in a browser")
    return 0


def gather(archive: Archive, wanted: str) -> Gathered:
    """What the archive holds of a person of that name, else on that query. Raises ``NotFound``."""
    people = archive.dossier(wanted)
    people = people if len(people) <= _PEOPLE else []
    query, by = ("", wanted) if people else (wanted, None)
    said = archive.quotes(query, by=by, limit=MOST, sort="oldest", include_undated=True)
    if not said.quotes:
        raise NotFound(
            f"nobody of that name and no statement on it: {wanted}; try pressread speakers"
        )
    records = {hit.article.id: archive.record(hit.article.id) for hit in said.quotes}
    title = people[0].entry.name if len(people) == 1 else wanted
    return Gathered(title, people, said, archive.timeline(query, by=by), records)


def page_of(gathered: Gathered, sources: Mapping[str, str], evidence: bool = False) -> str:
    """The page; ``sources``: id → where its raw bytes stand beside the page."""
    from pressread.output import pages
    from pressread.output.quotes import also

    statements = sorted(_statements(gathered), key=lambda said: _year(said) == UNDATED)
    dates = sorted(r["published"] for r in gathered.records.values() if r["published"])
    return pages.page(
        "dossier",
        title=gathered.title,
        total=gathered.said.total,
        statements=statements,
        years=[(year, list(said)) for year, said in groupby(statements, _year)],
        people=[
            {"entry": one.entry, "also": also(one.entry), "roles": one.roles,
             "publishers": one.publishers}
            for one in gathered.people
        ],
        chart=pages.chart_of_time(gathered.timeline, gathered.title),
        by=gathered.timeline.by,
        undated=gathered.timeline.undated,
        span=span(dates[0], dates[-1], Style()) if dates else "",
        others=_others(gathered),
        records=list(gathered.records.values()),
        corrections=list(_corrections(gathered)),
        made_on=datetime.date.today().isoformat(),
        evidence=sources if evidence else None,
    )  # fmt: skip


def _statements(gathered: Gathered) -> Iterator[dict[str, Any]]:
    """The statements as records, each with its article's address and its citation."""
    articles = {id: Article.from_dict(record) for id, record in gathered.records.items()}
    for hit in gathered.said.quotes:
        record = statement_record(hit)
        article = articles[hit.article.id]
        record["article"]["url"] = article.url
        record["cite"] = cited([article], "chicago").strip()
        yield record


def _year(statement: Mapping[str, Any]) -> str:
    return (statement["article"]["published"] or "")[:4] or UNDATED


def _others(gathered: Gathered) -> list[tuple[str, int]]:
    """Who else is quoted in these articles, most quoted first."""
    names = {form for one in gathered.people for form in one.entry.spellings}
    spoken = Counter(
        (quote["speaker"].get("person") or {}).get("name") or quote["speaker"]["name"]
        for record in gathered.records.values()
        for quote in record["quotes"]
        if quote["speaker"] and quote["speaker"]["name"] and quote["speaker"]["name"] not in names
    )
    return spoken.most_common(_OTHERS)


def _corrections(gathered: Gathered) -> Iterator[dict[str, str]]:
    for id, record in gathered.records.items():
        for ruling in record.get("corrected", ()):
            yield {"line": ruling_line({"id": id, **ruling}), "at": ruling["at"]}


# ---- writing


def _refuse_what_is_there(path: str, folder: str | None, *, force: bool) -> None:
    """Raises ``UsageError`` where something of another would be overwritten."""
    if folder is None and os.path.isdir(path):
        raise UsageError(f"{path} is a folder; name a file in it")
    if folder is not None and os.path.exists(path) and not os.path.isdir(path):
        raise UsageError(f"{path} is a file; name a folder, or a file that ends in .html")
    there = os.path.exists(path) if folder is None else os.path.isdir(path) and os.listdir(path)
    if there and not force:
        raise UsageError(f"{path} is there already; --force writes over it")


def _raws(archive: Archive, gathered: Gathered) -> dict[str, bytes]:
    """Id → the bytes as they were found, of those that the archive was given."""
    found = {}
    for id in gathered.records:
        try:
            found[id] = archive.raw(id)
        except NotFound:
            continue
    return found


def _raw_name(id: str, gathered: Gathered) -> str:
    """A name that no program runs: the format decides the ending."""
    format = gathered.records[id]["source"]["format"]
    return f"{id}.{'html.txt' if format == 'html' else 'txt' if format == 'text' else 'bin'}"


def _files(
    page: str, gathered: Gathered, raws: Mapping[str, bytes], *, evidence: bool
) -> dict[str, bytes]:
    """What a folder of a dossier holds: name → bytes, the sums last."""
    files = {"index.html": page.encode()}
    if not evidence:
        return files
    for id, record in gathered.records.items():
        files[f"records/{id}.json"] = (dumps(record) + "\n").encode("utf-8", "replace")
        if id in raws:
            files[f"sources/{_raw_name(id, gathered)}"] = raws[id]
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return {**files, _SUMS: sums.encode()}


def _write_one(path: str, page: str) -> str:
    with Target(path) as target:
        target.write(page)
    return path


def _written(folder: str, files: Mapping[str, bytes]) -> str:
    """Write the files of a folder; where it is."""
    try:
        for name, data in files.items():
            place = os.path.join(folder, name)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as file:
                file.write(data)
    except OSError as error:
        raise PressreadError(f"cannot write there: {error.strerror}: {folder}") from error
    return os.path.join(folder, "index.html")


# ---- verifying


def verified(folder: str) -> Report:
    """What is wrong in the folder of a dossier: files that are not what its sums say, that are
    missing, or that no sum is of. Raises ``UsageError`` where there are no sums.
    """
    try:
        with open(os.path.join(folder, _SUMS), encoding="utf-8", errors="replace") as file:
            lines = [line.rstrip("\n") for line in file if line.strip()]
    except OSError as error:
        reason = f"{error.strerror}: {os.path.join(folder, _SUMS)}"
        raise UsageError(f"no dossier with evidence: {reason}") from error
    named = {}
    problems = []
    for line in lines:
        found = _SUM.fullmatch(line)
        if found is None or os.path.isabs(found[2]) or ".." in found[2].split("/"):
            problems.append(f"{_SUMS}: not a sum of a file in this folder: {line[:80]}")
        else:
            named[found[2]] = found[1]
    problems += [told for name, sum in named.items() for told in _differs(folder, name, sum)]
    there = {
        os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")
        for place, _, names in os.walk(folder)
        for name in names
    }
    problems += [f"{name}: no sum is of it" for name in sorted(there - {*named, _SUMS})]
    kinds = Counter(name.partition("/")[0] for name in named)
    return Report(kinds["records"], kinds["sources"], tuple(problems))


def _differs(folder: str, name: str, sum: str) -> Iterator[str]:
    try:
        with open(os.path.join(folder, name), "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != sum.lower():
                yield f"{name}: is not what was handed over: its SHA-256 differs"
    except OSError as error:
        yield f"{name}: {error.strerror}"
