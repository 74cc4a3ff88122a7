"""A page that is no article says which sort it is; one that may be an article is left alone."""

from __future__ import annotations

import pytest

from pressread.extraction.pages.refusals import what_it_is
from pressread.extraction.pages.tree import parse

ERROR, ROBOT = "an error page", "a test for robots"
CONSENT, OFFER = "a question of consent", "an offer of a subscription"
FRONT = "a front page, or a list of articles"
PARAGRAPH = "The council voted on Monday to close the bridge for two years."


def kind(
    title: str, text: str = PARAGRAPH, *, head: str = "", dated: bool = False, signed: bool = False
) -> str | None:
    page = parse(f"<html><head><title>{title}</title>{head}</head><body>{text}</body></html>")
    return what_it_is(page, title, [PARAGRAPH], dated=dated, signed=signed)


@pytest.mark.parametrize(
    ("title", "sort"),
    [
        ("Page not found", ERROR),
        ("404", ERROR),
        ("Seite nicht gefunden", ERROR),
        ("Página no encontrada", ERROR),
        ("Страница не найдена", ERROR),
        ("ページが見つかりません", ERROR),
        ("Sayfa bulunamadı", ERROR),
        ("Just a moment", ROBOT),
        ("Bitte bestätigen Sie, dass Sie kein Roboter", ROBOT),
        ("We value your privacy", CONSENT),
        ("Nous et nos 812 partenaires", CONSENT),
        ("Already a subscriber", OFFER),
        ("Jetzt abonnieren", OFFER),
        ("Fog at the harbour", None),
        ("The 4040 ferries", None),
    ],
)
def test_the_title_tells(title: str, sort: str | None) -> None:
    assert kind(title) == sort


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Accept all or go", None),  # once in the text may be a word of the article
        ("Accept all. accept ALL.", None),
        ("We value your privacy. Accept all.", CONSENT),
        ("x " * 1100 + "We value your privacy. Accept all.", None),
    ],
)
def test_two_of_its_phrases_in_the_text_tell_too(text: str, sort: str | None) -> None:
    assert kind("Fog", text) == sort


def test_a_page_that_is_dated_signed_or_long_is_no_error() -> None:
    assert kind("Page not found", dated=True) is None
    assert kind("Page not found", signed=True) is None
    assert kind("Page not found", head="<meta property='og:type' content='article'>") is None
    page = parse("<title>Page not found</title>")
    long = "x" * 600
    assert what_it_is(page, "", [long, long], dated=False, signed=False) is None
    assert what_it_is(page, "", [long, long[1:]], dated=False, signed=False) == ERROR


TEASERS = "".join(
    f"<div><h3><a href='/{name}'>{name}</a></h3><p>{name}: {PARAGRAPH}</p></div>"
    for name in ("Fog", "Ice", "Hail")
)


@pytest.mark.parametrize(
    ("title", "text", "sort"),
    [
        ("Valley Wire", TEASERS, FRONT),
        ("Valley Wire", TEASERS.replace("<a href='/Hail'>Hail</a>", "Hail"), None),
        ("Valley Wire", TEASERS.replace(">Hail</a>", ">More</a> about hail"), None),
        ("Valley Wire", TEASERS.replace("<h3>", "<h5>").replace("</h3>", "</h5>"), None),
        ("Valley Wire", TEASERS.replace(PARAGRAPH, "x") + PARAGRAPH, None),
        ("Valley Wire - Startseite", TEASERS.replace(PARAGRAPH, "x"), None),
        ("Startseite", TEASERS.replace(PARAGRAPH, "x"), FRONT),
        ("ホーム", TEASERS.replace(PARAGRAPH, "x"), FRONT),
    ],
)
def test_a_list_of_linked_headings_is_a_front_page(title: str, text: str, sort: str | None) -> None:
    assert kind(title, text) == sort
    article = "<meta property='og:type' content='article'>"
    assert kind(title, text, head=article) is None
