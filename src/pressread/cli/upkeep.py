"""Upkeep: remove, check, rescue, reindex."""

from __future__ import annotations

import sys

from pressread.cli import streams
from pressread.cli.boundary import FAILED
from pressread.cli.options import Output, Place
from pressread.cli.streams import complain, say
from pressread.cli.writing import emit
from pressread.errors import UsageError
from pressread.output.lines import plural


def remove(id: list[str], at: Place, yes: bool = False) -> int:
    """Remove articles for good. On a terminal it asks first."""
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
    """Verify the archive: every hash, the database, and the index against it."""
    from pressread.output.overview import ReportView

    with at.opened() as archive:
        report = archive.check()
    wrong = len(report.problems)
    state = plural(wrong, "problem") if wrong else "all is well"
    account = f"{plural(report.articles, 'article')}, {plural(report.raw_files, 'source')}: {state}"
    emit(ReportView(report), out, account=account)
    return FAILED if wrong else 0


def rescue(folder: str, output: str | None = None) -> int:
    """Copy all that can be read of a damaged archive into a new one."""
    from datetime import UTC, datetime

    from pressread.rescue import rescue

    if output is None:
        raise UsageError("rescue needs the folder of a new archive: add -o NEW")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    counts = {"rescued": 0, "anew": 0, "lost": 0}
    for outcome, anew in rescue(folder, output, imported_at=now):
        if outcome.status == "failed":
            counts["lost"] += 1
            where = f" (row {outcome.record})" if outcome.record else ""
            complain(f"{folder}{where}: {outcome.reason}")
        else:
            counts["anew" if anew else "rescued"] += outcome.status == "imported"
        for notice in outcome.notices if not anew else ():
            say(f"{outcome.id}: {notice}")
    told = f"{plural(counts['rescued'], 'article')} rescued, {counts['lost']:,} could not be read"
    if counts["anew"]:
        told += f"; {counts['anew']:,} read anew from sources"
    say(told)
    return FAILED if counts["lost"] else 0


def reindex(at: Place) -> int:
    """Build the index anew from the archive."""
    with at.opened() as archive:
        count = archive.reindex()
    say(f"{plural(count, 'article')} indexed")
    return 0
