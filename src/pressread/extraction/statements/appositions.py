"""What stands after a name and says who that is: “Ann Lee, 42, a columnist who …, said”.

A relative clause counts where it tells an occupation.
"""

from __future__ import annotations

from pressread.text.names import is_given_name

from . import words
from .classes import COLON, COMMA, DASH, DET, NAME, NUMBER, QUOTE, SAY, STOP, WORD
from .mentions import Mention
from .name_heads import names_trade
from .tokens import Tokens

_ENDS = frozenset((STOP, SAY, DASH, ")", "(", "*", COLON))
_LONGEST = 40  # tokens of a role
_VERBS = frozenset("vxC")
_OCCUPIED = words.LISTS["occupations"]
_COPULAS = frozenset(("is", "was", "been"))
_NOWADAYS = frozenset(("also", "now", "currently", "then", "still"))
_LASTING = frozenset(("acting", "leading", "managing", "founding"))
_ARTICLES = frozenset(("la", "el", "le", "les", "los", "der", "die", "das"))
_LEFT_OUT = _ARTICLES | {"a", "an", "the", "un", "une", "una", "ein", "eine"}
_KIN = words.LISTS["after offices"]
_RELATIVE = frozenset(("who", "that", "whose", "which"))
_VERBAL = _VERBS | {SAY}
_BEFORE_TITLE = frozenset(("of", "book", "show", "program", "the", "magazine", "series"))


def role_after(mention: Mention) -> str | None:
    """The apposition: from the comma after the name to where its phrase ends."""
    tokens = mention.tokens
    first = _apposition(tokens, mention.last + 1)
    if first == 0 or (mention.first == 0 and tokens.kind[first - 1] == DASH):
        return None  # no apposition; or a dateline's dash
    if tokens.low[first] in ("who", "whose"):
        return _clause(tokens, first)
    end = _phrase_end(tokens, first)
    while end > first and tokens.low[end - 1] in _KIN:
        end -= 1
    end = _before_term(tokens, first, end)
    if tokens.tongue == "de" and not _is_closed(tokens, first, end):
        return None
    if tokens.kind[end : end + 1] == ["P"] and "who" in tokens.low[first:end]:
        end = tokens.low.index("who", first)  # a clause cut short
    if _is_list(tokens, first, end):
        return None
    if end == first or not _is_role(tokens, first, end) or _speaks_itself(tokens, first, end):
        return None
    if end - first > 1 and tokens.low[first] in _LEFT_OUT:
        first += 1
    return tokens.source[tokens.start[first] : tokens.end[end - 1]].strip() or None


def _is_closed(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a German apposition ends as it must, at a comma, a bracket or a stop, and goes on
    with no other person and no verb: “X, Bundeskanzler Gerhard Roth und Y dachten …”."""
    if tokens.kind[end : end + 1] not in ([COMMA], [STOP], ["("], [COLON], [], [SAY]):
        return False
    trade = first
    while trade < end and tokens.kind[trade] == NAME and names_trade(tokens.low[trade]):
        trade += 1
    if first < trade < end and tokens.kind[trade] == NAME and is_given_name(tokens.low[trade]):
        return False
    return not any(low.endswith(("ten", "te")) and tokens.kind[at] == WORD and at > first + 1
                   for at, low in enumerate(tokens.low[first:end], first))  # fmt: skip


def _is_list(tokens: Tokens, first: int, end: int) -> bool:
    """“Ann Lee, Aleksei Tavalny and Col. Bo Sand”: further names, no apposition."""
    low, kinds = tokens.low, tokens.kind
    if kinds[first] != NAME or names_trade(low[first]) or low[first] in words.DOMAINS:
        return False
    further = kinds[first : first + 2] == [NAME, NAME] and "and" in low[first:end]
    return further or is_given_name(low[first])


def _speaks_itself(tokens: Tokens, first: int, end: int) -> bool:
    """“It belongs to the Army, a source said”: what stands before a verb of saying, with no comma
    between, is no apposition but the next speaker; nor is what a verb begins."""
    if tokens.kind[first] in (SAY, "C", "v", "x"):
        return True
    said = tokens.kind[end : end + 1] == [SAY]
    return said and not words.REPRESENTATIVES.isdisjoint(tokens.low[first:end])


def _apposition(tokens: Tokens, at: int) -> int:
    """The token where what follows “Name,” begins, past brackets, “of Oregon” and ages; or 0."""
    kinds, low, size = tokens.kind, tokens.low, len(tokens.kind)
    if at < size and kinds[at] == "(":
        least = at + 20
        while at < min(size, least) and kinds[at] != ")":
            at += 1
        at += 1
    if at + 1 < size and low[at] in ("of", "from") and kinds[at + 1] == NAME:
        at += 1
        while at < size and kinds[at] == NAME:
            at += 1
    if at + 2 < size and kinds[at] == COMMA and kinds[at + 1] == NUMBER and kinds[at + 2] == COMMA:
        at += 2
    if at + 2 < size and kinds[at] == COMMA and low[at + 1][:2] in ("r-", "d-", "i-"):
        at += 2 + (kinds[at + 2] == STOP)
    return at + 1 if at + 1 < size and kinds[at] in (COMMA, DASH) else 0


def _clause(tokens: Tokens, first: int) -> str | None:
    """“who heads the agency”: a relative clause that tells an occupation."""
    verb = first + 1
    if verb + 1 < len(tokens.low) and tokens.low[verb] in ("has", "had", "also", "now", "once"):
        verb += 1
    if verb >= len(tokens.low) or tokens.low[verb] not in _OCCUPIED:
        return None
    if tokens.low[verb] in ("is", "was") and not _is_office(tokens, verb + 1):
        return None
    end = verb + 1
    while (
        end < len(tokens.kind) and end - first < _LONGEST and tokens.kind[end] not in _ENDS | {","}
    ):
        end += 1
    if end - first < 3:
        return None
    end = _before_term(tokens, first, end)
    start = _held(tokens, verb, end) or first
    return tokens.source[tokens.start[start] : tokens.end[end - 1]]


def _before_term(tokens: Tokens, first: int, end: int) -> int:
    """Where “since 2014” or “for ten years” begins: no part of the office; else ``end``."""
    for at in range(first + 1, end - 1):
        word = tokens.low[at]
        if word == "since" or (word == "for" and tokens.low[end - 1] in _SPANS):
            return at
    return end


_SPANS = frozenset(("years", "months", "decades", "terms"))


def _held(tokens: Tokens, verb: int, end: int) -> int:
    """Where the office begins in “who is/was/has been (the) minister since …”; 0 if none does."""
    kinds, low = tokens.kind, tokens.low
    if low[verb] not in _COPULAS:
        return 0
    at = verb + 1
    while at < end and low[at] in _NOWADAYS:
        at += 1
    article = at < end and kinds[at] == DET
    at += article
    if at < end and not article and low[at].endswith("ing") and low[at] not in _LASTING:
        return 0  # who is suing the minister
    head = at
    while head < end and kinds[head] != "p" and low[head] not in _KIN:
        if low[head] in words.PEOPLE_NOUNS:
            return at
        head += 1
    return 0


def _is_office(tokens: Tokens, at: int) -> bool:
    """Whether “who is …” goes on with what somebody is."""
    return at < len(tokens.kind) and (
        tokens.kind[at] == DET
        or any(word in words.PEOPLE_NOUNS for word in tokens.low[at : at + 4])
    )


def _phrase_end(tokens: Tokens, first: int) -> int:
    """Where the apposition ends: at a comma, a verb of saying, any verb outside a relative
    clause, a stop."""
    clause = False
    end, most = first, min(len(tokens.kind), first + _LONGEST)
    while end < most:
        relative = tokens.kind[end] in ("P", "t") and tokens.low[end] in _RELATIVE
        if not relative and _ends_role(tokens, first, end, clause):
            break
        clause = clause or relative
        end += 1
    return end


def _ends_role(tokens: Tokens, first: int, at: int, clause: bool) -> bool:
    """Whether an apposition that began at ``first`` is over at a token."""
    kind, low = tokens.kind[at], tokens.low
    if kind == QUOTE:
        return low[at - 1] not in _BEFORE_TITLE
    if kind in _VERBAL and not clause and at - first < 2:  # the read of the day: may be an office
        return kind == SAY and at == first and low[at].endswith(("ed", "said", "says"))
    if kind == SAY and clause:
        return tokens.kind[at - 1] != "P"
    return kind in _ENDS or (kind in _VERBS and not clause) or kind in ("P", COMMA)


def _is_role(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the phrase says what somebody is: an office or trade at its head, or “a …”."""
    low = tokens.low[first:end]
    if (
        low[0] == "a"
        and low[-1] != "a"
        and (low[1].endswith(("é", "çu", "ert", "is")) or low[1] in words.SAY_FOREIGN)
    ):
        return False  # French: has done, not a somebody
    head = next((i for i, word in enumerate(low) if i and word in _KIN), len(low))
    if any(word in words.PEOPLE_NOUNS for word in low[:head]):
        return True
    if low[0] in ("a", "an", "one", "another"):
        return head > 1
    if tokens.kind[first] == DET and head < len(low):
        return low[head] in ("of", "for", "at", "who") and tokens.kind[first + 1] == WORD
    return head < len(low) and low[head - 1].endswith(("er", "or", "ist", "ian", "ant", "ent"))
