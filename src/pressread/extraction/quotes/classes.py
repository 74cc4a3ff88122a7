"""The classes of tokens, one letter each, and the words that have one by themselves."""

from __future__ import annotations

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
