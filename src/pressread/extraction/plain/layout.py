"""Where the headline and the body stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.brief import (
    article_alone,
    below_top,
    brief,
    is_stated,
    is_title,
    with_all_sentences,
)
from pressread.extraction.plain.credits import bare_credit, image_of, is_bare_caption
from pressread.extraction.plain.features import features
from pressread.extraction.plain.marks import is_pointer
from pressread.extraction.plain.model import best_title, body_chances, load_model
from pressread.extraction.plain.repeats import pull_quotes
from pressread.extraction.plain.shape import Shape, main_language, shapes
from pressread.extraction.plain.title import anchored, title_features
from pressread.extraction.plain.words import is_furniture

_CHANCE, _CHANCE_IN_SMALL, _SMALL = 0.45, 0.35, 40
_LEAST_PROSE = 9
_CAPTION = 45
_EARLY = 3
_ABOVE_LEAD, _SHORT = 4, 25
_ABOVE_DATE, _DEK = 20, 60
_FOOTER_MARKS = """account share related comments legal site advert tags appeal bio date byline
    copyright address crumbs image"""
_FOOTER = frozenset(_FOOTER_MARKS.split())
_SENTENCE = 14
_LEAST_TITLE, _LEAST_DEK = 4, 6
_OTHER_PLACES = re.compile(
    r"\balso available (?:as|on|in)\b|\bavailable (?:as|on) (?:an|the|our) app\b"
    r"|\bcan also be (?:accessed|read|found|followed)\b",
    re.I,
)
_FOOTER_EVEN_IN_PROSE = frozenset(("bio", "copyright", "image"))
_STATED = frozenset(("byline", "date"))


@dataclass(frozen=True, slots=True)
class Layout:
    """``body``: indices of the body's blocks, in order, none of them the headline's;
    ``headline``: the index of the headline's block; ``language``: that of the whole text.
    """

    blocks: Sequence[Block]
    shapes: Sequence[Shape]
    body: Sequence[int]
    headline: int | None
    language: str | None

    @property
    def first(self) -> int:
        """The first block of the body."""
        return self.body[0]

    @property
    def last(self) -> int:
        """The last block of the body."""
        return self.body[-1]


def lay_out(blocks: Sequence[Block]) -> Layout | None:
    """``None`` where there is no article: no block is prose, and they are no brief either."""
    language = main_language(blocks)
    found = shapes(blocks, language)
    short = brief(blocks, found)
    if short:
        return Layout(blocks, found, short[1], short[0], language)
    if not any(shape.prose for shape in found):
        return None
    headline, body = article_alone(blocks, found) or _by_model(blocks, found)
    body = _from_lead(blocks, found, _without_repeats(blocks, found, body, headline))
    body = _to_the_end(blocks, found, body)
    return Layout(blocks, found, body, headline, language) if body else None


def _by_model(blocks: Sequence[Block], found: Sequence[Shape]) -> tuple[int | None, list[int]]:
    """The headline and the body of a text that has a site around them, or may have."""
    model = load_model()
    candidates = title_features(blocks, found)
    title = best_title(model.title, candidates)
    chances = body_chances(model, features(blocks, found, title))
    # A short paste is mostly article: losing a paragraph of it is worse than a line too many.
    small = len(blocks) <= _SMALL
    least = _CHANCE_IN_SMALL if small else _CHANCE
    body = [n for n, chance in enumerate(chances) if chance > least]
    if not any(found[n].prose for n in body):
        body = _prose_run(found)
    if small:
        body = _read_on(blocks, found, body)
        body = with_all_sentences(blocks, found, body)
    above = anchored(_above(candidates, found, body[0]), found, body[0])
    headline = best_title(model.headline, above)
    if headline is None or headline > body[0]:
        plain = _plain_title(found, body)
        headline = headline if plain is None else plain
    return _over_dek(blocks, found, body, headline) if small else headline, body


def _above(
    candidates: dict[int, list[str]], found: Sequence[Shape], first: int
) -> dict[int, list[str]]:
    """The candidates that stand above the body, or at its very beginning, without a stop."""
    early = first + _EARLY if first else 0
    return {
        n: names
        for n, names in candidates.items()
        if n < first or (n <= early and not found[n].stops)
    }


def _plain_title(found: Sequence[Shape], body: Sequence[int]) -> int | None:
    """The first block, where nothing but a byline and dates parts it from the body, whatever
    words it has ("BID TO DISMISS JUDGE IN COPYRIGHT CASE DENIED", a question).
    """
    below = below_top(found)
    stated = below > 1 and below in body
    alone = body[0] == 1 and not found[0].stops
    return 0 if is_title(found[0]) and (stated or alone) else None


def _over_dek(
    blocks: Sequence[Block], found: Sequence[Shape], body: Sequence[int], headline: int | None
) -> int | None:
    """The headline of a short paste: of two lines that stand together above the byline, the date
    or the body, the second is the dek.
    """
    if not headline or found[headline].size < _LEAST_DEK:
        return headline
    above, below = headline - 1, headline + 1
    if below >= len(found) or not (below in body or is_stated(found[below])):
        return headline
    title = is_title(found[above]) and found[above].size >= _LEAST_TITLE
    other = is_furniture(blocks[above].text) or found[above].stops or above in body
    apart = not _FOOTER.isdisjoint(found[above].marks) or is_pointer(blocks[above].text)
    return above if title and not other and not apart else headline


def _prose_run(found: Sequence[Shape]) -> list[int]:
    """The paragraphs, where the model sees no body at all (a text of one or two)."""
    return [n for n, shape in enumerate(found) if shape.prose >= _LEAST_PROSE]


def _from_lead(blocks: Sequence[Block], found: Sequence[Shape], body: list[int]) -> list[int]:
    """The body from its lead on: short lines without a stop above it are a dek, a caption or a
    place in the menu.
    """
    for k, n in enumerate(body[:_ABOVE_LEAD]):
        if found[n].size <= 20 and not _STATED.isdisjoint(found[n].marks):
            continue
        if found[n].stops or found[n].size > _SHORT:
            apart = _is_dek(found, body[k:]) or is_bare_caption(blocks[n].text)
            return body[k + 1 :] if apart and len(body) > k + 1 else body[k:]
    return body


def _to_the_end(blocks: Sequence[Block], found: Sequence[Shape], body: list[int]) -> list[int]:
    """The body without what only announces what follows it, or belongs to the site."""
    end = len(body)
    while end > 1:
        n = body[end - 1]
        site = not found[n].stops and found[n].size <= _SHORT and is_furniture(blocks[n].text)
        if not (site or blocks[n].text[-1] in ":："):
            break
        end -= 1
    return body[:end]


def _is_dek(found: Sequence[Shape], body: Sequence[int]) -> bool:
    """Whether the byline or date line stands below the first paragraph, which so is a dek."""
    if len(body) < 3 or not 1 < body[1] - body[0] <= _ABOVE_DATE or found[body[0]].size > _DEK:
        return False
    between = found[body[0] + 1 : body[1]]
    return any(
        shape.size <= 20 and ("byline" in shape.marks or "date" in shape.marks) for shape in between
    )


def _read_on(blocks: Sequence[Block], found: Sequence[Shape], body: list[int]) -> list[int]:
    """The body of a small paste and the paragraphs below it, up to the first line of a footer;
    pointers, advertisements and captions between them are passed over.
    """
    longer = list(body)
    for n in range(body[-1] + 1, len(blocks)):
        text, marks = blocks[n].text, found[n].marks
        if is_pointer(text) or ("advert" in marks and found[n].size <= 3):
            continue
        if image_of(text) or bare_credit(text):
            continue
        item = "bullet" in marks and found[n].size >= 3
        if not (found[n].stops or item or text[-1] in ":：") or _is_footer(text, found[n]):
            break
        longer.append(n)
    return longer


def _is_footer(text: str, shape: Shape) -> bool:
    """Whether a line speaks of the site. A whole sentence may hold one of its words by chance."""
    if _OTHER_PLACES.search(text):
        return True
    marks = _FOOTER.intersection(shape.marks)
    if shape.prose < _SENTENCE or not marks.isdisjoint(_FOOTER_EVEN_IN_PROSE):
        return bool(marks)
    return len(marks) > 1 or (bool(marks) and "you" in shape.marks)


def _without_repeats(
    blocks: Sequence[Block], found: Sequence[Shape], body: Sequence[int], headline: int | None
) -> list[int]:
    """Body blocks without the headline and its copies, captions that say so, paragraphs that
    stand twice, and pull quotes: short blocks whose words all run through another.
    """
    seen = {blocks[headline].text.casefold()} if headline is not None else set()
    pulled = pull_quotes(found, body)
    kept = []
    for n in body:
        text = blocks[n].text.casefold()
        if n == headline or n in pulled or text in seen:
            continue
        if is_image(blocks[n].text, found[n]) or is_pointer(blocks[n].text):
            continue
        if found[n].size <= _CAPTION and credit_below(blocks, n):
            continue
        if found[n].size <= 3 and not found[n].stops and is_furniture(blocks[n].text):
            continue
        if found[n].size >= _LEAST_PROSE:
            seen.add(text)
        kept.append(n)
    return kept


def is_image(text: str, shape: Shape) -> bool:
    """Whether a block says that it is a caption; its shape knows of all but the longest."""
    return "image" in shape.marks or (len(text) > 600 and image_of(text) is not None)


def credit_below(blocks: Sequence[Block], n: int) -> str | None:
    """The credit that stands on the next line, where this one is a caption. On the last line of
    all an agency signs its report.
    """
    return bare_credit(blocks[n + 1].text) if n + 2 < len(blocks) else None
