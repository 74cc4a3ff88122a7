"""An article made ready for the tables: what is dear is done where it was read, in any process."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pressread import jsonvalues
from pressread.article import Article
from pressread.store.connection import record_of
from pressread.text.folding import fold_identity

LEVEL = 6


class Packed(NamedTuple):
    """The bytes of a file as the archive keeps them: their own size, and zlib over them."""

    size: int
    bytes: bytes


class Piece(NamedTuple):
    """Bytes of several articles out of one file. ``parts``: SHA-256, start and size of each in
    the unpacked bytes.
    """

    packed: Packed
    parts: tuple[tuple[str, int, int], ...]


class Rows(NamedTuple):
    """An article as rows. ``columns`` are those of the table ``article`` up to ``record`` (zlib),
    without ``number`` and ``generation``; ``quotes`` those of ``quote``, without ``article``;
    ``checksum`` is the record's, ``size`` its bytes as JSON. ``corrected``: the rulings that came
    with it.
    """

    id: str
    folded: str
    words: int
    sha256: str
    columns: tuple[Any, ...]
    quotes: tuple[tuple[Any, ...], ...]
    checksum: int
    size: int
    corrected: tuple[dict[str, Any], ...] = ()

    @property
    def record(self) -> dict[str, Any]:
        """The whole record as JSON values."""
        return record_of(self.columns[-1], self.checksum)


class FileRead(NamedTuple):
    """How far a file of many articles was read. ``sha256`` is of the whole file, ``records`` (read
    so far) counts those that ``failed`` too.
    """

    sha256: str
    path: str
    size: int
    records: int
    failed: int
    complete: bool


class Batch(NamedTuple):
    """Articles for one transaction. ``raws``: SHA-256 → the bytes they came from. ``margins``:
    id → tags and note. ``documents``: parallel to ``articles``, what the index wants of each.
    ``pieces``: bytes of articles out of files of many; ``files``: how far those were read.
    """

    articles: Sequence[Rows]
    raws: Mapping[str, Packed] = {}
    margins: Mapping[str, tuple[Sequence[str], str | None]] = {}
    documents: Sequence[tuple[bytes, ...] | None] = ()
    pieces: Sequence[Piece] = ()
    files: Sequence[FileRead] = ()


def batch_of(articles: Iterable[Article], raws: Mapping[str, bytes]) -> Batch:
    """Articles and the bytes they were read from, made ready."""
    rows = [rows_of(article) for article in articles]
    wanted = {row.sha256 for row in rows}
    return Batch(rows, {sha256: pack(raw) for sha256, raw in raws.items() if sha256 in wanted})


def pack(raw: bytes) -> Packed:
    """``raw`` as the table ``raw`` keeps it."""
    bits = len(raw).bit_length()  # a window larger than the file costs more than packing it
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, min(max(bits, 9), 15), min(max(bits - 5, 1), 8))
    return Packed(len(raw), packer.compress(raw) + packer.flush())


def rows_of(article: Article, imported_at: str | None = None) -> Rows:
    """An article made ready, as it was extracted, with the corrections that came with it.

    ``imported_at`` is entered where the article does not say when.
    """
    rows = shown_rows(article.as_extracted(), imported_at)
    return rows._replace(corrected=tuple(map(jsonvalues.write, article.corrected)))


def shown_rows(article: Article, imported_at: str | None = None) -> Rows:
    """An article made ready as it is shown: corrected where it was corrected."""
    record = article.to_dict()
    source, quotes = record["source"], record["quotes"]
    source["imported_at"] = source["imported_at"] or imported_at
    headline = fold_identity(article.extracted_headline or "")
    columns = (
        record["id"], article.headline, headline, article.publisher, article.published,
        article.language, " / ".join(article.sections), "; ".join(article.byline),
        article.url, record["word_count"], len(quotes), source["format"], source["path"],
        source["sha256"], source["imported_at"] or "",
    )  # fmt: skip
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    written_as = written.encode("utf-8", "replace")  # SQLite takes no half of a character
    return Rows(
        record["id"], headline, record["word_count"], source["sha256"],
        (*_storable(columns), pack(written_as).bytes),
        tuple(_row(number, quote) for number, quote in enumerate(quotes)),
        zlib.crc32(written_as), len(written_as),
    )  # fmt: skip


def _row(number: int, quote: dict[str, Any]) -> tuple[Any, ...]:
    speaker = quote["speaker"] or {}
    return _storable((
        number, quote["kind"], speaker.get("name") or None, speaker.get("role"),
        quote["verb"], quote["confidence"], quote["text"],
    ))  # fmt: skip


def _storable(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """SQLite takes no lone surrogates (half of a character, from a broken export)."""
    return tuple(
        value.encode("utf-8", "replace").decode()
        if isinstance(value, str) and not value.isascii()
        else value
        for value in row
    )
