"""Several clips in one text are several articles; one story with breaks is one."""

from __future__ import annotations

import pytest

from pressread.extraction.plain import read_text
from pressread.extraction.plain.several import LETTERS, split_text

CLIPS = [
    (
        "Toll road opens a year late",
        "By Maud Ferrant\nThe Fen Courier, 3 May 2022",
        "The toll road between the two ports opened on Sunday, a year after the day first named.",
    ),
    (
        "Mill town keeps its library",
        "By Otto Brill\nEvening Post, 5 May 2022",
        "The council of the mill town voted by one vote to keep the library open until the autumn.",
    ),
    (
        "Ice closes the upper lock",
        "By Nora Vale\nThe Fen Courier, 9 May 2022",
        "Ice has closed the upper lock for the third time this year, the keeper of the gate said.",
    ),
]
QUOTE = "“Nobody asked us before it was decided,” said Ivo Karst, who has kept the gate for years."
SEPARATORS = [
    "\n\n-----\n\n",
    "\n\n* * *\n\n",
    "\n\n====\n\n",
    "\n\f\n",
    "\n\n\n\n\n",
    "\n\n___\n\n",
]


def clip(head: str, lines: str, first: str) -> str:
    return f"{head}\n{lines}\n\n{first}\n\n{QUOTE}"


def titles(text: str) -> list[str]:
    return [part.strip().split("\n")[0] for part in split_text(text)]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_clips_are_parted_by_whatever_stands_between_them(separator: str) -> None:
    text = separator.join(clip(*one) for one in CLIPS)
    assert titles(text) == [head for head, _, _ in CLIPS]


def test_clips_are_parted_by_their_heads_alone() -> None:
    text = "\n\n".join(clip(*one) for one in CLIPS)
    assert titles(text) == [head for head, _, _ in CLIPS]


def test_numbers_before_the_heads_go() -> None:
    text = "\n\n".join(f"{n}. {clip(*one)}" for n, one in enumerate(CLIPS, 1))
    assert titles(text) == [head for head, _, _ in CLIPS]


def test_the_head_of_a_press_review_is_none_of_an_article() -> None:
    text = "Press review, 10 May 2022\n\n" + "\n\n".join(clip(*one) for one in CLIPS)
    assert titles(text) == [head for head, _, _ in CLIPS]


@pytest.mark.parametrize(
    "breaks", ["\n\n* * *\n\n", "\n\n-----\n\n", "\n\n\n\n\n", "\n\nThe second winter\n\n"]
)
def test_a_break_inside_a_story_makes_no_article(breaks: str) -> None:
    head, lines, first = CLIPS[0]
    text = clip(head, lines, first) + breaks + breaks.join([CLIPS[1][2], QUOTE])
    assert split_text(text) == [text]


def _letters(end: str) -> str:
    letters = zip(CLIPS, ("Ada Brennick", "Ivo Karst", "Mona Tarn"), strict=True)
    return "Letters\n\n" + "\n\n".join(f"{c[0]}\n{c[2]}\n{name}{end}" for c, name in letters)


@pytest.mark.parametrize("end", ["\nSaltby", ", Port Lorne"])
def test_a_page_of_letters_is_told(end: str) -> None:
    assert LETTERS in read_text(_letters(end)).notices


@pytest.mark.parametrize("end", ["", ", who keeps two boats in the old harbour", ", 3 May 2022"])
def test_names_without_a_place_end_no_letters(end: str) -> None:
    assert LETTERS not in read_text(_letters(end)).notices


def test_a_numbered_list_is_one_article() -> None:
    steps = "\n\n".join(f"{n}. Take the bus\n\n{QUOTE}" for n in (1, 2, 3))
    text = f"Three ways across\nBy Ada Brennick\n5 March 2024\n\n{CLIPS[0][2]}\n\n{steps}"
    assert split_text(text) == [text]
