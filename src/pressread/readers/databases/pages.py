"""Which reader knows a page of an export, told by its own marks; the page may stand in a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FACTIVA = re.compile(
    rb"<p[^<>]{1,40}articleParagraph|<title>[^<]{0,40}Factiva|<h1>[^<]{0,40}Factiva", re.I
)
_PROQUEST_PAGE = re.compile(rb"ProQuest document (?:link|ID)|<title>ProQuest", re.I)
_HOCR = re.compile(rb"""class=["'](?:ocr_page|ocr_carea|ocrx_block)["' ]""")


def readers_of(sample: bytes) -> Iterator[str]:
    """The modules of the readers that may know a page that begins so."""
    if _FACTIVA.search(sample):
        yield "databases.factiva"
    if b"DocPublicationName" in sample and b"titreArticle" in sample:
        yield "databases.europresse"
    if _PROQUEST_PAGE.search(sample):
        yield "databases.proquest"
    if all(mark in sample for mark in (b"topic-list", b"topic-detail", "文字数".encode())):
        yield "databases.japanese"
    if all(mark in sample for mark in (b"contentsTable", b"heiseiDetailArea")):
        yield "databases.japanese"
    if "^ИС:".encode("cp1251") in sample or "^ИС:".encode() in sample:
        yield "databases.integrum"
    if b"page_header" in sample and b"from_name" in sample and b'class="message' in sample:
        yield "notes.telegram"
    if _HOCR.search(sample):
        yield "data.scans"
