"""Forms of one word: plurals, past and -ing forms, and the two spellings of English.

Inflection only: ``sanction``, ``sanctions``, ``sanctioned``, ``sanctioning`` share a stem;
``university`` and ``universe``, ``plan`` and ``plane``, ``united`` and ``unit`` do not. The index
knows nothing of stems: ``forms`` lists what a word may also look like, and the dictionary tells
which of them exist.
"""

from __future__ import annotations

_VOWELS = frozenset("aeiou")
#: Words that look inflected and are not, or mean something else than their stem.
_WHOLE = frozenset(
    (
        "news", "united", "aids", "arms", "goods", "customs", "means", "does", "evening",
        "according", "outing", "series", "species", "texas", "dallas", "paris", "thames", "wales",
        "athens", "brussels", "naples", "philippines", "reuters", "during", "nothing",
        "something", "anything", "everything", "being", "lens", "christmas", "perhaps", "always",
        "kansas", "arkansas", "honduras", "cyprus", "laos", "hamas", "boeing", "beijing",
        "hundred", "mohammed", "ahmed", "muhammed", "indeed", "sacred", "wales", "states",
    )
)  # fmt: skip
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "policemen": "policeman", "gunmen": "gunman",
    "congressmen": "congressman", "spokesmen": "spokesman", "spokeswomen": "spokeswoman",
    "businessmen": "businessman", "fishermen": "fisherman", "firemen": "fireman",
    "wives": "wife", "lives": "life", "knives": "knife", "leaves": "leave", "halves": "half",
    "wolves": "wolf", "thieves": "thief", "shelves": "shelf", "selves": "self",
    "agreed": "agree", "disagreed": "disagree", "freed": "free", "guaranteed": "guarantee",
    "decreed": "decree", "dying": "die", "lying": "lie", "tying": "tie", "dies": "die",
    "buses": "bus", "gases": "gas", "died": "die", "lied": "lie", "lies": "lie",
    "tied": "tie", "ties": "tie",
}  # fmt: skip
#: The other spelling → ours. Suffixed forms follow (``labours``, ``centred``).
_BRITISH = {
    "defence": "defense", "offence": "offense", "licence": "license", "centre": "center",
    "theatre": "theater", "metre": "meter", "kilometre": "kilometer", "litre": "liter",
    "fibre": "fiber", "programme": "program", "labour": "labor", "colour": "color",
    "honour": "honor", "favour": "favor", "neighbour": "neighbor", "harbour": "harbor",
    "humour": "humor", "rumour": "rumor", "behaviour": "behavior", "endeavour": "endeavor",
    "armour": "armor", "grey": "gray", "aluminium": "aluminum", "cheque": "check",
    "plough": "plow", "analyse": "analyze", "paralyse": "paralyze", "catalogue": "catalog",
}  # fmt: skip
_AMERICAN = {ours: other for other, ours in _BRITISH.items()}
#: Words in -ise that are never written -ize.
_ISE = (
    "promise", "exercise", "advise", "surprise", "enterprise", "comprise", "precise", "raise",
    "expertise", "premise", "disguise", "wise", "revise", "supervise", "televise", "improvise",
    "franchise", "merchandise", "devise", "excise", "cruise", "praise", "noise", "poise", "arise",
    "appraise", "concise", "demise", "despise", "paradise", "treatise",
)  # fmt: skip


def stem(term: str) -> str:
    """What all forms of a folded English term share; the term itself where there is no rule."""
    if not (term.isascii() and term.isalnum()):
        return term
    if not term.isalpha():
        return term[:-1] if _is_plural_code(term) else term
    if len(term) < 4:
        return _IRREGULAR.get(term, term)
    if term in _WHOLE:
        return term
    base = _IRREGULAR.get(term) or _base(term)
    return _finish(_spelling(base))


def forms(term: str) -> list[str]:
    """Every likely form with the stem of ``term``, itself first; most may not exist."""
    found = [term]
    if len(term) < 2:
        return found
    wanted = stem(term)
    for base in _bases(wanted, term):
        for form in _inflected(base):
            if form not in found and stem(form) == wanted:
                found.append(form)
    return found


def _is_plural_code(term: str) -> bool:
    """``s400s``, ``f16s``; not ``1990s``."""
    return term[-1] == "s" and term[-2:-1].isdigit() and term[0].isalpha()


def _base(term: str) -> str:
    """Without -s, -ed or -ing."""
    word = _singular(term)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if len(rest) > 1 and _has_vowel(rest) and not (ending == "ed" and rest[-1] == "e"):
                return _mended(rest)
    return word


def _singular(term: str) -> str:
    if term[-1] != "s" or term[-2] in "su":
        return term
    if term.endswith("ies") and len(term) > 4:
        return term[:-3] + "y"
    if term.endswith("sis") and len(term) > 5:
        return term[:-2] + "e"
    if term.endswith("is"):
        return term
    if term.endswith(("sses", "shes", "ches", "xes")) or (term.endswith("oes") and len(term) > 5):
        return term[:-2]
    return term[:-1]


def _mended(rest: str) -> str:
    """What -ed and -ing were added to: ``stopp`` → ``stop``, ``hop`` → ``hope``."""
    if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in _VOWELS and rest[-1] not in "lsz":
        return rest[:-1]
    if (
        rest.endswith(("at", "bl", "iz"))
        or len(rest) == 2
        or (_measure(rest) == 1 and _is_closed(rest))
    ):
        return rest + "e"
    return rest


def _spelling(base: str) -> str:
    """American spelling; ``organise`` and ``organisation`` with a z."""
    if base in _BRITISH:
        return _BRITISH[base]
    if base + "e" in _BRITISH:
        return _BRITISH[base + "e"]
    if "isation" in base:
        return base.replace("isation", "ization")
    cut = base if base.endswith("ise") else base + "e"
    if len(cut) > 6 and cut.endswith("ise") and not cut.endswith(_ISE):
        return cut[:-2] + "ze"
    return base


def _finish(base: str) -> str:
    """Without a silent e, with one l for two, with i for y: only for comparison."""
    if base[-1] == "e":
        rest = base[:-1]
        size = _measure(rest)
        if size > 1 or (size == 1 and not _is_closed(rest) and len(rest) > 3):
            base = rest
    if base.endswith("ll") and _measure(base) > 1:
        base = base[:-1]
    if base[-1] == "y" and len(base) > 2 and base[-2] not in _VOWELS:
        base = base[:-1] + "i"
    elif base.endswith("ie") and len(base) > 4:
        base = base[:-1]
    return base


def _bases(wanted: str, term: str) -> list[str]:
    """Words that inflect to forms of the stem ``wanted``."""
    found = [wanted, wanted + "e", term]
    if wanted[-1] == "i":
        found += (wanted[:-1] + "y", wanted[:-1] + "ie")
    if wanted[-1] == "l":
        found.append(wanted + "l")
    for base in tuple(found):
        other = _AMERICAN.get(base)
        if other:
            found.append(other)
        if "iz" in base:
            found.append(base.replace("ization", "isation").replace("ize", "ise"))
    return found


def _inflected(base: str) -> list[str]:
    if not base.isascii() or len(base) < 2:
        return [base]
    if not base.isalpha():
        return [base, base + "s"]
    found = [base, base + "s", base + "es", base + "ed", base + "ing", base + "ings"]
    rest, last = base[:-1], base[-1]
    if last == "e":
        found += (base + "d", rest + "ing", rest + "ings")
    elif last == "y":
        found += (rest + "ies", rest + "ied")
    elif last not in _VOWELS:
        found += (base + last + "ed", base + last + "ing", base + last + "ings")
    if base.endswith("se"):
        found.append(rest + "is")
    found += [odd for odd, regular in _IRREGULAR.items() if regular == base]
    return found


def _has_vowel(text: str) -> bool:
    return any(char in _VOWELS or char == "y" for char in text)


def _measure(text: str) -> int:
    """How often vowels are followed by consonants (Porter's m)."""
    count, vowel = 0, False
    for at, char in enumerate(text):
        now = char in _VOWELS or (char == "y" and at > 0 and not vowel)
        if vowel and not now:
            count += 1
        vowel = now
    return count


def _is_closed(text: str) -> bool:
    """Consonant, vowel, consonant other than w, x, y at the end: ``hop``, ``plan``."""
    return (
        len(text) >= 3
        and text[-1] not in _VOWELS
        and text[-1] not in "wxy"
        and text[-2] in _VOWELS
        and text[-3] not in _VOWELS
    )


#: Ending → what takes its place; the first that fits and leaves enough is taken, twice over.
_ENDINGS = (
    ("ization", "iz"), ("ability", "abl"), ("ibility", "ibl"), ("ational", ""), ("ically", "ic"),
    ("fulness", "ful"), ("ousness", "ous"), ("iveness", "iv"), ("ations", ""), ("ation", ""),
    ("ition", "it"), ("ement", ""), ("ment", ""), ("ness", ""), ("ance", ""), ("ence", ""),
    ("ancy", ""), ("ency", ""), ("anci", ""), ("enci", ""), ("anc", ""), ("enc", ""),
    ("able", ""), ("ible", ""), ("abl", ""), ("ibl", ""), ("ful", ""), ("ally", "al"),
    ("alli", "al"), ("ously", "ous"), ("ousli", "ous"), ("ently", ""), ("entli", ""), ("ly", ""),
    ("li", ""), ("ical", "ic"), ("ist", ""), ("ism", ""), ("ion", ""), ("ive", ""), ("iv", ""),
    ("ator", ""), ("ers", ""), ("ors", ""), ("er", ""), ("or", ""), ("ant", ""), ("ent", ""),
    ("al", ""), ("at", ""), ("iz", ""),
)  # fmt: skip
_SHORTEST = 4
#: Words whose endings are no longer endings.
_KEPT = frozenset(("international", "general", "universal", "secretariat", "parliament"))


def root(term: str) -> str:
    """What a word and its relatives share; at least four letters, or the stem itself."""
    found = stem(term)
    if not (found.isascii() and found.isalpha()) or found in _KEPT:
        return found
    for _ in range(3):
        cut = _cut(found)
        if cut == found:
            break
        found = cut
    return found.rstrip("ei") if len(found) > _SHORTEST else found


def _cut(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            rest = word[: -len(ending)] + instead
            if len(rest) >= _SHORTEST and any(char in "aeiouy" for char in rest):
                return rest
    return word
