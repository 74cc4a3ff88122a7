"""Looking after an archive on a cluster: ``check`` and ``reindex``.

What ``check`` looks at beside records and bytes it mends where it can: a killed importer may leave
words of the vocabulary, names or the refresh behind the articles; what is missing is written, in
the order in which it would have been.

``reindex`` builds a new index in the place of the old, read from the records, asked only when it
is whole. Articles are copied while importers go on writing to the old index; then, for a moment in
which they wait, what came meanwhile is copied too, and the alias is moved in one step. Readers ask
the old index until then and the new one from then on.
"""

from __future__ import annotations

from hashlib import sha256

from pressread.article import Article
from pressread.cluster.asking import every_hit
from pressread.cluster.documents import Stacker, document, stored
from pressread.cluster.keeping import quicken
from pressread.cluster.mapping import ARTICLES, TERMS, VERSION, alias, create, versions
from pressread.cluster.writing import Bulk
from pressread.errors import ArchiveTooNew, NoArchive
from pressread.overview import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pressread.cluster.client import Client
    from pressread.cluster.store import ClusterStore
    from pressread.overview import OnArticle

_RECORDS = {
    "query": {"match_all": {}}, "sort": [{"added": "asc"}],
    "_source": ["record", "sha256", "c.words", "c.quotes"],
}  # fmt: skip
_SOURCE = ["record", "generation", "added", "token"]


def check(store: ClusterStore, on_article: OnArticle | None = None) -> Report:
    """Read everything once; what is wrong and not mended by this is told, a line each."""
    totals = store.listing.totals()
    articles = _articles(store, totals["articles"], on_article)
    problems = [*_sources(store), *articles]
    return Report(totals["articles"], totals["raw_files"], tuple(problems))


def _sources(store: ClusterStore) -> Iterator[str]:
    for sha, size, raw in store.raws.every():
        if raw is None:
            yield f"raw {sha[:12]}: cannot be unpacked; import its file again"
        elif len(raw) != size or sha256(raw).hexdigest() != sha:
            yield f"raw {sha[:12]}: not the bytes that were imported; import its file again"


def _articles(store: ClusterStore, total: int, on_article: OnArticle | None) -> Iterator[str]:
    stacker = Stacker()
    speakers: dict[str, None] = {}
    statements = 0
    for done, hit in enumerate(every_hit(store.asking, _RECORDS), 1):
        if on_article is not None:
            on_article(done, total)
        yield from _of_article(hit)
        try:
            article = Article.from_dict(hit["_source"]["record"])
        except ValueError as error:
            yield f"article {hit['_id']}: {error}; remove it and import it again"
            continue
        if article.id != hit["_id"]:
            yield f"article {hit['_id']}: its text does not make its id; import it again"
        statements += len(document(article, stacker)["s"])
        said = [quote.speaker for quote in article.quotes if quote.speaker]
        speakers |= dict.fromkeys(speaker.name for speaker in said if speaker.name)
    yield from _statements(store, statements)
    if not store.read_only:
        _mend(store, stacker, list(speakers))


def _of_article(hit: dict[str, Any]) -> Iterator[str]:
    told, record = hit["_source"], hit["_source"]["record"]
    same = (
        hit["_id"] == record["id"]
        and told["sha256"] == record["source"]["sha256"]
        and told["c"]["words"] == record["word_count"]
        and told["c"]["quotes"] == len(record["quotes"])
    )
    if not same:
        yield f"article {hit['_id']}: its columns are not its record's; run `pressread reindex`"


def _statements(store: ClusterStore, wanted: int) -> Iterator[str]:
    body = {"size": 0, "aggs": {"n": {"nested": {"path": "s"}}}}
    held = store.asking.search(ARTICLES, body)["aggregations"]["n"]["doc_count"]
    if held != wanted:
        yield (
            f"{held:,} statements can be searched, and the records have {wanted:,};"
            " run `pressread reindex`"
        )


def _mend(store: ClusterStore, stacker: Stacker, speakers: list[str]) -> None:
    quicken(store.desk)
    store.keeper.ready()
    words = store.keeper.bulk(TERMS).create((term, {"term": term}) for term in stacker.take())
    missing = sum(words.values())
    if missing:
        store.notify(f"{missing:,} words were missing from the vocabulary; they are there now")
    store.register.enter_all(speakers)
    store.keeper.refresh()


def reindex(store: ClusterStore, on_article: OnArticle | None = None) -> int:
    """Build the articles' index and the vocabulary anew; returns how many articles there are."""
    client = store.client
    name = client.address.name
    found = versions(client)
    if not found:
        raise NoArchive(f"there is no archive at {client.address}")
    if found[-1] > VERSION:
        raise ArchiveTooNew(f"the archive at {client.address} is of a newer pressread")
    old = f"{name}-{ARTICLES}-v{found[-1]}"
    number = 1 + max(_numbers(client, f"{name}-{ARTICLES}-"))
    new = {index: f"{name}-{index}-{number}" for index in (ARTICLES, TERMS)}
    for index, real in new.items():
        create(client, index, real, aliased=False)
    copier = _Copier(store, old, new, on_article)
    try:
        copier.copy(None)
        client.ask("PUT", f"/{old}/_settings", {"index.blocks.write": True}, write=True)
        copier.finish()
        _swap(client, found[-1], new)
    except BaseException:
        client.ask("PUT", f"/{old}/_settings", {"index.blocks.write": None}, write=True)
        client.ask("DELETE", f"/{','.join(new.values())}", write=True, allow=(404,))
        raise
    store.asking.forget()
    return store.count()


class _Copier:
    """Writes articles of the old index into the new one."""

    def __init__(
        self,
        store: ClusterStore,
        old: str,
        new: dict[str, str],
        on_article: OnArticle | None,
    ) -> None:
        self._store = store
        self._client = store.client
        self._old = old
        self._stacker = Stacker()
        self._articles = Bulk(self._client, new[ARTICLES], real=True)
        self._terms = Bulk(self._client, new[TERMS], real=True)
        self._new = new
        self._copied: set[str] = set()
        self._last = -1
        self._on_article = on_article
        self._total = store.count() if on_article is not None else 0

    def copy(self, since: int | None) -> None:
        """Copy what was added from generation ``since`` on; ``None``: all."""
        self._refresh(self._old)
        query = {"match_all": {}} if since is None else {"range": {"generation": {"gte": since}}}
        body = {"query": query, "sort": [{"added": "asc"}], "_source": _SOURCE}
        self._articles.index(self._documents(body))
        self._terms.create((term, {"term": term}) for term in self._stacker.take())

    def finish(self) -> None:
        """Copy what came meanwhile, and take out what went."""
        self.copy(max(0, self._last))
        everything = {"query": {"match_all": {}}, "sort": [], "_source": False}
        there = {
            hit["_id"]
            for hit in every_hit(self._store.asking, everything, index=self._old, real=True)
        }
        self._articles.create(self._missing(there - self._copied))
        self._articles.delete(sorted(self._copied - there))
        self._refresh(",".join(self._new.values()))

    def _missing(self, ids: set[str]) -> Iterator[tuple[str, Any]]:
        """Articles of an importer that was slower than others of its generation."""
        if ids:
            query = {"terms": {"id": sorted(ids)}}
            body = {"query": query, "sort": [{"added": "asc"}], "_source": _SOURCE}
            yield from self._documents(body)

    def _documents(self, body: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        for hit in every_hit(self._store.asking, body, index=self._old, real=True):
            told = hit["_source"]
            self._copied.add(hit["_id"])
            if self._on_article is not None:
                self._on_article(len(self._copied), self._total)
            self._last = max(self._last, told["generation"])
            kept = stored(told["record"], told["generation"], told["added"], told["token"])
            article = Article.from_dict(told["record"])
            yield hit["_id"], {**kept, **document(article, self._stacker)}

    def _refresh(self, names: str) -> None:
        self._client.ask("POST", f"/{names}/_refresh", write=True)


def _swap(client: Client, version: int, new: dict[str, str]) -> None:
    """Let the new indices be asked, and the old ones be gone, in one step."""
    name = client.address.name
    actions: list[dict[str, Any]] = []
    for index, real in new.items():
        actions.append({"add": {"index": real, "alias": alias(name, index)}})
        for before in _behind(client, f"{name}-{index}-v{version}"):
            actions.append({"remove_index": {"index": before}})
    client.ask("POST", "/_aliases", {"actions": actions}, write=True)


def _behind(client: Client, name: str) -> list[str]:
    """The indices that an alias stands for."""
    _, found = client.ask("GET", f"/_alias/{name}", allow=(404,))
    return sorted(found) if isinstance(found, dict) and "error" not in found else []


def _numbers(client: Client, begun: str) -> list[int]:
    _, found = client.ask("GET", f"/{begun}*/_alias", allow=(404,))
    numbers = [one.removeprefix(begun) for one in found if one.startswith(begun)]
    return [int(number) for number in numbers if number.isdigit()] or [0]
