"""What a name tells by itself: the sex of a given name (``given.tsv``), whether it is a place."""

from __future__ import annotations

from functools import cache, lru_cache

from pressread.text.folding import fold_name


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
