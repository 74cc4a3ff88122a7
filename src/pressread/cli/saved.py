"""Searches kept by name."""

from __future__ import annotations

from pressread.cli import streams
from pressread.cli.boundary import say
from pressread.cli.emit import emit
from pressread.cli.options import Output, Paging, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.cli import params as p


def listing(out: Output, at: Place) -> int:
    """List the saved searches.

    $ pressread saved

    Exit: 0 found, 1 there are none, 2 an error, 130 interrupted.
    """
    from pressread.output.listing import SavedView

    with at.opened() as archive:
        return emit(SavedView(archive.saved()), out)


def add(name: p.SavedName, query: p.Words, at: Place) -> int:
    """Keep a search under a name; one of that name is replaced.

    $ pressread saved add s400 's-400 -cyprus'

    Exit: 0 done, 2 an error, 130 interrupted.
    """
    with at.opened() as archive:
        archive.save_search(name, " ".join(query))
    return 0


def run(
    name: p.SavedName,
    paging: Paging,
    out: Output,
    at: Place,
    new: p.New = False,
    undated: p.Undated = False,
) -> int:
    """Run a saved search; --new shows all that came since it last ran so.

    $ pressread saved run s400
    $ pressread saved run s400 --new --format md | mail -s S-400 me  # in cron

    Exit: 0 found, 1 nothing (new) or no such name, 2 an error, 130 interrupted.
    """
    from pressread.output.hits import HitsView

    with at.opened() as archive:
        page = paging.given(0 if new else 10)
        hits = archive.run_saved(name, new=new, mark=False, include_undated=undated, **page)
        view = HitsView(hits)
        view.unsearched = archive.unsearched
        code = emit(view, out, notices=hits.notices)
        if new:  # seen is what was delivered: no earlier than the last byte
            streams.flush()
            archive.saw(name, hits)
    return code


def remove(name: p.SavedName, at: Place) -> int:
    """Forget a saved search.

    $ pressread saved remove s400

    Exit: 0 done, 1 no such name, 2 an error, 130 interrupted.
    """
    with at.opened() as archive:
        archive.forget_search(name)
    say(f"{name} is forgotten")
    return 0
