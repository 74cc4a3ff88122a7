"""The body by trafilatura and html2text, for pages that our own reading does not settle."""

from __future__ import annotations

import json
import re
from typing import Any

from pressread.extraction.pages.blocks import Block, Box, blocks_of
from pressread.extraction.pages.body import kind_of
from pressread.extraction.pages.cues import BIT, LETTER, PAYWALL, RELATED
from pressread.extraction.pages.images import Captions
from pressread.extraction.pages.tree import Page, clean, parse
from pressread.text.labels import is_label

MAX_CHARACTERS = 2_000_000

_HEAD = re.compile(r"^#{1,6}\s+")
_ITEM = re.compile(r"^\s*(?:[*+-]|\d{1,3}\.)\s+")
_QUOTE = re.compile(r"^\s*>\s?")


def core_body(html: str, url: str | None = None) -> list[tuple[str, str]]:
    """``(kind, text)`` of each paragraph, empty where trafilatura finds no body.

    A page over ``MAX_CHARACTERS`` is not tried: trafilatura copies its tree many times.
    """
    if len(html) > MAX_CHARACTERS:
        return []
    import logging

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        markup = extract(html, url=url, output_format="html", include_comments=False)
    except (RecursionError, ValueError, TypeError, AttributeError):
        # Trees that trafilatura cannot walk; our own reading stands.
        return []
    return _paragraphs(markup) if markup else []


def _paragraphs(markup: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for block in _plain(markup).split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        if lines and all(_ITEM.match(line) for line in lines):
            found.extend(("item", _ITEM.sub("", line).strip()) for line in lines)
        elif lines:
            found.append(_kind(" ".join(" ".join(lines).split())))
    return [(kind, text) for kind, text in found if text]


def _kind(text: str) -> tuple[str, str]:
    if _HEAD.match(text):
        return "subhead", _HEAD.sub("", text)
    if _QUOTE.match(text):
        return "blockquote", _QUOTE.sub("", text)
    return "paragraph", text


def _plain(markup: str) -> str:
    from html2text import HTML2Text

    writer: Any = HTML2Text(bodywidth=0)
    writer.ignore_links = writer.ignore_images = writer.ignore_emphasis = True
    writer.escape_snob = False
    return str(writer.handle(markup))


_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul)\b", re.I)
_LINES = re.compile(r"\s*\n\s*")
MIN_LENGTH = 500


def stated_body(text: str) -> list[tuple[str, str]]:
    """``(kind, text)`` of the paragraphs of an ``articleBody``; empty for a short one."""
    if len(text) < MIN_LENGTH:
        return []
    return _paragraphs_of(text)


def data_body(page: Page, stated: str) -> list[tuple[str, str]]:
    """The body that only the page's data hold: JSON-LD's ``articleBody``, the updates of a live
    blog, the state of a page that a script draws (``__NEXT_DATA__`` and its like).
    """
    if len(stated) >= _LEAST:
        return _paragraphs_of(stated)
    found: list[tuple[str, str]] = []
    for script in page.root.iter("script"):
        text = (script.text or "").strip()
        if "json" in (script.get("type") or "") and len(text) < _MOST_DATA:
            try:
                data = json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            found = max(found, _longest_body(data), key=lambda one: sum(len(t) for _, t in one))
    return found if sum(len(text) for _, text in found) >= _LEAST else []


_LEAST, _MOST_DATA, _MOST_NODES = 80, 2_000_000, 20_000
_BODY_KEYS = ("articleBody", "body", "content", "paragraphs", "text", "html", "blocks", "children")
_TEXT_KEYS = ("html", "text", "content", "value", "data", "articleBody", "body")


def _longest_body(data: Any) -> list[tuple[str, str]]:
    """The longest run of paragraphs under a key that bodies are called by, beside a title."""
    best: list[tuple[str, str]] = []
    queue, seen = [data], 0
    while queue and seen < _MOST_NODES:
        seen += 1
        value = queue.pop()
        if isinstance(value, dict):
            if isinstance(value.get("liveBlogUpdate"), list):
                found = [part for one in value["liveBlogUpdate"] for part in _update(one)]
            elif any(key in value for key in ("title", "headline", "name")):
                found = max((_texts(value.get(key)) for key in _BODY_KEYS), key=_size)
            else:
                found = []
            best = max(best, found, key=_size)
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)
    return best


def _update(one: Any) -> list[tuple[str, str]]:
    if not isinstance(one, dict):
        return []
    head = one.get("headline")
    heads = [("subhead", clean(head))] if isinstance(head, str) and head.strip() else []
    return [*heads, *_texts(one.get("articleBody"))]


def _size(found: list[tuple[str, str]]) -> int:
    return sum(len(text) for _, text in found)


def _texts(value: Any) -> list[tuple[str, str]]:
    """The paragraphs of a string, or of a list of strings and of things that hold one each."""
    if isinstance(value, str):
        return _paragraphs_of(value)
    if not isinstance(value, list):
        return []
    found: list[tuple[str, str]] = []
    for one in value[:2000]:
        if isinstance(one, dict):
            one = next((one[key] for key in _TEXT_KEYS if isinstance(one.get(key), str)), None)
        if isinstance(one, str):
            found.extend(_paragraphs_of(one))
    return found


def _paragraphs_of(text: str) -> list[tuple[str, str]]:
    if _MARKUP.search(text):
        blocks, _ = blocks_of(parse(f"<html><body>{text}</body></html>").root)
        return [(kind_of(block), block.text) for block in blocks]
    return [("paragraph", line) for line in map(clean, _LINES.split(text.strip())) if line]


_MOST_UNITS, _MOST_BLOCKS = 6000, 60
_MOSTLY = 0.6  # of the words of a small page's box: its body
_LINKED, _TEASER = 0.8, 700  # share of a heading that is link, code points of a teaser
_LINKED_LINE = 80  # code points: a longer sentence that is all link is a paragraph
_LEAST_LEFT = 0.3  # of what the model took for the body, once teasers are out
_OTHER = (
    BIT["related"] | BIT["teaser"] | BIT["letter"] | BIT["social"] | BIT["comment"] | BIT["nav"]
    | BIT["advert"] | BIT["consent"] | BIT["foot"] | BIT["side"] | BIT["control"]
)  # fmt: skip
_PLAIN = frozenset(
    "p blockquote li td th tr h1 h2 h3 h4 h5 h6 figcaption div section article main pre dt dd ul "
    "ol dl table tbody thead figure header body q cite address span time center".split()
)


def small_article(
    blocks: list[Block], start: int | None, heading: Any, captions: Captions, dek: Block | None
) -> list[Block]:
    """The blocks of the body of a small page, in order; none where the page is no such one."""
    if start is None or heading is None:
        return []
    home = _home(blocks[start].box)
    if home is None or home.chars > _MOST_UNITS or home.blocks > _MOST_BLOCKS:
        return []
    inside = [block for block in blocks[start + 1 :] if _within(block.box, home)]
    if teasers := _teasers(blocks):
        inside = [b for b in inside if not teasers & set(map(id, _around(b.box)))]
    if any(_is_furniture(block, home) for block in inside):
        return []
    foreign = [block for block in inside if _is_foreign(block)]
    apart = {id(block.box.parent) for block in foreign if block.box.parent is not home}
    kept = [
        block
        for block in inside
        if block not in foreign
        and id(block.box.parent) not in apart
        and block is not dek
        and captions.home(block) is None
        and not _is_meta(block, home)
    ]
    told = sum(block.units for block in kept if block.sentence)
    inside = [b for b in inside if b not in foreign and id(b.box.parent) not in apart]
    whole = sum(block.units for block in inside)
    return kept if told >= _MOSTLY * whole and not _is_dek_alone(kept) else []


def _is_dek_alone(kept: list[Block]) -> bool:
    return not any(block.sentence for block in kept)


def without_teasers(blocks: list[Block], chances: list[float]) -> list[float]:
    """The chances without other stories: boxes cut alike, each of a linked heading and its words,
    that stand together; a list that is most of the article stays.
    """
    teasers = _teasers(blocks)
    if not teasers:
        return chances
    told = [
        0.0 if teasers & set(map(id, _around(block.box))) else chance
        for block, chance in zip(blocks, chances, strict=True)
    ]
    before = sum(c * b.units for b, c in zip(blocks, chances, strict=True))
    after = sum(c * b.units for b, c in zip(blocks, told, strict=True))
    return told if after >= _LEAST_LEFT * before else chances


def _teasers(blocks: list[Block]) -> set[int]:
    """The boxes of other stories, by ``id``."""
    homes: dict[int, list[Box]] = {}
    for block in blocks:
        if block.box.tag in ("h2", "h3", "h4") and block.link_share > _LINKED:
            home = block.box.parent
            if home is not None and home.parent is not None and home.chars < _TEASER:
                homes.setdefault(id(home.parent), []).append(home)
    return {id(home) for some in homes.values() if len(some) > 1 for home in some}


def _around(box: Box) -> list[Box]:
    found: list[Box] = []
    around: Box | None = box
    while around is not None and len(found) < 6:
        found.append(around)
        around = around.parent
    return found


def _home(box: Box) -> Box | None:
    """The ``article`` around a headline; else the ``main`` or ``body`` of a page."""
    around: Box | None = box
    while around is not None:
        if around.tag in ("article", "main", "body"):
            return around
        around = around.parent
    return None


def _within(box: Box, home: Box) -> bool:
    around: Box | None = box
    while around is not None:
        if around is home:
            return True
        around = around.parent
    return False


def _is_foreign(block: Block) -> bool:
    """Whether a line sends the reader elsewhere, or asks something of him."""
    text = block.text[:200].lower()
    said = RELATED.match(text) or PAYWALL.search(text) or LETTER.search(text)
    linked = block.link_share > 0.5 and not (block.sentence and block.units > _LINKED_LINE)
    return (block.units < 200 and said is not None) or linked


def _is_furniture(block: Block, home: Box) -> bool:
    """Whether a block shows that the box holds more than an article: bars, boxes, other stories."""
    around: Box | None = block.box
    while around is not None and around is not home:
        if around.marks & _OTHER or around.tag in ("nav", "footer", "aside", "form"):
            return True
        if around.tag not in _PLAIN:
            return True
        around = around.parent
    return False


def _is_meta(block: Block, home: Box) -> bool:
    """Whether a line is of the head: marked as the author's or the date's, or a label."""
    marked = BIT["author"] | BIT["meta"] | BIT["overline"] | BIT["tags"]
    around: Box | None = block.box
    while around is not None and around is not home:
        if around.marks & marked and block.units < 200:
            return True
        around = around.parent
    return is_label(block.text)
