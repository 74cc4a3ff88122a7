"""A fragment of HTML, XHTML or NITF inside another format -> paragraphs and what kind each is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from pressread.readers import trees

_KINDS = {
    "h1": "subhead", "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead",
    "h6": "subhead", "hl1": "subhead", "hl2": "subhead", "li": "item", "dd": "item",
    "dt": "item", "blockquote": "blockquote", "bq": "blockquote", "pre": "preformatted",
    "tr": "table", "figcaption": "caption", "media-caption": "caption", "caption": "caption",
}  # fmt: skip
_PLAIN_NAMES = """
p div section article aside header footer main nav ul ol dl table tbody thead tfoot figure hr
block body body.content address center media note fieldset form
"""
_PLAIN = frozenset(_PLAIN_NAMES.split())
_SKIPPED_NAMES = "media-reference media-object media-metadata media-producer button input select"
_ELEMENTS = """
a abbr address article aside audio b big blockquote body br button caption center cite code col
colgroup dd del details div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4
h5 h6 head header hl1 hl2 hr html i iframe img input ins kbd label legend li link main mark meta nav
nobr noscript object ol option p picture pre q s samp script section select small source span strike
strong style sub summary sup svg table tbody td tfoot th thead time title tr tt u ul var video wbr
"""
_NAMED = rf"(?:{'|'.join(_ELEMENTS.split())}|[a-z]+[-:][a-z:-]+)"
MARKUP = re.compile(rf"</?{_NAMED}(?:\s[^<>]*)?/?>|&(?:#\d{{2,6}}|[a-z]{{2,8}});", re.IGNORECASE)
"""What makes a text HTML: an element of it, well formed, or an entity; "<Harbour Ltd>" is text."""
_OTHER = re.compile(rf"<(?=[^\s/!?])(?!{_NAMED}(?:[\s/>]|$))([^\s<>/]*)", re.IGNORECASE)
_SKIPPED = trees.SILENT | frozenset(_SKIPPED_NAMES.split())
_BREAK = re.compile(r"\n[ \t\xa0]*\n")
_INDENTED = re.compile(r"\n(?=[ \t])")
_WIRE = re.compile(r"\n[ \t]{3,}\S[^\n]*\n\S")  # an indented line before one that is not
_SOFT = "\u2028"  # a <br>, while newlines are still those of the file
_TWICE = re.compile(f"{_SOFT}\\s*{_SOFT}")
_LONG = 100
_ENDED = 0.75  # a subheading between paragraphs has no stop
_STOPS = ".!?:;\"'”’»)]…。"


class Body(NamedTuple):
    """``kinds`` is parallel to ``paragraphs``, or empty where all are plain paragraphs."""

    paragraphs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


def from_html(markup: str) -> Body:
    """The body of an HTML fragment; plain text without any tag is read as plain text."""
    if MARKUP.search(markup) is None or "<" not in markup:
        from html import unescape

        return Body(from_plain(unescape(markup)))
    return from_element(trees.html(_kept(markup)))


def from_plain(text: str) -> tuple[str, ...]:
    """Paragraphs of plain text: parted by blank lines, or begun by an indented line.

    Hard-wrapped lines are joined; a text of long lines without blank ones has a paragraph a line.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    pieces = (part for block in _BREAK.split(text) for part in _unwrapped(block))
    return tuple(piece for piece in map(trees.fold, pieces) if piece)


def _kept(markup: str) -> str:
    """Markup in which ``<Harbour Ltd>`` is text: what is no element of HTML and never closed."""
    return _OTHER.sub(
        lambda found: found[0] if f"</{found[1]}>" in markup else "&lt;" + found[1], markup
    )


def from_lines(text: str) -> tuple[str, ...]:
    """Paragraphs of plain text out of data, where a line feed alone parts them too.

    It does where the lines end as sentences do; those of hard-wrapped text do not.
    """
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    ended = sum(line.rstrip()[-1] in _STOPS for line in lines)
    if len(lines) > 1 and ended >= _ENDED * len(lines):
        return tuple(line for line in map(trees.fold, lines) if line)
    return from_plain(text)


def _unwrapped(block: str) -> list[str]:
    """The paragraphs of some lines without a blank one between them."""
    lines = [line for line in block.split("\n") if line.strip()]
    if len(lines) < 2:
        return lines
    if max(map(len, lines)) > _LONG:  # longer than anyone wraps: a line is a paragraph
        ended = sum(line.rstrip()[-1] in _STOPS for line in lines[:-1])
        return lines if ended * 2 >= len(lines) - 1 else [block]
    indented = sum(line[0] in " \t" for line in lines[1:])
    return _INDENTED.split(block) if 0 < indented < len(lines) - 1 else [block]


def from_element(root: Any) -> Body:
    """The body under an element, in reading order. Walks without recursion: markup can be deep."""
    collector = _Collector()
    collector.walk(root)
    kinds = tuple(kind for kind, _ in collector.found)
    return Body(
        tuple(text for _, text in collector.found),
        kinds if any(kind != "paragraph" for kind in kinds) else (),
        tuple(collector.captions),
    )


class _Collector:
    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self.captions: list[str] = []
        self._kinds = ["paragraph"]
        self._pieces: list[str] = []

    def walk(self, root: Any) -> None:
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            tag = trees.name(element)
            if event == "start":
                self._start(tag, element, walker)
                continue
            if event == "end":
                self._end(tag)
            if element is not root and element.tail:
                self._pieces.append(element.tail)
        self._flush()

    def _start(self, tag: str, element: Any, walker: Any) -> None:
        if tag in _SKIPPED:
            walker.skip_subtree()
            return
        if tag in _KINDS or tag in _PLAIN:
            self._flush()
            self._kinds.append(_KINDS.get(tag, self._kinds[-1]))
        elif tag == "br":
            self._pieces.append(_SOFT)
        elif tag in ("td", "th") and self._pieces and any(map(str.strip, self._pieces)):
            self._pieces.append(" | ")
        self._pieces.append(element.text or "")

    def _end(self, tag: str) -> None:
        if tag not in _SKIPPED and (tag in _KINDS or tag in _PLAIN):
            self._flush()
            self._kinds.pop()

    def _flush(self) -> None:
        text = "".join(self._pieces)
        self._pieces = []
        kind = self._kinds[-1]
        if kind == "preformatted" and text.strip():
            self.found.append((kind, text.replace(_SOFT, "\n").strip("\n").rstrip()))
            return
        for piece in _parted(text):
            if kind == "caption":
                self.captions.append(piece)
            elif piece.strip("| "):
                self.found.append((kind, piece))


def _parted(text: str) -> Iterable[str]:
    """The paragraphs of one block: two ``<br>`` part them, and the indents of wire copy."""
    if _WIRE.search(text):
        return from_plain(text.replace(_SOFT, "\n"))
    return filter(None, map(trees.fold, _TWICE.split(text)))
