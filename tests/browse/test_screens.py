"""Screens as golden files: what is in ``golden/`` was looked at, and stays as it is.

``pytest tests/browse --regenerate`` writes them anew; then look at them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from pressread.archive import open_archive
from pressread.browse.reading import Setting, page_of
from pressread.browse.themes import NAMES, Looks
from tests.browse.driving import Reader, drive
from tests.conftest import Golden
from tests.render import samples

GOLDEN = Path(__file__).parent / "golden"

# Sessions at the screen: size, query, then (name of the screen, what is done to get there).
# ``80x24`` among the keys makes the terminal that large.
SESSIONS: dict[str, tuple[tuple[int, int], str, tuple[tuple[str, str], ...]]] = {
    "one pane": ((80, 24), "ferry", (
        ("list", ""), ("source", "i"), ("help", "escape question_mark"),
        ("statements", "escape s"), ("article", "enter"), ("article-60", "60x20"),
        ("list-40", "h 40x16"), ("list-14", "14x5"),
    )),
    "two panes": ((120, 36), "ferry", (
        ("wide", ""), ("wide-statements", "s j"), ("wide-200", "escape 200x30"),
    )),
    "narrowing": ((120, 24), "council", (
        ("wide-facets", "f j enter"), ("facets", "80x24"), ("narrowed", "escape"),
    )),
    "scripts": ((110, 24), "language:tr OR language:ar OR language:zh", (
        ("script-1", ""), ("script-2", "j"), ("script-3", "j"),
    )),
    "hostile": ((100, 30), "headline:owned", (("hostile", ""), ("hostile-page", "80x24 enter"))),
    "nothing": ((80, 12), "zeppelin", (("nothing", ""), ("unread", "slash space O R"))),
}  # fmt: skip


@pytest.mark.parametrize("session", SESSIONS)
def test_screens_are_as_they_were(session: str, morgue: Path, golden: Golden) -> None:
    size, query, screens = SESSIONS[session]

    async def does(reader: Reader) -> None:
        for name, keys in screens:
            for key in keys.split():
                columns, by, rows = key.partition("x")
                if by and columns:
                    await reader.resize(int(columns), int(rows))
                else:
                    await reader.press(key)
            golden.check(GOLDEN / f"{name}.txt", reader.screen())

    drive(morgue, does, query, size)


def test_nothing_hostile_reaches_the_screen(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        for keys in (["enter"], ["h", "s"], ["escape", "f"], ["escape", "i"]):
            screen = await reader.press(*keys)
            assert "Mallory" in screen or "owned" in screen or "evil" in screen
            assert not {"\x1b", "\x07", "\u202e", "\u2066", "\u200b"} & set(screen)
            assert all(cell_len(line) <= 100 for line in screen.splitlines())

    drive(morgue, does, "headline:owned", (100, 30))


@pytest.mark.parametrize("theme", NAMES)
def test_hits_stand_out_in_every_theme(theme: str, morgue: Path) -> None:
    with open_archive(morgue) as archive:
        page = page_of(archive, samples.ENGLISH.id, "ferry", Setting(Looks(theme), 60))
    styles = [part.style for part in page.lines[page.hits[0]] if part.text == "ferry"]
    assert styles[0] is not None
    assert styles[0].bold
    assert styles[0].reverse or styles[0].bgcolor
