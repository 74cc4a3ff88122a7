"""Every language's dates, read alike in pages, pasted text, date fields and options."""

from __future__ import annotations

import pytest

from pressread.extraction.pages import read_page
from pressread.extraction.plain import read_text
from pressread.query.dates import read_period
from pressread.text.date_fields import date_field

DAY = "2021-08-27"
BODY = [
    "The harbour clock of Westmouth stopped again on the night before the vote, the keeper said.",
    "Nobody had wound it since the spring, and the council had been told so in three letters.",
    "It will go again before the winter, when the new spring has come from the clock makers.",
]
WRITTEN = {
    "English": "27 August 2021",
    "American": "August 27, 2021",
    "German": "27. August 2021",
    "French": "27 août 2021",
    "Spanish": "27 de agosto de 2021",
    "Italian": "27 agosto 2021",
    "Portuguese": "27 de agosto de 2021",
    "Catalan": "27 d'agost de 2021",
    "Dutch": "27 augustus 2021",
    "Swedish": "27 augusti 2021",
    "Norwegian": "27. august 2021",
    "Finnish": "27. elokuuta 2021",
    "Icelandic": "27. ágúst 2021",
    "Estonian": "27. august 2021",
    "Lithuanian": "2021 m. rugpjūčio 27 d.",
    "Polish": "27 sierpnia 2021",
    "Czech": "27. srpna 2021",
    "Slovak": "27. augusta 2021",
    "Croatian": "27. kolovoza 2021",
    "Hungarian": "2021. augusztus 27.",
    "Romanian": "27 august 2021",
    "Turkish": "27 Ağustos 2021",
    "Indonesian": "27 Agustus 2021",
    "Vietnamese": "27 tháng 8 năm 2021",
    "Russian": "27 августа 2021",
    "Ukrainian": "27 серпня 2021",
    "Bulgarian": "27 август 2021",
    "Greek": "27 Αυγούστου 2021",
    "Hebrew": "27 באוגוסט 2021",
    "Arabic": "27 أغسطس 2021",
    "Levantine Arabic": "27 آب 2021",
    "Persian": "27 اوت 2021",
    "Hindi": "27 अगस्त 2021",
    "Thai": "27 สิงหาคม 2564",
    "Chinese": "2021年8月27日",
    "Korean": "2021년 8월 27일",
    "figures": "27.08.2021",
}


@pytest.mark.parametrize("language", WRITTEN)
def test_a_date_is_read_alike_wherever_it_stands(language: str) -> None:
    line = WRITTEN[language]
    page = "".join(f"<p>{text}</p>" for text in BODY)
    stated = f"<html><body><article><h1>Clock stops</h1><p>{line}</p>{page}</article></body></html>"
    pasted = "\n\n".join(["Harbour clock stops again", line, *BODY])
    found = {
        "page": read_page(stated).published,
        "paste": read_text(pasted).published,
        "field": date_field(line),
        "option": read_period(line, None)[0],
    }
    assert found == dict.fromkeys(found, DAY)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("piątek, 27 sierpnia 2021 14:05", "2021-08-27T14:05"),
        ("perjantaina 27. elokuuta 2021 klo 14.05", "2021-08-27T14:05"),
        ("vineri, 27 august 2021, 14:05", "2021-08-27T14:05"),
        ("ΠΑΡΑΣΚΕΥΗ 27 ΑΥΓΟΥΣΤΟΥ 2021", "2021-08-27"),
    ],
)
def test_weekdays_and_times_go_with_their_day(line: str, day: str) -> None:
    assert read_text("\n\n".join(["Harbour clock stops again", line, *BODY])).published == day
