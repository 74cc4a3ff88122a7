"""Captions and the credits of pictures, told by what they say of themselves."""

from __future__ import annotations

import re

from pressread.article import Image
from pressread.extraction.plain.marks import is_furniture

_CAPTION = re.compile(
    r"(?:above|below|pictured|caption|image caption|photo caption|bildunterschrift|légende)\s*:\s*",
    re.I,
)
_LABEL = (
    r"(?:photo(?:graph)?s?|image|picture|illustration|graphic|fotos?|bild(?:rechte|quelle)?"
    r"|photo credit|image source|image credit|picture credit|credits?"
    r"|crédito|crédit photo|fotoğraf|ljósmynd|kuva|zdjęcie|фото|사진(?: 출처)?|写真)"
    r"(?:\s+by|\s+courtesy(?:\s+of)?)?"
)
_CREDIT_LINE = re.compile(
    rf"{_LABEL}\s*[:/©=]\s*(?P<who>.{{2,80}})|photographs?\s+by\s+(?P<by>.{{2,60}})", re.I
)
_CREDIT_LABEL = re.compile(
    rf"[\s(\[|/–—-]*\b{_LABEL}\s*[:/©=]\s*(?P<who>[^:|()]{{2,60}}?)[)\].\s]*$", re.I
)
_AGENCY = re.compile(
    r"\b(?:reuters|afp|getty|associated press|epa|dpa|shutterstock|alamy|anadolu|xinhua|tass|ansa"
    r"|efe|file photo|handout|bloomberg|picture alliance|imago|unsplash|istock|scanpix"
    r"|ntb|wikimedia|ap)\b",
    re.I,
)
_SAYING = """above below pictured caption image photo bildunterschrift légende photograph photos
    photographs images picture illustration graphic foto fotos bild bildrechte bildquelle credit
    credits crédito crédit fotoğraf photography reuters afp getty associated epa dpa shutterstock
    alamy anadolu xinhua tass ansa efe file handout bloomberg imago unsplash istock scanpix ntb
    wikimedia ap ljósmynd kuva zdjęcie фото 사진 写真 l r links rechts left right centre center"""
CREDIT_WORDS = frozenset(_SAYING.split())
"""Case-folded words of which every line that ``image_of`` takes for a caption has one."""
_CREDIT_OPENS = re.compile(r"[(\[/|]|\s[-–—]\s|[.!?…”\"]\s")
_CREDIT_GLUED = re.compile(
    r"(?<=[a-zß-ÿ][.!?])(?:[A-Z][\w’.-]*[ /]){0,4}(?=[A-Z]{2,5}$|dpa$|Reuters$)"
)
_SIGNED = re.compile(
    r"(?<=[.!?”\"’)])\s(?:©\s?[^.!?]{2,60}|[(\[](?![a-z\d])[^()\[\]]{2,50}/[^()\[\]]{2,40}[)\]])$"
    r"|(?<=[)）])＝\S{2,12}$"
)
_BEHIND = re.compile(r"[^\W\d_]{4}\.[”\"’)]?\s(?P<who>(?:[^\s.!?,;:]+\s){1,6}[^\s.!?,;:]+)$")
_OWNED = re.compile(r"(?<=[\w.!?”\"’)])\s©\s?(?P<who>[^\W\d_a-z][^\d.!?©|]{1,50})$")
_SMALL_WORDS = frozenset("for of via by the and de von van".split())
_OPENER = re.compile(
    r"(?:open|view|see|enlarge|expand|zoom|click to (?:view|enlarge))\b[\w ]{0,20}\b"
    r"(?:images?|photos?|pictures?|gallery)\b[\w ]{0,20}:?$|image caption:?$|bild vergrößern$",
    re.I,
)
_POSED = re.compile(
    r"\((?:(?:second|third|far|top|bottom) )?(?:l|r|links|rechts|left|right|centre|center)\.?\)"
    r"|, (?:second|third|far|top|bottom) (?:left|right)(?=[,.])"
)
_CREDIT_WIDTH, _POSED_WIDTH, _UNLABELLED = 90, 400, 220


def image_of(text: str) -> Image | None:
    """The caption and credit of a line that is marked as one."""
    marked = _CAPTION.match(text)
    if marked:
        return _with_credit(text[marked.end() :])
    if len(text) > 600:
        return None
    credit = _CREDIT_LINE.fullmatch(text)
    if credit:
        return Image(None, (credit["who"] or credit["by"]).strip(" .]"))
    if _credit_start(text) is not None:
        return _with_credit(text)
    return Image(text) if len(text) <= _POSED_WIDTH and _POSED.search(text) else None


def _with_credit(text: str) -> Image:
    start = _credit_start(text)
    if start is None:
        return Image(text.strip() or None)
    label = _CREDIT_LABEL.match(text, start)
    who = label["who"] if label else text[start:].strip(" ()[]/|–—-.")
    return Image(text[:start].strip() or None, who.strip() or None)


def _credit_start(text: str) -> int | None:
    """Where the credit at the end of a caption begins: "(Reuters)", "/ AFP", "Photo: A. Name"."""
    base = max(0, len(text) - _CREDIT_WIDTH)
    tail = text[base:]
    label = _CREDIT_LABEL.search(tail) if any(map(tail.__contains__, ":/©=")) else None
    if label:
        return base + label.start()
    ends = tail.endswith(("dpa", "Reuters")) or tail[-1:].isupper()
    signed = _SIGNED.search(tail) or (_OWNED.search(tail) if len(text.split("©")[0]) > 20 else None)
    if signed:
        return base + signed.start()
    if not _AGENCY.search(tail):
        return _unlabelled(text, base, tail)
    glued = _CREDIT_GLUED.search(tail) if ends else None
    if glued and _AGENCY.search(tail, glued.end()):
        return base + glued.start()
    for opens in _CREDIT_OPENS.finditer(tail):
        rest = tail[opens.end() :]
        agency = _AGENCY.search(rest)
        if agency and len(rest) - agency.end() <= 40 and not re.search(r"[.!?]\s", rest):
            at = opens.start() + (opens[0][0] in '.!?…”"')
            return base + at if _is_credit(rest, agency) else None
    return None


def _unlabelled(text: str, base: int, tail: str) -> int | None:
    """Where nothing but names stands behind the stop of a short text: "… at dusk. A Name"."""
    found = _BEHIND.search(tail) if len(text) <= _UNLABELLED else None
    if not found:
        return None
    words = [word for word in found["who"].split() if word not in _SMALL_WORDS]
    named = (
        len(words) > 1
        and all(word[0].isupper() for word in words)
        and not is_furniture(found["who"])
    )
    return base + found.start("who") if named else None


def announces_picture(text: str) -> bool:
    """Whether a line is the label of a picture's link ("View 3 Images"), a caption below it."""
    return len(text) <= 60 and _OPENER.match(text) is not None


def bare_credit(text: str) -> str | None:
    """The credit of a line that is nothing else: "(A. Name / AP)"."""
    name = text.strip(" ()[]")
    words = name.split()
    if text[:1] == "©" and len(words) <= 8 and not any(map(str.isdigit, text)):
        return text.lstrip("© ") or None
    if len(name) > 70 or not words or any(word[0].islower() for word in words):
        return None
    agency = _AGENCY.search(name)
    marked = text[0] in "([" or "/" in name or (agency and agency[0] == name)
    return name if agency and marked and len(words) <= 8 and name[-1] not in ".!?:" else None


def labelled_credit(text: str) -> str | None:
    """The credit of a line that says so and is nothing else: "(Photo: A. Name)"."""
    found = _CREDIT_LINE.match(text.lstrip(" ([")) if len(text) <= _CREDIT_WIDTH else None
    return (found["who"] or found["by"]).strip(" .)]") or None if found else None


def _is_credit(rest: str, agency: re.Match[str]) -> bool:
    """Names, slashes and the agency only: no sentence that happens to name one."""
    before, behind = rest[: agency.start()].split(), rest[agency.end() :].split()
    named = all(not word[0].islower() or word in _SMALL_WORDS for word in before + behind)
    return len(before) <= 8 and named


_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|says?|said|does|did|do"
    r"|ist|sind|war|hat|haben|wird|werden|kann|soll|est|sont|était|ont|sera|peut|es|son|fue|ha|han"
    r"|será|puede|è|sono|foi|são|não)\b",
    re.I,
)
_ARTICLE = re.compile(r"(?:an?|the|ein|eine|der|die|das|une?|la|le|el|los|las|un)\s", re.I)
_BARE = re.compile(
    r"(?=[A-Z])(?:(?!\w*(?:ed|ts|es|ys)\b)[\w’'.-]+,?\s){0,4}?(?:(?!\w*(?:ed|ts|es|ys)\b)[\w’'.-]+)"
    r"\s(?:at|with|outside|inside|near|on|in|during|after|before|behind|beside|under|from)\s"
    r"(?:the|a|an|his|her|their|its)\s[^.!?,;:“”\"]{3,60}\.",
)


def looks_like_caption(text: str) -> bool:
    """A few words without a verb and without a stop, beginning as a noun phrase does."""
    words = text.split()
    if not 3 <= len(words) <= 25 or text[-1] in ".!?:" or _VERB.search(text):
        return False
    return _ARTICLE.match(text) is not None


def is_bare_caption(text: str) -> bool:
    """A sentence of a caption, which has no verb: "A. Name at the works in Ankara."."""
    if len(text) > 110 or _VERB.search(text):
        return False
    return _BARE.fullmatch(text) is not None and not re.search(r"\b[a-z]{2,}ed\b", text)
