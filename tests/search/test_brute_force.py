"""Answers compared with the plainest reading of what was asked: every article looked at, word by
word. More questions than the suite asks: ``--questions 2000``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import pairwise, product
from pathlib import Path

import pytest

from pressread.index.evaluate import SEARCH

from .shelf import Shelf, article

#: Made-up words that share beginnings, endings and letters; none is a form of another.
WORDS = (
    "tolvar", "tolvin", "brastok", "brastel", "kelpor", "mulkor", "vintak", "vontak", "dremol",
    "dremuk", "sorbit", "harbit", "quelmo",
)  # fmt: skip
SEED = 20261128


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    """Name → the words of an article of one paragraph."""
    chance = random.Random(SEED)
    return {
        f"a{number}": chance.choices(
            WORDS[: chance.randint(4, len(WORDS))], k=chance.randint(3, 28)
        )
        for number in range(70)
    }


@pytest.fixture(scope="module")
def shelf(texts: dict[str, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder: Path = tmp_path_factory.mktemp("brute")
    return Shelf(folder, {name: article(" ".join(words)) for name, words in texts.items()})


def spots(words: Sequence[str], part: Sequence[str]) -> list[tuple[int, int]]:
    """Where some words stand in a row: half-open."""
    size = len(part)
    return [
        (at, at + size)
        for at in range(len(words) - size + 1)
        if list(words[at : at + size]) == list(part)
    ]


def stand_near(
    words: Sequence[str], parts: Sequence[Sequence[str]], distance: int, ordered: bool
) -> bool:
    """Whether the parts stand apart from each other, so near that every neighbour could be
    ``distance`` words on.
    """
    for chosen in product(*(spots(words, part) for part in parts)):
        row = sorted(chosen)
        if any(one[1] > two[0] for one, two in pairwise(row)):
            continue
        if ordered and row != list(chosen):
            continue
        longest = distance * (len(parts) - 1) + sum(map(len, parts)) - len(parts)
        if row[-1][1] - 1 - row[0][0] <= longest:
            return True
    return False


Question = tuple[str, Callable[[Sequence[str]], bool]]


def near(chance: random.Random) -> Question:
    """Words and phrases near each other, in order or not, some of them alternatives."""
    count, ordered = chance.choice((2, 2, 2, 3)), chance.random() < 0.35
    distance = chance.choice((1, 1, 2, 3, 5, 9))
    groups = [
        [
            chance.choices(WORDS[:7], k=chance.choice((1, 1, 1, 2)))
            for _ in range(chance.choice((1, 1, 2)))
        ]
        for _ in range(count)
    ]
    typed = [" OR ".join(f'"{" ".join(p)}"' if len(p) > 1 else p[0] for p in g) for g in groups]
    typed = [f"({text})" if len(g) > 1 else text for text, g in zip(typed, groups, strict=True)]
    operator = f" {'pre' if ordered else 'near'}/{distance} "

    def holds(words: Sequence[str]) -> bool:
        return any(stand_near(words, parts, distance, ordered) for parts in product(*groups))

    return operator.join(typed), holds


def chained(chance: random.Random) -> Question:
    """Two distances, each its own."""
    one, two, three = chance.choices(WORDS[:6], k=3)
    first, second = chance.sample((1, 2, 4, 7), 2)

    def holds(words: Sequence[str]) -> bool:
        return stand_near(words, [[one], [two]], first, False) and stand_near(
            words, [[two], [three]], second, False
        )

    return f"{one} near/{first} {two} near/{second} {three}", holds


def pattern(chance: random.Random) -> Question:
    """A part of a word, or a word with a letter that may be any."""
    word = chance.choice(WORDS)
    begin = chance.randint(0, len(word) - 4)
    run = word[begin : begin + chance.randint(3, len(word) - begin)]
    at = chance.choice((1, len(word) - 2))
    joker = f"{word[:at]}?{word[at + 1 :]}"
    text = chance.choice(
        (f"*{run}", f"*{run}*", f"{run}*", f"{run}?*", joker, f"*{word[1:-2]}?{word[-1]}")
    )
    plain = re.escape(text).replace(r"\*", ".*").replace(r"\?", ".")
    return text, lambda words: any(re.fullmatch(plain, one) for one in words)


def mixed(chance: random.Random) -> Question:
    """Patterns, near and words joined, some left out."""
    one, two = chance.choice((near, pattern)), chance.choice((pattern, chained))
    (left, first), (right, second) = one(chance), two(chance)
    word = chance.choice(WORDS)
    if chance.random() < 0.5:
        return f"({left}) OR ({right})", lambda words: first(words) or second(words)
    return (
        f"({left}) {right} -{word}",
        lambda words: first(words) and second(words) and word not in words,
    )


@pytest.mark.parametrize("kind", [near, chained, pattern, mixed])
def test_what_is_found_is_what_a_reader_would_find(
    kind: Callable[[random.Random], Question],
    shelf: Shelf,
    texts: dict[str, list[str]],
    questions: int,
) -> None:
    chance = random.Random(SEED)
    for _ in range(questions):
        query, holds = kind(chance)
        expected = " ".join(sorted(name for name, words in texts.items() if holds(words)))
        shelf.shelves.allow(SEARCH)
        assert shelf.found(query, all_copies=True) == expected, query


def test_pages_are_the_whole_answer_cut(shelf: Shelf, questions: int) -> None:
    chance = random.Random(SEED)
    for _ in range(questions // 2):
        query, _ = chance.choice((near, pattern, mixed))(chance)
        sort = chance.choice(("relevance", "newest", "oldest"))
        size = chance.randint(1, 9)
        shelf.shelves.allow(SEARCH)
        options = {"sort": sort, "relaxed": False, "all_copies": chance.random() < 0.5}
        whole = shelf.named(query, limit=500, **options)
        pages = [
            shelf.named(query, limit=size, offset=at, **options)
            for at in range(0, len(whole) + size, size)
        ]
        assert [name for page in pages for name in page] == whole, (query, options, size)
