"""Kinds of files that hold no article: told by their first bytes, a few by name, and passed over.

Pictures, recordings, programs, settings and links lie about in every folder of clippings. What
holds articles in a form that nobody reads here (a RAR archive, an old Word file) is refused.
"""

from __future__ import annotations

import re

from pressread.errors import PassedOver, UnknownFormat
from pressread.readers.document import Document

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


def refuse(document: Document) -> None:
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
