"""When the article was published and updated, by what the page states of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pressread.extraction.pages.blocks import Block, is_prose
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.place import reads_month_first
from pressread.extraction.pages.printed_dates import (
    CELLS,
    EXPIRY,
    UPDATE_WORD,
    by_address,
    captured_in,
    is_apart,
    is_date_line,
    is_inside,
    may_be_same_night,
    of_url,
    printed_date,
    settle,
    told_by,
)
from pressread.extraction.pages.tree import Page, words_of
from pressread.text.date_fields import machine_date
from pressread.text.dates import find_day, spoken_date, spoken_month

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date",
    "article_date_original", "originalpublicationdate", "og:published_time", "published_time",
    "displaydate", "ptime", "rnews:datepublished", "article.published", "publication_date",
    "citation_publication_date", "citation_date", "last-published", "created", "article:created",
    "og:pubdate", "article:publicationdate", "pub_date", "release_date", "article:post_date",
)  # fmt: skip
_PUBLISHED_NAME = re.compile(r"(?:publish|publi|posted|release|issue).{0,12}(?:date|time|_at)")
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "article:updated_time", "lastmod",
    "dcterms.modified", "dc.date.modified", "last-modified", "revised", "article:modified",
)  # fmt: skip
_DATE_CLASS = re.compile(r"date|time|publish|posted|meta|byline|stamp|info|detail", re.I)
# Pages drawn by a script keep the article's fields in its data, quotes sometimes escaped.
_SCRIPT = re.compile(
    r'"(?:datePublished|publish(?:ed)?_?(?:At|Date|On|Time|_at|_date)|pub_?[dD]ate|publicationDate|'
    r'first_?[pP]ublished\w{0,10}|datePosted|displayDate)\\?"\s{0,3}:\s{0,3}\\?"'
    r"(\d{4}-\d\d-\d\d[T \d:.+Z-]{0,25})"
)
_MAX_SCRIPT = 300_000
_MIN_DATA = 200
_LABEL = re.compile(
    r"\W{0,3}(?:post(?:ed)?(?: (?:time|on|date))?|published(?: on)?|publication date|date|"
    r"veröffentlicht|publié|publicado|pubblicato|yayınlan\w+)\b",
    re.I,
)
_FIRST = re.compile(
    r"\b(?:originally|first) (?:published|posted|appeared)(?: online)?(?: on|:)\s", re.I
)
_NEAR = 20  # characters between that label and its day
MAX_BOXES = 200
# Elements after the headline among which the article's own ``time`` must stand.
_REACH = 250


def read_published(
    page: Page,
    ld: Stated,
    url: str | None,
    heading: Any,
    blocks: list[Block],
    start: int | None,
    *,
    archived: bool = False,
) -> tuple[str | None, str | None]:
    """The date of publication and where it stands.

    What the page states to machines comes first, by the day that it prints for readers; where
    nothing is stated, what is printed, then the address. ``archived``: a web archive made the
    page, whose statements are of the capture.
    """
    day_first = not reads_month_first(page)
    printed = by_address(printed_date(blocks, start, day_first=day_first), url)
    for stated, origin in () if archived else _stated(page, ld, heading):
        if stated and printed:
            return settle(stated, origin, printed, read_updated(page, ld)[0])
        if stated:
            return _local(stated, origin, page, heading, url)
    if first := next(filter(None, _first_published(blocks, day_first)), None):
        return first, "date line"
    if printed:
        return printed.day, "date line"
    for value, origin in _shown(page, ld, url, blocks, start, day_first):
        if value:
            return value, origin
    return None, None


def _local(stated: str, origin: str, page: Page, heading: Any, url: str | None) -> tuple[str, str]:
    """A moment stated in UTC by another clock of the page that shows it, or the address's day."""
    if not stated.endswith(("Z", "+00:00")):
        return stated, origin
    for other, place in _stated_alone(page, heading):
        if other and len(other) > 15 and not other.endswith(("Z", "+00:00")):
            clock = int(other[11:13]), int(other[14:16])
            moment = told_by(stated, other[:10], clock)
            if moment and not moment.endswith("+00:00"):
                return moment, f"{origin}, by the clock of {place}"
    day = of_url(url)
    return (day, "url") if day and may_be_same_night(stated, day) else (stated, origin)


def read_updated(page: Page, ld: Stated) -> tuple[str | None, str | None]:
    """The date of the last change and where it stands."""
    if value := machine_date(ld.moment("dateModified")):
        return value, "json-ld dateModified"
    for name in _UPDATED:
        for content in page.metas.get(name, ()):
            if value := machine_date(content):
                return value, f"meta {name}"
    return None, None


def _stated(page: Page, ld: Stated, heading: Any) -> Iterator[tuple[str | None, str]]:
    for key in ("datePublished", "dateCreated"):
        yield machine_date(ld.moment(key)), f"json-ld {key}"
    yield from _stated_alone(page, heading)
    # That of a video in the article may be an older one.
    yield machine_date(ld.moment("uploadDate")), "json-ld uploadDate"


def _stated_alone(page: Page, heading: Any) -> Iterator[tuple[str | None, str]]:
    """What is stated outside JSON-LD."""
    for name in _PUBLISHED:
        for content in page.metas.get(name, ()):
            yield machine_date(content), f"meta {name}"
    for name, contents in page.metas.items():
        if _PUBLISHED_NAME.search(name):
            yield machine_date(contents[0]), f"meta {name}"
    yield from _marked(page)
    yield from _times(page, heading)


def _shown(
    page: Page,
    ld: Stated,
    url: str | None,
    blocks: list[Block],
    start: int | None,
    day_first: bool,
) -> Iterator[tuple[str | None, str]]:
    yield of_url(url), "url"
    yield from _lines(blocks, start, day_first)
    yield from _dated_boxes(page, day_first, _home_of(blocks[start].box.element) if start else None)
    yield from _labelled(blocks, day_first)
    yield from _scripts(page)
    yield machine_date(ld.moment("dateModified")), "json-ld dateModified"


def _marked(page: Page) -> Iterator[tuple[str | None, str]]:
    for element in page.root.xpath("//*[contains(@itemprop, 'datePublished')]")[:5]:
        value = element.get("content") or element.get("datetime") or words_of(element)
        yield machine_date(value), "itemprop datePublished"


def _times(page: Page, heading: Any) -> Iterator[tuple[str | None, str]]:
    """``time`` elements, those soon after the headline first, updates last."""
    order = list(page.root.iter("time")) if heading is None else _after(page, heading)
    beside: dict[Any, str] = {}
    for update in (False, True):
        for element in order[:MAX_BOXES]:
            parent = element.getparent()
            if parent not in beside:
                beside[parent] = words_of(parent)[:60]
            around = f"{element.get('class') or ''} {beside[parent]}"
            if bool(UPDATE_WORD.search(around)) is update:
                value = machine_date(element.get("datetime") or element.get("content") or "")
                yield value or spoken_date(words_of(element)), "time element"


def _after(page: Page, heading: Any) -> list[Any]:
    """The page's ``time`` elements near the headline: after it, then before it."""
    before: list[Any] = []
    after: list[Any] = []
    passed = -1
    for element in page.root.iter():
        if element is heading:
            passed = 0
        elif passed >= 0:
            passed += 1
        if element.tag == "time":
            (before if passed < 0 else after).append((passed, element))
    home = _home_of(heading)
    near = [element for distance, element in after if distance <= _REACH]
    found = near + [element for _, element in before[-3:]]
    return [element for element in found if not _is_of_another(element, home)]


def _home_of(heading: Any) -> Any:
    return next(iter(heading.iterancestors("article", "main")), None)


def _is_of_another(element: Any, home: Any) -> bool:
    """Whether a date stands in an aside, a link or another article than the headline does."""
    for around in element.iterancestors():
        if around is home:
            return False
        if around.tag in ("aside", "nav", "footer", "a", "article"):
            return True
        if around.tag in ("section", "div") and _OTHERS.search(around.get("class") or ""):
            return True
    return False


_OTHERS = re.compile(
    r"(?<![a-z])(?:related|recommend\w*|next|more-\w+|most-?\w*|popular|trending|teasers?)(?![a-z])"
)


def _lines(
    blocks: list[Block], start: int | None, day_first: bool
) -> Iterator[tuple[str | None, str]]:
    """Short lines around the headline that hold a date."""
    if start is None:
        return
    reach = [*blocks[start + 1 : start + 14], *reversed(blocks[max(0, start - 6) : start])]
    home = _home_of(blocks[start].box.element)
    reach = [b for b in reach if b.units < 160 and not is_apart(b)]
    reach = [b for b in reach if not _is_of_another(b.box.element, home)]
    told = next((b.number for b in blocks[start + 1 :] if is_prose(b)), len(blocks))
    reach = [b for b in reach if b.number < told or not is_inside(b.box, CELLS)]
    lines = [b.text for b in reach if not EXPIRY.search(b.text) and is_date_line(b.text)]
    for update in (False, True):
        for line in lines:
            if bool(UPDATE_WORD.search(line)) is update:
                yield spoken_date(line, day_first=day_first), "date line"
    for line in lines:
        yield spoken_month(line), "date line"


def _first_published(blocks: list[Block], day_first: bool) -> Iterator[str | None]:
    """What a line names as the day of the first publication, beside that of a later one."""
    for block in blocks:
        if block.units < 300 and (label := _FIRST.search(block.text[:400])):
            day = find_day(block.text[label.end() :], day_first=day_first)
            yield day.day if day and day.start <= _NEAR else None


def _labelled(blocks: list[Block], day_first: bool) -> Iterator[tuple[str | None, str]]:
    """A line anywhere that says what its date is, or stands below one that says so."""
    label = None
    for block in blocks:
        if captured_in(block.text):
            label = None
            continue
        if block.units < 100 and (label or _LABEL.match(block.text)):
            found = spoken_date(block.text, day_first=day_first)
            yield found or (spoken_month(block.text) if label else None), "date line"
        label = _LABEL.fullmatch(block.text.rstrip(" :"))


def _dated_boxes(page: Page, day_first: bool, home: Any) -> Iterator[tuple[str | None, str]]:
    tried = 0
    for element in page.root.iter("span", "div", "p", "li", "abbr", "small"):
        if tried > MAX_BOXES:
            break
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if marks != " " and _DATE_CLASS.search(marks[:300]) and len(element) < 8:
            text = words_of(element)
            tried += 1
            if _is_of_another(element, home):
                continue
            if len(text) < 120 and not EXPIRY.search(text) and is_date_line(text):
                yield spoken_date(text, day_first=day_first), "date line"


def _scripts(page: Page) -> Iterator[tuple[str | None, str]]:
    """What the scripts that draw the page are given: in scripts, or in attributes as JSON."""
    texts = [element.text or "" for element in page.root.iter("script")]
    attributes = (value for element in page.root.iter() for value in element.values())
    texts.extend(value for value in attributes if len(value) > _MIN_DATA)
    for text in texts:
        if match := _SCRIPT.search(text[:_MAX_SCRIPT]):
            yield machine_date(match[1]), "script data"
