"""What the model sees of a quotation and a mention: shapes, distances, roles, closed classes."""

from __future__ import annotations

from functools import lru_cache

from . import words
from .classes import ACCORDING, ADV, AUX, CALL, SAY
from .frame import Frame
from .mentions import Mention, followed_by_genitive
from .people import Person
from .scene import Said, Scene
from .view import View

_CUES = (SAY, CALL)
_SPELLED = frozenset("pctdx2'A")  # classes whose words may be looked at


def candidate_features(view: View, mention: Mention) -> list[str]:
    """The features that fire for one candidate, as strings."""
    zone, path = where(view.said, mention)
    look = mention.look
    if look is None:
        look = mention.look = Look(_letters(view.scene, mention), mention)
    before, after, kind, subject = look.before, look.after, look.kind, look.subject
    context = view.context
    out = [
        zone, "k" + zone + kind, "a" + zone + after, "b" + zone + before,
        f"ab{zone}{before[1]}{after[0]}{kind[0]}", "bw" + look.word, "bz" + zone + look.word,
        "f" + zone + subject, "s" + zone + view.shape[:3], "z" + zone + view.shape[3:],
        "x" + zone + context, f"xk{zone}{context}{kind}", f"xf{zone}{context}{subject}{after[0]}",
        *_between_them(zone, path),
    ]  # fmt: skip
    if look.cue_after or look.cue_before:
        out += _cued(zone, path, context, look)
    out += _governed(view, mention)
    if zone[0] == "P":
        out += _elsewhere(view, mention, zone, subject, after)
    elif zone[1] != "0":
        if zone[0] == "X":
            out.append(f"sg{zone}{mention.frame.kind[0]}{min(len(mention.frame.kind), 9)}")
        out.append(f"o{zone}{subject}{after[0]}{min(path.count('Q'), 2)}")
    if look.genitive:
        out.append("g" + zone)
    out += _nature(mention, zone)
    out += _history(view, mention, zone, subject)
    return out


class Look:
    """What a mention looks like from every quotation: read once, kept with the mention."""

    __slots__ = (
        "after", "before", "cue_after", "cue_before", "genitive", "kind", "subject", "word",
    )  # fmt: skip

    def __init__(self, letters: str, mention: Mention) -> None:
        place = mention.place
        self.before = letters[max(0, place - 2) : place].rjust(2, "^")
        self.after = letters[place + 1 : place + 3].ljust(2, "$")
        self.kind = _kind(mention)
        self.subject = self.before[1] if self.before[1] in "^.,Qct" else "_"
        self.word = _word(mention.frame, mention.first - 1)
        self.cue_after = cue_after(mention)
        self.cue_before = cue_before(mention)
        self.genitive = followed_by_genitive(mention)


@lru_cache(maxsize=16_384)
def _between_them(zone: str, path: str) -> tuple[str, ...]:
    return "p" + zone + path, f"n{zone}{min(_passed(path), 5)}", f"q{zone}{min(path.count('Q'), 3)}"


def _passed(path: str) -> int:
    """How many mentions stand between the two."""
    return path.count("N") + path.count("L") + path.count("P")


def _cued(zone: str, path: str, context: str, look: Look) -> list[str]:
    """The verbs of saying right after and right before the mention."""
    passed = min(_passed(path), 2)
    out: list[str] = []
    if look.cue_after:
        out += ("v" + zone + look.cue_after, "va" + zone + look.after, f"vx{zone}{context}{passed}")
    if look.cue_before:
        out += (
            "w" + zone + look.cue_before, "wb" + zone + look.before, f"wx{zone}{context}{passed}",
        )  # fmt: skip
    return out


def where(said: Said, mention: Mention) -> tuple[str, str]:
    """Zone of the mention seen from the quotation, and the outline between the two."""
    frame, own = mention.frame, said.outline.frame
    if frame is not own:
        distance = frame.paragraph - own.paragraph
        zone = f"{'P' if distance < 0 else 'X'}{min(abs(distance), 3)}"
        return zone, ("*" if distance < 0 and said.place else "")
    letters = said.outline.letters
    gap = frame.sentence[mention.head] - said.sentence
    if mention.place < said.place:
        path = _between(letters, mention.place + 1, said.place)
        zone = "b0" if gap == 0 else "b1" if gap == -1 else "b2"
    else:
        path = _between(letters, said.place + 1, mention.place)
        zone = "a0" if gap == 0 else "a1" if gap == 1 else "a2"
    return zone, path


def _between(letters: str, start: int, end: int) -> str:
    if end - start <= 9:
        return letters[start:end]
    return f"{letters[start : start + 4]}~{letters[end - 4 : end]}"


def cue_after(mention: Mention) -> str:
    """The verb that follows the mention, past adverbs and auxiliaries; "" if none."""
    at = cue_token(mention)
    return mention.frame.low[at] if at > mention.last else ""


def cue_before(mention: Mention) -> str:
    """The verb right before the mention (said X); "" if none."""
    frame = mention.frame
    at = mention.first - 1
    if at >= 0 and frame.kind[at] in _CUES:
        return frame.low[at]
    return ""


def cue_token(mention: Mention) -> int:
    """The token of the verb that follows the mention, else -1."""
    after = mention.last + 1
    for at, kind in enumerate(mention.frame.kind[after : after + 3], after):
        if kind in _CUES:
            return at
        if kind != AUX and kind != ADV:
            break
    return -1


def _governed(view: View, mention: Mention) -> list[str]:
    """Whether the mention is the subject of a cue near the quotation."""
    out: list[str] = []
    for side, cue in view.cues:
        if cue.subject is mention:
            how = side + cue.how
            out += ("u" + how, f"up{how}{cue.path}", f"uv{how}{cue.verb}", f"uc{how}{view.context}")
        elif cue.subject is not None:
            out.append(f"un{side}{len(cue.path) < 2}")
    return out


def verb_of(view: View, mention: Mention | None) -> str | None:
    """The cue verb of the likeliest speaker, as written."""
    if mention is None:
        return None
    frame = mention.frame
    at = cue_token(mention)
    if at > 0 and mention.frame is view.said.outline.frame and frame.kind[at] in _CUES:
        return frame.text[at]
    for cue in (view.after, view.before):
        if cue.verb and (cue.subject is mention or not cue.path):
            return "according to" if cue.token_kind == ACCORDING else cue.text
    if at > 0:
        return frame.text[at]
    return frame.text[mention.first - 1] if cue_before(mention) else None


def _word(frame: Frame, at: int) -> str:
    if at < 0:
        return "^"
    kind = frame.kind[at]
    return frame.low[at] if kind in _SPELLED else kind


def _letters(scene: Scene, mention: Mention) -> str:
    return scene.outlines[mention.frame.paragraph].letters


_PLAIN = {"he": "he", "she": "she", "it": "it", "they": "th", "we": "we", "i": "i", "who": "wh"}


def _kind(mention: Mention) -> str:
    if mention.kind == "P":
        return "P" + _PLAIN.get(mention.low, "z")
    if mention.kind == "N":
        return "N1" if mention.head == mention.named else "N2"
    return "L"


def _nature(mention: Mention, zone: str) -> list[str]:
    """What kind of thing is named: a person of some weight, an organisation, a noun's class."""
    person = mention.person
    out: list[str] = []
    if isinstance(person, Person):
        nature = "o" if person.organisation else person.sex
        out += (f"c{zone}{min(person.count, 4)}{nature}", "cn" + zone[0] + nature)
        if mention.named > mention.first:
            out.append("ti" + zone)
    elif mention.kind == "L":
        low = mention.low
        group = "p" if low in words.PEOPLE_NOUNS else "b" if low in words.BODY_NOUNS else "x"
        group += "s" if low[-1] == "s" else ""
        out += ("h" + zone + group, "hd" + zone + group + _word(mention.frame, mention.first))
    return out


def _elsewhere(view: View, mention: Mention, zone: str, subject: str, after: str) -> list[str]:
    """A mention in a paragraph before: how near its end, and whether that ends in a colon."""
    frame = mention.frame
    ending = frame.kind[-1]
    left = min(frame.sentence[-1] - frame.sentence[mention.head], 2)
    colon = ":" if ending == ":" else ""
    quoted = min(len(frame.spans), 2)
    return [
        f"e{zone}{left}{subject}{after[0]}{colon}", f"ec{zone}{left}{colon}{view.context}",
        f"eq{zone}{left}{quoted}{colon}", f"es{zone}{subject}{mention.kind}{colon}",
    ]  # fmt: skip


def _answering(view: View) -> list[str]:
    """A and B speak by turns: who spoke before the last, and how lately."""
    before = view.history.other_said
    if before is None:
        return []
    gap = view.said.outline.frame.paragraph - before.outline.frame.paragraph
    alone = len(view.said.outline.letters) == 1
    return [f"al{view.step}{min(gap, 4)}{alone}", f"alc{view.step}{view.context}"]


def _history(view: View, mention: Mention, zone: str, subject: str) -> list[str]:
    """How the mention stands to the speaker before."""
    step, history = view.step, view.history
    if not step:
        return ["h0" + zone]
    if mention is history.mention:
        which = "hm"
    elif mention.person is not None and mention.person is history.person:
        which = "hp"
    else:
        out = ["hx" + step + zone, f"hxc{step}{zone}{view.context}"]
        if mention.person is not None and mention.person is history.other:
            out += _answering(view)
        return out
    return [
        which + step, which + step + zone, f"{which}c{step}{view.context}",
        f"{which}s{step}{zone}{subject}{view.shape[3:]}",
    ]  # fmt: skip
