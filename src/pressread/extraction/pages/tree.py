"""A saved page as one lxml tree, whatever is in the file.

The tree is parsed once and read by every stage; no stage changes it. libxml2 drops what lies
deeper than 2,048 elements, so a page nested deeper has its mere wrappers taken out first.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from pressread.errors import NoArticle, TooLarge

MAX_CHARACTERS = 64_000_000
# The same without pictures written into the page itself.
MAX_MARKUP = 16_000_000
MAX_WORDS = 4000

UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "head"})
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp "
    "small span strike strong sub sup time tt u var wbr".split()
)

# Every tag but those that mean something by themselves.
_WRAPPER = re.compile(
    r"</?(?!(?:html|head|body|title|meta|link|script|style|h[1-6]|br|img|time|figcaption)\b)"
    r"[a-z][^<>]*>",
    re.I,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_EMBEDDED = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]{500,}")
_SPACE = re.compile(r"\s+")
# Zero-width and bidi controls say nothing about the words and hide equal strings from each other;
# the zero-width joiners stay, for Persian and Indic spelling needs them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Page:
    """The parsed page. ``root`` is the ``html`` element."""

    def __init__(self, root: Any, url: str | None) -> None:
        self.root = root
        self.url = url

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """Contents of ``meta`` elements by lower-case name, property, itemprop or http-equiv."""
        found: dict[str, list[str]] = {}
        for element in self.root.iter("meta"):
            content = clean((element.get("content") or element.get("value") or "")[:20_000])
            if not content:
                continue
            for key in ("name", "property", "itemprop", "http-equiv"):
                for name in (element.get(key) or "").lower().split():
                    found.setdefault(name, []).append(content)
        return found

    def meta(self, *names: str) -> tuple[str, str] | None:
        """The first of the named metas that has words, as ``(content, name)``."""
        for name in names:
            if name in self.metas:
                return self.metas[name][0], name
        return None

    @cached_property
    def headings(self) -> list[Any]:
        """Every ``h1`` element, in the order of the page."""
        return list(self.root.iter("h1"))


def parse(html: str, url: str | None = None) -> Page:
    """Read markup into a tree.

    Raises ``TooLarge`` over the limits above, ``NoArticle`` where there is no markup at all.
    """
    if len(html) > MAX_CHARACTERS:
        raise TooLarge(f"a page of more than {MAX_CHARACTERS // 1_000_000} million characters")
    html = _CONTROL.sub(" ", _DECLARATION.sub("", html))
    if len(html) > MAX_MARKUP:
        html = _EMBEDDED.sub("data:,", html)
    if len(html) > MAX_MARKUP:
        limit = MAX_MARKUP // 1_000_000
        raise TooLarge(f"a page of more than {limit} million characters of markup and text")
    root, excessive = _read(html)
    if excessive:
        root, _ = _read(_WRAPPER.sub(" <br> <br> ", html))
    if root is None:
        raise NoArticle("the page is empty")
    return Page(root, url)


def _read(html: str) -> tuple[Any, bool]:
    """The root element (``None`` if there is none) and whether the nesting was too deep."""
    from lxml import etree

    parser = etree.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None, False
    deep = any("depth" in entry.message for entry in parser.error_log.filter_from_errors())
    return root, deep


def clean(text: str | None) -> str:
    """One line of visible text: entities of entities, white space and invisible marks mended."""
    if not text:
        return ""
    if "&" in text and ";" in text:
        from html import unescape

        text = unescape(text)
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def words_of(element: Any) -> str:
    """The text inside an element, as one line; scripts and styles left out."""
    return clean("".join(pieces(element)))


def lines_of(element: Any) -> list[str]:
    """The text inside an element, a line for each box in it."""
    lines = map(clean, "".join(pieces(element, "\x00")).split("\x00"))
    return [line for line in lines if line]


def pieces(element: Any, gap: str = " ") -> list[str]:
    """The text nodes inside an element in reading order, ``gap`` wherever a line would break.

    Stops after ``MAX_WORDS`` code points: an element that is never closed holds the whole page.
    """
    from lxml import etree

    parts: list[str] = []
    size = count = 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        text = ""
        if event == "start":
            if node.tag in UNSEEN:
                walk.skip_subtree()
            else:
                text = node.text or ""
        elif node is not element:
            text = ("" if node.tag in INLINE else gap) + (node.tail or "")
        parts.append(text)
        size, count = size + len(text), count + 1
        if size > MAX_WORDS or count > MAX_WORDS:
            break
    return parts


_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Letters and digits only, case folded: equal where only typography differs."""
    return "".join(_WORD.findall(text.casefold()))


def agree(one: str, other: str) -> bool:
    """Whether two headlines are the same but for a suffix, an overline or typography."""
    a, b = sorted((fold(one), fold(other)), key=len)
    return bool(a) and (a == b or (len(a) >= 12 and 3 * len(a) >= len(b) and a in b))


def overlap(one: str, other: str) -> float:
    """The share (0..1) of the distinct words of ``one`` that ``other`` has too."""
    mine = set(_WORD.findall(one.casefold()))
    return len(mine & set(_WORD.findall(other.casefold()))) / len(mine) if mine else 0.0
