"""Paths to archive: reading and extraction in parallel, writing in batches, a full account.

    walk ──▶ files ──▶ workers (readers, extraction) ──▶ outcomes in order ──▶ Intake.keep

Every file and every record in it comes out as exactly one ``Outcome``; what a batch holds is
committed whole or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from pressread.extraction.record import Margin
from pressread.readers import walk
from pressread.source import Failure, Given
from pressread.store.rows import Batch, FileRead, Piece
from pressread.workers.pool import how_many, read_all, total_size
from pressread.workers.reading import Known, Plan, Reading, Ready

if TYPE_CHECKING:
    from pressread.archive.protocol import Archive, Intake
    from pressread.store.rows import Packed

Status = Literal["imported", "already there", "passed over", "failed"]

_FIRST = 10  # imported articles that an account names
BATCH_ARTICLES = 250
BATCH_BYTES = 32 << 20  # of packed files waiting for one transaction


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article, or of a file that held none.

    ``record`` is its 1-based number in a file of several; ``reason`` says why it failed or, in a
    folder, was passed over;
    ``notices`` are remarks on an article that was read. ``articles``: so many of a file that is
    known, read no more.
    """

    path: str
    status: Status
    record: int | None = None
    id: str | None = None
    headline: str | None = None
    reason: str | None = None
    notices: tuple[str, ...] = ()
    articles: int = 1


@dataclass(slots=True)
class Account:
    """The sum of an import: found = imported + already there + passed over + failed."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Outcome] = field(default_factory=list)
    passed_over: list[Outcome] = field(default_factory=list)
    notices: list[Outcome] = field(default_factory=list)
    came: list[Outcome] = field(default_factory=list)  # the first that were imported
    known: list[Outcome] = field(default_factory=list)  # that were there already, by id

    def enter(self, outcome: Outcome) -> None:
        self.counts[outcome.status] += outcome.articles
        if outcome.status == "failed":
            self.failures.append(outcome)
            return
        if outcome.status == "passed over":
            self.passed_over.append(outcome)
            return
        if outcome.notices:
            self.notices.append(outcome)
        if outcome.status == "already there" and outcome.id:
            self.known.append(outcome)
        elif len(self.came) < _FIRST:
            self.came.append(outcome)

    @property
    def found(self) -> int:
        return sum(self.counts.values())


def import_paths(
    archive: Archive | None,
    paths: Iterable[str],
    *,
    defaults: Given | None = None,
    jobs: int | None = None,
    dry_run: bool = False,
    imported_at: str | None = None,
    on_total: Callable[[int], None] | None = None,
    on_read: Callable[[int], None] | None = None,
) -> Iterator[Outcome]:
    """Import files, folders and ``-`` into ``archive``; ``None`` reads all and keeps nothing.

    ``dry_run`` keeps nothing either, and tells what ``archive`` (which may be read-only) has.
    ``imported_at`` is ISO 8601 with offset; now, unless it is given. ``on_total`` is told how many
    bytes there are to read once that is known, ``on_read`` of those that were. Yields each outcome
    once its article is committed; what was read when ``KeyboardInterrupt`` ends it is committed
    before that is raised.
    """
    imported_at = imported_at or datetime.now(UTC).isoformat(timespec="seconds")
    folder = archive.folder if archive is not None else None
    paths = list(paths)
    found = list(walk(paths, exclude=folder))
    if on_total is not None:
        on_total(total_size(found))
    workers = how_many(jobs, found)
    kept = archive if not dry_run else None
    intake = kept.intake(alone=workers == 1) if kept is not None else None
    plan = Plan(
        defaults, imported_at, archive=folder,
        generation=archive.generation if archive is not None else 0,
        indexed=intake is not None and intake.wants_documents,
    )  # fmt: skip
    with intake or nullcontext():
        batch = _Batch(archive, intake, frozenset(paths))
        readings = read_all(found, plan, workers, archive)
        try:
            for read in readings:
                if on_read is not None:
                    on_read(read.size)
                yield from batch.take(read)
        except KeyboardInterrupt:
            for read in _rest(readings):
                yield from batch.take(read)
            yield from batch.flush()  # what was read is not lost
            raise
        yield from batch.flush()
        if kept is not None and intake is not None:
            for line in kept.restore(batch.archives, batch.added):
                yield Outcome("what belongs to the archive", "failed", reason=line)
            intake.publish()


def _rest(readings: Generator[Reading, None, None]) -> Iterator[Reading]:
    """What was read already when an interrupt came."""
    try:
        yield readings.throw(KeyboardInterrupt)
        yield from readings
    except (KeyboardInterrupt, StopIteration):
        return


class _Batch:
    """Articles waiting for their transaction, with the failures between them, in order."""

    def __init__(
        self, archive: Archive | None, intake: Intake | None, named: frozenset[str]
    ) -> None:
        self.archive = archive
        self.named = named  # paths that the user gave: nothing of that kind is passed over
        self.intake = intake
        self.waiting: list[Ready | Failure | Known] = []
        self.raws: dict[str, Packed] = {}
        self.margins: dict[str, Margin] = {}
        self.added: dict[str, int] = {}  # of exports: id → its generation there
        self.archives: list[Mapping[str, Any]] = []
        self.pieces: list[Piece] = []
        self.files: dict[str, FileRead] = {}
        self.failed: Counter[str] = Counter()  # records by the file's SHA-256
        self.size = 0
        self.seen: set[str] = set()

    def take(self, read: Reading) -> Iterator[Outcome]:
        self.size += sum(len(raw.bytes) for sha, raw in read.raws.items() if sha not in self.raws)
        self.size += sum(len(piece.packed.bytes) for piece in read.pieces)
        self.waiting += read.items
        self.pieces += read.pieces
        self.raws |= read.raws
        self.margins |= read.margins
        self.added |= read.added
        self.archives += read.archives
        if read.file is not None:
            sha256 = read.file.sha256
            self.failed[sha256] += sum(isinstance(item, Failure) for item in read.items)
            failed = max(read.file.failed, self.failed[sha256])
            self.files[sha256] = read.file._replace(failed=failed)
        if len(self.waiting) >= BATCH_ARTICLES or self.size >= BATCH_BYTES:
            yield from self.flush()

    def flush(self) -> Iterator[Outcome]:
        ready = [item for item in self.waiting if isinstance(item, Ready)]
        new = iter(self._kept(ready))
        waiting, self.waiting, self.raws, self.margins, self.size = self.waiting, [], {}, {}, 0
        self.pieces, self.files = [], {}
        for item in waiting:
            yield _outcome(item, next(new)) if isinstance(item, Ready) else _other(item, self.named)

    def _kept(self, ready: list[Ready]) -> list[bool]:
        if self.intake is not None:
            return self.intake.keep(self._batch(ready)) if ready or self.files else []
        fresh = []
        for item in ready:
            fresh.append(item.rows.id not in self.seen and not self._there(item))
            self.seen.add(item.rows.id)
        return fresh

    def _batch(self, ready: list[Ready]) -> Batch:
        articles, documents = [item.rows for item in ready], [item.documents for item in ready]
        files = list(self.files.values())
        return Batch(articles, self.raws, self.margins, documents, self.pieces, files)

    def _there(self, item: Ready) -> bool:
        return self.archive is not None and self.archive.holds(item.rows) is not None


def _outcome(item: Ready, new: bool) -> Outcome:
    return Outcome(
        path=item.path,
        status="imported" if new else "already there",
        record=item.record,
        id=item.rows.id,
        headline=item.headline,
        notices=item.notices,
    )


def _other(item: Failure | Known, named: frozenset[str]) -> Outcome:
    if isinstance(item, Known):
        return Outcome(
            item.path, "already there", id=item.id, headline=item.headline, articles=item.articles
        )
    over = item.passed_over and item.path not in named
    return Outcome(item.path, "passed over" if over else "failed", item.record, reason=item.reason)
