"""What the commands, the browser and the importer need of an archive, whatever keeps it.

The local form (``archive.local``) is a folder: SQLite and an index beside it. Another may be a
search cluster. Nothing outside these forms knows what stands behind the protocol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import builtins

    from pressread.article import Article
    from pressread.hits import ArticleRef, Hits, Question, QuoteHits
    from pressread.overview import (
        Dossier,
        OnArticle,
        Report,
        SpeakerEntry,
        Stats,
        Suggestions,
        Timeline,
    )
    from pressread.store.rows import Batch, FileRead, Rows


class Intake(Protocol):
    """An import, used as a context manager: what was kept stays kept, whatever ends it."""

    wants_documents: bool
    """Whether ``Batch.documents`` saves work."""

    def __enter__(self) -> Intake:
        """The intake itself."""

    def __exit__(self, *_: object) -> None:
        """Let go of what it holds."""

    def keep(self, batch: Batch) -> list[bool]:
        """Add what ``batch`` holds, all or none; whether each article was new."""

    def publish(self) -> None:
        """Let questions see all that was kept."""


class Archive(Protocol):
    """An open archive, used as a context manager. Not shared between threads; any number of
    processes may read at once.

    An ``id`` may be cut short to any prefix that names one article; methods that take one raise
    ``NotFound``, or ``UsageError`` where it begins several. A ``query`` is one in the query
    language with the fields of ``Question`` as options, or a whole ``Question``; methods that
    take one raise ``QueryError`` where it cannot be understood.
    """

    # ---- the articles themselves

    path: str
    """Where the archive is: a folder, or an address."""

    def count(self) -> int:
        """How many articles there are."""

    def resolve(self, prefix: str) -> str:
        """The full id that ``prefix`` begins."""

    def prefixes(self, ids: Sequence[str]) -> dict[str, str]:
        """Full id → the shortest beginning that names it alone, of four characters or more."""

    def get(self, id: str) -> Article:
        """One article."""

    def record(self, id: str) -> dict[str, Any]:
        """One record, as JSON values."""

    def records(self, query: str = "", **filters: Any) -> Iterator[dict[str, Any]]:
        """Every record (that answers ``query``), in the order they were added; a few in memory
        at a time.
        """

    def iterate(self, query: str = "", **filters: Any) -> Iterator[Article]:
        """Every article (that answers ``query``), in the order they were added."""

    def raw(self, id: str) -> bytes:
        """The bytes that an article was read from. Raises ``NotFound`` where there are none."""

    # ---- questions

    def search(self, query: str | Question = "", **options: Any) -> Hits:
        """Articles, best first, with the passages that answer."""

    def list(
        self, query: str | Question = "", **options: Any
    ) -> tuple[int, tuple[ArticleRef, ...]]:
        """How many articles there are (that answer), and one page of them."""

    def ids(self, query: str | Question = "", **options: Any) -> builtins.list[str]:
        """The full ids of all that answer, copies too, in the order they were added."""

    def left_out(self, query: str | Question = "", **options: Any) -> int:
        """How many articles ``list``, ``ids`` or ``timeline`` leave out because their date, which
        the query or a filter asks for, is unknown.
        """

    def quotes(self, query: str | Question = "", **options: Any) -> QuoteHits:
        """Statements: what was said about it, by whom."""

    def versions(self, id: str) -> builtins.list[Article]:
        """An article with its near-copies and whatever else stood at its address, oldest first."""

    def similar(self, id: str, *, limit: int | None = 10) -> Hits:
        """What else was written on the same matter; near-copies are named as such."""

    def explain(self, query: str | Question = "", **options: Any) -> dict[str, Any]:
        """How a query was read, what each part matches, why each hit ranks where it does."""

    def suggest(self, query: str | Question = "", **options: Any) -> Suggestions:
        """What to try when ``search`` found nothing."""

    def highlights(self, id: str, query: str) -> dict[int, tuple[tuple[int, int], ...]]:
        """Paragraph (-1: the headline) → half-open spans of code points where the words of
        ``query`` stand.
        """

    def timeline(
        self, query: str | Question = "", *, per: str | None = None, **options: Any
    ) -> Timeline:
        """Articles over time; ``per`` is ``year``, ``month``, ``day``, ``None`` what suits."""

    # ---- the archive as a whole: people, figures, words to complete

    def stats(self) -> Stats:
        """Sizes, span, rankings and health."""

    def speakers(self, name: str = "") -> builtins.list[SpeakerEntry]:
        """The register of people, most quoted first; with ``name``, who matches every word."""

    def speakers_page(
        self, name: str = "", *, limit: int | None = None, offset: int = 0
    ) -> tuple[int, tuple[SpeakerEntry, ...]]:
        """How many ``speakers`` lists, and a page of it: no more is made than that."""

    def speakers_like(self, name: str) -> builtins.list[SpeakerEntry]:
        """A few people whose names are spelt much like one that nobody has."""

    def dossier(self, name: str) -> builtins.list[Dossier]:
        """What is known of everybody whose name holds every word of ``name``."""

    def voices(self, ids: Sequence[str]) -> dict[str, str]:
        """Full id → who is quoted most in it, of those articles that quote somebody by name."""

    def completions(self, source: str, begun: str, most: int) -> builtins.list[tuple[str, str]]:
        """For a shell: at most ``most`` words of ``source`` (``ids``, ``speakers``,
        ``publishers``, ``sections``, ``languages``, ``tags``, ``saved``) that begin with
        ``begun``, and what each is.
        """

    # ---- what the user decides: it stands beside the records and changes none

    def tag(self, ids: Sequence[str], add: Sequence[str] = (), remove: Sequence[str] = ()) -> None:
        """Add and remove tags. Raises ``UsageError`` for one that is no single word."""

    def tags(self, id: str) -> builtins.list[str]:
        """The tags of an article, in order."""

    def note(self, id: str, text: str) -> None:
        """Set the note of an article; empty text removes it."""

    def note_of(self, id: str) -> str | None:
        """The note of an article."""

    def correct(
        self, id: str, changes: Mapping[str, Sequence[str]], *, statement: int | None = None
    ) -> builtins.list[dict[str, Any]]:
        """Rule what fields of an article are, or of one of its statements (the number that is
        shown): field → no, one or several texts. Returns the rulings; those that change nothing
        are not made. Raises ``UsageError`` for what cannot be, ``NotFound`` for no such statement.
        """

    def undo_correction(self, id: str) -> builtins.list[dict[str, Any]]:
        """Take back what was ruled last on an article; returns it, nothing where nothing was."""

    def corrections(self, id: str | None = None) -> builtins.list[dict[str, Any]]:
        """Every ruling (on one article) in the order made, what was undone too."""

    def mark(
        self,
        id: str,
        words: str | None = None,
        *,
        paragraph: int | None = None,
        span: tuple[int, int] | None = None,
        note: str | None = None,
        tags: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Mark a passage: by its words, by half-open code points of a paragraph (from 0), or a
        whole paragraph. Raises ``NotFound`` where the words are not there.
        """

    def marks(self, ids: Sequence[str] | None = None) -> builtins.list[dict[str, Any]]:
        """The marks (of these articles) where they stand today; ``gone``: not in the text."""

    def unmark(self, number: int) -> None:
        """Take a mark away. Raises ``NotFound``."""

    def merge_speakers(self, name: str, others: Sequence[str]) -> builtins.list[str]:
        """Rule that ``others`` are the person ``name``; returns all spellings."""

    def split_speaker(self, spelling: str) -> None:
        """Rule that a spelling is a person of its own."""

    def saved(self) -> builtins.list[tuple[str, str]]:
        """``(name, query)`` of the saved searches, by name."""

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name; one of that name is replaced. Raises ``QueryError``."""

    def run_saved(self, name: str, *, new: bool = False, mark: bool = True, **options: Any) -> Hits:
        """The hits of a saved search; ``new``: of what was added since it last showed all such.

        Without ``mark`` they stay new until ``saw`` is told of them. Raises ``NotFound``.
        """

    def saw(self, name: str, hits: Hits) -> None:
        """Note that new hits of a saved search were delivered, if they are all there were."""

    @property
    def damaged(self) -> Mapping[str, str]:
        """Ids of articles that were met damaged, each with what is wrong with it."""

    @property
    def unsearched(self) -> int:
        """How many articles the last answer left out, as the index did not hold them yet."""

    def forget_search(self, name: str) -> None:
        """Drop a saved search. Raises ``NotFound``."""

    # ---- articles in and out, and keeping the archive sound

    def intake(self, *, alone: bool = True) -> Intake:
        """An import; ``alone``: no other process may help."""

    @property
    def folder(self) -> str | None:
        """The folder that an import of its surroundings passes over; ``None`` where there is none
        that other processes could open.
        """

    def holds(self, rows: Rows) -> str | None:
        """The id of the article that this one is, word for word, whatever the format."""

    @property
    def generation(self) -> int:
        """A number that every change of what questions are answered from raises."""

    def known(
        self, sha256: str, until: int | None = None
    ) -> tuple[str | None, str | None, int] | None:
        """Of a file of these bytes that was imported whole (by the generation ``until``): id and
        headline of the one article that it held, or ``None`` for both, and how many it held.
        """

    def file(self, path: str, sha256: str) -> FileRead | None:
        """How far a file of many articles was read: one of these bytes, else the largest that was
        found under ``path``.
        """

    def restore(
        self, extras: Iterable[Mapping[str, Any]], added: Mapping[str, int]
    ) -> builtins.list[str]:
        """Lay what exports held beside their articles (people, saved searches) over this archive.

        ``added``: id → the generation that each had where it comes from. Returns what was damaged
        and is left out, a line each.
        """

    def remove(self, ids: Sequence[str]) -> int:
        """Remove articles, all or none; returns how many."""

    def exported(self, query: str = "", **filters: Any) -> Iterator[dict[str, Any]]:
        """Every article (that answers ``query``) with all that belongs to it, as JSON values."""

    def export_sqlite(self, path: str, query: str = "", **filters: Any) -> int:
        """Write the same to an SQLite file that ``import`` reads back; returns how many."""

    def catch_up(self) -> None:
        """Let questions see all that was kept."""

    def reindex(self, on_article: OnArticle | None = None) -> int:
        """Build anew what questions are answered from; returns how many articles it holds."""

    def check(self, on_article: OnArticle | None = None) -> Report:
        """Verify everything against everything; reads it all."""

    def close(self) -> None:
        """Let go of files and connections."""

    def __enter__(self) -> Archive:
        """The archive itself."""

    def __exit__(self, *_: object) -> None:
        """Close it."""
