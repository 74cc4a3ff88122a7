"""Plainer characters for encodings that lack the ones of print: ``“`` → ``"``, ``é`` → ``e``."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

#: What stands for a character, the best first; where cells count the first of the same width is
#: taken.
_PLAINER = {
    **dict.fromkeys("“”„‟«»", ('"',)),
    **dict.fromkeys("‘’‚", ("'",)),
    **dict.fromkeys("▌│┃▏▎▍", ("|",)),
    **dict.fromkeys("–‑─·", ("-",)),
    **dict.fromkeys("╭╮╰╯┌┐└┘", ("+",)),
    **dict.fromkeys("▁▂▃▄▅▆▇", (" ",)),
    **dict.fromkeys("\u00a0\u202f", (" ",)),
    "—": ("--", "-"), "…": ("...", "~"), "━": ("=",), "•": ("*",), "¶": ("par.",),
    "⋮": (":",), "█": ("#",), "→": ("->",), "←": ("<-", "<"), "↓": ("v",), "↑": ("^",),
    "×": ("x",), "✓": ("*",), "ı": ("i",), "ł": ("l",), "Ł": ("L",), "ø": ("o",), "Ø": ("O",),
    "đ": ("d",), "Đ": ("D",), "ð": ("d",), "Ð": ("D",), "ə": ("e",), "æ": ("ae",), "Æ": ("AE",),
    "œ": ("oe",), "Œ": ("OE",), "ß": ("ss",), "þ": ("th",), "Þ": ("Th",),
}  # fmt: skip


def plainer(text: str, encoding: str, *, in_step: bool = False) -> str:
    """``text`` as ``encoding`` can say it, at worst ``?``; ``in_step``: in as many cells."""
    return text if text.isascii() else "".join(_said(char, encoding, in_step) for char in text)


@lru_cache(4096)  # characters in use; an archive of all scripts has about so many
def _said(char: str, encoding: str, in_step: bool) -> str:
    from rich.cells import cell_len

    for candidate in (char, *_PLAINER.get(char, ()), normalize("NFKD", char)[:1]):
        if not _can(candidate, encoding):
            continue
        if not in_step or cell_len(candidate) == cell_len(char):
            return candidate
    return "?" * (cell_len(char) if in_step else 1)


def _can(text: str, encoding: str) -> bool:
    try:
        return bool(text.encode(encoding))
    except UnicodeEncodeError:
        return False
