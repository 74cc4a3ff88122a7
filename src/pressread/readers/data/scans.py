"""Texts of scanned pages: ALTO, PAGE and hOCR by blocks and lines, TEI by its divisions.

Lines of a block are joined, and words that a hyphen parts at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pressread.errors import NoArticle, NotThisFormat
from pressread.readers import fragments, trees
from pressread.readers.document import Document
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, given, language_code
from pressread.source import Failure, Source
from pressread.text.date_fields import date_field

HOCR = re.compile(rb"""class=["'](?:ocr_page|ocr_carea|ocrx_block)["' ]""")
_HYPHENS = "-\u00ad¬⸗\u2010"


def read(document: Document) -> Iterator[Source | Failure]:
    """The article of the page or file."""
    if HOCR.search(document.sample):
        root = trees.html(document.markup.text)
        yield _scanned(document, "hocr", list(_hocr(root)))
        return
    root = trees.xml(document.raw)
    kind = trees.name(root)
    if kind == "alto":
        yield _scanned(document, "alto", list(_alto(root)))
    elif kind == "PcGts":
        yield _scanned(document, "page-xml", list(_page(root)))
    else:
        yield from _tei(document, root)


def _scanned(document: Document, kind: str, blocks: list[str]) -> Source:
    text = "\n\n".join(block for block in blocks if block)
    if not text:
        raise NotThisFormat(f"has the marks of {kind}, but no line of text")
    return document.source(kind, text=text)


def joined(lines: Iterable[str]) -> str:
    """Lines as one paragraph: a hyphen at the end of one that a small letter follows goes."""
    text = ""
    for line in filter(None, map(trees.fold, lines)):
        if text[-1:] and text[-1] in _HYPHENS and text[-2:-1].isalpha() and line[0].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text


def _alto(root: Any) -> Iterator[str]:
    for block in trees.every(root, "TextBlock"):
        lines = [_alto_line(line) for line in trees.every(block, "TextLine")]
        yield joined(lines)


def _alto_line(line: Any) -> str:
    """The words of a line; of a word in two parts the whole, where its first part stands."""
    words = []
    for word in line.iterchildren("{*}String"):
        part = word.get("SUBS_TYPE") or ""
        whole = word.get("SUBS_CONTENT")
        if not (part == "HypPart2" and whole):
            words.append((whole if part == "HypPart1" else None) or word.get("CONTENT") or "")
    return " ".join(words)


def _page(root: Any) -> Iterator[str]:
    for region in trees.every(root, "TextRegion"):
        lines = region.iterchildren("{*}TextLine")
        yield joined(trees.at(line, "TextEquiv", "Unicode") for line in lines)


def _hocr(root: Any) -> Iterator[str]:
    paragraphs = list(_of_class(root, "ocr_par")) or list(_of_class(root, "ocr_carea"))
    for paragraph in paragraphs or [root]:
        lines = [
            part
            for name in ("ocr_line", "ocr_header", "ocr_textfloat", "ocrx_line")
            for part in _of_class(paragraph, name)
        ]
        yield joined(map(trees.folded, lines or [paragraph]))


def _of_class(root: Any, name: str) -> Iterator[Any]:
    return (part for part in root.iter("*") if name in (part.get("class") or "").split())


def _tei(document: Document, root: Any) -> Iterator[Source | Failure]:
    divisions = [part for part in trees.every(root, "div", "div1", "div2") if _is_article(part)]
    divisions = [part for part in divisions if not any(map(_is_article, part.iterancestors()))]
    text = next(trees.every(root, "text"), None)
    parts = divisions or ([] if text is None else [text])
    found = False
    for number, part in enumerate(parts, 1):
        stated = _tei_fields(root, part)
        if stated["body"][0]:
            found = True
            number_of_many = number if len(parts) > 1 else None
            yield document.source("tei", given("tei", stated), record=number_of_many)
    if not found:
        raise NoArticle("is TEI without a text: there is nothing to import")


def _is_article(part: Any) -> bool:
    return part.get("type") in ("article", "news", "item")


def _tei_fields(root: Any, part: Any) -> dict[str, tuple[Any, str]]:
    headline = trees.at(part, "head") or trees.say(root, ".//titleStmt/title")
    body = fragments.from_element(part)
    paragraphs = tuple(_unbroken(line) for line in body.paragraphs if line != headline)
    when = trees.say(root, ".//publicationStmt/date@when | .//sourceDesc//date@when")
    language = next((e.get("ident") for e in trees.every(root, "language")), None)
    return {
        "headline": (headline, "head"),
        "byline": (tuple(trees.found(part, ".//byline")), "byline"),
        "publisher": (trees.say(root, ".//publicationStmt/publisher"), "publisher"),
        "published": (date_field(when or trees.say(root, ".//publicationStmt/date")), "date"),
        "language": (language_code(language), "language"),
    } | body_fields(Body(paragraphs), "text")


def _unbroken(text: str) -> str:
    return re.sub(r"(?<=[^\W\d_])[\u00ad¬⸗] ?(?=[^\W\d_])", "", text)
