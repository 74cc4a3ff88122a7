"""What names tell: whether two are one person's, the sex of a given name, whether it is a place.

A surname alone never joins two people. Given names stand in ``given.tsv``.
"""

from __future__ import annotations

from functools import cache, lru_cache

from pressread.text.folding import PARTICLES, SUFFIXES, fold_name

# Spellings of one sound, folded to one of them, longest first.
_SOUNDS = (
    ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("tsch", "ch"), ("dzh", "j"), ("dj", "j"),
    ("kh", "h"), ("zh", "j"), ("ph", "f"), ("gh", "g"), ("ck", "k"), ("yy", "y"), ("iy", "y"),
    ("ij", "y"), ("ei", "e"), ("ey", "e"), ("ay", "ai"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("oe", "o"), ("ue", "u"), ("ae", "a"), ("ia", "ya"), ("iu", "yu"), ("ye", "e"), ("q", "k"),
    ("w", "v"), ("c", "k"), ("y", "i"), ("x", "ks"), ("z", "s"),
)  # fmt: skip
# Given names that other scripts reach the press in as several; each line is one name.
_FAMILIES = """
mohammed mohammad muhammad mohamed mohamad muhammed mohamet mehmed
hussein hossein husayn husain hussain hosein hussien
ahmed ahmad achmed
yusuf yousef youssef yousuf yusef yousif
abdullah abdallah abdulla abdollah
mahmoud mahmud mahmood
mustafa mostafa moustafa mustapha
ibrahim ebrahim
khaled khalid
saeed said saied
omar umar
osama usama
hassan hasan
muammar moammar moamar
benjamin binyamin
alexander aleksandr alexandr aleksander alyaksandr oleksandr alexandre
alexei aleksei alexey aleksey alyaksey oleksii
viktor victor
nikolai nikolay nicolai mikalai mykola
mikhail mikhael mykhailo mihail
yevgeny evgeny yevgeniy evgeniy evgeni yevhen
andrei andrey andriy andrii
pyotr petr petro
"""
_family: dict[str, str] = {}
# Particles that are given names or surnames too where no small letter tells.
_SMALL_WORDS = PARTICLES - frozenset("ben das do te".split())


def sound_word(word: str) -> str:
    """One folded word with its transliterations made equal and doubled letters single."""
    for spelling, sound in _SOUNDS:
        if spelling in word:
            word = word.replace(spelling, sound)
    if word.endswith("enka") and len(word) > 6:  # Lukashenka, as Minsk spells it
        word = word[:-1] + "o"
    out = word[:1]
    for letter in word[1:]:
        if letter != out[-1]:
            out += letter
    return out


def same_person(a: str, b: str) -> bool:
    """Whether two full names are spellings of one: same surname, and given names that agree.

    Initials agree with the names they begin; a middle name may be missing; given name and
    surname may stand the other way round (Xi Jinping, ERDOĞAN Recep). One word alone, on either
    side, is never enough, unless both are that one word. Father and son (Jr) are two.
    """
    if _generation(a) != _generation(b):
        return False
    first, second = _sounds(a), _sounds(b)
    if not first or not second:
        return False
    first, second = _as_families(first), _as_families(second)
    if len(first) == 1 or len(second) == 1:
        return first == second
    if first[-1] == second[-1] and _given_agree(first[:-1], second[:-1]):
        return True
    return (
        len(first) == len(second) and min(map(len, first)) > 1 and sorted(first) == sorted(second)
    )


def _generation(name: str) -> str:
    """``jr`` of "Donald Trump Jr.", ``""`` of most names."""
    last = name.rpartition(" ")[2].strip(".,").lower()
    return last if last in SUFFIXES else ""


def surname(name: str) -> str:
    """The folded last word of a name, without suffixes such as Jr."""
    found = [word for word in fold_name(name).split() if word not in _SMALL_WORDS]
    return found[-1] if found else ""


def name_keys(name: str) -> set[str]:
    """Keys of a name: two spellings of one person with one surname share one, or one's key begins
    the other's where a given name is an initial.
    """
    words = _as_families(_sounds(name))
    if len(words) < 2:
        return set(words)
    return {f"{words[-1]} {given}" for given in (*words[:-1], "".join(words[:-1]))}


def _sounds(name: str) -> list[str]:
    return [sound_word(word) for word in fold_name(name).split() if word not in _SMALL_WORDS]


def _given_agree(first: list[str], second: list[str]) -> bool:
    """Every given name of the shorter list is met, in order, in the longer; where both have
    middle names (George W., George H. W.) the first of them agree.
    """
    if len(first) > len(second):
        first, second = second, first
    if "".join(first) == "".join(second):  # Abdel Fattah, Abdelfattah
        return True
    if len(first) > 1 and _agree(first[0], second[0]) and not _agree(first[1], second[1]):
        return False
    at = 0
    for word in first:
        while at < len(second) and not _agree(word, second[at]):
            at += 1
        if at == len(second):
            return False
        at += 1
    return True


def _as_families(words: list[str]) -> list[str]:
    """The given names, each in the first spelling of its family."""
    if not _family:
        for line in _FAMILIES.strip().splitlines():
            sounds = [sound_word(name) for name in line.split()]
            _family.update(dict.fromkeys(sounds, sounds[0]))
    return [*(_family.get(word, word) for word in words[:-1]), *words[-1:]]


def _agree(a: str, b: str) -> bool:
    return a == b or ((len(a) == 1 or len(b) == 1) and a[:1] == b[:1])


@lru_cache(maxsize=4096)
def sex_of(name: str) -> str:
    """ "m", "f" or "" for a given name the list does not know, or one of both."""
    return _table().get(fold_name(name), "")


def is_given_name(name: str) -> bool:
    """Whether the list knows a word as a given name, of whichever sex."""
    return fold_name(name) in _table()


def is_demonym(low: str) -> bool:
    """Whether a word says where somebody comes from: Belgian, Scot, Frenchwoman."""
    return low in _DEMONYMS or low.endswith(_OF_A_COUNTRY)


_OF_A_COUNTRY = ("ian", "ese", "ish", "woman", "chman", "shman", "ander", "eli", "ani", "iote")
_DEMONYMS = frozenset(
    """scot dane swede finn pole turk serb croat spaniard greek czech slovak swiss thai arab kurd
    kazakh uzbek tajik afghan briton brit kiwi aussie american mexican african korean german
    filipino argentine dutchman welshman cypriot israeli iraqi pakistani bangladeshi saudi kuwaiti
    lebanese slovene basque catalan corsican sicilian roman londoner parisian new-yorker""".split()
)


@cache
def _table() -> dict[str, str]:
    from pathlib import Path  # slow to import, and needed only here

    text = Path(__file__).with_name("given.tsv").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for line in text.splitlines():
        sex, _, names = line.partition("\t")
        if sex in ("m", "f", "b"):
            for name in names.split():
                key = fold_name(name)
                table[key] = sex if table.get(key, sex) == sex != "b" else ""
    return table


PLACES = frozenset(
    """afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
    bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana
    brazil brunei bulgaria burundi cambodia cameroon canada china colombia comoros congo croatia
    cuba cyprus czechia denmark djibouti ecuador egypt england eritrea estonia ethiopia fiji
    finland france gabon gambia germany ghana greece guatemala guinea guyana haiti honduras hungary
    iceland india indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya kosovo
    kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg madagascar
    malawi malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia
    montenegro morocco mozambique myanmar burma namibia nepal netherlands nicaragua niger nigeria
    norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania
    russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan suriname
    sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey türkiye turkiye
    turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe
    britain u.s us usa u.s.a uk u.k uae eu e.u u.n un nato europe africa asia america crimea gaza
    catalonia kashmir tibet kurdistan donbas
    abuja accra algiers amman amsterdam ankara astana athens baghdad baku bangkok beijing beirut
    belgrade berlin bern bogotá brasília bratislava brussels bucharest budapest cairo canberra
    caracas chisinau copenhagen dakar damascus dhaka doha dublin geneva hanoi harare havana helsinki
    islamabad istanbul jakarta jerusalem johannesburg kabul kampala kathmandu khartoum kiev kigali
    kinshasa kyiv lima lisbon ljubljana london luanda luxembourg madrid manila minsk mogadishu
    monrovia montevideo moscow munich nairobi nicosia oslo ottawa paris prague pretoria pristina
    pyongyang quito rabat reykjavik riga riyadh rome santiago sarajevo seoul shanghai skopje sofia
    stockholm strasbourg sydney taipei tallinn tashkent tbilisi tehran tirana tokyo toronto tripoli
    tunis ulaanbaatar vienna vilnius warsaw washington wellington yerevan zagreb zurich brooklyn
    chicago boston houston dallas denver seattle philadelphia atlanta miami detroit california texas
    florida ohio iowa nevada michigan wisconsin pennsylvania arizona colorado minnesota oregon utah
    kremlin downing congress parliament pentagon""".split()
)
