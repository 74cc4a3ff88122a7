"""Small archives of our own for the tests: texts in, ids of answers out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pressread.article import Article, Origin
from pressread.index.answers import Answer
from pressread.index.answers.cross_shelf import Shelves
from pressread.index.answers.search import search, search_statements
from pressread.index.documents import article_document, statement_documents
from pressread.index.evaluate.index_reader import Index
from pressread.query import parse

TODAY = date(2026, 11, 22)


def article(body: str, headline: str | None = None, **fields: Any) -> Article:
    """An article; paragraphs of ``body`` are parted by blank lines."""
    origin = Origin("a.txt", "text", "utf-8", "0" * 64)
    return Article(headline, tuple(body.split("\n\n")), origin, **fields)


class Shelf:
    """An index of named articles."""

    def __init__(self, folder: Path, articles: dict[str, Article]) -> None:
        self.names = {item.id: name for name, item in articles.items()}
        items = list(articles.values())
        self.articles = Index(str(folder), "articles")
        self.articles.rebuild(map(article_document, items), 1)
        self.statements = Index(str(folder), "statements")
        self.statements.rebuild((one for item in items for one in statement_documents(item)), 1)
        self.shelves = Shelves(self.articles, self.statements)

    def answer(self, query: str, **options: Any) -> Answer:
        """What a query finds."""
        return search(self.shelves, parse(query, today=TODAY), query=query, **options)

    def named(self, query: str, **options: Any) -> list[str]:
        """The names of the articles found, best first."""
        return [self.names[hit.id] for hit in self.answer(query, **options).hits]

    def found(self, query: str, **options: Any) -> str:
        """The same, as sorted words."""
        return " ".join(sorted(self.named(query, limit=None, **options)))

    def said(self, query: str) -> list[str]:
        """``name.number`` of the statements found, sorted."""
        node = parse(query, today=TODAY)
        hits = search_statements(self.shelves, node, query=query, limit=None).hits
        pairs = [hit.id.split(".") for hit in hits]
        return sorted(f"{self.names[id]}.{number}" for id, number in pairs)
