"""The command that takes the whole screen: browse."""

from __future__ import annotations

import sys

from pressread.cli import streams
from pressread.cli.options import Place
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.cli import params as p


def browse(query: p.MaybeWords, at: Place, theme: p.ThemeName = None, iso: p.Iso = False) -> int:
    """Read on a full screen: results left, the article right, search as you type.

    Keys are those of less and newsboat; ? shows them, q leaves. Needs pressread[browse].

    $ pressread browse
    $ pressread browse 's-400 speaker:cavusoglu'

    Exit: 0 done, 2 an error, 130 interrupted.
    """
    from pressread.browse import browse as on_screen
    from pressread.config import default

    if not streams.is_terminal() or sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("browse needs a terminal; in a pipe use pressread search")
    colours = theme or str(default("theme", "auto"))
    on_screen(at.opened, " ".join(query or ()), theme=colours, iso=iso)
    return 0
