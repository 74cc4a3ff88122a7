"""Progress of what takes a while (import, export, check …), drawn on the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections import deque
from time import monotonic

BAR = 30  # cells; fewer where the terminal has no room for it beside the words
OFTEN = 0.1  # seconds between two drawings
RECENT = 10.0  # seconds that the rate and the estimate look back
_EARLY = 2.0  # seconds before which nothing is estimated


class Progress:
    """A line on stderr, on a terminal only; drawn at most ten times a second.

    ``unit``: ``bytes``, or a noun of which so many are to be done. ``verb``: what is told of the
    records that came of them.
    """

    def __init__(self, *, quiet: bool, unit: str = "bytes", verb: str = "imported") -> None:
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self.shown = terminal and not quiet and os.environ.get("TERM") != "dumb"
        self.unit = unit
        self.verb = verb
        self.total = 0
        self.done = 0
        self.imported = self.failed = 0
        self.began = self.drawn = monotonic()
        self._past: deque[tuple[float, int, int]] = deque()  # when, done and imported then

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def expect(self, total: int) -> None:
        """How much there is to do."""
        self.total = total
        self._draw()

    def tell(self, imported: int, failed: int) -> None:
        """How many records came of it and how many failed so far."""
        self.imported, self.failed = imported, failed

    def step(self, size: int = 1) -> None:
        """So much was done."""
        self.done = min(self.done + size, self.total) if self.total else self.done + size
        if monotonic() - self.drawn >= OFTEN:
            self._draw()

    def reach(self, done: int, total: int) -> None:
        """So much is done, of so much."""
        if total != self.total:
            self.expect(total)
        self.step(done - self.done)

    def clear(self) -> None:
        """Take the line away."""
        if self.shown and (self.total or self.done):
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self) -> None:
        if not self.shown or not (self.total or self.unit != "bytes"):
            return  # of what is read from stdin no size is known
        from pressread.cli.writing import fit

        self.drawn = monotonic()
        self._past.append((self.drawn, self.done, self.imported))
        while self.drawn - self._past[0][0] > RECENT:
            self._past.popleft()
        width = shutil.get_terminal_size().columns - 1  # a line that wraps is not taken away again
        words = f"{self._read()}{self._so_far()}{self._left()}"
        text = (self._bar(min(BAR, width - len(words) - 1)) + words)[:width]
        sys.stderr.write(fit(f"\r\x1b[K{text}", sys.stderr.encoding))
        sys.stderr.flush()

    def _bar(self, cells: int) -> str:
        if not self.total or cells <= 0:
            return ""
        full = cells * self.done // self.total
        return "━" * full + "─" * (cells - full) + " "

    def _read(self) -> str:
        if self.unit != "bytes":
            of = f" of {self.total:,}" if self.total else ""
            return f"{self.done:,}{of} {self.unit}"
        unit, size = ("MB", 1e6) if self.total >= 1e6 else ("kB", 1e3)
        return f"{self.done / size:,.1f} of {self.total / size:,.1f} {unit}"

    def _so_far(self) -> str:
        told = f", {self.imported:,} {self.verb}" if self.unit == "bytes" else ""
        failed = f", {self.failed:,} failed" if self.failed else ""
        return told + failed

    def _left(self) -> str:
        """How many a second of late, and about how long the rest will take at that pace."""
        when, done, imported = self._past[0]
        elapsed = self.drawn - when
        if self.drawn - self.began < _EARLY or elapsed <= 0 or self.done <= done:
            return ""
        records = self.imported - imported if self.unit == "bytes" else self.done - done
        rate = f", {records / elapsed:,.0f} a second" if records else ""
        if not self.total:
            return rate
        left = (self.total - self.done) * elapsed / (self.done - done)
        return rate + (f", {left:.0f} s left" if left < 100 else f", {left / 60:.0f} min left")
