"""Closed classes of words: what reports speech, what names an office, what only holds a sentence.

The lists stand in ``words.txt``: English first, with the words of other languages beside them.
"""

from __future__ import annotations


def _read(path: str) -> dict[str, frozenset[str]]:
    """The lists of a file by name: “[name]”, then words; a line that begins with “#” tells why."""
    found: dict[str, list[str]] = {}
    members: list[str] = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("["):
                members = found[line.strip()[1:-1]] = []
            elif not line.startswith("#"):
                members += line.split()
    return {name: frozenset(members) for name, members in found.items()}


LISTS = _read(__file__.removesuffix("words.py") + "words.txt")


def by_language(name: str) -> dict[str, frozenset[str]]:
    """One list by language: “say de” is the list “say” of German."""
    size = len(name) + 1
    return {key[size:]: found for key, found in LISTS.items() if key.startswith(name + " ")}


SAY = LISTS["say"]
CALL = LISTS["call"]
SAY_IN = by_language("say")
SAY_FOREIGN = frozenset[str]().union(*SAY_IN.values())
AUX = LISTS["aux"]
MODALS = LISTS["modals"]
OTHER_VERBS = LISTS["other verbs"]
PREPOSITIONS = LISTS["prepositions"]
CONJUNCTIONS = LISTS["conjunctions"]
ADVERBS = LISTS["adverbs"]
DETERMINERS = LISTS["determiners"]
POSSESSIVES = LISTS["possessives"]
MALE = LISTS["male"]
FEMALE = LISTS["female"]
SUBJECT_PRONOUNS = LISTS["subject pronouns"]
OBJECT_PRONOUNS = LISTS["object pronouns"]
FOREIGN_OPENERS = LISTS["foreign openers"]
SENTENCE_OPENERS = (
    LISTS["sentence openers"] | AUX | PREPOSITIONS | CONJUNCTIONS | ADVERBS | DETERMINERS
    | POSSESSIVES | SUBJECT_PRONOUNS | OBJECT_PRONOUNS | SAY | CALL | OTHER_VERBS
    | FOREIGN_OPENERS - LISTS["openers in names"]
)  # fmt: skip
GERMAN_TITLES = LISTS["german titles"]
TITLES = GERMAN_TITLES | LISTS["titles"]
MALE_TITLES = LISTS["male titles"]
FEMALE_TITLES = LISTS["female titles"]
REPRESENTATIVES = LISTS["representatives"]
DOMAINS = LISTS["domains"]
PEOPLE_NOUNS = TITLES | LISTS["people nouns"]
BODY_NOUNS = LISTS["body nouns"]
SPEAKING_NOUNS = PEOPLE_NOUNS | BODY_NOUNS
SPEECH_NOUNS = LISTS["speech nouns"]
TIMES = LISTS["times"]
ORGANISATION_WORDS = LISTS["organisation words"]
NAME_BEGINNERS = LISTS["name beginners"]
PARTICLES = LISTS["particles"]
ABBREVIATIONS = LISTS["abbreviations"]
WEEKDAYS = LISTS["weekdays"]
VIEWS = by_language("views")
BODY_ENDS = {tongue: tuple(sorted(found)) for tongue, found in by_language("bodies").items()}
COMPANY_WORDS = LISTS["company words"]
