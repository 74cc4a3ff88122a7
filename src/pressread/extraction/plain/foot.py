"""What stands among and below the paragraphs: captions, credits, the site's name, a paywall."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressread.article import Image
from pressread.extraction.plain.credits import image_of
from pressread.extraction.plain.head import Head
from pressread.extraction.plain.layout import Layout
from pressread.extraction.plain.marks import (
    date_lines,
)
from pressread.extraction.plain.trim import credit_below
from pressread.text.bylines import leading, signed
from pressread.text.publishers import has_paper_word, is_publisher

_PAYWALL = re.compile(
    r"(?:subscribe|sign (?:in|up)|log in|register)\b[^.]{0,40}\bto (?:continue|keep|read|unlock)\b"
    r"|to (?:continue|keep) reading|continue reading (?:with|for)"
    r"|(?:is|are) (?:only )?(?:for|available to) (?:subscribers|members)"
    r"|already a (?:subscriber|member)|for subscribers only|unlock this article"
    r"|weiterlesen mit|jetzt weiterlesen|nur für abonnenten|sie haben bereits ein .{0,12}abo"
    r"|réservé aux abonnés|il vous reste .{0,12}de cet article|lire la suite"
    r"|para suscriptores|seguir leyendo|exclusivo para|solo per gli abbonati|abonelere özel"
    r"|alleen voor abonnees|for abonnenter|dostęp dla subskrybentów",
    re.I,
)
_SITE = re.compile(
    r"(?P<a>[^\W\d_a-z][\w&.’' -]{1,40}?)[’']s? (?:website|site|web site|app)\b"
    r"|^Follow (?:the )?(?P<c>[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,4}) on\b"
    r"|^(?P<d>[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,4}?)(?: Media)?"
    r" (?:Ltd|Limited|GmbH|Inc|LLC|plc)\b"
    r"|(?:©|\([cC]\)\s|[Cc]opyright\s|COPYRIGHT\s)\s*(?:©|\([cC]\)|[Cc]opyright)?"
    r"\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?,?\s*(?:[Bb]y )?"
    r"(?P<b>[^\W\d_a-z][\w&’'.-]*(?: [^\W_][\w&’'.-]*){0,4}?)"
    r"(?=\s*(?:$|[.,|·•–—©/]|\d{4}"
    r"|(?i:all rights|alle rechte|tous droits|ltd|inc\b|llc|gmbh|reserved)))"
)
_NO_SITE = (
    "all", "copyright", "rights", "getty", "afp", "reuters", "ap", "epa", "dpa", "this",
)  # fmt: skip
_FEW_BELOW = 5  # blocks below the text: a clip's own foot; a site's has dozens
_AFTER_NAME = re.compile(r"\s+[—–|·]\s|\n")  # what a paper says of itself behind its name
_SIGN_OFF = re.compile(
    r"[(\[]?\s*(?:reporting|writing|report|reported|additional reporting)"
    r"(?:\s+and\s+\w+)?\s+by\b[:\s]+"
    r"(?P<names>[^;()\[\]]{3,150})",
    re.I,
)


def read_rest(layout: Layout, head: Head) -> list[str]:
    """Add the captions between paragraphs, the sign-off and late date lines to ``head``; give
    back the lines that are no part of the article, in order.
    """
    inside, boilerplate = set(layout.body), []
    for n, block in enumerate(layout.blocks):
        if n in inside or n in head.used:
            continue
        near = layout.first < n < layout.last + 4
        image = image_of(block.text) if near else None
        caption = near and not image and 3 <= layout.shapes[n].size <= 45
        credit = credit_below(layout.blocks, layout.shapes, n) if caption else None
        if credit:
            image, head.used[n + 1] = Image(block.text, credit), "images"
        if image:
            head.images.append(image)
            head.used[n] = "images"
            continue
        if n > layout.last:
            _take_late(layout, n, head)
        boilerplate.append(block.text)
    return boilerplate


def _take_late(layout: Layout, n: int, head: Head) -> None:
    """A byline or a labelled date that stands directly below the body."""
    text = layout.blocks[n].text
    if n > layout.last + 5 or len(text) > 250:
        return
    sign_off = _SIGN_OFF.match(text)
    names = leading(sign_off["names"]) if sign_off else signed(text)
    if names and not head.byline:
        head.byline = names
        head.used[n] = "byline"
    for found in date_lines(text):
        if found.labelled and getattr(head, found.kind) is None:
            setattr(head, found.kind, found.value)
            head.used[n] = found.kind


def publisher_of(boilerplate: Sequence[str]) -> str | None:
    """The site that a footer names as its own: "X's website", "© 2021 X"."""
    for text in reversed(boilerplate):
        match = _SITE.search(text[:300])
        if match:
            name = (match["a"] or match["b"] or match["c"] or match["d"]).strip(" .-")
            if name.split()[0].casefold() not in _NO_SITE:
                return name
    return None


def paper_below(layout: Layout) -> str | None:
    """The paper whose name stands alone below the text; ``None`` where more than a few lines
    stand there, as below a page of a site, or two names do.
    """
    below = layout.blocks[layout.last + 1 :]
    papers = {paper_alone(block.text) for block in below[: _FEW_BELOW + 1]} - {None}
    return papers.pop() if len(papers) == 1 and len(below) <= _FEW_BELOW else None


def paper_alone(text: str) -> str | None:
    """The paper that a line names and says nothing else, but what a paper says of itself."""
    name = _AFTER_NAME.split(text, maxsplit=1)[0].strip(" .")
    titled = all(map(str.istitle, (name[:1], name.rpartition(" ")[2][:1])))  # first and last word
    return name if " " in name and titled and has_paper_word(name) and is_publisher(name) else None


def paywall_line(layout: Layout) -> int | None:
    """The block just below the body that asks for a subscription, if one does."""
    for n in range(layout.last + 1, min(layout.last + 7, len(layout.blocks))):
        if _PAYWALL.search(layout.blocks[n].text[:300]):
            return n
    return None
