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
