"""``search --batch``: a query a line, all answered in one process."""

from __future__ import annotations

import sys

from pressread.cli.boundary import FAILED
from pressread.cli.streams import complain, say
from pressread.cli.writing import emit
from pressread.errors import QueryError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressread.archive import Archive
    from pressread.cli.options import Filters, Output, Paging, Place, SearchOptions
    from pressread.hits import Hits


def run(
    file: str,
    words: str,
    narrow: Filters,
    paging: Paging,
    how: SearchOptions,
    out: Output,
    at: Place,
) -> int:
    """Answer every query in ``file`` (``-``: standard input); exit code 2 where one is no query.

    CSV unless another format is asked for.
    """
    from pressread.output.hits import BatchView

    if words:
        raise UsageError("give a QUERY or --batch, not both")
    if not out.json and out.format is None and out.template is None:
        out.format = "csv"
    queries = list(_lines(file))
    exact = out.format in ("csv", "ids") and not how.relaxed
    with at.opened() as archive:
        answers = list(_answers(archive, queries, narrow, paging, how, out.quiet, exact))
    code = emit(BatchView([hits for hits in answers if hits is not None]), out)
    return FAILED if None in answers else code


def _answers(
    archive: Archive,
    queries: list[tuple[int, str]],
    narrow: Filters,
    paging: Paging,
    how: SearchOptions,
    quiet: bool,
    exact: bool,
) -> Iterator[Hits | None]:
    """``None`` for what cannot be read as a query, which is said, as is what searches notice."""
    for number, query in queries:
        where = f"line {number} ({query[:60]})"
        try:
            hits = archive.search(
                query, **paging.given(), **narrow.given(), **how.given(), relaxed=not exact
            )
        except QueryError as error:
            complain(f"{where}: {error}")
            yield None
            continue
        for notice in () if quiet else hits.notices:
            say(f"{where}: {notice}")
        yield hits


def _lines(file: str) -> Iterator[tuple[int, str]]:
    """The queries: lines that are not blank, with the number of each."""
    if file == "-":
        text = sys.stdin.buffer.read()
    else:
        try:
            with open(file, "rb") as opened:
                text = opened.read()
        except OSError as error:
            raise UsageError(f"cannot read the queries: {error.strerror}: {file}") from error
    lines = text.decode("utf-8-sig", "replace").splitlines()
    return ((number, line.strip()) for number, line in enumerate(lines, 1) if line.strip())
