"""What else an archive writes for a word: other spellings of a name, and compounds that it is a
part of. Looked up where little was found, and by ``name~names``.
"""

from __future__ import annotations

from pressread.query import ops, tree
from pressread.text.folding import fold_name, is_unspaced
from pressread.text.names import sound_word
from pressread.text.stemming import forms
from pressread.text.terms import terms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pressread.query.dictionary import Lexicon

    #: How the best articles write a folded term, ``None`` where that is not known.
    Written = Callable[[str], str | None]

#: Nothing is offered for a word that more articles hold; so many words of a query are looked
#: up, and so many spellings of one told.
ENOUGH = 50
_MOST_WORDS = 3
_TOLD = 4
_SHORTEST = 5
#: What a name must have to be known by its consonants, and by its syllables where it has vowels:
#: Merkel is not Marcel.
_CONSONANTS = 4
_SYLLABLES = 3
#: Letters that one spelling may have more than another.
_LONGER = 3
#: Vowels that transliterations of one name change for each other.
_ALIKE = ("ei", "ou", "ae", "ao")
_VOWELS = frozenset("aeiou")
_SOFT = frozenset("aeiouyw'")
#: How the beginning of a sound is written, in Latin, Cyrillic and Greek letters.
_WRITTEN = {
    "a": "a а α э", "b": "b б", "d": "d д δ", "e": "e ye ey е э є ε η", "f": "f ph ф φ",
    "g": "g gh г ґ γ", "h": "h kh х г", "i": "i y ee и й і ї ι υ", "j": "j zh dj g ж",
    "k": "k c q ch х к κ χ", "l": "l л λ", "m": "m м μ", "n": "n н ν", "o": "o о ο ω",
    "p": "p п π", "r": "r р ρ", "s": "s z c с з ш щ ц σ ζ", "t": "t т ц τ θ", "u": "u o w у ю",
    "v": "v w в β", "kh": "ch tch tsch cz ч", "sh": "sh sch s ш щ",
}  # fmt: skip
#: Arabic and Hebrew letters as Latin consonants; vowels and weak letters stand for nothing.
_SEMITIC = dict(
    zip(
        "بتثجحخدذرزسشصضطظغفقكلمنهپچژگ" "בגדהזחטכךלמםנןספףצץקרשת",
        "b t t j h h d d r z s s s d t s g f k k l m n h b s j g "
        "b g d h z h t k k l m m n n s f f s s k r s t".split(),
        strict=True,
    )
)  # fmt: skip


class Sound:
    """A name as it is heard: ``key`` with its vowels, ``bones`` without."""

    __slots__ = ("bones", "key", "vowels")

    def __init__(self, term: str) -> None:
        semitic = any(letter in _SEMITIC for letter in term)
        self.key = (
            "" if semitic else sound_word(term if term.isascii() else fold_name(term)).rstrip("ij")
        )
        heard = "".join(_SEMITIC.get(letter, "") for letter in term) if semitic else self.key
        bones = [_bone(letter) for letter in heard[:1] + heard[1:].replace("h", "")]
        bones = [letter for letter in bones if letter not in _SOFT]
        self.bones = "".join(b for at, b in enumerate(bones) if not at or b != bones[at - 1])
        self.vowels = "".join(letter for letter in self.key if letter in _VOWELS)

    def is_like(self, other: Sound) -> bool:
        """Whether both may be one name; surely only where ``key`` is the same."""
        if self.key and self.key == other.key:
            return True
        if self.bones != other.bones or len(self.bones) < _CONSONANTS:
            return False
        if not (self.key and other.key):
            return True
        return _SYLLABLES <= len(self.vowels) == len(other.vowels) and all(
            one == two or one + two in _ALIKE or two + one in _ALIKE
            for one, two in zip(self.vowels, other.vowels, strict=True)
        )


def _bone(letter: str) -> str:
    return {"v": "f", "j": "s", "z": "s"}.get(letter, letter)


#: The bone that a name begins with → the Arabic and Hebrew letters that it may be.
_SEMITIC_OF: dict[str, list[str]] = {}
for _letter, _heard in _SEMITIC.items():
    _SEMITIC_OF.setdefault(_bone(_heard), []).append(_letter)


def spellings(lexicon: Lexicon, term: str) -> dict[str, int]:
    """Term → articles, of those that may be the same name in another spelling or script."""
    if len(term) < _SHORTEST or not term.isalpha() or any(map(is_unspaced, term)):
        return {}
    sound, own = Sound(term), set(forms(term))
    found: dict[str, int] = {}
    for beginning in _beginnings(sound):
        for other in lexicon.beginning(beginning):
            likely = other not in own and other.isalpha() and abs(len(other) - len(term)) <= _LONGER
            if likely and len(other) > 3 and sound.is_like(Sound(other)):
                found[other] = lexicon.doc_freq(other)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _beginnings(sound: Sound) -> list[str]:
    """How words begin that sound so: two letters, of one script."""
    found = []
    head = sound.key[:2] if sound.key[:2] in _WRITTEN else sound.key[:1]
    second = sound.key[len(head) : len(head) + 1]
    if second:
        alike = {second}
        if len(sound.vowels) >= _SYLLABLES:
            alike |= {vowel for pair in _ALIKE if second in pair for vowel in pair}
        seconds = [w for one in sorted(alike) for w in _WRITTEN.get(one, one).split()]
        for one in _WRITTEN.get(head, head).split():
            found += [one + two for two in seconds if one.isascii() == two.isascii()]
    for one in _SEMITIC_OF.get(sound.bones[:1], ()):
        found += [one] if "\u05d0" <= one <= "\u05ea" else [one, "ال" + one]
    if not sound.key and sound.bones:
        found += [
            one + two
            for one in _LATIN_OF.get(sound.bones[0], sound.bones[0])
            for two in ("a", "e", "i", "o", "u", "y", *_LATIN_OF.get(sound.bones[1:2], ""))
        ]
    return list(dict.fromkeys(found))


_LATIN_OF = {"f": "fvw", "s": "szj", "k": "kcq", "h": "hk", "g": "g", "j": "jg"}


def compounds(lexicon: Lexicon, term: str) -> dict[str, int]:
    """Term → articles, of the words that begin or end with ``term``, the commonest first."""
    if len(term) < _SHORTEST or not term.isalpha():
        return {}
    held = lexicon.holding([term])[0]
    parts = [other for other in held if other.isalpha() and _is_part(term, other)]
    counts = {other: lexicon.doc_freq(other) for other in parts[:_MOST_COMPOUNDS]}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _is_part(term: str, other: str) -> bool:
    """Whether a word begins with the other, or has it behind a part of its own."""
    return len(other) > len(term) + 2 and (other.startswith(term) or term in other[2:])


_MOST_COMPOUNDS = 200
#: Languages that write compounds in one word.
_COMPOUNDING = frozenset(("de", "nl", "da", "sv", "nb", "nn", "no", "fi", "hu", "is", "et"))
#: A word that so many articles hold at most is looked for inside others.
_RARE = 2


def offers(lexicon: Lexicon, node: tree.Node, written: Written | None) -> Iterator[str]:
    """Lines on what else could be asked for in place of the words of a query."""
    for word in _words(node)[:_MOST_WORDS]:
        term = terms_of(word.text)[0][0]
        held = sum(map(lexicon.doc_freq, forms(term)))
        if held > ENOUGH:
            continue
        found = {
            one: count
            for one, count in spellings(lexicon, term).items()
            if _is_sure(term, one) or one.upper() == one.lower() or _is_name(one, written)
        }
        if found:
            told = _told(found, written)
            yield f"{'also' if held else 'here'} spelt {told}: {word.text}~names finds all"
        elif held <= _RARE and _compounds_here(lexicon):
            found = compounds(lexicon, term)
            if found:
                pattern = f"*{word.text.lower()}*"
                yield f"“{word.text}” is a part of {_told(found, written)}: {pattern} finds all"


def _words(node: tree.Node) -> list[tree.Word]:
    parts = node.children if isinstance(node, tree.And) else (node,)
    return [
        part
        for part in parts
        if isinstance(part, tree.Word)
        and not part.exact
        and part.text.isalpha()
        and len(part.text) >= _SHORTEST
    ]


def _is_sure(term: str, other: str) -> bool:
    """Whether two spellings differ in letters that are one sound, in one script or two."""
    one, two = Sound(term), Sound(other)
    return bool(one.key) and one.key == two.key


def _is_name(term: str, written: Written | None) -> bool:
    shown = written(term) if written is not None else None
    return shown is not None and shown[:1] != shown[:1].lower()


def _told(found: dict[str, int], written: Written | None) -> str:
    most = list(found.items())[:_TOLD]
    told = [f"{(written(one) if written else None) or one} {count}" for one, count in most]
    more = len(found) - len(most)
    return ", ".join(told) + (f" and {more} more" if more else "")


def _compounds_here(lexicon: Lexicon) -> bool:
    return any(code in _COMPOUNDING for code, _ in lexicon.facets(ops.Everything(), "language"))
