"""Commands that bring articles in: import, paste."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, nullcontext

from pressread.cli.commands import Options
from pressread.cli.options import Place
from pressread.cli.writing import FAILED, INTERRUPTED, complain, say
from pressread.errors import UsageError

_SECONDS = 25  # of CPU time for a file to parse; more where it is large:
_BYTES_A_SECOND = 1 << 18

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from typing import TextIO

    from pressread.archive import Archive
    from pressread.importer import Account
    from pressread.source import Given

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
PATIENCE = 5.0  # seconds that an interrupted import may take to end in order


class Stated(Options):
    """What the text itself does not say."""

    publisher: str | None = None
    published: str | None = None
    section: list[str] | None = None
    url: str | None = None

    def given(self) -> Given:
        """The statements with their provenance. Raises ``UsageError`` for what is no date."""
        from pressread.library import stated_by_user

        sections = tuple(self.section or ())
        return stated_by_user(
            url=self.url, publisher=self.publisher, published=self._date(), sections=sections
        )

    def _date(self) -> str | None:
        from pressread.article import is_iso_date
        from pressread.query.dates import NoDate, read_date

        if self.published is None or is_iso_date(self.published):
            return self.published
        try:
            return read_date(self.published)
        except NoDate as error:
            raise UsageError(f"--published {self.published}: {error}") from error


def bring(
    path: list[str],
    stated: Stated,
    at: Place,
    dry_run: bool = False,
    jobs: int | None = None,
    report: str | None = None,
    watch: bool = False,
    quiet: bool = False,
) -> int:
    """Import articles: files, whole folders, or - for stdin."""
    from pressread.cli.pasting import as_stdin, has_terminal, pasted

    for one in path:
        if one.lower().startswith(("http://", "https://")):
            raise UsageError(
                f"{one} is an address, and nothing is fetched; save the page, or:"
                f" curl -sL '{one}' | pressread import - --url '{one}'"
            )
    typed = "-" in path and has_terminal()
    given = stated.given()
    with as_stdin(pasted()) if typed else nullcontext(), _reported(report) as file:

        def bring_in(paths: Sequence[str]) -> int:
            return run(paths, given, at, dry_run=dry_run, jobs=jobs, quiet=quiet, report=file)

        if not watch:
            return bring_in(path)
        from pressread.cli.watching import follow, refuse_what_cannot_be_watched

        refuse_what_cannot_be_watched(path, dry_run=dry_run)
        return follow(path, bring_in, at.folder())


@contextmanager
def _reported(path: str | None) -> Iterator[TextIO | None]:
    """The file of the account, ``-`` for stdout."""
    if path is None or path == "-":
        yield None if path is None else sys.stdout
        return
    with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
        yield file


def paste(stated: Stated, at: Place, quiet: bool = False) -> int:
    """Import the article on the clipboard."""
    from pressread.cli.pasting import as_stdin, clipboard

    with as_stdin(clipboard()):
        return run(["-"], stated.given(), at, dry_run=False, jobs=1, quiet=quiet)


def run(
    paths: Sequence[str],
    stated: Given,
    at: Place,
    *,
    dry_run: bool,
    jobs: int | None,
    quiet: bool,
    report: TextIO | None = None,
) -> int:
    """Import ``paths`` and give the account; exit code 2 where anything failed.

    ``report`` takes a line of JSON for each file or record.
    """
    from pressread.cli import account as told
    from pressread.importer import Account

    account = Account()
    with _one_interrupt(), _opened(at, dry_run=dry_run) as archive:
        before = archive.count() if archive is not None else 0
        try:
            _enter(
                account, archive, paths, stated, jobs, dry_run=dry_run, quiet=quiet, report=report
            )
        except KeyboardInterrupt:
            complain("interrupted; what is imported is kept, and the same command imports the rest")
            told.tell(account, dry_run=dry_run, quiet=quiet)
            raise
        told.tell(account, dry_run=dry_run, quiet=quiet)
        if archive is not None and not quiet and not dry_run:
            told.show(archive, account)
            told.tell_known(archive, account, stated)
            if not before and account.counts["imported"] > told.MOST_SHOWN:
                say("Try: pressread search WORD, pressread quotes --by NAME, pressread stats")
    return _code(account, paths)


def _enter(
    account: Account,
    archive: Archive | None,
    paths: Sequence[str],
    stated: Given,
    jobs: int | None,
    *,
    dry_run: bool,
    quiet: bool,
    report: TextIO | None,
) -> None:
    """Import, with each outcome entered in the account and the progress drawn."""
    from pressread.cli import account as told
    from pressread.cli.progress import Progress
    from pressread.importer import import_paths

    progress = Progress(quiet=quiet)
    try:
        for outcome in import_paths(
            archive, paths, defaults=stated, jobs=jobs, dry_run=dry_run,
            on_total=progress.expect, on_read=progress.step,
        ):  # fmt: skip
            account.enter(outcome)
            if report is not None:
                told.report(report, outcome)
            progress.tell(account.counts["imported"], account.counts["failed"])
    finally:
        progress.clear()


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
