"""What the program says of itself: its settings, schemas, completion, version, first words."""

from __future__ import annotations

from pressread.cli import streams
from pressread.cli.options import Output, Place
from pressread.cli.writing import emit
from pressread.errors import NoArchive

_FIRST = """\
Your archive is empty. To a first answer in three commands:
  pressread import PATH…          files or folders of saved articles, pages, feeds, exports
  pressread search WORD…          then: pressread show ID, pressread quotes --by NAME
"""


def config(out: Output) -> int:
    """Show every setting, its value, and where that comes from."""
    from pressread.cli.settings import SettingsView

    return emit(SettingsView(), out)


def schema(name: str) -> int:
    """Print the JSON Schema of an output."""
    from pressread.output.formats import dumps
    from pressread.schema import schema as schema_of

    streams.write_utf8(dumps(schema_of(name)) + "\n")
    return 0


def completion(shell: str) -> int:
    """Print the completion script of a shell."""
    from pressread.cli.completion import script

    streams.write(script(shell))
    return 0


def print_version() -> int:
    """``pressread 0.2.0``."""
    from pressread import __version__

    streams.write(f"pressread {__version__}\n")
    return 0


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
