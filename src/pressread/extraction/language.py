"""A guess at the language of a text, by its script and its commonest function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_FUNCTION_WORDS = {
    "en": "the of and to in that is was for on with he it as his be at by had have from they said",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "le la les des et en du une est dans qui que pour pas sur au plus par il ce avec",
    "es": "el la los las que del en por con para una su se lo más como pero sus al este fue",
    "it": "il di che la della per non una sono del con gli si più nel alla dei anche le ha",
    "pt": "o que do da em um para com não uma os no se na por mais as dos como mas foi ao",
    "nl": "de het een van en dat niet te zijn voor met op aan er ook maar door naar bij wordt",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar ise sonra değil ancak dedi "
    "ki en iki yeni yıl her biz sonra önce karşı göre ise hem diye konusunda olduğunu edildi",
    "pl": "i w na się nie z że do to jest o jak po od ale przez dla który czy są być oraz",
    "sv": "och att det som en på är av för med den till inte har de ett om var men från",
    "no": "og det er på som til av for med at en ikke den har de ble var et fra men jeg",
    "da": "og det er på som til af for med at en ikke den har de blev var et fra men jeg",
    "fi": "ja on ei se että oli hän joka myös ovat kuin mutta sen mukaan kun ole tai olla",
    "cs": "a se na je že v to s z do o i ve pro za by ale jsou jako při který byl však",
    "hu": "a az és hogy nem is egy de van volt ezt csak már még mint azt ez meg után",
    "ro": "și în de la a cu pe că nu este din să care o mai pentru un au fost sunt",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena oleh",
    "ru": "и в не на что с по как это из у за он к для от но его был так было",
    "uk": "і в не на що з та у як до за це від про є але його для був які",
    "bg": "и на да в се за от не са с по че към това като си при беше но",
    "ar": "في من على أن إلى عن التي الذي هذا هذه مع ما كان لا قال بعد وقد",
    "fa": "و در به از که این را با است برای آن یک خود تا شد بر می های",
    "el": "και το να του η της με που την από για τη των είναι στο ο θα",
    "he": "של את על לא הוא זה עם כי גם היא או אל כל אם בין אני",
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.08),
    ("ko", re.compile(r"[\uac00-\ud7af]"), 0.3),
    ("zh", re.compile(r"[\u4e00-\u9fff]"), 0.3),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), 0.3),
    ("hi", re.compile(r"[\u0900-\u097f]"), 0.3),
)
_ARABIC = "[\u0620-\u064a\u066e-\u06d3]"
_SCRIPTS_OF_ONE = (
    ("ur", re.compile("[ٹڈڑےں]"), 0.02),
    ("fa", re.compile("[پچژگ]"), 0.015),
    ("ar", re.compile(_ARABIC), 0.4),
    ("he", re.compile("[\u05d0-\u05ea]"), 0.4),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), 0.4),
    ("ka", re.compile("[\u10d0-\u10ff]"), 0.4),
    ("hy", re.compile("[\u0530-\u058f]"), 0.4),
)
_ANY_SCRIPT = re.compile("[\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_SAMPLE = 20_000
_LEAST, _ENOUGH = 20, 100  # letters; with enough of them nobody needs to count
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = [chr(code) for code in range(128) if not chr(code).isalpha()] + [*"“”‘’–—…«»£€"]
_BLANKED = dict.fromkeys(map(ord, _MARKS), " ")


def guess_language(text: str) -> str | None:
    """ISO 639-1 code of the language of ``text``, ``None`` where it is too short or unsure.

    Only the first 20,000 characters are looked at.
    """
    sample = text[:_SAMPLE]
    words = _words(sample.casefold())
    scripts = None if sample.isascii() else _ANY_SCRIPT.search(sample)
    if scripts or sum(map(len, words)) < _ENOUGH:
        letters = sum(map(str.isalpha, sample))
        if letters < _LEAST:
            return None
        for code, pattern, share in _SCRIPTS:
            if len(pattern.findall(sample)) >= share * letters:
                return code
    return _by_words(words) or _by_script(sample)


def _by_script(sample: str) -> str | None:
    """The language of a script that few languages share, where its words do not tell."""
    if sample.isascii():
        return None
    letters = sum(map(str.isalpha, sample))
    if letters < _LEAST:
        return None
    for code, pattern, share in _SCRIPTS_OF_ONE:
        if len(pattern.findall(sample)) >= share * letters:
            return code
    return None


def function_words(language: str | None) -> frozenset[str]:
    """The commonest function words of a language; those of all where it is not known."""
    if language in _FUNCTION_WORDS:
        return frozenset(_FUNCTION_WORDS[language].split())
    return frozenset(_languages_of())


def _words(folded: str) -> list[str]:
    """Runs of letters: told by white space once figures and the usual marks are blanked, where
    there are no unusual ones.
    """
    words = folded.translate(_BLANKED).split()
    return words if "".join(words).isalpha() else _WORD.findall(folded)


def _by_words(words: list[str]) -> str | None:
    counts: dict[str, int] = {}
    languages = _languages_of()
    for word, times in Counter(words).items():
        for code in languages.get(word, ()):
            counts[code] = counts.get(code, 0) + times
    ranked = sorted(counts, key=lambda code: -counts[code])
    if not ranked or counts[ranked[0]] < max(3, 0.07 * len(words)):
        return None
    if len(ranked) > 1 and counts[ranked[1]] > 0.9 * counts[ranked[0]]:
        return None
    return ranked[0]


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _FUNCTION_WORDS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), code)
    return found
