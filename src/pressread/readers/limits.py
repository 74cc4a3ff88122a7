"""What the readers accept at most. Over a limit an input is refused, with the limit in the reason.

The bounds keep one hostile or mistaken file from taking the machine's memory: nothing is read,
unpacked or parsed beyond them.
"""

from __future__ import annotations

MIB = 1024 * 1024

MAX_ARTICLE = 64 * MIB
"""Bytes of one text, page or wire item, after decompression."""

MAX_COLLECTION = 256 * MIB
"""Bytes of one file of many articles that must be read as a whole (a page of an export)."""

MAX_MARKUP = 16 * MIB
"""Code points of one page once embedded pictures (``data:`` addresses) are taken out."""

MAX_NESTING = 3
"""How deep packed files are unpacked (a gzip in a zip in a zip)."""

HEAD = 64 * 1024
"""Bytes that are looked at to tell the format."""

SAMPLE = 4 * MIB
"""Bytes in which the marks of an export are looked for, and its charset."""

IN_MEMORY = 32 * MIB
"""Bytes of standard input and of packed files in packed files; more go through a file."""


def size_in_words(size: int) -> str:
    """``67108864`` as ``64 MB``."""
    return f"{size // MIB} MB" if size >= MIB else f"{size} bytes"
