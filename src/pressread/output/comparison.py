"""Two articles compared word for word."""

from __future__ import annotations

from difflib import SequenceMatcher

from pressread.output.view import SCHEMA_VERSION, Style, View, plural, shown
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.article import Article

KEPT, CUT, ADDED = "kept", "cut", "added"
_MOST_WORDS = 4000  # of a paragraph pair compared word for word; above it, whole paragraphs


class DiffView(View):
    """What ``other`` kept of ``article``, cut and added. Changes are runs of words by paragraph."""

    schema = "diff"
    screen = "pressread.render.page:diff_screen"
    header = ("change", "text")

    def __init__(self, article: Article, other: Article) -> None:
        self.article = article
        self.other = other
        self.paragraphs = list(_compared(_texts(article), _texts(other)))

    def found(self) -> bool:
        return any(kind != KEPT for runs in self.paragraphs for kind, _ in runs)

    def document(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "from": self.article.id,
            "to": self.other.id,
            "paragraphs": [[{"change": k, "text": t} for k, t in p] for p in self.paragraphs],
        }

    def rows(self) -> Iterator[tuple[object, ...]]:
        return (run for runs in self.paragraphs for run in runs)

    def ids(self) -> tuple[str, ...]:
        return (self.article.id, self.other.id)

    def lines(self, style: Style) -> Iterator[str]:
        yield f"--- {_title(self.article, style)}"
        yield f"+++ {_title(self.other, style)}"
        for runs in self.paragraphs:
            yield ""
            yield " ".join(_marked(kind, clean(text)) for kind, text in runs)


def _marked(kind: str, text: str) -> str:
    """As ``wdiff`` writes it."""
    return {CUT: f"[-{text}-]", ADDED: f"{{+{text}+}}"}.get(kind, text)


def _title(article: Article, style: Style) -> str:
    parts = (article.id, shown(article.published, iso=style.iso), article.publisher)
    return clean("  ".join(part for part in parts if part))


def _texts(article: Article) -> list[str]:
    return [text for text in (article.headline, *article.body) if text]


def _compared(old: list[str], new: list[str]) -> Iterator[list[tuple[str, str]]]:
    """Runs of words, by paragraph; paragraphs that were replaced are compared pair by pair."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ([(KEPT, text)] for text in old[a:b])
            continue
        pairs = min(b - a, d - c)
        for number in range(pairs):
            yield _words(old[a + number], new[c + number])
        yield from ([(CUT, text)] for text in old[a + pairs : b])
        yield from ([(ADDED, text)] for text in new[c + pairs : d])


def _words(old: str, new: str) -> list[tuple[str, str]]:
    before, after = old.split(), new.split()
    if len(before) + len(after) > _MOST_WORDS:
        return [(CUT, old), (ADDED, new)]
    runs = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append((KEPT, " ".join(before[a:b])))
            continue
        runs += [(CUT, " ".join(before[a:b]))] if b > a else []
        runs += [(ADDED, " ".join(after[c:d]))] if d > c else []
    return runs


class VersionsView(View):
    """Every text of one story in the order of time, and what changed from each to the next."""

    schema = "versions"
    listed = "versions"
    screen = "pressread.render.listing:plain_lines"
    header = ("id", "published", "publisher", "headline", "cut", "added")

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles

    def found(self) -> bool:
        return len(self.articles) > 1

    def records(self) -> Iterator[dict[str, Any]]:
        before: Article | None = None
        for article in self.articles:
            cut, added = _changed(before, article) if before else (0, 0)
            yield {
                "id": article.id, "published": article.published, "publisher": article.publisher,
                "headline": article.headline, "cut": cut, "added": added,
            }  # fmt: skip
            before = article

    def lines(self, style: Style) -> Iterator[str]:
        before = ""
        for one, article in zip(self.records(), self.articles, strict=True):
            if before:
                changed = f"{plural(one['cut'], 'word')} cut, {one['added']:,} added"
                yield f"    {changed if one['cut'] or one['added'] else 'word for word'}"
            yield _title(article, style)
            before = one["id"]


def _changed(before: Article, after: Article) -> tuple[int, int]:
    """How many words were cut and how many added."""
    counts = {CUT: 0, ADDED: 0, KEPT: 0}
    for runs in _compared(_texts(before), _texts(after)):
        for kind, text in runs:
            counts[kind] += len(text.split())
    return counts[CUT], counts[ADDED]
