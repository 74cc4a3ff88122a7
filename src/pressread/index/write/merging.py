"""Segments of like size joined into one, so that their number stays small.

A merge reads its segments term by term and column by column and writes new files; the old ones
stay what they are until the manifest names the new segment instead. Joined segments of a few
documents are sorted by date anew; larger ones are put one behind the other, each a run of its
own.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import itemgetter

from pressread.index import ORDER
from pressread.index.files import Part
from pressread.index.files.columns import KeywordColumn
from pressread.index.files.segments import Segment, open_segment
from pressread.index.write.joining import TermJoiner
from pressread.index.write.segment_writer import (
    SegmentWriter,
    new_name,
    write_ids,
    write_keywords,
    write_numbers,
    write_texts,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pressread.index.files import Manifest
    from pressread.index.files.columns import Numbers, StoredColumns
    from pressread.index.files.postings import Encoded
    from pressread.index.write.joining import Lists
    from pressread.index.write.segment_writer import Piece, SectionWriter

#: A tier that holds so many segments is joined; each tier's are so many times larger.
FAN = 6
SMALLEST_TIER = 512
#: Up to so many documents a joined segment is sorted by date as a whole.
SORTED = 8_000
#: No more than so many files at once.
MOST = 64
#: A segment that has lost this share of its documents is written anew.
_LOST = 1 / 3
#: Of each segment no more than so many terms, or bytes of lists, are held while joining.
_TERMS_HELD = 1024
_BYTES_HELD = 1 << 20


def merge_tiers(folder: str, shelf: str, manifest: Manifest, publish: Callable[[], None]) -> None:
    """Join segments until no tier is full, publishing after each join."""
    while chosen := _choose(manifest.parts):
        segments = [open_segment(folder, part, mapped=False) for part in chosen]
        try:
            part = join(folder, new_name(shelf), segments)
        finally:
            for segment in segments:
                segment.close()
        kept = [one for one in manifest.parts if one not in chosen]
        manifest.parts = [*kept, part] if part.size else kept
        publish()


def _choose(parts: Sequence[Part]) -> list[Part]:
    """The segments to join next; none where all is well."""
    tiers: dict[int, list[Part]] = {}
    for part in parts:
        tiers.setdefault(_tier(part.size - part.gone_count), []).append(part)
    for tier in sorted(tiers):
        if len(tiers[tier]) >= FAN:
            return tiers[tier][:MOST]
    return [part for part in parts if part.gone_count > part.size * _LOST][:1]


def _tier(size: int) -> int:
    tier = 0
    while size >= SMALLEST_TIER:
        size //= FAN
        tier += 1
    return tier


def join(folder: str, name: str, segments: Sequence[Segment]) -> Part:
    """Write the live documents of ``segments`` as one segment."""
    pieces, runs = _arrange(segments)
    size = sum(len(docs) for _, docs in pieces)
    joiner = TermJoiner(segments, pieces, size)
    writer = SegmentWriter(folder, name)
    try:
        writer.add(joiner.join_all(_keys(segments)))
        writer.finish(JoinedColumns([s.columns for s in segments], pieces, size), runs)
    except BaseException:
        writer.abandon()
        raise
    return Part(name, size)


def _arrange(segments: Sequence[Segment]) -> tuple[list[Piece], list[int]]:
    """(documents in their new order, first documents of the new runs)."""
    kept: list[Sequence[int]] = [_live(segment) for segment in segments]
    if sum(map(len, kept)) <= SORTED:
        columns = [segment.columns.number(ORDER) for segment in segments]
        order = sorted(
            (column[doc] if column is not None else 0, number, doc)
            for number, (column, docs) in enumerate(zip(columns, kept, strict=True))
            for doc in docs
        )
        grouped = groupby(order, key=lambda item: item[1])
        return [(number, [doc for _, _, doc in run]) for number, run in grouped], [0]
    runs: list[int] = []
    base = 0
    for segment, docs in zip(segments, kept, strict=True):
        for first, end in segment.run_spans():
            length = bisect_left(docs, end) - bisect_left(docs, first)
            if length:
                runs.append(base)
            base += length
    return list(enumerate(kept)), runs  # type: ignore[arg-type]


def _live(segment: Segment) -> range | list[int]:
    if not segment.gone:
        return range(segment.size)
    return [doc for doc in range(segment.size) if not segment.gone >> doc & 1]


def _keys(segments: Sequence[Segment]) -> Iterator[tuple[bytes, Lists]]:
    """Every key of any segment with the lists that have it, in order of keys.

    Of each segment a few blocks of the dictionary are held; what is before the last key of every
    one of them is complete.
    """
    streams = [segment.lists() for segment in segments]
    held: list[list[Encoded]] = [[] for _ in segments]
    live = set(range(len(segments)))
    while True:
        for number in list(live):
            if not held[number] and not _fill(held[number], streams[number]):
                live.remove(number)
        if not live:
            return
        bound = min(held[number][-1][0] for number in live)
        found: dict[bytes, Lists] = {}
        for number in sorted(live):
            end = bisect_right(held[number], bound, key=itemgetter(0))
            for one in held[number][:end]:
                found.setdefault(one[0], []).append((number, one))
            del held[number][:end]
        for key in sorted(found):
            yield key, found[key]


def _fill(held: list[Encoded], stream: Iterator[list[Encoded]]) -> bool:
    """Read on in a segment; whether there was more."""
    size = 0
    for block in stream:
        held += block
        size += sum(len(docs) + len(places) for _, _, docs, places in block)
        if len(held) >= _TERMS_HELD or size >= _BYTES_HELD:
            return True
    return bool(held)


class JoinedColumns:
    """The columns of a segment made of documents of others; ``pieces`` as the new order has them:
    (number of the source, documents). One column at a time is held in memory.
    """

    __slots__ = ("_pieces", "_sources", "size", "width")

    def __init__(
        self, sources: Sequence[StoredColumns], pieces: Sequence[Piece], size: int
    ) -> None:
        self.size = size
        self.width = max(source.width for source in sources)
        self._sources = sources
        self._pieces = pieces

    def write(self, out: SectionWriter) -> None:
        """Store every column as a section (keywords as several)."""
        write_ids(out, self._ids(), self.width, self.size)
        for kind in ("n.", "l."):
            for name in self._names(kind):
                held = [source.stored(kind + name) for source in self._sources]
                self._write(out, kind + name, held)
        for name in self._names("e."):
            held = [source.extent(name) or source.plain_extent(name) for source in self._sources]
            self._write(out, "e." + name, held)
        for name in self._names("v."):
            columns = [source.keyword(name) for source in self._sources]
            write_keywords(out, name, _join_keywords(columns, self._pieces))
        for name in self._names("t."):
            lines = [source.texts(name) or [""] * source.size for source in self._sources]
            order = ((number, doc) for number, docs in self._pieces for doc in docs)
            write_texts(out, name, (lines[number][doc] or "" for number, doc in order))

    def _write(self, out: SectionWriter, name: str, held: Sequence[Numbers | None]) -> None:
        write_numbers(out, name, _join_numbers(held, self._pieces))
        for source in self._sources:
            source.forget()

    def _ids(self) -> bytes:
        ids = bytearray()
        for number, docs in self._pieces:
            source = self._sources[number]
            for doc in docs:
                ids += source.padded(doc, self.width)
        return bytes(ids)

    def _names(self, prefix: str) -> list[str]:
        return list(dict.fromkeys(name for s in self._sources for name in s.names(prefix)))


def _join_numbers(held: Sequence[Numbers | None], pieces: Sequence[Piece]) -> array[int]:
    joined: array[int] = array("Q")
    for number, docs in pieces:
        column = held[number]
        if column is None:
            joined.frombytes(bytes(8 * len(docs)))
        else:
            joined.extend(map(column.__getitem__, docs))
    return joined


def _join_keywords(held: Sequence[KeywordColumn | None], pieces: Sequence[Piece]) -> KeywordColumn:
    values = sorted({value for column in held if column for value in column.values})
    number = {value: at for at, value in enumerate(values)}
    new = [[number[value] for value in column.values] if column else [] for column in held]
    starts = array("I", [0])
    ordinals: array[int] = array("I")
    for source, docs in pieces:
        column, renumbered = held[source], new[source]
        for doc in docs:
            if column is not None:
                old = column.ordinals[column.starts[doc] : column.starts[doc + 1]]
                ordinals.extend([renumbered[ordinal] for ordinal in old])
            starts.append(len(ordinals))
    return KeywordColumn(values, starts, ordinals)
