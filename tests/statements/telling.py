"""Statements of a text in one line each, so that tables compare them whole.

``“It leaks” · Ann Lee = “she” (a welder) · said`` reads: the quoted words, who said them and by
which words of the text, in which role, with which verb. ``partial`` and the number of a group
stand before the words; “?” is a mention without a name, “maybe” a candidate; ``via`` passes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressread.article import Quote, ReportedSpeech, Speaker
from pressread.extraction.statements import find_statements


def quoted(*paragraphs: str, byline: Sequence[str] = (), kinds: Sequence[str] = ()) -> list[str]:
    """The quotations of an article, a line each."""
    return [_quote(one) for one in find_statements(paragraphs, byline=byline, kinds=kinds)[0]]


def reported(*paragraphs: str) -> list[str]:
    """What an article reports without marks, a line each."""
    return [_speech(one) for one in find_statements(paragraphs)[1]]


def _quote(quote: Quote) -> str:
    group = "" if quote.group is None else f"{quote.group}: "
    kind = "" if quote.kind == "direct" else "partial "
    who = _who(quote.speaker, quote.candidate)
    return f"{group}{kind}“{quote.text}” · {who} · {quote.verb or '-'}"


def _speech(speech: ReportedSpeech) -> str:
    cue = f"{speech.cue.text} ({speech.cue.kind})" if speech.cue else "-"
    return f"[{speech.text}] · {_who(speech.speaker, speech.candidate)} · {cue}"


def _who(speaker: Speaker | None, candidate: Speaker | None) -> str:
    shown = _named(speaker) if speaker else "nobody"
    return f"{shown} maybe {candidate.name or '?'}" if candidate else shown


def _named(speaker: Speaker) -> str:
    written = speaker.as_written or ""
    shown = speaker.name or "?"
    shown += f" = “{written}”" if written != speaker.name else ""
    shown += f" ({speaker.role})" if speaker.role else ""
    return shown + (f" via {speaker.via}" if speaker.via else "")
