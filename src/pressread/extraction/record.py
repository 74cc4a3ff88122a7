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


@dataclass(frozen=True, slots=True)
class Restored:
    """An article from an export, with what belonged to it there.

    ``raw`` is the bytes that it was read from, ``added`` the generation of the import that added
    it, ``archive`` what belongs to the archive as a whole; each ``None`` where it is not told.
    """

    article: Article
    margin: Margin = ((), None)
    raw: bytes | None = None
    added: int | None = None
    archive: Mapping[str, Any] | None = None


def read_record(source: Source) -> Restored:
    """The article whose record ``source.text`` holds, to the last field.

    Raises ``BadInput`` where the text is no record, or its raw bytes are not those it names.
    """
    try:
        data = json.loads(source.text)
        return restored(data, b64decode(data["raw"]) if data.get("raw") else None, data)
    except (ValueError, TypeError, RecursionError) as error:
        raise BadInput(f"not a pressread record: {error}: {source.path}") from error


def restored(record: Mapping[str, Any], packed: bytes | None, own: Mapping[str, Any]) -> Restored:
    """A record, zlib of its raw bytes, and what else belongs to it (see ``Archive.exported``).

    Raises ``ValueError`` where these are damaged.
    """
    article = Article.from_dict(record)
    raw = None if packed is None else _unpacked(packed)
    if raw is not None and sha256(raw).hexdigest() != article.source.sha256:
        raise ValueError("its raw bytes are not those whose hash it names")
    note, added, archive = own.get("note"), own.get("added"), own.get("archive")
    return Restored(
        article,
        (tuple(map(str, own.get("tags") or ())), str(note) if note else None),
        raw,
        added if isinstance(added, int) else None,
        archive if isinstance(archive, dict) else None,
    )


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        raw = unpacker.decompress(packed, MOST)
    except zlib.error as error:
        raise ValueError("its raw bytes are damaged") from error
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise ValueError("its raw bytes are cut off, or too many")
    return raw
