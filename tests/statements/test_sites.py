"""What is reported without marks: content, source and cue of many sentences, whole."""

from __future__ import annotations

import pytest

from pressread.extraction.statements.sites import KINDS, LEMMAS, is_negation, is_negative
from tests.statements.telling import reported

_REPORTED = [
    ("Ann Lee said the dam leaks.", ["[the dam leaks] · Ann Lee · said (say)"]),
    ("Ann Lee said that the dam leaks badly.", ["[the dam leaks badly] · Ann Lee · said (say)"]),
    ("The dam leaks badly, Ann Lee said.", ["[The dam leaks badly] · Ann Lee · said (say)"]),
    ("The dam leaks badly, said Ann Lee.", ["[The dam leaks badly] · Ann Lee · said (say)"]),
    (
        "The dam, Ann Lee said, leaks badly every spring.",
        ["[The dam … leaks badly every spring] · Ann Lee · said (say)"],
    ),
    (
        "Ann Lee told the council that the dam leaks badly.",
        ["[the dam leaks badly] · Ann Lee · told (say)"],
    ),
    (
        "According to Ann Lee, the dam leaks badly.",
        ["[the dam leaks badly] · Ann Lee · According to (say)"],
    ),
    (
        "The dam leaks badly, according to Ann Lee.",
        ["[The dam leaks badly] · Ann Lee · according to (say)"],
    ),
    (
        "Ann Lee denied that the dam leaks badly.",
        ["[the dam leaks badly] · Ann Lee · denied (deny)"],
    ),
    (
        "Ann Lee did not deny that the dam leaks badly.",
        ["[the dam leaks badly] · Ann Lee · deny (deny)"],
    ),
    (
        "Ann Lee never said that the dam leaks badly.",
        ["[the dam leaks badly] · Ann Lee · said (deny)"],
    ),
    ("Ann Lee refused to mend the dam.", ["[to mend the dam] · Ann Lee · refused (deny)"]),
    (
        "Ann Lee asked whether the dam leaks badly.",
        ["[whether the dam leaks badly] · Ann Lee · asked (ask)"],
    ),
    (
        "Ann Lee ordered the crew to mend the dam.",
        ["[the crew to mend the dam] · Ann Lee · ordered (order)"],
    ),
    (
        "Ann Lee predicted that the dam would break.",
        ["[the dam would break] · Ann Lee · predicted (predict)"],
    ),
    ("Ann Lee doubts that the dam will hold.", ["[the dam will hold] · Ann Lee · doubts (doubt)"]),
    (
        "Ann Lee promised to mend the dam by May.",
        ["[to mend the dam by May] · Ann Lee · promised (say)"],
    ),
    (
        "Ann Lee warned that the dam would break, and Bo Sand said it would hold.",
        [
            "[the dam would break] · Ann Lee · warned (say)",
            "[it would hold] · Bo Sand · said (say)",
        ],
    ),
    (
        "Portpress quoted Ann Lee as saying that the dam leaks badly.",
        ["[the dam leaks badly] · Ann Lee via Portpress · saying (say)"],
    ),
    (
        "The ministry said on Monday that the dam leaks badly.",
        ["[the dam leaks badly] · ? = “The ministry” · said (say)"],
    ),
    (
        "A spokesman for Ann Lee said the dam leaks badly.",
        ["[the dam leaks badly] · ? = “A spokesman for Ann Lee” · said (say)"],
    ),
    ("Officials say the dam leaks badly.", ["[the dam leaks badly] · ? = “Officials” · say (say)"]),
    ("She said the dam leaks badly.", ["[the dam leaks badly] · ? = “She” · said (say)"]),
    (
        "Ann Lee, the mayor of Ebb, said the dam leaks badly.",
        ["[the dam leaks badly] · Ann Lee (mayor of Ebb) · said (say)"],
    ),
    (
        "Ann Lee said the dam leaks, but that it will hold.",
        ["[the dam leaks, but that it will hold] · Ann Lee · said (say)"],
    ),
    ("Ann Lee said: “It leaks.”", []),
    (
        "Ann Lee said the dam was “a mess” and leaked.",
        ["[the dam was “a mess” and leaked] · Ann Lee · said (say)"],
    ),
    ("Ann Lee walked to the dam.", []),
    ("The dam leaks badly.", []),
    ("He said, she said.", []),
    ("Ann Lee said so.", []),
    (
        "Ann Lee claimed the dam leaked because nobody had mended it.",
        ["[the dam leaked because nobody had mended it] · Ann Lee · claimed (say)"],
    ),
    (
        "Ann Lee added that nobody had mended it.",
        ["[nobody had mended it] · Ann Lee · added (say)"],
    ),
    (
        "In a statement, the ministry said the dam leaks badly.",
        ["[the dam leaks badly] · ? = “the ministry” · said (say)"],
    ),
    (
        "Ann Lee announced plans to mend the dam.",
        ["[plans to mend the dam] · Ann Lee · announced (say)"],
    ),
    (
        "Critics argue that the dam leaks badly.",
        ["[the dam leaks badly] · ? = “Critics” · argue (say)"],
    ),
    (
        "Ann Lee insisted the dam would hold, saying nobody had seen a leak.",
        [
            "[the dam would hold] · Ann Lee · insisted (say)",
            "[nobody had seen a leak] · Ann Lee · saying (say)",
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), _REPORTED)
def test_a_sentence_reports(text: str, wanted: list[str]) -> None:
    assert reported(text) == wanted


_LEMMAS = [
    ("say", ("say", "say", False)),
    ("says", ("say", "say", False)),
    ("said", ("say", "say", False)),
    ("saying", ("say", "say", False)),
    ("tell", ("tell", "say", False)),
    ("told", ("tell", "say", False)),
    ("deny", ("deny", "deny", True)),
    ("denied", ("deny", "deny", True)),
    ("denies", ("deny", "deny", True)),
    ("denying", ("deny", "deny", True)),
    ("refuse", ("refuse", "deny", True)),
    ("refused", ("refuse", "deny", True)),
    ("ask", ("ask", "ask", False)),
    ("asked", ("ask", "ask", False)),
    ("warned", ("warn", "say", False)),
    ("warning", ("warning", "predict", False)),
    ("admit", ("admit", "say", False)),
    ("admitted", ("admit", "say", False)),
    ("admitting", ("admit", "say", False)),
    ("quipped", ("quip", "say", False)),
    ("argues", ("argue", "say", False)),
    ("reaches", (None, None, False)),
    ("wishes", (None, None, False)),
    ("according", ("according", None, False)),
    ("laut", ("according", None, False)),
    ("zufolge", ("according", None, False)),
    ("selon", ("according", None, False)),
    ("nothing", (None, None, False)),
    ("dam", (None, None, False)),
]


@pytest.mark.parametrize(("word", "wanted"), _LEMMAS)
def test_forms_have_their_lemma(word: str, wanted: tuple[str | None, str | None, bool]) -> None:
    assert (
        LEMMAS.get(word),
        KINDS.get(LEMMAS.get(word, "")),
        is_negative(LEMMAS.get(word, "")),
    ) == wanted


_NEGATIONS = [
    ("not", True),
    ("n't", True),
    ("don't", True),
    ("don’t", True),
    ("never", True),
    ("nicht", True),
    ("jamais", True),
    ("no", True),
    ("yes", False),
    ("won", False),
]


@pytest.mark.parametrize(("word", "wanted"), _NEGATIONS)
def test_small_words_that_turn_a_saying_round(word: str, wanted: bool) -> None:
    assert is_negation(word) == wanted
