"""Plain lines in columns: how wide text is on a terminal, and padding by that."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def width(text: str) -> int:
    """Terminal cells of a cleaned line: wide East Asian characters take two, marks none."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )


def pad(text: str, cells: int) -> str:
    """``text`` with spaces on its right up to ``cells``."""
    return text + " " * (cells - width(text))


def align(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """Rows of cleaned cells as lines; the last column is left as it is, columns that are empty
    throughout are left out. ``right``: columns set flush right.
    """
    if not rows:
        return []
    kept = [n for n in range(len(rows[0])) if any(row[n] for row in rows)]
    widths = {n: max(width(row[n]) for row in rows) for n in kept}
    return [_line(row, kept, widths, right) for row in rows]


def _line(
    row: Sequence[str], kept: Sequence[int], widths: dict[int, int], right: Sequence[int]
) -> str:
    cells = [
        " " * (widths[n] - width(row[n])) + row[n] if n in right else pad(row[n], widths[n])
        for n in kept
    ]
    return "  ".join(cells).rstrip()
