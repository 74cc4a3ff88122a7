"""Segments made: documents turned round into posting lists, written, joined, committed.

A segment may be built in any process; it belongs to nothing until ``IndexWriter.adopt`` makes it
part of an index. Until then it may lie in any folder of the same file system.
"""

from __future__ import annotations

import gc
from array import array
from itertools import chain

from pressread.index import (
    ORDER,
    STORED,
    STORING,
    fields_of,
    keyword_key,
)
from pressread.index.files import (
    Part,
    added,
    averages,
)
from pressread.index.write.encoding import encode_docs
from pressread.index.write.inversion import (
    ENOUGH,
    SMALLEST_BATCH,
    Inversion,
    Vocabulary,
)
from pressread.index.write.segment_writer import SegmentWriter, gather, new_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressread.index import Document, Pair
    from pressread.index.files import Sums
    from pressread.index.files.postings import Encoded
    from pressread.index.write.segment_writer import NewColumns


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
    vocabulary: Vocabulary | None = None,
) -> Built | None:
    """Write ``documents`` as one segment, oldest first; of two with one id the later. ``None``
    for none. ``known``: the sums of the index that it is for, so that its norms fit in there.
    ``vocabulary``: one to share by several segments; it saves taking the same words apart again.
    """
    latest = {document[0]: document for document in documents}
    if not latest:
        return None
    ordered, ids = sorted(latest.values(), key=_order), list(latest)
    del latest, documents
    collecting = gc.isenabled()
    gc.disable()  # a batch makes no cycles, but objects enough to have it look for some
    try:
        inversion = Inversion(
            vocabulary if vocabulary is not None else Vocabulary(), fields_of(shelf)
        )
        return _build(folder, new_name(shelf), inversion, ordered, ids, known, pairs)
    finally:
        if collecting:
            gc.enable()


def _build(
    folder: str,
    name: str,
    inversion: Inversion,
    documents: list[Document],
    ids: list[str],
    known: Sums,
    pairs: Iterable[Pair],
) -> Built:
    """Empties ``documents``: their texts are not needed beyond the first step."""
    for _, fields, _ in documents:
        inversion.add(fields)
    headlines = [next(iter(fields.get(STORED, ())), "") for _, fields, _ in documents]
    columns = gather([d[0] for d in documents], [d[2] for d in documents])
    if name.startswith(STORING) and any(headlines):
        columns.texts[STORED] = headlines
    documents.clear()
    inversion.finish()
    found = set(pairs)
    if len(found) < ENOUGH:
        found |= inversion.frequent_pairs()
    columns.lengths.update(inversion.lengths)
    columns.extents.update(inversion.extents)
    sums = _sums(columns)
    listed = found if columns.size >= SMALLEST_BATCH else ()
    lists = inversion.encoded(averages(added(known, sums)), listed)
    _write(folder, name, lists, columns)
    return Built(Part(name, columns.size), ids, sums, found)


def _write(folder: str, name: str, lists: Iterable[Encoded], columns: NewColumns) -> None:
    writer = SegmentWriter(folder, name)
    try:
        writer.add(chain(lists, keyword_lists(columns)))
        writer.finish(columns, [0])
    except BaseException:
        writer.abandon()
        raise


def _sums(columns: NewColumns) -> Sums:
    return {
        field: (len(lengths) - lengths.count(0), sum(lengths))
        for field, lengths in columns.lengths.items()
    }


def _order(document: Document) -> int:
    value = document[2].get(ORDER)
    return value if isinstance(value, int) else 0


def keyword_lists(columns: NewColumns) -> Iterator[Encoded]:
    """The posting lists of all values of the keyword columns, in key order."""
    found = []
    for name, column in columns.keywords.items():
        held: dict[int, array[int]] = {}
        for doc in range(columns.size):
            for at in range(column.starts[doc], column.starts[doc + 1]):
                held.setdefault(column.ordinals[at], array("I")).append(doc)
        for ordinal, docs in held.items():
            key = keyword_key(name, column.values[ordinal])
            found.append((key, len(docs), encode_docs(docs.tolist(), b"", columns.size), b""))
    return iter(sorted(found))
