"""JSON-LD: what a page states about its article in ``script type="application/ld+json"``.

Scripts in the wild are broken, huge, nested without end or full of other pages' articles: each is
read as far as it goes, and only the nodes that describe this page's article are believed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pressread.extraction.pages.tree import Page, agree, clean

MAX_SCRIPT = 2_000_000
MAX_NODES = 20_000
MAX_PICTURES = 200

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Column|Review|Recipe|Story|HowTo)$")
_COMMENTS = re.compile(
    r"^\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[|/\*.{0,40}?\*/)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_RAW_BREAK = re.compile(r"[\r\n\t]+")
# Enough to save the plain fields of a script that no JSON parser will read.
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|description|inLanguage)"\s*:\s*'
    r'"((?:[^"\\\n]|\\.){1,1000})"'
)
_AUTHOR = re.compile(
    r'"author"\s*:\s*[\[{\s]{0,20}"(?:@type"\s*:\s*"\w{1,40}"\s*,\s*"name"\s*:\s*")?'
    r'((?:[^"\\\n]|\\.){1,200})"'
)
# Nodes below these describe other things than the page's own article.
_ELSEWHERE = frozenset(
    {
        "itemListElement",
        "isPartOf",
        "mentions",
        "citation",
        "relatedLink",
        "review",
        "comment",
        "isBasedOn",
        "publisher",
        "author",
        "creator",
        "image",
        "video",
        "about",
    }
)


class Stated:
    """The article's node and its neighbours. Every method copes with any JSON value."""

    def __init__(self, nodes: list[dict[str, Any]], article: dict[str, Any]) -> None:
        self.nodes = nodes
        self.article = article
        self._by_id = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}

    def text(self, key: str) -> str:
        """A field of the article as one line, ``""`` where it is missing."""
        return next(iter(self.texts(key)), "")

    def texts(self, key: str) -> list[str]:
        """A field of the article as lines: a string, a list, or things with names."""
        return [line for value in _each(self.article.get(key)) if (line := self.name(value))]

    def moment(self, key: str) -> str:
        """A date of the article as it is stated: words, or seconds as a number."""
        value = next(iter(_each(self.article.get(key))), "")
        return str(value) if isinstance(value, int | float) else self.text(key)

    def names(self, thing: dict[str, Any]) -> list[str]:
        """Every name of a thing that may be several: a list, or things inside."""
        return [name for value in _each(thing.get("name")) if (name := self.name(value))]

    def raw(self, key: str) -> str:
        """A field of the article with its line breaks, ``""`` where it is no string."""
        return _text(self.article.get(key))

    def name(self, value: Any) -> str:
        """The name of a thing: a string, or an object with ``name`` (followed by ``@id``)."""
        if isinstance(value, str):
            return clean(value)
        if isinstance(value, dict):
            node = value if "name" in value else self._by_id.get(str(value.get("@id")), value)
            name = next(iter(_each(node.get("name"))), None)
            if isinstance(name, dict):
                name = name.get("name")
            return clean(name) if isinstance(name, str) else ""
        return ""

    def things(self, key: str) -> list[dict[str, Any]]:
        """A field of the article as objects, references followed."""
        found = [value for value in _each(self.article.get(key)) if isinstance(value, dict)]
        return [self._by_id.get(str(v.get("@id")), v) if len(v) <= 2 else v for v in found]

    def plain(self, key: str) -> list[str]:
        """The values of a field that are bare strings."""
        found = [clean(value) for value in _each(self.article.get(key)) if isinstance(value, str)]
        return [value for value in found if value]

    def captions(self) -> list[str]:
        """What the article's pictures are said to show."""
        pictures = [*self.things("image"), *self.of_type("ImageObject")]
        return [clean(_text(picture.get("caption"))) for picture in pictures[:MAX_PICTURES]]

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        """Every node of a type, in the order of the page."""
        return [node for node in self.nodes if kind in _types(node)]


def stated(page: Page, headlines: list[str]) -> Stated:
    """Find the node that describes the page's own article.

    ``headlines`` are what the page shows as its headline: a page may carry the nodes of other
    articles too, and the one that agrees is its own.
    """
    nodes: list[dict[str, Any]] = []
    for script in page.root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes.extend(_nodes(script.text or ""))
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _types(node))]
    chosen = _choose(articles, headlines) or _choose(
        [node for node in nodes if {"WebPage", "ItemPage", "VideoObject"} & _types(node)], headlines
    )
    return Stated(nodes, chosen)


def _choose(articles: list[dict[str, Any]], headlines: list[str]) -> dict[str, Any]:
    for node in articles:
        own = clean(_text(node.get("headline")) or _text(node.get("name")))
        if own and any(agree(own, headline) for headline in headlines):
            return node
    return articles[0] if len(articles) == 1 or (articles and not headlines) else {}


def _nodes(script: str) -> list[dict[str, Any]]:
    """Every object in the script, outer before inner, that is not about something else."""
    if len(script) > MAX_SCRIPT:
        script = script[:MAX_SCRIPT]
    data = _load(script)
    if data is None:
        return _salvage(script)
    return list(_walk(data))


def _walk(data: Any) -> Iterator[dict[str, Any]]:
    queue, seen = [data], 0
    while queue and seen < MAX_NODES:
        seen += 1
        value = queue.pop(0) if seen < 200 else queue.pop()
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            yield value
            queue.extend(
                inner
                for key, inner in value.items()
                if isinstance(inner, dict | list) and key not in _ELSEWHERE
            )


def _load(script: str) -> Any:
    bare = _COMMENTS.sub("", script).strip().rstrip(";")
    for attempt in (bare, _TRAILING_COMMA.sub(r"\1", _RAW_BREAK.sub(" ", bare))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _salvage(script: str) -> list[dict[str, Any]]:
    """What can be read of a broken script: the plain fields of its first article."""
    found: dict[str, Any] = {}
    for key, value in _FIELD.findall(script[:200_000]):
        found.setdefault(key, clean(_unescape(value)))
    authors = [clean(_unescape(value)) for value in _AUTHOR.findall(script[:200_000])]
    if authors:
        found["author"] = authors[:1]
    return [{"@type": "Article", **found}] if found else []


def _unescape(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _types(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    found = {kind for kind in _each(kinds) if isinstance(kind, str)}
    return {kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in found}


def _each(value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        return [value]
    return [inner for one in value for inner in (one if isinstance(one, list) else [one])]


def _text(value: Any) -> str:
    first = next(iter(_each(value)), "")
    return first if isinstance(first, str) else ""
