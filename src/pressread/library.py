"""``parse``: bytes or text in, a record out, without an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pressread.article import Article
from pressread.errors import BadInput
from pressread.extraction import extract, split
from pressread.extraction.record import read_record
from pressread.readers import read_bytes
from pressread.source import Failure, Given, Source


def parse(
    data: bytes | str,
    *,
    media_type: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    sections: tuple[str, ...] = (),
    path: str = "-",
) -> Article:
    """The record of the one article in ``data``.

    ``media_type`` (``text/plain``, ``text/html``…) saves the guess of the format. ``url``,
    ``publisher``, ``published`` (ISO 8601) and ``sections`` fill what the text does not say.
    Raises ``BadInput`` where there is no article, or more than one (``parse_all`` reads those).
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    stated = stated_by_user(url=url, publisher=publisher, published=published, sections=sections)
    found = list(_parts(read_bytes(raw, path=path, media_type=media_type)))
    if len(found) > 1:
        raise BadInput(f"{len(found)} articles in one input; use parse_all: {path}")
    return _article(found[0], stated)


def parse_all(
    data: bytes, *, path: str = "-", defaults: Given | None = None
) -> Iterator[Article | Failure]:
    """Every article in ``data`` in order, with why where one could not be read."""
    for found in _parts(read_bytes(data, path=path)):
        try:
            yield _article(found, defaults)
        except BadInput as error:
            reason = str(error).removesuffix(f": {found.path}")
            yield Failure(found.path, reason, found.record)


def _parts(found: Iterable[Source | Failure]) -> Iterator[Source | Failure]:
    """What was read, each source of several articles as one for each."""
    for one in found:
        if isinstance(one, Failure):
            yield one
            continue
        try:
            yield from split(one)
        except BadInput:
            yield one  # it is refused with its reason when it is extracted


def _article(found: Source | Failure, defaults: Given | None) -> Article:
    if isinstance(found, Failure):
        raise BadInput(f"{found.reason}: {found.path}")
    return read_record(found).article if found.format == "pressread" else extract(found, defaults)


def stated_by_user(
    *,
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    sections: tuple[str, ...] = (),
) -> Given:
    """What options or arguments state, each with ``stated by the user`` as its provenance."""
    given = Given(url=url, publisher=publisher, published=published, sections=sections)
    names = [n for n in ("url", "publisher", "published", "sections") if getattr(given, n)]
    return replace(given, provenance=dict.fromkeys(names, "stated by the user"))
