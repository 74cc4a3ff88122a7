"""``Source`` to ``Article``: the record is made here, out of parts that each know one thing.

    text or page ──▶ plain / pages ──▶ fields ─┐
    what the format states (``source.given``) ─┼──▶ fields ──▶ quotes, dates ──▶ Article
    what the user states (``defaults``) ───────┘

Pure functions: no files, no clock, no network.
"""

from __future__ import annotations

from dataclasses import fields, replace

from pressread.article import BODY_KINDS, Article, BodyKind, Origin, is_iso_date
from pressread.errors import BadInput, NoArticle
from pressread.extraction.splitting import split
from pressread.source import Given, Source

__all__ = ["extract", "split"]

_STATED = tuple(field.name for field in fields(Given))
_FIELDS = tuple(name for name in _STATED if name not in ("provenance", "notices"))
_BODY = ("body", "body_kinds")
_NOTHING = Given()


def extract(source: Source, defaults: Given | None = None) -> Article:
    """The record of one source.

    What the format states wins over what the text shows; ``defaults`` fill what both leave open.
    Raises ``NoArticle`` where there is nothing to read, ``BadInput`` for a source too broken.
    """
    try:
        found = _merged(source.given or Given(), _read(source))
        if defaults is not None:
            found = _merged(found, defaults)
        if not found.body and not found.headline:
            raise NoArticle(f"no article in it: neither headline nor text: {source.path}")
        return _article(source, found)
    except RecursionError as error:
        raise BadInput(f"nested too deep to read: {source.path}") from error
    except MemoryError as error:
        raise BadInput(f"too large to read in memory: {source.path}") from error


def _read(source: Source) -> Given:
    """What can be read off the text itself; nothing where the format states the body."""
    if source.given is not None and source.given.body:
        return Given()
    if source.format == "html" or _is_markup(source):
        from pressread.extraction.pages import read_page

        return read_page(source.text, url=source.given.url if source.given else None)
    from pressread.extraction.plain import read_text

    return read_text(source.text)


def _is_markup(source: Source) -> bool:
    head = source.text[:1000].lstrip("\ufeff \t\r\n").lower()
    return source.format != "text" and head.startswith(("<!doctype html", "<html"))


def _merged(first: Given, second: Given) -> Given:
    """``first``, its gaps filled from ``second``; body and kinds go together."""
    taken = {}
    for name in _FIELDS:
        if name not in _BODY and not getattr(first, name) and getattr(second, name):
            taken[name] = getattr(second, name)
    if not first.body and second.body:
        taken["body"], taken["body_kinds"] = second.body, second.body_kinds
    if not taken and not second.notices:
        return first
    if first == _NOTHING and all(getattr(second, name) for name in second.provenance):
        return second
    sources = {name: second.provenance[name] for name in taken if name in second.provenance}
    return replace(
        first,
        **taken,
        notices=(*first.notices, *second.notices),
        provenance={**sources, **first.provenance},
    )


def _article(source: Source, found: Given) -> Article:
    from pressread.extraction.dates import find_dates
    from pressread.extraction.language import guess_language
    from pressread.extraction.statements import find_statements

    found = _dated_by_dateline(found)
    language = found.language or guess_language("\n".join(found.body[:40]))
    days = {name: _day(getattr(found, name)) for name in ("published", "updated", "captured")}
    kinds = _kinds(found)
    stated = {name: getattr(found, name) for name in _STATED}
    stated |= {**days, "language": language}
    quotes, reported = find_statements(
        found.body, byline=found.byline, kinds=kinds, language=language
    )
    return Article(
        **stated | {"body_kinds": kinds, "provenance": dict(found.provenance)},
        source=Origin(
            source.path, source.format, source.charset, source.sha256, None, source.record
        ),
        quotes=quotes,
        reported=reported,
        dates=find_dates(found.body, days["published"], language=language),
    )


def _day(date: str | None) -> str | None:
    """A date if the record can hold it."""
    return date if date and is_iso_date(date) else None


def _dated_by_dateline(found: Given) -> Given:
    """A dateline with day and year ("ANKARA, July 12, 2019 (Agency)") dates its dispatch."""
    if found.published or not found.dateline:
        return found
    from pressread.extraction.dates import find_dates

    days = [m.value for m in find_dates((found.dateline,), None) if m.precision == "day"]
    if not days or days[0] is None:
        return found
    provenance = {**found.provenance, "published": "dateline"}
    return replace(found, published=days[0], provenance=provenance)


def _kinds(found: Given) -> tuple[BodyKind, ...]:
    """Parallel to the body; empty where all are plain paragraphs."""
    if len(found.body_kinds) != len(found.body) or set(found.body_kinds) <= {"paragraph"}:
        return ()
    known: dict[str, BodyKind] = {kind: kind for kind in BODY_KINDS}
    return tuple(known.get(kind, "paragraph") for kind in found.body_kinds)
