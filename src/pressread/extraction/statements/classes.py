"""The classes of tokens, one letter each: of a word by itself, and of verbs by their neighbours."""

from __future__ import annotations

import re

from pressread.text.names import sex_of

from . import words

# Classes of tokens, one letter each; paths between quotation and speaker are spelled with them.
QUOTE, SAY, CALL, AUX, VERB, PREP, CONJ, ADV = "Q", "S", "C", "x", "v", "p", "c", "a"
DET, POSS, PRONOUN, OBJECT, NAME, WORD, NUMBER, STOP = "d", "h", "P", "o", "N", "w", "n", "."
GENITIVE, COMMA, COLON, DASH, BRACKET, CLOSING, SIGN = "'", ",", ":", "-", "(", ")", "*"
THAT, TO, ACCORDING = "t", "2", "A"

_SIGNS = {
    ",": COMMA, ":": COLON, ";": SIGN, "(": BRACKET, ")": CLOSING, "[": BRACKET, "]": CLOSING,
    ".": STOP, "?": STOP, "!": STOP, "…": SIGN, "...": SIGN, "-": DASH, "--": DASH, "–": DASH,
    "—": DASH, "―": DASH, "'s": GENITIVE, "’s": GENITIVE, "&": SIGN,
}  # fmt: skip


def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for members, letter in (
        (words.DETERMINERS, DET), (words.ADVERBS, ADV), (words.OTHER_VERBS, VERB),
        (words.CONJUNCTIONS, CONJ), (words.PREPOSITIONS, PREP), (words.AUX, AUX),
        (words.CALL, CALL), (words.SAY_FOREIGN, SAY), (words.SAY, SAY), (words.POSSESSIVES, POSS),
        (words.OBJECT_PRONOUNS, OBJECT), (words.SUBJECT_PRONOUNS, PRONOUN),
        (words.WEEKDAYS - {"may", "march"}, ADV),
    ):  # fmt: skip
        table.update(dict.fromkeys(members, letter))
    table.update({"her": POSS, "that": THAT, "to": TO, "who": PRONOUN, "a": DET, "das": DET})
    table.update(dict.fromkeys(("according", "laut", "zufolge", "selon", "según"), ACCORDING))
    table.update(_SIGNS)
    return table


CLASS = _classes()


def unknown_kind(low: str) -> str:
    """The class of a token that no list knows and that does not begin with a capital."""
    first = low[0]
    if first.isdigit():
        return WORD if low[-1] in "dtnr" and "-" in low else NUMBER  # 71-year-old
    if not first.isalpha():
        return SIGN
    if low.endswith(("-il", "-elle")):
        return PRONOUN  # a-t-il, dit-elle
    return ADV if low.endswith("ly") and len(low) > 4 else WORD


_AFTER_SUBJECT = re.compile("[NP]w|PN")
_THIRD_NAME = re.compile("NN[dpa](?!N)")
_ENGLISH = frozenset("the a an all any few two six ten no for from not now".split())
_AFTER_MODAL = re.compile("xw")
_SURNAME = re.compile(r"(?:^|[.Q:(*,-])[xp][SC]")
_PAST = ("ed", "said", "wrote", "told", "spoke")
_OPENERS_OF_VERBS = frozenset(("as", "having", "being", "than", "like", "to", "by", "after"))
_SAID_TO = re.compile("Sd")
_SAID_O = re.compile("SP(?=[wN])")
_SO = re.compile("Q,c(?=[Nd])")
_GERMAN = frozenset("der die das ein eine sein seine ihr ihre".split())
_RELATIVE = re.compile("[wN,][tc]S")
_OBJECTS = frozenset("dhotNQ2")  # what may follow a verb, and hardly a noun
_NO_PARTICIPLE = frozenset(("united", "armed", "allied", "need", "speed", "seed", "breed", "based"))
_NO_VERB = frozenset("news sales sports politics affairs relations economics series times".split())


def find_verbs(text: list[str], low: list[str], kinds: list[str]) -> None:
    """Give verbs their class by what stands before them: “Lee rebuffed”, “will hold”.

    “Signs that read …”: before a verb of saying, “that” and “which” are subjects.
    """
    _end_names(text, low, kinds)
    letters = "".join(kinds)
    for match in _AFTER_SUBJECT.finditer(letters):
        at = match.start() + 1
        if low[at - 1] == "one":
            kinds[at - 1] = DET  # one Democrat, one commenter
        elif kinds[at] == WORD and _is_verb(low[at], kinds, at):
            kinds[at] = VERB
    for match in _AFTER_MODAL.finditer(letters):
        if low[match.start()] in words.MODALS:
            kinds[match.start() + 1] = VERB
    _heed_saying(letters, text, low, kinds)
    for match in _RELATIVE.finditer(letters):
        at = match.start() + 1
        if low[at] in ("that", "which"):
            kinds[at] = PRONOUN


def _end_names(text: list[str], low: list[str], kinds: list[str]) -> None:
    """A name may end in what is a small word of another language, in a capital: Kim Jong Un."""
    for match in _THIRD_NAME.finditer("".join(kinds)):
        at = match.end() - 1
        if text[at].istitle() and len(text[at]) < 4 and low[at] not in _ENGLISH:
            kinds[at] = NAME


def _heed_saying(letters: str, text: list[str], low: list[str], kinds: list[str]) -> None:
    """What a verb of saying makes of a small word beside it."""
    for match in _SURNAME.finditer(letters):
        at, verb = match.end() - 2, low[match.end() - 1]
        past = verb.endswith(_PAST) or (kinds[at] == AUX and verb[-1] == "s")
        if past and text[at].istitle() and low[at] not in _OPENERS_OF_VERBS:
            kinds[at] = NAME  # George Will, Al From: “Will wrote”
    for match in _SAID_TO.finditer(letters):
        at = match.start() + 1
        if low[at] == "a" and low[at - 1] in words.SAY_FOREIGN:
            kinds[at] = PREP  # dijo a este diario
    for match in _SAID_O.finditer(letters):
        at = match.end() - 1
        if low[at] == "o" and low[at - 1] in words.SAY_FOREIGN:
            kinds[at] = DET  # disse o ministro
    for match in _SO.finditer(letters):
        at = match.end()
        if low[at - 1] == "so" and (kinds[at] == NAME or low[at] in _GERMAN):
            kinds[at - 1] = SAY  # „…“, so Maas; so der Sprecher


def _is_verb(word: str, kinds: list[str], at: int) -> bool:
    """Whether a small word right after a name or “he” is its verb: in -ed, or in -s."""
    if "-" in word or word in words.SPEAKING_NOUNS or len(word) < 4:
        return False
    if word.endswith("ed"):
        return word not in _NO_PARTICIPLE
    if word[-1] != "s" or word[-2] in "su" or word in _NO_VERB:
        return False
    return kinds[at - 1] == PRONOUN or "".join(kinds[at + 1 : at + 2]) in _OBJECTS


def names_always(token: str, low: str, previous: str, after: str) -> bool:
    """Whether a capital is a name wherever it stands: Los, US, the initial of a middle name."""
    initial = len(low) == 1 and after == "." and previous == NAME
    return initial or low in words.NAME_BEGINNERS or token == "US"


def opens_sentence(low: str, after: str) -> bool:
    """Whether a capitalised word only begins a sentence (Indeed; Clearly, …; not Kelly said)."""
    if low in words.SENTENCE_OPENERS:
        return True
    return after == "," and low.endswith("ly") and not sex_of(low)
