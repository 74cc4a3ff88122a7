"""What the archive tells of itself as a whole: values that renderers and writers share."""

from __future__ import annotations

from pressread.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    #: Is told how many articles are done, and of how many.
    OnArticle: TypeAlias = Callable[[int, int], None]


@value(frozen=True)
class Bucket:
    """``label`` is ``2021``, ``2021-08`` or ``2021-08-27``; ``publishers`` most first."""

    label: str
    count: int
    publishers: tuple[tuple[str, int], ...] = ()


@value(frozen=True)
class Timeline:
    """Buckets in order of time without gaps between the first and the last.

    ``vague`` counts dated articles whose date is too imprecise for the bucket, ``undated`` those
    without any.
    """

    query: str
    by: str
    buckets: tuple[Bucket, ...]
    total: int
    undated: int
    vague: int


@value(frozen=True)
class SpeakerEntry:
    """One person of the register. ``first``/``last`` are ISO dates of articles, ``None`` where
    every article that quotes the person is undated.
    """

    name: str
    spellings: tuple[str, ...]
    quotes: int
    articles: int
    first: str | None
    last: str | None


@value(frozen=True)
class Role:
    """A role as articles worded it, and when they did."""

    role: str
    quotes: int
    first: str | None
    last: str | None


@value(frozen=True)
class Dossier:
    """A person of the register with roles over time and the publishers that quote them.

    ``reported`` counts what articles report of them without quotation marks, beside the statements
    of ``entry``.
    """

    entry: SpeakerEntry
    roles: tuple[Role, ...]
    publishers: tuple[tuple[str, int], ...]
    reported: int = 0


@value(frozen=True)
class Stats:
    """Sizes, span and make-up of an archive. Pairs are ``(value, count)``, most first.

    ``distinct``: of the rankings that are cut short, how many values there are in all.
    """

    articles: int
    words: int
    quotes: int
    attributed: int
    speakers: int
    undated: int
    first: str | None
    last: str | None
    publishers: tuple[tuple[str, int], ...]
    top_speakers: tuple[tuple[str, int], ...]
    sections: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    formats: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]
    raw_bytes: int
    store_bytes: int
    index_bytes: int
    index_state: str
    path: str
    distinct: Mapping[str, int] = {}


@value(frozen=True)
class Suggestions:
    """What would have been found, when nothing was.

    ``counts``: (part of the query, articles that match it alone). ``spellings``: (as typed, as the
    archive has it, articles). ``culprit`` is the part without which something is found, ``without``
    how many articles that would be. ``corrected`` is the query with the spellings put in and
    ``corrected_total`` how many articles it finds; ``None`` where there is none to put in.
    """

    counts: tuple[tuple[str, int], ...] = ()
    spellings: tuple[tuple[str, str, int], ...] = ()
    culprit: str | None = None
    without: int = 0
    corrected: str | None = None
    corrected_total: int = 0


@value(frozen=True)
class Report:
    """What ``check`` found. ``problems`` are lines that say what to do; none: all is well."""

    articles: int
    raw_files: int
    problems: tuple[str, ...]
