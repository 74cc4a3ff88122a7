"""Keeps the index in step with the store: caught up when it lags, rebuilt when it cannot be read.

The index answers for one generation of the store. Whoever finds it behind brings it up under a
lock of the index's own, which no writer of the store waits for; whoever cannot (another process is
at it, or the medium is read-only) is answered by what is there, and told how many articles that
leaves out.
"""

from __future__ import annotations

import os
from contextlib import suppress
from time import monotonic, sleep

from pressread.errors import ArchiveError, ArchiveLocked, StorageFull
from pressread.index.evaluate.index_reader import DAMAGED, READY, Damaged, Index, Outdated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    from pressread.index.evaluate.index_reader import Status
    from pressread.index.write.writer import IndexWriter
    from pressread.overview import OnArticle
    from pressread.store import Store

    Answer = TypeVar("Answer")

ARTICLES, STATEMENTS = "articles", "statements"
#: Statements first: who sees a new article on its shelf then sees its statements too.
SHELVES = (STATEMENTS, ARTICLES)

PATIENCE = 0.5  # seconds that a question waits for another process to bring the index up
POLL = 0.05
_FILES = (".seg", ".pos")
_PROVED = "index.proved"
_TRIES = 3  # of a question whose files a writer replaced under it


class Upkeep:
    """The two shelves of an archive's index."""

    def __init__(self, store: Store, notify: Callable[[str], None]) -> None:
        self.store = store
        self.notify = notify
        self.folder = f"{store.folder}/index"
        self.unsearched = 0
        self._proofs = Proofs(store.folder, self.folder)
        self._obstacle = "the index cannot be written to"
        self.shelves = {shelf: Index(self.folder, shelf) for shelf in SHELVES}

    def close(self) -> None:
        for index in self.shelves.values():
            index.refresh()

    def ask(self, shelf: str, question: Callable[[Index], Answer]) -> Answer:
        """The answer of a shelf that is up to date; one that proves damaged is rebuilt once.

        ``unsearched`` tells afterwards how many articles the answer could not cover.
        """
        reason = ""
        for _ in range(_TRIES):
            self._ready(shelf)
            try:
                return question(self.shelves[shelf])
            except (Damaged, Outdated, FileNotFoundError) as error:
                reason = str(error)
                self.close()  # a writer may have put other files in their place
        self._rebuild_aloud(reason)
        return question(self.shelves[shelf])

    @property
    def searched(self) -> int:
        """The generation of the store that both shelves answer for."""
        return min(self.shelves[shelf].status().generation for shelf in SHELVES)

    def _ready(self, shelf: str) -> None:
        self.unsearched = 0
        status = self.shelves[shelf].status()
        if not self.fits(status):
            self._repair(shelf, status)
        elif wrong := self._unproved():
            self._rebuild_aloud(wrong[0])
        elif status.generation < self.store.generation:
            self._follow()
        elif not (self.shelves[shelf].is_named() or self.store.read_only):
            with suppress(ArchiveLocked, OSError), self.store.index_lock.at_once():
                self.shelves[shelf].name_for_whoosh()

    def fits(self, status: Status) -> bool:
        """Whether an index can be read and is of this archive, as it is or once was."""
        if status.state != READY or status.generation > self.store.generation:
            return False
        return not status.archive or status.archive == (self.store.identity or status.archive)

    def _unproved(self) -> list[str]:
        if self.store.read_only:
            return []
        return self._proofs.prove(self._verified, self._compared)

    def _verified(self) -> Iterator[str]:
        for shelf in SHELVES:
            yield from self.shelves[shelf].verify()

    def _compared(self) -> Iterator[str]:
        """Whether the index holds the articles of this archive, by their ids."""
        from pressread.query.ops import Everything

        index = self.shelves[ARTICLES]
        if index.status().generation == self.store.generation:
            held = set(index.ids(Everything()))
            if held != set(self.store.every_id()):
                yield "it is of another archive"

    def mended(self) -> bool:
        """Whether the index was damaged, and is built anew now."""
        wrong = next(self._verified(), None)
        if wrong is not None:
            self._rebuild_aloud(wrong)
        return wrong is not None

    def _repair(self, shelf: str, status: Status) -> None:
        if not self.store.generation and status.state == "missing" and not self.store.read_only:
            self.rebuild()  # an archive that never held anything: nothing to say
            return
        self._rebuild_aloud(reason(status))
        if self.shelves[shelf].status().state != READY:
            raise ArchiveError(f"the index in {self.folder} cannot be built")

    def _rebuild_aloud(self, reason: str) -> None:
        if self.store.read_only:
            raise ArchiveError(
                f"the index cannot be used ({reason}) and the archive is opened read-only;"
                " run `pressread reindex` where it can be written to"
            )
        with self.store.index_lock:
            if any(not self._current(shelf) for shelf in SHELVES):
                self.notify(f"building the index anew: {reason}")
                self.rebuild()

    def _current(self, shelf: str) -> bool:
        index = self.shelves[shelf]
        index.refresh()
        if not self.fits(index.status()) or index.verify():
            return False
        current = index.status().generation == self.store.generation
        return current and not list(self._compared())

    def _follow(self) -> None:
        """Catch up, or wait a little for who is at it; else tell what is not searched."""
        if not self.store.read_only and self._caught_up_soon():
            return
        self.close()
        self.unsearched = self.store.count_since(self.searched)
        if self.unsearched:
            self.notify(f"{_articles(self.unsearched)} not searched yet: {self._obstacle}")

    def _caught_up_soon(self) -> bool:
        until = monotonic() + PATIENCE
        while True:
            try:
                with self.store.index_lock.at_once():
                    self.catch_up()
                return True
            except (OSError, StorageFull) as error:
                self._obstacle = f"the index cannot be written ({error})"
                return False
            except ArchiveLocked:
                self._obstacle = "another process is adding them; ask again when it is done"
                if monotonic() >= until:
                    return False
                sleep(POLL)
                self.close()
                if self.searched == self.store.generation:
                    return True

    def catch_up(self) -> None:
        """Bring both shelves up to the store. Raises ``ArchiveLocked``, ``StorageFull``."""
        with self.store.index_lock:
            self.close()
            states = [self.shelves[shelf].status() for shelf in SHELVES]
            known = min(status.generation for status in states)
            now = self.store.generation
            if not all(map(self.fits, states)):
                self.rebuild()
            elif known < now:
                with self.store.snapshot():
                    self._write(known, fresh=False)
            else:
                for shelf in SHELVES:
                    self.shelves[shelf].name_for_whoosh()

    def rebuild(self, on_article: OnArticle | None = None) -> int:
        """Build both shelves from the store alone; returns how many articles there are."""
        with self.store.index_lock, self.store.snapshot():
            return self._write(-1, fresh=True, on_article=on_article)

    def _write(self, since: int, *, fresh: bool, on_article: OnArticle | None = None) -> int:
        from pressread.article import Article
        from pressread.index.documents import article_document, statement_documents
        from pressread.index.write.writer import IndexWriter

        generation = self.store.generation
        statements, articles = (
            IndexWriter(self.folder, shelf, fresh=fresh, archive=self.store.identity)
            for shelf in SHELVES
        )
        if not fresh:
            self._remove(statements, articles, since)
        count, total = 0, len(self.store.every_id()) if on_article else 0
        for record in self.store.changed_since(since):
            article = Article.from_dict(record)
            statements.add(statement_documents(article))
            articles.add((article_document(article),))
            count += 1
            if on_article is not None:
                on_article(count, total)
        statements.commit(generation)
        articles.commit(generation)
        self.close()
        return count

    def _remove(self, statements: IndexWriter, articles: IndexWriter, since: int) -> None:
        gone = self.store.removed_since(since)
        if gone:
            from pressread.query.ops import Equals

            found = self.shelves[STATEMENTS].search(Equals("article", gone), limit=None)
            statements.remove(id for id, _, _ in found.hits)
            articles.remove(gone)

    def state(self) -> str:
        """``ready``, ``behind``, ``missing``, ``damaged`` or ``old``."""
        states = [self.shelves[shelf].status() for shelf in SHELVES]
        for status in states:
            if status.state != READY:
                return status.state
            if not self.fits(status):
                return DAMAGED
        current = all(status.generation == self.store.generation for status in states)
        return "ready" if current else "behind"


def _articles(count: int) -> str:
    return "1 article is" if count == 1 else f"{count:,} articles are"


def reason(status: Status) -> str:
    """Why an index has to be built anew, in words for people."""
    if status.state == "missing":
        return "there is none yet"
    if status.state == "old":
        return "it is of another version of pressread"
    return status.reason if status.state != READY else "it is of another archive"


class Proofs:
    """A list of the files of the index that were read to the last byte since they were written.

    Every checksum of a file is compared once, before the first answer that may rest on it, and
    again whenever the file is another one by its number, size or times: a copy, a write, a restored
    backup. What the system reads wrong without changing any of these is for ``check``.
    """

    def __init__(self, archive: str, index: str) -> None:
        self._path = f"{archive}/{_PROVED}"
        self._index = index
        self._known: set[str] | None = None

    def prove(
        self, verify: Callable[[], Iterable[str]], compare: Callable[[], Iterable[str]]
    ) -> list[str]:
        """What ``verify`` finds wrong, where a file has not been proved yet; ``[]``: nothing. Of
        an index none of whose files is known, what ``compare`` finds too.
        """
        there = self._there()
        if self._known is None:
            self._known = self._read()
        if there <= self._known:
            return []
        wrong = list(verify())
        if not wrong and there.isdisjoint(self._known):
            wrong = list(compare())
        if not wrong and there == self._there():
            self._known = there
            self._write(there)
        return wrong

    def _there(self) -> set[str]:
        try:
            with os.scandir(self._index) as entries:
                return {_identity(entry) for entry in entries if entry.name.endswith(_FILES)}
        except OSError:
            return set()

    def _read(self) -> set[str]:
        try:
            with open(self._path, encoding="utf-8") as file:
                return set(file.read().splitlines())
        except (OSError, ValueError):
            return set()

    def _write(self, proved: set[str]) -> None:
        aside = f"{self._path}.{os.getpid()}"
        try:
            with open(aside, "w", encoding="utf-8") as file:
                file.write("\n".join(sorted(proved)))
            os.replace(aside, self._path)
        except OSError:
            return  # they are read once more by the next process


def _identity(entry: os.DirEntry[str]) -> str:
    found = entry.stat()
    numbers = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return " ".join((entry.name, *map(str, numbers)))
