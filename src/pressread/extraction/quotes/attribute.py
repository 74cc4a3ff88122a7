"""Decides, quotation by quotation, whether it was said and by whom."""

from __future__ import annotations

from .features import History, View, candidate_features
from .mentions import Mention
from .model import chance, score, shares, weights
from .scene import Said, Scene
from .speech import speech_features

SPEECH_AT_LEAST = 0.46


class Verdict:
    """A quotation taken for speech, its likeliest speaker, and that speaker's share of chance."""

    __slots__ = ("mention", "said", "share", "speech")

    def __init__(self, said: Said, mention: Mention | None, share: float, speech: float) -> None:
        self.said, self.mention, self.share, self.speech = said, mention, share, speech


def attribute(scene: Scene) -> list[Verdict]:
    """One verdict a quotation that passes for speech, in the article's order."""
    history = History()
    found: list[Verdict] = []
    for said in scene.said:
        verdict = judge(said, scene, history)
        spoken = verdict.speech >= SPEECH_AT_LEAST
        hear(history, said, spoken)
        if spoken:
            found.append(verdict)
            remember(history, said, verdict.mention)
    return found


def judge(said: Said, scene: Scene, history: History) -> Verdict:
    """Rank the candidates of one quotation, then ask whether it is speech at all."""
    models = weights()
    view = View(said, scene, history)
    mention, share = rank(view, models["speaker"])
    features = speech_features(view, mention, share)
    return Verdict(said, mention, share, chance(score(models["speech"], features)))


def rank(view: View, model: dict[str, float]) -> tuple[Mention | None, float]:
    """The likeliest speaker and its share."""
    candidates = view.scene.candidates(view.said)
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
    history.said, history.mention = said, mention
    history.person = mention.person if mention is not None else None
