"""How the time of a query grows with the archive, drawn."""

from __future__ import annotations

from pathlib import Path


def draw(path: Path, sizes: list[int], curves: dict[str, list[float]]) -> None:
    """The growth curves as an SVG: articles (logarithmic) across, time ÷ the smallest's up."""
    from math import log10

    left, top, width, height = 50, 20, 420, 260
    low, high = log10(sizes[0]), log10(sizes[-1]) or 1
    most = max(2.0, *(taken[-1] / taken[0] for taken in curves.values()))

    def point(size: int, ratio: float) -> str:
        across = left + width * (log10(size) - low) / (high - low or 1)
        return f"{across:.0f},{top + height * (1 - ratio / most):.0f}"

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{height + 60}" '
             'font-family="sans-serif" font-size="11">']  # fmt: skip
    for ratio in (1, 2):
        y = point(sizes[0], ratio).partition(",")[2]
        parts.append(
            f'<path d="M{left},{y}h{width}" stroke="#ccc"/><text x="20" y="{y}">{ratio}×</text>'
        )
    for number, (name, taken) in enumerate(curves.items()):
        colour = f"hsl({number * 40},70%,40%)"
        line = " ".join(point(s, t / taken[0]) for s, t in zip(sizes, taken, strict=True))
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}"/>')
        parts.append(
            f'<text x="{left + width + 8}" y="{top + 14 * number}" fill="{colour}">{name}</text>'
        )
    for size in sizes:
        across = point(size, 0).partition(",")[0]
        parts.append(f'<text x="{across}" y="{top + height + 18}">{size:,}</text>')
    path.write_text("\n".join([*parts, "</svg>"]))
    print(f"growth curves: {path}")
