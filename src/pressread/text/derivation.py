"""Relatives of a word beyond its inflection: ``compress``, ``compressor``, ``compression``.

For long questions only, where they add a little to the order of what is found anyway; a short
query never matches by them. ``university`` and ``universe`` are no relatives here either.
"""

from __future__ import annotations

from pressread.text.stemming import stem

#: Ending → what takes its place; the first that fits and leaves enough is taken, twice over.
_ENDINGS = (
    ("ization", "iz"), ("ability", "abl"), ("ibility", "ibl"), ("ational", ""), ("ically", "ic"),
    ("fulness", "ful"), ("ousness", "ous"), ("iveness", "iv"), ("ations", ""), ("ation", ""),
    ("ition", "it"), ("ement", ""), ("ment", ""), ("ness", ""), ("ance", ""), ("ence", ""),
    ("ancy", ""), ("ency", ""), ("anci", ""), ("enci", ""), ("anc", ""), ("enc", ""),
    ("able", ""), ("ible", ""), ("abl", ""), ("ibl", ""), ("ful", ""), ("ally", "al"),
    ("alli", "al"), ("ously", "ous"), ("ousli", "ous"), ("ently", ""), ("entli", ""), ("ly", ""),
    ("li", ""), ("ical", "ic"), ("ist", ""), ("ism", ""), ("ion", ""), ("ive", ""), ("iv", ""),
    ("ator", ""), ("ers", ""), ("ors", ""), ("er", ""), ("or", ""), ("ant", ""), ("ent", ""),
    ("al", ""), ("at", ""), ("iz", ""),
)  # fmt: skip
_SHORTEST = 4
#: Words whose endings are no longer endings.
_KEPT = frozenset(("international", "general", "universal", "secretariat", "parliament"))


def root(term: str) -> str:
    """What a word and its relatives share; at least four letters, or the stem itself."""
    found = stem(term)
    if not (found.isascii() and found.isalpha()) or found in _KEPT:
        return found
    for _ in range(3):
        cut = _cut(found)
        if cut == found:
            break
        found = cut
    return found.rstrip("ei") if len(found) > _SHORTEST else found


def _cut(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            rest = word[: -len(ending)] + instead
            if len(rest) >= _SHORTEST and any(char in "aeiouy" for char in rest):
                return rest
    return word
