"""What a reader hands to extraction: the bytes of one article and what the file says about it.

A format with fields of its own (a press-database record, a feed entry, NewsML) fills ``given``;
a plain text or a page leaves it ``None`` and extraction finds the fields in ``text``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from pressread.article import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Given(Stated):
    """Fields stated from outside the text: by the format, or by the user's options.

    ``None`` and ``()`` mean "not stated". ``provenance`` says where each field that is stated
    came from (``{"byline": "nexis BYLINE"}``). Given fields win over those found in the text.
    """


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it was found.

    ``path``     as the user gave it; ``-`` for standard input.
    ``format``   ``text``, ``html``, or a reader's own name (``nexis``, ``newsml-g2``, …).
    ``raw``      the bytes of its own, as found: those of ``span``, without one the whole file's
                 (then several Sources of one file share the object).
    ``text``     ``raw`` decoded: plain text for ``text``, markup for ``html``; a structured
                 format whose ``given.body`` is filled may leave it empty.
    ``charset``  what ``raw`` was decoded as; ``None`` where that means nothing.
    ``record``   1-based number inside a file of several articles, else ``None``.
    ``span``     where ``raw`` stands in the file (half-open, in bytes, after decompression);
                 ``None`` where it is the whole.
    """

    path: str
    format: str
    raw: bytes
    text: str
    charset: str | None = None
    record: int | None = None
    given: Given | None = None
    span: tuple[int, int] | None = None

    @property
    def sha256(self) -> str:
        """Hex digest of ``raw``."""
        return sha256_of(self.raw)


@lru_cache(maxsize=1)  # the records of one file share its bytes
def sha256_of(raw: bytes) -> str:
    """Hex digest of ``raw``."""
    return hashlib.sha256(raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or one record of it, that did not become a Source or an Article.

    ``passed_over``: it is of a kind that holds no article, a picture or a link.
    """

    path: str
    reason: str
    record: int | None = None
    passed_over: bool = False
