"""What the model sees of a quotation and a mention: shapes, distances, roles, closed classes."""

from __future__ import annotations

from . import words
from .mentions import Mention, followed_by_genitive
from .people import Person
from .scene import Said, Scene

_VERB_LETTERS = "SC"
_PLAIN = {"he": "he", "she": "she", "it": "it", "they": "they", "we": "we", "i": "i", "who": "who"}


class History:
    """Who spoke before: what the decoder has decided so far."""

    __slots__ = ("mention", "person", "said")

    def __init__(self) -> None:
        self.said: Said | None = None
        self.mention: Mention | None = None
        self.person: object | None = None


def quote_shape(said: Said) -> str:
    """Where in its sentence the quotation stands and how it ends, in a few letters."""
    letters, place = said.outline.letters, said.place
    before = letters[place - 1] if place > 0 else "^"
    after = letters[place + 1] if 0 <= place + 1 < len(letters) else "$"
    content = said.text
    last = content[-1] if content[-1] in ",.?!" else "_"
    size = content.count(" ")
    length = "1" if size < 3 else "4" if size < 6 else "7" if size < 12 else "L"
    return f"{before}{after}{last}{'U' if content[0].isupper() else 'l'}{length}"


def candidate_features(
    said: Said, mention: Mention, shape: str, history: History, scene: Scene
) -> list[str]:
    """The features that fire, as strings."""
    zone, path = where(said, mention)
    outline = mention.frame
    letters = _letters(scene, mention)
    place = mention.place
    before = letters[max(0, place - 2) : place].rjust(2, "^")
    after = letters[place + 1 : place + 3].ljust(2, "$")
    kind = _kind(mention)
    person = mention.person
    out = [
        zone, f"p{zone}{path}", f"k{zone}{kind}", f"a{zone}{after}", f"b{zone}{before}",
        f"s{zone}{shape[:3]}", f"z{zone}{shape[3:]}", f"ab{zone}{before[1]}{after[0]}{kind[0]}",
        f"n{zone}{min(path.count('N') + path.count('L') + path.count('P'), 5)}",
        f"q{zone}{min(path.count('Q'), 3)}", f"bw{_word(outline, mention.first - 1)}",
    ]  # fmt: skip
    verb = cue_after(mention)
    if verb:
        out += (f"v{zone}{verb}", f"va{zone}{after[:2]}")
    verb = cue_before(mention)
    if verb:
        out += (f"w{zone}{verb}", f"wb{zone}{before}")
    if followed_by_genitive(mention):
        out.append(f"g{zone}")
    if isinstance(person, Person):
        out.append(f"c{zone}{min(person.count, 4)}{'o' if person.organisation else person.sex}")
    if mention.kind == "L":
        low = mention.low
        group = "p" if low in words.PEOPLE_NOUNS else "b" if low in words.BODY_NOUNS else "x"
        out.append(f"h{zone}{group}{'s' if low[-1] == 's' else ''}")
    out.append(f"f{zone}{_subject(mention, letters)}")
    out += _history(said, mention, history, zone)
    return out


def where(said: Said, mention: Mention) -> tuple[str, str]:
    """Zone of the mention seen from the quotation, and the outline between the two."""
    frame, own = mention.frame, said.outline.frame
    if frame is not own:
        distance = frame.paragraph - own.paragraph
        letters = said.outline.letters[: said.place] if distance < 0 else ""
        zone = f"{'P' if distance < 0 else 'X'}{min(abs(distance), 3)}"
        return zone, ("*" if letters else "")
    letters = said.outline.letters
    gap = frame.sentence[mention.head] - said.sentence
    if mention.place < said.place:
        path = letters[mention.place + 1 : said.place]
        zone = "b0" if gap == 0 else "b1" if gap == -1 else "b2"
    else:
        path = letters[said.place + 1 : mention.place]
        zone = "a0" if gap == 0 else "a1" if gap == 1 else "a2"
    if len(path) > 9:
        path = f"{path[:4]}~{path[-4:]}"
    return zone, path


def cue_after(mention: Mention) -> str:
    """The verb that follows the mention, past adverbs and auxiliaries; "" if none."""
    frame = mention.frame
    for at in range(mention.last + 1, min(mention.last + 4, len(frame.kind))):
        kind = frame.kind[at]
        if kind in _VERB_LETTERS:
            return frame.low[at]
        if kind not in "xa":
            return ""
    return ""


def cue_before(mention: Mention) -> str:
    """The verb right before the mention (said X); "" if none."""
    frame = mention.frame
    at = mention.first - 1
    if at >= 0 and frame.kind[at] in _VERB_LETTERS:
        return frame.low[at]
    return ""


def _word(frame: object, at: int) -> str:
    low: list[str] = frame.low  # type: ignore[attr-defined]
    kind: list[str] = frame.kind  # type: ignore[attr-defined]
    if at < 0:
        return "^"
    return low[at] if kind[at] in "pctdx2'A" else kind[at]


def _letters(scene: Scene, mention: Mention) -> str:
    return scene.outlines[mention.frame.paragraph].letters


def _kind(mention: Mention) -> str:
    if mention.kind == "P":
        return "P" + _PLAIN.get(mention.low, "z")
    if mention.kind == "N":
        return "N1" if mention.last == mention.named else "N2"
    return "L"


def _subject(mention: Mention, letters: str) -> str:
    """Whether the mention begins its sentence or clause."""
    before = letters[mention.place - 1] if mention.place else "^"
    return before if before in "^.,Qct" else "_"


def _history(said: Said, mention: Mention, history: History, zone: str) -> list[str]:
    """How the mention stands to the speaker before."""
    last = history.said
    if last is None:
        return []
    gap = said.outline.frame.paragraph - last.outline.frame.paragraph
    if gap == 0:
        step = "s" if last.sentence == said.sentence else "p"
    else:
        step = str(min(gap, 3)) + ("c" if last.marked.continued and gap == 1 else "")
    if mention is history.mention:
        return [f"hm{step}", f"hm{step}{zone}"]
    if mention.person is not None and mention.person is history.person:
        return [f"hp{step}", f"hp{step}{zone}"]
    return [f"hx{step}{zone}"]
