"""Commands that read: show, diff, versions, cite, open, browse; timeline and stats."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from pressread.cli import writing
from pressread.cli.commands import Options
from pressread.cli.options import Filters, Place
from pressread.cli.writing import Output, emit
from pressread.errors import PressreadError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pressread.archive import Archive
    from pressread.output.article import Margin


NOT_ALL = 1


class ShowOptions(Options):
    """What of an article is shown."""

    highlight: str | None = None
    raw: bool = False
    provenance: bool = False
    reported: bool = False


def show(id: list[str], how: ShowOptions, out: Output, at: Place) -> int:
    """Read articles, each set as a newspaper page."""
    from pressread.cli.options import there

    with at.opened() as archive:
        ids, all_there = there(archive, id)
        code = _raw(archive, ids) if how.raw else _pages(archive, ids, id, how, out)
    return code if all_there else NOT_ALL


def _pages(
    archive: Archive, ids: Sequence[str], given: Sequence[str], how: ShowOptions, out: Output
) -> int:
    from pressread.output.article import ArticlesView

    marks: dict[str, list[dict[str, Any]]] = {}
    for mark in archive.marks(ids) if ids else ():
        marks.setdefault(mark["id"], []).append(mark)
    view = ArticlesView(
        Records(archive, ids),
        single=len(given) == 1 and given[0] != "-",
        highlights=_highlights(archive, ids, how.highlight, marks),
        marks=marks,
        margins=Margins(archive, ids),
        provenance=how.provenance,
        reported=how.reported,
    )
    return emit(view, out)


def _highlights(
    archive: Archive,
    ids: Sequence[str],
    query: str | None,
    marks: Mapping[str, Sequence[Mapping[str, Any]]],
) -> dict[str, dict[int, tuple[tuple[int, int], ...]]]:
    """Where a query's words stand, by article and paragraph."""
    found = {id: dict(archive.highlights(id, query)) if query else {} for id in ids}
    for id, marked in marks.items():
        for mark in marked:
            if not mark["gone"]:
                spans = found[id].get(mark["paragraph"], ())
                span = (mark["start"], mark["stop"])
                found[id][mark["paragraph"]] = tuple(sorted((*spans, span)))
    return found


def _raw(archive: Archive, ids: Sequence[str]) -> int:
    """The raw bytes to a pipe; made harmless on a terminal."""
    from pressread.cli import writing

    for id in ids:
        raw = archive.raw(id)
        if writing.is_terminal():
            from pressread.sanitize import clean_lines

            writing.write(clean_lines(raw.decode("utf-8", "replace")) + "\n")
        else:
            writing.write_bytes(raw)
    return 0


def cite(
    id: list[str],
    at: Place,
    style: str = "chicago",
    quote: int | None = None,
    accessed: str | None = None,
) -> int:
    """Cite articles, or one statement in them, with the date of access and the source's hash."""
    from pressread.cite import cited
    from pressread.cli import writing
    from pressread.cli.options import wanted

    with at.opened() as archive:
        articles = [archive.get(found) for found in wanted(archive, id)]
    writing.write_utf8(cited(articles, style, quote=quote, accessed=accessed))
    return 0


def diff(id: str, other: str, out: Output, at: Place) -> int:
    """Compare two articles word for word: what a rewrite kept, cut and added."""
    from pressread.output.comparison import DiffView

    with at.opened() as archive:
        return emit(DiffView(archive.get(id), archive.get(other)), out)


def versions(id: str, out: Output, at: Place) -> int:
    """Show every text of a story, and what changed from each to the next."""
    from pressread.output.comparison import VersionsView

    with at.opened() as archive:
        view = VersionsView(archive.versions(id))
    hint = "pressread diff ID OTHER shows the words" if view.found() else "there is no other text"
    return emit(view, out, account=hint)


def browse(query: list[str] | None, at: Place, theme: str | None = None, iso: bool = False) -> int:
    """Read on a full screen: results left, the article right, search as you type."""
    from pressread.browse import browse as on_screen
    from pressread.cli.pasting import brought
    from pressread.config import default

    if not writing.is_terminal() or sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("browse needs a terminal; in a pipe use pressread search")
    colours = theme or str(default("theme", "auto"))
    on_screen(at.opened, " ".join(query or ()), theme=colours, iso=iso, bring=brought)
    return 0


def timeline(
    query: list[str] | None,
    narrow: Filters,
    out: Output,
    at: Place,
    per: str | None = None,
    stacked: bool = False,
    output: str | None = None,
) -> int:
    """Draw articles over time, a bar for each year, month or day as the span asks."""
    from pressread.cli.search import advised, left_out
    from pressread.output.overview import TimelineView

    words = " ".join(query or ())
    with at.opened() as archive:
        view = TimelineView(archive.timeline(words, per=per, **narrow.given()), stacked=stacked)
        view.unsearched = archive.unsearched
        notices = left_out(archive, words, narrow)
        notices += [] if view.found() else advised(archive, words, narrow, out)
    if output is not None and view.found():
        from pressread.output.pages import chart_of_time

        return _draw(output, chart_of_time(view.timeline, words or "All articles"))
    return emit(view, out, notices=notices)


def _draw(path: str, chart: str) -> int:
    """Write a chart to a file."""
    from pressread.cli.exporting import Target

    if not path.lower().endswith(".svg"):
        raise UsageError(f"{path}: a chart is drawn as SVG; name a file that ends in .svg")
    with Target(path) as target:
        target.write(chart + "\n")
    writing.say(f"drawn in {path}")
    return 0


def stats(out: Output, at: Place, output: str | None = None) -> int:
    """Show the archive at a glance: articles, span, publishers, speakers, sections, sizes."""
    from pressread.output.overview import StatsView

    with at.opened() as archive:
        found = archive.stats()
    if output is not None:
        from pressread.output.overview import tables
        from pressread.output.pages import chart_of_counts

        told = [(title, counts) for title, counts, _ in tables(found)]
        return _draw(output, chart_of_counts(told, f"{found.articles:,} articles"))
    return emit(StatsView(found), out)


class Records(Sequence[dict[str, "Any"]]):
    """The records of ``ids`` in order, each fetched when it is looked at: a pipe of ids by the
    thousand takes no more memory than one of them. Good while the archive is open.
    """

    def __init__(self, archive: Archive, ids: Sequence[str]) -> None:
        self.archive = archive
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, at: Any) -> Any:
        return self.archive.record(self.ids[at])


class Margins(Mapping[str, "Margin"]):
    """Id → the reader's tags and note."""

    def __init__(self, archive: Archive, ids: Sequence[str]) -> None:
        self.archive = archive
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __getitem__(self, id: str) -> Margin:
        return tuple(self.archive.tags(id)), self.archive.note_of(id)


def open_article(id: str, at: Place, saved: bool = False) -> int:
    """Open an article in the browser."""
    import webbrowser

    from pressread.output.pages import harmless_copy, web_address

    with at.opened() as archive:
        record = archive.record(id)
        address = None if saved else web_address(record)
        margin = (tuple(archive.tags(record["id"])), archive.note_of(record["id"]))
        place = address or "file://" + harmless_copy(record, margin)
    if not webbrowser.open(place):
        raise PressreadError(f"no browser could be started; open it yourself: {place}")
    writing.say(f"opened {place}")
    return 0
