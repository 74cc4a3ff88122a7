"""Upkeep: remove, check, reindex."""

from __future__ import annotations

import sys

from pressread.cli import streams
from pressread.cli.boundary import FAILED, say
from pressread.cli.emit import emit
from pressread.cli.options import Output, Place
from pressread.errors import UsageError
from pressread.output.lines import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.cli import params as p


def remove(id: p.Ids, at: Place, yes: p.Yes = False) -> int:
    """Remove articles for good. On a terminal it asks first.

    $ pressread remove k3v9
    $ pressread list --section Sport -n 0 --format ids | pressread remove -y -

    Exit: 0 done, 1 no such id, 2 an error, 130 interrupted.
    """
    from pressread.cli.ids import wanted

    with at.opened() as archive:
        ids = wanted(archive, id)
        if not yes and not _agreed(len(ids)):
            raise UsageError("nothing was removed; --yes removes without asking")
        say(f"{archive.remove(ids):,} removed")
    return 0


def _agreed(count: int) -> bool:
    """Whether the reader says yes; a script that cannot be asked has to say ``--yes``."""
    if sys.stdin is None or not sys.stdin.isatty() or not streams.is_terminal():
        return False
    say(f"Remove {plural(count, 'article')} for good? [y/N]")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def check(out: Output, at: Place) -> int:
    """Verify the archive: every hash, the database, and the index against it.

    $ pressread check
    $ pressread check --json | jq '.problems[]'

    Exit: 0 all is well, 2 something is not, 130 interrupted.
    """
    from pressread.output.overview import ReportView

    with at.opened() as archive:
        report = archive.check()
    wrong = len(report.problems)
    state = plural(wrong, "problem") if wrong else "all is well"
    account = f"{plural(report.articles, 'article')}, {plural(report.raw_files, 'source')}: {state}"
    emit(ReportView(report), out, account=account)
    return FAILED if wrong else 0


def reindex(at: Place) -> int:
    """Build the index anew from the archive.

    $ pressread reindex

    Exit: 0 done, 2 an error, 130 interrupted.
    """
    with at.opened() as archive:
        count = archive.reindex()
    say(f"{plural(count, 'article')} indexed")
    return 0
