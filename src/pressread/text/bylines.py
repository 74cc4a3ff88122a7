"""A printed byline -> the names in it, where they can be told safely; otherwise as it stands."""

from __future__ import annotations

import re

from pressread.text.folding import PARTICLES

#: The words with which a byline begins, in every language.
LEAD = re.compile(
    r"^\W{0,3}(?:(?:report(?:ed|ing)|written|edited|compiled|text|story|words|posted|published|"
    r"analysis|opinion|column|commentary|kolumne|(?:ein\s)?kommentar)\s+)?"
    r"(?:(?:by|from|von|par|por|di|da|door|av|af|de|d['’](?=nos?tre|un)|od|przez|pelo|yazan|oleh|"
    r"írta|kirjoittanut|skrevet\sav|från|του|της|των|מאת|بقلم|كتبت?|от)\s*:?\s+"
    r"|(?:autor(?:in|es|en|a)?|auteure?s?|autore|authors?|byline|verfasser(?:in)?|schrijver|автор|"
    r"συντάκτης|haber|muhabir|teksti|tekst|írta|作者|著者|撰文|文|记者|記者|기자|اعداد|الكاتب|كاتب)"
    r"\s*[:：]\s*|(?:记者|記者|作者)\s?(?=[\u3040-\u9fff]{2,8}$))",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"^(?:our|onze|notre|nos|unser\w*|nuestr\w+|nostr\w+|nosso)\s+(?:own\s+)?(?:\w+\s+)?"
    r"(?:correspond\w*|korrespond\w*|corrispond\w*|envoy\w+|enviad\w+|inviat\w+|redact\w+|"
    r"redakt\w+|verslaggever\w*|reporter\w*|report[eé]r\w*|special\w*|sp[eé]cia\w*)"
    r"(?:\s+(?:sp[eé]cia\w+|especial\w*))?\s+(?=(?-i:[A-ZÀ-Þ])\S*\s+\S)",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s*(?:;|&|/|、|，|،|\b(?:and|und|et|y|en|e|og|och|ve|ja|i|oraz|și|dan|и|та|και)\b)\s*",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+(?:in|at|à|a|en|em|i|w|v|from|aus|из|из-за|σε)\s+[^\W\d_a-zà-ÿ].*$")
_NOTE = re.compile(r";\s[^;]*\b(?:report(?:ed|ing)|contributed|compiled|wrote)\b.*$", re.IGNORECASE)
_AFFILIATION = re.compile(r",\s*(?:special|with|in|at|for)\s.*$", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:기자|특파원|記者|记者)$|\s*[-–—]*\s*\([^()]{1,60}\)\s*$|\s+[-–—]+\s.*$")
_ROLE = re.compile(
    r"\b(?:correspond\w*|korrespond\w*|corrispond\w*|editor\w*|report\w*|writer|columnist|critic|"
    r"analyst|chief|bureau|staff|special|press|news\w*|times|post|agenc\w+|service|desk|contribut\w*|"
    r"director|professor|author|photograph\w*|redakt\w*|rédact\w*|journalist\w*|www|\w+\.com)\b",
    re.IGNORECASE,
)
_DESK_WORDS = r"""
political senior chief staff sports? business foreign defen[cs]e diplomatic science health home
affairs education crime city deputy associate assistant national royal media technology transport
environment\w* economics? legal social religio\w+ arts? showbiz consumer world international
european regional local night day motoring travel money finance financial industrial labou?r energy
medical security middle east asia\w* africa\w* europe\w* us u\.s\. uk u\.k\. washington london
moscow beijing paris berlin brussels jerusalem
"""
_TITLED = re.compile(
    rf"\s+(?:(?:{'|'.join(_DESK_WORDS.split())})\s+)*"
    r"(?:correspondents?|editors?|reporters?|writers?|columnist|critic|analyst|bureau chief)$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<=[a-zß-ÿ])\s+(?!(?:[IVX]+|Jr|Sr)$)[A-Z]{2,5}$")
_INVERTED = re.compile(
    r"([A-ZÀ-Þ][\w'’-]+[a-zß-ÿ]), "
    r"([A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]\.?(?: [A-ZÀ-Þ](?:\.|[\w'’-]+)?| v[ao]n| de)?)"
)
_PAPER = re.compile(
    r"\b(?:the|herald|tribune|gazette|journal|chronicle|star|sun|mail|telegraph|guardian|observer|"
    r"independent|express|mirror|globe|standard|citizen|record|examiner|dispatch|press|reuters|"
    r"bloomberg|associated|university|college|institute|school|ltd|inc|plc|radio|television|tv|"
    r"magazine|review|online|canwest|new|los|las|san|santa|saint|st|hong|tel|cape|port|north|south|east|"
    r"west|buenos|rio|abu|addis|kuala|sri|united|washington|london|paris|berlin|moscow|beijing)\b",
    re.IGNORECASE,
)
_CJK_NAME = re.compile("[\uac00-\ud7af]{2,4}|[\u4e00-\u9fff]{2,4}")
_MAX_WORDS = 5


def names(line: str | None) -> tuple[str, ...]:
    """``("MICHAEL SMITH", "DAVID SIMPSON")`` from ``By MICHAEL SMITH and DAVID SIMPSON``.

    The case stays as printed. Titles and places behind a name are left out. A line that does not
    fall into names is one entry, without its "By".
    """
    text = " ".join((line or "").split())
    text = _AFFILIATION.sub("", _NOTE.sub("", text)).strip(" ;")
    bare = _OURS.sub("", LEAD.sub("", text, count=1).strip(" .,;:-–—_"))
    if bare[:1] == "(" and bare[-1:] == ")":
        bare = bare[1:-1]
    bare = _untitled(bare)
    pieces = [_upright(piece) for piece in _JOIN.split(bare)]
    parts = [_name(part) for piece in pieces for part in _entries(piece, len(pieces) == 1)]
    found = [part for part in parts if part and not _ROLE.search(part)]
    if found and all(is_name(part) for part in found) and is_name(parts[0]):
        return tuple(dict.fromkeys(found))
    return (bare,) if bare else ()


def _upright(piece: str) -> str:
    """``Chris Lambie`` for ``Lambie, Chris``; any other piece as it is."""
    found = _INVERTED.fullmatch(piece)
    if found is None or _ROLE.search(piece) or _PAPER.search(piece) or piece.isupper():
        return piece
    return f"{found[2]} {found[1]}"


def _untitled(line: str) -> str:
    """``line`` without a title behind its one name: "A. KOLB, Home and Harbour Correspondent"."""
    name, comma, rest = line.partition(",")
    if not comma or not is_name(_name(name)) or not _ROLE.search(rest):
        return line
    shouted = _name(name).isupper()
    others = [_name(part) for piece in _JOIN.split(rest) for part in piece.split(",")]
    people = [other for other in others if is_name(other) and other.isupper() == shouted]
    return line if people else name


def _entries(piece: str, alone: bool) -> list[str]:
    """The names of a list with commas; of a name with titles behind it, the name alone."""
    piece = re.sub(r",(?=\S)", " ; ", piece)
    if " ; " in piece:
        return piece.split(" ; ")
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if not parts or not is_name(_name(parts[0])):
        return [piece]
    if len(parts) == 2 and alone and not _is_person(parts[1]):
        return parts[:1]  # a name and its paper or place
    shouted = _name(parts[0]).isupper()  # then a name behind it is in capitals too, a title is not
    return [
        part
        for place, part in enumerate(parts)
        if place == 0 or (_is_person(part) and _name(part).isupper() == shouted)
    ]


def _is_person(part: str) -> bool:
    """Whether a part behind a comma is another name, not a paper or a place."""
    return is_name(_name(part)) and not _PAPER.search(part)


def _name(part: str) -> str:
    part = _TAIL.sub("", _PLACE.sub("", LEAD.sub("", part.strip()))).strip(" .,;:-–—")
    for titled in (_TITLED, _INITIALS):
        name = titled.sub("", part)
        if name != part and is_name(name) and not _PAPER.search(name):
            return name
    return part


def is_name(text: str) -> bool:
    """Whether a line is one name: two to five words, each with a capital or a particle."""
    if _CJK_NAME.fullmatch(text):
        return True
    words = text.split()
    if not 2 <= len(words) <= _MAX_WORDS or any(c.isdigit() for c in text):
        return False
    if _ROLE.search(text):
        return False
    return all(_is_capital(word) or _is_particle(word) for word in words)


def _is_capital(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none."""
    return word[:1].isupper() or (word[:1].isalpha() and word[:1].lower() == word[:1].upper())


def _is_particle(word: str) -> bool:
    """``van``, or the beginning of ``d'Emilio``."""
    return word.lower() in PARTICLES or (word[1:2] in "'’" and word[2:3].isupper())
