"""What bare ``pressread`` says: the way to a first result, or where the archive stands."""

from __future__ import annotations

from pressread.cli import streams
from pressread.cli.options import Place
from pressread.errors import NoArchive

_FIRST = """\
Your archive is empty. To a first answer in three commands:
  pressread import PATH…          files or folders of saved articles, pages, feeds, exports
  pressread search WORD…          then: pressread show ID, pressread quotes --by NAME
"""


def welcome(at: Place) -> int:
    """Three lines that lead on."""
    try:
        with at.opened() as archive:
            count = archive.count()
    except NoArchive:
        count = 0
    streams.write(_overview(count) if count else _FIRST)
    return 0


def _overview(count: int) -> str:
    return (
        f"{count:,} article{'' if count == 1 else 's'} in the archive.\n"
        "  pressread search WORD…          quotes --by NAME, timeline WORD, list, show ID\n"
        "  pressread stats                 the archive at a glance; pressread --help for the rest\n"
    )
