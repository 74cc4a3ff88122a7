"""From what a format states to ``Given``, each field with its provenance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from pressread.article import Image
from pressread.readers.fragments import Body
from pressread.source import Given


def given(
    layout: str,
    fields: Mapping[str, tuple[Any, str]],
    *,
    notices: Iterable[str] = (),
    truncated: bool = False,
    whole: bool = False,
) -> Given:
    """``fields`` holds, for each field of ``Given``, its value and the name it has in the format.

    ``whole`` keeps a first paragraph that repeats the headline. Empty values are left out; the
    rest get ``"{layout} {name}"`` as provenance.
    """
    stated = {field: value for field, (value, _) in fields.items() if value}
    if not whole:
        _drop_headline(stated)
    _drop_same_date(stated)
    provenance = {field: f"{layout} {fields[field][1]}" for field in stated}
    provenance.pop("body_kinds", None)
    return Given(**stated, notices=tuple(notices), truncated=truncated, provenance=provenance)


def _drop_headline(stated: dict[str, Any]) -> None:
    """A body that begins with the headline begins behind it."""
    body = stated.get("body", ())
    if len(body) > 1 and body[0] == stated.get("headline"):
        stated["body"] = body[1:]
        if stated.get("body_kinds"):
            stated["body_kinds"] = stated["body_kinds"][1:]


def _drop_same_date(stated: dict[str, Any]) -> None:
    published, updated = stated.get("published"), stated.get("updated")
    if published and updated and not _later(updated, published):
        del stated["updated"]


def _later(one: str, other: str) -> bool:
    if "T" in one and "T" in other:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    return one[:10] > other[:10]


def body_fields(body: Body, where: str, images: Iterable[Image] = ()) -> dict[str, Any]:
    """The fields that a body fills: its paragraphs, their kinds, captions as images."""
    captions = (Image(caption=caption) for caption in body.captions)
    return {
        "body": (body.paragraphs, where),
        "body_kinds": (body.kinds, where),
        "images": ((*images, *captions), where),
    }


def article(noun: str) -> str:
    """``noun`` with "a" or "an"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def filled(fields: dict[str, Any], inner: Mapping[str, Any]) -> dict[str, Any]:
    """``fields`` with what ``inner`` (a text within) states where they are empty."""
    stated = {n: v for n, v in inner.items() if v[0] and not fields.get(n, (None,))[0]}
    return fields | stated


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


def is_language_name(text: str) -> bool:
    """Whether ``text`` is a language's name and nothing else (``Chinese - Traditional`` too)."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = [word for word in words if word in _CODES]
    return bool(known) and len(words) == len(known)


def language_code(name: str | None) -> str | None:
    """``en`` for ``ENGLISH``, ``Englisch``, ``en-GB`` and ``en``; ``None`` for the unknown."""
    text = (name or "").strip()
    for word in re.findall(r"[^\W\d_]+", text.lower())[:4]:
        if word in _CODES:
            return _CODES[word]
    tag = _TAG.fullmatch(text)
    return tag[1].lower() if tag and len(tag[1]) == 2 else None
