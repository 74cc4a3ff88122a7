"""Pasted text -> the fields of the record: blocks, layout, head, foot, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from pressread.article import Image
from pressread.errors import NoArticle
from pressread.extraction.language import guess_language
from pressread.extraction.plain.blocks import Block, read_blocks
from pressread.extraction.plain.foot import paywall_line, publisher_of, read_rest
from pressread.extraction.plain.head import Head, read_head
from pressread.extraction.plain.layout import Layout, lay_out
from pressread.extraction.plain.marks import dateline_of
from pressread.extraction.plain.shape import ends_in_stop, is_long
from pressread.source import Given
from pressread.text.dates import parse_date

_WHOLE_DAY = len("2021-08-27")
_MOSTLY = 0.8


def read_text(text: str) -> Given:
    """The fields that a pasted text states.

    ``provenance`` names lines of the text as given ("line 3", 1-based). Lines that are no part
    of the article stand in ``boilerplate``, in order. Raises ``NoArticle`` where the text has no
    paragraph and is no brief either: it is empty, a menu, or marks only.
    """
    layout = lay_out(read_blocks(text))
    if layout is None:
        raise NoArticle("no article in this text: it has no paragraphs, only short lines or none")
    return _given(layout)


def _given(layout: Layout) -> Given:
    head = read_head(layout)
    boilerplate = read_rest(layout, head)
    body = tuple(layout.blocks[n].text for n in layout.body)
    provenance = _provenance(layout.blocks, head, layout)
    dateline, agency = dateline_of(body[0]) or (None, None)
    if dateline:
        provenance["dateline"] = provenance["body"]
    published = head.published
    if dateline and not published and len(parse_date(dateline) or "") == _WHOLE_DAY:
        published, provenance["published"] = parse_date(dateline), "dateline"
    publisher = head.publisher or publisher_of(boilerplate)
    if publisher:
        provenance["publisher"] = _line_naming(layout.blocks, publisher)
    elif agency:
        publisher, provenance["publisher"] = agency, "dateline"
    paywall = paywall_line(layout)
    notices = () if paywall is None else (_cut_short(layout.blocks[paywall]),)
    return Given(
        headline=head.headline,
        kicker=head.kicker,
        summary=head.summary,
        sections=head.sections,
        byline=head.byline,
        publisher=publisher,
        published=published,
        updated=head.updated,
        dateline=dateline,
        language=_language(layout, body),
        images=tuple(image for image in head.images if image != Image()),
        body=body,
        body_kinds=_kinds(body),
        boilerplate=tuple(boilerplate),
        truncated=paywall is not None,
        notices=notices,
        provenance=provenance,
    )


def _provenance(blocks: Sequence[Block], head: Head, layout: Layout) -> dict[str, str]:
    found: dict[str, str] = {}
    for number in sorted(head.used):
        found.setdefault(head.used[number], f"line {blocks[number].line}")
    found["body"] = f"line {blocks[layout.first].line}"
    for name in ("published", "updated", "byline"):
        if getattr(head, name) and name not in found:
            found[name] = found.get("updated") or found.get("published") or found["headline"]
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


def _kinds(body: Sequence[str]) -> tuple[str, ...]:
    """What each paragraph is; empty where all are plain paragraphs. A brief consists of short
    lines, which so head nothing, and the last line never does.
    """
    kinds = [_kind(text) for text in body]
    if kinds.count("subhead") * 2 > len(kinds):
        kinds = [kind.replace("subhead", "paragraph") for kind in kinds]
    kinds[-1] = kinds[-1].replace("subhead", "paragraph")
    return tuple(kinds) if set(kinds) != {"paragraph"} else ()


def _kind(text: str) -> str:
    if text.startswith(_BULLETS):
        return "item"
    short = len(text.split()) <= _SUBHEAD_WORDS and len(text) <= 100
    if short and not ends_in_stop(text) and text[-1] not in ",;:" and text[0] not in '“"„«':
        return "subhead"
    return "paragraph"
