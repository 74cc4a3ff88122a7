"""Articles for tests, made in one line."""

from __future__ import annotations

import hashlib
from typing import Any

from pressread.article import Article, Origin, Quote, Speaker

STAMP = "2026-11-22T08:00:00+00:00"


def article(headline: str | None = "Ministers meet", *body: str, **fields: Any) -> Article:
    """An article with this headline and body, as if read from a text of just that."""
    paragraphs = body or ("The ministers met on Friday and parted as friends.",)
    raw = "\n\n".join([headline or "", *paragraphs]).encode("utf-8", "surrogatepass")
    origin = Origin("clip.txt", "text", "utf-8", hashlib.sha256(raw).hexdigest(), STAMP)
    return Article(
        headline=headline, body=paragraphs, source=fields.pop("source", origin), **fields
    )


def quote(
    text: str, name: str | None, role: str | None = None, *, paragraph: int = 0, **fields: Any
) -> Quote:
    """A direct quote that opens a paragraph."""
    speaker = Speaker(name, name, role) if name else None
    return Quote(text, "direct", paragraph, 1, 1 + len(text), speaker, "said", 0.95, **fields)
