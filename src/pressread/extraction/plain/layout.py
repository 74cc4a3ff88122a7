"""Where the headline and the body stand in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
from pressread.extraction.plain.line_features import features
from pressread.extraction.plain.line_scores import Model, best_title, body_chances, load_model
from pressread.extraction.plain.marks import is_furniture, is_pointer
from pressread.extraction.plain.shape import Shape
from pressread.extraction.plain.title import anchored, title_features
from pressread.extraction.plain.trim import (
    FOOTER,
    below_headline,
    from_lead,
    read_on,
    to_the_end,
    with_announcement,
    without_repeats,
    without_strays,
)
from pressread.text.linear import score

_CHANCE, _CHANCE_IN_SMALL, _SMALL = 0.45, 0.35, 40
_LEAST_PROSE = 9
_EARLY, _EARLY_IN_SMALL, _NO_FULL_STOPS = 20, 3, "?!？！"
_GLUED, _LEADING = 15, ("»", "›", ">")
_LEAST_TITLE, _LEAST_DEK = 4, 6
_UNSTOPPED = 20  # words that no line of a menu has
_NEARLY = 1.5  # by the model's score: less than five times as likely


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


def lay_out(blocks: Sequence[Block], found: Sequence[Shape], language: str | None) -> Layout | None:
    """``None`` where there is no article: no block is prose, and they are no brief either."""
    if _is_settings(blocks):
        return None
    short = brief(blocks, found)
    if short:
        return Layout(blocks, found, short[1], short[0], language)
    if not any(shape.prose for shape in found):
        return _unstopped(blocks, found, language)
    headline, body = article_alone(blocks, found) or _by_model(blocks, found)
    body = from_lead(blocks, found, without_repeats(blocks, found, body, headline))
    body = to_the_end(blocks, found, with_announcement(blocks, body, headline))
    return Layout(blocks, found, body, headline, language) if body else None


def _is_settings(blocks: Sequence[Block]) -> bool:
    """Whether a text is the settings of a program: lines of a name, "=" and a value."""
    lines = [block.text for block in blocks]
    return sum(_SETTING.match(line) is not None for line in lines) > 0.8 * len(lines)


_SETTING = re.compile(r"\[[^\]]+\]$|[\w.$-]+\s?=\s?\S*")


def _unstopped(
    blocks: Sequence[Block], found: Sequence[Shape], language: str | None
) -> Layout | None:
    """A text whose paragraphs end without a stop: a teaser cut short, one long line."""
    body = [n for n, shape in enumerate(found) if shape.size >= _UNSTOPPED]
    if not body:
        return None
    title = 0 if body[0] and is_title(found[0]) else None
    others = [n for n in range(len(blocks)) if n not in body and n != title]
    if any(is_furniture(blocks[n].text) for n in others):
        return None
    return Layout(blocks, found, body, title, language)


def _by_model(blocks: Sequence[Block], found: Sequence[Shape]) -> tuple[int | None, list[int]]:
    """The headline and the body of a text that has a site around them, or may have."""
    model = load_model()
    candidates = title_features(blocks, found)
    title = best_title(model.title, candidates)
    chances = body_chances(model, features(blocks, found, title), candidates)
    # A short paste is mostly article: losing a paragraph of it is worse than a line too many.
    small = len(blocks) <= _SMALL
    least = _CHANCE_IN_SMALL if small else _CHANCE
    body = [n for n, chance in enumerate(chances) if chance > least]
    if not any(found[n].prose for n in body):
        body = _prose_run(found)
    if small:
        body = read_on(blocks, found, body)
        body = with_all_sentences(blocks, found, body)
    else:
        body = without_strays(found, body)
    above = headline_candidates(candidates, blocks, found, body[0])
    headline = best_title(model.headline, above)
    if headline is None or headline > body[0]:
        plain = _plain_title(found, body)
        headline = headline if plain is None else plain
    if small:
        headline = _over_dek(blocks, found, body, headline)
    else:
        headline = _unglued(blocks, over_its_dek(model, above, found, headline))
    return headline, body if small else below_headline(found, body, headline)


def headline_candidates(
    candidates: dict[int, list[str]],
    blocks: Sequence[Block],
    found: Sequence[Shape],
    first: int,
) -> dict[int, list[str]]:
    """The features of the candidates that stand above the ``first`` block of the body, or below
    it without a full stop: what the model took for the body there may belong to the menu.
    """
    early = first + (_EARLY if len(blocks) > _SMALL else _EARLY_IN_SMALL) if first else 0
    near = {
        n: names
        for n, names in candidates.items()
        if n < first
        or (n <= early and (not found[n].stops or blocks[n].text[-1] in _NO_FULL_STOPS))
    }
    return anchored(near, found, first)


def _unglued(blocks: Sequence[Block], headline: int | None) -> int | None:
    """The line that is the headline alone, where a section is stuck to it in the line chosen, or
    leads to it: "PoliticsMinister resigns", "Home » Politics » Minister resigns".
    """
    if headline is None:
        return None
    text = blocks[headline].text
    for n in range(max(0, headline - 3), min(len(blocks), headline + 4)):
        other = blocks[n].text
        glued = len(text) > len(other) >= _GLUED and text.endswith(other)
        before = text[: -len(other)] if glued and not other[0].islower() else " "
        if before[-1].isalnum() or before.rstrip().endswith(_LEADING):
            return n
    return headline


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
    apart = not FOOTER.isdisjoint(found[above].marks) or is_pointer(blocks[above].text)
    return above if title and not other and not apart else headline


def over_its_dek(
    model: Model,
    candidates: Mapping[int, Sequence[str]],
    found: Sequence[Shape],
    headline: int | None,
) -> int | None:
    """The line directly above the one chosen, where it is shorter and nearly as likely: deks have
    more of the words of the body than headlines do.
    """
    if headline is None or not {headline - 1, headline} <= candidates.keys():
        return headline
    above = found[headline - 1]
    title = _LEAST_TITLE <= above.size < found[headline].size and not above.stops
    scores = [score(model.headline, candidates[n]) for n in (headline - 1, headline)]
    near = scores[0] > scores[1] - _NEARLY and "furniture" not in above.marks
    return headline - 1 if title and near else headline


def _prose_run(found: Sequence[Shape]) -> list[int]:
    """The paragraphs, where the model sees no body at all (a text of one or two)."""
    return [n for n, shape in enumerate(found) if shape.prose >= _LEAST_PROSE]
