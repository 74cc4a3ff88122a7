"""Taking out: export, to be read without pressread and read back by it; remove."""

from __future__ import annotations

import os
import sys

from pressread.aside import Aside, clear
from pressread.cli import writing
from pressread.cli.options import Filters, Place
from pressread.cli.writing import FAILED, say
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.archive import Archive


_FOR_IMPORT = ("added", "raw", "archive")


def export(
    query: list[str] | None,
    narrow: Filters,
    at: Place,
    format: str = "jsonl",
    output: str | None = None,
    bare: bool = False,
) -> int:
    """Write articles out: all, or those that answer a query and filters."""
    from pressread.cli.search import left_out

    words = " ".join(query or ())
    with at.opened() as archive:
        for notice in left_out(archive, words, narrow):
            say(notice)
        chosen = Chosen(archive, words, narrow.given(), bare=bare)
        chosen.watched = output is not None or not writing.is_terminal()
        count = run(chosen, format, output)
        if output is not None or writing.is_terminal():
            say(f"{count:,} article{'' if count == 1 else 's'} written")
        damaged = archive.damaged
    if damaged:
        say(f"{len(damaged):,} could not be written whole; see `pressread check`")
        return FAILED
    return 0 if count else 1


class Chosen:
    """The articles of an archive that answer a query and filters."""

    def __init__(
        self, archive: Archive, query: str, filters: Mapping[str, Any], *, bare: bool = False
    ) -> None:
        self.archive = archive
        self.query = query
        self.filters = filters
        self.bare = bare
        self.watched = False  # whether how far it is can be shown beside what is written

    def plain(self) -> Iterator[dict[str, Any]]:
        """The records alone."""
        return self._shown(self.archive.records(self.query, **self.filters))

    def _shown(self, records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The records, with how far they are on the terminal, where they do not fill it."""
        from pressread.cli.progress import Progress

        progress = Progress(quiet=not self.watched, unit="articles")
        if progress.shown:
            progress.expect(self.archive.list(self.query, limit=1, **self.filters)[0])
        try:
            for record in records:
                yield record
                progress.step()
        finally:
            progress.clear()

    def records(self) -> Iterator[dict[str, Any]]:
        """Each record with all that belongs to it; ``bare``: but for what only import can use."""
        for record in self._shown(self.archive.exported(self.query, **self.filters)):
            if self.bare:
                yield {name: value for name, value in record.items() if name not in _FOR_IMPORT}
            else:
                yield record

    def to_sqlite(self, path: str) -> int:
        """All that belongs to them as a database; how many they are."""
        return self.archive.export_sqlite(path, self.query, **self.filters)


def run(chosen: Chosen, format: str, output: str | None) -> int:
    """Export articles; how many they were."""
    if output is not None:
        clear(output if format == "md" else os.path.dirname(output))
    if format == "sqlite":
        if output is None:
            raise UsageError("sqlite is written to a file: add -o FILE.db")
        return chosen.to_sqlite(output)
    if format == "md" and output is not None:
        return _pages(chosen, output)
    return _stream(chosen, format, output)


def _stream(chosen: Chosen, format: str, output: str | None) -> int:
    """All articles one after the other, to stdout or a file that appears when it is whole."""
    written = 0
    with Target(output) as target:
        for text in _texts(chosen, format):
            target.write(text)
            written += 1
    return max(0, written - 1) if format == "csv" else written  # a table has a head


def _texts(chosen: Chosen, format: str) -> Iterator[str]:
    from pressread.jsontext import dumps
    from pressread.output.article import ArticlesView

    if format == "csv":
        from pressread.output.formats import csv_lines

        rows = (row for record in chosen.plain() for row in ArticlesView([record]).rows())
        yield from csv_lines(ArticlesView.header, rows)
        return
    for record in chosen.records():
        yield _page(record) if format == "md" else dumps(record, None) + "\n"


def _page(record: dict[str, Any]) -> str:
    """An article to read, with all of its record in a comment at its end."""
    from pressread.output.article import ArticlesView
    from pressread.output.markdown import comment
    from pressread.output.view import Style

    margin = (tuple(record["tags"]), record["note"])
    page = ArticlesView([record], margins={record["id"]: margin}).markdown(Style(iso=True))
    return "\n".join((*page, comment(record))) + "\n\n"


def _pages(chosen: Chosen, folder: str) -> int:
    """A Markdown file for each article, named by date and id."""
    os.makedirs(folder, exist_ok=True)
    written = 0
    for record in chosen.records():
        day = (record["published"] or "undated")[:10]
        with Target(os.path.join(folder, f"{day}-{record['id']}.md")) as target:
            target.write(_page(record))
        written += 1
    return written


class Target:
    """Stdout, or a file that is written aside and moved into place when all of it is there."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self.aside: Aside | None = None
        self.file: Any = None

    def __enter__(self) -> Target:
        if self.path is not None:
            self.aside = Aside(self.path)
            self.aside.__enter__()
            self.file = open(self.aside.path, "w", encoding="utf-8", newline="")
        return self

    def write(self, text: str) -> None:
        """Text as UTF-8."""
        if self.file is None:
            writing.write_utf8(text)
        else:
            self.file.write(text.encode("utf-8", "replace").decode())

    def __exit__(self, kind: object, *_: object) -> None:
        if self.aside is None:
            return
        try:
            self.file.close()
            if kind is None:
                self.aside.done()
        finally:
            self.aside.__exit__()


def remove(id: list[str], at: Place, yes: bool = False) -> int:
    """Remove articles for good. On a terminal it asks first."""
    from pressread.cli.options import wanted

    with at.opened() as archive:
        ids = wanted(archive, id)
        if not yes and not _agreed(len(ids)):
            raise UsageError("nothing was removed; --yes removes without asking")
        kept = _what_stays(archive, ids)
        say(f"{archive.remove(ids):,} removed{kept}")
    return 0


def _what_stays(archive: Archive, ids: Sequence[str]) -> str:
    """``; 2 marks and 1 correction on them stay, should they be imported again``."""
    from pressread.output.view import plural

    marks = len(archive.marks(ids))
    corrections = sum(not one["undone"] for id in ids for one in archive.corrections(id))
    counts = ((marks, "mark"), (corrections, "correction"))
    told = " and ".join(plural(count, noun) for count, noun in counts if count)
    return f"; {told} on them stay, should they be imported again" if told else ""


def _agreed(count: int) -> bool:
    """Whether the reader says yes; a script that cannot be asked has to say ``--yes``."""
    if sys.stdin is None or not sys.stdin.isatty() or not writing.is_terminal():
        return False
    from pressread.output.view import plural

    say(f"Remove {plural(count, 'article')} for good? [y/N]")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
