"""What a column, key or element of a database export is called -> the field that it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from pressread.article import Image
from pressread.readers import fragments, trees
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, given, language_code
from pressread.source import Given
from pressread.text import bylines
from pressread.text.date_fields import date_field, machine_date
from pressread.text.field_names import meanings, plain_name

# What programs call them, the likeliest first; words of people stand in ``text/field_names``.
_NAMES = {
    "headline": "headline title articletitle webtitle hed heading ueberschrift titlefull "
    "resolvedtitle giventitle",
    "kicker": "kicker strapline dachzeile overline",
    "summary": "deck subtitle subheadline subhead description excerpt trailtext snippet "
    "untertitel chapo articleexcerpt highlights",
    "body": "body text content fulltext articletext articlebody bodytext maintext plaintext "
    "story storytext contenthtml contenttext bodyhtml html article volltext "
    "contentencoded contentelements ocreng ocrtext plaincontent textcontent "
    "articlecontent newscontent documenttext leadparagraph document main",
    "byline": "byline author authors by creator creators writer reporter authorsbyline "
    "publishedby journalist",
    "publisher": "publisher publication newspaper outlet sourcehostname sourcename medium media "
    "medianame source journal provider journalname sitename publishername feed "
    "feedtitle",
    "published": "published webpublicationdate datepublish datepublished publishdate publisheddate "
    "publishingdate publicationdate publicationdatetime pubdate publishedat "
    "publishedutc firstpublicationdate datetimepub dateofpublication issuedate "
    "articledate storydate date datedepublication",
    "captured": "datedownload downloaddate downloaded downloadedat filedate crawled crawldate "
    "crawledat crawltimemsec fetched fetchedat retrieved accessed accessdate captured "
    "capturedat saved savedat savedate dateadded added addedat archived archivedat "
    "clipped clippedat scraped scrapedat scrapetime warcdate seendate indexed "
    "indexedat indexeddate collectionutc collected createdat timeadded starred",
    "time": "time uhrzeit heure hora ora время publicationtime",
    "updated": "updated datemodify datemodified lastmodified modified webmodified lastupdated",
    "sections": "sectionname category categories desk newsdesk department rubrik",
    "language": "lang",
    "url": "url link articleurl weburl canonicalurl canonical permalink href adresse "
    "troveurl alternate originalurl sourceurl resolvedurl givenurl",
    "dateline": "dateline city town ort",
    "captions": "captions",
}
_CUT = re.compile(r"\s*\[\+\d+ chars\]$")  # how NewsAPI ends what it cuts
_WORDY = re.compile(r"[^\W\d_]")
_LONGEST_DATE = 20
_PARAGRAPHS = 5000
_FIELD = {name: field for name, field in meanings().items() if field in _NAMES} | {
    name: field for field, names in _NAMES.items() for name in names.split()
}
_ORDER = {
    field: [*names.split(), *(name for name, means in meanings().items() if means == field)]
    for field, names in _NAMES.items()
}


def fields_of(names: Iterable[str]) -> dict[str, list[str]]:
    """For each field that ``names`` have, the names that mean it, the likeliest first."""
    found: dict[str, list[str]] = {}
    for name in names:
        field = _FIELD.get(plain_name(name))
        if field is not None:
            found.setdefault(field, []).append(name)
    for field, known in found.items():
        known.sort(key=lambda name: _ORDER[field].index(plain_name(name)))
    return found


def holds_articles(found: Mapping[str, list[str]]) -> bool:
    """Whether the columns can be articles: a text, and a headline or a date."""
    return ("body" in found or "summary" in found) and ("headline" in found or "published" in found)


def given_of(row: Mapping[str, Any], found: Mapping[str, list[str]], layout: str) -> Given:
    """One row as ``Given``; where no column is a text, the summary is taken for it."""
    values = {
        field: _first(row, names, _READ.get(field, as_text)) for field, names in found.items()
    }
    where = {field: names[0] for field, names in found.items()}
    publisher = trees.fold(values.get("publisher", ""))
    headline = _without_paper(trees.fold(values.get("headline", "")), publisher)
    body = _body(values.get("body", ""), headline)
    summary = " ".join(_body(values.get("summary", ""), headline).paragraphs)
    source = "body"
    body, cut = _whole(body)
    if not body.paragraphs:
        body, source, summary = _body(values.get("summary", ""), headline), "summary", ""
    return given(
        layout,
        {
            "headline": (headline, where.get("headline")),
            "kicker": (trees.fold(values.get("kicker", "")), where.get("kicker")),
            "summary": (summary, where.get("summary")),
            "byline": (bylines.names(values.get("byline")), where.get("byline")),
            "publisher": (publisher, where.get("publisher")),
            "published": (_moment(values), where.get("published")),
            "updated": (_day_of(values.get("updated")), where.get("updated")),
            "captured": (_day_of(values.get("captured")), where.get("captured")),
            "sections": (_sections(values.get("sections", ""), where), where.get("sections")),
            "language": (language_code(values.get("language")), where.get("language")),
            "dateline": (trees.fold(values.get("dateline", "")), where.get("dateline")),
            "url": (values.get("url", "").strip(), where.get("url")),
        }
        | body_fields(body, where.get(source, source), _captions(row)),
        truncated=cut,
    )


def _without_paper(headline: str, publisher: str) -> str:
    """ "Mast falls - Peak Post" of the Peak Post, as services of news write a title."""
    for mark in (" - ", " | ", " – ", " — ") if publisher else ():
        if len(headline) > len(mark + publisher):
            headline = headline.removesuffix(mark + publisher)
    return headline


def _first(row: Mapping[str, Any], names: list[str], read: Callable[[Any], str]) -> str:
    """The first of these columns that is filled, as text."""
    return next((text for text in (read(row.get(name)) for name in names) if text), "")


def _as_paragraphs(value: Any) -> str:
    """A text, or the paragraphs of one in parts with blank lines between them."""
    if not isinstance(value, list | dict):
        return as_text(value)
    parts = (text.strip() for text in islice(texts(value), _PARAGRAPHS))
    return "\n\n".join(text for text in parts if text)


def _body(text: str, headline: str) -> Body:
    markup = fragments.MARKUP.search(text)
    body = fragments.from_html(text) if markup else Body(fragments.from_lines(text))
    while len(body.paragraphs) > 1 and (body.paragraphs[0] == headline or _is_date(body)):
        body = Body(body.paragraphs[1:], body.kinds[1:], body.captions)
    return body


def _whole(body: Body) -> tuple[Body, bool]:
    """The body without the mark that something of it was cut off, and whether one stood there."""
    last = body.paragraphs[-1] if body.paragraphs else ""
    found = _CUT.search(last)
    if found is None:
        return body, False
    kept = last[: found.start()]
    return body._replace(paragraphs=(*body.paragraphs[:-1], kept)), True


def _captions(row: Mapping[str, Any]) -> tuple[Image, ...]:
    """The captions that a part of the article is."""
    lines = row.get("captions")
    return tuple(Image(caption=str(line)) for line in lines) if isinstance(lines, list) else ()


def _is_date(body: Body) -> bool:
    first = body.paragraphs[0]
    return len(first) <= _LONGEST_DATE and not _WORDY.search(first) and bool(date_field(first))


def _moment(values: Mapping[str, str]) -> str | None:
    day = _day_of(values.get("published"))
    if day is None or "T" in day or not values.get("time"):
        return day
    return date_field(f"{day} {values['time']}") or day


def _day_of(text: str | None) -> str | None:
    """The date in a field; seconds, milli- and microseconds since 1970 too."""
    value = (text or "").removesuffix(".0")
    if value.isdecimal() and len(value) in (10, 13, 16):
        return machine_date(value[:13] if len(value) > 10 else value)
    return date_field(value)


def _sections(text: str, where: Mapping[str, str]) -> tuple[str, ...]:
    """A list of sections. Our own tables part them by a slash, in a column called ``sections``;
    elsewhere a section may have one in its name ("Arts/Books").
    """
    own = where.get("sections", "") == "sections" and not re.search(r"[;|>]", text)
    return _list(text, r"/" if own else r"[;|>]")


def _list(text: str, marks: str) -> tuple[str, ...]:
    parts = (trees.fold(part) for part in re.split(marks, text))
    return tuple(dict.fromkeys(part for part in parts if part))


_LINKS = ("href", "url", "permalink", "web", "canonical")
_PARTS = ("headline", "heading", "paragraphs", "sections", "blocks", "children", "content", "text",
          "html", "value", "body", "rendered", "paragraph")  # fmt: skip
_values_NAMES = ("name", "title", "literal", "value", "rendered", "main", "original", "content")
_SPANS = frozenset(("text", "span", "link", "hyperlink", "bold", "italic", "mention", "hashtag"))
_DEEPEST = 12


def as_text(value: Any) -> str:
    """A cell, JSON value or list of them as text; a person or thing by its name."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "; ".join(text for text in (as_text(item) for item in value[:50]) if text)
    if isinstance(value, dict):
        return next((as_text(value[name]) for name in _values_NAMES if value.get(name)), "")
    return ""


def address(value: Any) -> str:
    """The web address that a value is or holds; ``""`` without one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return next(filter(None, map(address, value[:20])), "")
    if isinstance(value, dict):
        return next(filter(None, (address(value.get(name)) for name in _LINKS)), "")
    return ""


def texts(value: Any, depth: int = 0) -> Iterator[str]:
    """The paragraphs in a body of any shape: blocks, sections, lists of either, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < _DEEPEST:
        if _is_run(value):
            yield "".join(text for part in value for text in texts(part, depth + 1))
            return
        for item in value:
            yield from texts(item, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        for name in _PARTS:
            if isinstance(value.get(name), str | list | dict):
                yield from texts(value[name], depth + 1)


def _is_run(items: list[Any]) -> bool:
    """Whether a list holds the pieces of one paragraph, marked as bold, linked and so on."""
    kinds = [item.get("type") for item in items if isinstance(item, dict)]
    return bool(kinds) and all(kind in _SPANS for kind in kinds if kind) and any(kinds)


_READ: dict[str, Callable[[Any], str]] = {
    "body": _as_paragraphs,
    "summary": _as_paragraphs,
    "url": address,
}
