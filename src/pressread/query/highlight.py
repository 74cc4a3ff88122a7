"""What a query looks for, and where it stands in a text, as spans.

The analysis is the index's, so what was found is what is marked: forms, phrases, prefixes,
misspellings alike.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from pressread.text.terms import pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    #: (start, end, number of the unit); half-open code points.
    Mark: TypeAlias = tuple[int, int, int]
    #: (start, end, terms) of every position of a text.
    Places: TypeAlias = list[tuple[int, int, tuple[str, ...]]]
    #: Term → numbers of the units that it is; (number, way) of what takes more than a term.
    Sought: TypeAlias = "tuple[dict[str, list[int]], list[tuple[int, list[Slot]]]]"


class Slot:
    """What may stand at one position: any of ``terms``, or a term with one of ``prefixes``.

    ``typed`` is the first of the terms, the form that was typed; empty for a prefix.
    """

    __slots__ = ("prefixes", "terms", "typed")

    def __init__(self, terms: Sequence[str] = (), prefixes: Iterable[str] = ()) -> None:
        self.typed = terms[0] if terms else ""
        self.terms = frozenset(terms)
        self.prefixes = tuple(prefixes)

    def matches(self, terms: Sequence[str]) -> bool:
        """Whether one of a position's terms fits."""
        for term in terms:
            if term in self.terms or (self.prefixes and term.startswith(self.prefixes)):
                return True
        return False


class Unit:
    """A word (one slot) or several words together; ``ways`` lists the forms that it may take.

    ``field``: ``None`` for all. ``distance``: ``None`` for words in a row, else all slots within
    so many positions in any order. ``weight``: how much finding it says (its rarity).
    """

    __slots__ = ("distance", "field", "label", "ways", "weight")

    def __init__(
        self,
        ways: Sequence[Sequence[Slot]],
        field: str | None = None,
        distance: int | None = None,
        label: str = "",
        weight: float = 1.0,
    ) -> None:
        self.ways = [list(way) for way in ways]
        self.field = field
        self.distance = distance
        self.label = label
        self.weight = weight


class Highlighter:
    """Finds ``units`` in texts. Chunks seen before are not analysed again."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = list(units)
        self._pieces: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
        self._fields: dict[str, Sought] = {}
        self._probes: list[bytes] | None = None
        self._probed = False
        self._near = any(unit.distance is not None for unit in self.units)
        self._longest = max((len(way) for unit in self.units for way in unit.ways), default=1)

    def may_match(self, text: str) -> bool:
        """Whether it is worth analysing ``text``; False is certain, True is not."""
        if not self._probed:
            self._probes, self._probed = _probes(self.units), True
        if self._probes is None:
            return True
        squeezed = _squeeze(text)
        return any(probe in squeezed for probe in self._probes)

    def marks(self, text: str, field: str) -> list[Mark]:
        """Every place where a unit stands, in order of the text."""
        if not self.units or not self.may_match(text):
            return []
        places = self._places(text)
        found: list[Mark] = []
        words, others = self._sought(field)
        if words:
            for start, end, terms in places:
                for term in terms:
                    for number in words.get(term, ()):
                        found.append((start, end, number))
        for number, way in others:
            _find(places, way, self.units[number].distance, number, found)
        return sorted(set(found))

    def _sought(self, field: str) -> Sought:
        """What may stand in a field: single words looked up at once, the other ways one by one."""
        if field not in self._fields:
            words: dict[str, list[int]] = {}
            others: list[tuple[int, list[Slot]]] = []
            for number, unit in enumerate(self.units):
                if unit.field in (None, field) or (unit.field == "speaker" and field == "body"):
                    for way in unit.ways:
                        if len(way) > 1 or way[0].prefixes:
                            others.append((number, way))
                            continue
                        for term in way[0].terms:
                            words.setdefault(term, []).append(number)
            self._fields[field] = words, others
        return self._fields[field]

    def _places(self, text: str) -> Places:
        """The positions of ``text`` that a unit may fill."""
        chunks = text.split()
        starts = _starts(text, chunks)
        return [
            (starts[number] + start, starts[number] + end, terms)
            for number in self._wanted(chunks)
            for start, end, terms in self._held(chunks[number])
        ]

    def _wanted(self, chunks: Sequence[str]) -> Sequence[int]:
        """The chunks that may hold the tell-tale word of a unit, and on either side of each as
        many positions as the longest unit may reach. (All where words are sought near each other.)
        """
        if self._probes is None or self._near:
            return range(len(chunks))
        anchors = _holding(chunks, self._probes)
        if self._longest == 1:
            return anchors
        wanted = set(anchors)
        for step, edge in ((1, len(chunks)), (-1, -1)):
            ordered = anchors[::step]
            for anchor, following in pairwise([*ordered, edge]):
                at, needed = anchor + step, self._longest - 1
                while needed > 0 and at != following:
                    wanted.add(at)
                    needed -= len(self._held(chunks[at]))
                    at += step
        return sorted(wanted)

    def _held(self, chunk: str) -> list[tuple[int, int, tuple[str, ...]]]:
        held = self._pieces.get(chunk)
        if held is None:
            held = self._pieces[chunk] = pieces(chunk)
        return held


def _starts(text: str, chunks: Sequence[str]) -> list[int]:
    """Where each chunk begins."""
    ends = list(accumulate(map(len, chunks), initial=0))
    if len(text) == ends[-1] + len(chunks) - 1:  # single spaces, none around
        return [number + end for number, end in enumerate(ends)]
    starts, at = [], 0
    for chunk in chunks:
        at = text.index(chunk, at)
        starts.append(at)
        at += len(chunk)
    return starts


def _holding(chunks: Sequence[str], probes: Sequence[bytes]) -> list[int]:
    """The numbers of the chunks that hold a probe, ascending."""
    squeezed = _squeeze("\n".join(chunks))
    found = set()
    for probe in probes:
        number = counted = 0
        at = squeezed.find(probe)
        while at >= 0:
            number += squeezed.count(b"\n", counted, at)
            found.add(number)
            counted = squeezed.find(b"\n", at)
            at = squeezed.find(probe, counted) if counted >= 0 else -1
    return sorted(found)


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
#: Of more alternatives at one place none is looked for first.
_MOST_PROBES = 64
_DROPPED = b"-'.,&$%+/"


def _probes(units: Sequence[Unit]) -> list[bytes] | None:
    """Bytes of which one stands in every squeezed text that matches; ``None``: cannot be told.

    Of words in a row the most telling one gives them: ``400`` of ``s-400``.
    """
    found: set[bytes] = set()
    for unit in units:
        for way in unit.ways:
            slots = [_slot_probes(slot) for slot in way]
            if unit.distance is None:
                told = [probes for probes in slots if probes]
                slots = [max(told, key=lambda probes: min(map(len, probes)))] if told else [None]
            for probes in slots:
                if not probes:
                    return None
                found |= probes
    return [one for one in found if not any(o != one and o in one for o in found)]


def _slot_probes(slot: Slot) -> set[bytes] | None:
    """Bytes of which one stands in every squeezed chunk that fits; ``None``: cannot be told."""
    found: set[bytes] = set()
    if len(slot.terms) > _MOST_PROBES:
        return None
    for term in (*slot.terms, *slot.prefixes):
        probe = term.lower().encode("ascii", "ignore").translate(None, _DROPPED)
        if not probe or not term.isascii():
            return None
        found.add(probe)
    return found


def _squeeze(text: str) -> bytes:
    """Lower-case ASCII without accents and without the marks that join words."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKD", text).casefold()
        for letter, plain in _LETTERS_OF_THEIR_OWN:
            if letter in text:
                text = text.replace(letter, plain)
    return text.lower().encode("ascii", "ignore").translate(None, _DROPPED)
