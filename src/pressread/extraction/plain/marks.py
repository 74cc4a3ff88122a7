"""Lines that say themselves what they are: bylines, date lines, captions, credits, crumbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressread.article import Image
from pressread.extraction.dates import find_stamp, find_stamps

_CRUMB = re.compile(r"\s*(?:(?<!\d)/|/(?!\d)|>|»|›|\||→|·|::)\s*")
_BRACKETED = re.compile(r"<[^<>]+>|‹[^‹›]+›|«[^«»]+»")  # "ACME <ACM> SETS DIVIDEND"
_BY = re.compile(
    r"(?i:(?:(?:written|words|story|reported|report|reporting|posted|text|analysis|opinion)\s+)?by\b"
    r"[:\s]+)"
    r"|(?i:von|par|por|di|door|av|af|od|przez|pelo|yazan|от)\s+(?=[^\W\d_a-zà-öø-ÿ])"
    r"|(?i:autor(?:in)?|auteur|autore|authors?|yazan|text|byline|автор|بقلم|作者|记者|reporter)"
    r"\s*[:：]\s*"
)
_CAPTION = re.compile(
    r"(?:above|below|pictured|caption|image caption|photo caption|bildunterschrift|légende)\s*:\s*",
    re.I,
)
_LABEL = (
    r"(?:photo(?:graph)?s?|image|picture|illustration|graphic|fotos?|bild(?:rechte|quelle)?"
    r"|photo credit|image source|image credit|picture credit|credits?"
    r"|crédito|crédit photo|fotoğraf)"
    r"(?:\s+by|\s+courtesy(?:\s+of)?)?"
)
_CREDIT_LINE = re.compile(
    rf"{_LABEL}\s*[:/©]\s*(?P<who>.{{2,80}})|photographs?\s+by\s+(?P<by>.{{2,60}})", re.I
)
_CREDIT_LABEL = re.compile(
    rf"[\s(\[|/–—-]*\b{_LABEL}\s*[:/©]\s*(?P<who>[^:|()]{{2,60}}?)[)\].\s]*$", re.I
)
_AGENCY = re.compile(
    r"(?:reuters|afp|getty|associated press|epa|dpa|shutterstock|alamy|anadolu|xinhua|tass|ansa|efe"
    r"|file photo|handout|bloomberg|picture alliance|imago|unsplash|istock|scanpix"
    r"|ntb|wikimedia|ap)\b",
    re.I,
)
_CREDIT_OPENS = re.compile(r"[(\[/|]|\s[-–—]\s|[.!?…”\"]\s")
_CREDIT_GLUED = re.compile(
    r"(?<=[a-zß-ÿ][.!?])(?:[A-Z][\w’.-]*[ /]){0,4}(?=[A-Z]{2,5}$|dpa$|Reuters$)"
)
_CREDIT_WIDTH = 90
_UPDATED = re.compile(
    r"updated?|last modified|modified|aktualisiert|mis à jour|modifié|actualizad|güncelle"
    r"|aggiornat|atualizad|bijgewerkt|oppdatert|uppdaterad|opdateret|aktualizacja|обновлен",
    re.I,
)
_PUBLISHED = re.compile(
    r"publish|posted|first published|veröffentlicht|publi[ée]|publicado|yayın|pubblicat"
    r"|gepubliceerd|publisert|publicerad|opublikowan|опубликован|date|created|erstellt|stand",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds a date and little else. ``kind`` is ``published`` or ``updated``;
    ``labelled`` whether it says so.
    """

    value: str
    kind: str
    labelled: bool


def crumbs(text: str) -> tuple[str, ...]:
    """The sections of a breadcrumb line, ``()`` where it is none."""
    if len(text) > 160 or not _CRUMB.search(text) or _BRACKETED.search(text) or find_stamp(text):
        return ()
    parts = [part for part in _CRUMB.split(text) if part]
    if len(parts) < 2 and not re.match(r"(?:/|>|»|›)", text):
        return ()
    if not parts or any(len(part.split()) > 4 or part[-1] in ".,;:!?" for part in parts[:-1]):
        return ()
    if not all(any(char.isalpha() for char in part) for part in parts) or _is_slug(text):
        return ()
    return tuple(parts)


def _is_slug(text: str) -> bool:
    """A wire's slug, capitals with a close slash: "TURKEY-TALKS/MISSILES (UPDATE 2)"."""
    return text.isupper() and re.search(r"\w/\w", text) is not None


_SEPARATOR = re.compile(r"[/>»›|→·]+")


_POINTER = re.compile(
    r"(?:read more|read also|also read|related|see also|more on this|more:|lesen sie auch"
    r"|mehr zum thema|lire aussi|à lire aussi|lea también|leggi anche|leia também|lees ook|les også"
    r"|läs också|czytaj także|zobacz także|читайте также|ayrıca oku|اقرأ أيضا)\b.{0,20}?(?::|$)",
    re.I,
)


def is_pointer(text: str) -> bool:
    """A line that sends the reader elsewhere: "Read more: …", "Related"."""
    return len(text) < 250 and _POINTER.match(text) is not None


def newline_crumbs(texts: Sequence[str]) -> tuple[str, ...]:
    """The sections of a breadcrumb that was pasted a crumb a line, ``()`` where it is none: two
    lines or more of a few words, the separators among them or "Home" or "News" on top.
    """
    parts = [text.strip("/>»›|→· ") for text in texts]
    named = [part for part in parts if part]
    marked = any(_SEPARATOR.match(text) or _SEPARATOR.match(text[::-1]) for text in texts)
    if len(named) < 2 or any(len(part.split()) > 3 or part[-1] in ".,;:!?" for part in named):
        return ()
    return tuple(named) if marked or named[0].casefold() in _FIRST_CRUMBS else ()


_FIRST_CRUMBS = (
    "home", "news", "startseite", "accueil", "inicio", "anasayfa", "nachrichten", "noticias",
    "actualités", "haberler",
)  # fmt: skip


def date_lines(text: str) -> list[DateLine]:
    """The dates of a date line ("Published: … Updated: …"), ``[]`` where it is none."""
    if len(text) > 200:
        return []
    stamps = find_stamps(text)
    rest, end, found = [], 0, []
    for stamp in stamps:
        before = text[end : stamp.start]
        rest.append(before)
        updated, published = _UPDATED.search(before), _PUBLISHED.search(before)
        kind = (
            "updated"
            if updated and not (published and published.end() > updated.end())
            else "published"
        )
        found.append(DateLine(stamp.value, kind, bool(updated or published)))
        end = stamp.end
    rest.append(text[end:])
    most = 16 if any(one.labelled for one in found) else 9
    return found if len(" ".join(rest).split()) <= most else []


def byline_names(text: str) -> tuple[str, ...]:
    """The names of a byline that says so ("By A. Writer and B. Author, in Ankara")."""
    match = _BY.match(text)
    if not match or len(text) > 200:
        return ()
    rest = text[match.end() :]
    stamp = find_stamp(rest)
    if stamp:
        rest = rest[: stamp.start]
    return names_in(rest)


_NAME_WORD = re.compile(
    r"(?:[^\W\d_a-zà-öø-ÿ][\w.’'\-]*|de|da|di|del|della|van|von|der|den|bin|ibn|al|el|la|le|du|dos|"
    r"ter|ten|y)$"
)
_AND = re.compile(
    r"\s*(?:,|;|\||•|·|\s–\s|\s-\s|&|\band\b|\bund\b|\bet\b|\by\b|\bve\b|\bwith\b|\be\b|\ben\b|\bog\b|\boch\b)\s*",
    re.I,
)


def names_in(text: str) -> tuple[str, ...]:
    """The personal names of a list of names; what follows the first part that is none (a role,
    a place, a desk) is left out.
    """
    found: list[str] = []
    for part in _AND.split(re.sub(r"\(.*?\)|\S+@\S+|@\S+", "", text)[:200]):
        part = re.split(r"\s(?:in|for|of|at|from|für|aus)\s", part)[0].strip(" .:,")
        if not part:
            continue
        if not is_name(part):
            break
        found.append(part)
    return tuple(dict.fromkeys(found))


def is_name(text: str) -> bool:
    """Two to five words, each written as a name is. (Or one to four characters of Chinese.)"""
    if re.fullmatch(r"[\u3040-\u9fff\uac00-\ud7af·]{2,8}", text):
        return True
    words = text.split()
    if not 2 <= len(words) <= 5 or any(char.isdigit() for char in text):
        return False
    return all(_NAME_WORD.match(word) for word in words) and words[-1][0].isupper()


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
    return _with_credit(text) if _credit_start(text) is not None else None


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
    label = _CREDIT_LABEL.search(tail) if any(map(tail.__contains__, ":/©")) else None
    if label:
        return base + label.start()
    ends = tail.endswith(("dpa", "Reuters")) or tail[-1:].isupper()
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


def bare_credit(text: str) -> str | None:
    """The credit of a line that is nothing else: "(A. Name / AP)"."""
    name = text.strip(" ()[]")
    words = name.split()
    if len(name) > 70 or not words or any(word[0].islower() for word in words):
        return None
    agency = _AGENCY.search(name)
    marked = text[0] in "([" or "/" in name or (agency and agency[0] == name)
    return name if agency and marked and len(words) <= 8 and name[-1] not in ".!?:" else None


def _is_credit(rest: str, agency: re.Match[str]) -> bool:
    """Names, slashes and the agency only: no sentence that happens to name one."""
    words = rest[: agency.start()].split()
    named = all(not word[0].islower() or word in ("via", "for", "by") for word in words)
    return len(words) <= 8 and named


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


_DATELINE = re.compile(
    r"(?P<line>(?P<place>[A-ZÀ-ÖØ-ÝİŞĞ][\w’'.À-ÿ-]*(?:[ ,/]{1,2}[\w’'.À-ÿ-]+){0,5}?)"
    r"(?:,? (?P<day>[^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [^\W\d_]{3,9}\.?(?: \d{4})?))?"
    r"(?: ?[(\[](?P<agency>[^()\[\]]{2,40})[)\]])?)\s?(?:--|–|—|-(?= )|―)\s?"
)


def dateline_of(paragraph: str) -> tuple[str, str | None] | None:
    """(dateline as written, agency) of a first paragraph: "ANKARA, Aug 27 (Reuters)"."""
    match = _DATELINE.match(paragraph[:160])
    if not match:
        return None
    place = match["place"]
    first = re.split(r"[ ,/]", place)[0]
    if not (match["agency"] or match["day"] or (first.isupper() and len(first) > 2)):
        return None
    return match["line"].strip(), match["agency"]
