"""Changes to an index: documents in, documents out, one commit.

    writer = IndexWriter(folder, shelf)
    writer.add(documents); writer.remove(ids)
    writer.commit(generation)

Added documents become segments of about 12 million characters, sorted by date; ``commit`` names
them in the manifest, then joins segments of like size. Until then readers see nothing of it, and
what a crash leaves behind is removed by the next writer. One writer at a time: the archive's
lock sees to that.
"""

from __future__ import annotations

import gc
import os
from array import array
from contextlib import suppress
from itertools import chain

from pressread.errors import StorageFull
from pressread.index.encoding import encode_docs
from pressread.index.files import Damaged, Outdated
from pressread.index.inversion import Inversion
from pressread.index.manifest import Manifest, Part, read_manifest, replace_file, write_manifest
from pressread.index.new_columns import gather
from pressread.index.pairs import SMALLEST_BATCH, Pair, frequent_pairs
from pressread.index.schema import ORDER, keyword_key
from pressread.index.segment_writer import SegmentWriter, new_name
from pressread.index.segments import MAIN, POSITIONS, open_segment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressread.index.new_columns import Columns
    from pressread.index.schema import Document

#: Characters of text that one segment is made of: bounds the memory of writing.
BATCH_CHARACTERS = 12_000_000


def storage_errors(error: OSError, folder: str) -> OSError | StorageFull:
    """A full disk is an error for people; others stay what they are."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StorageFull(f"no space left for the index in {folder}: free some and run reindex")
    return error


class IndexWriter:
    """One set of changes. ``fresh`` begins an empty index in place of the one there."""

    def __init__(self, folder: str, shelf: str, *, fresh: bool = False) -> None:
        self.folder = folder
        self.shelf = shelf
        os.makedirs(folder, exist_ok=True)
        self._path = os.path.join(folder, shelf + ".manifest")
        self._manifest = Manifest()
        if not fresh:
            with suppress(FileNotFoundError, Damaged, Outdated):
                self._manifest = read_manifest(self._path)
        self._waiting: list[Document] = []
        self._characters = 0
        self._new: list[Part] = []
        self._removed: set[str] = set()
        self._pairs: set[Pair] = set()
        if not fresh:
            self._clean()

    @property
    def size(self) -> int:
        """Documents in the index as published."""
        return sum(part.size - part.gone_count for part in self._manifest.parts)

    def add(self, documents: Iterable[Document]) -> int:
        """Take documents; one whose id is there already replaces it. How many were taken."""
        taken = 0
        for document in documents:
            self._waiting.append(document)
            self._characters += sum(map(len, chain.from_iterable(document[1].values())))
            taken += 1
            if self._characters >= BATCH_CHARACTERS:
                self._flush()
        return taken

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents out; ids that are not there are passed over."""
        self._removed.update(ids)

    def commit(self, generation: int, *, merge: bool = True) -> None:
        """Publish all changes at once. Raises ``StorageFull`` where the disk takes no more; the
        index is then as it was before.
        """
        try:
            self._flush()
            self._apply_removals()
            self._manifest.parts += self._new
            self._manifest.generation = generation
            self._publish()
            self._new = []
            if merge:
                from pressread.index.merging import merge_tiers

                merge_tiers(self.folder, self.shelf, self._manifest, self._publish)
            self._clean()
        except OSError as error:
            raise storage_errors(error, self.folder) from error

    def _publish(self) -> None:
        write_manifest(self._path, self._manifest)

    def _flush(self) -> None:
        """Turn the waiting documents into a segment, oldest first."""
        latest = {document[0]: document for document in self._waiting}
        documents = sorted(latest.values(), key=_order)
        self._waiting, self._characters = [], 0
        if not documents:
            return
        self._removed.update(latest)
        for part in self._new:
            self._forget(part, latest)
        name, size = new_name(self.shelf), len(documents)
        try:
            self._write(name, documents)
        except OSError as error:
            raise storage_errors(error, self.folder) from error
        self._new.append(Part(name, size))

    def _write(self, name: str, documents: list[Document]) -> None:
        collecting = gc.isenabled()
        gc.disable()  # a batch makes no cycles, but objects enough to have it look for some
        try:
            self._invert(name, documents)
        finally:
            if collecting:
                gc.enable()

    def _invert(self, name: str, documents: list[Document]) -> None:
        self._pairs |= frequent_pairs(documents)
        inversion = Inversion(self._pairs if len(documents) >= SMALLEST_BATCH else ())
        for _, fields, _ in documents:
            inversion.add(fields)
        columns = gather([d[0] for d in documents], [d[2] for d in documents])
        documents.clear()
        inversion.finish()
        columns.lengths.update(inversion.lengths)
        columns.extents.update(inversion.extents)
        self._count_lengths(columns)
        writer = SegmentWriter(self.folder, name)
        try:
            for encoded in inversion.encoded(self._manifest.averages()):
                writer.add(*encoded)
            for key, count, docs in keyword_lists(columns):
                writer.add(key, count, docs, b"")
            writer.finish(columns, [0])
        except BaseException:
            writer.abandon()
            raise

    def _count_lengths(self, columns: Columns) -> None:
        for field, lengths in columns.lengths.items():
            count, total = self._manifest.sums.get(field, (0, 0))
            held = len(lengths) - lengths.count(0)
            self._manifest.sums[field] = (count + held, total + sum(lengths))

    def _apply_removals(self) -> None:
        if not self._removed:
            return
        for part in self._manifest.parts:
            self._forget(part, self._removed)
        self._manifest.parts = [p for p in self._manifest.parts if p.gone_count < p.size]
        self._removed = set()

    def _forget(self, part: Part, ids: Iterable[str]) -> None:
        """Mark documents of a segment as removed, in a new file beside it."""
        segment = open_segment(self.folder, part)
        gone = segment.gone
        for doc in segment.columns.find(ids):
            gone |= 1 << doc
        if gone == segment.gone:
            return
        part.gone_count = gone.bit_count()
        part.gone = f"{part.name}-{os.urandom(4).hex()}.gone"
        write_gone(os.path.join(self.folder, part.gone), gone)

    def _clean(self) -> None:
        """Remove this shelf's files that the manifest does not name."""
        live: set[str] = set()
        for part in chain(self._manifest.parts, self._new):
            live.update((part.name + MAIN, part.name + POSITIONS, part.gone))
        for name in os.listdir(self.folder):
            ours = name.startswith((self.shelf + "-", ".new-"))
            if ours and name not in live:
                with suppress(OSError):  # another system may not remove what a reader has open
                    os.remove(os.path.join(self.folder, name))


def _order(document: Document) -> int:
    value = document[2].get(ORDER)
    return value if isinstance(value, int) else 0


def keyword_lists(columns: Columns) -> Iterator[tuple[bytes, int, bytes]]:
    """The posting lists of all values of the keyword columns, in key order."""
    found = []
    for name, column in columns.keywords.items():
        held: dict[int, array[int]] = {}
        for doc in range(columns.size):
            for at in range(column.starts[doc], column.starts[doc + 1]):
                held.setdefault(column.ordinals[at], array("I")).append(doc)
        for ordinal, docs in held.items():
            key = keyword_key(name, column.values[ordinal])
            found.append((key, len(docs), encode_docs(docs.tolist(), b"", columns.size)))
    return iter(sorted(found))


def write_gone(path: str, gone: int) -> None:
    """Store the bits of the removed documents."""
    import zlib

    data = gone.to_bytes((gone.bit_length() + 7) // 8, "little")
    replace_file(path, zlib.crc32(data).to_bytes(4, "little") + data)
