"""Reported speech by the frames of ``frames``: in all languages but English.

X sagte, dass …; X dijo que …; …, sagte X; …, so X; laut X …; selon X, …; X’e göre …; X …-diğini
söyledi; and in German the subjunctive, alone (“Er habe nichts gewusst.”) as the words of who spoke
before. Rules, no model: each has the share of chance that goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from . import words
from .chunks import Chunks
from .classes import ACCORDING
from .clauses import Clauses
from .frames import Frame
from .mentions import Mention
from .reported import Report
from .sites import Site

_SURE = 0.95  # share of a clause that a conjunction opens
_BARE = 0.9  # of a clause with nothing but its verb's form, or before its verb of saying
_FREE = 0.8  # of a sentence in the subjunctive by itself
_FEWEST = 3  # words of a content
_NEAR = 12  # chunks between a verb of saying and the clause that it reports
_MENTIONS = "NLP"
_AFTER_ITS_NOUN = frozenset(("zufolge", "göre", "nach"))
_THAT = words.by_language("that")
_SUBJUNCTIVE = words.LISTS["subjunctive de"]
_VIEW_ENDS = ("angaben", "berichten", "informationen")  # nach Polizeiangaben
_OPENS = frozenset("NLPpadx")  # what a clause without a conjunction begins with
_TO = frozenset(("zu",))
_OBJECT_CLAUSE = (  # what a Turkish clause ends in before “söyledi”
    "ğını", "ğini", "ğunu", "ğünü", "larını", "lerini", "masını", "mesini", "ıklarını", "iklerini",
)  # fmt: skip
_LEMMAS = {
    form: kind
    for kind in ("deny", "ask", "order", "predict")
    for forms in words.by_language(f"foreign {kind}").values()
    for form in forms
}
_LEMMA = {"deny": "deny", "ask": "ask", "order": "order", "predict": "predict"}


class _Told(NamedTuple):
    """A cue's place, the runs of chunks that it reports, the source's place, a share."""

    cue: int
    runs: list[tuple[int, int]]
    source: Mention | None
    share: float


def frame_reports(chunks: Chunks, clauses: Clauses, heard: list[Mention]) -> Iterator[Report]:
    """What a paragraph reports, sentence by sentence; ``heard`` are those who are quoted in it."""
    frame = Frame(chunks)
    speaker: Mention | None = heard[-1] if heard and heard[-1].kind != "P" else None
    for first, last in _sentences(frame):
        told = next(_told(frame, first, last), None)
        if told is None and speaker is not None:
            told = _free(frame, first, last, speaker)
        if told is None or not _is_enough(frame, told.runs):
            continue
        speaker = told.source or speaker
        yield _report(frame, clauses, told)


def _sentences(frame: Frame) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph as runs of chunks."""
    sentence, starts = frame.tokens.sentence, frame.chunks.starts
    first = 0
    for at in range(1, len(starts) + 1):
        if at == len(starts) or sentence[starts[at]] != sentence[starts[first]]:
            yield first, at
            first = at


def _told(frame: Frame, first: int, last: int) -> Iterator[_Told]:
    """What a sentence reports, by one frame or another."""
    letters = frame.letters
    for at in range(first, last):
        letter = letters[at]
        if letter == ACCORDING or _is_view(frame, at):
            found = _according(frame, at, first, last)
        elif letter == "S" and frame.tokens.tongue == "tr":
            found = _turkish(frame, at, first)
        elif letter in "Sc" and frame.low(at) == "so":
            found = _before(frame, at, first, last) or _inserted(frame, at, first, last)
        elif letter == "S":
            found = (
                _as_told(frame, at, first, last)
                or _after(frame, at, last)
                or _before(frame, at, first, last)
            )
        else:
            continue
        if found is not None:
            yield found
    if frame.is_german:
        yield from _that_clauses(frame, first, last)


def _that_clauses(frame: Frame, first: int, last: int) -> Iterator[_Told]:
    """X wies darauf hin, dass sie nichts gewusst habe: whatever the verb, the mood tells."""
    that = _THAT["de"]
    for at in range(first + 2, last):
        if frame.letters[at] == "c" and frame.letters[at - 1] == "," and frame.low(at) in that:
            if not any(_subjunctive(frame, one) for one in range(at, last)):
                return
            place = next((one for one in range(first, at) if frame.is_subject(one)), -1)
            source = frame.mention(place) if place >= 0 and frame.speaks(place) else None
            if source is not None and "c" not in frame.letters[first : at - 1]:
                yield _Told(place, [(at, last - (frame.letters[last - 1] == "."))], source, _FREE)
            return


def _as_told(frame: Frame, cue: int, first: int, last: int) -> _Told | None:
    """Wie X mitteilte, …; …, wie X mitteilte: what the rest of the sentence says."""
    letters = frame.letters
    begin = next((at for at in range(cue - 1, max(first, cue - _NEAR) - 1, -1)
                  if letters[at] == "c" and frame.low(at) == "wie"), -1)  # fmt: skip
    if begin < 0 or not (begin == first or letters[begin - 1] == ","):
        return None
    place = next((at for at in range(begin + 1, cue) if frame.is_subject(at)), -1)
    source = frame.mention(place) if place >= 0 else None
    cue_end = cue + 1 + (letters[cue + 1 : cue + 2] == "x")  # wie X bekannt gegeben hat
    if source is None or letters[cue_end : cue_end + 1] not in (",", ".", ""):
        return None
    stop = last - (letters[last - 1] == ".")
    runs = [(first, begin - 1), (cue_end + 1, stop)]
    runs = [run for run in runs if run[1] > run[0]]
    return _Told(cue, runs, source, _SURE) if runs else None


def _inserted(frame: Frame, cue: int, first: int, last: int) -> _Told | None:
    """Dennoch, so X, habe er nichts gewusst."""
    letters = frame.letters
    if cue - 1 <= first or letters[cue - 1] != "," or letters[cue + 2 : cue + 3] != ",":
        return None
    source = frame.anyone(cue + 1)
    runs = [(first, cue - 1), (cue + 3, last - (letters[last - 1] == "."))]
    return _Told(cue, runs, source, _SURE) if source is not None else None


def _after(frame: Frame, cue: int, last: int) -> _Told | None:
    """X sagte, dass …; X dijo que …; Er sagte, sie sei …"""
    letters = frame.letters
    that = _THAT.get(frame.tokens.tongue, frozenset())
    for at in range(cue + 1, min(last, cue + _NEAR)):
        letter = letters[at]
        if letter in "Q;SA":
            return None
        if letter in "ctd" and frame.low(at) in that:
            return _reported(frame, cue, at, last, _SURE)
        if letter == ":" and letters[at + 1 : at + 2] not in ("", "Q"):
            return _reported(frame, cue, at + 1, last, _BARE)
        if letter == "," and frame.is_german:
            follows = letters[at + 1 : at + 2] == "c" and frame.low(at + 1) in that
            bare = not set(letters[cue + 1 : at]) & set("NLP") or letters[cue + 1 : at] == "pN"
            if (
                not follows
                and not (bare and letters[at + 1 : at + 2] in _OPENS)
                and not (_is_clause(frame, at + 1, last))
            ):
                continue
            return _reported(frame, cue, at + 1, last, _SURE if follows else _BARE)
    return None


def _reported(frame: Frame, cue: int, begin: int, last: int, share: float) -> _Told | None:
    place, own = frame.subject(cue)
    source = frame.mention(place) if 0 <= place < begin else None
    if source is None and frame.low(cue) in ("heißt", "hieß"):
        source, own = frame.document(cue), True
    if source is None:
        return None
    end = last - (frame.letters[last - 1] == ".")
    return _Told(cue, [(begin, end)], source, share if own else share - 0.1)


def _is_clause(frame: Frame, begin: int, last: int) -> bool:
    """Whether a German clause without a conjunction is reported: in the subjunctive, or “zu …”."""
    letters = frame.letters
    if letters[begin : begin + 1] in ("c", "Q", ""):
        return False
    for at in range(begin, last):
        if _subjunctive(frame, at) or (frame.low(at) in _TO and letters[at + 1 : at + 2] in "wSv"):
            return True
        if letters[at] == ";":
            return False
    return False


def _subjunctive(frame: Frame, place: int) -> bool:
    """Whether a chunk holds a verb in the subjunctive (no “ich habe”)."""
    starts, low = frame.chunks.starts, frame.tokens.low
    end = starts[place + 1] if place + 1 < len(starts) else len(low)
    if frame.letters[place] not in "xwvS":
        return False
    return not _SUBJUNCTIVE.isdisjoint(low[starts[place] : end])


def _before(frame: Frame, cue: int, first: int, last: int) -> _Told | None:
    """…, sagte X; …, so der Sprecher; … – powiedział X."""
    letters = frame.letters
    end = cue - 1 - (letters[cue - 1] in "xw" and letters[cue - 2] == ",")  # …, a estimé X
    if end - first < 1 or letters[end] not in ",-":
        return None
    place = frame.behind(cue, last)
    source = frame.mention(place) if place >= 0 else None
    if source is None or set(letters[place + 1 : last]) & set("SCQ:"):
        return None
    run = letters[first:end]
    if "S" in run or run.strip("Q,.") == "" or not _is_sentence(frame, run):
        return None
    return _Told(cue, [(first, end)], source, _BARE)


def _is_sentence(frame: Frame, run: str) -> bool:
    """Whether a run of chunks has a verb, as far as the language's verbs can be told."""
    return bool(set(run) & set("xwvSC")) or not frame.is_german


def _is_view(frame: Frame, place: int) -> bool:
    """Whether “nach Angaben”, “по словам” begins at a preposition."""
    if frame.letters[place] != "p" or place + 1 >= len(frame.letters):
        return False
    views = words.VIEWS.get(frame.tokens.tongue, frozenset())
    starts, low = frame.chunks.starts, frame.tokens.low
    end = starts[place + 2] if place + 2 < len(starts) else len(low)
    noun = low[starts[place + 1] : end]
    return not views.isdisjoint(noun) or noun[-1].endswith(_VIEW_ENDS)


def _according(frame: Frame, cue: int, first: int, last: int) -> _Told | None:
    """laut X …; …, selon X; nach Angaben von X; X zufolge."""
    letters = frame.letters
    begin, end, place = cue, cue + 1, cue + 1
    if letters[cue] == "p":
        place = cue + 2 + (letters[cue + 2 : cue + 3] == "p")
        place = place if frame.anyone(place) is not None and place < last else cue + 1
    elif frame.low(cue) in _AFTER_ITS_NOUN:
        begin, end, place = cue - 1, cue + 1, cue - 1
    if not first <= place < last:
        return None
    source = frame.anyone(place) or _plain(frame, place)
    if source is None:
        return None
    end = max(end, place + 1)
    while end < last and letters[end] in "pNLn()" and end - cue < _NEAR and begin == first:
        end += 1  # laut einem Bericht der Zeitung vom Montag
    stop = last - (letters[last - 1] == ".")
    runs = [
        (first, begin - (letters[begin - 1] == ",")),
        (end + (letters[end : end + 1] == ","), stop),
    ]
    runs = [run for run in runs if run[1] > run[0] and letters[run[0] : run[1]].strip(",.Q")]
    whole = "".join(letters[start:stop] for start, stop in runs)
    if not runs or not _is_sentence(frame, whole):
        return None
    return _Told(cue, runs, source, _SURE)


def _plain(frame: Frame, place: int) -> Mention | None:
    """A noun that is no mention by itself: по словам губернатора, według policji."""
    starts, tokens = frame.chunks.starts, frame.tokens
    end = starts[place + 1] if place + 1 < len(starts) else len(tokens.kind)
    views = words.VIEWS.get(tokens.tongue, frozenset())
    first = starts[place] + (tokens.low[starts[place]] in views)
    if first >= end or tokens.kind[first] != "w":
        return None
    return Mention(tokens, "L", first, first, first, first)


def _turkish(frame: Frame, cue: int, first: int) -> _Told | None:
    """X, …-diğini söyledi."""
    starts, low = frame.chunks.starts, frame.tokens.low
    if not low[starts[cue] - 1].endswith(_OBJECT_CLAUSE):
        return None
    place = next((at for at in range(first, cue) if frame.is_subject(at)), -1)
    source = frame.mention(place) if place >= 0 else None
    if source is None:
        return None
    begin = max(place, frame.letters.rfind(",", first, cue)) + 1
    return _Told(cue, [(begin, cue)], source, _BARE) if begin < cue else None


def _free(frame: Frame, first: int, last: int, speaker: Mention) -> _Told | None:
    """“Er habe nichts gewusst.” goes on with the words of who was reported before."""
    letters = frame.letters
    if not frame.is_german or set(letters[first:last]) & set("SAQ"):
        return None
    verb = next(
        (at for at in range(first, min(last, first + _NEAR)) if _subjunctive(frame, at)), -1
    )
    if verb < 0 or frame.low(first) in ("ich", "wir") or letters[first] == "c":
        return None
    return _Told(verb, [(first, last)], speaker, _FREE)


def _is_enough(frame: Frame, runs: list[tuple[int, int]]) -> bool:
    """Whether the runs have a few words outside quotation marks."""
    starts, kinds = frame.chunks.starts, frame.tokens.kind
    count = 0
    for begin, end in runs:
        stop = starts[end] if end < len(starts) else len(kinds)
        count += sum(kind.isalpha() and kind != "Q" for kind in kinds[starts[begin] : stop])
    return count >= _FEWEST


def _report(frame: Frame, clauses: Clauses, told: _Told) -> Report:
    starts, tokens = frame.chunks.starts, frame.tokens
    spans = []
    for begin, end in told.runs:
        stop = (starts[end] if end < len(starts) else len(tokens.kind)) - 1
        spans.append((tokens.start[starts[begin]], tokens.end[stop]))
    lemma = _LEMMA.get(_LEMMAS.get(frame.low(told.cue), ""), "say")
    site = Site(frame.chunks, clauses, starts[told.cue], lemma)
    return Report(site, spans, told.source, 1.0, told.share)
