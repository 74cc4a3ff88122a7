"""Upkeep: check, rescue, reindex; and what the program says of itself."""

from __future__ import annotations

from pressread.cli import writing
from pressread.cli.options import Place
from pressread.cli.writing import FAILED, Output, complain, emit, say
from pressread.config import DEFAULTS, config_file, setting
from pressread.errors import NoArchive, UsageError
from pressread.output.view import SCHEMA_VERSION, Style, View, align, plural
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def check(out: Output, at: Place, dossier: str | None = None) -> int:
    """Verify the archive: every hash, the database, and the index against it; or a dossier."""
    from pressread.cli.progress import Progress
    from pressread.output.overview import ReportView

    if dossier is not None:
        from pressread.cli.dossier import verified

        report = verified(dossier)
    else:
        with at.opened() as archive, Progress(quiet=False, unit="articles") as progress:
            report = archive.check(progress.reach)
    wrong = len(report.problems)
    state = plural(wrong, "problem") if wrong else "all is well"
    account = f"{plural(report.articles, 'article')}, {plural(report.raw_files, 'source')}: {state}"
    emit(ReportView(report), out, account=account)
    return FAILED if wrong else 0


def rescue(folder: str, output: str | None = None) -> int:
    """Copy all that can be read of a damaged archive into a new one."""
    from datetime import UTC, datetime

    from pressread.cli.progress import Progress
    from pressread.rescue import rescue

    if output is None:
        raise UsageError("rescue needs the folder of a new archive: add -o NEW")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    counts = {"rescued": 0, "anew": 0, "lost": 0}
    progress = Progress(quiet=False, unit="articles")
    for outcome, anew in rescue(folder, output, imported_at=now):
        progress.tell(0, counts["lost"])
        progress.step()
        if outcome.status == "failed":
            counts["lost"] += 1
            progress.clear()
            where = f" (row {outcome.record})" if outcome.record else ""
            complain(f"{folder}{where}: {outcome.reason}")
        else:
            counts["anew" if anew else "rescued"] += outcome.status == "imported"
        for notice in outcome.notices if not anew else ():
            say(f"{outcome.id}: {notice}")
    progress.clear()
    told = f"{plural(counts['rescued'], 'article')} rescued, {counts['lost']:,} could not be read"
    if counts["anew"]:
        told += f"; {counts['anew']:,} read anew from sources"
    say(told)
    return FAILED if counts["lost"] else 0


def reindex(at: Place) -> int:
    """Build the index anew from the archive."""
    from pressread.cli.progress import Progress

    with at.opened() as archive, Progress(quiet=False, unit="articles") as progress:
        count = archive.reindex(progress.reach)
    say(f"{plural(count, 'article')} indexed")
    return 0


_FIRST = """\
Your archive is empty. To a first answer in three commands:
  pressread import PATH…          files or folders of saved articles, pages, feeds, exports
  pressread search WORD…          then: pressread show ID, pressread quotes --by NAME
"""


def config(out: Output) -> int:
    """Show every setting, its value, and where that comes from."""
    from pressread.cli.upkeep import SettingsView

    return emit(SettingsView(), out)


def schema(name: str) -> int:
    """Print the JSON Schema of an output."""
    from pressread.jsontext import dumps
    from pressread.schema import schema as schema_of

    writing.write_utf8(dumps(schema_of(name)) + "\n")
    return 0


def completion(shell: str) -> int:
    """Print the completion script of a shell."""
    from pressread.cli.completion import script

    writing.write(script(shell))
    return 0


def print_version() -> int:
    """``pressread 0.2.0``."""
    from pressread import __version__

    writing.write(f"pressread {__version__}\n")
    return 0


def welcome(at: Place) -> int:
    """Three lines that lead on."""
    try:
        with at.opened() as archive:
            count = archive.count()
    except NoArchive:
        count = 0
    writing.write(_overview(count) if count else _FIRST)
    return 0


def _overview(count: int) -> str:
    return (
        f"{count:,} article{'' if count == 1 else 's'} in the archive.\n"
        "  pressread search WORD…          quotes --by NAME, timeline WORD, list, show ID\n"
        "  pressread stats                 the archive at a glance; pressread --help for the rest\n"
    )


_USUAL = {"pager": "less -FRX", "limit": 10, "sort": "relevance"}


class SettingsView(View):
    """Every setting with its value and origin."""

    schema = "config"
    screen = "pressread.render.listing:plain_lines"
    header = ("name", "value", "origin")

    def document(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "file": config_file(),
            "settings": list(self.records()),
        }

    def records(self) -> Iterator[dict[str, Any]]:
        for name in DEFAULTS:
            value, origin = setting(name)
            yield {
                "name": name,
                "value": _usual(name) if value is None else value,
                "origin": origin,
            }

    def ids(self) -> tuple[str, ...]:
        return ()

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        rows = [
            (record["name"], clean(_shown(record["value"])), clean(record["origin"]))
            for record in self.records()
        ]
        yield from align(rows)
        yield clean(f"file: {config_file()}")


def _usual(name: str) -> object:
    if name == "archive":
        from pressread.archive import default_folder

        return default_folder()
    return _USUAL[name]


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
