"""Bytes -> text: which charset, and whether it is text at all.

UTF-8 that decodes is UTF-8, whatever a file says of itself: no other charset in use looks like
it by chance. Then what the file declares, where it decodes; then a few bad bytes in what is
otherwise UTF-8; then a guess by frequencies, taken from a sample.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import NamedTuple

from pressread.errors import NoArticle, UnknownFormat

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 24 * 1024
_NUL_SAMPLE = 4096
_HIGH = re.compile(rb"[\x80-\xff]")
_IN_WORD = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_HIGH_WORD = re.compile(rb"[\x80-\xff]{4}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE, _FEW_CONTROLS = 0.01, 3
_FEW_HIGH, _HIGH_SHARE = 8, 0.05

# Browsers read the label on the left as the superset on the right (WHATWG Encoding Standard).
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# The charsets that the press has been stored in; a guess among all that exist goes astray.
_LIKELY = [
    "cp1252", "iso8859_15", "cp1250", "iso8859_2", "cp1251", "koi8_r", "koi8_u", "cp1253",
    "iso8859_7", "cp1254", "iso8859_9", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
    "cp932", "euc_jp", "gb18030", "big5", "cp949", "mac_roman", "mac_cyrillic",
]  # fmt: skip


class Decoded(NamedTuple):
    """``text`` and the charset it was decoded as; ``notice`` says what was lost, if anything."""

    text: str
    charset: str
    notice: str | None = None


def decode(data: bytes, declared: str | None = None, *, framed: bool = False) -> Decoded:
    """The whole of ``data`` as text.

    ``declared`` is the charset that the data name for themselves; ``framed`` text may hold
    control characters, as agency copy does. Raises ``NoArticle`` for
    empty input and ``UnknownFormat`` for bytes that are not text.
    """
    decoded = _by_mark(data) or _wide(data) or _utf8(data, declared) or _legacy(data, declared)
    if not decoded.text.strip("\x00\ufeff \t\r\n\f\v\xa0"):
        raise NoArticle("the file is empty: there is nothing to import")
    if not framed:
        _refuse_binary(decoded.text)
    return decoded


def is_utf8(sample: bytes) -> bool:
    """Whether the beginning of a file is UTF-8, but for a character that is cut at its end."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return b"\0" not in sample[:_NUL_SAMPLE]


def peek(head: bytes) -> str:
    """The beginning of a file as text for sniffing. Loses what it cannot decode; never raises."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return head.decode(name, "ignore").lstrip("\ufeff \t\r\n")
    name = _wide_name(head) or "utf-8"
    return head.decode(name, "replace").lstrip("\ufeff \t\r\n")


def known(name: str | None) -> str | None:
    """Python's name for a declared charset, as browsers understand it; ``None`` if unknown."""
    try:
        found = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    if found in ("utf-7", "idna", "punycode", "undefined") or not _is_text_codec(found):
        return None
    return _SUPERSETS.get(found, found)


def _is_text_codec(name: str) -> bool:
    try:
        return isinstance(b"a b".decode(name), str)
    except (LookupError, ValueError):
        return name.startswith("utf-")


def _by_mark(data: bytes) -> Decoded | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data.decode(name, "replace")
            return Decoded(text, name.removesuffix("-sig"), _loss(text, name))
    return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or 32 without a mark: NUL bytes stand in every second (or fourth) place."""
    name = _wide_name(data)
    if name is None:
        return None
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError:
        return None


def _wide_name(data: bytes) -> str | None:
    sample = data[:_NUL_SAMPLE]
    if sample.count(0) * 5 < len(sample) or len(sample) < 4:
        return None
    nul = [sample[place::4].count(0) * 4 / len(sample) for place in range(4)]
    if min(nul[1:]) > 0.9 and nul[0] < 0.1:
        return "utf-32-le"
    if min(nul[:3]) > 0.9 and nul[3] < 0.1:
        return "utf-32-be"
    if min(nul[1], nul[3]) > 0.4 and max(nul[0], nul[2]) < 0.1:
        return "utf-16-le"
    if min(nul[0], nul[2]) > 0.4 and max(nul[1], nul[3]) < 0.1:
        return "utf-16-be"
    return None


def _utf8(data: bytes, declared: str | None) -> Decoded | None:
    if b"\x1b$" in data and (known(declared) or "").startswith("iso2022"):
        return None  # seven-bit Japanese decodes as ASCII, and is not
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _legacy(data: bytes, declared: str | None) -> Decoded:
    if b"\0" in data:
        raise UnknownFormat("holds NUL bytes: it is not text; save it as text or HTML first")
    name = known(declared)
    if name is not None and not name.startswith("utf-"):
        try:
            return Decoded(data.decode(name), name)
        except UnicodeDecodeError:
            pass
    return _damaged_utf8(data) or _guessed(data, name)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Text that is UTF-8 but for a few bytes: cut off in a character, or pasted together."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(_HIGH.findall(data)) - bad
    return Decoded(text, "utf-8", _loss(text, "utf-8")) if good >= 8 * bad else None


def _guessed(data: bytes, declared: str | None) -> Decoded:
    if declared is not None:
        text = data.decode(declared, "replace")
        if text.count("\ufffd") * 100 < len(text):
            return Decoded(text, declared, _loss(text, declared))
    name = _guess(_sample(data))
    text = data.decode(name, "replace")
    return Decoded(text, name, _loss(text, name))


def _sample(data: bytes) -> bytes:
    """The lines around bytes above ASCII, which are all that tells charsets apart."""
    if len(data) <= _SAMPLE:
        return data
    first = _HIGH.search(data)
    start = max(0, (first.start() if first else 0) - 256)
    return data[start : start + _SAMPLE]


def _guess(sample: bytes) -> str:
    """A charset for the sample. A few bytes say nothing of frequencies: where they make no word
    of their own they are letters of a Latin page, and where they touch no letter at all, noise.
    """
    high = len(_HIGH.findall(sample))
    if high <= min(_FEW_HIGH, _HIGH_SHARE * len(sample)) and not _HIGH_WORD.search(sample):
        return _latin_page(sample) if _IN_WORD.search(sample) else "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_LIKELY, threshold=0.4).best()
    if best is None or best.encoding in LATIN:
        return _latin_page(sample)
    return best.encoding


def _loss(text: str, name: str) -> str | None:
    lost = text.count("\ufffd")
    return f"{lost} bytes are not {name.removesuffix('-sig')} and were lost" if lost else None


def _refuse_binary(text: str) -> None:
    found = _CONTROL.findall(text)
    least = 0 if "\0" in found else _FEW_CONTROLS
    if len(found) > max(least, _BINARY_SHARE * len(text)):
        raise UnknownFormat("is not text: a binary file; save the article as text or HTML first")


_PAGES: dict[str, tuple[str, ...]] = {
    "cp1252": (
        "éèàêçùâîôûëïœæÿ",  # French, English, Dutch
        "äöüßé",  # German
        "áéíóúñüçàèòï",  # Spanish, Catalan
        "ãõçáéíóúâêôà",  # Portuguese
        "àèéìòù",  # Italian
        "åäöæøéü",  # the Nordic languages
        "áðéíóúýþæö",  # Icelandic
    ),
    "cp1254": ("çğıöşüâîû",),
    "cp1250": (
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "ąćęłńóśźż",
        "áéíóöőúüű",
        "ăâîşţ",
        "čćđšž",
    ),
    "iso8859_2": (
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "ąćęłńóśźż",
        "áéíóöőúüű",
        "ăâîşţ",
        "čćđšž",
    ),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äöõüšž"),
    "mac_roman": (
        "éèàêçùâîôûëïœæÿ",
        "äöüßé",
        "áéíóúñüç",
        "ãõçáéíóúâêôà",
        "àèéìòù",
        "åäöæøéü",
    ),
}
_MARKS = frozenset("“”‘’‚„‹›«»–—…•·€£§°©®™½¼¾¿¡ªº´\xa0\xad")
LATIN = frozenset((*_PAGES, "iso8859_15", "iso8859_9", "cp1258"))
"""Charsets that a guess by frequencies takes for one another."""


def _latin_page(sample: bytes) -> str:
    """The code page under which most of ``sample``'s characters are one language's own.

    Of two that do equally well, the commoner in the press (the earlier in the table) is taken.
    """
    high = Counter(sample[place : place + 1] for place in range(len(sample)) if sample[place] > 127)
    return max(_PAGES, key=lambda page: _fit(high, page))


def _fit(high: Counter[bytes], page: str) -> int:
    """How many characters above ASCII are marks, or letters of the page's best language."""
    letters = Counter[str]()
    for byte, count in high.items():
        letters[byte.decode(page, "replace")] += count
    marks = sum(count for letter, count in letters.items() if letter in _MARKS)
    return marks + max(
        sum(count for letter, count in letters.items() if letter.lower() in alphabet)
        for alphabet in _PAGES[page]
    )
