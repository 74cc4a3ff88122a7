"""PDF with a text layer: the words in the order in which a person reads columns.

The pieces of a page are cut apart at the widest white strips, first those between columns. Scans
without a text layer are told as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from pressread.errors import PassedOver, TooLarge, UnreadableFile
from pressread.readers import print_layout
from pressread.readers.document import Document, Paragraph
from pressread.readers.office import docx
from pressread.source import Failure, Given, Source

_MOST_PAGES = 3000
_MOST_PIECES = 20_000  # of one page; more are a drawing
_LEAST_TEXT = 40  # letters a file, below which it is a scan
_GUTTER = 7.0  # points between columns
_COLUMN_LINES = 4
_GAP = 1.5  # times the usual distance of lines, from which on a paragraph begins
_FAR = 3.5  # times the height of letters
_INDENT = 7.0
_LARGE = 1.45  # times the usual height of letters, which differs by what hangs below the line
_DEEPEST = 40


class _Piece(NamedTuple):
    """Text that stands on one line, in points from the lower left."""

    left: float
    low: float
    right: float
    high: float
    text: str


def read(document: Document) -> Iterator[Source | Failure]:
    """The article, or the records of an export that was printed to PDF."""
    pages = [_grouped(pieces) for pieces in _pages(document)]
    if sum(len(piece.text) for page in pages for row in page for piece in row) < _LEAST_TEXT:
        raise PassedOver("is a PDF without a text layer, a scan: run OCR on it (ocrmypdf) first")
    places, head = print_layout.running_heads(
        [[_merged(row).text for row in page] for page in pages]
    )
    lines: list[str] = []
    for page, dropped in zip(pages, places, strict=True):
        kept = [row for place, row in enumerate(page) if place not in dropped]
        lines += _lines([piece for row in kept for piece in row])
    text = print_layout.relaid("\n".join(lines)).text
    stated = print_layout.said_above(head)
    provenance = dict.fromkeys(stated, "running head")
    document.given = Given(**stated, provenance=provenance)  # type: ignore[arg-type]
    blocks = [" ".join(block.split()) for block in text.split("\n\n")]
    yield from docx.read_paragraphs(document, "pdf", [Paragraph(b) for b in blocks if b])


def _pages(document: Document) -> Iterator[list[_Piece]]:
    import pypdfium2

    try:
        book = pypdfium2.PdfDocument(document.raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile("is a PDF locked with a password: save it without one") from error
        why = str(error).partition("PDFium: ")[2].strip(").") or str(error)
        raise UnreadableFile(f"is a damaged PDF ({why}): get it again") from error
    with book:
        if len(book) > _MOST_PAGES:
            raise TooLarge(f"is a PDF of {len(book)} pages, over {_MOST_PAGES}: split it")
        for number in range(len(book)):
            try:
                yield _pieces(book[number])
            except pypdfium2.PdfiumError:
                yield []  # a damaged page costs itself


def _pieces(page: Any) -> list[_Piece]:
    text = page.get_textpage()
    try:
        count = min(text.count_rects(), _MOST_PIECES)
        found = []
        for number in range(count):
            left, low, right, high = text.get_rect(number)
            words = text.get_text_bounded(left, low, right, high)
            words = " ".join(words.replace("\ufffe", "-").replace("\x02", "-").split())
            if words:
                found.append(_Piece(left, low, right, high, words))
        return found
    finally:
        text.close()
        page.close()


def _lines(pieces: list[_Piece]) -> list[str]:
    """The lines of a page in reading order, an empty one where a paragraph ends."""
    lines: list[str] = []
    for block in _blocks(pieces, 0):
        lines += [*_paragraphed(_rows(block)), ""]
    return lines


def _blocks(pieces: list[_Piece], depth: int) -> Iterator[list[_Piece]]:
    """Columns and what stands above each other, cut where nothing crosses the white."""
    if len(pieces) < 2 or depth > _DEEPEST:
        yield pieces
        return
    parts = _beside(pieces) or _above(pieces)
    if parts is None:
        yield pieces
        return
    for part in parts:
        yield from _blocks(part, depth + 1)


def _beside(pieces: list[_Piece]) -> tuple[list[_Piece], list[_Piece]] | None:
    """Left and right of the widest gutter that several lines on both sides share."""
    at = _widest([(piece.left, piece.right) for piece in pieces], _GUTTER)
    if at is None:
        return None
    left = [piece for piece in pieces if piece.right <= at]
    right = [piece for piece in pieces if piece.left >= at]
    if min(len(_rows(left)), len(_rows(right))) < _COLUMN_LINES:
        return None
    return left, right


def _above(pieces: list[_Piece]) -> tuple[list[_Piece], list[_Piece]] | None:
    """Above and below the widest strip, where that is wider than lines are high."""
    usual = median(piece.high - piece.low for piece in pieces)
    at = _widest([(piece.low, piece.high) for piece in pieces], 0.9 * usual)
    if at is None:
        return None
    return (
        [piece for piece in pieces if piece.low >= at],
        [piece for piece in pieces if piece.high <= at],
    )


def _widest(spans: list[tuple[float, float]], least: float) -> float | None:
    """The middle of the widest gap between spans on a line; ``None`` where all are narrower."""
    best, place = least, None
    end = -1e9
    for begin, stop in sorted(spans):
        if end > -1e9 and begin - end > best:
            best, place = begin - end, (begin + end) / 2
        end = max(end, stop)
    return place


def _rows(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces on one height as one line, from the top down."""
    return [_merged(row) for row in _grouped(pieces)]


def _grouped(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.high, piece.left)):
        middle = (piece.low + piece.high) / 2
        if rows and rows[-1][0].low <= middle <= rows[-1][0].high:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row) for row in rows]


def _merged(row: list[_Piece]) -> _Piece:
    return _Piece(
        row[0].left,
        min(piece.low for piece in row),
        max(piece.right for piece in row),
        max(piece.high for piece in row),
        "".join(
            piece.text if above is None else _space(above, piece) + piece.text
            for above, piece in zip((None, *row), row, strict=False)
        ),
    )


def _space(before: _Piece, piece: _Piece) -> str:
    """White between two pieces of a line, wide where they are far apart."""
    return " " if piece.left - before.right < 3 * _GUTTER else "    "


def _paragraphed(rows: list[_Piece]) -> Iterator[str]:
    """The lines of a block, an empty one before each that begins a paragraph."""
    if not rows:
        return
    steps = [above.high - below.high for above, below in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    height = median(row.high - row.low for row in rows)
    edge = min(row.left for row in rows)
    yield rows[0].text
    for above, row in pairwise(rows):
        step = above.high - row.high
        apart = step > _GAP * usual or step > _FAR * height
        indented = _INDENT < row.left - edge < 6 * _INDENT and above.left - edge < _INDENT
        larger = (row.high - row.low > _LARGE * height) != (
            above.high - above.low > _LARGE * height
        )
        if apart or indented or larger:
            yield ""
        yield row.text


def _is_large(row: _Piece, usual: float) -> bool:
    return row.high - row.low > _LARGE * usual
