"""Articles kept on a cluster: bytes and words first, the article last, and told only then."""

from __future__ import annotations

from hashlib import sha256
from os import urandom

from pressread.article import Article
from pressread.cluster import setup
from pressread.cluster.corrections import as_extracted, in_force
from pressread.cluster.desk import Desk
from pressread.cluster.documents import Stacker, document
from pressread.cluster.mapping import ARTICLES, LONGEST_KEYWORD, PLACES, RAW, TERMS, alias
from pressread.cluster.raws import of_file, of_piece
from pressread.cluster.writing import Bulk, own
from pressread.errors import ArchiveError
from pressread.store.corrections import overlaid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, Protocol

    from pressread.cluster.asking import Asking
    from pressread.cluster.client import Client
    from pressread.cluster.corrections import Corrections
    from pressread.cluster.desk import Organiser
    from pressread.cluster.raws import Raws
    from pressread.cluster.register import Register
    from pressread.store.rows import Batch, FileRead, Rows

    class Parts(Protocol):
        """What of an archive's store a writer needs."""

        client: Client
        path: str
        read_only: bool
        asking: Asking
        desk: Desk
        organiser: Organiser
        seen: dict[str, dict[str, Any]]

        @property
        def register(self) -> Register:
            """Who is who."""

        @property
        def raws(self) -> Raws:
            """The bytes that articles were read from."""

        @property
        def corrections(self) -> Corrections:
            """What was ruled of records."""

        def next_generation(self) -> int:
            """A number for a batch, which no other has."""

        def keep_file(self, file: FileRead) -> None:
            """Note how far a file of many articles was read."""

        def records(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
            """id → record, for those of ``ids`` that are there."""

        def rule(
            self,
            id: str,
            rulings: Sequence[Mapping[str, Any]],
            generation: int,
            *,
            again: bool = False,
        ) -> None:
            """Enter rulings on an article's record and show it by them."""


#: Articles read back at once.
_AT_ONCE = 100


class Keeper:
    """Writes articles into one archive, which it makes where there is none."""

    def __init__(self, store: Parts) -> None:
        if store.read_only:
            raise ArchiveError(f"{store.path} is opened read-only")
        self._store = store
        self._client = store.client
        self._stacker = Stacker()
        self._is_ready = False
        self._copies = 1
        #: headline's mark → articles of this process that questions may not see yet.
        self._recent: dict[str, list[str]] = {}

    def ready(self) -> None:
        """Make sure that the archive is there, and know how many nodes can hold it."""
        if not self._is_ready:
            setup.ensure(self._client)
            _, health = self._client.ask("GET", "/_cluster/health", allow=(403,))
            nodes = health.get("number_of_data_nodes", 1) if isinstance(health, dict) else 1
            self._copies = min(2, nodes)
            self._is_ready = True

    def keep(self, batch: Batch) -> list[bool]:
        """Add what is new of a batch; whether each article was."""
        self.ready()
        twins = Twins(self._client, batch.articles, self._recent)
        fresh = {rows.id: rows for rows in batch.articles if twins.enter(rows)}
        new = self._write(fresh, batch) if fresh else set()
        for id in new:
            self._recent.setdefault(mark(fresh[id].folded), []).append(id)
        self._rule(batch.articles, new, twins)
        for file in batch.files:
            self._store.keep_file(file)
        for id, (tags, note) in batch.margins.items():
            if tags:
                self._store.organiser.tag([id], tags, ())
            if note:
                self._store.organiser.note(id, note)
        self._store.asking.forget()
        told: list[bool] = []
        for rows in batch.articles:  # one that stands twice in a batch was new once
            told.append(rows.id in new)
            new.discard(rows.id)
        return told

    def _write(self, fresh: Mapping[str, Rows], batch: Batch) -> set[str]:
        """The ids of those that this call brought in."""
        self.bulk(RAW).create(_sources({rows.sha256 for rows in fresh.values()}, batch))
        speakers = dict.fromkeys(row[2] for rows in fresh.values() for row in rows.quotes if row[2])
        self._store.register.enter_all(speakers)
        token, generation = urandom(8).hex(), self._store.next_generation()
        documents = [
            (rows.id, self._document(rows, token, generation, place))
            for place, rows in enumerate(fresh.values())
        ]
        self.bulk(TERMS).create((term, {"term": term}) for term in self._stacker.take())
        created = self.bulk(ARTICLES).create(documents)
        there = [id for id, new in created.items() if not new]
        return {id for id, new in created.items() if new} | own(self._client, there, token)

    def _document(self, rows: Rows, token: str, generation: int, place: int) -> dict[str, Any]:
        record = rows.record
        return {
            **stored(record, generation, generation * PLACES + place, token),
            **document(Article.from_dict(record), self._stacker),
        }

    def remove(self, ids: Sequence[str]) -> int:
        """Remove articles; bytes go with the last article that came from them."""
        self.ready()
        records = self._store.records(ids)
        gone = self.bulk(ARTICLES).delete(list(records))
        self.refresh()
        for sha in {record["source"]["sha256"] for record in records.values()}:
            if not self._store.asking.search(ARTICLES, _from(sha))["hits"]["total"]["value"]:
                self._drop(sha)
        self._store.seen.clear()
        return gone

    def _drop(self, sha: str) -> None:
        """Let go of bytes that no article came from any longer."""
        index = alias(self._client.address.name, RAW)
        for id, piece in self._store.raws.blank(sha):
            self._client.ask("PUT", f"/{index}/_doc/{id}", piece, write=True)
        body = {"query": {"term": {"sha256": sha}}}
        path = f"/{index}/_delete_by_query?refresh=true&conflicts=proceed"
        self._client.ask("POST", path, body, write=True)

    def renew(self, ids: Sequence[str], generation: int) -> None:
        """Write articles anew, as of another generation."""
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            path = f"/{alias(self._client.address.name, ARTICLES)}/_mget"
            _, found = self._client.ask("POST", path, {"ids": list(part)})
            self.bulk(ARTICLES).index(
                self._renewed(one, generation) for one in found["docs"] if one.get("found")
            )

    def _renewed(self, one: dict[str, Any], generation: int) -> tuple[str, dict[str, Any]]:
        source = one["_source"]
        article = Article.from_dict(source["record"])
        kept = stored(source["record"], generation, source["added"], source["token"])
        return one["_id"], {**kept, **document(article, self._stacker)}

    def show_anew(self, id: str, generation: int) -> None:
        """Write an article by its record and the rulings on it, whoever else does the same."""
        store = self._store

        def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
            if before is None:
                return None
            ruled = store.desk.get("c:" + id)
            rulings = in_force(ruled["value"]["rulings"]) if ruled else []
            record = overlaid(as_extracted(before["record"]), rulings)
            article = Article.from_dict(record)
            said = [quote.speaker.name for quote in article.quotes if quote.speaker]
            store.register.enter_all(name for name in said if name)
            kept = stored(record, generation, before["added"], before["token"])
            return {**kept, **document(article, self._stacker)}

        Desk(store.asking, ARTICLES).change(id, change)
        store.seen.pop(id, None)

    def _rule(self, articles: Sequence[Rows], new: set[str], twins: Twins) -> None:
        """Lay over articles what came with them, and what was ruled before they were removed."""
        ruled = self._store.corrections.of(sorted(new)) if new else {}
        for rows in articles:
            id = twins.of(rows) or rows.id
            if rows.corrected or (rows.id in new and id in ruled):
                generation = self._store.next_generation()
                self._store.rule(id, rows.corrected, generation, again=rows.id in new)

    def refresh(self) -> None:
        """Let questions see all that was written."""
        names = ",".join(alias(self._client.address.name, index) for index in setup.ALL)
        self._client.ask("POST", f"/{names}/_refresh", write=True)
        self._store.asking.forget()
        self._recent.clear()

    def bulk(self, index: str) -> Bulk:
        """What writes into one of the archive's indices."""
        return Bulk(self._client, index, copies=self._copies)


class Twins:
    """Which articles of a batch are there already, whatever their format: one question for all."""

    def __init__(
        self,
        client: Client,
        wanted: Sequence[Rows],
        recent: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._client = client
        #: mark of a headline → (id, words of the article) of those that have it.
        self._known: dict[str, dict[str, int]] = {}
        self._bodies: dict[str, str] = {}
        marks = sorted({mark(rows.folded) for rows in wanted})
        self._ask(marks)
        for one in marks:
            for id in (recent or {}).get(one, ()):
                self._known.setdefault(one, {}).setdefault(id, 0)

    def enter(self, rows: Rows) -> bool:
        """Whether an article is new; it is known from now on."""
        if self.of(rows) is not None:
            return False
        self._known.setdefault(mark(rows.folded), {})[rows.id] = rows.words
        self._bodies[rows.id] = _words(rows.record)
        return True

    def of(self, rows: Rows) -> str | None:
        """The id of the article that this one is."""
        known = self._known.get(mark(rows.folded), {})
        if rows.id in known:
            return rows.id
        low, high = rows.words // 2, 2 * rows.words + 9
        near = [id for id, words in known.items() if not words or low <= words <= high]
        if not near:
            return None
        from pressread.store.writing import same_words

        self._read([id for id in near if id not in self._bodies])
        mine = _words(rows.record)
        return next(
            (id for id in near if id in self._bodies and same_words(mine, self._bodies[id])), None
        )

    def _ask(self, marks: Sequence[str]) -> None:
        body = {
            "size": 10_000, "query": {"terms": {"same": list(marks)}}, "sort": [{"added": "asc"}],
            "_source": ["same", "c.words"],
        }  # fmt: skip
        path = f"/{alias(self._client.address.name, ARTICLES)}/_search"
        _, found = self._client.ask("POST", path, body, allow=(404,))
        for hit in found["hits"]["hits"] if "hits" in found else ():
            told = hit["_source"]
            self._known.setdefault(told["same"], {})[hit["_id"]] = told["c"].get("words", 0)

    def _read(self, ids: Sequence[str]) -> None:
        """The bodies of articles, also of those that no question sees yet."""
        if not ids:
            return
        path = f"/{alias(self._client.address.name, ARTICLES)}/_mget?_source_includes=record.body"
        _, found = self._client.ask("POST", path, {"ids": list(ids)})
        for one in found["docs"]:
            if one.get("found"):
                self._bodies[one["_id"]] = _words(one["_source"]["record"])


def stored(record: Mapping[str, Any], generation: int, added: int, token: str) -> dict[str, Any]:
    """The part of an article's document that is kept rather than searched."""
    source = record["source"]
    folded = _folded(as_extracted(record)["headline"] or "")
    columns = {
        "date": record["published"],
        "day": (record["published"] or "")[:10],
        "head": folded[:LONGEST_KEYWORD],
        "language": record["language"],
        "sections": " / ".join(record["sections"])[:LONGEST_KEYWORD] or None,
        "format": source["format"],
        "sha256": source["sha256"],
        "imported": source["imported_at"],
    }
    return {
        "record": record,
        "id": record["id"],
        "same": mark(folded),
        **{name: value for name, value in columns.items() if value},
        "added": added,
        "generation": generation,
        "token": token,
    }


def mark(folded: str) -> str:
    """What a headline is known by, however long it is."""
    return sha256(folded.encode("utf-8", "replace")).hexdigest()[:24]


def _folded(text: str) -> str:
    from pressread.text.folding import fold_identity

    return fold_identity(text)


def _words(record: Mapping[str, Any]) -> str:
    return _folded(" ".join(record["body"]))


def _sources(wanted: set[str], batch: Batch) -> Iterator[tuple[str, Any]]:
    """The bytes that new articles came from."""
    for sha, packed in batch.raws.items():
        if sha in wanted:
            yield from of_file(sha, packed)
    for piece in batch.pieces:
        if not wanted.isdisjoint(part[0] for part in piece.parts):
            yield from of_piece(piece)


def _from(sha: str) -> dict[str, Any]:
    return {"size": 0, "track_total_hits": True, "query": {"term": {"sha256": sha}}}
