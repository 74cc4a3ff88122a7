"""Forms of words in other languages than English, by Snowball's stemmers.

Loaded only for a word that is at home in another language: most articles that hold it are in
that language, or none holds it and the archive has articles in the language.
"""

from __future__ import annotations

from pressread.query import ops
from pressread.text.stemmers import stemmer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pressread.query.lexicon import Lexicon

#: Languages tried for a word that is nowhere, and the longest ending a form may have more.
_MOST_LANGUAGES = 4
_LONGEST_ENDING = 5


def foreign_forms(lexicon: Lexicon, term: str) -> list[str]:
    """Terms of the dictionary that are forms of ``term`` in the language it is at home in."""
    if len(term) < 4 or not term.isalpha():
        return []
    held = lexicon.doc_freq(term)
    counts = lexicon.facets(ops.Term(term) if held else ops.Everything(), "language")
    if held:
        homes = [code for code, count in counts if 2 * count > held]
    else:
        homes = [code for code, _ in counts][: _MOST_LANGUAGES + 1]
    found: list[str] = []
    for code in homes:
        stem = stemmer(code)
        if stem is not None:
            found += [one for one in _sharing(lexicon, term, stem) if one not in found]
    return found


def _sharing(lexicon: Lexicon, term: str, stem: Callable[[str], str]) -> Sequence[str]:
    wanted = stem(term)
    prefix = wanted if term.startswith(wanted) else term[:4]
    if len(prefix) < 3:
        return []
    longest = max(len(term), len(wanted)) + _LONGEST_ENDING
    return [
        other
        for other in lexicon.terms(prefix)
        if other != term and other.isalpha() and len(other) <= longest and stem(other) == wanted
    ]
