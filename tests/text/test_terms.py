"""Text to terms: the same for what is indexed and for what is asked, with their places."""

from __future__ import annotations

import pytest

from pressread.text.terms import is_hebrew_mark, pieces, terms_of


def shown(chunk: str) -> str:
    """The terms of each position: alternatives joined by “|”, positions parted by a space."""
    return " ".join("|".join(terms) for terms in terms_of(chunk))


def placed(chunk: str) -> list[tuple[str, tuple[str, ...]]]:
    """What each position came from."""
    return [(chunk[start:end], terms) for start, end, terms in pieces(chunk)]


_CHUNKS = [
    ("S-400", "s400"),
    ("S-400s", "s400s"),
    ("S‑400", "s400"),
    ("S-400's", "s400"),
    ("COVID-19", "covid19|covid"),
    ("C-130J", "c130j"),
    ("G-7", "g7"),
    ("5-G", "5g"),
    ("mid-1990s", "mid 1990s"),
    ("Apollo-11", "apollo 11"),
    ("20-year", "20 year"),
    ("long-range", "long range"),
    ("e-mail", "e|email mail"),
    ("x-ray", "x|xray ray"),
    ("post-war", "post|postwar war"),
    ("Post-War", "post|postwar war"),
    ("anti-tank", "anti|antitank tank"),
    ("Turkey’s", "turkey"),
    ("Turkey's", "turkey"),
    ("TURKEY'S", "turkey"),
    ("U.S.", "us|US"),
    ("US", "us|US"),
    ("us", "us"),
    ("U.N.’s", "un|UN"),
    ("UN", "un|UN"),
    ("IT", "it|IT"),
    ("It", "it"),
    ("AIDS", "aids|AIDS"),
    ("O’Neill", "oneill|neill"),
    ("O'Neill", "oneill|neill"),
    ("l’État", "letat|etat"),
    ("d'accord", "daccord|accord"),
    ("Türkiye’nin", "turkiye|turkiyenin"),
    ("Ankara’da", "ankara|ankarada"),
    ("NATO’ya", "nato|natoya"),
    ("AB'ye", "ab|abye"),
    ("ABC’13", "abc13|abc"),
    ("AT&T", "at&t"),
    ("R&D", "r&d"),
    ("1,000", "1000"),
    ("1,000,000.50", "1000000.50"),
    ("3.4", "3.4"),
    ("$3.4-billion", "3.4|$3.4 billion"),
    ("€5", "5|€5"),
    ("5€", "5"),
    ("70%", "70|70%"),
    ("12:05", "12 05"),
    ("3/4", "3 4"),
    ("27.08.2021", "27 08 2021"),
    ("(“word”)", "word"),
    ("word...", "word"),
    ("...", ""),
    ("", ""),
    ("—", ""),
    ("don’t", "dont"),
    ("rock’n’roll", "rocknroll"),
    ("Şişli", "sisli"),
    ("naïve", "naive"),
    ("Straße", "strasse"),
    ("ﬁne", "fine"),
    ("東京", "東京"),
    ("東京都", "東京 京都"),
    ("東", "東"),
    ("iPhoneは", "iphone は"),
    ('צה"ל', "צהל"),
    ("рос-сия", "рос сия"),
    ("Иран–Ирак", "иран ирак"),
    ("a_b", "a b"),
    ("foo@bar.com", "foo bar com"),
    ("www.ebb.com", "www ebb com"),
    ("C++", "c"),
    ("F-16s", "f16s"),
    ("F16s", "f16s"),
    (
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ),
    ("semi-final", "semi|semifinal final"),
    ("co-operate", "co|cooperate operate"),
    ("re-elect", "re|reelect elect"),
    ("self-made", "self made"),
    ("vice-president", "vice president"),
    ("U.S.-led", "us|US led"),
    ("US-led", "us|US led"),
    ("T.S.", "ts"),
    ("J.-P.", "j p"),
    ("p.m.", "pm"),
    ("Ph.D.", "phd"),
    ("1990s", "1990s"),
    ("’90s", "90s"),
    ("‘tis", "tis"),
    ("½", "1/2"),
    ("№5", "5"),
    ("#5", "5"),
    ("٣٤", "34"),
    ("co\xadop", "coop"),
    ("dockers’", "dockers"),
    ("Trump-Putin", "trump putin"),
    ("1-2", "1 2"),
    ("2020-21", "2020 21"),
    ("M&S’s", "m&s"),
]


@pytest.mark.parametrize(("chunk", "wanted"), _CHUNKS)
def test_what_is_written_is_found_as_these_terms(chunk: str, wanted: str) -> None:
    assert shown(chunk) == wanted


_PLACED = [
    ("S-400s,", [("S-400s", ("s400s",))]),
    ("“long-range”", [("long", ("long",)), ("range", ("range",))]),
    ("Turkey’s", [("Turkey’s", ("turkey",))]),
    ("$3.4-billion", [("$3.4", ("3.4", "$3.4")), ("billion", ("billion",))]),
    ("東京都", [("東京", ("東京",)), ("京都", ("京都",))]),
    ("e-mail", [("e", ("e", "email")), ("mail", ("mail",))]),
    ("U.N.’s", [("U.N", ("un", "UN"))]),
    ("l’État", [("l’État", ("letat", "etat"))]),
]


@pytest.mark.parametrize(("chunk", "wanted"), _PLACED)
def test_each_position_knows_the_letters_it_came_from(
    chunk: str, wanted: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert placed(chunk) == wanted


_HEBREW = [
    ('צה"ל', 2, True),
    ('"צה', 0, False),
    ('צה"', 2, False),
    ('a"b', 1, False),
    ("צה״ל", 2, True),
    ("צהל", 1, False),
]


@pytest.mark.parametrize(("text", "at", "wanted"), _HEBREW)
def test_a_mark_inside_a_hebrew_acronym_is_a_letters_own(text: str, at: int, wanted: bool) -> None:
    assert is_hebrew_mark(text, at) == wanted
