"""Pictures of the program, made by the program: ``python -m tests.render.pictures FOLDER``.

Writes an SVG for each screen a README shows, from the sample archive in ``data/``.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

from pressread.cli.commands import load
from pressread.library import parse
from pressread.output.article import ArticlesView
from pressread.output.hits import HitsView
from pressread.output.overview import StatsView, TimelineView
from pressread.output.view import Style, View
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
    from pressread.archive import open_archive
    from pressread.importer import import_paths

    with open_archive(folder) as archive:
        list(import_paths(archive, [str(DATA)], imported_at="2026-11-22T08:00:00+00:00"))
        page = next(DATA.glob("pasted/shugayev*.txt"))
        article = parse(page.read_bytes(), path=f"data/pasted/{page.name}")
        return {
            "search": HitsView(archive.search("s-400", limit=5)),
            "show": ArticlesView([article.to_dict()]),
            "stats": StatsView(replace(archive.stats(), path="~/morgue")),
            "timeline": TimelineView(archive.timeline("s-400"), stacked=True),
        }


def main(folder: str) -> None:
    with TemporaryDirectory() as temporary:
        for name, view in views(f"{temporary}/archive").items():
            path = Path(folder) / f"{name}.svg"
            path.write_text(picture(view, f"pressread {name}"), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
