"""Pasted text -> the fields of the record: blocks, layout, head, foot, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from pressread.article import BodyKind, Image
from pressread.errors import NoArticle
from pressread.extraction.language import guess_language
from pressread.extraction.plain.blocks import Block, columns_run_together, read_blocks
from pressread.extraction.plain.clip import read_clip
from pressread.extraction.plain.foot import (
    paper_alone,
    paper_below,
    paywall_line,
    publisher_of,
    read_rest,
)
from pressread.extraction.plain.head import PASSED_ON, Head, head_of_clip, read_head
from pressread.extraction.plain.layout import Layout, lay_out
from pressread.extraction.plain.marks import dateline_of
from pressread.extraction.plain.several import (
    LETTERS,
    SEVERAL,
    has_letters,
    has_other_heads,
)
from pressread.extraction.plain.shape import ends_in_stop, is_long, main_language, shapes
from pressread.source import Given
from pressread.text import bylines
from pressread.text.dates import parse_date

_LITTLE = 20  # words of a note
_SMALL = 80  # blocks of a paste that has no site around it
_WHOLE_DAY = len("2021-08-27")
_MOSTLY = 0.8


def read_text(text: str) -> Given:
    """The fields that a pasted text states.

    ``provenance`` names lines of the text as given ("line 3", 1-based). Lines that are no part
    of the article stand in ``boilerplate``, in order. Raises ``NoArticle`` where the text has no
    paragraph and is no brief either: it is empty, a menu, or marks only.
    """
    blocks = read_blocks(text)
    rows = [block for block in blocks if block.row]
    others = [block for block in blocks if not block.row]
    language = main_language(others)
    found = shapes(others, language)
    clip = read_clip(others, found)
    if clip is not None:
        layout = Layout(others, found, clip.body, clip.headline, language)
        return _given(layout, head_of_clip(layout, clip), rows, text)
    modelled = lay_out(others, found, language)
    if modelled is None:
        raise NoArticle("no article in this text: it has no paragraphs, only short lines or none")
    return _given(modelled, read_head(modelled), rows, text)


def _given(layout: Layout, head: Head, rows: list[Block], text: str) -> Given:
    boilerplate = read_rest(layout, head)
    blocks = _with_rows(layout, rows)
    signed = _signature(blocks)
    if signed or (len(blocks) > 1 and _repeats_byline(blocks[-1].text, head.byline)):
        boilerplate.insert(0, blocks.pop().text)
    body = tuple(block.text for block in blocks)
    provenance = _provenance(layout.blocks, head, layout)
    dateline, agency = dateline_of(body[0]) or (head.dateline, None)
    if dateline:
        provenance.setdefault("dateline", provenance["body"])
    published = head.published
    if dateline and not published and len(parse_date(dateline) or "") == _WHOLE_DAY:
        published, provenance["published"] = parse_date(dateline), "dateline"
    publisher = head.publisher or signed or publisher_of(boilerplate) or paper_below(layout)
    if publisher:
        provenance["publisher"] = _line_naming(layout.blocks, publisher)
    elif agency:
        publisher, provenance["publisher"] = agency, "dateline"
    paywall = paywall_line(layout)
    return Given(
        **{name: getattr(head, name) for name in PASSED_ON},
        publisher=publisher,
        published=published,
        dateline=dateline,
        language=_language(layout, body),
        images=tuple(image for image in head.images if image != Image()),
        body=body,
        body_kinds=_kinds(blocks),
        boilerplate=tuple(boilerplate),
        truncated=paywall is not None,
        notices=_notices(layout, paywall, text),
        provenance=provenance,
    )


def _signature(blocks: list[Block]) -> str | None:
    """The paper that the last block of a text names alone; of two papers neither."""
    if len(blocks) < 2 or paper_alone(blocks[-2].text):
        return None
    return paper_alone(blocks[-1].text)


def _repeats_byline(text: str, byline: Sequence[str]) -> bool:
    """Whether a last line says once more who wrote the article, and nothing else."""
    names = bylines.names(text) if len(text) < _SIGNED else ()
    return bool(names) and set(names) <= set(byline)


_SIGNED = 90  # code points of a line that a writer signs with


def _with_rows(layout: Layout, rows: list[Block]) -> list[Block]:
    """The blocks of the body with the rows of tables that stand among them, or directly below."""
    body = [layout.blocks[n] for n in layout.body]
    first = body[0].line if layout.headline is None else layout.blocks[layout.headline].line
    after = layout.blocks[layout.last + 1 :]
    last = after[0].line if after else body[-1].line + _BELOW + len(rows)
    inside = [row for row in rows if first < row.line < last]
    return sorted([*body, *inside], key=lambda block: block.line)


_BELOW = 2  # blank lines between the last paragraph and a table that belongs to it


def _notices(layout: Layout, paywall: int | None, text: str) -> tuple[str, ...]:
    found = [] if paywall is None else [_cut_short(layout.blocks[paywall])]
    if columns_run_together(text):
        found.append(COLUMNS)
    if len(layout.blocks) == 1 and layout.shapes[0].size < _LITTLE:
        found.append(LITTLE)
    if len(layout.blocks) <= _SMALL and has_other_heads(layout.blocks, layout.shapes):
        found.append(SEVERAL)
    elif has_letters(layout.blocks, layout.shapes):
        found.append(LETTERS)
    return tuple(found)


LITTLE = "a line or two without a headline: this may be a note, not an article"
COLUMNS = "two columns stand side by side in this text: its lines are mixed"


def _provenance(blocks: Sequence[Block], head: Head, layout: Layout) -> dict[str, str]:
    found: dict[str, str] = {}
    for number in sorted(head.used):
        if number >= 0:
            found.setdefault(head.used[number], f"line {blocks[number].line}")
    found["body"] = f"line {blocks[layout.first].line}"
    for name in ("published", "updated", "captured", "byline"):
        if getattr(head, name) and name not in found:
            near = found.get("updated") or found.get("published") or found.get("headline")
            found[name] = near or found["body"]
    return found


def _language(layout: Layout, body: Sequence[str]) -> str | None:
    """The language of the body; where little else is long, it is that of the text."""
    long = sum([len(block.text) for block in layout.blocks if is_long(block)])
    most = layout.language and sum(map(len, body)) > _MOSTLY * long
    return layout.language if most else guess_language("\n".join(body))


def _line_naming(blocks: Sequence[Block], name: str) -> str:
    line = next((block.line for block in reversed(blocks) if name in block.text), None)
    return f"line {line}" if line else "headline"


def _cut_short(block: Block) -> str:
    return f"the text ends at a subscription notice (line {block.line}): it may be cut short"


_BULLETS = ("- ", "* ", "• ", "· ", "▪ ", "► ", "– ")
_SUBHEAD_WORDS = 12


def _kinds(body: Sequence[Block]) -> tuple[BodyKind, ...]:
    """What each paragraph is; empty where all are plain paragraphs. A brief consists of short
    lines, which so head nothing, and the last line never does.
    """
    kinds = [_kind(block) for block in body]
    if kinds.count("subhead") * 2 > len(kinds):
        kinds = ["paragraph" if kind == "subhead" else kind for kind in kinds]
    if kinds[-1] == "subhead":
        kinds[-1] = "paragraph"
    return tuple(kinds) if set(kinds) != {"paragraph"} else ()


def _kind(block: Block) -> BodyKind:
    text = block.text
    if block.row:
        return "table"
    if text.startswith(_BULLETS):
        return "item"
    short = len(text.split()) <= _SUBHEAD_WORDS and len(text) <= 100
    if short and not ends_in_stop(text) and text[-1] not in ",;:" and text[0] not in '“"„«':
        return "subhead"
    return "paragraph"
