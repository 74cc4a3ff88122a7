"""Records that pressread wrote itself (an export), read back as they were."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pressread.article import Article
from pressread.errors import BadInput
from pressread.source import Source

#: The reader's own tags and note, which an export carries beside the record.
Margin = tuple[tuple[str, ...], str | None]
MOST = 256 << 20  # bytes that one source may unpack to
_LARGEST = 2**53  # above it a number is no generation of any archive
_LONGEST_LABEL = 100  # code points, as for tags and names that are typed


@dataclass(frozen=True, slots=True)
class Restored:
    """An article from an export, with what belonged to it there.

    ``raw`` is the bytes that it was read from, ``added`` the generation of the import that added
    it, ``archive`` what belongs to the archive as a whole; each ``None`` where it is not told.
    ``notices``: what beside the article was damaged, and is left out.
    """

    article: Article
    margin: Margin = ((), None)
    raw: bytes | None = None
    added: int | None = None
    archive: Mapping[str, Any] | None = None
    notices: tuple[str, ...] = ()


def read_record(source: Source) -> Restored:
    """The article whose record ``source.text`` holds, to the last field.

    Raises ``BadInput`` where the text is no record.
    """
    try:
        data = json.loads(source.text)
        return restored(data, data.get("raw"), data)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput(f"not a pressread record: {error}: {source.path}") from error


def restored(
    record: Mapping[str, Any], packed: bytes | str | None, own: Mapping[str, Any]
) -> Restored:
    """A record, zlib of its raw bytes (Base64 of it, where it is text), and what else belongs to
    it (see ``Archive.exported``). What is damaged beside the record costs only itself.

    Raises ``ValueError`` where the record is none.
    """
    article = Article.from_dict(record)
    notices = []
    raw = None
    try:
        raw = _proved(packed, article.source.sha256) if packed else None
    except ValueError as error:
        notices.append(f"restored without its source: {error}")
    tags, note, added, archive = map(own.get, ("tags", "note", "added", "archive"))
    if not (note is None or _is_text(note)):
        notices.append("restored without its note, which is damaged")
    if not isinstance(tags or [], list):
        notices.append("restored without its tags, which are damaged")
    return Restored(
        article,
        (_tags(tags, notices), note if _is_text(note) and note else None),
        raw,
        added if type(added) is int and 0 <= added < _LARGEST else None,
        archive if isinstance(archive, dict) else None,
        tuple(notices),
    )


def _tags(given: Any, notices: list[str]) -> tuple[str, ...]:
    """The tags that are such; a notice of those that are not."""
    found = []
    for tag in given if isinstance(given, list) else ():
        if _is_text(tag) and _is_label(tag):
            found.append(tag)
        else:
            notices.append(f"restored without a tag that is no single word: {str(tag)[:40]!r}")
    return tuple(found)


def _is_label(text: str) -> bool:
    """Whether a text is one printable word, as tags are."""
    return text.isprintable() and len(text.split()) == 1 and len(text) <= _LONGEST_LABEL


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value == value.encode("utf-8", "replace").decode()


def _proved(packed: bytes | str, sha256_of: str) -> bytes:
    """The bytes that were packed so. Raises ``ValueError`` where they are not those of the hash."""
    if isinstance(packed, str):
        packed = b64decode(packed)
    if not isinstance(packed, bytes):
        raise ValueError("it is no text")
    raw = _unpacked(packed)
    if sha256(raw).hexdigest() != sha256_of:
        raise ValueError("its bytes are not those whose hash it names")
    return raw


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        raw = unpacker.decompress(packed, MOST)
    except zlib.error as error:
        raise ValueError("its bytes are damaged") from error
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise ValueError("its bytes are cut off, or too many")
    return raw
