"""Changes to an index: documents in, documents out, one commit.

    writer = IndexWriter(folder, shelf)
    writer.add(documents); writer.remove(ids)
    writer.commit(generation)

Added documents become segments of about 4 million characters, sorted by date; ``commit`` names
them in the manifest, then joins segments of like size. Until then readers see nothing of it, and
what a crash leaves behind is removed by the next writer. One writer at a time: the archive's
lock sees to that.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import chain

from pressread.errors import StorageFull
from pressread.index.files import (
    Damaged,
    Manifest,
    Outdated,
    Part,
    added,
    read_manifest,
    replace_file,
    toc_name,
    write_manifest,
)
from pressread.index.files.segments import MAIN, POSITIONS, open_segment
from pressread.index.whoosh_codec import toc
from pressread.index.write import build_segment
from pressread.index.write.inversion import (
    MOST_CHUNKS,
    Vocabulary,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pressread.index import Document, Pair
    from pressread.index.write import Built

#: Characters of text that one segment is made of: bounds the memory of writing.
BATCH_CHARACTERS = 4_000_000


def storage_errors(error: OSError, folder: str) -> OSError | StorageFull:
    """A full disk is an error for people; others stay what they are."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StorageFull(f"no space left for the index in {folder}: free some and run reindex")
    return error


class IndexWriter:
    """One set of changes. ``fresh`` begins an empty index in place of the one there; ``archive``
    is the id of the store that it is of, where that has one.
    """

    def __init__(self, folder: str, shelf: str, *, fresh: bool = False, archive: str = "") -> None:
        self.folder = folder
        self.shelf = shelf
        os.makedirs(folder, exist_ok=True)
        self._path = os.path.join(folder, shelf + ".manifest")
        self._manifest = Manifest()
        if not fresh:
            with suppress(FileNotFoundError, Damaged, Outdated):
                self._manifest = read_manifest(self._path)
        self._manifest.archive = archive or self._manifest.archive
        self._waiting: list[Document] = []
        self._characters = 0
        self._new: list[Part] = []
        self._removed: set[str] = set()
        self._pairs: set[Pair] = set()
        self._vocabulary = Vocabulary()
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
                from pressread.index.write.merging import merge_tiers

                merge_tiers(self.folder, self.shelf, self._manifest, self._publish)
            self._clean()
        except OSError as error:
            raise storage_errors(error, self.folder) from error

    def _publish(self) -> None:
        """Commit. The TOC says no more than the manifest and comes after it; one of the same
        generation goes before. Whoever finds it missing writes it anew.
        """
        with suppress(FileNotFoundError):
            os.remove(os.path.join(self.folder, toc_name(self.shelf, self._manifest.generation)))
        write_manifest(self._path, self._manifest)
        toc.write(self.folder, self.shelf, self._manifest)

    def adopt(self, built: Built, folder: str) -> None:
        """Take a segment that was built elsewhere; its files move here from ``folder``."""
        for ending in (MAIN, POSITIONS):
            name = built.part.name + ending
            os.replace(os.path.join(folder, name), os.path.join(self.folder, name))
        self._take(built)

    def _flush(self) -> None:
        """Turn the waiting documents into a segment, oldest first."""
        documents, self._waiting, self._characters = iter(self._waiting), [], 0
        if len(self._vocabulary) > MOST_CHUNKS:
            self._vocabulary = Vocabulary()
        known = (self._manifest.sums, self._pairs, self._vocabulary)
        try:
            built = build_segment(self.folder, self.shelf, documents, *known)
        except OSError as error:
            raise storage_errors(error, self.folder) from error
        if built is not None:
            self._take(built)

    def _take(self, built: Built) -> None:
        """Count a new segment in; what it holds replaces what has the same ids."""
        self._removed.update(built.ids)
        for part in self._new:
            self._forget(part, built.ids)
        self._manifest.sums = added(self._manifest.sums, built.sums)
        self._pairs |= built.pairs
        self._new.append(built.part)

    def _apply_removals(self) -> None:
        if not self._removed:
            return
        for part in self._manifest.parts:
            self._forget(part, self._removed)
        self._manifest.parts = [p for p in self._manifest.parts if p.gone_count < p.size]
        self._removed = set()

    def _forget(self, part: Part, ids: Collection[str]) -> None:
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


def write_gone(path: str, gone: int) -> None:
    """Store the bits of the removed documents."""
    import zlib

    data = gone.to_bytes((gone.bit_length() + 7) // 8, "little")
    replace_file(path, zlib.crc32(data).to_bytes(4, "little") + data)
