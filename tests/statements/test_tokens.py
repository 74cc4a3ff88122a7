"""Tokens of a paragraph: where they part, their classes, where sentences and headlines end."""

from __future__ import annotations

import pytest

from pressread.extraction.statements.marks import find_marked
from pressread.extraction.statements.tokens import Tokens


def tokens_of(text: str) -> Tokens:
    return Tokens(0, text, find_marked([text])[0])


def classed(text: str) -> str:
    """Each token with the letter of its class."""
    tokens = tokens_of(text)
    return " ".join(f"{word}/{kind}" for word, kind in zip(tokens.low, tokens.kind, strict=True))


def sentences(text: str) -> list[str]:
    tokens = tokens_of(text)
    found: dict[int, list[str]] = {}
    for start, end, number in zip(tokens.start, tokens.end, tokens.sentence, strict=True):
        found.setdefault(number, []).append(text[start:end])
    return [" ".join(words) for words in found.values()]


_CLASSED = [
    ("Mr. Lee said the dam’s walls hold.", "mr/N lee/N said/S the/d dam/w ’s/' walls/w hold/w ./."),
    ("U.S. Sen. J. T. Boone spoke.", "u.s./N sen/N j/N t/N boone/N spoke/C ./."),
    (
        "The dockers’ union won’t pay 1,200.50 euros.",
        "the/d dockers/w ’/' union/w won’t/x pay/w 1,200.50/n euros/w ./.",
    ),
    ("Clearly, Kelly said no.", "clearly/a ,/, kelly/N said/S no/d"),
    (
        "Kelly said he’s tired and Ann’s out.",
        "kelly/N said/S he/P ’s/x tired/w and/c ann/N ’s/' out/a ./.",
    ),
    ("Indeed the mayor smiled.", "indeed/a the/d mayor/w smiled/w ./."),
    ("According to Lee, it leaks.", "according/A to/2 lee/N ,/, it/P leaks/v ./."),
    ("Will wrote to her. Will he come?", "will/N wrote/S to/2 her/h ./. will/x he/P come/v ?/."),
    (
        "George Will wrote it, and Al From said so.",
        "george/N will/N wrote/S it/P ,/, and/c al/N from/p said/S so/c ./.",
    ),
    (
        "Lee rebuffed them; he rejects that.",
        "lee/N rebuffed/v them/o ;/* he/P rejects/C that/t ./.",
    ),
    ("It will hold, she could sink.", "it/P will/x hold/v ,/, she/P could/x sink/v ./."),
    (
        "Signs that read no, letters which said yes",
        "signs/N that/P read/S no/d ,/, letters/w which/P said/S yes/w",
    ),
    (
        "„Gut“, so Maas. „Schlecht“, so der Sprecher.",
        "0/Q ,/, so/S maas/N ./. 1/Q ,/, so/S der/d sprecher/N ./.",
    ),
    (
        "« Non », a déclaré la ministre, a-t-elle dit.",
        "0/Q ,/, a/x déclaré/S la/d ministre/w ,/, a-t-elle/P dit/S ./.",
    ),
    ("Dijo a este diario que no.", "dijo/S a/p este/w diario/w que/c no/d"),
    (
        "Bashar al-Assad met Jean d'Ormesson and Kim Jong Un.",
        "bashar/N al-assad/N met/v jean/N d'ormesson/N and/c kim/N jong/N un/N ./.",
    ),
    (
        "a 71-year-old woman --- the 2nd & 3rd ...",
        "a/d 71-year-old/w woman/w ---/* the/d 2nd/n &/* 3rd/n .../*",
    ),
    (
        "One Democrat smiled; the US sails on.",
        "one/d democrat/N smiled/w ;/* the/d us/N sails/w on/p ./.",
    ),
    (
        "The former Mayor of Los Angeles, Tom Bradley",
        "the/d former/w mayor/N of/p los/N angeles/N ,/, tom/N bradley/N",
    ),
    ("On Monday Lee arrived quickly.", "on/p monday/a lee/N arrived/v quickly/a ./."),
    (
        "Hanno Weil sagte nichts. Rosa Sunday sang.",
        "hanno/N weil/N sagte/S nichts/w ./. rosa/N sunday/N sang/S ./.",
    ),
    ("She called it “a mess” and left", "she/P called/C it/P 0/Q and/c left/v"),
    (
        "Lee – he smiled – left: (yes) [no]; *",
        "lee/N –/- he/P smiled/v –/- left/v :/: (/( yes/w )/) [/( no/d ]/) ;/* */*",
    ),
    ("e.g. the p.m. train", "e.g./w the/d p.m./w train/w"),
    ("Straße ä b́ç x", "straße/N ä/w b́ç/w x/w"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "wanted"), _CLASSED)
def test_each_token_has_its_class_by_list_capital_or_neighbour(text: str, wanted: str) -> None:
    assert classed(text) == wanted


_SENTENCES = [
    ("Mr. Lee left. He was cross.", ["Mr. Lee left .", "He was cross ."]),
    ("It closed at 5 p.m. He left.", ["It closed at 5 p.m.", "He left ."]),
    ("It closed at 5 p.m. on Monday.", ["It closed at 5 p.m. on Monday ."]),
    ("“It leaks.” She left.", ["“It leaks.”", "She left ."]),
    ("“It leaks.” she said.", ["“It leaks.” she said ."]),
    ("“It leaks?” Ann Lee said. She left.", ["“It leaks?” Ann Lee said .", "She left ."]),
    ("“It leaks!” He left; nobody spoke.", ["“It leaks!” He left ; nobody spoke ."]),
    ("“It leaks,” She left.", ["“It leaks,” She left ."]),
    ("He left… She stayed.", ["He left … She stayed ."]),
    ("Is it so? Yes! 12 men left.", ["Is it so ?", "Yes !", "12 men left ."]),
    ("It rose 2.5 percent. 3.5 more came.", ["It rose 2.5 percent .", "3.5 more came ."]),
    ("He asked: “Why?” “Because,” she said.", ["He asked : “Why?”", "“Because,” she said ."]),
    (
        "Lee of the U.S. left. The U.S. Army stayed.",
        ["Lee of the U.S. left .", "The U.S. Army stayed ."],
    ),
    ("One sentence", ["One sentence"]),
    ("He left.She stayed.", ["He left .", "She stayed ."]),
    ("(He left.) She stayed.", ["( He left . ) She stayed ."]),
    ("He said no. but not yet.", ["He said no. but not yet ."]),
    (
        "Ann Lee said “yes.” Bo Sand, too, said so.",
        ["Ann Lee said “yes.”", "Bo Sand , too , said so ."],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), _SENTENCES)
def test_sentences_end_at_stops_that_are_no_abbreviations_and_at_quotations_that_close_them(
    text: str, wanted: list[str]
) -> None:
    assert sentences(text) == wanted


_TITLED = [
    ("Mayor Opens The New Bridge", True),
    ("Mayor Opens the New Bridge in June", True),
    ("Mayor opens the new bridge", False),
    ("The Bridge", False),
    ("MAYOR OPENS NEW BRIDGE", True),
    ("Ann Lee And Bo Sand Will Meet Again On Monday", True),
    ("“A Bridge Too Dear” Says The Angry Mayor", True),
    ("Ann Lee, Bo Sand and Cy Vale left", False),
    ("He Is On It By Me Or Us", False),
    (
        (
            "Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge "
            "Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge "
            "Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge Bridge "
            "Bridge Bridge Bridge Bridge Bridge Bridge Bridge"
        ),
        False,
    ),
]


@pytest.mark.parametrize(("text", "wanted"), _TITLED)
def test_a_short_paragraph_with_every_longer_word_in_capitals_is_a_headline(
    text: str, wanted: bool
) -> None:
    assert tokens_of(text).titled == wanted


def test_an_article_is_read_the_same_whatever_was_read_before_it() -> None:
    """An apostrophe met as a mere sign was remembered so: no later plural owned anything."""
    before = classed("The dockers’ union")
    assert classed("A lone ’ or ' sign") == "a/d lone/w ’/* or/c '/* sign/w"
    assert classed("The dockers’ union") == before == "the/d dockers/w ’/' union/w"
