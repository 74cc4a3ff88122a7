"""Words that belong to pictures, kept out of the body."""

from __future__ import annotations

import pytest

from pressread.extraction.pages import read_page
from tests.pages.pages import BODY, SENTENCES, jsonld, page

CAPTION = "The clerk counts the votes of the council in the gymnasium."


@pytest.mark.parametrize(
    "picture",
    [
        f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>",
        f"<div class='wp-caption'><img src='a.jpg'><p>{CAPTION}</p></div>",
        f"<div><img src='a.jpg' alt='{CAPTION}'><p>{CAPTION} Coast Wire</p></div>",
        f"<div><img src='a.jpg' title='{CAPTION}'><p>{CAPTION}</p></div>",
        f"<p>{CAPTION} (Photo: Ann Lee)</p>",
        f"<p>{CAPTION} Credit: Coast Wire.</p>",
        "<p>The clerk counts the votes of the council. | Reuters</p>",
    ],
)
def test_captions_are_no_paragraphs(picture: str) -> None:
    assert read_page(page(BODY.replace("</p>", f"</p>{picture}", 2))).body == SENTENCES


def test_caption_that_is_stated_to_machines_is_known_by_its_words() -> None:
    image = f'{{"@type": "ImageObject", "caption": "{CAPTION}"}}'
    head = jsonld(f'{{"@type": "NewsArticle", "image": {image}}}')
    assert read_page(page(f"<p>{CAPTION}</p>{BODY}", head=head)).body == SENTENCES


def test_caption_shown_twice_is_known_by_its_words() -> None:
    figure = f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>"
    assert read_page(page(f"{figure}{BODY}<p>{CAPTION}</p>")).body == SENTENCES


def test_caption_shown_again_without_its_credit_is_known_by_its_words() -> None:
    words = f"<figcaption><span>{CAPTION}</span> <span>Ann Lee for Coast Wire</span></figcaption>"
    figure = f"<figure><img src='a.jpg'>{words}</figure>"
    again = f"<div class='slide__text'>{CAPTION}</div>"
    assert read_page(page(f"{BODY}<div>{figure}</div>{again}")).body == SENTENCES


def test_paragraph_about_photographs_stays() -> None:
    told = "The mayor showed the council a photo: it was blurred, and nobody knew who had made it."
    assert told in read_page(page(f"{BODY}<p>{told}</p>")).body
