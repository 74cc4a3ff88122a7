"""The subjects of verbs in languages where they may stand behind the verb: all but English.

No model is asked. A noun behind a preposition, or with the article of an object, is nobody's
subject; what stands right behind a verb is, where nothing before it can be.
"""

from __future__ import annotations

from . import words
from .chunks import Chunks
from .classes import ACCORDING, DET, OBJECT, POSS
from .mentions import Mention
from .name_heads import names_trade

_MENTIONS = "NLP"
_VERBS = "SCv"
_REACH = 30  # chunks of a sentence looked over
_LOOSE = 3  # words of no known class between a German subject and the end of its clause
_AND = frozenset("und sowie aber et y e i и та a ve og och en".split())
_NOMINATIVE = frozenset("er ich wir man il él lui он вона він".split())
_NO_SUBJECTS = words.WEEKDAYS | words.TIMES | {"es", "dies", "das", "juli"}
_ARTICLES = frozenset(("der", "ein", "die", "eine"))
_GENITIVE = frozenset(("der", "des"))
IN = frozenset("in im auf aus bei laut dans en sur no na w von".split())  # before a document
_OBLIQUE = words.by_language("oblique")


class Frame:
    """A paragraph's chunks as the frames look at them."""

    def __init__(self, chunks: Chunks) -> None:
        self.chunks, self.letters, self.tokens = chunks, chunks.letters, chunks.tokens
        self._at = chunks.at
        self._oblique = _OBLIQUE.get(chunks.tokens.tongue, frozenset())
        self.is_german = chunks.tokens.tongue == "de"
        self._turkish = chunks.tokens.tongue == "tr"

    def low(self, place: int) -> str:
        """The first word of a chunk."""
        return self.tokens.low[self.chunks.starts[place]]

    def bounds(self, place: int) -> tuple[int, int]:
        """The sentence of a chunk among the chunks, half-open, as far as is looked."""
        sentence, starts = self.tokens.sentence, self.chunks.starts
        number = sentence[starts[place]]
        first, last = place, place + 1
        while first and place - first < _REACH and sentence[starts[first - 1]] == number:
            first -= 1
        while last < len(starts) and last - place < _REACH and sentence[starts[last]] == number:
            last += 1
        return first, last

    def mention(self, place: int) -> Mention | None:
        """The mention at a chunk, unless it is an object by its form."""
        found = self._at.get(place)
        if found is None or self.tokens.kind[found.first] == OBJECT:
            return None
        return found

    def anyone(self, place: int) -> Mention | None:
        """The mention at a chunk, of whatever case."""
        return self._at.get(place)

    def is_subject(self, place: int) -> bool:
        """Whether the mention at a chunk can be a subject: no object, nothing governed."""
        found = self.mention(place)
        if found is None or self.low(place) in self._oblique or found.low in _NO_SUBJECTS:
            return False
        if self._turkish and ("’" in found.low or "'" in found.low):
            return False  # Erdoğan’ın, Erdoğan’a
        if found.kind == "L" and not self._is_noun(found, place):
            return False
        before = self.letters[place - 1 : place]
        if before in ("p", "2", ACCORDING):
            return False
        return not (before and before in "NL" and self.low(place) in _GENITIVE)

    def _is_noun(self, found: Mention, place: int) -> bool:
        """Whether a phrase without a name is one: in German its head has a capital, elsewhere it
        has an article or is a word for people."""
        if self.is_german:
            return self.tokens.text[found.head][0].isupper()
        return self.tokens.kind[self.chunks.starts[place]] in (DET, POSS) or (
            found.low in words.SPEAKING_NOUNS
            or self.tokens.low[found.first] in words.SPEAKING_NOUNS
        )

    def behind(self, place: int, last: int) -> int:
        """The subject right behind a verb; -1 if none."""
        at = place + 1
        while at < last and (self.letters[at] in "ax" or self._is_object(at)):
            at += 1
        if self.letters[at : at + 1] == "p" and at + 2 < last:
            at += 2  # dijo a este diario un portavoz
        return at if at < last and self.is_subject(at) else -1

    def _is_object(self, place: int) -> bool:
        return self.letters[place] == "P" and self.mention(place) is None

    def ahead(self, place: int, first: int) -> int:
        """The subject before a verb, past what is governed or belongs to it; -1 if none."""
        at, loose = place - 1, _LOOSE if self.is_german else 1
        while at >= first:
            at = self._past_aside(at, first)
            letter = self.letters[at]
            if letter in _MENTIONS and self.is_subject(at):
                return at
            governed = letter in "NLPw" and self.letters[at - 1 : at] in ("p", "2")
            loose -= letter == "w" and not governed
            if loose < 0 or letter not in "axp2dwNLP":
                return -1
            at -= 1 + governed
        return -1

    def _past_aside(self, at: int, first: int) -> int:
        """Before “(CDU)” and “, die Ministerin,”."""
        if at > first and self.letters[at] == ")":
            opening = self.letters.rfind("(", first, at)
            return opening - 1 if opening > first else at
        if at > first and self.letters[at] == ",":
            opening = self.letters.rfind(",", first, at)
            if opening > first and self.letters[opening - 1] in "NLw" and at - opening < 8:
                inner = self.letters[opening + 1 : at]
                if inner and inner[0] in "NL" and not set(inner) & set("SCvxcQ"):
                    return opening - 1
        return at

    def _prevails(self, behind: int, ahead: int, verb: int, first: int) -> bool:
        """Whether of two that could be a verb's subject the one behind it is: “Passend dazu warnte
        die Moderatorin”, “Deren Haltung bezeichnete er als”."""
        if self.letters[behind] == "P":
            return self.low(behind) in _NOMINATIVE
        if not self.is_german:
            return False
        lone = ahead == first and self.chunks.starts[ahead + 1] - self.chunks.starts[ahead] == 1
        far = verb - ahead > 1 and not {",", "x"} & set(self.letters[ahead:verb])
        if not far:
            return False
        return (
            lone
            or self.low(behind) in _ARTICLES
            or (self.speaks(behind) and not self.speaks(ahead))
        )

    def speaks(self, place: int) -> bool:
        """Whether a mention is of somebody: a name of two words, an office, a body, a pronoun."""
        mention = self.mention(place)
        if mention is None:
            return False
        if mention.kind == "P":
            return mention.low in words.MALE or mention.low in words.FEMALE
        if mention.kind == "N" and (mention.last > mention.named or mention.named > mention.first):
            return True
        if names_trade(mention.low) or mention.low in words.BODY_NOUNS:
            return True
        return mention.low.endswith(words.BODY_ENDS.get(self.tokens.tongue, "\0"))

    def subject(self, place: int) -> tuple[int, bool]:
        """Where a verb's subject stands (-1: nowhere), and whether it is the verb's own."""
        first, last = self.bounds(place)
        before = self.letters[place - 1 : place]
        joined = before == "c" and self.low(place - 1) in _AND
        ahead = -1 if joined else self.ahead(place, first)
        behind = -1 if joined else self.behind(place, last)
        if behind >= 0 and (ahead < 0 or self._prevails(behind, ahead, place, first)):
            return behind, True
        if ahead >= 0:
            return ahead, True
        if before not in ("c", ","):
            return -1, False
        for at in range(place - 1, first, -1):  # und fügte hinzu
            if self.letters[at] in _VERBS:
                return self.subject(at)[0], False
        return next((at for at in range(first, place) if self.is_subject(at)), -1), False

    def document(self, verb: int) -> Mention | None:
        """What stands behind an “in” before “heißt es”: the letter says it."""
        first, _ = self.bounds(verb)
        for place in range(verb - 1, first, -1):
            if self.low(place - 1) in IN and place in self._at:
                return self._at[place]
        return None
