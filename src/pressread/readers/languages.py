"""The names that databases print for languages -> their codes."""

from __future__ import annotations

import re

_NAMES = {
    "en": "英文 english englisch anglais inglés inglese engels engelsk angol английский 英語 英语",
    "de": "德文 german deutsch allemand alemán tedesco duits alemão немецкий 德语",
    "fr": "法文 french français französisch francés francese frans francês французский 法语",
    "es": "西班牙文 spanish español spanisch espagnol spagnolo spaans castellano espanhol",
    "it": "意大利文 italian italiano italienisch italien italiaans",
    "nl": "dutch nederlands niederländisch néerlandais holandés olandese",
    "pt": "葡萄牙文 portuguese português portugiesisch portugais portugués portoghese",
    "ru": "俄文 russian русский russisch russe ruso russo",
    "tr": "turkish türkçe türkisch turc turco",
    "ar": "arabic arabisch arabe árabe العربية",
    "zh": "chinese chinesisch chinois chino 中文 中文简体 中文繁體 简体 繁體",
    "ja": "日文 japanese japanisch japonais japonés 日本語",
    "ko": "韩文 korean koreanisch coréen coreano 한국어",
    "pl": "polish polski polnisch polonais",
    "sv": "swedish svenska schwedisch suédois",
    "da": "danish dansk dänisch danois",
    "no": "norwegian norsk norwegisch norvégien",
    "fi": "finnish suomi finnisch finnois",
    "cs": "czech čeština tschechisch tchèque",
    "hu": "hungarian magyar ungarisch hongrois",
    "el": "greek ελληνικά griechisch grec",
    "he": "hebrew עברית hebräisch hébreu",
    "uk": "ukrainian українська ukrainisch ukrainien",
    "ro": "romanian română rumänisch roumain",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)


def is_name(text: str) -> bool:
    """Whether ``text`` is a language's name and nothing else (``Chinese - Traditional`` too)."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = [word for word in words if word in _CODES]
    return bool(known) and len(words) == len(known)


def code(name: str | None) -> str | None:
    """``en`` for ``ENGLISH``, ``Englisch``, ``en-GB`` and ``en``; ``None`` for the unknown."""
    text = (name or "").strip()
    for word in re.findall(r"[^\W\d_]+", text.lower())[:4]:
        if word in _CODES:
            return _CODES[word]
    tag = _TAG.fullmatch(text)
    return tag[1].lower() if tag and len(tag[1]) == 2 else None
