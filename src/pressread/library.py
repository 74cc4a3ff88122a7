"""``parse``: bytes or text in, a record out, without an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pressread.article import Article
from pressread.errors import BadInput, TooLarge
from pressread.extraction import extract, split
from pressread.extraction.record import read_record
from pressread.processes import TOO_MUCH, Apart, Ended, may_split, time_limit
from pressread.readers import read_bytes
from pressread.source import Failure, Given, Source

SECONDS = 25.0  # of CPU time for an input
_SMALL = 1 << 16  # bytes that cannot take long: a process costs more than reading them


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

    def read() -> Article:
        found = list(_parts(read_bytes(raw, path=path, media_type=media_type)))
        if len(found) > 1:
            raise BadInput(f"{len(found)} articles in one input; use parse_all: {path}")
        return _article(found[0], stated)

    return _within_limits(read, len(raw), path)


def _within_limits(read: Callable[[], Article], size: int, path: str) -> Article:
    """What ``read`` gives. A large input is read in a process of its own, which the system ends
    where it takes more than one input may.
    """

    def in_time(_: object) -> Article:
        with time_limit(SECONDS):
            return read()

    if size <= _SMALL or not may_split():
        return read()
    process = Apart(lambda: in_time)
    try:
        article: Article = process.ask(None)
    except (Ended, TimeoutError, MemoryError) as error:
        raise TooLarge(f"{TOO_MUCH}: {path}") from error
    finally:
        process.close()
    return article


def parse_all(
    data: bytes, *, path: str = "-", defaults: Given | None = None
) -> Iterator[Article | Failure]:
    """Every article in ``data`` in order, with why where one could not be read."""
    sources = _parts(read_bytes(data, path=path))
    while True:
        found = None
        try:
            with time_limit(SECONDS):
                found = next(sources, None)
                if found is None:
                    return
                article = _article(found, defaults)
        except (BadInput, TimeoutError, MemoryError) as error:
            place = found.path if found else path
            reason = str(error).removesuffix(f": {place}") or TOO_MUCH
            yield Failure(place, reason, found.record if found else None)
            if found is None:
                return
        else:
            yield article


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
