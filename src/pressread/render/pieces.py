"""The small parts every screen is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text

from pressread.hits import Span
from pressread.output.quotes import UNKNOWN
from pressread.render.console import tint
from pressread.render.wrap import cut, shortened
from pressread.sanitize import clean, clean_spans

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from pressread.article import Quote, ReportedSpeech

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MEASURE = 72  # columns of a readable line: between 66 and 76, as books are set
WIDEST_MARGIN = 24
LEAST = 16  # cells of a part of a line that is worth showing


def plain(text: str, style: str = "") -> Text:
    """Foreign text, cleaned."""
    return Text(clean(text), style=f"pr.{style}" if style else "", end="")


def marked(text: str, spans: Iterable[Span], style: str = "") -> Text:
    """Foreign text, cleaned, with the spans of its hits marked."""
    shown, moved = clean_spans(text, tuple((span.start, span.end) for span in spans))
    made = Text(shown, style=f"pr.{style}" if style else "", end="")
    for start, end in moved:
        made.stylize("pr.hit", start, end)
    return made


def margin(width: int) -> int:
    """Columns left of a page that is set at the measure."""
    if width < MEASURE + 8:
        return 0 if width < 40 else 2
    return min((width - MEASURE) // 2, WIDEST_MARGIN)


def measure(width: int) -> int:
    """Columns of a line of the page."""
    return max(4, min(MEASURE, width - 2 * margin(width)))


def joined(parts: Iterable[Text], cells: int, between: str = " · ") -> Text:
    """Parts in a line, as many as fit; one that does not is cut where enough of it would be
    left, else left out.
    """
    line = Text(end="")
    for part in parts:
        if not part.plain:
            continue
        lead = between if line.plain else ""
        room = cells - cell_len(line.plain + lead)
        if line.plain and room < min(cell_len(part.plain), LEAST):
            continue
        line.append(lead, "pr.quiet")
        line.append_text(cut(part, max(1, room)))
    return line


def superscript(number: int) -> str:
    """``12`` as ``¹²``."""
    return str(number).translate(SUPERSCRIPTS)


class Line:
    """A line that is set already: Rich neither wraps nor cuts it."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return self.text.render(console, "\n")


def line(text: Text) -> Line:
    """``text`` as a line of its own."""
    made = Text.assemble(text)  # a span for the style of the whole: render() knows only spans
    made.rstrip()
    return Line(made)


class Cell(NamedTuple):
    """One cell of a list: harmless text in one style. Lists are long, and a ``Text`` is dear."""

    text: str
    style: str = ""

    @property
    def cells(self) -> int:
        """How wide it is."""
        return cell_len(self.text)


def cell(text: str, style: str = "", most: int | None = None) -> Cell:
    """Foreign text, cleaned and cut to ``most`` cells."""
    shown = clean(text)
    return Cell(shown if most is None else shortened(shown, most), f"pr.{style}" if style else "")


class Row:
    """Cells in a line, each padded to its width; the last is cut to what is left."""

    def __init__(self, cells: Sequence[Cell], widths: Sequence[int], width: int) -> None:
        self.cells = cells
        self.widths = widths
        self.width = width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        used, gap = 0, ""
        for cell, width in zip(self.cells, (*self.widths, self.width), strict=True):
            shown = shortened(cell.text, self.width - used)
            if shown:
                yield Segment(gap)
                yield Segment(shown, console.get_style(cell.style or "none"))
                gap = ""
            used += width
            gap += " " * (width - cell.cells)
        yield Segment.line()


def heading(title: str) -> Line:
    """A heading over a group."""
    return line(plain(title, "subhead"))


def speaker_line(quote: Quote | ReportedSpeech, number: int | None) -> Text:
    """Who speaks, in the tint of speaker ``number``, and in which role."""
    speaker = quote.speaker
    if speaker is None:
        return plain(UNKNOWN, "quiet")
    made = Text.assemble(plain(speaker.name or speaker.as_written or UNKNOWN, "speaker"))
    if number is not None:
        made.stylize(tint(number))
    if speaker.role:
        made = Text.assemble(made, ", ", plain(speaker.role, "role"))
    return made
