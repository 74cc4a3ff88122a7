"""Where the syntax leaves no choice of speaker, so that no model is asked.

A paragraph that ends in “the ministry said:” owns the quotation that fills the next one; of what
“was described as “…” by Ann Lee”, she is the speaker, and never what was described.
"""

from __future__ import annotations

from bisect import bisect_right

from .chunks import Chunks
from .classes import ACCORDING, CALL, COLON, QUOTE, SAY
from .clauses import Clauses
from .context import Context
from .document import Document, Said
from .mentions import Mention
from .speech import is_inverted

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


def is_spoken_of(mention: Mention) -> bool:
    """Whether it is a pronoun inside another's phrase: “a man who knows her said”."""
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
    low = tokens.low[slot + 1 : slot + 6]
    at = slot + 6 if low == [",", "in", "the", "words", "of"] else 0
    if low[:2] == [",", "as"] and low[3:5] == ["put", "it"]:
        at = slot + 3
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
