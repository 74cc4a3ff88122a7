"""Pasted text -> the fields of the record: blocks, body, head, foot, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressread.article import Image
from pressread.errors import NoArticle
from pressread.extraction.language import guess_language
from pressread.extraction.plain.blocks import Block, read_blocks
from pressread.extraction.plain.body import body_blocks, ends_in_stop
from pressread.extraction.plain.head import Head, read_head
from pressread.extraction.plain.marks import dateline_of, image_of
from pressread.source import Given


def read_text(text: str) -> Given:
    """The fields that a pasted text states.

    ``provenance`` names lines of the text as given ("line 3", 1-based). Lines that are no part
    of the article stand in ``boilerplate``, in order. Raises ``NoArticle`` where the text has no
    paragraph of prose: it is empty, a menu, or marks only.
    """
    blocks = read_blocks(text)
    body = body_blocks(blocks)
    if not body:
        raise NoArticle("no article in this text: it has no paragraphs, only short lines or none")
    head = read_head(blocks, body[0])
    return _given(blocks, body, head)


def _given(blocks: Sequence[Block], body: list[int], head: Head) -> Given:
    inside = set(body)
    images = list(head.images)
    boilerplate = []
    for number, block in enumerate(blocks):
        if number in inside or number in head.used:
            continue
        image = image_of(block.text) if body[0] < number < body[-1] else None
        if image:
            images.append(image)
        else:
            boilerplate.append(block.text)
    paragraphs = tuple(blocks[n].text for n in body)
    dateline = dateline_of(paragraphs[0])
    return Given(
        headline=head.headline,
        kicker=head.kicker,
        summary=head.summary,
        sections=head.sections,
        byline=head.byline,
        publisher=publisher_of(boilerplate),
        published=head.published,
        updated=head.updated,
        dateline=dateline[0] if dateline else None,
        language=guess_language("\n".join(paragraphs)),
        images=tuple(image for image in images if image != Image()),
        body=paragraphs,
        body_kinds=_kinds(paragraphs),
        boilerplate=tuple(boilerplate),
        provenance={field: f"line {blocks[n].line}" for n, field in head.used.items()},
    )


def _kinds(paragraphs: Sequence[str]) -> tuple[str, ...]:
    kinds = tuple(
        "subhead" if len(text.split()) <= 12 and not ends_in_stop(text) else "paragraph"
        for text in paragraphs
    )
    return kinds if "subhead" in kinds else ()


_SITE = re.compile(
    r"(?P<a>[A-Z][\w&.’' -]{1,40}?)[’']s (?:website|site|app)\b"
    r"|(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?,?\s*(?:by )?"
    r"(?P<b>[A-Z][\w&.’' -]{1,40}?)(?=\s*(?:$|[.,|]|all rights|ltd|inc|llc|gmbh))",
    re.I,
)


def publisher_of(boilerplate: Sequence[str]) -> str | None:
    """The site that a footer names as its own: "X's website", "© 2021 X"."""
    for text in boilerplate:
        match = _SITE.search(text[:300])
        if match:
            return (match["a"] or match["b"]).strip()
    return None
