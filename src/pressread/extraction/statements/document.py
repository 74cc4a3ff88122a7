"""An article laid out for attribution: its paragraphs, mentions, people and quotations, and each
quotation as its candidates are measured against it: its place, its cues, who spoke before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pressread.article import QuoteKind

from .chunks import Chunks
from .classes import ACCORDING, CALL, SAY
from .clauses import Clauses
from .marks import Marked
from .mentions import Mention
from .people import People
from .pronouns import resolve_pronouns
from .tokens import Tokens
from .tongues import tongue_of
from .transcript import Spans, spoken_spans

WINDOW = 24  # candidates at most for one quotation
_REACH = 60  # letters of the chunks looked at on either side of a quotation


class Said:
    """One quotation in its document. ``place`` is its letter in the chunks."""

    __slots__ = ("chunks", "index", "marked", "place", "sentence", "slot", "text")

    def __init__(self, index: int, marked: Marked, chunks: Chunks, number: int) -> None:
        tokens = chunks.tokens
        self.index, self.marked, self.chunks = index, marked, chunks
        self.slot = tokens.slot[number]
        self.place = chunks.quotes[number]
        self.sentence = tokens.sentence[self.slot]
        self.text = tokens.text[self.slot]


def kind_of(said: Said) -> QuoteKind:
    """``direct`` for a sentence of its own, ``partial`` for words inside the writer's."""
    if said.marked.given:
        return "direct"
    content, letters = said.text, said.chunks.letters
    before = letters[said.place - 1] if said.place > 0 else "^"
    ends = content[-1] in ".?!,…"
    if before in "^.,:Q-SN" and (ends or not said.marked.closed):
        return "direct"
    if before in "^.:Q" and content[0].isupper() and content.count(" ") > 1:
        return "direct"
    return "direct" if content[0].isupper() and ends and content.count(" ") > 3 else "partial"


class Document:
    """Everything that the features look at."""

    __slots__ = ("_clauses", "mentions", "paragraphs", "people", "said", "tongue", "turns")

    def __init__(
        self, paragraphs: Sequence[str], spans: Spans | None = None, language: str | None = None
    ) -> None:
        spans = spans or spoken_spans(paragraphs)
        self.tongue = tongue_of(paragraphs, language)
        self.turns = spans.turns
        self.paragraphs = [
            Chunks(Tokens(index, text, spans, self.tongue))
            for index, (text, spans) in enumerate(zip(paragraphs, spans.marked, strict=True))
        ]
        self.mentions = [mention for chunks in self.paragraphs for mention in chunks.mentions]
        for order, mention in enumerate(self.mentions):
            mention.order = order
        self.people = People(self.mentions)
        _relate(self.mentions)
        self._clauses = [Clauses(chunks) for chunks in self.paragraphs]
        resolve_pronouns(self.mentions, self._speaking())
        self.said: list[Said] = []
        for chunks in self.paragraphs:
            for number, span in enumerate(chunks.tokens.spans):
                if number not in chunks.quotes:  # a nickname inside a name
                    continue
                self.said.append(Said(len(self.said), span, chunks, number))

    def clauses(self, said: Said) -> Clauses:
        """The clauses of the quotation's paragraph."""
        return self._clauses[said.chunks.tokens.paragraph]

    def clauses_of_tokens(self, tokens: Tokens) -> Clauses:
        """The clauses of a paragraph, by its tokens."""
        return self._clauses[tokens.paragraph]

    def clauses_of(self, chunks: Chunks) -> Clauses:
        """The clauses of a paragraph."""
        return self._clauses[chunks.tokens.paragraph]

    def _speaking(self) -> set[int]:
        """The ids of the mentions that are subjects of a verb of saying."""
        subjects = (one.subject(cue)[1] for one in self._clauses for cue in one.cues)
        return {id(subject) for subject in subjects if subject is not None}

    def candidates(self, said: Said, *, near_only: bool = False) -> list[Mention]:
        """The mentions near a quotation: of its paragraph and, unless ``near_only``, of the
        three before and the start of the next."""
        at = said.chunks.tokens.paragraph
        here = said.chunks.mentions
        near = bisect_left(here, said.slot, key=_first)
        here = here[max(0, near - WINDOW // 2) : near + WINDOW // 2]
        if near_only and here:
            return here
        found: list[Mention] = []
        for back in (1, 2, 3):
            if at - back < 0 or len(found) > 12:
                break
            found = self.paragraphs[at - back].mentions[-8:] + found
        found = found[-10:] + here
        if at + 1 < len(self.paragraphs):
            found += self.paragraphs[at + 1].mentions[:3]
        return found


_RELATIVE = frozenset(("who", "which", "that"))


def _first(mention: Mention) -> int:
    return mention.first


def _relate(mentions: list[Mention]) -> None:
    """“Ann Lee, who said”: the relative pronoun is the person before it."""
    for before, mention in pairwise(mentions):
        if mention.low in _RELATIVE and before.tokens is mention.tokens and before.kind == "N":
            between = mention.tokens.kind[before.last + 1 : mention.first]
            if between in ([], [","]):
                mention.person = before.person


class History:
    """Who spoke before: what the decoder has decided so far."""

    __slots__ = ("heard", "mention", "person", "said", "spoke")

    def __init__(self) -> None:
        self.said: Said | None = None
        self.mention: Mention | None = None
        self.person: object | None = None
        self.heard: Said | None = None  # the last quoted words of all, speech or not
        self.spoke = False


class Context:
    """A quotation as its candidates are measured against it."""

    __slots__ = (
        "after",
        "before",
        "cues",
        "document",
        "history",
        "said",
        "saying",
        "second",
        "shape",
        "step",
    )  # fmt: skip

    def __init__(self, said: Said, document: Document, history: History) -> None:
        self.said, self.document, self.history = said, document, history
        self.shape = quote_shape(said)
        self.step = _step(said, history)
        clauses = document.clauses(said)
        self.saying = _saying_around(said, clauses)
        before, after = clauses.around(said.place)
        self.before = Cue(said, clauses, before)
        self.after = Cue(said, clauses, after)
        self.second = Cue(said, clauses, clauses.around(before)[0] if before > 0 else -1)
        sides = (("l", self.before), ("r", self.after), ("m", self.second))
        self.cues = [(side, cue) for side, cue in sides if cue.verb]

    def candidates(self) -> list[Mention]:
        """Who may have said it: a verb of saying with a subject keeps the search near."""
        governed = self.before.subject is not None or self.after.subject is not None
        found = self.document.candidates(self.said, near_only=governed)
        last = self.history.mention
        if last is not None and not governed and last not in found:
            found.insert(0, last)  # who goes on, however far back named
        return found


class Cue:
    """A verb of saying near a quotation: its subject, how that was found, the path between."""

    __slots__ = ("how", "path", "patient", "subject", "text", "token_kind", "verb")

    def __init__(self, said: Said, clauses: Clauses, place: int) -> None:
        self.subject: Mention | None = None
        self.patient: Mention | None = None
        self.how = self.path = self.verb = self.text = self.token_kind = ""
        if place < 0:
            return
        self.how, self.subject = clauses.subject(place)
        self.patient = clauses.patient(place)
        letters = said.chunks.letters
        low, high = min(place, said.place) + 1, max(place, said.place)
        self.path = (
            letters[low:high]
            if high - low < 7
            else f"{letters[low : low + 3]}~{letters[high - 3 : high]}"
        )
        token = said.chunks.starts[place]
        tokens = said.chunks.tokens
        self.verb, self.text = tokens.low[token], tokens.text[token]
        self.token_kind = tokens.kind[token]


def quote_shape(said: Said) -> str:
    """Where in its sentence the quotation stands and how it ends, in a few letters."""
    letters, place = said.chunks.letters, said.place
    before = letters[place - 1] if place > 0 else "^"
    after = letters[place + 1] if 0 <= place + 1 < len(letters) else "$"
    content = said.text
    last = content[-1] if content[-1] in ",.?!" else "_"
    size = content.count(" ")
    length = "1" if size < 3 else "4" if size < 6 else "7" if size < 12 else "L"
    return f"{before}{after}{last}{'U' if content[0].isupper() else 'l'}{length}"


def _saying_around(said: Said, clauses: Clauses) -> str:
    """Whether its sentence has a verb of saying before and after it, and whether it begins or
    fills its paragraph."""
    letters, place = said.chunks.letters, said.place
    first, end = clauses.sentence(said.sentence)
    before = _saying(letters[max(first, place - _REACH) : place])
    after = _saying(letters[place + 1 : min(end, place + _REACH)])
    edge = "^" if place == 0 else "$" if place == len(letters) - 1 else ""
    return before + after + edge + ("1" if len(letters) == 1 else "")


def _saying(letters: str) -> str:
    """ "S" where something is said among the letters, "C" where something is called so."""
    if SAY in letters or ACCORDING in letters:
        return "S"
    return "C" if CALL in letters else "-"


def _step(said: Said, history: History) -> str:
    """How far the quotation is from the one before."""
    last = history.said
    if last is None:
        return ""
    gap = said.chunks.tokens.paragraph - last.chunks.tokens.paragraph
    if gap == 0:
        return "s" if last.sentence == said.sentence else "p"
    return str(min(gap, 3)) + ("c" if last.marked.continued and gap == 1 else "")
