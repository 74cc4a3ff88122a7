"""The name in a noun phrase: without the titles, trades and determiners before it."""

from __future__ import annotations

import re

from pressread.text.names import is_given_name, sex_of

from . import words
from .classes import DET, NAME, NUMBER, POSS, WORD
from .mentions import Mention
from .tokens import Tokens
from .tongues import MODELLED

_HEADLINE = frozenset(("team", "see", "neither", "either", "both", "meet", "why", "how"))
_PARTY = frozenset(
    "republican democrat democratic independent conservative labour liberal tory green".split()
)
_INDEFINITE = frozenset(("a", "an", "one", "another", "some", "many", "several", "two", "three"))
_PLURALS = frozenset(
    noun for noun in words.PEOPLE_NOUNS
    if noun.endswith("s") and noun.rstrip("s") not in _PARTY and noun != "conservatives"
)  # fmt: skip
# How German nouns of trades and offices end: Bundesumweltministerin, Buchmessedirektor.
_OFFICE_ENDS = tuple(sorted(words.LISTS["office ends de"]))
_KNOWN_ENDS = (*_OFFICE_ENDS, "abgeordnete", "abgeordneter")
_TRADE_ENDS = _KNOWN_ENDS + tuple(sorted(words.LISTS["trade ends de"]))
_GERMAN_ARTICLES = frozenset(("der", "die", "das", "dem", "den"))
_LONE = frozenset(("el", "la", "los", "las", "le", "al", "di", "de"))  # an article alone
_ELIDED = re.compile("[LlDd]['’][^\\W\\d_A-ZÀ-ÖØ-Þ]")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def name_in(tokens: Tokens, index: int, last: int) -> Mention | None:
    """A name with what stands before it in its phrase: titles, trades, a determiner."""
    kinds, low = tokens.kind, tokens.low
    first = last
    while first > index and (
        kinds[first - 1] not in (WORD, DET, POSS, NUMBER) or _inner(tokens, first - 1, index)
    ):
        first -= 1
    named = _named_from(tokens, first, last)
    if first == index and tokens.low[first - 1 : first] in (["of"], ["for"]) and first > 1:
        after = _after_title(tokens, first - 1, last) if low[first - 2] in words.TITLES else first
        named = max(named, after) if after <= last else named  # the president of France Paul Roe
    while (
        named < last
        and _no_name(low[named])
        and not (low[named] == "new" and low[named + 1] in _NEW)
    ):
        named += 1
    if low[named : named + 1] == ["von"] and first < named < last - 1:
        named += 1  # das Video von Anna Lehr
    if named > last or (named == last and low[last] in _LONE and first == last):
        return Mention(tokens, "L", index, last, last, index)
    if index == last and low[last] in _PLURALS and (last == 0 or kinds[last - 1] in ".Q:-"):
        return Mention(tokens, "L", index, last, last, index)  # Critics say
    office = names_office(low[last]) if first == last else _ends_in_office(tokens, last)
    if office and named == first and last - first < 2:
        return Mention(tokens, "L", index, last, last, index)
    if index < first and low[index] in _INDEFINITE and first - index == 1:
        return Mention(tokens, "L", index, last, last, index)
    if first == last and (low[last] in words.ABBREVIATIONS or low[last][:2] in ("r-", "d-", "i-")):
        return None
    return Mention(tokens, "N", first, last, last, named)


def _ends_in_office(tokens: Tokens, last: int) -> bool:
    """Whether two capitals end in an office, which after a given name is a surname: Ida King."""
    low = tokens.low
    return low[last] in words.TITLES and (
        low[last - 1] in words.SPEAKING_NOUNS or not is_given_name(low[last - 1])
    )


def _named_from(tokens: Tokens, first: int, last: int) -> int:
    """The token where the bare name begins: after titles, parties, courtesies."""
    low = tokens.low
    named = after_courtesy(tokens, first, last)
    if first and last > first and low[first - 1] in _GERMAN_ARTICLES:
        lone = last - first == 1 and (tokens.tongue != "de" or is_given_name(low[first]))
        named = named if lone else first + 1  # die Ingenieurin Heike Brandt
    if tokens.tongue not in MODELLED:
        named = max(named, _after_trade(tokens, first, last))
    elif last > first:
        named = max(named, _after_body(tokens, first, last))
    for at in range(first, last):
        if low[at + 1] in _SUFFIXES:
            break
        if at > first and _is_initial(tokens, at - 1):
            continue  # Peter T. King
        if _ELIDED.match(tokens.text[at]):  # L'entraîneur Paul Roux
            named = at + 1
        plain = low[at].rpartition("-")[2]  # CDU-Abgeordnete
        if low[at] in words.TITLES or low[at] in _PARTY or plain.endswith(_KNOWN_ENDS):
            named = _after_title(tokens, at + 1, last)
    return named


def _is_initial(tokens: Tokens, at: int) -> bool:
    return len(tokens.text[at]) == 1 and tokens.end[at] - tokens.start[at] == 2


def _after_body(tokens: Tokens, first: int, last: int) -> int:
    """Where the name begins behind what only stands before it: “Broadcaster Jeremy Vale”, “Getty
    Images Bill Roe”; ``first`` where it begins there."""
    low = tokens.low
    if low[last] in words.ORGANISATION_WORDS:
        return first
    for at in range(first + 1, last):
        if is_given_name(low[at]) and not is_given_name(low[first]):
            start = at - _is_initial(tokens, at - 1)
            return start if start > first and _leads(tokens, start - 1) else first
    return first


def _leads(tokens: Tokens, at: int) -> bool:
    """Whether a capital is a trade, a body or a caption's source, not part of a person's name."""
    low = tokens.low[at]
    return (
        not words.SPEAKING_NOUNS.isdisjoint((low, *low.split("-")))
        or low in words.ORGANISATION_WORDS
        or low in words.COMPANY_WORDS
        or (len(low) > 2 and tokens.text[at].isupper())
    )


def _after_trade(tokens: Tokens, first: int, last: int) -> int:
    """Where the name begins behind a trade that no list knows: “Projektleiter Andreas Graser”,
    “Schülerin Diba”, “Fed-Vize Barr”; ``first`` where it begins there."""
    low = tokens.low
    for at in range(first, last):
        if is_given_name(low[at]):
            return at if at > first and at < last and not _is_particle(low[at - 1]) else first
    if tokens.tongue != "de":
        return first
    at = first
    while at < last and (low[at].endswith(_TRADE_ENDS) or _is_joined(tokens, at)):
        at += 1
    return at


def names_german_trade(word: str) -> bool:
    """A trade by the ending that German nouns of trades have: Grünen-Politikerin."""
    return word.endswith(_TRADE_ENDS)


def is_titled(mention: Mention) -> bool:
    """Whether a title or a trade stands before a name; in German, not just another noun."""
    if mention.named == mention.first:
        return False
    low = mention.tokens.low[mention.named - 1]
    return (
        mention.tokens.tongue != "de"
        or low.endswith(_TRADE_ENDS)
        or low in words.TITLES
        or (_is_joined(mention.tokens, mention.named - 1))
    )


def _is_particle(low: str) -> bool:
    return low in words.PARTICLES


def _is_joined(tokens: Tokens, at: int) -> bool:
    """Whether a word is a compound with a hyphen, as no given name is: CDU-Politiker."""
    before, hyphen, after = tokens.text[at].rpartition("-")
    return (
        bool(hyphen) and after[:1].isupper() and not (is_given_name(before) or is_given_name(after))
    )


def _no_name(low: str) -> bool:
    """A capital that only a headline or a sentence gave: “See Sexton”, “Neither Lee”."""
    return low in _HEADLINE or (low in words.SENTENCE_OPENERS and not _may_begin(low))


_NEW = frozenset("york zealand jersey delhi hampshire orleans mexico england".split())


def _may_begin(low: str) -> bool:
    return low in words.NAME_BEGINNERS or bool(sex_of(low))


def _inner(tokens: Tokens, at: int, index: int) -> bool:
    """A small word inside a name (von, of): what _join let through."""
    low = tokens.low
    if at == index or low[at] in _JOINING or low[at - 1] in GOVERNING:
        return at > index and (low[at] != "the" or low[at - 1] in GOVERNING)
    if low[at] not in words.PARTICLES:
        return False
    return tokens.kind[at] != WORD or tokens.kind[at - 1] == NAME or _inner(tokens, at - 1, index)


def _after_title(tokens: Tokens, at: int, last: int) -> int:
    """The first token of the name after a title: past “of State”, “of Foreign Affairs”, “for
    Refugees”, “of Harbour City”; past ``last`` where the office is all there is."""
    low = tokens.low
    if low[at] not in GOVERNING:
        return at
    start = begun = at + 1 + (low[at + 1 : at + 2] == ["the"])
    given = next((i for i in range(start, last) if _is_first_name(low[i])), 0)
    if given:
        return given
    for place in range(start, last + 1):
        if low[place] in _OF_OFFICES:
            start = place + 1
    left = last - start + 1
    if left < 1:
        return last + 1
    if left > 2:
        return last - 1  # the last two words
    return start if start > begun and low[start - 1] not in _JOINING else last + 1


def _is_first_name(low: str) -> bool:
    return is_given_name(low) and low not in _OF_OFFICES


GOVERNING = frozenset(("of", "for", "de", "du", "des"))
_JOINING = GOVERNING | {"and", "&", "the"}
_OF_OFFICES = words.DOMAINS | words.ORGANISATION_WORDS | words.TITLES | _JOINING


def names_office(word: str) -> bool:
    """An office that stands before names, also as a German compound (Sportministerin)."""
    return word in words.TITLES or word.rpartition("-")[2].endswith(_OFFICE_ENDS)


def names_trade(word: str) -> bool:
    """An office or trade, also as a German compound (Bundesumweltministerin, SPD-Abgeordnete)."""
    return word in words.PEOPLE_NOUNS or word.rpartition("-")[2].endswith(_KNOWN_ENDS)


_FRENCH = frozenset(
    """le la les des du dans est une un et au aux sur que ne pas pour selon dit déclaré affirmé
    ajouté expliqué estimé souligné précisé indiqué répondu assuré rappelé regretté""".split()
)
_SPANISH = frozenset(
    """el los las del que una por con según dijo afirmó aseguró explicó añadió señaló declaró
    pidió su""".split()
)
_TURKISH = frozenset("ve bir bu için ile da de dedi olarak diye söyledi belirtti".split())
_TONGUE = {"m": _FRENCH, "don": _SPANISH, "doña": _SPANISH, "bay": _TURKISH, "bayan": _TURKISH}
_ARTICLES = frozenset(("el", "la"))


def after_courtesy(tokens: Tokens, first: int, last: int) -> int:
    """The token of the name after a courtesy at ``first``; ``first`` where none stands there."""
    low = tokens.low
    at = first + 1 if low[first] in _ARTICLES and first < last else first
    word = low[at]
    if at == last:
        return first
    if word == "sr" or (word in _TONGUE and _is_courtesy(tokens, at)):
        return at + 1
    return first


def _is_courtesy(tokens: Tokens, at: int) -> bool:
    """Whether the paragraph is in the language in which the word is a courtesy."""
    word = tokens.low[at]
    if word == "m" and tokens.end[at] - tokens.start[at] == 1:
        return False  # no stop
    if word == "m" and "«" in tokens.source:
        return True
    tongue = _TONGUE[word]
    return any(token in tongue for token in tokens.text)
