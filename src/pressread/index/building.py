"""A batch of documents made into a segment, in this process or in another.

The segment belongs to nothing yet: ``IndexWriter.adopt`` makes it part of an index. Until then it
may lie in any folder of the same file system.
"""

from __future__ import annotations

import gc
from array import array

from pressread.index.encoding import encode_docs
from pressread.index.inversion import Inversion
from pressread.index.manifest import Part, added, averages
from pressread.index.new_columns import gather
from pressread.index.pairs import SMALLEST_BATCH, Pair, frequent_pairs
from pressread.index.schema import ORDER, keyword_key
from pressread.index.segment_writer import SegmentWriter, new_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pressread.index.manifest import Sums
    from pressread.index.new_columns import Columns
    from pressread.index.schema import Document


class Built:
    """A segment on disk: its part of a manifest, the ids of its documents, what its fields add to
    the sums of lengths, and the pairs of words that it lists.
    """

    __slots__ = ("ids", "pairs", "part", "sums")

    def __init__(self, part: Part, ids: list[str], sums: Sums, pairs: set[Pair]) -> None:
        self.part = part
        self.ids = ids
        self.sums = sums
        self.pairs = pairs


def build_segment(
    folder: str,
    shelf: str,
    documents: Iterable[Document],
    known: Sums,
    pairs: Iterable[Pair] = (),
) -> Built | None:
    """Write ``documents`` as one segment, oldest first; of two with one id the later. ``None``
    for none. ``known``: the sums of the index that it is for, so that its norms fit in there.
    """
    latest = {document[0]: document for document in documents}
    if not latest:
        return None
    ordered, ids = sorted(latest.values(), key=_order), list(latest)
    del latest, documents
    collecting = gc.isenabled()
    gc.disable()  # a batch makes no cycles, but objects enough to have it look for some
    try:
        return _build(folder, new_name(shelf), ordered, ids, known, pairs)
    finally:
        if collecting:
            gc.enable()


def _build(
    folder: str,
    name: str,
    documents: list[Document],
    ids: list[str],
    known: Sums,
    pairs: Iterable[Pair],
) -> Built:
    """Empties ``documents``: their texts are not needed beyond the first step."""
    listed = frequent_pairs(documents).union(pairs)
    inversion = Inversion(listed if len(documents) >= SMALLEST_BATCH else ())
    for _, fields, _ in documents:
        inversion.add(fields)
    columns = gather([d[0] for d in documents], [d[2] for d in documents])
    documents.clear()
    inversion.finish()
    columns.lengths.update(inversion.lengths)
    columns.extents.update(inversion.extents)
    sums = _sums(columns)
    _write(folder, name, inversion, columns, averages(added(known, sums)))
    return Built(Part(name, columns.size), ids, sums, listed)


def _write(
    folder: str, name: str, inversion: Inversion, columns: Columns, means: Mapping[str, float]
) -> None:
    writer = SegmentWriter(folder, name)
    try:
        for encoded in inversion.encoded(means):
            writer.add(*encoded)
        for key, count, docs in keyword_lists(columns):
            writer.add(key, count, docs, b"")
        writer.finish(columns, [0])
    except BaseException:
        writer.abandon()
        raise


def _sums(columns: Columns) -> Sums:
    return {
        field: (len(lengths) - lengths.count(0), sum(lengths))
        for field, lengths in columns.lengths.items()
    }


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
