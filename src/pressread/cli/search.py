"""Commands that look for articles: search (one query, or a file of them), list, similar."""

from __future__ import annotations

import sys
from time import perf_counter

from pressread.cli.options import Filters, Paging, Place, SearchOptions
from pressread.cli.writing import FAILED, Output, complain, emit, for_people, say, to_screen
from pressread.errors import QueryError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.archive import Archive
    from pressread.hits import Hits
    from pressread.output.hits import HitsView
    from pressread.output.view import View


def search(
    query: list[str] | None,
    narrow: Filters,
    paging: Paging,
    how: SearchOptions,
    out: Output,
    at: Place,
    batch: str | None = None,
) -> int:
    """Find articles, best first, with the passage that answers."""
    words = " ".join(query or ())
    if batch is not None:
        return run_batch(batch, words, narrow, paging, how, out, at)
    if not query:
        raise UsageError("QUERY is missing; see pressread search --help")
    with at.opened() as archive:
        if how.explain:
            return _explain(archive, words, narrow, paging, how, out)
        began = perf_counter()
        wanted = how.given()
        if out.format in ("csv", "ids"):
            wanted["relaxed"] = how.relaxed  # other forms say which hits are not full answers
        if out.format == "ids":
            wanted["snippets"] = 0  # nobody would see them
        hits = archive.search(words, **paging.given(), **narrow.given(), **wanted)
        notices = [*hits.notices, *_if_none(archive, hits, narrow, paging, how, out)]
        view = _view(hits, archive, how)
        furnish(view, archive, out)
        view.unsearched = archive.unsearched
        return _answer(view, notices, perf_counter() - began, paging, how, out)


def _if_none(
    archive: Archive, hits: Hits, narrow: Filters, paging: Paging, how: SearchOptions, out: Output
) -> list[str]:
    if hits.total and hits.hits:
        return []
    if hits.total:
        return beyond(hits.total, "article", paging.last(hits.total), out)
    told = advised(archive, hits.query, narrow, out, literal=how.literal)
    return told[1:] if hits.hits else told  # that nothing was found would be untrue


def _view(hits: Hits, archive: Archive, how: SearchOptions) -> HitsView:
    from pressread.output.hits import HitsView

    view = HitsView(hits, whole=how.context > 0)
    if how.group_by == "speaker":
        view.voices = archive.voices([hit.id for hit in hits.hits])
    return view


def _answer(
    view: HitsView,
    notices: Sequence[str],
    seconds: float,
    paging: Paging,
    how: SearchOptions,
    out: Output,
) -> int:
    hits = view.hits
    next_page = paging.next(hits.total + hits.nearest)
    near = sum(hit.relaxed for hit in hits.hits)
    account = ""
    if hits.hits:
        account = told(len(hits.hits) - near, hits.total, "article", seconds, next_page, near)
    return emit(view, out, group_by=how.group_by, account=account, notices=notices)


def _explain(
    archive: Archive, words: str, narrow: Filters, paging: Paging, how: SearchOptions, out: Output
) -> int:
    from pressread.output.hits import ExplanationView

    found = archive.explain(words, **paging.given(), **narrow.given(), **how.given())
    notices = list(found["notices"])
    if not found["hits"]:
        notices += advised(archive, words, narrow, out, literal=how.literal)
    return emit(ExplanationView(found), out, notices=notices)


def listing(
    query: list[str] | None,
    narrow: Filters,
    paging: Paging,
    out: Output,
    at: Place,
    group_by: str | None = None,
) -> int:
    """List articles, newest first, a line each."""
    from pressread.output.listing import ListView

    words = " ".join(query or ())
    with at.opened() as archive:
        began = perf_counter()
        total, refs = archive.list(words, **paging.given(50, "newest"), **narrow.given())
        seconds = perf_counter() - began
        view = ListView(total, refs)
        furnish(view, archive, out)
        view.unsearched = archive.unsearched
        if group_by == "speaker":
            view.voices = archive.voices([ref.id for ref in refs])
        notices = left_out(archive, words, narrow)
        notices += [] if total else advised(archive, words, narrow, out)
        if total and not refs:
            notices += beyond(total, "article", paging.last(total, 50), out)
        next_page = paging.next(total, 50)
        account = told(len(refs), total, "article", seconds, next_page) if refs else ""
        return emit(view, out, group_by=group_by, account=account, notices=notices)


def furnish(view: View, archive: Archive, out: Output) -> None:
    """Let a screen show ids as short as names them, and templates all that there is."""
    view.fetch = archive.record
    if to_screen(out):
        view.short = archive.prefixes(list(view.ids()))


def left_out(archive: Archive, words: str, narrow: Filters) -> list[str]:
    """The notice of articles that only their unknown date keeps out, where there are any."""
    asked = narrow.since or narrow.until or ":" in words
    if narrow.undated or not asked or not (count := archive.left_out(words, **narrow.given())):
        return []
    from pressread.archive.filters import undated_left_out

    return [undated_left_out(count, "article")]


def advised(archive: Archive, query: str, narrow: Filters, out: Output, **asked: bool) -> list[str]:
    """For people: what to try where nothing was found. ``asked``: as ``nothing_found`` takes."""
    if not for_people(out):
        return []
    from pressread.cli.advice import nothing_found

    told: list[str] = []
    try:
        told += nothing_found(archive, query, narrow, **asked)
    except QueryError:  # what costs too much to be counted is not told
        return told
    return told


def beyond(total: int, noun: str, last: int, out: Output) -> list[str]:
    """For people: that this page lies behind the last one."""
    if not for_people(out):
        return []
    return [
        f"there are {total:,} {noun}s; --page {last} is the last"
        if total > 1
        else f"there is 1 {noun}; --page 1 is the last"
    ]


def similar(id: str, out: Output, at: Place, limit: int | None = None) -> int:
    """Find articles that are like one: the same story by others, rewrites, follow-ups."""
    from pressread.output.hits import HitsView

    with at.opened() as archive:
        began = perf_counter()
        id = archive.resolve(id)
        hits = archive.similar(id, limit=10 if limit is None else limit or None)
        seconds, view = perf_counter() - began, HitsView(hits, like=id)
        furnish(view, archive, out)
        view.unsearched = archive.unsearched
        account = told(len(hits.hits), hits.total, "article", seconds)
        return emit(view, out, account=account, notices=hits.notices)


def told(
    shown: int, total: int, noun: str, seconds: float, next_page: int | None = None, near: int = 0
) -> str:
    """``10 of 24 articles in 8 ms; --page 2 shows more``; ``near``: how many come near."""
    count = f"{total:,}" if shown == total else f"{shown:,} of {total:,}"
    time = f"{1000 * seconds:.0f} ms" if seconds < 0.1 else f"{seconds:.1f} s"
    more = f"; --page {next_page} shows more" if next_page else ""
    others = f" and {near} near" if near else ""
    return f"{count} {noun}{'' if total == 1 else 's'}{others} in {time}{more}"


def run_batch(
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
