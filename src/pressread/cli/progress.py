"""Import's progress while it runs, drawn on the terminal."""

from __future__ import annotations

import os
import sys
from time import monotonic

BAR = 30  # cells


class Progress:
    """A progress bar on stderr, on a terminal only; drawn at most ten times a second."""

    def __init__(self, *, quiet: bool) -> None:
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self.shown = terminal and not quiet and os.environ.get("TERM") != "dumb"
        self.total = 0
        self.done = 0
        self.imported = self.failed = 0
        self.began = self.drawn = monotonic()

    def expect(self, total: int) -> None:
        """How many bytes there are to read."""
        self.total = total
        self._draw()

    def tell(self, imported: int, failed: int) -> None:
        """How many articles are imported and how many failed so far."""
        self.imported, self.failed = imported, failed

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
        if not self.shown or not self.total:  # of what is read from stdin no size is known
            return
        from pressread.cli.writing import fit

        self.drawn = monotonic()
        full = BAR * self.done // max(1, self.total)
        bar = "━" * full + "─" * (BAR - full)
        text = f"\r\x1b[K{bar} {self._read()}{self._so_far()}{self._left()}"
        sys.stderr.write(fit(text, sys.stderr.encoding))
        sys.stderr.flush()

    def _read(self) -> str:
        unit, size = ("MB", 1e6) if self.total >= 1e6 else ("kB", 1e3)
        return f"{self.done / size:,.1f} of {self.total / size:,.1f} {unit}"

    def _so_far(self) -> str:
        failed = f", {self.failed:,} failed" if self.failed else ""
        return f", {self.imported:,} imported{failed}"

    def _left(self) -> str:
        """About how long it will take, once that can be told."""
        elapsed = self.drawn - self.began
        if elapsed < 2 or not self.done:
            return ""
        left = elapsed * (self.total - self.done) / self.done
        return f", {left:.0f} s left" if left < 100 else f", {left / 60:.0f} min left"
