"""Forms of words in languages other than English: Snowball's stemmers, and closed lists of
prefixes and endings where Snowball has none.

Terms of the index are folded, and stems of folded terms are told apart by their folded letters
alone; Turkish gets its dotless and rounded vowels back by harmony first. A form is one in its
language only: whoever asks must know which language a word is at home in.
"""

from __future__ import annotations

from pressread.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SNOWBALL = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech",
    "sk": "czech", "da": "danish", "nl": "dutch", "eo": "esperanto", "et": "estonian",
    "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi",
    "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian",
    "ne": "nepali", "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "fa": "persian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "hr": "serbian", "bs": "serbian", "es": "spanish", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
#: Endings of nouns and adjectives, of languages that Snowball has no stemmer of.
_ENDINGS = {
    "uk": "ами ями ого ому ими ові еві єві ою ею єю ам ям ах ях ом ем єм ів їв ей ий ій им ім их "
    "іх а я у ю о е є і ї и й ь",
    "bg": "овете евете ищата овци ията ите ове еве ища ата ята ото ето ът ят ия ии а я и о е й",
    "mk": "овите евите иштата ите ови еви ата ото ето от а и о е",
    "be": "амі ямі ага ога яга ому аму ымі імі ою аю ею яй ам ям ах ях ом ем аў яў ый ій ым ім ых "
    "іх а я у ю о е э і ы й ь",
    "he": "יהם יהן ים ות ית ה ת י ו",
}  # fmt: skip
#: Small words that are written in front of a noun, as one word with it.
_PREFIXES = {
    "ar": "ال وال بال كال فال لل ولل و ب ل ف ك".split(),
    "he": "ה ו ב ל מ ש כ וה שה מה כש וב ול ומ וש לכש בה כה שב של שמ ומה".split(),
}
#: Those that are taken off what was typed: a single letter may be the word's own.
_SURE = {"ar": "ال وال بال كال فال لل ولل".split(), "he": "ה וה שה מה כש וב ול".split()}
#: What letters say of the language; the first of them where the archive has none of the others.
_BY_LETTERS = (
    ("іїєґ", ("uk", "be")), ("ўэы", ("be", "ru")), ("ђћџљњј", ("sr", "mk")), ("ъ", ("bg", "ru")),
    ("پچژگ", ("fa", "ur")),
)  # fmt: skip
_BY_SCRIPT = (
    ("\u0370", "\u03ff", ("el",)), ("\u0400", "\u052f", ("ru", "uk", "bg", "sr", "mk", "be")),
    ("\u0530", "\u058f", ("hy",)), ("\u0590", "\u05ff", ("he", "yi")),
    ("\u0600", "\u06ff", ("ar", "fa")), ("\u0900", "\u097f", ("hi", "ne")),
    ("\u0b80", "\u0bff", ("ta",)),
)  # fmt: skip
#: Languages whose words take several endings, one behind the other: stems are cut again.
_AGGLUTINATIVE = frozenset(("ar", "fa", "fi", "hu", "tr"))
SHORTEST = 3


def stemmed_languages() -> frozenset[str]:
    """The codes (ISO 639-1) of languages whose forms are known here."""
    return frozenset((*_SNOWBALL, *_ENDINGS))


def languages_of_script(term: str) -> tuple[str, ...]:
    """The languages that the letters of a folded term may be of; none for Latin letters."""
    for low, high, codes in _BY_SCRIPT:
        if any(low <= char <= high for char in term):
            for letters, fewer in _BY_LETTERS:
                if not set(letters).isdisjoint(term):
                    return (*fewer, *(code for code in codes if code not in fewer))
            return codes
    return ()


class Inflection:
    """The forms of one folded word in one language."""

    __slots__ = ("_bases", "_code", "_cut", "_stems", "term")

    def __init__(self, code: str, term: str) -> None:
        self.term = term
        self._code = code
        self._cut = stemmer(code)
        self._bases = [term, *_without_prefix(code, term, _SURE)]
        self._stems = [self._levels(base) for base in self._bases]

    def beginnings(self) -> list[str]:
        """What its forms may begin with."""
        found: list[str] = []
        for base, stems in zip(self._bases, self._stems, strict=True):
            begun = min((_common(base, stem) for stem in stems), key=len)
            begun = begun if len(begun) >= SHORTEST else base
            if self._code == "tr" and len(begun) > SHORTEST:
                begun = begun.rstrip(_SOFTENED) or begun
            found += [prefix + begun for prefix in ("", *_PREFIXES.get(self._code, ()))]
        return found

    def covers(self, other: str) -> bool:
        """Whether another folded term is a form of the word."""
        for base in (other, *_without_prefix(self._code, other, _PREFIXES)):
            theirs = self._levels(base, deeper=self._code in _AGGLUTINATIVE)
            if any(not theirs.isdisjoint(own) for own in self._stems):
                return True
        return False

    def _levels(self, word: str, *, deeper: bool = False) -> set[str]:
        """The word, its stem, and where endings stand in rows the stem of that."""
        cut = self._cut(word)
        stems = (cut, self._cut(cut)) if deeper else (cut,)
        return {word, *(stem for stem in stems if len(stem) >= SHORTEST)}


def stemmer(code: str) -> Callable[[str], str]:
    """Folded word → folded stem in a language; the word itself where there is no stemmer."""
    name = _SNOWBALL.get(code)
    if name is None:
        return _cutter(_ENDINGS.get(code, "").split())
    import Stemmer

    cut = Stemmer.Stemmer(name, 0).stemWord
    if code == "tr":
        return lambda word: fold(cut(in_harmony(word)))
    return lambda word: fold(cut(word))


def _cutter(endings: Iterable[str]) -> Callable[[str], str]:
    ordered = sorted(map(fold, endings), key=len, reverse=True)

    def cut(word: str) -> str:
        for ending in ordered:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
                return word[: -len(ending)]
        return word

    return cut


def _without_prefix(code: str, word: str, prefixes: dict[str, list[str]]) -> list[str]:
    return [
        word[len(prefix) :]
        for prefix in prefixes.get(code, ())
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST
    ]


def _common(one: str, other: str) -> str:
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return one[:at]


_BACK = {"i": "ı"}
_FRONT = {"u": "ü", "o": "ö"}
_VOWELS = "aeiou"
#: Consonants that soften before a vowel: uçak, uçağı.
_SOFTENED = "kptc"


def in_harmony(word: str) -> str:
    """A folded Turkish word with the vowels that harmony gives it: fuzelerin → füzelerin.

    ``i``, ``u`` and ``o`` follow the nearest ``a`` (back) or ``e`` (front); none: they are back.
    A ``g`` between vowels is soft.
    """
    letters = list(word)
    for at in range(1, len(word) - 1):
        if word[at] == "g" and word[at - 1] in _VOWELS and word[at + 1] in _VOWELS:
            letters[at] = "ğ"
    sure = [at for at, letter in enumerate(letters) if letter in "ae"]
    for at, letter in enumerate(letters):
        if letter in "iuo":
            nearest = min(sure, key=lambda place: abs(place - at), default=None)
            front = nearest is not None and letters[nearest] == "e"
            letters[at] = (_FRONT if front else _BACK).get(letter, letter)
    return "".join(letters)
