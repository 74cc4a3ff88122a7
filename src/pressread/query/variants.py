"""A typed word → what to look for: terms at consecutive positions, and other ways to write them.

``S-400`` may stand as ``S 400``, ``€3bn`` as ``€3 billion``, ``70%`` as ``70 per cent``; each
way is a list of slots, each slot a list of terms. The first way is the word as typed.
"""

from __future__ import annotations

from pressread.query import ops
from pressread.text.folding import fold, is_mark
from pressread.text.stemming import forms, stem
from pressread.text.terms import CASED, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from pressread.query.dictionary import Lexicon

    #: Alternatives at one position.
    Slot: TypeAlias = list[str]
    Way: TypeAlias = list[Slot]

CURRENCIES = "$€£¥₹₽₺₩₪₴¢"
SCALES = {
    "k": ["thousand"], "m": ["million", "mln", "mn"], "mn": ["million", "mln", "m"],
    "mln": ["million", "m", "mn"], "bn": ["billion", "b"], "b": ["billion", "bn"],
    "tn": ["trillion", "trn"], "trn": ["trillion", "tn"],
}  # fmt: skip
_ELIDED = ("l", "qu", "j", "n", "s", "m", "t", "c")


def ways(text: str, *, shouted: bool = False, inflected: bool = True) -> list[Way]:
    """The ways to find ``text``, as typed first; ``[]`` where it holds no word.

    ``inflected``: other forms of a word may stand for it. ``shouted``: the whole query is in
    capitals, so ``US`` may be the pronoun.
    """
    found: list[Way] = []
    slots: Way = []
    joined: list[str] = []
    for start, end, terms in pieces(text):
        term = _meant(terms, text[start:end], shouted)
        slots.append(forms(term) if inflected else [term])
        joined.append(term)
    if not slots:
        return []
    found.append(slots)
    found += _together(joined)
    if len(joined) == 2 and "." in text:
        found += _decimal(*joined)
    if len(slots) == 1:
        found += [way for way in (_apart(joined[0]), *_percent(joined[0])) if way]
    return found


def phrase_ways(text: str, *, shouted: bool = False) -> list[Way]:
    """The ways to find a phrase: the very forms, codes and numbers written either way."""
    slots = [
        _meant(terms, chunk[start:end], shouted)
        for chunk in text.split()
        for start, end, terms in pieces(chunk)
    ]
    found: list[Way] = [[[term] for term in slots]] if slots else []
    for at, term in enumerate(slots):
        apart = _apart(term)
        if apart:
            found.append([*found[0][:at], *apart, *found[0][at + 1 :]])
        code = _code(term, slots[at + 1]) if at + 1 < len(slots) else None
        if code:
            found.append([*found[0][:at], [code], *found[0][at + 2 :]])
        if len(found) > 4:
            break
    return found


def _meant(terms: tuple[str, ...], raw: str, shouted: bool) -> str:
    """Which of a position's terms the typed form stands for."""
    first = terms[0]
    for term in terms[1:]:
        if (term in CASED and not shouted) or (raw[0] in CURRENCIES and term[0] == raw[0]):
            return term
        if term[-1] == "%" and raw[-1] in "%٪％":
            return term
        if first.isalpha() and first.endswith(term) and first[: -len(term)] in _ELIDED:
            return term
    return first


def _together(terms: list[str]) -> list[Way]:
    """A compound in one word: ``post-war`` → ``postwar``, ``e-mail`` → ``email``."""
    if len(terms) == 2 and all(term.isalpha() for term in terms):
        return [[forms("".join(terms))]]
    return []


def _code(one: str, two: str) -> str | None:
    """``s``, ``400`` → ``s400``; ``€3``, ``billion`` → ``€3bn`` is not needed: see ``_apart``."""
    if one.isalpha() and len(one) <= 5 and two[0].isdigit() and two.isalnum():
        return one + two
    return None


def _apart(term: str) -> Way | None:
    """A code or amount in two words: ``s400`` → ``s 400``, ``3bn`` → ``3 billion``."""
    term = stem(term)
    cut = 0
    while cut < len(term) and term[cut].isalpha():
        cut += 1
    if 0 < cut <= 5 and term[cut:].isalnum() and term[cut:][:1].isdigit():
        return [[term[:cut]], [term[cut:]]]
    cut = len(term)
    while cut and term[cut - 1].isalpha():
        cut -= 1
    number, unit = term[:cut], term[cut:]
    if number[-1:].isdigit() and unit in SCALES:
        return [[number], [unit, *SCALES[unit]]]
    if number.isdigit() and len(unit) == 1:
        return [[number], [unit]]
    return None


def _decimal(whole: str, rest: str) -> list[Way]:
    """``$1``, ``5bn`` of ``$1.5bn`` → ``$1.5 billion``."""
    unit = rest.lstrip("0123456789")
    if not whole[-1].isdigit() or unit == rest or unit not in SCALES:
        return []
    return [[[f"{whole}.{rest.removesuffix(unit)}"], [unit, *SCALES[unit]]]]


def _percent(term: str) -> list[Way]:
    if term[-1] != "%":
        return []
    number = term[:-1]
    return [[[number], ["percent", "pct", "percentage"]], [[number], ["per"], ["cent"]]]


#: So many languages of an archive are tried for a word of Latin letters that it has nowhere.
_MOST_LANGUAGES = 12
#: So many forms are looked at, and the longest ending that one may have more.
_MOST_FORMS = 200
_LONGEST_ENDING = 7
_SHORTEST_WORD = 3


def foreign_forms(lexicon: Lexicon, term: str) -> list[str]:
    """Terms of the dictionary that are forms of ``term`` in the language it is at home in: that of
    its letters, or of the articles that hold it; of a word that none holds, any language of the
    archive in whose articles such a form stands.
    """
    if len(term) < _SHORTEST_WORD or not _is_word(term):
        return []
    from pressread.text.inflection import languages_of_script

    script = languages_of_script(term)
    if term.isascii() or not script:
        return _latin_forms(lexicon, term)
    known = dict(lexicon.facets(ops.Everything(), "language"))
    homes = [code for code in script if code in known] or script[:1]
    return _forms_in(lexicon, term, homes[:1] if script[0] in known else homes)


def _is_word(term: str) -> bool:
    """Letters alone; the vowel signs of an Indian script are letters too."""
    return term.isalpha() or all(char.isalpha() or is_mark(char) for char in term)


def _latin_forms(lexicon: Lexicon, term: str) -> list[str]:
    held = lexicon.doc_freq(term)
    counts = lexicon.facets(ops.Term(term) if held else ops.Everything(), "language")
    if held:  # the removed are still counted in ``held``, not in the columns
        living = sum(count for _, count in counts)
        counts = [(code, count) for code, count in counts if 2 * count > living]
    found: list[str] = []
    for code, _ in counts[:_MOST_LANGUAGES]:
        for form in _forms_in(lexicon, term, [code]):
            if form not in found and _is_at_home(lexicon, form, code):
                found.append(form)
    return found


def _is_at_home(lexicon: Lexicon, term: str, code: str) -> bool:
    """Whether most articles that hold a term are in a language."""
    counts = dict(lexicon.facets(ops.Term(term), "language"))
    return 2 * counts.get(code, 0) >= sum(counts.values()) > 0


def _forms_in(lexicon: Lexicon, term: str, codes: Sequence[str]) -> list[str]:
    from pressread.text.inflection import Inflection, stemmed_languages

    found: list[str] = []
    for code in codes:
        if code not in stemmed_languages():
            continue
        word = Inflection(code, term)
        for beginning in word.beginnings():
            longest = max(len(term), len(beginning)) + _LONGEST_ENDING
            found += [
                other
                for other in lexicon.beginning(beginning)
                if other != term
                and other not in found
                and _is_word(other)
                and len(other) <= longest
                and word.covers(other)
            ][:_MOST_FORMS]
    return found


_NUMBERED = ("no", "nr", "nos")
#: Scales as amounts have them in one word.
_SHORT = {"thousand": "k", "million": "m", "billion": "bn", "trillion": "tn"}
#: Letters that are words of their own.
_WORDS = "aiyäàéóöè"


def side_by_side(one: str, after: str) -> tuple[str, str] | None:
    """What two words typed side by side may be, and how that is written in one word: ``code``
    (``s 400``), ``amount`` (``€3 bn``), or ``name`` (``covid 19``), which only the dictionary can
    tell; ``None`` for two words that have nothing to do with each other.
    """
    first, second = fold(one).rstrip("."), fold(after)
    if _is_code(first, second):
        return "code", first + second
    if _is_amount(one, second):
        return "amount", one + _SHORT.get(second, second)
    return ("name", first + second) if _may_be_one(first, second) else None


def _is_code(first: str, second: str) -> bool:
    """One name without marks: ``s 400``, ``g 7``, ``no 10``."""
    if not second[:1].isdigit() or not second.isalnum() or not first.isascii():
        return False
    return (len(first) == 1 and first.isalpha() and first != "a") or first in _NUMBERED


def _is_amount(first: str, second: str) -> bool:
    """``€3 bn``, ``$1.5 million``: the sign says that the two belong together."""
    return (
        first[:1] in CURRENCIES and first[-1:].isdigit() and (second in SCALES or second in _SHORT)
    )


def _may_be_one(first: str, second: str) -> bool:
    """``covid 19`` and ``o brien`` are also written ``covid-19`` and ``O’Brien``."""
    if first.isalpha() and second.isdigit():
        return len(first) > 1
    return len(first) == 1 and first.isalpha() and first not in _WORDS and second.isalpha()
