"""Files that tests need and that cannot lie in ``data/``: packed ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """A zip file of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word document; a paragraph that begins with ``# `` is set large and bold, with ``= ``
    centred.
    """
    body = "".join(_paragraph(text) for text in paragraphs)
    document = f"<w:document {_NAMESPACE}><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _paragraph(text: str) -> str:
    large = text.startswith("# ")
    style = '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>' if large else ""
    centred = '<w:pPr><w:jc w:val="center"/></w:pPr>' if text.startswith("= ") else ""
    bare = text.removeprefix("# ").removeprefix("= ")
    return f"<w:p>{centred}<w:r>{style}<w:t>{bare}</w:t></w:r></w:p>"


def xlsx(*rows: tuple[str, ...]) -> bytes:
    """A spreadsheet whose cells are inline strings."""
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return zipped(
        {
            "xl/workbook.xml": "<workbook/>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{lines}</sheetData></worksheet>",
        }
    )


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def rtf(*paragraphs: str) -> bytes:
    """Rich text; a paragraph that begins with ``# `` is set large and bold, with ``= `` centred."""
    ways = {"# ": "\\b\\fs28", "= ": "\\qc\\fs20"}
    lines = (
        f"\\pard {{{ways[text[:2]]} {_escaped(text[2:])}\\par}}"
        if text[:2] in ways
        else f"\\pard\\fs20 {_escaped(text)}\\par"
        for text in paragraphs
    )
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title x}}{\header Page\par}"
    return "\n".join([head, *lines, "}"]).encode("ascii")


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\{}" else c if c.isascii() else f"\\u{ord(c)}?" for c in text)


def pdf(*pages: tuple[tuple[float, float, float, str], ...]) -> bytes:
    """A PDF of these pages; each piece of text is (left, up from below, size, words)."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    first = 4
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    parts.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    parts.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for place, page in enumerate(pages):
        content = b"".join(_set(*piece) for piece in page)
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 "
            + f"3 0 R >> >> /Contents {first + 2 * place + 1} 0 R >>".encode()
        )
        parts.append(f"<< /Length {len(content)} >> stream\n".encode() + content + b"\nendstream")
    return _with_index(parts)


def _set(left: float, up: float, size: float, words: str) -> bytes:
    text = (
        words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    )
    return f"BT /F1 {size} Tf {left} {up} Td (".encode() + text + b") Tj ET\n"


def _with_index(parts: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(parts) + 1
    index = f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    end = f"trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + (index + end).encode()
