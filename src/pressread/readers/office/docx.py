"""Word-processor documents (.docx, .odt): one article a file, or an export of many records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pressread.errors import NoArticle, NotThisFormat
from pressread.readers import trees, unpack
from pressread.readers.document import MAX_ARTICLE, Document, Paragraph
from pressread.source import Failure, Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_OPEN = "content.xml"
_LARGE = 13


def read(document: Document) -> Iterator[Source | Failure]:
    """The records of an export; otherwise the whole as plain text, a blank line a paragraph."""
    found = list(paragraphs(document))
    if not any(paragraph.text.strip() for paragraph in found):
        raise NoArticle("is a document without text: there is nothing to import")
    yield from read_paragraphs(document, "docx", found)


def read_paragraphs(
    document: Document, kind: str, found: Sequence[Paragraph]
) -> Iterator[Source | Failure]:
    """What these paragraphs hold; ``kind`` is the format of a document that is no export."""
    for export in _exports(document, found):
        try:
            yield from export
            return
        except NotThisFormat:
            continue
    lines = (trees.fold(paragraph.text) for paragraph in found)
    yield document.source(kind, text="\n\n".join(line for line in lines if line))


def _exports(
    document: Document, found: Sequence[Paragraph]
) -> Iterator[Iterator[Source | Failure]]:
    """The readings of the exports that the paragraphs may be of."""
    from pressread.readers.databases import factiva_text, nexis, nexis_uni
    from pressread.readers.databases.nexis import from_paragraphs

    if nexis.is_export(paragraph.text.strip() for paragraph in found):
        yield nexis.read_blocks(document, from_paragraphs(found), None)
    if nexis_uni.is_export(found):
        yield nexis_uni.read(document, found)
    printed = [line for paragraph in found for line in (*paragraph.text.split("\n"), "")]
    text = "\n".join(printed)
    if factiva_text.is_coded(text):
        yield factiva_text.read_coded_lines(document, printed, None)
    if factiva_text.is_export(text):
        yield factiva_text.read_lines(document, printed, None)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of the body in reading order. Raises ``BadInput`` for a damaged file."""
    with unpack.open_zip(document) as archive:
        word = _BODY in archive.namelist()
        raw = unpack.member_bytes(archive, _BODY if word else _OPEN, MAX_ARTICLE)
    root = trees.xml(raw)
    if not word:
        yield from (Paragraph("".join(part.itertext())) for part in trees.every(root, "p", "h"))
        return
    for element in root.iter(f"{_W}p"):
        marks = (mark.get(f"{_W}name") or "" for mark in element.iter(f"{_W}bookmarkStart"))
        text = "".join(_pieces(element))
        aligned = element.find(f"{_W}pPr/{_W}jc")
        centred = aligned is not None and aligned.get(f"{_W}val") == "center"
        yield Paragraph(text, tuple(mark for mark in marks if mark), _is_large(element), centred)


def _is_large(element: Any) -> bool:
    runs = [run for run in element.iter(f"{_W}r") if run.findtext(f"{_W}t")]
    sizes = (run.find(f"{_W}rPr/{_W}sz") for run in runs if run.find(f"{_W}rPr/{_W}b") is not None)
    large = [size for size in sizes if size is not None and _points(size) >= _LARGE]
    return bool(runs) and len(large) == len(runs)


def _points(size: Any) -> float:
    value = size.get(f"{_W}val") or ""
    return int(value) / 2 if value.isdecimal() else 0


def _pieces(element: Any) -> Iterator[str]:
    for part in element.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}noBreakHyphen"):
        if part.tag == f"{_W}t":
            yield part.text or ""
        else:
            yield {f"{_W}br": "\n", f"{_W}tab": "\t"}.get(part.tag, "\u2011")
