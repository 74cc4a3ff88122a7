"""Foreign text made harmless for a terminal, on one line, with its offsets kept track of.

What happens to a character, and why:

* line breaks, tabs and the Unicode separators become a space: a field is one line;
* other C0 controls become their visible pictures (escape is ``␛``), C1 controls ``�``;
* bidi controls, tags, soft hyphens, byte order marks and every other invisible format
  character are dropped: they can reorder or hide what is read;
* the zero-width joiner and non-joiner stay between two characters beyond ASCII, where Persian,
  Indic scripts and emoji need them, and are dropped everywhere else;
* of combining marks, a base keeps ``MAX_MARKS``: no living script piles up more, and a storm of
  them would cover the lines above. A mark without a base gets a dotted circle;
* lone surrogates and noncharacters become ``�``: no encoding has them.
"""

from __future__ import annotations

MAX_MARKS = 4

_JOINERS = "\u200c\u200d"
_CIRCLE = "\u25cc"
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"  # Hangul fillers: letters that show nothing


def clean(text: str) -> str:
    """``text`` on one line, safe to print. Never raises."""
    return text if _is_plain(text) else "".join(_pieces(text))


def clean_lines(text: str) -> str:
    """Like ``clean``, with the line breaks kept."""
    return "\n".join(map(clean, text.splitlines()))


def clean_spans(
    text: str, spans: tuple[tuple[int, int], ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """``clean(text)`` and where its half-open ``spans`` of code points are afterwards."""
    inside = tuple((max(0, min(a, len(text))), max(0, min(b, len(text)))) for a, b in spans)
    if _is_plain(text):
        return text, inside
    pieces = _pieces(text)
    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return "".join(pieces), tuple((offsets[a], offsets[b]) for a, b in inside)


def clean_url(url: str | None) -> str | None:
    """``url`` if it is safe inside an OSC 8 link, else ``None``: http(s) or file, no controls.

    Everything but printable ASCII is percent-encoded.
    """
    if not url or not url.lower().startswith(("http://", "https://", "file://")):
        return None
    return "".join(
        char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in _utf8(char))
        for char in url
    )


def _utf8(char: str) -> bytes:
    return char.encode("utf-8", "replace")


def _is_plain(text: str) -> bool:
    """Whether every character may stay: the quick test that nearly all text passes."""
    if text.isascii():
        return text.isprintable()
    distinct = "".join(set(text))
    if not distinct.isprintable():
        return False
    return not any(
        char >= "\u0300" and (char in _BLANK_LETTERS or _is_mark(char)) for char in distinct
    )


def _pieces(text: str) -> list[str]:
    """What each character of ``text`` becomes, in step with it."""
    pieces = []
    marks = MAX_MARKS + 1  # as if a storm stood before the text: its first mark has no base
    base = ""
    for index, char in enumerate(text):
        piece = _piece(char)
        if char in _JOINERS:
            piece = char if base and _joins(base, text[index + 1 : index + 2]) else ""
            base = ""
        elif piece and _is_mark(char):
            piece, marks = _mark(char, marks)
        elif piece:
            marks, base = 0 if piece != " " else MAX_MARKS + 1, piece
        pieces.append(piece)
    return pieces


def _mark(char: str, marks: int) -> tuple[str, int]:
    if marks > MAX_MARKS:
        return _CIRCLE + char, 1
    return (char, marks + 1) if marks < MAX_MARKS else ("", marks)


def _joins(before: str, after: str) -> bool:
    return before > "\x7f" and after > "\x7f" and after.isprintable()


def _is_mark(char: str) -> bool:
    from unicodedata import category

    return category(char) in ("Mn", "Me")


def _piece(char: str) -> str:
    """What ``char`` becomes on its own; joiners and marks are judged by their neighbours."""
    if char in _BLANK_LETTERS:
        return ""
    if char.isprintable():
        return char
    from unicodedata import category

    kind = category(char)
    if char in "\t\n\r\x0b\x0c\x85" or kind in ("Zl", "Zp"):
        return " "
    if kind == "Cc":
        return "\u2421" if char == "\x7f" else chr(0x2400 + ord(char)) if char < " " else "\ufffd"
    if kind == "Cf":
        return ""
    noncharacter = kind == "Cn" and (ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef")
    return "\ufffd" if kind == "Cs" or noncharacter else char
