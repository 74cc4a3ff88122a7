"""Letters made comparable: case, accents, look-alike digits, marks that only steer typesetting.

No regular expression and, for ASCII, no Unicode table is loaded here: this runs at the prompt.
"""

from __future__ import annotations

# Letters that no decomposition takes apart, and Arabic letters that keyboards mix up.
_LOOSE = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n",
        "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ə": "a", "ɛ": "e", "ɔ": "o", "ĸ": "k",
        "ى": "ي", "ی": "ي", "ک": "ك", "ۀ": "ه", "ة": "ه", "ـ": None, "\u2044": "/",
    }
)  # fmt: skip

# Zero-width and bidi characters inside a word: hyphenation, joining and direction hints.
INVISIBLE = frozenset("\u00ad\u200c\u200d\u200e\u200f\u2060\u061c\ufeff") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10)))
)


def fold(word: str) -> str:
    """``word`` without case, accents, vowel points and invisible marks (``İ``, ``ı`` → ``i``).

    Digits of any script become ASCII. Never raises; the result may be empty.
    """
    if word.isascii():
        return word.lower()
    import unicodedata

    loose = unicodedata.normalize("NFKD", word).casefold().translate(_LOOSE)
    if loose.isascii():
        return loose.lower()
    kept = []
    for char in unicodedata.normalize("NFKD", loose):
        if char.isascii() or (char.isalpha() and char not in INVISIBLE):
            kept.append(char)
        elif char.isdecimal():
            kept.append(str(unicodedata.decimal(char)))
        elif char in "\u3099\u309a" or (char == "\u0306" and kept and kept[-1] == "и"):
            kept.append(char)  # a letter of its own: voiced kana, the Russian й
        elif not (unicodedata.combining(char) or char.isspace() or char in INVISIBLE):
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_LOOSE)


def fold_text(text: str) -> str:
    """The words of ``text``, folded, without marks, parted by single spaces: to compare names.

    Unlike ``article.folded``, by which ids are made and which never changes, it folds ``ı`` too.
    """
    plain = " ".join(map(fold, text.split()))
    if plain.isalnum():
        return plain
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


def is_mark(char: str) -> bool:
    """Whether ``char`` continues a word without being a letter: an accent or vowel sign."""
    if char < "\u00ad":
        return False
    if char in INVISIBLE:
        return True
    import unicodedata

    return unicodedata.category(char) in ("Mn", "Mc", "Me")


def is_unspaced(char: str) -> bool:
    """Whether ``char`` is of a script written without spaces (or with particles attached)."""
    return char > "\u0dff" and (
        "\u3040" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7af"
        or "\u0e00" <= char <= "\u0eff"
        or "\u1000" <= char <= "\u109f"
        or "\u1780" <= char <= "\u17ff"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )
