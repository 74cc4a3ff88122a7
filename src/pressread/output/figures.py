"""Numbers and spans as people read them, and counts as JSON."""

from __future__ import annotations

from pressread.output.dates import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pressread.output.view import Style

    Counts = tuple[tuple[str, int], ...]


def span(first: str | None, last: str | None, style: Style) -> str:
    """``27 Aug 2021 to 3 Mar 2022``; one date where both are the same."""
    ends = [shown(end[:10], iso=style.iso) for end in (first, last) if end]
    return " to ".join(dict.fromkeys(ends))


def size(number: int) -> str:
    """Bytes as people read them."""
    value = float(number)
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            break
        value /= 1000
    return f"{value:.0f} {unit}" if unit == "B" or value >= 100 else f"{value:.1f} {unit}"


def plural(count: int, noun: str) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def pairs(counts: Counts) -> list[dict[str, Any]]:
    """Counted values as JSON; an empty value is ``null``."""
    return [{"value": value or None, "count": count} for value, count in counts]
