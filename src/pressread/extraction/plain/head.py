"""What stands around the headline: sections, kicker, dek, byline, dates, captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pressread.article import Image
from pressread.extraction.plain.brief import is_stated
from pressread.extraction.plain.clip import Clip
from pressread.extraction.plain.credits import image_of, is_bare_caption, looks_like_caption
from pressread.extraction.plain.head_lines import read_head_line
from pressread.extraction.plain.labelled_lines import HeadLine
from pressread.extraction.plain.layout import Layout
from pressread.extraction.plain.marks import (
    crumbs,
    date_lines,
    is_furniture,
    is_pointer,
    newline_crumbs,
)
from pressread.text.bylines import alone, announces, beside_date, leading, signed
from pressread.text.labels import is_label
from pressread.text.publishers import has_paper_word, is_publisher

_SMALL_HEAD, _DEK = 8, 6
_ABOVE, _FURTHER, _LOWER = 3, 10, 10
_NAME_LINE, _FAR = 12, 40
_STATED = frozenset(("byline", "published", "updated"))
_WHOLE = 4  # words that a headline has at least, without what stands around it in its line
_START_PAGES = (
    "home", "homepage", "startseite", "start", "accueil", "inicio", "anasayfa", "forsiden", "hem",
    "etusivu", "главная", "الرئيسية", "首页", "ホーム", "ana sayfa", "strona główna", "início",
    "página principal", "página inicial",
)  # fmt: skip
# What stands over a headline and tells the kind of a piece, not the part of the paper.
_KICKERS = frozenset("""
exclusive breaking analysis opinion comment commentary interview review live video watch update
explainer profile obituary editorial investigation exklusiv analyse kommentar interview porträt
leitartikel eilmeldung exclusif analyse tribune entretien portrait éditorial exclusiva análisis
opinión entrevista esclusiva analisi intervista editoriale exclusivo análise özel analiz röportaj
yorum эксклюзив анализ интервью мнение
""".split())  # fmt: skip
_DATED = re.compile(r"\s+[|/–—·-]\s+[^\W\d_]{3,9}\.?\s(?:19|20)\d\d$")
_SUFFIX = re.compile(r"\s+[|–—·-]\s+(?P<site>[^|–—·]{2,40})$")


#: Fields of a head that the record takes as they are.
PASSED_ON = ("headline", "kicker", "summary", "sections", "byline", "updated", "captured", "url")


@dataclass(slots=True)
class Head:
    """The fields found around the headline; ``used`` maps a block's index to the field that it
    gave.
    """

    headline: str | None = None
    kicker: str | None = None
    summary: str | None = None
    sections: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    captured: str | None = None
    dateline: str | None = None
    url: str | None = None
    images: list[Image] = field(default_factory=list)
    used: dict[int, str] = field(default_factory=dict)


def read_head(layout: Layout) -> Head:
    """The fields above the body, and those between the headline and it."""
    head = Head()
    top = layout.headline if layout.headline is not None else 0
    if layout.headline is not None:
        head.headline, head.publisher = _clean_headline(layout, layout.headline)
        head.used[layout.headline] = "headline"
    below = [n for n in range(top, layout.first) if n not in head.used]
    nearby = range(max(0, top - _ABOVE), min(top, layout.first))
    inside = set(layout.body)
    lower = [n for n in range(layout.first, layout.first + _LOWER) if n not in inside]
    _take_dates(layout, [*below, *nearby, *lower], head)
    _take_byline(layout, below, nearby, head)
    _take_sections(layout, top, head)
    _take_kicker(layout, top, head)
    for n in below:
        _take_below(layout, n, head)
    return head


def head_of_clip(layout: Layout, clip: Clip) -> Head:
    """The fields that the lines of a clip state; the first of several counts."""
    head = Head()
    if clip.headline is not None:
        head.headline, head.publisher = _clean_headline(layout, clip.headline)
        head.headline = clip.title or head.headline
        head.used[clip.headline] = "headline"
    if clip.section is not None:
        label = layout.blocks[clip.section].text.rstrip(":")
        if label.casefold() in _KICKERS:
            head.kicker, head.used[clip.section] = label, "kicker"
        else:
            head.sections, head.used[clip.section] = (label,), "sections"
    if clip.dek is not None:
        head.summary, head.used[clip.dek] = layout.blocks[clip.dek].text, "summary"
    said = [name for line in clip.lines.values() for name in line.byline]
    for n in sorted(clip.lines, key=lambda n: (_rank(clip.lines[n]), n)):
        _take_line(head, n, _without_names(clip.lines[n], said) if said else clip.lines[n])
    return head


def _rank(line: HeadLine) -> int:
    """What says so counts before what stands beside a paper's name, and that before a bare day."""
    return 0 if line.labelled else 1 if line.publisher and line.dated else 2


def _without_names(line: HeadLine, said: Sequence[str]) -> HeadLine:
    """A line beside one that says by whom ("By Jo Ladd"): what looks like a person's name in it
    is none of the byline, and the paper where it is called as papers are ("Milton Tribune").
    """
    alone = line.names[0] if len(line.names) == 1 and not line.publisher else ""
    known = {name.casefold() for name in said}
    paper = alone if has_paper_word(alone) and alone.casefold() not in known else None
    return replace(line, names=(), publisher=line.publisher or paper)


def _take_line(head: Head, n: int, line: HeadLine) -> None:
    """Enter what a line states where nothing has been entered yet."""
    stated = {
        "published": line.published,
        "updated": line.updated,
        "captured": line.captured,
        "byline": line.byline or line.names,
        "publisher": line.publisher,
        "sections": (line.section,) if line.section else (),
        "url": line.url,
        "dateline": line.dateline,
        "summary": line.summary,
    }
    for name, value in stated.items():
        known = getattr(head, name)
        if value and (not known or _is_finer(value, known)):
            setattr(head, name, value)
            head.used.setdefault(n, name)


def _is_finer(value: object, known: object) -> bool:
    """Whether a date says what a known one says, and more."""
    texts = isinstance(value, str) and isinstance(known, str)
    return texts and str(value).startswith(str(known)) and len(str(value)) > len(str(known))


def _clean_headline(layout: Layout, number: int) -> tuple[str, str | None]:
    """The headline without a kicker before it and a date or the name of the site behind it, and
    that name.
    """
    text = _without_kicker(layout, layout.blocks[number].text)
    dated = _DATED.search(text)
    if dated and len(text[: dated.start()].split()) >= _WHOLE:
        text = text[: dated.start()]
    suffix = _SUFFIX.search(text)
    if suffix and len(text[: suffix.start()].split()) >= _WHOLE and "|" in suffix[0]:
        return text[: suffix.start()], suffix["site"]
    for block in layout.blocks:
        longer = block.text
        if len(text) < len(longer) <= len(text) + 50 and longer.startswith(text):
            found = _SUFFIX.fullmatch(longer[len(text) :])
            if found:
                return text, found["site"]
    return text, None


def _without_kicker(layout: Layout, text: str) -> str:
    """The headline alone, where another line of the text parts it from its kicker by a colon."""
    for block in layout.blocks:
        if 0 < len(block.text) - len(text) <= len(": "):
            kicker, colon, headline = block.text.partition(": ")
            joined = (kicker + headline, f"{kicker} {headline}")
            if colon and text in joined and len(headline.split()) >= _WHOLE:
                return headline
    return text


def _take_dates(layout: Layout, numbers: Iterable[int], head: Head) -> None:
    """The first date that is said to be of publication, else the first of a line of its own."""
    for n in numbers:
        if n >= len(layout.blocks) or n in head.used:
            continue
        for found in date_lines(layout.blocks[n].text):
            known = getattr(head, found.kind)
            if known is None or _is_finer(found.value, known):
                setattr(head, found.kind, found.value)
                head.used.setdefault(n, found.kind)


def _take_byline(layout: Layout, below: list[int], nearby: range, head: Head) -> None:
    inside = set(layout.body)
    lower = [n for n in range(layout.first, layout.first + _LOWER) if n not in inside]
    near = [n for n in (*below, *nearby, *lower) if n < len(layout.blocks)]
    signed = first_names([layout.blocks[n].text for n in near])
    if signed:
        head.byline = _people(signed[1]) or signed[1]
        head.used[near[signed[0]]] = "byline"
        return
    for n in (*below[:_FAR], *nearby):
        names = _people(_unannounced(layout, n, head))
        if names:
            head.byline = names
            head.used.setdefault(n, "byline")
            return


def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are neither a paper's nor a label's."""
    return tuple(name for name in names if not (is_publisher(name) or is_label(name)))


def _unannounced(layout: Layout, n: int, head: Head) -> tuple[str, ...]:
    """The names of a line without "by": beside a date, or alone near a date or named twice."""
    text, shape = layout.blocks[n].text, layout.shapes[n]
    if "date" in shape.marks:
        return beside_date(text)
    if shape.size > _NAME_LINE or shape.stops or n in head.used or is_furniture(text):
        return ()
    around = [*layout.shapes[max(0, n - 2) : n], *layout.shapes[n + 1 : n + 3]]
    dated = any("date" in other.marks or "tags" in other.marks for other in around)
    names = alone(text)
    twice = names and sum(names[0] in block.text for block in layout.blocks) > 1
    return names if dated or twice else ()


def _take_sections(layout: Layout, top: int, head: Head) -> None:
    for n in range(top - 1, max(-1, top - _FURTHER), -1):
        text = layout.blocks[n].text
        parts = crumbs(text)
        if parts and not _is_menu(parts) and n not in head.used:
            head.sections = _sections(parts, head.headline)
            head.used[n] = "sections"
            return
    if top <= _SMALL_HEAD:
        texts = [layout.blocks[n].text for n in range(top) if n not in head.used]
        parts = newline_crumbs(texts)
        if parts:
            head.sections = _sections(parts, head.headline)
            head.used |= {n: "sections" for n in range(top) if n not in head.used}


def _is_menu(parts: tuple[str, ...]) -> bool:
    return any(is_furniture(part) for part in parts if part.casefold() not in _START_PAGES)


def _sections(parts: tuple[str, ...], headline: str | None) -> tuple[str, ...]:
    """Crumbs without the start page and without the headline itself."""
    kept = [part for part in parts if part.casefold() not in _START_PAGES]
    if kept and headline and headline.casefold().startswith(kept[-1].casefold().rstrip(".…")):
        kept.pop()
    return tuple(kept)


def _take_kicker(layout: Layout, top: int, head: Head) -> None:
    """A few words above the headline of a text that was copied without the site's menu."""
    n = top - 1
    if not 0 <= n <= _SMALL_HEAD or n in head.used or layout.headline is None:
        return
    text = layout.blocks[n].text
    if layout.shapes[n].size <= 4 and not is_furniture(text) and any(map(str.isalpha, text)):
        head.kicker = text.rstrip(":")
        head.used[n] = "kicker"


def _take_below(layout: Layout, n: int, head: Head) -> None:
    """A line between headline and body: a dek or a caption."""
    text = layout.blocks[n].text
    if n in head.used or is_pointer(text) or text.casefold() == (head.headline or "").casefold():
        return
    image, dek = image_of(text), _is_dek(layout, n, head)
    if image:
        head.images.append(image)
        head.used[n] = "images"
    elif not dek and is_furniture(text) and layout.shapes[n].size < 25:
        return
    elif looks_like_caption(text) and _is_masthead(layout, n, head):
        head.publisher = head.publisher or text
        head.used[n] = "publisher"
    elif not dek and (looks_like_caption(text) or is_bare_caption(text)):
        head.images.append(Image(text))
        head.used[n] = "images"
    elif head.summary is None and 4 <= layout.shapes[n].size <= 80 and not _is_of_head(text):
        head.summary = text
        head.used[n] = "summary"


def _is_masthead(layout: Layout, n: int, head: Head) -> bool:
    """Whether a line is a paper's name right above or below the date: "The Harbour Post"."""
    text = layout.blocks[n].text
    beside = "published" in (head.used.get(n - 1), head.used.get(n + 1))
    return beside and not is_label(text) and is_publisher(text) and has_paper_word(text)


def _is_dek(layout: Layout, n: int, head: Head) -> bool:
    """Whether a line stands between the headline and the byline or date, where deks do; a desk
    may part it from them.
    """
    if layout.headline != n - 1 or layout.shapes[n].size < _DEK:
        return False
    below = range(n + 1, min(n + 3, layout.first))
    return not _is_of_head(layout.blocks[n].text) and any(
        head.used.get(m) in _STATED or is_stated(layout.shapes[m]) for m in below
    )


def _is_of_head(text: str) -> bool:
    """Whether a line is a date, a credit, a reading time or another such, and no sentence."""
    return is_label(text) or read_head_line(text) is not None


def first_names(texts: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
    """The first of the lines that names its author in so many words, or is announced by the line
    above; its place and the names.
    """
    for n, text in enumerate(texts):
        names = signed(text)
        if not names and n and announces(texts[n - 1]):
            names = leading(text)
        if names:
            return n, names
    return None
