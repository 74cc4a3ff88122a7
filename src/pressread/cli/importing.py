"""Import's progress while it runs, and its account at the end."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, nullcontext
from time import monotonic

from pressread.cli.boundary import FAILED, INTERRUPTED
from pressread.cli.writing import complain, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from pressread.archive import Archive
    from pressread.cli.options import Place
    from pressread.importer import Account, Outcome
    from pressread.source import Given

BAR = 30
PATIENCE = 5.0  # seconds
MOST_FAILURES = 50
_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
MOST_NOTICES = 20


def run(
    paths: Sequence[str], stated: Given, at: Place, *, dry_run: bool, jobs: int | None, quiet: bool
) -> int:
    """Import ``paths`` and give the account; exit code 2 where anything failed."""
    from pressread.importer import Account

    account = Account()
    with _one_interrupt(), _opened(at, dry_run=dry_run) as archive:
        before = archive.count() if archive is not None else 0
        try:
            for outcome in _outcomes(archive, paths, stated, jobs, dry_run=dry_run, quiet=quiet):
                account.enter(outcome)
        except KeyboardInterrupt:
            complain("interrupted; what is imported is kept, and the same command imports the rest")
            _tell(account, dry_run=dry_run, quiet=quiet)
            raise
    _tell(account, dry_run=dry_run, quiet=quiet)
    if not quiet and not dry_run and not before and account.counts["imported"]:
        say("Try: pressread search WORD, pressread quotes --by NAME, pressread stats")
    return _code(account, paths)


def _opened(at: Place, *, dry_run: bool) -> AbstractContextManager[Archive | None]:
    archive = at.looked_at() if dry_run else at.made()
    return archive if archive is not None else nullcontext(None)


def _code(account: Account, paths: Sequence[str]) -> int:
    if account.found:
        return FAILED if account.failures else 0
    complain(f"nothing to import in {', '.join(paths)}; name a file or a folder of articles")
    return 1


@contextmanager
def _one_interrupt() -> Iterator[None]:
    """Let the first interrupt end the import in order, and no second one disturb that.

    What is committed is safe whatever happens, so an end that takes too long (a worker that will
    not go) is cut short.
    """

    def interrupted(*_: object) -> None:
        for number in _ENDING:
            signal.signal(number, signal.SIG_IGN)
        last = threading.Timer(PATIENCE, os._exit, (INTERRUPTED,))
        last.daemon = True
        last.start()
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, interrupted) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _outcomes(
    archive: Archive | None,
    paths: Sequence[str],
    stated: Given,
    jobs: int | None,
    *,
    dry_run: bool,
    quiet: bool,
) -> Iterator[Outcome]:
    from pressread.importer import import_paths

    bar = _Bar(quiet=quiet)
    try:
        outcomes = import_paths(
            archive, paths, defaults=stated, jobs=jobs, dry_run=dry_run, imported_at=_now(),
            on_total=bar.expect, on_read=bar.step,
        )  # fmt: skip
        yield from outcomes
    finally:
        bar.clear()


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")


def _tell(account: Account, *, dry_run: bool, quiet: bool) -> None:
    """Each failure with its reason, what there is to say of articles that were read, the sum."""
    for failure in account.failures[:MOST_FAILURES]:
        complain(f"{_where(failure)}: {_reason(failure)}")
    if len(account.failures) > MOST_FAILURES:
        complain(f"and {len(account.failures) - MOST_FAILURES:,} more failures")
    if quiet:
        return
    _tell_notices(account)
    counts = account.counts
    done = "to import" if dry_run else "imported"
    say(
        f"{account.found:,} found = {counts['imported']:,} {done}"
        f" + {counts['already there']:,} already there + {counts['failed']:,} failed"
    )


def _tell_notices(account: Account) -> None:
    notices = [
        f"{_where(outcome)}: note: {notice}"
        for outcome in account.notices
        for notice in outcome.notices
    ]
    for notice in notices[:MOST_NOTICES]:
        complain(notice)
    if len(notices) > MOST_NOTICES:
        complain(f"and {len(notices) - MOST_NOTICES:,} more notices")


def _where(outcome: Outcome) -> str:
    record = f" (record {outcome.record})" if outcome.record is not None else ""
    return f"{outcome.path}{record}"


def _reason(failure: Outcome) -> str:
    """The reason without the path where it ends in it: that stands before it already."""
    return (failure.reason or "failed").removesuffix(f": {failure.path}")


class _Bar:
    """A progress bar on stderr, on a terminal only; drawn at most ten times a second."""

    def __init__(self, *, quiet: bool) -> None:
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self.shown = terminal and not quiet and os.environ.get("TERM") != "dumb"
        self.total = 0
        self.done = 0
        self.began = self.drawn = monotonic()

    def expect(self, total: int) -> None:
        """How many bytes there are to read."""
        self.total = total
        self._draw()

    def step(self, size: int) -> None:
        """So many bytes were read."""
        self.done = min(self.done + size, self.total)
        if monotonic() - self.drawn >= 0.1:
            self._draw()

    def clear(self) -> None:
        """Take the bar away."""
        if self.shown and self.total:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self) -> None:
        if not self.shown:
            return
        from pressread.cli.writing import fit

        self.drawn = monotonic()
        full = BAR * self.done // max(1, self.total)
        bar = "━" * full + "─" * (BAR - full)
        text = f"\r\x1b[K{bar} {self._read()}{self._left()}"
        sys.stderr.write(fit(text, sys.stderr.encoding))
        sys.stderr.flush()

    def _read(self) -> str:
        unit, size = ("MB", 1e6) if self.total >= 1e6 else ("kB", 1e3)
        return f"{self.done / size:,.1f} of {self.total / size:,.1f} {unit}"

    def _left(self) -> str:
        """About how long it will take, once that can be told."""
        elapsed = self.drawn - self.began
        if elapsed < 2 or not self.done:
            return ""
        left = elapsed * (self.total - self.done) / self.done
        return f", {left:.0f} s left" if left < 100 else f", {left / 60:.0f} min left"
