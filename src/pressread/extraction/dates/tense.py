"""Whether the sentence around a date looks back or forward."""

from __future__ import annotations

import re

_REACH = 200
_SENTENCE = re.compile(r"[.!?;][\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-z])")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec))$"
)

_PLANS = (
    "due|set|scheduled|expected|slated|planned|likely|going|about|ready|supposed|plan|plans|planning"
    "|expects|hopes|hoping|intends|aims|wants|vowed|pledged|promised|proposed|preparing|prepares"
    "|agreed|invited"
)
_FUTURE = re.compile(
    rf"\b(?:will|shall|won[’']t|would|(?-i:may|might|could(?!\s+not))|\w+[’']ll)\b"
    rf"|\b(?:{_PLANS})\s+(?:\w+\s+)?to\b|\b(?:scheduled|slated|planned|due|expected|postponed"
    r"|delayed|adjourned|remanded|deadline|upcoming|ahead of|in time for|until|till|to be)\b"
    r"|\b(?:begins|starts|opens|ends|expires|kicks off|takes place|faces|meets|returns|resumes"
    r"|votes on|closes|goes to the polls|go to the polls|arrives|departs|leaves (?:for|on)"
    r"|travels to|marks the|(?:re)?convenes|(?:takes?|comes? into|enters? into) (?:effect|force)"
    r"|set for|(?:is|are) on(?=\s*$))(?!\w)",
    re.I,
)
_PAST = re.compile(
    r"\b(?:said|says|told|was|were|had|did|came|went|took|made|gave|saw|met|held|began|left|won"
    r"|lost|fell|rose|spoke|wrote|found|hit|put|sent|shot|struck|got|became|brought|broke|led|ran"
    r"|showed|sought|stood|threw|withdrew|drew|flew|grew|knew|kept|paid|sold|thought|after"
    r"|following|since|has|have|(?!need)[a-z]{2,}ed)\b",
    re.I,
)
_UNPLANNED = re.compile(
    r"[’']s\s(?:[\w.-]+\s){0,3}?(?:attacks?|assaults?|bombings?|raids?|air ?strikes?|shootings?"
    r"|blasts?|explosions?|crash(?:es)?|(?:earth)?quakes?|coup|killings?|murders?|riots?|clashes|violence"
    r"|decisions?|rulings?|verdict|statements?|announcements?|actions?|moves?|results?|remarks"
    r"|comments|defeat|victory|win|loss(?:es)?|deaths?|storms?|fires?|floods?|massacre|incidents?"
    r"|accidents?|arrests?|resignations?|rout|falls?|drop|gains?|rally|sell-off)\b",
    re.I,
)
_KEEPS = re.compile(
    r"(?:be|been|being|get|and|or|not|have|has|also|then|later|now|is|are)\s+$", re.I
)


def looks_forward(text: str, start: int, end: int) -> bool | None:
    """``True``: the verb before the date (or, where none stands, after it) is of the future;
    ``False``: of the past; ``None``: there is no telling.
    """
    before = _clause_before(text[max(0, start - _REACH) : start])
    found = _last(before)
    if found is None:
        found = _first(_clause_after(text[end : end + _REACH]))
    return found


def is_of_the_past(text: str, end: int) -> bool:
    """Whether a possessive names what nobody plans: "Monday's raid", "Sunday's defeat"."""
    return _UNPLANNED.match(text, end) is not None


def _clause_before(text: str) -> str:
    cut = 0
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATED.search(text[: match.start()][-8:]):
            cut = match.end()
    return text[cut:]


def _clause_after(text: str) -> str:
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATED.search(text[: match.start()][-8:]):
            return text[: match.start()]
    return text


def _last(clause: str) -> bool | None:
    """The tense of the last verb; a participle keeps the tense of its auxiliary."""
    future = [(match.start(), match.end()) for match in _FUTURE.finditer(clause)]
    tense: bool | None = None
    verbs = [(start, True) for start, _ in future]
    verbs += [
        (match.start(), False)
        for match in _PAST.finditer(clause)
        if not any(start <= match.start() < end for start, end in future)
    ]
    for position, forward in sorted(verbs):
        if forward:
            tense = True
        elif not (tense and _KEEPS.search(clause[:position][-12:])):
            tense = False
    return tense


def _first(clause: str) -> bool | None:
    future, past = _FUTURE.search(clause), _PAST.search(clause)
    if future and (not past or future.start() <= past.start()):
        return True
    return False if past else None
