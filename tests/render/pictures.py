"""Pictures of the program, made by the program: ``python -m tests.render.pictures FOLDER``.

Writes an SVG for each screen a README shows, from the sample archive in ``data/``. With ``--check``
in front nothing is written: exit code 1 names those that are not what the program shows now.
"""

from __future__ import annotations

import re
import sys
from contextlib import chdir
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

from pressread.archive import open_archive
from pressread.cli.commands import load
from pressread.importer import import_paths
from pressread.library import parse
from pressread.output.article import ArticlesView
from pressread.output.hits import HitsView
from pressread.output.overview import StatsView, TimelineView
from pressread.output.view import Style, View
from pressread.overview import Stats
from pressread.render.console import rendered

WIDTH = 84
DATA = Path(__file__).parents[2] / "data"


def picture(view: View, title: str, theme: str = "dark") -> str:
    """An SVG of ``view`` as a terminal shows it; it asks for no font from anywhere."""
    drawn = load(view.screen)(view, Style(), WIDTH)
    text = rendered(drawn, width=WIDTH, theme=theme, system="truecolor")
    console = Console(
        record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor",
    )  # fmt: skip
    console.print(Text.from_ansi(text), no_wrap=True, overflow="ignore", crop=False, end="")
    svg = console.export_svg(title=title, unique_id="pressread")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def views(folder: str) -> dict[str, View]:
    """Each picture's name and what it shows."""
    with chdir(DATA.parent), open_archive(folder) as archive:
        list(import_paths(archive, [DATA.name], imported_at="2026-11-22T08:00:00+00:00"))
        page = next(DATA.glob("pasted/shugayev*.txt"))
        article = parse(page.read_bytes(), path=f"data/pasted/{page.name}")
        hits = HitsView(archive.search("s-400", limit=5))
        hits.short = archive.prefixes(list(hits.ids()))
        return {
            "search": hits,
            "show": ArticlesView([article.to_dict()]),
            "stats": StatsView(Stats(**{**vars(archive.stats()), "path": "~/morgue"})),
            "timeline": TimelineView(archive.timeline("s-400"), stacked=True),
        }


def full_screen(folder: str) -> str:
    """The full-screen reader on the same archive."""
    from tests.browse.driving import Reader, drive

    drawn: list[str] = []

    async def does(reader: Reader) -> None:
        await reader.press("j", "k")
        drawn.append(reader.app.export_screenshot(title="pressread browse"))

    drive(Path(folder), does, "s-400", size=(120, 32))
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn[0], flags=re.DOTALL)


def pictures() -> dict[str, str]:
    """Each picture's name and what is in it."""
    with TemporaryDirectory() as temporary:
        folder = f"{temporary}/archive"
        drawn = {name: picture(view, f"pressread {name}") for name, view in views(folder).items()}
        return {**drawn, "browse": full_screen(folder)}


def main(folder: Path, *, check: bool) -> int:
    """Write the pictures, or name those that are stale."""
    stale = 0
    for name, drawn in pictures().items():
        path = folder / f"{name}.svg"
        if not check:
            path.write_text(drawn, encoding="utf-8")
        elif not path.exists() or _told(path.read_text(encoding="utf-8")) != _told(drawn):
            sys.stderr.write(f"{path} is not what the program shows now\n")
            stale = 1
    return stale


def _told(drawn: str) -> str:
    """The words of a picture, but for sizes, which are another machine's, and for ids of styles."""
    words = " ".join(re.findall(r">([^<>]+)</text>", drawn)).replace("&#160;", " ")
    return re.sub(r"[\d.]+ ([kM]B)", r"N \1", words)


if __name__ == "__main__":
    *options, place = sys.argv[1:]
    sys.exit(main(Path(place), check="--check" in options))
