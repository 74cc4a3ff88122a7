"""Courtesies before a name that are something else in another language: M., Sr., Don, Bay.

"M. Durand" is Mr Durand in a French text and an initial in an English one; so the paragraph's own
small words and verbs decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .frame import Frame

_FRENCH = frozenset(
    """le la les des du dans est une un et au aux sur que ne pas pour selon dit déclaré affirmé
    ajouté expliqué estimé souligné précisé indiqué répondu assuré rappelé regretté""".split()
)
_SPANISH = frozenset(
    """el los las del que una por con según dijo afirmó aseguró explicó añadió señaló declaró
    pidió su""".split()
)
_TURKISH = frozenset("ve bir bu için ile da de dedi olarak diye söyledi belirtti".split())
_TONGUE = {"m": _FRENCH, "don": _SPANISH, "doña": _SPANISH, "bay": _TURKISH, "bayan": _TURKISH}
_ARTICLES = frozenset(("el", "la"))


def after_courtesy(frame: Frame, first: int, last: int) -> int:
    """The token of the name after a courtesy at ``first``; ``first`` where none stands there."""
    low = frame.low
    at = first + 1 if low[first] in _ARTICLES and first < last else first
    word = low[at]
    if at == last:
        return first
    if word == "sr" or (word in _TONGUE and _is_courtesy(frame, at)):
        return at + 1
    return first


def _is_courtesy(frame: Frame, at: int) -> bool:
    """Whether the paragraph is in the language in which the word is a courtesy."""
    word = frame.low[at]
    if word == "m" and frame.end[at] - frame.start[at] == 1:
        return False  # no stop
    if word == "m" and "«" in frame.source:
        return True
    tongue = _TONGUE[word]
    return any(token in tongue for token in frame.text)
