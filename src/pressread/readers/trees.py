"""Markup -> trees, parsed safely: no external access, no entity expansion, bounded depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pressread.errors import UnknownFormat
from pressread.readers.document import HEAD

LANG = "@{http://www.w3.org/XML/1998/namespace}lang"
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!--", re.IGNORECASE)  # a comment may push one out of the head
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_REFERENCE = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_BLOCK_NAMES = """
address article aside blockquote center dd div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
_SILENT_NAMES = "script style head title template noscript iframe object svg math"
_BREAKS = {"br": "\n"} | dict.fromkeys(_BLOCK_NAMES.split(), "\n\n")
SILENT = frozenset(_SILENT_NAMES.split())
"""Elements whose text no reader of a page sees."""


def html(markup: str) -> Any:
    """The root element of a page or fragment (lxml), never ``None``. Raises ``UnknownFormat``."""
    import lxml.html
    from lxml import etree

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(_unmarked(markup) or "<p></p>", parser)
    except (etree.ParserError, etree.LxmlError, ValueError, AssertionError) as error:
        raise UnknownFormat(f"holds HTML that cannot be parsed ({error})") from error
    return root


def _unmarked(markup: str) -> str:
    """Markup without control characters and without a declaration of a charset it had once."""
    return _DECLARATION.sub("", _CONTROL.sub(" ", markup), count=1)


def xml(data: bytes) -> Any:
    """The root element (lxml) of an XML document.

    Entities that the document itself declares are never expanded: a few lines of them can stand
    for gigabytes. A document that uses one is refused; of others the declarations are passed over,
    as agencies write them without need. Undeclared names of HTML (``&nbsp;``) are read as HTML has
    them.
    Raises ``UnknownFormat`` for what is not well-formed.
    """
    from lxml import etree

    if _DOCTYPE.search(data[:HEAD]) or b"\0" in data[:HEAD]:
        data = _without_entities(data)
    try:
        return etree.fromstring(_REFERENCE.sub(_html_entity, data.lstrip()), _xml_parser())
    except (etree.LxmlError, ValueError) as error:
        raise UnknownFormat(f"is not well-formed XML ({error}): get it again") from error


def _without_entities(data: bytes) -> bytes:
    """A document without its own declarations. Raises ``UnknownFormat`` where it uses one."""
    wide = b"\0" in data[:HEAD]
    plain = data.replace(b"\0", b"") if wide else data  # UTF-16 and 32
    if not _ENTITY.search(plain):
        return data
    subset = None if wide else _SUBSET.search(data[:HEAD])
    rest = data[: subset.start()] + data[subset.end() :] if subset else plain
    used = any(b"&" + name + b";" in rest for name in _DECLARED.findall(plain))
    if subset is None or used or _ENTITY.search(rest):
        raise UnknownFormat("uses XML entities of its own, which is refused: remove them")
    return rest


_SUBSET = re.compile(
    rb"<!DOCTYPE\s[^\[<>]{0,400}\[(?:[^\]\"'<]|<!--.{0,2000}?-->|<[^<>\"']{0,200}"
    rb"(?:\"[^\"]{0,2000}\"[^<>\"']{0,200}|'[^']{0,2000}'[^<>\"']{0,200}){0,4}>){0,400}\]\s*>",
    re.S | re.I,
)
_DECLARED = re.compile(rb"<!ENTITY\s+([A-Za-z_][\w.-]{0,60})\s", re.I)


def _xml_parser() -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _html_entity(found: re.Match[bytes]) -> bytes:
    from html.entities import html5

    name = found[1].decode("ascii")
    letters = "" if name in _XML_NAMES else html5.get(name + ";", "")
    return "".join(f"&#{ord(letter)};" for letter in letters).encode() or found[0]


def name(element: Any) -> str:
    """The local name of an element without its namespace; ``""`` for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def every(root: Any, *names: str) -> Iterator[Any]:
    """The elements of these local names under ``root`` (itself too), in document order."""
    return root.iter(*(f"{{*}}{one}" for one in names))  # type: ignore[no-any-return]


def first(root: Any, *path: str) -> Any:
    """The first element down a path of local names; ``None`` without one."""
    for step in path:
        if root is None:
            return None
        root = next(root.iterchildren(f"{{*}}{step}"), None)
    return root


def at(root: Any, *path: str) -> str:
    """The folded text of the first element down a path; ``""`` without one."""
    found = first(root, *path)
    return folded(found) if found is not None else ""


def found(root: Any, paths: str) -> Iterator[str]:
    """What the places ``a/b | .//c@attribute`` under an element say, in order, blanks left out."""
    for path in paths.split(" | ") if root is not None else ():
        steps, _, attribute = path.partition("@")
        for part in root.iterfind(re.sub(r"(^|/)(?=\w)", r"\1{*}", steps)) if steps else (root,):
            text = (part.get(attribute) or "") if attribute else folded(part)
            if text:
                yield text


def say(root: Any, paths: str) -> str:
    """The first of what ``found`` yields; ``""`` without any."""
    return next(found(root, paths), "")


def markup(element: Any) -> str:
    """What an element holds, as HTML: its children written out, or its text, which is HTML."""
    if len(element) == 0:
        return element.text or ""
    from lxml import etree

    pieces = (etree.tostring(part, encoding="unicode") for part in element)
    return "".join((element.text or "", *pieces))


def folded(element: Any) -> str:
    """All text inside an element, white space folded."""
    return fold("".join(element.itertext()))


def fold(text: str) -> str:
    """White space, no-break and zero-width spaces to single spaces, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def lines(element: Any) -> list[str]:
    """The element's lines of text, as ``<br>`` and blocks part them; empty ones left out."""
    return [line for line in (fold(piece) for piece in text(element).split("\n")) if line]


def paragraphs(element: Any) -> list[str]:
    """The element's paragraphs: blocks part them, and two ``<br>`` together; one is a space."""
    pieces = re.split(r"\n[ \t\xa0]*\n", text(element))
    return [line for line in map(fold, pieces) if line]


def text(root: Any) -> str:
    """All text of an element; ``<br>`` as a newline, the edges of blocks as two.

    Hostile markup is deep: no recursion.
    """
    from lxml import etree

    found: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in SILENT:
                walker.skip_subtree()
            else:
                found += (_BREAKS.get(tag, ""), _flat(element.text))
            continue
        if event == "end" and tag in _BREAKS and tag != "br":
            found.append("\n\n")
        if element is not root:
            found.append(_flat(element.tail))
    return "".join(found)


def _flat(text: str | None) -> str:
    return _SPACE.sub(" ", text) if text else ""
