"""A shelf of the index as it lies on the disk: its state, its documents, its dictionary."""

from __future__ import annotations

import os

from pressread.index import fields_of
from pressread.index.files import Damaged, Outdated, read_manifest, toc_name
from pressread.index.files.segments import open_segment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import ParamSpec, TypeVar

    from pressread.index.files import Manifest
    from pressread.index.files.segments import Segment

    P = ParamSpec("P")
    R = TypeVar("R")

MISSING, DAMAGED, OLD, READY = "missing", "damaged", "old", "ready"
_ATTEMPTS = 5


def proved(answer: Callable[P, R]) -> Callable[P, R]:
    """Numbers that lead nowhere are damage, and are said to be."""

    def answered(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return answer(*args, **kwargs)
        except (IndexError, OverflowError, UnicodeDecodeError) as error:
            raise Damaged(f"the index is damaged: {error}") from error

    answered.__doc__ = answer.__doc__
    return answered


class Status:
    """``state``: ``missing``, ``damaged``, ``old`` (another format) or ``ready``; ``reason`` says
    why it is not ready. ``generation`` is the state of the store that the index answers for,
    ``archive`` the id of that store (empty: not told).
    """

    __slots__ = ("archive", "documents", "generation", "reason", "segments", "state")

    def __init__(
        self, state: str, reason: str = "", generation: int = -1, documents: int = 0,
        segments: int = 0, archive: str = "",
    ) -> None:  # fmt: skip
        self.state = state
        self.reason = reason
        self.generation = generation
        self.documents = documents
        self.segments = segments
        self.archive = archive


class Shelf:
    """What ``engine.Index`` knows without evaluating anything. Nothing is read until something
    is asked.
    """

    def __init__(self, folder: str | os.PathLike[str], shelf: str = "articles") -> None:
        self.folder = os.fspath(folder)
        self.shelf = shelf
        self.fields = fields_of(shelf)
        self._manifest: Manifest | None = None
        self._segments: list[Segment] = []
        self._bases: list[int] = []

    # -- state

    def status(self) -> Status:
        """What state the index is in, from the manifest and the footers."""
        try:
            manifest = self._open()
        except FileNotFoundError as error:
            state = MISSING if os.path.basename(str(error.filename)) == self._name else DAMAGED
            return Status(state, str(error))
        except Outdated as error:
            return Status(OLD, str(error))
        except (ValueError, KeyError, OSError) as error:
            return Status(DAMAGED, str(error))
        live = sum(segment.size - segment.gone_count for segment in self._segments)
        counts = (manifest.generation, live, len(self._segments))
        return Status(READY, "", *counts, manifest.archive)

    def verify(self) -> list[str]:
        """What is wrong with the files, in words, after reading every byte; ``[]``: nothing."""
        from pressread.index.whoosh_codec import toc

        state = self.status()
        if state.state != READY:
            return [state.reason]
        wrong = [line] if (line := toc.problem(self.folder, self.shelf, self._open())) else []
        for segment in self._segments:
            try:
                wrong += segment.verify()
            except (ValueError, OSError) as error:
                wrong.append(str(error))
        return wrong

    def refresh(self) -> None:
        """Forget what was opened: the next question is answered by the newest state."""
        self._manifest, self._segments, self._bases = None, [], []

    def is_named(self) -> bool:
        """Whether Whoosh finds the shelf in its present state; of what its file holds nothing."""
        name = toc_name(self.shelf, self._open().generation)
        return os.path.exists(os.path.join(self.folder, name))

    def name_for_whoosh(self) -> None:
        """Write the file by which Whoosh opens the shelf, if it is not as it should be."""
        from pressread.index.whoosh_codec import toc

        if toc.problem(self.folder, self.shelf, self._open()):
            toc.write(self.folder, self.shelf, self._open())

    @property
    def _name(self) -> str:
        return self.shelf + ".manifest"

    def _open(self) -> Manifest:
        if self._manifest is None:
            self._manifest = self._load()
        return self._manifest

    def _load(self) -> Manifest:
        """The manifest and its segments; a writer may replace both while they are opened."""
        path = os.path.join(self.folder, self._name)
        for attempt in range(_ATTEMPTS):
            manifest = read_manifest(path)
            try:
                self._segments = [open_segment(self.folder, part) for part in manifest.parts]
                break
            except FileNotFoundError:
                if attempt == _ATTEMPTS - 1:
                    raise
            except KeyError as error:
                raise Damaged(f"a segment lacks {error}") from error
        base = 0
        self._bases = []
        for segment in self._segments:
            self._bases.append(base)
            base += segment.size
        return manifest

    def segments(self) -> Iterator[tuple[int, Segment]]:
        """(the docnum of its first document, segment) of each part of the shelf."""
        self._open()
        yield from zip(self._bases, self._segments, strict=True)

    # -- single documents

    @proved
    def id_of(self, docnum: int) -> str:
        """The id of a document."""
        segment, doc = self._locate(docnum)
        return segment.columns.id(doc)

    @proved
    def docnum_of(self, identity: str) -> int | None:
        """The document with an id."""
        self._open()
        for base, segment in zip(self._bases, self._segments, strict=True):
            for doc in segment.columns.find([identity]):
                if not segment.gone >> doc & 1:
                    return base + doc
        return None

    @proved
    def number(self, docnum: int, column: str) -> int:
        """An integer column of a document; 0 where it has none."""
        segment, doc = self._locate(docnum)
        numbers = segment.columns.number(column)
        return numbers[doc] if numbers is not None else 0

    @proved
    def keywords(self, docnum: int, column: str) -> list[str]:
        """The values of a keyword column of a document."""
        segment, doc = self._locate(docnum)
        found = segment.columns.keyword(column)
        return found.of(doc) if found is not None else []

    @proved
    def length(self, docnum: int, field: str) -> int:
        """How many positions a field of a document has words at."""
        segment, doc = self._locate(docnum)
        lengths = segment.columns.length(field)
        return lengths[doc] if lengths is not None else 0

    @proved
    def positions(self, docnum: int, term: str) -> list[int]:
        """Where a term stands in a document, ascending. The body begins at 0, the other fields
        follow in the order of ``schema.fields_of``; see ``field_spans``.
        """
        from pressread.index import term_key
        from pressread.index.evaluate.phrases import positions_in

        segment, doc = self._locate(docnum)
        return positions_in(segment, term_key(term), [doc]).get(doc, [])

    @proved
    def field_spans(self, docnum: int) -> dict[str, tuple[int, int]]:
        """Field → half-open range of its positions, for the fields that the document has."""
        from pressread.index.evaluate.phrases import FieldSpans

        segment, doc = self._locate(docnum)
        spans = FieldSpans(segment)
        found = {field: spans.of(doc, field) for field in segment.fields.names}
        return {field: span for field, span in found.items() if span[1]}

    # -- the dictionary

    @proved
    def doc_freq(self, term: str, field: str | None = None) -> int:
        """How many documents hold a term, removed ones that still lie in the files included."""
        from pressread.index import term_key

        self._open()
        key = term_key(term, self.fields.codes[field] if field else 0)
        found = [segment.dictionary.find(key) for segment in self._segments]
        return sum(entry[1] for entry in found if entry)

    @proved
    def terms(self, prefix: str = "", field: str | None = None) -> dict[str, int]:
        """Every term that begins with ``prefix`` → its document frequency, in order of terms."""
        from pressread.index import field_key, is_plain

        self._open()
        code = self.fields.codes[field] if field else 0
        start = prefix.encode("utf-8", "surrogatepass")
        key = field_key(start, code) if code else start
        skip = len(key) - len(start)
        found: dict[str, int] = {}
        for segment in self._segments:
            for entry in segment.dictionary.with_prefix(key):
                if not code and not is_plain(entry[0]):
                    break
                text = entry[0][skip:].decode("utf-8", "surrogatepass")
                found[text] = found.get(text, 0) + entry[1]
        return dict(sorted(found.items()))

    @property
    def size(self) -> int:
        """Live documents."""
        self._open()
        return sum(segment.size - segment.gone_count for segment in self._segments)

    @property
    def averages(self) -> dict[str, float]:
        """Field → its mean length where it is not empty."""
        return self._open().averages()

    # -- inside

    def _locate(self, docnum: int) -> tuple[Segment, int]:
        from bisect import bisect_right

        self._open()
        place = bisect_right(self._bases, docnum) - 1
        return self._segments[place], docnum - self._bases[place]
