"""In which language a body is, and what that changes in the classes of its small words.

One table of words serves all languages; where a word of one is another's ("am" is German "on the"
and English "be"), the language of the body decides. ``""`` is a language that is not told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressread.extraction.language import guess_language

from . import words

MODELLED = ("en", "")  # languages whose speakers models rank, and where none is told
_SAMPLE = 4_000  # characters that tell a language
_SHORT = 300  # characters in which names weigh as much as the words around
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = words.SAY | frozenset(("the", "of", "and"))
# Small words by language, where the common table has another language's: “as p de” are
# prepositions of German.
OVERRIDES: dict[str, dict[str, str]] = {}
for _name, _members in words.LISTS.items():
    if _name.startswith("as "):
        _, _kind, _tongue = _name.split()
        OVERRIDES.setdefault(_tongue, {}).update(dict.fromkeys(_members, _kind))


def tongue_of(paragraphs: Sequence[str], language: str | None = None) -> str:
    """The language of a body by its own words; as stated, where it is too short to tell."""
    sample = "\n".join(paragraphs[:40])[:_SAMPLE]
    guess = guess_language(sample)
    if guess and len(sample) < _SHORT and len(_ENGLISH.intersection(sample.split())) > 1:
        return "en"  # “Ursula von der Leyen left, and the rest of them …”
    return guess or (language or "")[:2].lower() or _by_verbs(sample)


def _by_verbs(sample: str) -> str:
    """The language whose verbs of saying and small words a few sentences have."""
    found = _WORD.findall(sample.lower())
    if not _ENGLISH.isdisjoint(found):
        return "en"
    counts = {tongue: sum(map(known.__contains__, found)) for tongue, known in _TELLING.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else ""


_TELLING = {
    tongue: verbs.union(OVERRIDES.get(tongue, ()), words.VIEWS.get(tongue, ()))
    for tongue, verbs in words.SAY_IN.items()
}
