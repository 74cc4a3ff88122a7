"""Records, bytes and what belongs to them on a cluster, as ``store.Store`` answers them."""

from __future__ import annotations

from pressread.cluster.asking import Asking, Wanted
from pressread.cluster.mapping import ARTICLES
from pressread.cluster.writing import GENERATIONS, Desk
from pressread.errors import ArchiveError, NotFound, UsageError
from pressread.jsontext import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from pressread.cluster.client import Client
    from pressread.cluster.documents import Raws
    from pressread.cluster.keeping import Keeper
    from pressread.cluster.listing import Listing
    from pressread.cluster.register import Register
    from pressread.cluster.rulings import Corrections, Marks, Organiser
    from pressread.store.rows import Batch, FileRead, Rows

#: Records of one request.
_AT_ONCE = 200


class ClusterStore:
    """What an archive on a cluster keeps. Not shared between threads."""

    def __init__(self, client: Client, *, read_only: bool, notify: Callable[[str], None]) -> None:
        self.client = client
        self.folder = self.path = str(client.address)
        self.read_only = read_only
        self.notify = notify
        self.asking = Asking(client)
        self.desk = Desk(self.asking)
        #: What an engine proves itself is never damaged here.
        self.damaged: dict[str, str] = {}
        #: id → record, of those that came along with an answer.
        self.seen: dict[str, dict[str, Any]] = {}
        # Each is loaded when it is first asked for: a search has use for none of them.
        self._keeper: Keeper | None = None
        self._register: Register | None = None
        self._listing: Listing | None = None
        self._raws: Raws | None = None

    def close(self) -> None:
        self.client.close()

    @property
    def register(self) -> Register:
        """Who is who."""
        if self._register is None:
            from pressread.cluster.register import Register

            self._register = Register(self.desk)
            self._register.listing = self.listing
        return self._register

    @property
    def listing(self) -> Listing:
        """Lists and counts."""
        if self._listing is None:
            from pressread.cluster.listing import Listing

            self._listing = Listing(self.asking, lambda forms: self.register.names_of(forms))
        return self._listing

    @property
    def raws(self) -> Raws:
        """The bytes that articles were read from."""
        if self._raws is None:
            from pressread.cluster.documents import Raws

            self._raws = Raws(self.asking)
        return self._raws

    @property
    def corrections(self) -> Corrections:
        """What was ruled of records."""
        from pressread.cluster.rulings import Corrections

        return Corrections(self.desk)

    @property
    def organiser(self) -> Organiser:
        """Tags, notes and saved searches."""
        from pressread.cluster.rulings import Organiser

        return Organiser(self.desk)

    @property
    def marks(self) -> Marks:
        """The passages that were marked."""
        from pressread.cluster.rulings import Marks

        return Marks(self.desk)

    # ---- writing

    @property
    def keeper(self) -> Keeper:
        """What writes articles; made when something is written, and the archive with it."""
        if self._keeper is None:
            from pressread.cluster.keeping import Keeper

            if self.read_only:
                raise ArchiveError(f"{self.path} is opened read-only")
            self._keeper = Keeper(self.desk, self.register, self.corrections, self.raws)
        return self._keeper

    def writing(self, *, changes: bool = True) -> _Writing:
        """A block of changes, each of which is whole by itself."""
        return _Writing(self, changes)

    def keep(self, batch: Batch) -> list[bool]:
        """Add articles with what belongs to them; whether each was new."""
        told = self.keeper.keep(batch)
        for file in batch.files:
            self.keep_file(file)
        for id, (tags, note) in batch.margins.items():
            if tags:
                self.organiser.tag([id], tags, ())
            if note:
                self.organiser.note(id, note)
        self.asking.forget()
        self.seen.clear()
        return told

    def same_as(self, rows: Rows) -> str | None:
        """The id of the article that this one is, word for word, whatever the format."""
        from pressread.cluster.duplicates import Twins

        return Twins(self.client, [rows]).of(rows)

    def remove(self, ids: Sequence[str]) -> int:
        """Remove articles by full id; raw bytes go with the last article that came from them."""
        gone = self.keeper.remove(self.records(ids))
        self.seen.clear()
        return gone

    def every_id(self) -> list[str]:
        """The ids of all articles, in the order they were added."""
        return self.listing.all_ids()

    def rule(
        self, id: str, rulings: Sequence[Mapping[str, Any]], generation: int, *, again: bool = False
    ) -> None:
        """Enter rulings on an article's record and show it by them from ``generation`` on;
        ``again``: also where none is new.
        """
        self.keeper.rule(id, rulings, generation, again=again)
        self.seen.pop(id, None)

    def show_anew(self, id: str, generation: int) -> None:
        """Write an article's document anew, by its record and the rulings on it."""
        self.keeper.show_anew(id, generation)
        self.seen.pop(id, None)

    def keep_file(self, file: FileRead) -> None:
        """Note how far a file of many articles was read."""
        read = {"read": list(file)}
        told = {"kind": "file", "id": file.sha256, "forms": [file.path], "value": read}
        self.desk.change("f:" + file.sha256, lambda _: told)

    def file(self, path: str, sha256: str) -> FileRead | None:
        """How far a file of many articles was read: one of these bytes, else the last of that
        path.
        """
        from pressread.store.rows import FileRead

        found = self.desk.found("file", {"bool": {"should": [
            {"term": {"id": sha256}}, {"term": {"forms": path}},
        ]}})  # fmt: skip
        rows = [FileRead._make(one["value"]["read"]) for one in found]
        return max(rows, key=lambda row: (row.sha256 == sha256, row.size), default=None)

    def renew(self, ids: Sequence[str]) -> int:
        """Let articles be as if they were added now; the generation that they are of then."""
        self.keeper.refresh()
        generation = self.next_generation()
        self.keeper.renew(ids, generation)
        return generation

    # ---- reading

    @property
    def generation(self) -> int:
        """The number of the last batch that was begun."""
        found = self.desk.get(GENERATIONS)
        return int(found["value"]["number"]) if found else 0

    def next_generation(self) -> int:
        """A number for a batch, which no other has."""
        return self.desk.next(GENERATIONS)

    def count(self) -> int:
        """How many articles there are."""
        return self.listing.count()

    def resolve(self, prefix: str) -> str:
        """The full id that ``prefix`` begins. Raises ``NotFound``; ``UsageError`` if several."""
        body = {
            "size": 4, "query": {"prefix": {"id": prefix.lower()}}, "sort": [{"id": "asc"}],
            "_source": ["record"],
        }  # fmt: skip
        hits = self.asking.search(ARTICLES, body)["hits"]["hits"] if prefix else []
        if not hits:
            raise NotFound(f"no article {prefix!r} in this archive; `pressread list` shows the ids")
        if len(hits) > 1:
            found = ", ".join(hit["_id"] for hit in hits[:3])
            raise UsageError(f"{prefix!r} could be {found}…; type more of it")
        self.seen[hits[0]["_id"]] = hits[0]["_source"]["record"]
        return str(hits[0]["_id"])

    def record(self, id: str) -> dict[str, Any]:
        """The record of a full id. Raises ``NotFound``."""
        found = self.records((id,))
        if not found:
            raise NotFound(f"no article {id!r} in this archive; `pressread list` shows the ids")
        return found[id]

    def records(self, ids: Sequence[str], holding: str = "") -> dict[str, dict[str, Any]]:
        """id → record, for those of ``ids`` that are there and have ``holding`` in some field."""
        found = {id: self.seen[id] for id in ids if id in self.seen}
        missing = [id for id in ids if id not in found]
        for start in range(0, len(missing), _AT_ONCE):
            part = missing[start : start + _AT_ONCE]
            found.update(self._fields(part, "record"))
        if not holding:
            return found
        written = encode(holding)[1:-1]
        return {id: record for id, record in found.items() if written in encode(record)}

    def owned(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """id → tags, note and generation of those of ``ids`` that are there."""
        found = self.desk.found("article", {"terms": {"id": list(ids)}})
        desk = {one["id"]: (sorted(one["tags"]), one["value"].get("note")) for one in found}
        told = {id: (*desk.get(id, ([], None)), added) for id, added in self.added(ids).items()}
        return {id: dict(zip(("tags", "note", "added"), one, strict=True))
                for id, one in told.items()}  # fmt: skip

    def added(self, ids: Sequence[str]) -> dict[str, int]:
        """id → generation of the import that added it or last changed it."""
        return self._fields(ids, "generation")

    def _fields(self, ids: Sequence[str], name: str) -> dict[str, Any]:
        """id → one field of the documents that are there."""
        if not ids:
            return {}
        body = {
            "size": len(ids), "query": {"terms": {"id": list(ids)}}, "_source": [name],
            "sort": [{"added": "asc"}],
        }  # fmt: skip

        def read(answer: Any) -> dict[str, Any]:
            return {hit["_id"]: hit["_source"][name] for hit in answer["hits"]["hits"]}

        key = ("fields", name, tuple(ids))
        found: dict[str, Any] = self.asking.know(key, lambda: Wanted(ARTICLES, body, read), {})
        return found

    def known(
        self, sha256: str, until: int | None = None
    ) -> tuple[str | None, str | None, int] | None:
        """Of a file of these bytes that was imported whole (by the generation ``until``): id and
        headline of the one article that it held, or ``None`` for both, and how many it held.
        """
        read = self.desk.found("file", {"term": {"id": sha256}})
        if read and read[0]["value"]["read"][-1] and not read[0]["value"]["read"][-2]:
            return None, None, read[0]["value"]["read"][3]
        body = {
            "size": 2, "query": {"term": {"sha256": sha256}},
            "_source": ["record.headline", "record.source.record", "generation"],
        }  # fmt: skip
        hits = self.asking.search(ARTICLES, body)["hits"]["hits"]
        if len(hits) != 1:
            return None
        told = hits[0]["_source"]
        if told["record"]["source"].get("record") is not None:
            return None
        if until is not None and told["generation"] > until:
            return None
        return hits[0]["_id"], told["record"]["headline"], 1


class _Writing:
    """Changes that are written one by one; gives the number of the batch they belong to."""

    def __init__(self, store: ClusterStore, changes: bool) -> None:
        self._store = store
        self._changes = changes

    def __enter__(self) -> int:
        self._store.keeper.ready()
        return self._store.next_generation() if self._changes else 0

    def __exit__(self, *_: object) -> None:
        self._store.asking.forget()
