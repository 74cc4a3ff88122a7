"""What the words of a batch are numbered by: chunk of text → slots.

A slot stands for the terms of one position: mostly one, two for ``US`` or ``$3.4``. White space
cuts a text into chunks, and a chunk's slots are remembered as bytes, so that the slots of a whole
text are those bytes joined.
"""

from __future__ import annotations

from pressread.text.terms import MEMO_LENGTH, terms_of

#: Bytes of a slot's number.
WIDTH = 4
#: What no word stands for, between two texts.
GAP = bytes(WIDTH)
#: With more chunks than these the writer begins a new vocabulary: it bounds the memory.
MOST_CHUNKS = 200_000


class Vocabulary(dict[str, bytes]):
    """Chunk → the numbers of its slots. ``slots[number]`` are the terms; 0 is the gap."""

    def __init__(self) -> None:
        self.slots: list[tuple[str, ...]] = [()]
        self._numbers: dict[tuple[str, ...], bytes] = {}

    def __missing__(self, chunk: str) -> bytes:
        found = terms_of(chunk)
        numbers = self._numbers
        if len(found) == 1 and found[0] in numbers:
            slots = numbers[found[0]]
        else:
            slots = b"".join([numbers.get(terms) or self._number(terms) for terms in found])
        if len(chunk) <= MEMO_LENGTH:
            self[chunk] = slots
        return slots

    def _number(self, terms: tuple[str, ...]) -> bytes:
        number = self._numbers[terms] = len(self.slots).to_bytes(WIDTH, "little")
        self.slots.append(terms if len(terms) == 1 else tuple(dict.fromkeys(terms)))
        return number

    def slots_of(self, text: str) -> bytes:
        """The slots of a text, one a position."""
        return b"".join(map(self.__getitem__, text.split()))
