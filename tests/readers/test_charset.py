"""Bytes become the text that was written, in the charsets that the press is stored in."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.errors import BadInput
from pressread.readers import read_bytes
from pressread.readers.charset import decode
from pressread.source import Failure, Source

ENGLISH = "The minister said “no problem” – at the café on Friday. The naïve plan was dropped."
GERMAN = "Der Sprecher erklärte am Freitag, es gebe „kein Problem“. Für die Küste sei es erledigt."
CZECH = "Mluvčí v pátek řekl, že nákup lodí není problém. „Žádný problém,“ uvedl."
POLISH = "Rzecznik powiedział w piątek, że nie ma żadnego problemu. Źródło: agencja."
TURKISH = "Sözcü, cuma günü yaptığı açıklamada “sorun yok” dedi. İşçiler Çağlayan’da bekliyor."
RUSSIAN = "Представитель порта сообщил, что лёд не мешает движению судов, и обещал ответ."
GREEK = "Ο εκπρόσωπος του λιμανιού δήλωσε την Παρασκευή ότι το θέμα έκλεισε."
JAPANESE = "港の報道官は金曜日、「問題はない」と述べた。会見は市内で行われた。"
CHINESE = "港口发言人星期五表示，购买船只没有问题。他在市内对记者说。"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        *((ENGLISH, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (CZECH, "cp1250"),
        (POLISH, "iso8859_2"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
    ],
)
def test_a_text_comes_back_from_the_charset_it_was_stored_in(text: str, charset: str) -> None:
    if charset == "iso8859_2":
        text = text.replace("“", '"')
    (outcome,) = read_bytes(text.encode(charset))
    assert isinstance(outcome, Source)
    assert outcome.text == text


def test_utf8_that_decodes_wins_over_what_the_page_declares() -> None:
    (outcome,) = read_bytes('<html><meta charset="iso-8859-1"><p>Çağ'.encode())
    assert isinstance(outcome, Source)
    assert outcome.charset == "utf-8"
    assert outcome.text.endswith("Çağ")


def test_a_declared_charset_is_believed_where_utf8_fails() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    (outcome,) = read_bytes((page + "<p>Лёд").encode("cp1251"))
    assert isinstance(outcome, Source)
    assert (outcome.charset, outcome.text[-3:]) == ("cp1251", "Лёд")


def test_a_charset_that_nobody_knows_is_passed_over() -> None:
    (outcome,) = read_bytes('<html><meta charset="klingon-8"><p>Café'.encode("cp1252"))
    assert isinstance(outcome, Source)
    assert outcome.text.endswith("Café")


def test_a_few_bad_bytes_do_not_spoil_utf8_and_are_reported() -> None:
    data = ("Çağlayan’da " * 20).encode() + b"\xff and on"
    (outcome,) = read_bytes(data)
    assert isinstance(outcome, Source)
    assert outcome.text.startswith("Çağlayan’da ")
    assert outcome.given is not None
    assert outcome.given.notices == ("1 bytes are not utf-8 and were lost",)


def test_a_few_bad_bytes_in_ascii_are_no_other_script() -> None:
    data = (
        b"Minister \xff\xfe quits\n\nThe minister quit on Friday, a spokesman said \xc3( at noon.\n"
    )
    (outcome,) = read_bytes(data)
    assert isinstance(outcome, Source)
    assert (outcome.charset, outcome.text.split("\n")[0]) == ("cp1252", "Minister ÿþ quits")


def test_a_few_control_characters_do_not_make_a_text_binary() -> None:
    (outcome,) = read_bytes(b"The \x1b[1mferry\x1b[0m stays.\x01")
    assert isinstance(outcome, Source)


def test_line_ends_become_one_kind() -> None:
    (outcome,) = read_bytes(b"a\r\nb\rc\n")
    assert isinstance(outcome, Source)
    assert outcome.text == "a\nb\nc\n"


@pytest.mark.parametrize("data", [b"text with \x00 and \xff", b"\x01\x02\x03\x04 text"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    (outcome,) = read_bytes(data)
    assert isinstance(outcome, Failure)
    assert "not text" in outcome.reason


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.none() | st.text(max_size=12))
def test_decoding_gives_text_or_says_why_not(data: bytes, declared: str | None) -> None:
    with suppress(BadInput):
        assert isinstance(decode(data, declared).text, str)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=200).filter(lambda text: text.isprintable() and text.strip()))
def test_every_utf8_text_comes_back_whole(text: str) -> None:
    assert decode(text.encode()).text == text
