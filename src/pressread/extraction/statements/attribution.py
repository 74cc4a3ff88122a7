"""Decides, quotation by quotation, whether it was said and by whom.

Where the syntax leaves no choice of speaker, no model is asked: a paragraph that ends in “the
ministry said:” owns the quotation that fills the next one; of what “was described as “…” by Ann
Lee”, she is the speaker, and never what was described.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from pressread.text.linear import chance, score, shares, weights
from pressread.text.names import is_given_name

from .chunks import Chunks
from .classes import ACCORDING, CALL, COLON, QUOTE, SAY
from .clauses import Clauses
from .document import Context, Document, History, Said, kind_of
from .features import candidate_features, verb_of
from .frame_speakers import TAGGED, speaker_of
from .mentions import Mention, cue_after
from .people import Person
from .speech import is_inverted, is_long, is_tagged, is_title, speech_features
from .tongues import MODELLED
from .transcript import label_inside, tag_inside

SPEECH_AT_LEAST = 0.6
_TOLD = 4  # blanks in words that are no title or term, where a frame names who speaks
_UNFRAMED = 0.35  # at most, where no frame tells who speaks: too little for a name
_GOES_ON = 0.8  # of who spoke before in the paragraph
_WEIGHTS = __file__.removesuffix("attribution.py") + "weights.json"
_TAGGED = 0.95  # of a name with its verb inside the marks
_LABELLED = 0.98  # share of chance of a transcript's own label
_UNANNOUNCED = 0.2  # at most, for a block quotation that no colon announces: too little for a name
_ENDS = ".?!…"
_LED = ":-*"  # what a paragraph of speech may begin with
_AFTER_CUE = frozenset("NLPpa2dwn'")  # told reporters in the capital on Monday:
_SHARE = 0.97  # of chance
_JOINT = 0.4  # of one of two who say it together
_OBJECTS = frozenset(("him", "her", "them", "us", "me"))
_GOVERNING = frozenset("2pvw")  # to him, with her, knows them
_AS = frozenset("pdaN")  # what may stand between “described” and what it was called
_BELOW = 3  # mentions of the paragraph below that are candidates at all
_STATEMENT = 12  # paragraphs of one statement looked back over
_REACH = 14  # letters between a verb of saying and the colon


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
        name = _named_alone(said)
        if name is not None:
            return Verdict(said, name, _LABELLED, 1.0, None)
        return _labelled_inside(said, document)
    first = next((one for one in said.chunks.mentions if one.start < turn.end), None)
    if first is None:
        first = Mention(said.chunks.tokens, "P", 0, 0, 0, 0)
        if turn.end == 0:
            first.end = first.start  # an answer's label stands nowhere
    return Verdict(said, first, _LABELLED, 1.0, None)


def _named_alone(said: Said) -> Mention | None:
    """Who stands before the colon of a paragraph that is nothing but “Ann Lee: “It leaks.””."""
    letters, mentions = said.chunks.letters, said.chunks.mentions
    if letters.rstrip(".") != "N:Q" or said.text[-1] not in _ENDS or " " not in said.text.strip():
        return None
    name = mentions[0]
    full = name.person.name.split() if isinstance(name.person, Person) else name.words()
    titled = name.named > name.first
    return name if titled or (len(full) > 1 and is_given_name(full[0].lower())) else None


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
    framed = speaker_of(said) if certain is None and document.tongue not in MODELLED else None
    if certain is not None:
        mention, share, verb = certain
    elif framed is not None:
        mention, share = framed.mention, framed.share
        verb = said.chunks.tokens.text[said.chunks.starts[framed.place]]
        verb = verb if verb[0].isalpha() else None
    else:
        mention, share = rank(context, fitted["speaker"])
        verb = verb_of(context, mention)
        if said.marked.given and not _is_announced(said, mention, document):
            share = min(share, _UNANNOUNCED)
        elif document.tongue not in MODELLED:
            mention, share = _unframed(said, mention, share, history)
    told = framed is not None and (
        said.text.count(" ") >= _TOLD or (framed.share >= TAGGED and said.text.count(" ") > 0)
    )
    if told or is_tagged(said) or is_long(said.text):
        speech = SPEECH_AT_LEAST
    elif is_title(said):
        speech = 0.0
    else:
        speech = chance(score(fitted["speech"], speech_features(context, mention, share)))
    return Verdict(said, mention, share, speech, verb)


def _unframed(
    said: Said, mention: Mention | None, share: float, history: History
) -> tuple[Mention | None, float]:
    """Who said it where no frame of the language tells: who has just spoken in the same paragraph,
    else nobody for sure."""
    last = history.said
    if last is not None and last.chunks is said.chunks and history.mention is not None:
        between = said.chunks.letters[last.place + 1 : said.place]
        if kind_of(said) == "direct" and (":" not in between or not between.strip(".,:ca")):
            return history.mention, _GOES_ON
    return mention, min(share, _UNFRAMED)


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
    candidates = [one for one in candidates if not _describes(one, context)]
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


# Where the syntax leaves no choice.


def leads_in(said: Said, document: Document) -> tuple[Mention | None, float, str]:
    """Who owns a paragraph of nothing but quoted words: the subject of the verb with which the
    paragraph before ends in a colon; the share that goes with it, and that verb."""
    number = said.chunks.tokens.paragraph
    if number == 0 or not _is_bare(said.chunks):
        return None, 0.0, ""
    before = document.paragraphs[number - 1]
    letters = before.letters
    if letters[-1:] != COLON:
        return None, 0.0, ""
    at = len(letters) - 2
    while at >= 0 and len(letters) - at < _REACH and letters[at] in _AFTER_CUE:
        at -= 1
    if at < 0 or letters[at] != SAY:
        return None, 0.0, ""
    clauses = Clauses(before)
    owner = clauses.subject(at)[1]
    joint = owner is not None and clauses.is_joint(owner.place)
    return owner, _JOINT if joint else _SHARE, before.tokens.text[before.starts[at]]


def _is_bare(chunks: Chunks) -> bool:
    """Whether a paragraph is nothing but quoted words."""
    return chunks.letters.lstrip(_LED).rstrip(".") == QUOTE


def _describes(mention: Mention, context: Context) -> bool:
    """Whether it ends another's relative clause before a cue: “a man who knows Ann Lee said”."""
    if not cue_after(mention):
        return False
    clauses = context.document.clauses_of_tokens(mention.tokens)
    return clauses.described(mention.place) is not None


def is_spoken_of(mention: Mention) -> bool:
    """Whether it is a pronoun inside another's phrase: “a man loyal to him said”."""
    if mention.kind != "P" or mention.low not in _OBJECTS or mention.first < 2:
        return False
    kinds, first = mention.tokens.kind, mention.first
    if kinds[first - 1] not in _GOVERNING or kinds[first - 2] == ACCORDING:
        return False
    return kinds[mention.last + 1 : mention.last + 2] in ([SAY], [CALL])


def _goes_on(context: Context) -> bool:
    """Whether the paragraph is the second or a later one below “the ministry said:”."""
    number = context.said.chunks.tokens.paragraph
    if number < 2 or not _is_bare(context.said.chunks):
        return False
    paragraphs = context.document.paragraphs
    at = number - 1
    while at > 0 and number - at < _STATEMENT and _is_bare(paragraphs[at]):
        at -= 1
    return at < number - 1 and paragraphs[at].letters.endswith(COLON)


def settled(context: Context) -> tuple[Mention | None, float, str | None] | None:
    """The speaker that the syntax gives (None: it hides who spoke), the share that goes with it
    and the verb; None alone where there is a choice."""
    owner, share, verb = leads_in(context.said, context.document)
    if owner is not None:
        return owner, share, verb
    for cue in (context.before, context.after):
        if cue.how == "o" and cue.subject is not None:
            return cue.subject, _SHARE, cue.text  # Interfax quoted her as saying
    owner = _inverted(context.said)
    if owner is not None:
        return owner, _SHARE, context.after.text if context.after.subject is owner else None
    owner = _in_words_of(context.said)
    if owner is not None:
        return owner, _SHARE, None
    if not _called_so(context):
        return None
    agent = context.before.subject
    return (agent, _SHARE, context.before.text) if agent is not None else (None, 0.0, None)


def _inverted(said: Said) -> Mention | None:
    """«…», a-t-elle dit; « … », soupire-t-il."""
    if not is_inverted(said):
        return None
    return next((one for one in said.chunks.mentions if one.first == said.slot + 2), None)


def _in_words_of(said: Said) -> Mention | None:
    """“dead on arrival”, in the words of X; “a mess”, as X put it."""
    tokens, slot = said.chunks.tokens, said.slot
    after = slot + 1 + (tokens.low[slot + 1 : slot + 2] == [","])  # else inside the marks
    low = tokens.low[after : after + 4]
    at = after + 4 if low == ["in", "the", "words", "of"] else 0
    if low[:1] == ["as"] and low[2:4] == ["put", "it"]:
        at = after + 1
    if not at:
        return None
    mentions = said.chunks.mentions
    found = bisect_right(mentions, at, key=_first) - 1
    return mentions[found] if found >= 0 and mentions[found].last >= at else None


def _first(mention: Mention) -> int:
    return mention.first


def _called_so(context: Context) -> bool:
    """“… was described as “…” by Ann Lee”: the quoted words are what it was called."""
    cue = context.before
    return cue.token_kind == CALL and cue.patient is not None and _AS.issuperset(cue.path)


def barred(context: Context) -> list[Mention]:
    """Who did not say it, however near: what a passive verb speaks of; whoever is named below a
    statement that was announced above it."""
    out = [one for one in (context.before.patient, context.after.patient) if one is not None]
    below = context.said.chunks.tokens.paragraph + 1
    if below < len(context.document.paragraphs) and _goes_on(context):
        out += context.document.paragraphs[below].mentions[:_BELOW]
    return out
