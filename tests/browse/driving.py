"""Driving the reader without a terminal, and what is on its screen as text."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.events import Key

from pressread.archive import open_archive
from pressread.browse.app import Browser
from pressread.browse.archive_thread import ArchiveThread

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot


class Reader:
    """A person at the keyboard."""

    def __init__(self, app: Browser, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> str:
        """Press keys one after the other, wait for what they bring, and look at the screen."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()
        return self.screen()

    async def type(self, text: str) -> str:
        """Type without waiting between the letters, as a slow line delivers them."""
        for char in text:
            self.app.post_message(Key(_KEYS.get(char, char), char))
        return await self.look()

    async def look(self) -> str:
        await self.settle()
        return self.screen()

    async def resize(self, width: int, height: int) -> str:
        await self.pilot.resize_terminal(width, height)
        return await self.look()

    async def click(self, column: int, row: int) -> str:
        await self.pilot.click(offset=(column, row))
        return await self.look()

    async def settle(self) -> None:
        """Until nothing is being fetched any more."""
        while True:
            await self.pilot.pause()
            if all(worker.is_finished for worker in self.app.workers):
                return

    def screen(self) -> str:
        """The characters on the screen, a line each, without spaces at their ends."""
        rows = self.app.screen._compositor.render_strips()
        return "".join(f"{row.text.rstrip()}\n" for row in rows)

    def line(self, holding: str) -> str:
        """The first line of the screen with these words."""
        return next((line for line in self.screen().splitlines() if holding in line), "")


_KEYS = {
    " ": "space", "(": "left_parenthesis", "-": "minus", "/": "slash", "+": "plus",
}  # fmt: skip


def drive(
    folder: Path,
    does: Callable[[Reader], Awaitable[None]],
    query: str = "",
    size: tuple[int, int] = (80, 24),
    theme: str = "dark",
) -> Browser:
    """Open the reader on the archive in ``folder``, do something, and leave."""

    async def run(thread: ArchiveThread) -> Browser:
        app = Browser(thread, query, theme=theme)
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            await does(reader)
        return app

    with ArchiveThread(lambda: open_archive(folder, create=False)) as thread:
        return asyncio.run(run(thread))
