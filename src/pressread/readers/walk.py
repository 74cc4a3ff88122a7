"""Paths -> the files under them, and the kinds of files that hold no article.

Such are told by their first bytes, a few by name, and passed over: pictures, recordings, programs,
settings and links lie about in every folder of clippings. What holds articles in a form that nobody
reads here (a RAR archive, an old Word file) is refused.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator

from pressread.errors import PassedOver, UnknownFormat
from pressread.readers.document import Document
from pressread.source import Failure

_PAGE = re.compile(r"\.x?html?$", re.IGNORECASE)
_PARTS = re.compile(
    r"(?:_files|\.files|_Dateien|-Dateien|_fichiers|-fichiers|_archivos|-archivos|_bestanden|_file|"
    r"_filer|_arquivos|_ficheiros|_soubory|_pliki|_dosyalar|_fájlok|_tiedostot)$",
    re.IGNORECASE,
)


def walk(paths: Iterable[str], *, exclude: str | None = None) -> Iterator[str | Failure]:
    """The files under ``paths``, each folder's entries sorted by name.

    Hidden entries, the folders of a saved page's parts and the folder ``exclude`` are passed over;
    a folder that is reached twice (through links) is read once. ``-`` is given back as it is. What
    cannot be looked at comes out as a ``Failure``.
    """
    seen: set[tuple[int, int]] = set()
    if exclude is not None:
        _enter(exclude, seen)
    for path in paths:
        if path == "-":
            yield path
        else:
            yield from _under(path, seen, named=True)


def _under(path: str, seen: set[tuple[int, int]], *, named: bool) -> Iterator[str | Failure]:
    """The files at or under ``path``; depth first, without recursion."""
    waiting = [(path, named)]
    while waiting:
        path, named = waiting.pop()
        try:
            mode = os.stat(path).st_mode
            if stat.S_ISDIR(mode):
                waiting += [(entry, False) for entry in reversed(_entries(path, seen))]
            elif stat.S_ISREG(mode) or named:
                yield path
            else:
                yield Failure(path, "is a pipe, socket or device, not a file: passed over")
        except (OSError, ValueError) as error:
            yield unreadable(path, error)


def _entries(folder: str, seen: set[tuple[int, int]]) -> list[str]:
    if not _enter(folder, seen):
        return []
    with os.scandir(folder) as found:
        names = sorted(entry.name for entry in found if not entry.name.startswith("."))
    pages = {name.rpartition(".")[0] for name in names if _PAGE.search(name)}
    return [os.path.join(folder, name) for name in names if not _is_part_of_page(name, pages)]


def _is_part_of_page(name: str, pages: set[str]) -> bool:
    """Whether an entry is the folder that a browser made beside the page of that name."""
    stem = _PARTS.sub("", name)
    return stem != name and stem in pages


def _enter(folder: str, seen: set[tuple[int, int]]) -> bool:
    """Whether ``folder`` was not seen before; remembers it."""
    try:
        status = os.stat(folder)
    except (OSError, ValueError):
        return False
    known = len(seen)
    seen.add((status.st_dev, status.st_ino))
    return len(seen) > known


def unreadable(path: str, error: Exception) -> Failure:
    """The failure for a path that the system would not open."""
    why = getattr(error, "strerror", None) or str(error)
    return Failure(path, f"cannot be read ({why}): check the path and its permissions")


_PICTURE = "a picture: import the text of the article, not its scan"
_RECORDING = "a recording: import its transcript as text"
_PROGRAM = "a program: import the article's page or text"
_LINK = "a link without its text: open it and save the page"
_PASSED = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"\0\0\0\x0cjP  ", _PICTURE),
    (b"AT&TFORM", _PICTURE),
    (b"BM", _PICTURE),
    (b"OggS", _RECORDING),
    (b"ID3", _RECORDING),
    (b"\xff\xfb", _RECORDING),
    (b"fLaC", _RECORDING),
    (b"\x1aE\xdf\xa3", _RECORDING),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"wOFF", "a font: nothing to read in it"),
    (b"wOF2", "a font: nothing to read in it"),
    (b"OTTO", "a font: nothing to read in it"),
)
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as .docx or as plain text"),
    (b"7z\xbc\xaf", "a 7-Zip archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"SQLite format 3\0", "a database (SQLite): export its articles as JSON Lines or CSV"),
)
_FILM = (b"M4A ", b"M4B ", b"M4V ", b"mp4", b"isom", b"iso2", b"qt  ", b"avc1", b"3gp", b"MSNV")
_SHORTCUT = re.compile(
    rb"\s*\[InternetShortcut\]|\s*\[Desktop Entry\]|"
    rb"(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE plist[^>]*>\s*)?<plist[^>]*>\s*<dict>\s*<key>URL</key>",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"<!doctype netscape-bookmark|"
    r"<!doctype html>\s*<html>.{0,400}<title>(?:Pocket|Instapaper:?) Export",
    re.IGNORECASE | re.DOTALL,
)
_SETTINGS = re.compile(r"(?:\[[^\]\"{}\n]{1,60}\]\s*(?:[\w.@ -]{1,60}=[^\n]*(?:\n\s*|\Z))*)+\Z")
_NAMES = re.compile(
    r"(?:desktop\.ini|thumbs\.db|\.ds_store|\.localized|~\$.*|mimetype|datapackage\.json|"
    r".*\.(?:opf|ncx|cdxj?|lnk|torrent))",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|notice|authors)(?:\.(?:txt|md|rst))?", re.I
)
_SOURCE = frozenset(
    """
    py pyc js mjs cjs ts tsx jsx css scss less map java class c h cc cpp hpp cs rb go rs sh bash zsh
    php pl lua r swift kt sql bat cmd ps1 vbs ini cfg conf yml yaml toml lock ipynb tex bst cls
    """.split()
)


def refuse_foreign(document: Document) -> None:
    """Raise ``PassedOver`` for what holds no article, ``UnknownFormat`` for what is not read."""
    sample, name = document.sample, document.name.replace("\\", "/").rpartition("/")[2]
    if _NAMES.fullmatch(name):
        raise PassedOver("is a file that a program keeps for itself: nothing to read in it")
    for magic, what in _PASSED:
        if sample.startswith(magic) and not (magic == b"BM" and b"\0" not in sample[:64]):
            raise PassedOver(f"is {what}")
    for magic, what in _REFUSED:
        if sample.startswith(magic):
            raise UnknownFormat(f"is {what}")
    media = _medium(sample)
    if media is not None:
        raise PassedOver(f"is {media}")
    if _SHORTCUT.match(sample):
        raise PassedOver(f"is {_LINK}")
    if _LINKS.match(document.head):
        raise PassedOver("is a file of bookmarks, links without texts: import the pages themselves")
    _refuse_by_name(document, name)


def _medium(sample: bytes) -> str | None:
    """Pictures and films whose kind stands behind a frame."""
    if sample.startswith(b"RIFF"):
        return _PICTURE if sample[8:12] == b"WEBP" else _RECORDING
    if sample[4:8] == b"ftyp":
        return _RECORDING if sample[8:12].startswith(_FILM) else _PICTURE
    return None


def _refuse_by_name(document: Document, name: str) -> None:
    if document.suffix in _SOURCE:
        raise PassedOver("is a program or its settings, by its name: nothing to read in it")
    if _ABOUT.fullmatch(name):
        raise PassedOver("is a word on the folder, by its name: rename it if it is an article")
    if _SETTINGS.match(document.head.replace("\r\n", "\n")) and "=" in document.head:
        raise PassedOver("is a file of settings: nothing to read in it")
