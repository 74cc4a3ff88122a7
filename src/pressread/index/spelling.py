"""Terms of the dictionary within one or two typing errors of a word.

One error: every way to make it is spelt out and looked up, whatever the size of the dictionary.
Two: the terms with the same first letter are compared, by a distance that gives up early.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressread.index.lexicon import Lexicon

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def neighbours(lexicon: Lexicon, term: str, distance: int) -> dict[str, tuple[int, int]]:
    """Term → (errors, document frequency), ``term`` itself left out."""
    found: dict[str, tuple[int, int]] = {}
    for candidate in one_error(term):
        count = lexicon.doc_freq(candidate)
        if count:
            found[candidate] = (1, count)
    if distance > 1 and len(term) > 3:
        for candidate, count in lexicon.terms(term[:1]).items():
            if candidate not in found and candidate != term:
                errors = edits(term, candidate, distance)
                if errors <= distance:
                    found[candidate] = (errors, count)
    return found


def one_error(term: str) -> Iterator[str]:
    """Every word one insertion, deletion, change or swap of neighbours away, each once.

    Letters put in are ASCII and those of the word itself.
    """
    letters = "".join(dict.fromkeys(_LETTERS + term))
    seen = {term}
    for at in range(len(term) + 1):
        head, tail = term[:at], term[at:]
        made = [head + letter + tail for letter in letters]
        if tail:
            made.append(head + tail[1:])
            made += [head + letter + tail[1:] for letter in letters]
        if len(tail) > 1:
            made.append(head + tail[1] + tail[0] + tail[2:])
        for word in made:
            if word and word not in seen:
                seen.add(word)
                yield word


def edits(one: str, other: str, most: int) -> int:
    """How many errors part two words (a swap of neighbours is one); ``most + 1`` for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, mark in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (char != mark))
            if i > 1 and j > 1 and char == other[j - 2] and mark == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
