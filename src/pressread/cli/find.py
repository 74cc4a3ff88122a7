"""Commands that look for something: search, quotes, list, similar."""

from __future__ import annotations

from time import perf_counter

from pressread.cli.emit import emit, for_people
from pressread.cli.options import Filters, Options, Output, Paging, Place
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from pressread.archive import Archive
    from pressread.cli import params as p
    from pressread.hits import Hits


class SearchOptions(Options):
    """How a search reads the query and shows the hits."""

    undated: p.Undated = False
    new_since: p.NewSince = None
    facet: p.Facets = None
    all_copies: p.AllCopies = False
    literal: p.Literally = False
    expand: p.Expand = False
    explain: p.Explain = False
    snippets: p.Snippets = 1
    context: p.Context = 0
    group_by: p.GroupBy = None

    def given(self) -> dict[str, Any]:
        """What ``Archive.search`` takes."""
        return {
            "include_undated": self.undated,
            "new_since": self.new_since,
            "facets": facets(self.facet or ()),
            "all_copies": self.all_copies,
            "literal": self.literal,
            "expand": self.expand,
            "snippets": self.snippets,
            "context": self.context,
        }


FACETS = ("publisher", "section", "speaker", "year", "month", "language")


def facets(given: Sequence[str]) -> tuple[str, ...]:
    """The fields named, with commas or one at a time. Raises ``UsageError``."""
    named = [name.strip() for part in given for name in part.split(",") if name.strip()]
    for name in named:
        if name not in FACETS:
            raise UsageError(f"--facets {name}: nothing to count by; try {', '.join(FACETS)}")
    return tuple(dict.fromkeys(named))


class QuoteOptions(Options):
    """Which statements, and what around them."""

    role: p.Role = None
    verb: p.Verb = None
    kind: p.Kind = None
    context: p.Context = 0
    group_by: p.GroupBy = None


def search(
    query: p.MaybeWords,
    narrow: Filters,
    paging: Paging,
    how: SearchOptions,
    out: Output,
    at: Place,
    batch: p.Batch = None,
) -> int:
    """Find articles, best first, with the passage that answers.

    Words are joined by AND. Also: "a phrase", OR, -word, ( ), miss*, name~, and fields such as
    headline:, body:, section:, publisher:, speaker:, quote:, published:2021-08..2021-12.

    $ pressread search s-400
    $ pressread search '"grave mistake" OR retaliation' --from 2020-12 --until 2021
    $ pressread search sanctions --by cavusoglu --json | jq '.hits[].headline'
    $ pressread search x --format ids | pressread show -

    Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
    """
    words = " ".join(query or ())
    if batch is not None:
        from pressread.cli.batch import run

        return run(batch, words, narrow, paging, how, out, at)
    if not query:
        raise UsageError("QUERY is missing; see pressread search --help")
    with at.opened() as archive:
        if how.explain:
            return _explain(archive, words, narrow, paging, how, out)
        began = perf_counter()
        hits = archive.search(words, **paging.given(), **narrow.given(), **how.given())
        return _answer(archive, hits, perf_counter() - began, paging, how, out)


def _answer(
    archive: Archive, hits: Hits, seconds: float, paging: Paging, how: SearchOptions, out: Output
) -> int:
    from pressread.output.hits import HitsView

    notices = list(hits.notices)
    if not hits.hits and for_people(out):
        from pressread.cli.advice import nothing_found

        notices += nothing_found(archive, hits)
    next_page = paging.next(hits.total)
    account = told(len(hits.hits), hits.total, "article", seconds, next_page) if hits.hits else ""
    return emit(HitsView(hits), out, group_by=how.group_by, account=account, notices=notices)


def _explain(
    archive: Archive, words: str, narrow: Filters, paging: Paging, how: SearchOptions, out: Output
) -> int:
    from pressread.output.explanation import ExplanationView

    found = archive.explain(words, **paging.given(), **narrow.given(), **how.given())
    return emit(ExplanationView(found), out)


def quotes(
    query: p.MaybeWords,
    narrow: Filters,
    paging: Paging,
    which: QuoteOptions,
    out: Output,
    at: Place,
) -> int:
    """Find statements: who said what about it, when, and in which role.

    $ pressread quotes s-400 --by cavusoglu
    $ pressread quotes --by shugayev --from 2021-08 --context 1
    $ pressread quotes sanctions --format csv > said.csv

    Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
    """
    from pressread.output.quotes import QuotesView

    with at.opened() as archive:
        began = perf_counter()
        found = archive.quotes(
            " ".join(query or ()), role=which.role, verb=which.verb, kind=which.kind,
            context=which.context, **paging.given(20), **narrow.given(),
        )  # fmt: skip
        seconds = perf_counter() - began
        notices = (*found.notices, *_if_empty(archive, found.total, out))
    account = told(
        len(found.quotes), found.total, "statement", seconds, paging.next(found.total, 20)
    )
    return emit(QuotesView(found), out, group_by=which.group_by, account=account, notices=notices)


def listing(
    query: p.MaybeWords,
    narrow: Filters,
    paging: Paging,
    out: Output,
    at: Place,
    group_by: p.GroupBy = None,
) -> int:
    """List articles, newest first, a line each.

    $ pressread list --publisher 'Press TV' --from 2021
    $ pressread list sanctions --sort oldest --group-by month
    $ pressread list -n 0 --template '{published}\\t{headline}'

    Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
    """
    from pressread.output.listing import ListView

    with at.opened() as archive:
        began = perf_counter()
        total, refs = archive.list(
            " ".join(query or ()), **paging.given(50, "newest"), **narrow.given()
        )
        seconds = perf_counter() - began
        notices = _if_empty(archive, total, out)
    account = told(len(refs), total, "article", seconds, paging.next(total, 50))
    return emit(ListView(total, refs), out, group_by=group_by, account=account, notices=notices)


def _if_empty(archive: Archive, total: int, out: Output) -> list[str]:
    """A word to a newcomer where nothing is found because nothing is there."""
    if total or not for_people(out):
        return []
    from pressread.cli.advice import empty

    return list(empty(archive))


def similar(id: p.Id, out: Output, at: Place, limit: p.Limit = None) -> int:
    """Find articles that are like one: the same story by others, rewrites, follow-ups.

    $ pressread similar k3v9
    $ pressread similar k3v9 -n 3 --format ids

    Exit: 0 found, 1 nothing found or no such id, 2 an error, 130 interrupted.
    """
    from pressread.output.hits import HitsView

    with at.opened() as archive:
        began = perf_counter()
        hits = archive.similar(id, limit=10 if limit is None else limit or None)
        seconds = perf_counter() - began
    account = told(len(hits.hits), hits.total, "article", seconds)
    return emit(HitsView(hits), out, account=account, notices=hits.notices)


def told(shown: int, total: int, noun: str, seconds: float, next_page: int | None = None) -> str:
    """``10 of 24 articles in 8 ms; --page 2 shows more``."""
    count = f"{total:,}" if shown == total else f"{shown:,} of {total:,}"
    time = f"{1000 * seconds:.0f} ms" if seconds < 0.1 else f"{seconds:.1f} s"
    more = f"; --page {next_page} shows more" if next_page else ""
    return f"{count} {noun}{'' if total == 1 else 's'} in {time}{more}"
