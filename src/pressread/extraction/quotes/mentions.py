"""Who could be speaking: a name, a pronoun or a noun phrase of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .classes import GENITIVE
from .frame import Frame

if TYPE_CHECKING:
    from .features import Look


class Mention:
    """A phrase that could name a speaker.

    ``first``..``last`` are tokens (both included), ``head`` the token that bears the meaning,
    ``named`` the first token of the bare name. ``kind``: "N" name, "L" noun phrase, "P" pronoun.
    ``place`` is its position in the outline. ``person`` is set by ``people``.
    """

    __slots__ = (
        "bare", "end", "first", "frame", "head", "kind", "last", "look", "low", "named", "order",
        "person", "place", "start",
    )  # fmt: skip

    def __init__(
        self, frame: Frame, kind: str, first: int, last: int, head: int, named: int
    ) -> None:
        self.frame, self.kind = frame, kind
        self.first, self.last, self.head, self.named = first, last, head, named
        self.low = frame.low[head]
        self.start, self.end = frame.start[first], frame.end[last]
        self.bare = self.end
        self.place = 0
        self.order = 0
        self.person: object | None = None
        self.look: Look | None = None  # what ``features`` keeps with it

    def name(self) -> str:
        """The bare name as written, initials' stops and all."""
        frame = self.frame
        return frame.source[frame.start[self.named] : self.bare]

    def words(self) -> list[str]:
        """The bare name's tokens (a noun phrase's own)."""
        return self.frame.text[self.named : self.head + 1]


def followed_by_genitive(mention: Mention) -> bool:
    """Whether ’s comes after the mention."""
    after = mention.last + 1
    return after < len(mention.frame.kind) and mention.frame.kind[after] == GENITIVE
