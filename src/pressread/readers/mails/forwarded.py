"""The article in a mail that was passed on, without the heads and ``>`` of the mails around it.

A head may be announced ("---------- Forwarded message ---------", "-----Original Message-----") or
stand bare; each mail of a chain has one.
"""

from __future__ import annotations

import re

from pressread.readers.mails import heads

_QUOTED = re.compile(r"^[ \t]*[>|] ?", re.M)
_WROTE = re.compile(r"(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev)\s?:\s*$")
_SHARE = 0.6  # of the lines, from which on a mail is a quoted one
_NOTE = 60  # words above a forwarded mail that are a note on it; more are a mail of their own
_LINES = 80
_DEEPEST = 6
_TITLE = 25  # words of a line that may be a headline


def unwrapped(text: str) -> tuple[dict[str, str], str]:
    """The fields of the innermost mail's head, as ``heads`` calls them, and its text."""
    fields: dict[str, str] = {}
    for _ in range(_DEEPEST):
        text = unquoted(text)
        found = _head(text)
        if found is None or len(text[: found[1]].split()) > _NOTE:
            break
        fields, _, end = found
        text = text[end:].strip("\n")
    return fields, text


def unquoted(text: str) -> str:
    """The text without the ``>`` before its lines, where most lines have one."""
    for _ in range(_DEEPEST):
        lines = [line for line in text.split("\n") if line.strip()]
        quoted = sum(1 for line in lines if _QUOTED.match(line))
        if not quoted or quoted < _SHARE * len(lines):
            break
        above, _, _ = text.partition("\n>")
        if above != text and len(above.split()) <= _NOTE and not above.lstrip().startswith(">"):
            kept = [] if _WROTE.search(above.strip()) else [above]
            text = "\n".join([*kept, text[len(above) + 1 :]])
        text = _QUOTED.sub("", text)
    return text


def _head(text: str) -> tuple[dict[str, str], int, int] | None:
    """The fields of the first head in a text, where it begins and where it ends."""
    at = 0
    for line in text.split("\n", _LINES)[:_LINES]:
        if ":" in line or "---" in line or "essage" in line:
            fields, end = heads.head_at(text, at)
            if {"from", "subject"} <= fields.keys() or {"from", "date"} <= fields.keys():
                return fields, at, end
        at += len(line) + 1
    return None


def begins_with_title(text: str) -> bool:
    """Whether the first line of a text may be its headline."""
    first = text.lstrip().split("\n", 1)[0].strip()
    return 0 < len(first.split()) <= _TITLE and first[-1:] not in ".:;,"
