"""The indices of an archive on a cluster, and what their fields are.

An archive ``morgue`` is four indices, so that roles can be given by the pattern ``morgue-*``:

    morgue-articles-1   an article a document: its record as it is, its words as our analysis
                        makes them, its statements nested; readers ask its alias, which bears the
                        version of this mapping, so that a newer one is never taken for this
    morgue-terms-1      every word of the archive once: what ``miss*`` and ``name~`` stand for
    morgue-raw          the bytes that articles were read from, by their SHA-256
    morgue-desk         what readers add: tags, notes, saved searches, who is who

The engine analyses nothing: a position is one token, the terms that stand for it parted by
``STACK``, and a filter parts them again. So phrases, distances and counts are those of the local
index, on any engine.
"""

from __future__ import annotations

from pressread.cluster.client import refusal
from pressread.errors import ArchiveError, ArchiveTooNew, NoArchive
from pressread.index import SATURATION, TEXT_GAP, fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pressread.cluster.client import Client

#: Of what ``documents`` writes. A change of the analysis or of these fields raises it; then
#: ``pressread reindex`` builds new indices and swaps the aliases.
VERSION = 2
#: Between the terms of one position; no term holds it (it is no letter, digit, mark or sign).
STACK = "\u00a6"
ARTICLES, TERMS, RAW, DESK = "articles", "terms", "raw", "desk"
#: Of whose fields documents are made (see ``index``); statements are nested in articles.
SHELVES = ("articles", "statements")
#: Indices that are built anew from the records when the mapping changes.
DERIVED = (ARTICLES, TERMS)
ALL = (DESK, RAW, TERMS, ARTICLES)  # the articles last: with them an archive is there

#: Of one value of a keyword: UTF-8 may take four times as much, and 32,766 bytes are the limit.
LONGEST_KEYWORD = 8_000
#: Statements of one article, which are documents of their own in the engine.
MOST_STATEMENTS = 100_000
#: Answers of one page, and of the statements of one article; the engines' own bound for pages.
WINDOW = 10_000
#: Places in the order of one generation: ``added`` is its number times this, and the place.
PLACES = 1 << 20
#: How long a lost node is waited for before its shards are copied elsewhere.
RETURN = "5s"
#: A token is a position's terms: three of 64 characters and what stands between.
_LONGEST_TOKEN = 4_096


def alias(name: str, index: str) -> str:
    """What an index is asked by. ``index`` is one of the four."""
    return f"{name}-{index}-v{VERSION}" if index in DERIVED else f"{name}-{index}"


def definition(index: str) -> dict[str, Any]:
    """Settings and mapping of one of the four. The number of shards is the cluster's own (or its
    templates'); a replica is kept wherever a second node can hold it.
    """
    settings: dict[str, Any] = {
        "index.auto_expand_replicas": "0-1",
        "index.unassigned.node_left.delayed_timeout": RETURN,
    }
    if index == ARTICLES:
        settings |= {
            "index.max_result_window": WINDOW,
            "index.max_inner_result_window": WINDOW,
            "index.mapping.nested_objects.limit": MOST_STATEMENTS,
            "analysis": _ANALYSIS,
            "similarity": {
                f"{shelf}_{name}": {"type": "BM25", "k1": SATURATION, "b": norm}
                for shelf in SHELVES
                for name, norm in fields_of(shelf).length_norms.items()
            },
        }
    return {"settings": settings, "mappings": {"dynamic": "strict", **_MAPPINGS[index]}}


_ANALYSIS = {
    "tokenizer": {
        "spaces": {
            "type": "char_group", "tokenize_on_chars": [" "], "max_token_length": _LONGEST_TOKEN,
        }
    },
    "filter": {
        "stack": {
            "type": "pattern_capture", "preserve_original": False, "patterns": [f"([^{STACK}]+)"],
        }
    },
    "analyzer": {"stacked": {"type": "custom", "tokenizer": "spaces", "filter": ["stack"]}},
}  # fmt: skip


def _text(similarity: str, everything: str) -> dict[str, Any]:
    return {
        "type": "text", "analyzer": "stacked", "search_analyzer": "keyword",
        "position_increment_gap": TEXT_GAP, "similarity": similarity, "copy_to": everything,
    }  # fmt: skip


#: Every term of a document once, wherever it stands: what selects, where fields do not matter.
_ALL = {
    "type": "text", "analyzer": "stacked", "search_analyzer": "keyword", "norms": False,
    "index_options": "docs",
}  # fmt: skip
_KEYWORD = {"type": "keyword", "ignore_above": LONGEST_KEYWORD}
_NUMBER = {"type": "long"}
#: Held and given back, not searched.
_HELD = {"type": "object", "enabled": False}
#: Columns that documents of either shelf may have (see ``index.documents``).
KEYWORDS = (
    "publisher",
    "section",
    "language",
    "speaker",
    "has",
    "article",
    "kind",
    "sketch",
    "halves",
)
NUMBERS = ("published", "words", "quotes", "number")


def _columns() -> dict[str, Any]:
    return {
        "properties": {
            **dict.fromkeys(KEYWORDS, _KEYWORD), **dict.fromkeys(NUMBERS, _NUMBER),
        }
    }  # fmt: skip


def _texts(shelf: str, everything: str) -> dict[str, Any]:
    names = fields_of(shelf).names
    return {"properties": {name: _text(f"{shelf}_{name}", everything) for name in names}}


_ARTICLE = {
    "record": _HELD,
    "all": _ALL,
    "t": _texts("articles", "all"),
    "c": _columns(),
    "s": {
        "type": "nested",
        "properties": {
            "key": _KEYWORD,
            #: As records have them, for the register: a name only where one is given.
            "name": _KEYWORD,
            "role": _KEYWORD,
            "all": _ALL,
            "t": _texts("statements", "s.all"),
            "c": _columns(),
            #: Of the article itself, for conditions that a statement has from it.
            "a": {"properties": {"all": _ALL, "t": _texts("articles", "s.a.all"), "c": _columns()}},
        },
    },
    "id": _KEYWORD,
    "date": _KEYWORD,
    "day": _KEYWORD,
    "head": _KEYWORD,
    "same": _KEYWORD,
    "sha256": _KEYWORD,
    "format": _KEYWORD,
    "language": _KEYWORD,
    "sections": _KEYWORD,
    "imported": _KEYWORD,
    "added": _NUMBER,
    "generation": _NUMBER,
    "token": {"type": "keyword", "index": False, "doc_values": False},
}
_MAPPINGS: dict[str, dict[str, Any]] = {
    ARTICLES: {"_source": {"excludes": ["t", "s.t", "s.a"]}, "properties": _ARTICLE},
    TERMS: {"properties": {"term": {"type": "keyword"}}},
    RAW: {
        "properties": {
            "sha256": _KEYWORD, "piece": _KEYWORD, "id": _KEYWORD, "start": _NUMBER,
            "part": _NUMBER, "parts": _NUMBER, "size": _NUMBER, "bytes": {"type": "binary"},
        }
    },
    DESK: {
        "properties": {
            "kind": _KEYWORD, "id": _KEYWORD, "tags": _KEYWORD, "forms": _KEYWORD,
            "words": _KEYWORD, "people": _KEYWORD, "value": _HELD,
        }
    },
}  # fmt: skip


def versions(client: Client) -> list[int]:
    """The versions of the mapping under which the archive can be asked; none: there is none."""
    name = client.address.name
    _, found = client.ask("GET", f"/{name}-{ARTICLES}-*/_alias", allow=(404,))
    if not isinstance(found, dict) or "error" in found:
        return []
    begun = f"{name}-{ARTICLES}-v"
    names = {one for index in found.values() for one in index.get("aliases", {})}
    numbers = [one.removeprefix(begun) for one in names if one.startswith(begun)]
    return sorted(int(number) for number in numbers if number.isdigit())


def laid_out_otherwise(client: Client, version: int) -> str:
    """What is told of an archive of another version of the mapping."""
    if version > VERSION:
        return f"the archive at {client.address} is of a newer pressread; update this one"
    return (
        f"the archive at {client.address} was made by an older pressread;"
        " `pressread reindex` brings it up to date"
    )


def there(client: Client) -> None:
    """Raises ``NoArchive`` where there is none of any version."""
    if not versions(client):
        raise NoArchive(f"there is no archive at {client.address}; `pressread import` makes one")


def ensure(client: Client) -> bool:
    """Make what of the archive is not there; whether it was made now. Raises ``ArchiveTooNew``,
    ``ArchiveError``.
    """
    found = versions(client)
    if found and max(found) > VERSION:
        raise ArchiveTooNew(laid_out_otherwise(client, max(found)))
    if VERSION in found:
        return False
    if found:
        raise ArchiveError(laid_out_otherwise(client, max(found)))
    for index in ALL:
        create(client, index, f"{client.address.name}-{index}" + ("-1" if index in DERIVED else ""))
    return True


def create(client: Client, index: str, real: str, *, aliased: bool = True) -> None:
    """Make one index under its real name, unless it is there. ``aliased``: asked from now on."""
    body = definition(index)
    if index in DERIVED and aliased:
        body["aliases"] = {alias(client.address.name, index): {}}
    status, found = client.ask("PUT", f"/{real}?timeout=60s", body, write=True, allow=(400,))
    kind = found.get("error", {}).get("type") if status == 400 and isinstance(found, dict) else None
    if status == 400 and kind != "resource_already_exists_exception":
        raise refusal(status, found, client.address)
