"""The ways to write what was typed, and the forms of a word in its own language."""

from __future__ import annotations

import pytest

from pressread.query.variants import foreign_forms, phrase_ways, side_by_side, ways

from .lexicon import Words


def told(way: list[list[str]]) -> str:
    """A way as a line: alternatives joined by bars, the first two of them."""
    return " ".join("|".join(slot[:2]) for slot in way)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("S-400", ["s400|s400s", "s 400"]),
        ("F-16s", ["f16s|f16", "f 16"]),
        ("sanctions", ["sanctions|sanction"]),
        ("$3.4bn", ["$3 4bn", "$3.4 bn|billion"]),
        ("3.5m", ["3 5m", "3.5 m|million"]),
        ("€3bn", ["€3bn", "€3 bn|billion"]),
        ("5k", ["5k", "5 k|thousand"]),
        ("70%", ["70%", "70 percent|pct", "70 per cent"]),
        ("5g", ["5g", "5 g"]),
        ("1,000", ["1000"]),
        ("e-mail", ["e mail|mails", "email|emails"]),
        ("post-war", ["post|posts war|wars", "postwar|postwars"]),
        ("one-two-three", ["one|ones two|twos three|threes"]),
        ("U.S.", ["US"]),
        ("US", ["US"]),
        ("us", ["us"]),
        ("AT&T", ["at&t"]),
        ("Turkey’s", ["turkey|turkeys"]),
        ("l’Europe", ["europe|europ"]),
        ("O’Neill", ["oneill|oneil"]),
        ("Türkiye’nin", ["turkiye|turkiy"]),
        ("…", []),
    ],
)
def test_a_word_is_looked_for_in_these_ways(typed: str, expected: list[str]) -> None:
    assert [told(way) for way in ways(typed)] == expected


def test_in_capitals_us_may_be_the_pronoun_and_a_word_alone_has_no_forms() -> None:
    assert ways("US", shouted=True) == [[["us"]]]
    assert ways("sanctions", inflected=False) == [[["sanctions"]]]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("done deal", ["done deal"]),
        ("S-400 deal", ["s400 deal", "s 400 deal"]),
        ("the s 400 deal", ["the s 400 deal", "the s400 deal"]),
        ("$3bn plan", ["$3bn plan", "$3 bn|billion plan"]),
        ("sanctions eased", ["sanctions eased"]),
        ("S-1 S-2 S-3 S-4 S-5 S-6", ["s1 s2 s3 s4 s5 s6", "s 1 s2 s3 s4 s5 s6",
                                     "s1 s 2 s3 s4 s5 s6", "s1 s2 s 3 s4 s5 s6",
                                     "s1 s2 s3 s 4 s5 s6"]),
        ("—", []),
    ],
)  # fmt: skip
def test_a_phrase_keeps_its_forms_but_for_codes(typed: str, expected: list[str]) -> None:
    assert [told(way) for way in phrase_ways(typed)] == expected


@pytest.mark.parametrize(
    ("one", "after", "expected"),
    [
        ("s", "400", ("code", "s400")), ("g", "7", ("code", "g7")), ("no", "10", ("code", "no10")),
        ("nr.", "5", ("code", "nr5")), ("a", "10", None), ("ж", "5", None),
        ("covid", "19", ("name", "covid19")), ("apollo", "11", ("name", "apollo11")),
        ("o", "brien", ("name", "obrien")), ("x", "ray", ("name", "xray")), ("i", "am", None),
        ("y", "tu", None), ("€3", "bn", ("amount", "€3bn")),
        ("$1.5", "million", ("amount", "$1.5m")), ("€3", "boats", None), ("big", "deal", None),
        ("400", "s", None), ("3", "bn", None),
    ],
)  # fmt: skip
def test_two_words_that_may_be_one(one: str, after: str, expected: tuple[str, str] | None) -> None:
    assert side_by_side(one, after) == expected


MIXED = Words(
    {
        "rakete": 3, "raketen": 4, "rakiety": 2, "rakietami": 1, "ракеты": 5, "ракета": 1,
        "ракети": 2, "part": 900, "parti": 2, "parties": 40, "partir": 3, "المفاوضات": 6,
        "مفاوضات": 1, "השיחות": 4, "fuzelerin": 3, "मिसाइलें": 2, "talks": 50, "minister": 99,
        "ministra": 2,
    },
    {
        "rakete": "de", "raketen": "de", "rakiety": "pl", "rakietami": "pl", "ракеты": "ru",
        "ракета": "ru", "ракети": "uk", "parti": "fr", "partir": "fr", "المفاوضات": "ar",
        "مفاوضات": "ar", "השיחות": "he", "fuzelerin": "tr", "मिसाइलें": "hi", "ministra": "pl",
    },
)  # fmt: skip


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("rakete", "raketen"),
        ("rakieta", "rakietami rakiety"),
        ("ракеты", "ракета ракети"),
        ("ракетою", "ракета ракети ракеты"),
        ("مفاوضات", "المفاوضات"),
        ("שיחות", "השיחות"),
        ("fuze", "fuzelerin"),
        ("मिसाइल", "मिसाइलें"),
        ("partir", "parti"),  # not "part", which is English here
        ("minister", ""),
        ("talks", ""),
        ("of", ""),
        ("s400", ""),
        ("πυραυλος", ""),
    ],
)
def test_forms_are_those_of_the_language_that_a_word_is_at_home_in(
    term: str, expected: str
) -> None:
    assert " ".join(sorted(foreign_forms(MIXED, term))) == expected
