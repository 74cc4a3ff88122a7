"""What becomes of a word: the same rules for articles and for queries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.text.terms import MAX_TERM, pieces, terms_of

RULES = [
    ("S-400", "s400"),
    ("S\u2011400", "s400"),
    ("S–400,", "s400"),
    ("S-400s", "s400s"),
    ("s400", "s400"),
    ("(F-35)", "f35"),
    ("C-130J", "c130j"),
    ("MiG-29", "mig29+mig"),
    ("COVID-19", "covid19+covid"),
    ("Covid-19-related", "covid19+covid related"),
    ("G7", "g7"),
    ("G-7", "g7"),
    ("5G", "5g"),
    ("3-D", "3d"),
    ("AT&T", "at&t"),
    ("AT&T’s", "at&t"),
    ("Marks&Spencer", "marks spencer"),
    ("U.S.", "us+US"),
    ("US,", "us+US"),
    ("us", "us"),
    ("U.S.-led", "us+US led"),
    ("US-led", "us+US led"),
    ("U.N.’s", "un+UN"),
    ("Ph.D.", "phd"),
    ("a.m.", "am"),
    ("No.", "no"),
    ("No.10", "no 10"),
    ("$3.4-billion", "3.4+$3.4 billion"),
    ("€3bn", "3bn+€3bn"),
    ("US$3bn", "us+US 3bn+$3bn"),
    ("70%", "70+70%"),
    ("1,000", "1000"),
    ("1’000", "1000"),
    ("1.000.000", "1000000"),
    ("1,234.56", "1234.56"),
    ("3,4", "3.4"),
    ("27.08.2021", "27 08 2021"),
    ("9/11", "9 11"),
    ("2017-2019", "2017 2019"),
    ("mid-1990s", "mid 1990s"),
    ("20-year", "20 year"),
    ("long-range", "long range"),
    ("e-mail", "e+email mail"),
    ("post-war", "post+postwar war"),
    ("al-Qaeda", "al+alqaeda qaeda"),
    ("Turkey’s", "turkey"),
    ("Turkey's", "turkey"),
    ("Americans’", "americans"),
    ("don’t", "dont"),
    ("O’Brien", "obrien+brien"),
    ("o’clock", "oclock"),
    ("Türkiye’nin", "turkiye+turkiyenin"),
    ("Ankara’ya", "ankara+ankaraya"),
    ("İzmir'deki", "izmir+izmirdeki"),
    ("NATO'nun", "nato+natonun"),
    ("IMF’den", "imf+imfden"),
    ("1923’te", "1923+1923te"),
    ("Blair'a", "blair+blaira"),
    ("Kennedy'ego", "kennedy+kennedyego"),
    ("Sana’a", "sanaa"),
    ("Shi'a", "shia"),
    ("Expo’98", "expo98+expo"),
    ("צה״ל", "צהל"),
    ('דו"ח', "דוח"),
    ("ג׳ורג׳", "גורג"),
    ("l’Europe", "leurope+europe"),
    ("Çavuşoğlu", "cavusoglu"),
    ("Erdoğan", "erdogan"),
    ("ERDOĞAN", "erdogan"),
    ("DIŞIŞLERİ", "disisleri"),
    ("ısı", "isi"),
    ("Łódź", "lodz"),
    ("Straße", "strasse"),
    ("cafe\u0301", "cafe"),
    ("re\u00adport", "report"),
    ("٤٠٠", "400"),
    ("أحمد", "احمد"),
    ("مُحَمَّد", "محمد"),
    ("日本語", "日本 本語"),
    ("東", "東"),
    ("ガス", "ガス"),
    ("한국어", "한국 국어"),
    ("Российской", "российской"),
    ("ёлка", "елка"),
    ("Ankara—which", "ankara which"),
    ("“Today,”", "today"),
    ("—", ""),
    ("😀", ""),
    ("\ud800", ""),
    ("\x00", ""),
]


@pytest.mark.parametrize(("chunk", "expected"), RULES)
def test_a_chunk_gives_the_terms_of_each_position(chunk: str, expected: str) -> None:
    assert " ".join("+".join(terms) for terms in terms_of(chunk)) == expected


@given(st.text())
def test_any_text_gives_short_terms_within_its_own_bounds(text: str) -> None:
    for start, end, terms in pieces(text):
        assert 0 <= start < end <= len(text)
        assert terms
        assert all(0 < len(term) <= MAX_TERM and not term.isspace() for term in terms)


@given(st.text(alphabet="aS.’'-,&4000sUS$%é日 \u0301\u200d"))
def test_the_quick_way_agrees_with_the_careful_one(text: str) -> None:
    for chunk in text.split():
        assert terms_of(chunk) == tuple(terms for _, _, terms in pieces(chunk))


@given(st.text(alphabet="abcçğıößøé"))
def test_case_makes_no_difference_to_a_lower_case_word(text: str) -> None:
    assert terms_of(text.capitalize()) == terms_of(text)
