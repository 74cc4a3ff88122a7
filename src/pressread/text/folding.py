"""Three foldings of written words, each for one thing.

``fold_identity``  ids of articles and copies; frozen, as archives hold what it made.
``fold``           search, word by word: what is typed finds every spelling of the same letters.
``fold_name``      names of people: as ``fold``, in Latin letters, without titles.

Search and names fold the same letters alike: what ``search`` finds, ``quotes --by`` finds too.
No regular expression and, for ASCII, no Unicode table is loaded here: this runs at the prompt.
"""

from __future__ import annotations

# Letters that no decomposition takes apart, and Arabic letters that keyboards mix up. The schwa
# is the "a" of English papers (Əliyev, Aliyev).
_LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ə": "a", "ɛ": "e", "ɔ": "o", "ĸ": "k",
    "ى": "ي", "ی": "ي", "ک": "ك", "ۀ": "ه", "ة": "ه", "ـ": None, "\u2044": "/",
}  # fmt: skip
_LOOSE = str.maketrans(_LETTERS)
# Cyrillic and Greek in the Latin letters that English papers use.
_SCRIPTS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщыэюяіїєґαβγδεζηθικλμνξοπρσςτυφχψω",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya i yi ye g "
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_SILENT = dict.fromkeys("ʼʻ’‘'`´ьъ", "")  # apostrophes and the signs that no letter stands for
_LATIN = str.maketrans({**_LETTERS, **_SILENT, **_SCRIPTS})
# Zero-width and bidi characters inside a word: hyphenation, joining and direction hints.
INVISIBLE = frozenset("\u00ad\u200c\u200d\u200e\u200f\u2060\u061c\ufeff") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10)))
)
_BLANKED = dict.fromkeys(
    map(ord, [*(chr(code) for code in range(128) if not chr(code).isalnum()), *"“”‘’–—«»"]), " "
)

#: Words that stand in small letters inside a name, in front of the surname.
PARTICLES = frozenset("""
    af al av ben bin bint da das de del della dello den der des di do dos du el ibn la le te ten
    ter van vom von y zu zum zur
""".split())  # fmt: skip

#: What follows a surname.
SUFFIXES = frozenset("jr sr ii iii iv".split())

#: Courtesies, offices and degrees in front of a name, as ``fold_name`` leaves them out.
TITLES = SUFFIXES - {"iv"} | frozenset("""
    mr mrs ms miss dr prof professor sir lord lady dame sen senator rep gov gen lt col maj capt
    sgt president minister secretary prime foreign chancellor king queen prince princess pope
    ambassador the hon rev herr frau bay bayan mm mme mlle monsieur madame sra senor senora sayin
    sheikh imam ayatollah
""".split())  # fmt: skip


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
    """The words of ``text`` as ``fold`` has them, without marks, parted by single spaces."""
    plain = " ".join(map(fold, text.split()))
    return plain if plain.isalnum() else " ".join(_words(plain))


def fold_identity(text: str) -> str:
    """The words of ``text`` without case, accents and punctuation, parted by single spaces.

    Ids of articles stand on it: it never changes (and so leaves ``ı`` and ``ł`` as they are).
    """
    if text.isascii():
        return " ".join(text.lower().translate(_BLANKED).split())
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).casefold()
    marks = {ord(char): None for char in set(plain) if unicodedata.combining(char)}
    plain = plain.translate({**_BLANKED, **marks})
    words = plain.split()
    return " ".join(words if "".join(words).isalnum() else _words(plain))


def fold_name(name: str) -> str:
    """The name's words in plain lower-case Latin letters, titles dropped, parted by one space.

    "Mevlüt Çavuşoğlu" → "mevlut cavusoglu"; "Dr. J.-P. Müller" → "j p muller"; a title that
    ends a name is the surname: "Dr. Ida King" → "ida king", "King" → "king". May be "".
    """
    words = [word for word in _words(_latin(name)) if word not in SUFFIXES]
    named = [word for word in words if word not in TITLES]
    if words and words[-1] in TITLES and (named or len(words) == 1):
        named.append(words[-1])
    return " ".join(named)


def _latin(name: str) -> str:
    if name.isascii():
        return name.lower().replace("'", "").replace("`", "")
    from unicodedata import combining, normalize

    latin = normalize("NFKC", name).translate(_LATIN).casefold().translate(_LATIN)
    bare = "".join(letter for letter in normalize("NFKD", latin) if not combining(letter))
    return bare.translate(_LATIN)


def _words(text: str) -> list[str]:
    """Runs of letters and digits."""
    return "".join(char if char.isalnum() else " " for char in text).split()


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
