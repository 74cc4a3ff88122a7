"""Text → terms, the same for what is indexed and for what is asked.

Terms are folded forms, never stems: which forms share a stem is found at query time, so phrases
and ``=word`` are exact and originals can rank above their relatives. No word is left out.

Bulk use (a chunk is what stands between white space, and repeats; remember its terms):

    for chunk in text.split():
        terms = memo.get(chunk) or terms_of(chunk)     # do not memo chunks over MEMO_LENGTH
        for position_terms in terms: ...               # one tuple of terms a position

Rules, each held by a test: ``S-400`` is one term ``s400`` (no ``s``, no ``400``); ``COVID-19`` is
``covid19`` and ``covid``; ``long-range`` two positions; ``e-mail`` is ``e``, ``mail`` and
``email``; ``Turkey’s`` is ``turkey``; ``U.S.`` and ``US`` are ``us`` and, as ``us`` alone does
not, the cased term ``US``; ``O’Neill`` is ``oneill``
and ``neill``; ``Türkiye’nin`` is ``turkiye`` and ``turkiyenin``; ``ABC’13`` is ``abc13`` and
``abc``; ``AT&T`` is ``at&t``; ``1,000`` is ``1000``; ``$3.4-billion`` is
``3.4`` and ``$3.4``, then ``billion``; ``70%`` is ``70`` and ``70%``; scripts without spaces give
pairs of characters.
"""

from __future__ import annotations

from pressread.text.folding import fold, is_mark, is_unspaced

MEMO_LENGTH = 32
MAX_TERM = 64
#: Acronyms that collide with ordinary words; written in capitals they get a cased term as well.
CASED = frozenset(("US", "UN", "IT", "WHO", "IS", "AIDS", "ICE"))
#: First parts that are also written together with the second (``post-war``, ``postwar``).
_PREFIXES = frozenset(
    (
        "anti", "non", "pre", "post", "multi", "semi", "inter", "over", "under", "counter",
        "mid", "cyber", "micro", "mini", "euro", "neo", "pro", "sub", "super", "trans", "ultra",
    )
)  # fmt: skip
_ELISIONS = frozenset(
    ("l", "d", "qu", "j", "n", "s", "m", "t", "c", "dell", "all", "nell", "sull", "dall", "un")
)
_VOWELS = frozenset("aeiou")
#: Endings that are written behind an apostrophe, folded. Turkish: as its grammar has them behind a
#: vowel, behind a consonant, behind either; Polish: behind foreign names.
_BEHIND_VOWEL = frozenset(
    "nin nun ya ye yi yu na ne ni nu nda nde ndan nden ndaki ndeki yla yle ydi ydu yken".split()
)
_BEHIND_CONSONANT = frozenset("in un a e i u la le".split())
_BEHIND_EITHER = frozenset(
    """da de ta te dan den tan ten daki deki taki teki dakiler dekiler dakilerin dekilerin daydi lar
    ler lari leri larin lerin lara lere larda lerde lardan lerden li lu lilar liler lik luk ligi
    ca ce dir dur tir tur ki mis ego emu em iego owi owie ow ami""".split()
)

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_APOSTROPHES = "'\u2019\u2018\u02bc\u2032\uff07\u05f3"
#: Between Hebrew letters these are letters' own marks: the last but one of an acronym has one.
_GERSHAYIM = '"\u05f4\u201c\u201d\u201e'
_CONNECTORS = frozenset(_HYPHENS + _APOSTROPHES + ".,&\uff06")
_CURRENCIES = frozenset("$€£¥₹₽₺₩₪₴¢")
_POSSESSIVES = frozenset(("'s", "'S", "\u2019s", "\u2019S"))
_MARKS = ".,;:!?\"'()[]“”‘’…<>«»„*/|–—"
#: Letters below this neither combine nor stand in words without spaces.
_BEYOND_LATIN = "\u02b0"

#: (start, end, terms): half-open code points of the chunk, and the terms of one position.
Piece = tuple[int, int, tuple[str, ...]]


def terms_of(chunk: str) -> tuple[tuple[str, ...], ...]:
    """The terms of a chunk, one tuple a position; ``()`` where it holds no word."""
    bare = chunk.strip(_MARKS)
    if bare.isascii() and bare.isalnum() and len(bare) <= MAX_TERM:
        return ((bare.lower(), bare),) if bare in CASED else ((bare.lower(),),)
    if len(bare) <= MAX_TERM:
        if bare[-2:] in _POSSESSIVES and (word := bare[:-2]).isascii() and word.isalnum():
            return ((word.lower(), word),) if word in CASED else ((word.lower(),),)
        if "-" in bare and bare.isascii() and (words := bare.split("-")) and _are_plain(words):
            return tuple([(word.lower(),) for word in words])
        if bare.isalnum() and max(bare) < _BEYOND_LATIN:
            word = fold(bare)[:MAX_TERM]
            return ((word,),) if word else ()
    return tuple([piece[2] for piece in pieces(chunk)])


def _are_plain(words: list[str]) -> bool:
    """Whether the ASCII parts of a compound are words each, with nothing written together."""
    return all(
        len(word) > 2 and word.isalpha() and word not in CASED and word.lower() not in _PREFIXES
        for word in words
    )


def pieces(chunk: str) -> list[Piece]:
    """The positions of a chunk with the code points each came from."""
    found: list[Piece] = []
    at = 0
    while at < len(chunk):
        if not chunk[at].isalnum():
            at += 1
            continue
        end = _word_end(chunk, at)
        if not _is_late_possessive(chunk, at, end):
            _add_word(found, chunk, at, end)
        at = end
    return found


def _is_late_possessive(chunk: str, start: int, end: int) -> bool:
    """The ``s`` of ``U.N.’s``, which the point parts from its word."""
    return (
        end == start + 1
        and start > 2
        and chunk[start] in "sS"
        and chunk[start - 1] in _APOSTROPHES
        and chunk[start - 2] == "."
    )


def _word_end(chunk: str, at: int) -> int:
    """Where the run of word characters and inner connectors that begins at ``at`` ends."""
    unspaced = is_unspaced(chunk[at])
    size = len(chunk)
    while at < size:
        char = chunk[at]
        if char.isalnum() or is_mark(char):
            if is_unspaced(char) != unspaced and not is_mark(char):
                return at
        elif not is_hebrew_mark(chunk, at) and (
            char not in _CONNECTORS or at + 1 == size or not chunk[at + 1].isalnum()
        ):
            return at
        at += 1
    return at


def is_hebrew_mark(text: str, at: int) -> bool:
    """Whether a quotation mark is the one in a Hebrew acronym: צה"ל."""
    return (
        0 < at < len(text) - 1
        and text[at] in _GERSHAYIM
        and "\u05d0" <= text[at - 1] <= "\u05ea"
        and "\u05d0" <= text[at + 1] <= "\u05ea"
    )


def _add_word(found: list[Piece], chunk: str, start: int, end: int) -> None:
    if is_unspaced(chunk[start]):
        _add_pairs(found, chunk, start, end)
        return
    first = len(found)
    _add_units(found, chunk, _units(chunk, start, end))
    if first == len(found):
        return
    if start and chunk[start - 1] in _CURRENCIES and found[first][2][0][0].isdigit():
        begin, stop, terms = found[first]
        found[first] = (begin - 1, stop, (*terms, chunk[start - 1] + terms[0]))
    if end < len(chunk) and chunk[end] in "%٪％" and found[-1][2][0][-1].isdigit():
        begin, stop, terms = found[-1]
        found[-1] = (begin, stop + 1, (*terms, terms[0] + "%"))


def _add_pairs(found: list[Piece], chunk: str, start: int, end: int) -> None:
    places = [at for at in range(start, end) if not is_mark(chunk[at])]
    if len(places) == 1:
        found.append((start, end, (fold(chunk[start]) or chunk[start],)))
    for at in range(1, len(places)):
        one, two = places[at - 1], places[at]
        found.append((one, two + 1, (fold(chunk[one]) + fold(chunk[two]),)))


class _Unit:
    """What stands between two hyphens (or points that separate): one word of a compound."""

    __slots__ = ("end", "extra", "start", "text")

    def __init__(self, start: int, end: int, text: str, extra: tuple[str, ...] = ()) -> None:
        self.start, self.end, self.text, self.extra = start, end, text, extra


def _units(chunk: str, start: int, end: int) -> list[_Unit]:
    """Cut a word at hyphens, then settle points, commas, apostrophes and ampersands."""
    units: list[_Unit] = []
    begin = start
    for at in range(start, end + 1):
        if at == end or chunk[at] in _HYPHENS:
            units += _settle(chunk, begin, at)
            begin = at + 1
    return units


def _settle(chunk: str, start: int, end: int) -> list[_Unit]:
    raw = chunk[start:end]
    if raw.isalnum():
        text = fold(raw)
        return [_Unit(start, end, text, (raw,) if raw in CASED else ())] if text else []
    if any(is_hebrew_mark(raw, at) for at in range(1, len(raw) - 1)):
        return [_Unit(start, end, fold("".join(char for char in raw if char.isalpha())))]
    parts, marks = _split(chunk, start, end)
    if not marks:
        return [_Unit(start, end, fold(raw))] if fold(raw) else []
    texts = [fold(chunk[a:b]) for a, b in parts]
    if all(text.isdigit() for text in texts):
        return _number(parts, texts, marks)
    return _joined(chunk, parts, texts, marks)


def _split(chunk: str, start: int, end: int) -> tuple[list[tuple[int, int]], str]:
    parts, marks, begin = [], "", start
    for at in range(start, end):
        if chunk[at] in _CONNECTORS:
            parts.append((begin, at))
            marks += "'" if chunk[at] in _APOSTROPHES else chunk[at]
            begin = at + 1
    parts.append((begin, end))
    return parts, marks.replace("\uff06", "&")


def _number(parts: list[tuple[int, int]], texts: list[str], marks: str) -> list[_Unit]:
    """1,000 and 1’000 and 1.000.000 → digits; 3.4 and 3,4 → 3.4; 27.08.2021 → three numbers."""
    start, end = parts[0][0], parts[-1][1]
    grouped = len(texts[0]) <= 3 and texts[0] != "0" and all(len(text) == 3 for text in texts[1:])
    if grouped and (set(marks) <= {",", "'"} or (len(marks) > 1 and set(marks) == {"."})):
        return [_Unit(start, end, "".join(texts))]
    if marks[-1:] == "." and len(marks) > 1 and set(marks[:-1]) == {","}:
        return [_Unit(start, end, "".join(texts[:-1]) + "." + texts[-1])]
    if len(marks) == 1 and marks in ".,":
        return [_Unit(start, end, ".".join(texts))]
    return [_Unit(a, b, text) for (a, b), text in zip(parts, texts, strict=True)]


def _joined(chunk: str, parts: list[tuple[int, int]], texts: list[str], marks: str) -> list[_Unit]:
    """Parts that one word is made of: an acronym, a possessive, an elision, a name with &."""
    units: list[_Unit] = []
    at = 0
    while at < len(parts):
        run = _acronym_length(texts, marks, at)
        if run > 1:
            unit = _acronym(parts, texts, at, run)
        else:
            unit = _Unit(*parts[at], texts[at])
            word = chunk[parts[at][0] : parts[at][1]]
            unit.extra = (word,) if word in CASED else ()
        at += run
        while at < len(parts) and marks[at - 1] in "'&":
            raw = chunk[unit.start : unit.end], chunk[parts[at][0]]
            if not _attach(unit, marks[at - 1], parts[at], texts[at], raw):
                break
            at += 1
        if unit.text:
            units.append(unit)
    return units


def _acronym_length(texts: list[str], marks: str, at: int) -> int:
    """How many parts from ``at`` make one acronym: U.S., Ph.D., a.m. (1: none)."""
    end = at
    while (
        end < len(marks)
        and marks[end] == "."
        and len(texts[end]) <= 2
        and len(texts[end + 1]) <= 2
        and texts[end].isalpha()
        and texts[end + 1].isalpha()
        and (len(texts[end]) == 1 or len(texts[end + 1]) == 1)
    ):
        end += 1
    return end - at + 1


def _acronym(parts: list[tuple[int, int]], texts: list[str], at: int, run: int) -> _Unit:
    text = "".join(texts[at : at + run])
    cased = text.upper()
    extra = (cased,) if cased in CASED else ()
    return _Unit(parts[at][0], parts[at + run - 1][1], text, extra)


def _attach(unit: _Unit, mark: str, span: tuple[int, int], text: str, raw: tuple[str, str]) -> bool:
    """Join ``text`` to ``unit`` across an apostrophe or ampersand; False where they are two.
    ``raw``: the unit as written, and what ``text`` begins with.
    """
    head, both = unit.text, unit.text + text
    if mark == "&":
        if len(head) > 3 or len(text) > 3:
            return False
        unit.text, unit.extra = f"{head}&{text}", ()
    elif text == "s":
        pass
    elif raw[1].islower() and _is_ending(raw[0], head, text):
        unit.extra = (both, *unit.extra)
    elif text.isdigit() and len(head) > 1 and head.isalpha():
        unit.text, unit.extra = both, (head,)
    else:
        elided = (head in _ELISIONS or (head == "o" and raw[1].isupper())) and len(text) > 2
        unit.text, unit.extra = both, (text,) if elided else ()
    unit.end = span[1]
    return True


def _is_ending(raw: str, head: str, text: str) -> bool:
    """Whether ``text`` is what a case ending behind the apostrophe of a name may be. Of letters
    and figures that are spoken one by one nobody knows what sound they end in.
    """
    if len(head) < 2 or not (raw[0].isupper() or head.isdigit()):
        return False
    spoken = raw.isupper() or head[-1].isdigit()
    behind_vowel, behind_consonant = text in _BEHIND_VOWEL, text in _BEHIND_CONSONANT
    if text in _BEHIND_EITHER or (spoken and (behind_vowel or behind_consonant)):
        return True
    return behind_vowel if head[-1] in _VOWELS else behind_consonant


def _add_units(found: list[Piece], chunk: str, units: list[_Unit]) -> None:
    at = 0
    while at < len(units):
        unit = units[at]
        hyphened = at + 1 < len(units) and chunk[unit.end] in _HYPHENS
        after = units[at + 1] if hyphened else None
        if after is not None and _is_code(unit.text, after.text):
            word = (unit.text,) if len(unit.text) > 2 and unit.text.isalpha() else ()
            _add(found, unit.start, after.end, (unit.text + after.text, *word))
            at += 2
            continue
        extra: tuple[str, ...] = unit.extra
        if after is not None and not extra and _is_prefix(unit.text) and after.text.isalpha():
            extra = (unit.text + after.text,)
        _add(found, unit.start, unit.end, (unit.text, *extra))
        at += 1


def _is_code(one: str, two: str) -> bool:
    """S-400, C-130J, COVID-19, G-7, 5-G; not mid-1990s, Apollo-11, 20-year."""
    if one.isdigit():
        return len(two) == 1 and two.isalpha()
    if len(one) > 5 or not two[0].isdigit() or one[-1].isdigit():
        return False
    return len(one) < 3 or not _is_year(two)


def _is_year(text: str) -> bool:
    digits = text.removesuffix("s")
    return len(digits) == 4 and digits.isdigit() and digits[0] in "12"


def _is_prefix(text: str) -> bool:
    return text.isalpha() and (len(text) <= 2 or text in _PREFIXES)


def _add(found: list[Piece], start: int, end: int, terms: tuple[str, ...]) -> None:
    if any(len(term) > MAX_TERM for term in terms):
        terms = tuple([term[:MAX_TERM] for term in terms])
    found.append((start, end, terms))
