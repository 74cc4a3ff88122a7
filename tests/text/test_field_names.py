"""What a field is called says the same in a pasted head, in data, front matter and tables."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from pressread.article import Article
from pressread.extraction import extract
from pressread.readers import read_bytes
from pressread.source import Source
from pressread.text.field_names import meanings, plain_name

TEXT = (
    "The council of the harbour town met on Tuesday to talk about the bridge until nine. "
    "The mayor said that the bridge would stay shut until new cables come from abroad."
)
VALUES = ("Bridge stays shut", "Ann Lee", "The Harbour Post", "5 March 2024", TEXT)
# Title, author, paper, day and text, as people and programs of each language call them.
NAMES = {
    "English": "Title Author Paper Date Text",
    "English, asked": "Headline By Newspaper When Body",
    "German": "Titel Autorin Quelle Datum Volltext",
    "French": "Titre Auteur Source Date Texte",
    "Spanish": "Título Autor Medio Fecha Cuerpo",
    "Spanish, press": "Titular Periodista Periódico Fecha Contenido",
    "Portuguese": "Título Jornalista Jornal Data Texto",
    "Italian": "Titolo Giornalista Testata Data Testo",
    "Dutch": "Titel Auteur Krant Datum Inhoud",
    "Polish": "Tytuł Autor Gazeta Data Treść",
    "Czech": "Titulek Autor Noviny Datum Obsah",
    "Swedish": "Titel Författare Tidning Datum Brödtext",
    "Finnish": "Otsikko Kirjoittaja Lehti Päivämäärä Teksti",
    "Hungarian": "Cím Szerző Forrás Dátum Szöveg",
    "Turkish": "Başlık Muhabir Gazete Tarih Metin",
    "Russian": "Заголовок Автор Газета Дата Текст",
    "Ukrainian": "Назва Автор Видання Дата Зміст",
    "Greek": "Τίτλος Συντάκτης Εφημερίδα Ημερομηνία Κείμενο",
    "Arabic": "العنوان الكاتب الصحيفة التاريخ النص",
    "Chinese": "标题 作者 报纸 日期 正文",
    "Japanese": "見出し 著者 新聞名 日付 本文",
    "Korean": "제목 기자 언론사 날짜 본문",
}


def as_data(names: list[str]) -> bytes:
    return json.dumps(dict(zip(names, VALUES, strict=True)), ensure_ascii=False).encode()


def as_table(names: list[str]) -> bytes:
    rows = (";".join(names), ";".join(f'"{value}"' for value in VALUES))
    return "\n".join((*rows, rows[1].replace("shut", "closed"))).encode()


def as_front_matter(names: list[str]) -> bytes:
    fields = "\n".join(f"{name}: {value}" for name, value in zip(names[:4], VALUES, strict=False))
    return f"---\n{fields}\n---\n\n{TEXT}\n".encode()


def as_pasted_head(names: list[str]) -> bytes:
    fields = "\n".join(f"{name}: {value}" for name, value in zip(names[:4], VALUES, strict=False))
    return f"{fields}\n\n{TEXT}\n".encode()


WAYS = (as_data, as_table, as_front_matter, as_pasted_head)


def record_of(data: bytes) -> Article:
    found = next(iter(read_bytes(data)))
    assert isinstance(found, Source), found
    return extract(found)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", NAMES)
def test_fields_are_known_by_name(way: Callable[[list[str]], bytes], language: str) -> None:
    article = record_of(way(NAMES[language].split()))
    found = (article.headline, article.byline, article.publisher, article.published)
    assert found == ("Bridge stays shut", ("Ann Lee",), "The Harbour Post", "2024-03-05")
    assert " ".join(article.body) == TEXT


def test_a_name_means_one_thing_however_its_words_are_joined() -> None:
    assert plain_name("Date-Published") == plain_name("date_published") == "datepublished"
    assert meanings()["erschienenin"] == "publisher"
    assert all(name == plain_name(name) for name in meanings())
