"""In which role: what the article says a person is, in its own words.

Read before the name ("Turkish Foreign Minister Mevlut Cavusoglu", "the columnist Ann Lee", "her
chief aide, Ann Lee,") and after it ("Ann Lee, 42, a columnist for the Herald who …, said"). A
leading article is left out; a relative clause counts where it tells an occupation.
"""

from __future__ import annotations

from . import words
from .bearing import names_trade
from .classes import COLON, COMMA, DASH, DET, NAME, NUMBER, POSS, QUOTE, SAY, STOP, WORD
from .frame import Frame
from .mentions import Mention

_COURTESY = frozenset(
    """dr mr mrs ms miss m mm mme mlle herr frau monsieur madame señor señora sr sra don doña bay
    bayan sayın""".split()
)
_ENDS = frozenset((STOP, SAY, DASH, ")", "(", "*", COLON))
_LONGEST = 40  # tokens of a role
_VERBS = frozenset("vxC")
_OCCUPIED = frozenset(
    """is was serves served heads headed leads led runs ran works worked manages managed
    oversees oversaw directs directed chairs chaired founded co-founded founds helps helped teaches
    taught studies studied represents represented wrote writes covers covered advises advised owns
    owned helmed sponsored attended organizes organized edits edited hosts hosted specializes
    currently now also previously recently formerly been
    worked chaired campaigned""".split()
)
_COPULAS = frozenset(("is", "was", "been"))
_NOWADAYS = frozenset(("also", "now", "currently", "then", "still"))
_IN_OFFICE = frozenset((WORD, NAME, NUMBER, "'", "p"))
_LASTING = frozenset(("acting", "leading", "managing", "founding"))
_HEADS = frozenset(("heads", "leads", "chairs", "runs"))
_ARTICLES = frozenset(("la", "el", "le", "les", "los", "der", "die", "das"))
_BEFORE_NOUN = frozenset("der die den dem des ein eine einen einem einer".split())
_LEFT_OUT = _ARTICLES | {"a", "an", "the", "un", "une", "una", "ein", "eine"}
_KIN = frozenset(
    """of for at in with to from on who that by under de du des del der für von vom à en""".split()
)
_OF_THE = frozenset(("la", "las", "los", "el", "der", "des", "l'", "l’"))


def role_at(mention: Mention) -> str | None:
    """What is said of the person at this mention: before the name, after it, or both."""
    before = role_before(mention) or role_ahead(mention)
    after = role_after(mention)
    if before and after:
        return after if before.endswith(".") and " " not in before else f"{before}, {after}"
    return before or after


def role_before(mention: Mention) -> str | None:
    """Titles and trades that stand right before the name."""
    frame = mention.frame
    kinds, low = frame.kind, frame.low
    at = mention.named
    least = max(0, mention.named - 14)
    while at > least and (kinds[at - 1] in (WORD, NAME, NUMBER) or _inside(frame, at - 1)):
        at -= 1
    if at == mention.named:
        return None
    while at < mention.named and (
        low[at].endswith(("ing", "ed")) or low[at] in _ARTICLES or _governs(frame, at)
    ):
        at += 1
    tokens = low[at : mention.named]
    if not tokens or all(word in _COURTESY for word in tokens) or not _is_trade(tokens):
        return None
    return frame.source[frame.start[at] : frame.end[mention.named - 1]]


def _governs(frame: Frame, at: int) -> bool:
    """A German verb before its subject: “Das begrüßte Präsident …”, but “der erkrankte …”."""
    low = frame.low
    if frame.kind[at] != WORD or not low[at].endswith("te") or at + 1 >= len(low):
        return False
    german = low[at + 1] in words.GERMAN_TITLES and low[at + 1] != "general"
    return german and (at == 0 or low[at - 1] not in _BEFORE_NOUN)


def _is_trade(tokens: list[str]) -> bool:
    """Whether the words before a name can be its office, not a verb or another's name."""
    last = tokens[-1]
    if any(names_trade(word) for word in tokens):
        return not (last.endswith("s") and last not in words.TITLES)
    return len(last) > 3 and last.endswith(("er", "or", "ist", "ian", "ant", "ent", "man", "eur"))


def _inside(frame: Frame, at: int) -> bool:
    """An “of” within a title (Secretary of State), or a genitive (Russia’s foreign minister)."""
    if frame.kind[at] == "'":
        return at > 0 and (frame.kind[at - 1] == NAME or frame.low[at - 1].endswith("s"))
    if at == 0 or frame.low[at] not in ("of", "for"):
        return False
    return frame.kind[at + 1] == NAME and frame.low[at - 1] in words.TITLES


def role_ahead(mention: Mention) -> str | None:
    """“Her chief aide, Ann Lee, said”: the noun phrase before the comma before the name."""
    frame = mention.frame
    kinds = frame.kind
    comma = mention.first - 1
    if comma < 2 or kinds[comma] != COMMA:
        return None
    at = comma
    while at > 0 and comma - at < 12 and (kinds[at - 1] in _IN_OFFICE or _of_the(frame, at - 1)):
        at -= 1
    if frame.low[at] in _ARTICLES and at + 1 < comma:
        at += 1  # El presidente de …, where the capital hides the article
    elif at == comma or not _begins_phrase(frame, at):
        return None
    tokens = frame.low[at:comma]
    head = tokens[: next((i for i, w in enumerate(tokens) if w in _KIN), len(tokens))]
    if not head or head[-1] not in words.PEOPLE_NOUNS or head[-1].endswith("s"):
        return None
    after = mention.last + 1
    if after < len(kinds) and kinds[after] not in (COMMA, STOP, SAY, "(", DASH, "x"):
        return None
    return frame.source[frame.start[at] : frame.end[comma - 1]]


def _of_the(frame: Frame, at: int) -> bool:
    """An article inside an office: presidente de la patronal, Sprecher der Behörde."""
    if at < 2 or frame.kind[at] != DET:
        return False
    before = frame.low[at - 1]
    if frame.low[at] == "the":  # the head of the relief fund
        return before == "of" and frame.low[at - 2] in words.PEOPLE_NOUNS
    return frame.low[at] in _OF_THE and (before == "de" or before in words.GERMAN_TITLES)


def _begins_phrase(frame: Frame, at: int) -> bool:
    """After an article (but not “of the”), or a genitive phrase that begins the sentence."""
    kinds = frame.kind
    if at == 0 or kinds[at - 1] in (STOP, QUOTE):
        return "'" in kinds[at : at + 8]
    return kinds[at - 1] in (DET, POSS) and (at < 2 or kinds[at - 2] != "p")


def role_after(mention: Mention) -> str | None:
    """The apposition: from the comma after the name to where its phrase ends."""
    frame = mention.frame
    first = _apposition(frame, mention.last + 1)
    if first == 0:
        return None
    if frame.low[first] in ("who", "whose"):
        return _clause(frame, first)
    end = _phrase_end(frame, first)
    if end == first or not _is_role(frame, first, end):
        return None
    end = _before_term(frame, first, end)
    if end - first > 1 and frame.low[first] in _LEFT_OUT:
        first += 1
    return frame.source[frame.start[first] : frame.end[end - 1]].strip() or None


def _apposition(frame: Frame, at: int) -> int:
    """The token where what follows “Name,” begins, past brackets, “of Oregon” and ages; or 0."""
    kinds, low, size = frame.kind, frame.low, len(frame.kind)
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


def _clause(frame: Frame, first: int) -> str | None:
    """“who heads the agency”: a relative clause that tells an occupation."""
    verb = first + 1
    if verb + 1 < len(frame.low) and frame.low[verb] in ("has", "had", "also", "now", "once"):
        verb += 1
    if verb >= len(frame.low) or frame.low[verb] not in _OCCUPIED:
        return None
    if frame.low[verb] in ("is", "was") and not _is_office(frame, verb + 1):
        return None
    end = verb + 1
    while end < len(frame.kind) and end - first < _LONGEST and frame.kind[end] not in _ENDS | {","}:
        end += 1
    if end - first < 3:
        return None
    end = _before_term(frame, first, end)
    start = _held(frame, verb, end) or first
    return frame.source[frame.start[start] : frame.end[end - 1]]


def _before_term(frame: Frame, first: int, end: int) -> int:
    """Where “since 2014” or “for ten years” begins: no part of the office; else ``end``."""
    for at in range(first + 1, end - 1):
        word = frame.low[at]
        if word == "since" or (word == "for" and frame.low[end - 1] in _SPANS):
            return at
    return end


_SPANS = frozenset(("years", "months", "decades", "terms"))


def _held(frame: Frame, verb: int, end: int) -> int:
    """Where the office begins in “who is/was/has been (the) minister since …”; 0 if none does."""
    kinds, low = frame.kind, frame.low
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


def is_post(role: str) -> bool:
    """Whether a clause tells a post that its holder keeps: “who heads the agency”."""
    found = role.split(None, 2)
    return len(found) > 2 and found[0] == "who" and found[1] in _HEADS


def _is_office(frame: Frame, at: int) -> bool:
    """Whether “who is …” goes on with what somebody is."""
    return at < len(frame.kind) and (
        frame.kind[at] == DET or any(word in words.PEOPLE_NOUNS for word in frame.low[at : at + 4])
    )


def _phrase_end(frame: Frame, first: int) -> int:
    """Where the apposition ends: at a comma (unless it only strings another part on), a verb of
    saying, any verb outside a relative clause, a stop."""
    kinds, low, size = frame.kind, frame.low, len(frame.kind)
    clause = False
    end = first
    while end < size and end - first < _LONGEST:
        kind = kinds[end]
        if kind in ("P", "t") and low[end] in ("who", "that", "whose", "which"):
            clause = True
        elif kind == QUOTE:
            if low[end - 1] not in ("of", "book", "show", "program", "the", "magazine", "series"):
                break
        elif kind == SAY and end == first and low[end].endswith(("ed", "said", "says")):
            break  # Ann Lee, asked the mayor
        elif (kind == SAY or kind in _VERBS) and not clause and end - first < 2:
            pass  # the read of the day: an office may look like a verb
        elif kind == SAY and clause and kinds[end - 1] == "P":
            pass
        elif kind in _ENDS or (kind in _VERBS and not clause) or kind == "P" or kind == COMMA:
            break
        end += 1
    return end


def _is_role(frame: Frame, first: int, end: int) -> bool:
    """Whether the phrase says what somebody is: an office or trade at its head, or “a …”."""
    low = frame.low[first:end]
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
    if frame.kind[first] == DET and head < len(low):
        return low[head] in ("of", "for", "at", "who") and frame.kind[first + 1] == WORD
    return head < len(low) and low[head - 1].endswith(("er", "or", "ist", "ian", "ant", "ent"))


def role_head(role: str) -> str:
    """The word of a role that says what somebody is: "minister", "head"."""
    plain = role.lower().replace("’s", "").replace("'s", "").replace(",", " ,").split()
    before = plain
    for at, word in enumerate(plain):
        if word in _KIN or word == ",":
            before = plain[:at]
            break
    return next((word for word in reversed(before) if word in words.PEOPLE_NOUNS), "")
