"""Words that run through two blocks: captions that stand twice, teasers, pull quotes.

A run is five words in a row. A run can be shared only if each of its words stands in another
block too; in most texts that rules all runs out before one is looked up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from pressread.extraction.plain.shape import Shape

_RUN = 5
_LOOKED_AT = 120
_PULLED, _MANY = 60, 8

Run = tuple[str, ...]


def echoes(found: Sequence[Shape]) -> set[int]:
    """The blocks of whose runs more than half stand in other blocks."""
    signs = _signs(found, range(len(found)))
    if not any(_open_runs(sign) > 0.5 * (len(sign) - _RUN + 1) for sign in signs.values()):
        return set()
    homes: dict[Run, int] = {}
    shared: Counter[int] = Counter()
    for n, sign in signs.items():
        if "+" * _RUN not in sign:
            continue
        for run in _runs(found[n].words, _LOOKED_AT):
            first = homes.setdefault(run, n)
            if first != n:
                shared[n] += 1
                shared[first] += 1
    return {n for n, count in shared.items() if count > 0.5 * (len(found[n].words) - _RUN + 1)}


def pull_quotes(found: Sequence[Shape], body: Sequence[int]) -> set[int]:
    """Short blocks all of whose words run through one longer block."""
    signs = _signs(found, body)
    some = [n for n, sign in signs.items() if len(sign) <= _PULLED and "-" not in sign]
    if not some:
        return set()
    homes: dict[Run, list[int]] = {}
    for n, sign in signs.items():
        for run in _runs(found[n].words, len(sign)) if "+" * _RUN in sign else ():
            known = homes.setdefault(run, [])
            if len(known) < _MANY:
                known.append(n)
    return {n for n in some if _is_within(n, found, homes)}


def _is_within(n: int, found: Sequence[Shape], homes: dict[Run, list[int]]) -> bool:
    words = found[n].words
    common = set.intersection(*[set(homes[run]) for run in _runs(words, len(words))])
    return any(len(found[m].words) > len(words) for m in common)


def _runs(words: tuple[str, ...], most: int) -> set[Run]:
    """Every run among the first ``most`` words."""
    return {words[k : k + _RUN] for k in range(min(len(words), most) - _RUN + 1)}


def _signs(found: Sequence[Shape], among: Iterable[int]) -> dict[int, str]:
    """For each block of a run or more a sign a word: ``+`` where the word stands in another block
    too, ``-`` where it does not.
    """
    long = [n for n in among if len(found[n].words) >= _RUN]
    times = Counter(chain.from_iterable([set(found[n].words) for n in long]))
    sign = {word: "+" if count > 1 else "-" for word, count in times.items()}
    return {n: "".join([sign[word] for word in found[n].words]) for n in long}


def _open_runs(signs: str) -> int:
    """How many runs have no word that stands in this block alone."""
    return sum([len(part) - _RUN + 1 for part in signs.split("-") if len(part) >= _RUN])
