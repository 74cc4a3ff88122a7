"""The words of a query in a text, as spans. The same analysis as the index's, so what was found
is what is marked: forms, phrases, prefixes, misspellings alike.
"""

from __future__ import annotations

from pressread.index.analysis import pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from pressread.index.units import Slot, Unit

    #: (start, end, number of the unit); half-open code points.
    Mark: TypeAlias = tuple[int, int, int]
    #: (start, end, terms) of every position of a text.
    Places: TypeAlias = list[tuple[int, int, tuple[str, ...]]]


class Highlighter:
    """Finds ``units`` in texts. Chunks seen before are not analysed again."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = list(units)
        self._pieces: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
        self._probes: list[bytes] | None = None
        self._probed = False
        self._begins: dict[str, bool] = {}
        self._near = any(unit.distance is not None for unit in self.units)
        self._longest = max((len(way) for unit in self.units for way in unit.ways), default=1)

    def may_match(self, text: str) -> bool:
        """Whether it is worth analysing ``text``; False is certain, True is not."""
        if not self._probed:
            self._probes, self._probed = _probes(self.units), True
        return self._probes is None or _any_in(self._probes, text)

    def marks(self, text: str, field: str) -> list[Mark]:
        """Every place where a unit stands, in order of the text."""
        if not self.units or not self.may_match(text):
            return []
        places = self._places(text)
        found: list[Mark] = []
        for number, unit in enumerate(self.units):
            if unit.field in (None, field) or (unit.field == "speaker" and field == "body"):
                for way in unit.ways:
                    _find(places, way, unit.distance, number, found)
        return sorted(set(found))

    def _places(self, text: str) -> Places:
        """The positions of ``text`` where a unit may begin, and as many after each as the longest
        is long. (All of them where words are sought near each other.)
        """
        found: Places = []
        at = needed = 0
        for chunk in text.split():
            at = text.index(chunk, at)
            if self._may_begin(chunk):
                needed = self._longest
            if needed > 0:
                held = self._held(chunk)
                for start, end, terms in held:
                    found.append((at + start, at + end, terms))
                needed -= 0 if self._may_begin(chunk) else len(held)
            at += len(chunk)
        return found

    def _may_begin(self, chunk: str) -> bool:
        if self._probes is None or self._near:
            return True
        known = self._begins.get(chunk)
        if known is None:
            known = self._begins[chunk] = _any_in(self._probes, chunk)
        return known

    def _held(self, chunk: str) -> list[tuple[int, int, tuple[str, ...]]]:
        held = self._pieces.get(chunk)
        if held is None:
            held = self._pieces[chunk] = pieces(chunk)
        return held


def _any_in(probes: Sequence[bytes], text: str) -> bool:
    squeezed = _squeeze(text)
    return any(probe in squeezed for probe in probes)


def spans_of(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """The marks as spans that do not overlap; neighbours of one phrase are one span each."""
    spans: list[tuple[int, int]] = []
    for start, end, _ in sorted(marks):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _find(
    places: Places, way: Sequence[Slot], distance: int | None, number: int, found: list[Mark]
) -> None:
    if len(way) == 1:
        slot = way[0]
        found += [(start, end, number) for start, end, terms in places if slot.matches(terms)]
    elif distance is None:
        _find_row(places, way, number, found)
    else:
        _find_near(places, way, distance, number, found)


def _find_row(places: Places, way: Sequence[Slot], number: int, found: list[Mark]) -> None:
    length = len(way)
    first = way[0]
    for at in range(len(places) - length + 1):
        if first.matches(places[at][2]) and all(
            way[step].matches(places[at + step][2]) for step in range(1, length)
        ):
            found.append((places[at][0], places[at + length - 1][1], number))


def _find_near(
    places: Places, way: Sequence[Slot], distance: int, number: int, found: list[Mark]
) -> None:
    held = [
        (at, slot)
        for at, place in enumerate(places)
        for slot in range(len(way))
        if way[slot].matches(place[2])
    ]
    for first, (at, _) in enumerate(held):
        window = []
        for other in held[first:]:
            if other[0] > at + distance:
                break
            window.append(other)
        if {slot for _, slot in window} == set(range(len(way))):
            found += [(*places[position][:2], number) for position, _ in window]


_LETTERS_OF_THEIR_OWN = (
    ("ı", "i"), ("ł", "l"), ("ø", "o"), ("đ", "d"), ("ð", "d"), ("æ", "ae"), ("œ", "oe"),
    ("þ", "th"), ("ə", "a"), ("ħ", "h"), ("ŧ", "t"), ("ŋ", "n"), ("ɛ", "e"), ("ɔ", "o"),
    ("ĸ", "k"),
)  # fmt: skip
_DROPPED = b"-'.,&$%+/"


def _probes(units: Sequence[Unit]) -> list[bytes] | None:
    """Bytes of which one stands in every squeezed text that matches; ``None``: cannot be told."""
    found: set[bytes] = set()
    for unit in units:
        for way in unit.ways:
            for slot in way[:1] if unit.distance is None else way:
                for term in (*slot.terms, *slot.prefixes):
                    if not term.isascii():
                        if any(char.isalnum() for char in term):
                            return None
                        continue
                    probe = term.lower().encode().translate(None, _DROPPED)
                    if not probe:
                        return None
                    found.add(probe)
    return [one for one in found if not any(o != one and o in one for o in found)]


def _squeeze(text: str) -> bytes:
    """Lower-case ASCII without accents and without the marks that join words."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKD", text).casefold()
        for letter, plain in _LETTERS_OF_THEIR_OWN:
            if letter in text:
                text = text.replace(letter, plain)
    return text.lower().encode("ascii", "ignore").translate(None, _DROPPED)
