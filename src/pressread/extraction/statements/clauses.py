"""Who does the saying: the subject of a verb, by walking the chunks left (or, in “said X”, right).

No parser: a handful of patterns that newspaper sentences keep to. A noun after a preposition
belongs to the noun before it ("the head of the agency said"); an apposition between commas is
stepped over; a participle, an infinitive or a second verb takes the subject of the verb before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from .chunks import Chunks
from .mentions import Mention

_MENTIONS = "NLP"
_CUES = "SCv"
_VERBS = "SCvx"
_LIGHT = "axw"  # what may stand between a subject and its verb
_REACH = 40  # letters walked over at most
_BE = frozenset("is are was were be been being 's ’s".split())
_PARTICIPLE = ("ed", "told")
_QUOTED = frozenset(("asked", "quoted", "reported", "cited"))  # he was quoted as saying
_QUOTING = frozenset("quoted quotes quote quoting cited cites citing cite".split())
_CITING = frozenset(("citing", "quoting"))
_SAYING = frozenset("saying telling adding writing calling warning stating".split())
_SAYS = ("S", "C", "v", "w")
_BY = frozenset(("by", "from", "von", "par", "por"))
_OWN = ("s", "b", "c")  # a subject that stands before its own verb
_AND = frozenset(("and", "und", "et", "y"))
_WITHIN = frozenset("vxwaNLp2'dn")  # what a relative clause is made of
_VERBAL = frozenset("vxw")
_DEPTH = 6  # verbs stepped back over at most


class Clauses:
    """The verbs of saying of one chunks and their subjects."""

    __slots__ = ("_at", "_letters", "_sentences", "_starts", "_subjects", "_tokens", "cues", "via")

    def __init__(self, chunks: Chunks) -> None:
        self._letters = chunks.letters
        self._at = chunks.at
        self._tokens, self._starts = chunks.tokens, chunks.starts
        sentence = chunks.tokens.sentence
        self._sentences = [sentence[token] for token in chunks.starts]
        self.cues = [place for place, letter in enumerate(self._letters) if letter in "SCA"]
        self._subjects: dict[int, tuple[str, Mention | None]] = {}
        self.via: dict[int, Mention] = {}  # the place of a speaker → who passes the words on

    def around(self, place: int) -> tuple[int, int]:
        """The nearest cue before and after a place in the same sentence, -1 for none."""
        at = bisect_left(self.cues, place)
        before = self.cues[at - 1] if at else -1
        if at < len(self.cues) and self.cues[at] == place:
            at += 1
        after = self.cues[at] if at < len(self.cues) else -1
        sentence = self._sentences[place]
        return (
            before if before >= 0 and self._sentences[before] == sentence else -1,
            after if after >= 0 and self._sentences[after] == sentence else -1,
        )

    def sentence(self, number: int) -> tuple[int, int]:
        """Where a sentence begins and ends among the letters."""
        return bisect_left(self._sentences, number), bisect_right(self._sentences, number)

    def subject(self, cue: int) -> tuple[str, Mention | None]:
        """Who does what the cue says, and how that was found (one letter)."""
        if cue not in self._subjects:
            self._subjects[cue] = self._find(cue)
        return self._subjects[cue]

    def _find(self, cue: int) -> tuple[str, Mention | None]:
        how, found = self._plain(cue)
        quoted = self._quoted(cue) or self._cited(cue, found)
        if quoted is None:
            return how, found
        passing, speaker = quoted
        if passing is not None:
            self.via[speaker.place] = passing
        return "o", speaker

    def _quoted(self, cue: int) -> tuple[Mention | None, Mention] | None:
        """“Interfax quoted X as saying”: who passes on, and who is quoted."""
        letters, quoting = self._letters, cue
        if self._low(cue) in _SAYING and self._low(cue - 1) == "as":
            cues = self.cues[bisect_left(self.cues, cue - _REACH) : bisect_left(self.cues, cue)]
            near = [one for one in cues if self._same(one, cue)]
            quoting = next((one for one in near if self._low(one) in _QUOTING), -1)
        if quoting < 0 or self._low(quoting) not in _QUOTING or self._passive(quoting) >= 0:
            return None
        stop = letters.find("p", quoting, quoting + _REACH)
        while stop >= 0 and self._low(stop) != "as":
            stop = letters.find("p", stop + 1, quoting + _REACH)
        if stop < 0 or letters[stop + 1 : stop + 2] not in _SAYS or not self._same(stop, quoting):
            return None
        between = [self._at[at] for at in range(quoting + 1, stop) if at in self._at]
        speaker = next((one for one in reversed(between) if one.kind == "N"), None)
        if speaker is None and not between:
            return None
        return self._left(quoting, _DEPTH)[1], speaker or between[0]

    def _cited(self, cue: int, found: Mention | None) -> tuple[Mention | None, Mention] | None:
        """“according to X, citing Y”: Y speaks."""
        start = max(cue, found.place if found is not None else 0) + 1
        if self._letters[start : start + 2] not in (",C", ",S") or not self._same(start, cue):
            return None
        if self._low(start + 1) not in _CITING or start + 2 not in self._at:
            return None
        return found, self._at[start + 2]

    def _plain(self, cue: int) -> tuple[str, Mention | None]:
        """The subject as the clause itself has it."""
        if self._letters[cue] == "A":  # according to X
            found = self._at.get(cue + 2) or self._at.get(cue + 1) or self._at.get(cue - 1)
            return "A", self._author(found)
        if self._passive(cue) >= 0:
            return "r", self._agent(cue)
        how, found = self._left(cue, _DEPTH)
        if self._letters[cue] not in _CUES or (found is not None and not self._inverted(cue, how)):
            return how, found
        after = self._right(cue)
        return ("r", after) if after is not None else (how, found)

    def _author(self, found: Mention | None) -> Mention | None:
        """Of “a tweet by the minister”, the minister."""
        if found is None or found.kind != "L" or self._letters[found.place + 1 :][:1] != "p":
            return found
        by = self._low(found.place + 1) in _BY
        return self._at.get(found.place + 2, found) if by else found

    def patient(self, cue: int) -> Mention | None:
        """What a passive verb of saying is about; None where the verb is active."""
        be = self._passive(cue)
        how, found = self._left(be, 0) if be >= 0 else ("", None)
        return found if how in _OWN else None

    def _passive(self, cue: int) -> int:
        """“The plan was called …”: the place of “was”, before which stands what is spoken of and
        does not speak; else -1."""
        at, least = cue - 1, max(0, cue - _REACH)
        while at >= least and (self._letters[at] == "a" or self._low(at) == "once"):
            at -= 1
        if at < least or self._letters[at] != "x" or self._low(at) not in _BE:
            return -1
        verb = self._low(cue)
        return at if verb.endswith(_PARTICIPLE) and verb not in _QUOTED else -1

    def _agent(self, cue: int) -> Mention | None:
        """Who stands behind “by”."""
        letters = self._letters
        at = letters.find("p", cue, cue + _REACH)
        while at >= 0 and self._same(cue, at):
            if self._low(at) == "by":
                return self._at.get(at + 1)
            at = letters.find("p", at + 1, cue + _REACH)
        return None

    def _low(self, place: int) -> str:
        return self._tokens.low[self._starts[place]]

    def _inverted(self, cue: int, how: str) -> bool:
        """“The paradox, says Ann Lee, is …”: a name between commas after the verb."""
        letters = self._letters
        return (
            how != "c"
            and letters[cue - 1] == ","
            and letters[cue + 1 : cue + 2] in ("N", "L")
            and letters[cue + 2 : cue + 3] in (",", ".", "")
        )

    def _right(self, cue: int) -> Mention | None:
        """The mention right after the verb; of “said the city’s mayor Ann Lee”, Ann Lee."""
        letters = self._letters
        place = cue + 1
        if letters[place : place + 2] == "da":
            place += 1  # dijo el lunes el ministro
        place += letters[place : place + 1] == "a"
        while letters[place + 1 : place + 2] == "'" and place + 2 in self._at:
            place += 2
        after = self._at.get(place)
        return after if after is not None and self._same(cue, place) else None

    def _same(self, one: int, other: int) -> bool:
        return self._sentences[one] == self._sentences[other]

    def _left(self, verb: int, depth: int) -> tuple[str, Mention | None]:
        """The subject on the left of a verb."""
        letters = self._letters
        at = verb - 1
        least = max(0, verb - _REACH)
        while at >= least and letters[at] in _LIGHT and self._same(at, verb):
            at -= 1
        if at < 0 or not self._same(at, verb):
            return "0", None
        letter = letters[at]
        if letter in _MENTIONS:
            return "s", self.described(at) or self._at.get(self._head(at))
        if letter == ")":
            at = letters.rfind("(", max(0, at - _REACH), at) - 1
            if at >= 0 and letters[at] in _MENTIONS and self._same(at, verb):
                return "b", self._at.get(self._head(at))
            return "0", None
        if letter == ",":
            return self._past_comma(at, verb, depth)
        if letter in "c2" or letter == "p":
            return self._earlier(at, verb, depth, letter)
        return "0", None

    def described(self, place: int) -> Mention | None:
        """The noun in whose relative clause a chunk ends: of “a man who knows Ann Lee said”, the
        man."""
        letters, at = self._letters, place - 1
        least = max(0, place - _REACH)
        while at > least and letters[at] in _WITHIN and self._same(at, place):
            at -= 1
        if at <= least or letters[at] != "P" or self._low(at) != "who":
            return None
        verb = not _VERBAL.isdisjoint(letters[at + 1 : place])
        return self._at.get(at - 1) if verb and letters[at - 1] == "L" else None

    def _head(self, place: int) -> int:
        """From “the agency” of “the head of the agency” back to “the head”."""
        letters = self._letters
        place = self._listed(place)
        while place >= 2 and letters[place - 1] in "p'2" and letters[place - 2] in _MENTIONS:
            one = self._at.get(place)
            if one is not None and one.named > one.first and letters[place - 2] == "L":
                break  # regional director of Free Press Kim Tao
            if letters[place - 1] == "'":
                break
            place -= 2
        if place >= 2 and letters[place - 1] == "," and letters[place - 2] == "N":
            before = letters[place - 3] if place > 2 else "^"
            if letters[place] == "N" and before == "p" and letters[max(0, place - 4)] in "NL":
                return place - 4  # Ann Lee of Columbia, South Carolina
            if letters[place] == "L" and before in "^.Qct":
                return place - 2  # Ann Lee, the director of the party said
        return place

    def is_joint(self, place: int) -> bool:
        """Whether somebody else speaks too: “Ann Lee and Bo Sand said”."""
        before = self._letters[max(0, place - 2) : place]
        return before in ("Nc", "Lc", "Pc") and self._low(place - 1) in _AND

    def _listed(self, place: int) -> int:
        """From “Poland” of “the leaders of France, Germany and Poland” back to “France”."""
        letters = self._letters
        if letters[place - 1 : place] != "c" or letters[place] != "N":
            return place
        first, least = place - 2, max(2, place - _REACH)
        while first >= least and letters[first - 1] == "," and letters[first - 2] == "N":
            first -= 2
        behind = first >= 2 and letters[first] == "N" and letters[first - 2 : first] == "Lp"
        return first if behind and self._low(first - 1) == "of" else place

    def _past_comma(self, comma: int, verb: int, depth: int) -> tuple[str, Mention | None]:
        """An apposition or an aside ends here; its noun stands before its first comma."""
        letters = self._letters
        opening = letters.rfind(",", max(0, comma - _REACH), comma)
        while opening > 0 and self._same(opening, verb) and comma - opening < 14:
            if letters[opening - 1] in "NL" and letters[opening + 1 : opening + 2] not in ("c",):
                return "c", self._at.get(self._head(opening - 1))
            if letters[opening - 1] == ")":
                bracket = letters.rfind("(", max(0, opening - _REACH), opening) - 1
                if bracket >= 0 and letters[bracket] in "NL":
                    return "c", self._at.get(self._head(bracket))
            opening = letters.rfind(",", max(0, opening - _REACH), opening)
        return self._earlier(comma, verb, depth, ",")

    def _earlier(self, before: int, verb: int, depth: int, how: str) -> tuple[str, Mention | None]:
        """The subject of the verb before this one."""
        letters = self._letters
        at = before - 1
        least = max(0, before - _REACH)
        while at >= least and self._same(at, verb):
            if letters[at] in _VERBS and depth > 0:
                found = self._left(at, depth - 1)[1]
                return how, found
            if letters[at] in "Q:":
                break
            at -= 1
        first = at + 1
        while first < verb:
            if letters[first] in _MENTIONS:
                return how + "f", self._at.get(self._head(first))
            first += 1
        return "0", None
