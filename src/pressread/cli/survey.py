"""Commands that look at many articles at once: timeline, stats."""

from __future__ import annotations

from pressread.cli.emit import emit
from pressread.cli.options import Filters, Output, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.cli import params as p


def timeline(
    query: p.MaybeWords,
    narrow: Filters,
    out: Output,
    at: Place,
    per: p.Bucket = None,
    stacked: p.Stacked = False,
) -> int:
    """Draw articles over time, a bar for each year, month or day as the span asks.

    $ pressread timeline s-400
    $ pressread timeline sanctions --per year --stacked
    $ pressread timeline --by cavusoglu --from 2020

    Exit: 0 found, 1 nothing found, 2 an error, 130 interrupted.
    """
    from pressread.cli.find import advised, left_out
    from pressread.output.overview import TimelineView

    words = " ".join(query or ())
    with at.opened() as archive:
        view = TimelineView(archive.timeline(words, per=per, **narrow.given()), stacked=stacked)
        view.unsearched = archive.unsearched
        notices = left_out(archive, words, narrow)
        notices += [] if view.found() else advised(archive, words, narrow, out)
    return emit(view, out, notices=notices)


def stats(out: Output, at: Place) -> int:
    """Show the archive at a glance: articles, span, publishers, speakers, sections, sizes, health.

    $ pressread stats
    $ pressread stats --json | jq .articles

    Exit: 0 done, 2 an error, 130 interrupted.
    """
    from pressread.output.overview import StatsView

    with at.opened() as archive:
        found = archive.stats()
    return emit(StatsView(found), out)
