"""Where sentences end, well enough to cut a snippet there."""

from __future__ import annotations

_STOPS = ".!?…。！？"
_CLOSERS = "\"'”’»)]」』"
_ABBREVIATIONS = frozenset(
    (
        "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt",
        "st", "jr", "sr", "no", "vs", "inc", "co", "corp", "ltd", "jan", "feb", "mar", "apr",
        "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.n", "u.k", "e.g", "i.e",
        "approx", "adm", "maj", "hon", "rev", "ave", "fig", "al",
    )
)  # fmt: skip


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of a paragraph, without the space between them."""
    spans: list[tuple[int, int]] = []
    stops = text
    for stop in _STOPS[1:]:
        stops = stops.replace(stop, _STOPS[0])
    size = len(text)
    start = 0
    at = stops.find(_STOPS[0])
    while at >= 0:
        end = _after_closers(text, at + 1)
        if _ends_here(text, at, end):
            spans.append((start, end))
            while end < size and text[end].isspace():
                end += 1
            start = end
        at = stops.find(_STOPS[0], end)
    if start < size:
        spans.append((start, len(text.rstrip()) if text[start:].strip() else size))
    return [(a, b) for a, b in spans if a < b]


def _after_closers(text: str, at: int) -> int:
    while at < len(text) and (text[at] in _CLOSERS or text[at] in _STOPS):
        at += 1
    return at


def _ends_here(text: str, stop: int, end: int) -> bool:
    if end >= len(text) or text[stop] in "。！？":
        return True
    if not text[end].isspace():
        return False
    following = text[end:].lstrip()[:1]
    if following.islower() or following == "":
        return following == ""
    if text[stop] != ".":
        return True
    begin = stop
    while begin and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    word = text[begin:stop].lower()
    return word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha())
