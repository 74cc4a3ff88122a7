"""Electronic books as news programs make them (calibre, Instapaper, wallabag): a chapter a record.

Covers, contents and the pages of sections, which are little but links, hold no article. The day in
the book is that of its making.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pressread.errors import BadInput, NoArticle, UnknownFormat
from pressread.readers import trees, unpack
from pressread.readers.document import MAX_ARTICLE, Document
from pressread.readers.givens import language_code
from pressread.source import Failure, Given
from pressread.text.date_fields import date_field

if TYPE_CHECKING:
    import zipfile

_CONTAINER = "META-INF/container.xml"
_FOREWORDS = ("cover", "toc", "titlepage", "copyright", "colophon", "landmarks")
_WORDS = 30  # of a chapter that may be an article
_LETTERS = 80  # where words are not parted by blanks
_LINKED = 0.5  # share of a page's letters in links, above which it is a list of them
_MOST = 20_000


def read(document: Document) -> Iterator[Document | Failure]:
    """The chapters that may be articles. Raises ``BadInput`` where the book cannot be opened."""
    with unpack.open_zip(document) as archive:
        if "META-INF/encryption.xml" in archive.namelist() and _is_locked(archive):
            raise UnknownFormat("is a book locked against copying: it cannot be read")
        place, package = _package(archive)
        around = _around(package)
        found = False
        for number, name in enumerate(_spine(package, place), 1):
            try:
                raw = unpack.member_bytes(archive, name, MAX_ARTICLE)
            except BadInput as error:
                yield Failure(f"{document.path}/{name}", str(error))
                continue
            if _is_article(name, raw):
                found = True
                yield document.inner(raw, around, name=name, media_type="text/html", record=number)
    if not found:
        raise NoArticle("is a book without a chapter that is an article")


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether more than fonts is encrypted."""
    raw = unpack.member_bytes(archive, "META-INF/encryption.xml", MAX_ARTICLE)
    return b"html" in raw


def _package(archive: zipfile.ZipFile) -> tuple[str, Any]:
    """The folder of the package, and its tree."""
    container = trees.xml(unpack.member_bytes(archive, _CONTAINER, MAX_ARTICLE))
    path = next((part.get("full-path") or "" for part in trees.every(container, "rootfile")), "")
    if not path:
        raise UnknownFormat("is a book without a package: get it again")
    return posixpath.dirname(path), trees.xml(unpack.member_bytes(archive, path, MAX_ARTICLE))


def _around(package: Any) -> Given:
    """What the book states of all its chapters."""
    publisher = trees.say(package, "metadata/publisher")
    language = language_code(trees.say(package, "metadata/language"))
    day = date_field(trees.say(package, "metadata/date"))
    generic = publisher.lower() in ("calibre", "wallabag", "instapaper", "pocket", "unknown")
    stated = {"publisher": "" if generic else publisher, "language": language, "captured": day}
    named = {name: value for name, value in stated.items() if value}
    return Given(**named, provenance=dict.fromkeys(named, "epub"))  # type: ignore[arg-type]


def _spine(package: Any, place: str) -> Iterator[str]:
    """The names of the chapters in the order of reading."""
    items = {item.get("id"): item for item in trees.every(package, "item")}
    for reference in list(trees.every(package, "itemref"))[:_MOST]:
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or "").split():
            name = unquote((item.get("href") or "").partition("#")[0])
            yield posixpath.normpath(posixpath.join(place, name))


def _is_article(name: str, raw: bytes) -> bool:
    stem = posixpath.basename(name).rpartition(".")[0].lower()
    if stem.startswith(_FOREWORDS):
        return False
    root = trees.html(raw.decode("utf-8", "replace"))
    text = " ".join(trees.lines(root))
    linked = sum(len(trees.folded(link)) for link in root.iter("a"))
    long = len(text.split()) >= _WORDS or (len(text) >= _LETTERS and " " not in text[:_LETTERS])
    return long and linked <= _LINKED * len(text)
