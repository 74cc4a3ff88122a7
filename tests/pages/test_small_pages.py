"""Small pages are read whole; other stories in them stay out."""

from __future__ import annotations

import pytest

from pressread.extraction.pages import read_page
from pressread.extraction.pages.several import split_page

SHORT = {
    "ja": ["町議会は月曜日、古い旋回橋を二年間閉鎖することを決めた。", "橋は十一回修理された。"],
    "ko": ["시의회는 월요일 낡은 다리를 2년간 닫기로 했다.", "다리는 열한 번 고쳐졌다."],
    "zh": ["市议会星期一决定，旧桥将关闭两年。", "这座桥已经修了十一次。"],
    "th": ["สภาเมืองลงมติเมื่อวันจันทร์ให้ปิดสะพานเก่าเป็นเวลาสองปี", "สะพานนี้ซ่อมมาแล้วสิบเอ็ดครั้งในรอบหลายปี"],
    "en": ["The mayor was asked for an answer in March by the office.", "He did not answer."],
}


def article(inner: str, title: str = "The old bridge") -> str:
    return f"<html><head><title>{title}</title></head><body>{inner}</body></html>"


@pytest.mark.parametrize("language", SHORT)
def test_every_short_paragraph_is_kept(language: str) -> None:
    told = "".join(f"<p>{text}</p>" for text in SHORT[language])
    found = read_page(article(f"<article><h1>The old bridge</h1>{told}</article>"))
    assert list(found.body) == SHORT[language]


def test_a_quoted_document_is_part_of_the_body() -> None:
    letter = "The frame has lost a third of its strength since the last winter."
    inner = (
        f"<article><h1>What it says</h1><p>The office wrote to the mayor:</p>"
        f"<blockquote><p>{letter}</p></blockquote><p>The mayor did not answer.</p></article>"
    )
    found = read_page(article(inner, "What it says"))
    assert found.body[1:] == (letter, "The mayor did not answer.")
    assert found.body_kinds[1] == "blockquote"


def test_rows_of_a_table_keep_their_place() -> None:
    rows = "<tr><td>Centre</td><td>2</td></tr><tr><td>Left</td><td>7</td></tr>"
    inner = (
        "<article><h1>The vote</h1><p>How the council voted on the bridge on Monday:</p>"
        f"<table>{rows}</table><p>The mayor’s own vote decided it in the end.</p></article>"
    )
    found = read_page(article(inner, "The vote"))
    assert found.body[1:3] == ("Centre | 2", "Left | 7")


def test_other_stories_below_a_linked_heading_stay_out() -> None:
    story = "<p>The council voted on Monday to close the bridge for two years.</p>"
    item = '<div><h3><a href="/{0}">{0} of the week</a></h3><p>{0} opens on Friday.</p></div>'
    others = f"<div>{item.format('Film')}{item.format('Play')}</div>"
    inner = f"<div><h1>The old bridge</h1>{story}{others}</div>"
    found = read_page(article(inner))
    assert not any("opens on Friday" in text for text in found.body)


REVIEW = "".join(
    f"<article><h2>{title}</h2><p>{title} was decided by one vote in the council on Monday.</p>"
    f"<p>“Nobody asked us,” said the keeper of the gate, who has been there long.</p></article>"
    for title in ("The road", "The lock", "The mill")
)


def test_a_press_review_is_an_article_each() -> None:
    parts = split_page(article(f"<h1>Press review</h1>{REVIEW}", "Press review"))
    assert [read_page(part).headline for part in parts] == ["The road", "The lock", "The mill"]


def test_an_article_with_others_below_is_one_page() -> None:
    stated = '<meta property="og:title" content="The road">'
    html = f"<html><head>{stated}</head><body>{REVIEW}</body></html>"
    assert split_page(html) == [html]
