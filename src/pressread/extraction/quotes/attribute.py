"""Decides, quotation by quotation, whether it was said and by whom."""

from __future__ import annotations

from .features import candidate_features, verb_of
from .mentions import Mention
from .model import chance, score, shares, weights
from .scene import Said, Scene
from .settled import barred, is_spoken_of, settled
from .speech import is_statement, is_tagged, is_title, speech_features
from .transcript import label_inside, tag_inside
from .view import History, View

SPEECH_AT_LEAST = 0.6
_TAGGED = 0.95  # of a name with its verb inside the marks
_LABELLED = 0.98  # share of chance of a transcript's own label


class Verdict:
    """A quotation taken for speech, its likeliest speaker, and that speaker's share of chance."""

    __slots__ = ("mention", "said", "share", "speech", "verb")

    def __init__(
        self, said: Said, mention: Mention | None, share: float, speech: float, verb: str | None
    ) -> None:
        self.said, self.mention, self.share, self.speech = said, mention, share, speech
        self.verb = verb


def attribute(scene: Scene) -> list[Verdict]:
    """One verdict a quotation that passes for speech, in the article's order."""
    history = History()
    found: list[Verdict] = []
    for said in scene.said:
        verdict = labelled(said, scene) or judge(said, scene, history)
        spoken = said.marked.given or verdict.speech >= SPEECH_AT_LEAST
        hear(history, said, spoken)
        if spoken:
            found.append(verdict)
            remember(history, said, verdict.mention)
    _join_paragraphs(found)
    return found


def _join_paragraphs(verdicts: list[Verdict]) -> None:
    """A statement over several paragraphs has one speaker: the surest of its pieces."""
    start = 0
    for at in range(1, len(verdicts) + 1):
        if at < len(verdicts) and follows(verdicts[at - 1], verdicts[at]):
            continue
        if at - start > 1:
            best = max(verdicts[start:at], key=lambda one: one.share)
            for one in verdicts[start:at]:
                one.mention, one.share, one.verb = best.mention, best.share, best.verb
        start = at


def follows(before: Verdict, here: Verdict) -> bool:
    """Whether a quotation goes on where one that never closed stopped."""
    first, second = before.said.marked, here.said.marked
    if not first.continued or second.paragraph != first.paragraph + 1:
        return False
    return label_inside(here.said.text) is None


def labelled(said: Said, scene: Scene) -> Verdict | None:
    """A transcript's turn: its label speaks, before the marks or inside them."""
    turn = scene.turns.get(said.outline.frame.paragraph)
    if turn is None:
        return _labelled_inside(said, scene)
    first = next((one for one in said.outline.mentions if one.start < turn.end), None)
    if first is None:
        first = Mention(said.outline.frame, "P", 0, 0, 0, 0)
    return Verdict(said, first, _LABELLED, 1.0, None)


def _labelled_inside(said: Said, scene: Scene) -> Verdict | None:
    """“WALLACE: Let’s start”; « La crise est là, explique Ann Lee. Rien n’a changé. »"""
    verb, share = None, _LABELLED
    found = label_inside(said.text)
    if found is None and said.marked.mark == "«":
        found, share = tag_inside(said.text), _TAGGED
        verb = found.group("verb") if found else None
    if found is None:
        return None
    mention = Mention(said.outline.frame, "P", said.slot, said.slot, said.slot, said.slot)
    mention.start = said.marked.start + found.start("name")
    mention.end = said.marked.start + found.end("name")
    mention.person = scene.people.find(found.group("name"))
    return Verdict(said, mention, share, 1.0, verb)


def judge(said: Said, scene: Scene, history: History) -> Verdict:
    """Rank the candidates of one quotation, then ask whether it is speech at all."""
    models = weights()
    view = View(said, scene, history)
    certain = settled(view)
    if certain is not None:
        mention, share, verb = certain
    else:
        mention, share = rank(view, models["speaker"])
        verb = verb_of(view, mention)
    if is_tagged(said) or is_statement(said):
        speech = SPEECH_AT_LEAST
    elif is_title(said):
        speech = 0.0
    else:
        speech = chance(score(models["speech"], speech_features(view, mention, share)))
    return Verdict(said, mention, share, speech, verb)


def rank(view: View, model: dict[str, float]) -> tuple[Mention | None, float]:
    """The likeliest speaker and its share."""
    out = barred(view)
    candidates = [one for one in view.candidates() if one not in out and not is_spoken_of(one)]
    if not candidates:
        return None, 0.0
    chances = shares([score(model, candidate_features(view, one)) for one in candidates])
    share = max(chances)
    return candidates[chances.index(share)], share


def hear(history: History, said: Said, spoken: bool) -> None:
    """Note quoted words of any kind."""
    history.heard, history.spoke = said, spoken


def remember(history: History, said: Said, mention: Mention | None) -> None:
    """Note the speaker for the quotations that follow."""
    person = mention.person if mention is not None else None
    if history.said is not None and person is not history.person:
        history.other, history.other_said = history.person, history.said
    history.said, history.mention, history.person = said, mention, person
