"""The language guess, on sentences long enough to guess from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.extraction.language import guess_language

SENTENCES = [
    ("en", "The harbour was closed for two days after the storm, and the boats had to wait."),
    ("de", "Der Hafen war nach dem Sturm zwei Tage lang geschlossen, und alle mussten warten."),
    ("fr", "Le port est resté fermé deux jours après la tempête, et les bateaux ont dû attendre."),
    ("es", "El puerto estuvo cerrado dos días después de la tormenta y los barcos no salieron."),
    ("it", "Il porto è rimasto chiuso per due giorni dopo la tempesta e le barche hanno dovuto "
     "attendere che il vento si calmasse."),
    ("pt", "O porto ficou fechado dois dias depois da tempestade e os barcos não saíram, mas "
     "ao fim da tarde voltaram."),
    ("nl", "De haven was na de storm twee dagen gesloten en de boten bleven aan de wal."),
    ("tr", "Liman fırtınadan sonra iki gün kapalı kaldı ve tekneler bir süre beklemek zorunda, "
     "ancak açıldı."),
    ("pl", "Port był zamknięty przez dwa dni po burzy i statki nie mogły wypłynąć, ale to minie."),
    ("sv", "Hamnen var stängd i två dagar efter stormen och båtarna fick vänta på att vinden "
     "skulle lägga sig."),
    ("ru", "Порт был закрыт два дня после шторма, и суда не могли выйти в море, но это не так."),
    ("uk", "Порт був закритий два дні після шторму, і судна не могли вийти в море, але це не так."),
    ("ar", "أغلق الميناء يومين بعد العاصفة، وكان على السفن أن تنتظر في البحر حتى هدأت الرياح."),
    ("zh", "风暴过后港口关闭了两天，船只不得不等待，直到风平浪静才能出海捕鱼。"),
    ("ja", "嵐のあと港は二日間閉鎖され、船は風がおさまるまで待たなければならなかった。"),
    ("ko", "폭풍이 지나간 뒤 항구는 이틀 동안 닫혔고 배들은 바람이 잦아들 때까지 기다려야 했다."),
    ("el", "Το λιμάνι ήταν κλειστό για δύο ημέρες και τα πλοία δεν έφυγαν από την ακτή."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_a_sentence_tells_its_language(language: str, sentence: str) -> None:
    assert guess_language(sentence) == language


@pytest.mark.parametrize("text", ["", "12 34 56", "Ankara", "S-400 F-35 NATO SSB", "... --- ..."])
def test_names_and_marks_tell_none(text: str) -> None:
    assert guess_language(text) is None


@given(st.text())
def test_any_text_gives_a_code_or_none(text: str) -> None:
    found = guess_language(text)
    assert found is None or (len(found) == 2 and found.isascii())
