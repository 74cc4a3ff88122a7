"""Where the article stands: address, publisher, sections, overline, language; who kept the page."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pressread.extraction.pages.blocks import Block
from pressread.extraction.pages.cues import BIT, marks
from pressread.extraction.pages.headline import Headline
from pressread.extraction.pages.jsonld import Stated
from pressread.extraction.pages.tree import Page, agree, clean, fold, words_of
from pressread.extraction.plain.head_lines import read_head_line
from pressread.text.date_fields import machine_date
from pressread.text.dates import find_stamp, parse_date
from pressread.text.publishers import is_publisher

MAX_SECTIONS = 8
MAX_SECTION = 60

_HOME = frozenset({"home", "homepage", "startseite", "start", "accueil", "inicio", "anasayfa"})
_CRUMB = re.compile(r"crumb", re.I)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]{2,12})?")
_SECTION_META = ("article:section", "parsely-section", "section", "sailthru.section", "dc.subject")

_PUBLISHER_META = (
    "og:site_name", "application-name", "dc.publisher", "publisher", "cre",
    "citation_journal_title", "og:provider_name", "apple-mobile-web-app-title",
)  # fmt: skip
_TITLE_JOINT = re.compile(r"\s+[|–—·•:»-]\s+|\s*[|｜]\s*")

Found = tuple[str | None, str | None]


def read_url(page: Page) -> Found:
    """The canonical address."""
    for link in page.root.iter("link"):
        href = clean(link.get("href"))
        if "canonical" in (link.get("rel") or "").lower().split() and _is_address(href):
            return href, "link canonical"
    found = page.meta("og:url")
    return (found[0], "meta og:url") if found and _is_address(found[0]) else (None, None)


def published_elsewhere(page: Page) -> bool:
    """Whether a web archive says that the page is its own."""
    own = (page.metas.get("og:site_name", [""])[0], (read_url(page)[0] or ""))
    return any(map(is_archive, own))


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://")) and len(value) < 2000


def read_publisher(page: Page, ld: Stated, headline: str | None) -> Found:
    """Who publishes the page, by its own account."""
    for thing in ld.things("publisher"):
        if name := ld.name(thing):
            return name, "json-ld publisher"
    for meta in _PUBLISHER_META:
        for name in page.metas.get(meta, ())[:1]:
            if not name.startswith("http") and len(name) < 100 and not is_archive(name):
                return name, f"meta {meta}"
    return _of_title(page, headline)


def read_source_line(blocks: list[Block], start: int | None) -> Found:
    """The paper of a line below the headline that names one and a day, as press reviews have it."""
    for block in blocks[start + 1 : start + _NEAR] if start is not None else ():
        line = read_head_line(block.text) if block.units < _SOURCE_LINE else None
        if line is not None and line.publisher and line.dated:
            return line.publisher, "source line"
    return None, None


_NEAR, _SOURCE_LINE = 6, 160  # blocks below the headline, code points of such a line


def _of_title(page: Page, headline: str | None) -> Found:
    """The paper at the end of the page's title, where its beginning is the headline."""
    title = " ".join(words_of(element) for element in page.root.iter("title"))[:400]
    parts = _TITLE_JOINT.split(title)
    if len(parts) < 2 or not headline or not agree(parts[0], headline):
        return None, None
    last = parts[-1].strip()
    named = is_publisher(last) or (len(parts) == 2 and "|" in title and not last.islower())
    return (last, "title") if named and 1 < len(last) <= MAX_SECTION else (None, None)


def read_sections(
    page: Page, ld: Stated, headline: str | None
) -> tuple[tuple[str, ...], str | None]:
    """From the widest to the narrowest: a breadcrumb line, else the section the page states."""
    for names, origin in (
        (_stated_crumbs(ld), "json-ld breadcrumb"),
        (_shown_crumbs(page), "breadcrumb"),
        (ld.texts("articleSection"), "json-ld articleSection"),
        ([v for m in _SECTION_META for v in page.metas.get(m, ())[:1]][:1], "meta section"),
    ):
        if sections := _tidy(names, headline):
            return sections, origin
    return (), None


def _tidy(names: list[str], headline: str | None) -> tuple[str, ...]:
    title = fold(headline or "")
    kept: dict[str, str] = {}
    for name in names:
        words = fold(name)
        if not words or words in _HOME or (title and words in (title, title[: len(words)])):
            continue
        if len(name) <= MAX_SECTION and not name.startswith("http"):
            kept.setdefault(words, name)
    return tuple(kept.values())[:MAX_SECTIONS]


def _stated_crumbs(ld: Stated) -> list[str]:
    for trail in ld.of_type("BreadcrumbList"):
        steps = trail.get("itemListElement")
        names = [_step(ld, step) for step in steps[:20]] if isinstance(steps, list) else []
        if any(names):
            return [name for name in names if name]
    return []


def _step(ld: Stated, step: Any) -> str:
    return (ld.name(step) or ld.name(step.get("item"))) if isinstance(step, dict) else ""


def _shown_crumbs(page: Page) -> list[str]:
    for element in page.root.iter("nav", "ol", "ul", "div", "p"):
        names = " ".join(element.get(key) or "" for key in ("class", "id", "aria-label"))
        if len(names) > 2 and _CRUMB.search(names[:300]):
            links = [words_of(link) for link in list(element.iter("a", "li"))[:20]]
            found = [link.strip(" /›»>|") for link in links if link]
            if found:
                return found
    return []


def read_overline(headline: Headline, blocks: list[Block], start: int | None) -> Found:
    """The words over the headline, where the page marks them as such."""
    if headline.overline:
        return headline.overline, "h1"
    near = blocks[max(0, start - 4) : start + 2] if start is not None else []
    for block in near:
        if block.number != start and len(block.text) <= MAX_SECTION:
            parent = block.box.parent or block.box
            signs = block.box.marks | (parent.marks if parent.chars < 2 * MAX_SECTION else 0)
            if (signs | _inner_marks(block)) & BIT["overline"]:
                return block.text, "overline"
    return None, None


def _inner_marks(block: Block) -> int:
    return sum(marks(child.get("class") or "") for child in list(block.box.element)[:1])


def read_language(page: Page, ld: Stated) -> Found:
    """The primary subtag (``en``) of what the page declares."""
    stated = page.root.get("lang") or page.root.get("xml:lang") or ""
    for value, origin in (
        (stated, "html lang"),
        (ld.text("inLanguage"), "json-ld inLanguage"),
        *(
            (page.metas[n][0], f"meta {n}")
            for n in ("og:locale", "language", "content-language")
            if n in page.metas
        ),
    ):
        if match := _LANGUAGE.fullmatch(value.strip()):
            return match[1].lower(), origin
    return None, None


def reads_month_first(page: Page) -> bool:
    """Whether 3/4/2021 is 4 March to the readers of the page.

    American by default: English of no country, or no language stated (dots are read otherwise).
    """
    stated = (page.root.get("lang") or "").lower().replace("_", "-")
    locale = next(iter(page.metas.get("og:locale", ())), "").lower().replace("_", "-")
    named = locale if "-" in locale else stated
    return named in ("", "en", "en-us", "es-us")


_HEAD = 20_000  # characters of a page in which its saver signs
_ADDRESS = r"(?P<url>https?://[^\s\"'<>]{4,1990})"
_COMMENT = re.compile(r"<!--(.{0,3000}?)-->", re.S)
# SingleFile's lines, the mark of the web that Windows browsers set, monolith, Scrapbook, others.
_SIGNED = re.compile(
    r"(?:\burl:|saved from url=\(\d+\)|(?:saved|archived|captured|mirrored|downloaded|clipped) "
    rf"from|original (?:url|address):|source:)\s*{_ADDRESS}",
    re.I,
)
_SAVED = re.compile(
    r"(?:saved date:|saved (?:on|at)|\bat|\bon|(?:file )?archived on|captured(?: on)?:?|date:)\s+"
    r"(?P<when>[^\n]{8,60})",
    re.I,
)
_WAYBACK = re.compile(rf"https?://web\.archive\.org/web/(?P<when>\d{{4,14}})\w*/{_ADDRESS}")
_TODAY = re.compile(
    r"https?://archive\.(?:today|ph|is|li|md|vn|fo)/"
    rf"(?:(?P<when>\d{{4}}\.\d\d\.\d\d)-\d+/|newest/|o/\w+/)?{_ADDRESS}"
)
_HOSTS = re.compile(
    r"(?:https?://)?(?:www\.|web\.)?(?:archive\.(?:today|ph|is|li|md|vn|fo|org)|perma\.cc|"
    r"webcitation\.org|ghostarchive\.org|webcache\.googleusercontent\.com)\b",
    re.I,
)
_INPUT = re.compile(rf"<input[^>]{{0,300}}\bvalue=[\"']{_ADDRESS}[\"']", re.I)


class Kept(NamedTuple):
    """Where a page was saved from and when; ``by`` what the mark is of."""

    url: str | None = None
    when: str | None = None
    by: str = "saver's mark"


def kept_of(html: str) -> Kept:
    """What the saver of a page wrote into it; nothing where nobody did."""
    head = html[:_HEAD]
    for comment in _COMMENT.finditer(head):
        if signed := _SIGNED.search(comment[1]):
            saved = _SAVED.search(comment[1][signed.end() :])
            return Kept(signed["url"], _day_of(saved["when"]) if saved else None)
    if found := original_of(head):
        return found
    marked = re.search(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d{1,2}, \d{4})", html)
    return Kept(None, _day_of(marked[1]), "archive") if marked else Kept()


def original_of(text: str) -> Kept | None:
    """The original address in one of a web archive, and the day of the capture."""
    if wayback := _WAYBACK.search(text):
        return Kept(wayback["url"], machine_date(wayback["when"][:8]), "archive's address")
    if today := _TODAY.search(text):
        when = today["when"]
        return Kept(today["url"], when and when.replace(".", "-"), "archive's address")
    if is_archive(text[:2000]) and (shown := _INPUT.search(text)):
        return Kept(shown["url"], None, "archive's bar")
    return None


def is_archive(name: str) -> bool:
    """Whether a name or address is that of a web archive, not of a publisher."""
    return _HOSTS.search(name) is not None


def _day_of(text: str) -> str | None:
    stamp = find_stamp(text)
    return stamp.value if stamp else (machine_date(text.split()[0]) or parse_date(text))
