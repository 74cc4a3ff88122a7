"""Decides, quotation by quotation, whether it was said and by whom."""

from __future__ import annotations

from typing import Any

from pressread.text.linear import chance, score, shares, weights

from .context import Context, History
from .document import Document, Said
from .features import candidate_features, verb_of
from .mentions import Mention
from .settled import barred, is_spoken_of, settled
from .speech import is_long, is_tagged, is_title, speech_features
from .transcript import label_inside, tag_inside

SPEECH_AT_LEAST = 0.6
_WEIGHTS = __file__.removesuffix("attribution.py") + "weights.json"
_TAGGED = 0.95  # of a name with its verb inside the marks
_LABELLED = 0.98  # share of chance of a transcript's own label
_UNANNOUNCED = 0.2  # at most, for a block quotation that no colon announces: too little for a name


def models() -> Any:
    """The models of ``weights.json`` by name: feature → weight.

    ``speaker`` ranks mentions, ``speech`` tells speech from titles and scare quotes;
    ``confidence`` maps the winner's share of chance to how often such winners were right;
    ``fitted`` says on which part of the data.
    """
    return weights(_WEIGHTS)


class Verdict:
    """A quotation taken for speech, its likeliest speaker, and that speaker's share of chance."""

    __slots__ = ("mention", "said", "share", "speech", "verb")

    def __init__(
        self, said: Said, mention: Mention | None, share: float, speech: float, verb: str | None
    ) -> None:
        self.said, self.mention, self.share, self.speech = said, mention, share, speech
        self.verb = verb


def attribute(document: Document) -> list[Verdict]:
    """One verdict a quotation that passes for speech, in the article's order."""
    history = History()
    found: list[Verdict] = []
    for said in document.said:
        verdict = labelled(said, document) or judge(said, document, history)
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


def labelled(said: Said, document: Document) -> Verdict | None:
    """A transcript's turn: its label speaks, before the marks or inside them."""
    turn = document.turns.get(said.chunks.tokens.paragraph)
    if turn is None:
        return _labelled_inside(said, document)
    first = next((one for one in said.chunks.mentions if one.start < turn.end), None)
    if first is None:
        first = Mention(said.chunks.tokens, "P", 0, 0, 0, 0)
    return Verdict(said, first, _LABELLED, 1.0, None)


def _labelled_inside(said: Said, document: Document) -> Verdict | None:
    """“WALLACE: Let’s start”; « La crise est là, explique Ann Lee. Rien n’a changé. »"""
    verb, share = None, _LABELLED
    found = label_inside(said.text)
    if found is None and said.marked.mark == "«":
        found, share = tag_inside(said.text), _TAGGED
        verb = found.group("verb") if found else None
    if found is None:
        return None
    mention = Mention(said.chunks.tokens, "P", said.slot, said.slot, said.slot, said.slot)
    mention.start = said.marked.start + found.start("name")
    mention.end = said.marked.start + found.end("name")
    mention.person = document.people.find(found.group("name"))
    return Verdict(said, mention, share, 1.0, verb)


def judge(said: Said, document: Document, history: History) -> Verdict:
    """Rank the candidates of one quotation, then ask whether it is speech at all."""
    fitted = models()
    context = Context(said, document, history)
    certain = settled(context)
    if certain is not None:
        mention, share, verb = certain
    else:
        mention, share = rank(context, fitted["speaker"])
        verb = verb_of(context, mention)
        if said.marked.given and not _is_announced(said, mention, document):
            share = min(share, _UNANNOUNCED)
    if is_tagged(said) or is_long(said.text):
        speech = SPEECH_AT_LEAST
    elif is_title(said):
        speech = 0.0
    else:
        speech = chance(score(fitted["speech"], speech_features(context, mention, share)))
    return Verdict(said, mention, share, speech, verb)


def _is_announced(said: Said, mention: Mention | None, document: Document) -> bool:
    """Whether a block quotation says by whom it is: signed in itself, or after a colon.

    Who spoke last is no witness: the paragraph below may say "So read the ministry's answer".
    """
    here = said.chunks.tokens.paragraph
    if mention is None or mention.tokens is said.chunks.tokens:
        return True
    return here > 0 and document.paragraphs[here - 1].tokens.source.rstrip().endswith(
        (":", "：", "…")
    )


def rank(context: Context, model: dict[str, float]) -> tuple[Mention | None, float]:
    """The likeliest speaker and its share."""
    out = barred(context)
    candidates = [one for one in context.candidates() if one not in out and not is_spoken_of(one)]
    if not candidates:
        return None, 0.0
    chances = shares([score(model, candidate_features(context, one)) for one in candidates])
    share = max(chances)
    return candidates[chances.index(share)], share


def hear(history: History, said: Said, spoken: bool) -> None:
    """Note quoted words of any kind."""
    history.heard, history.spoke = said, spoken


def remember(history: History, said: Said, mention: Mention | None) -> None:
    """Note the speaker for the quotations that follow."""
    person = mention.person if mention is not None else None
    history.said, history.mention, history.person = said, mention, person
