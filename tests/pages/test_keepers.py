"""The original address and the day of saving, by what savers and archives write into a page."""

from __future__ import annotations

import pytest

from pressread.errors import NoArticle
from pressread.extraction.pages import read_page
from pressread.extraction.pages.place import kept_of, original_of
from tests.pages.pages import BODY, page

ADDRESS = "https://fen.example/2022/05/03/road"
MARKS = [
    (f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Sat May 07 2022 -->"),
    (f"<!-- Saved from {ADDRESS} at 2022-05-07T20:03:11Z using monolith v2.8.1 -->"),
    (f"<!-- saved from url=(0035){ADDRESS} -->"),
    (f"<!-- Mirrored from {ADDRESS} by a copier, Sat, 07 May 2022 20:03:11 GMT -->"),
]


@pytest.mark.parametrize("mark", MARKS)
def test_a_savers_mark_holds_the_address(mark: str) -> None:
    assert kept_of(mark + page(BODY)).url == ADDRESS


@pytest.mark.parametrize(
    "address",
    [
        f"https://web.archive.org/web/20220507112233/{ADDRESS}",
        f"http://archive.today/2022.05.07-112233/{ADDRESS}",
        f"https://archive.ph/newest/{ADDRESS}",
    ],
)
def test_an_archives_address_holds_the_original(address: str) -> None:
    found = original_of(address)
    assert found is not None
    assert found.url == ADDRESS
    assert found.when in ("2022-05-07", None)


def test_the_day_of_saving_is_captured_and_not_published() -> None:
    found = read_page(MARKS[1] + page(BODY))
    assert (found.url, found.captured) == (ADDRESS, "2022-05-07T20:03:11Z")
    assert found.published in (None, "2022-05-03")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Page not found", "The page you are looking for may have been moved or deleted."),
        ("Seite nicht gefunden", "Diese Seite gibt es nicht mehr, bitte suchen Sie im Archiv."),
        ("Just a moment...", "Checking if the connection is secure. Enable JavaScript."),
        ("Antes de continuar", "Nosotros y nuestros socios guardamos datos. Aceptar todo."),
        ("Jetzt abonnieren", "Lesen Sie alles für einen Euro im Monat, jederzeit kündbar."),
        ("ページが見つかりません", "お探しのページは移動したか、削除された可能性があります。"),
    ],
)
def test_pages_that_are_no_article_are_refused(title: str, text: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body>"
    with pytest.raises(NoArticle):
        read_page(html)
