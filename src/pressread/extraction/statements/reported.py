"""Reported speech: who said what without quotation marks, as cue, content and source.

A *site* is a word of saying with its sentence. Five linear models of ``reported.json`` look at it
over lemmas, classes and the letters of ``chunks``: ``cue`` (is something reported here?),
``layout`` (does its content stand after, before, on both sides?), ``begin``, ``end`` and
``source``. All work on chunks, so an article costs little more than its quotations do.
"""

from __future__ import annotations

from typing import Any

from pressread.article import CueKind
from pressread.text.linear import chance, score, shares, weights

from .chunks import Chunks
from .classes import QUOTE
from .clauses import Clauses
from .complements import (
    antecedent,
    behind_verb,
    clause_end,
    is_conditional,
    is_relative,
    keeps_saying,
    left_out,
    states_nothing,
)
from .mentions import Mention
from .reported_features import (
    Spans,
    after_features,
    before_features,
    cue_features,
    end_features,
    layout_features,
    source_features,
)
from .sites import (
    AFTER,
    AROUND,
    BEFORE,
    KINDS,
    Site,
    after_begins,
    after_ends,
    before_begins,
    before_end,
    is_negative,
    negated,
    sites,
    sources,
)

LAYOUTS = (AFTER, BEFORE, AROUND)
SAID_AT_LEAST = 0.5  # chance that something is reported
_WEIGHTS = __file__.removesuffix("reported.py") + "reported.json"
_FEWEST = 3  # words of a content
_BOUND = 0.9  # chance that a verb of saying inside “which X says is …” reports
_QUOTED_AS = 0.97  # share of whom an agency quotes


def models() -> Any:
    """The models of ``reported.json`` by name: feature → weight."""
    return weights(_WEIGHTS)


class Report:
    """Something reported: its site, its spans in the paragraph, its source and two chances."""

    __slots__ = ("chance", "kind", "share", "site", "source", "spans")

    def __init__(
        self, site: Site, spans: Spans, source: Mention | None, chance: float, share: float
    ) -> None:
        self.site, self.spans, self.source = site, spans, source
        self.chance, self.share = chance, share
        denies = is_negative(site.lemma) != negated(site)
        self.kind: CueKind = "deny" if denies else KINDS.get(site.lemma, "say")


def reports(chunks: Chunks, clauses: Clauses) -> list[Report]:
    """What a paragraph reports, in order; of what is reported inside another's words, nothing."""
    fitted = models()
    found: list[Report] = []
    for site in sites(chunks, clauses):
        which = left_out(site)
        bound = behind_verb(site, which) if which >= 0 else []
        likely = _BOUND if bound else chance(score(fitted["cue"], cue_features(site)))
        if likely < SAID_AT_LEAST or (found and _is_inside(site, found[-1])):
            continue
        spans = bound if which >= 0 else content(site, fitted)
        if not spans or _words(site, spans) < _FEWEST:
            continue
        source, share = source_of(site, spans, fitted["source"])
        made = Report(site, [_characters(site, *span) for span in spans], source, likely, share)
        while found and _is_inside(found[-1].site, made):
            found.pop()
        found.append(made)
    return found


def _is_inside(site: Site, report: Report) -> bool:
    """Whether a word of saying stands among what is reported."""
    at = site.chunks.tokens.start[site.token]
    return any(start <= at < end for start, end in report.spans)


def _words(site: Site, spans: Spans) -> int:
    """How many words a content has; quoted words count as a few."""
    starts, kinds = site.chunks.starts, site.chunks.tokens.kind
    runs = [kinds[starts[begin] : _token_before(site, end) + 1] for begin, end in spans]
    return sum(_FEWEST if kind == QUOTE else kind.isalnum() for run in runs for kind in run)


def content(site: Site, fitted: Any) -> Spans:
    """The chunks of what is said: one or two half-open runs; none where only a quotation is."""
    layouts = shares([score(fitted["layout"], layout_features(site, one)) for one in LAYOUTS])
    found: Spans = []
    for at in sorted(range(3), key=layouts.__getitem__, reverse=True):
        found = _laid_out(site, AFTER if is_relative(site) else LAYOUTS[at], fitted)
        if found:
            break
    return [] if all(_is_quoted(site, *span) for span in found) else found


def _laid_out(site: Site, layout: str, fitted: Any) -> Spans:
    found: Spans = []
    if layout != AFTER:
        end = before_end(site)
        begins = before_begins(site, end)
        if begins:
            scores = [score(fitted["begin"], before_features(site, one, end)) for one in begins]
            found.append((begins[scores.index(max(scores))], end))
    if layout == BEFORE or (layout == AROUND and not found):
        return found
    begins = [one for one in after_begins(site, layout) if not is_conditional(site, one)]
    if not begins:
        return found
    scores = [score(fitted["begin"], after_features(site, one, layout)) for one in begins]
    begin = begins[scores.index(max(scores))]
    if site.letters[begin] in "NLP" and site.letters[begin + 1 : begin + 2] == "t":
        begin = min(begin + 2, site.last - 1)  # warned the council that …
    if states_nothing(site, begin):
        return found
    stop = clause_end(site, begin)
    ends = [one for one in after_ends(site, begin) if one <= stop]
    if ends:
        scores = [score(fitted["end"], end_features(site, begin, one)) for one in ends]
        found.append((begin, ends[scores.index(max(scores))]))
    return found


def _is_quoted(site: Site, begin: int, end: int) -> bool:
    """Whether a run holds nothing but quotations and signs."""
    return not site.letters[begin:end].strip("Q,.:;-()*")


def _characters(site: Site, begin: int, end: int) -> tuple[int, int]:
    """A run of chunks in code points of the paragraph."""
    tokens, starts = site.chunks.tokens, site.chunks.starts
    return tokens.start[starts[begin]], tokens.end[_token_before(site, end)]


def _token_before(site: Site, place: int) -> int:
    starts = site.chunks.starts
    return (starts[place] if place < len(starts) else len(site.chunks.tokens.kind)) - 1


def source_of(site: Site, spans: Spans, model: dict[str, float]) -> tuple[Mention | None, float]:
    """The likeliest source and its share of chance."""
    if site.how == "o":
        return site.subject, _QUOTED_AS  # Interfax quoted her as saying
    if keeps_saying(site):
        return site.subject, _QUOTED_AS
    candidates = sources(site)
    if not candidates:
        return site.subject, 0.5 if site.subject is not None else 0.0
    chances = shares([score(model, source_features(site, spans, one)) for one in candidates])
    share = max(chances)
    return antecedent(candidates[chances.index(share)], site), share
