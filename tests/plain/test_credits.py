"""Captions and credits told by what stands in them and behind them."""

from __future__ import annotations

import pytest

from pressread.article import Image
from pressread.extraction.plain.credits import (
    announces_picture,
    bare_credit,
    image_of,
    labelled_credit,
)

CAPTIONS = [
    ("The harbour at dusk. (Ann Lee/CPT)", "The harbour at dusk.", "Ann Lee/CPT"),
    ("Der Hafen am Abend. © Küstenbild", "Der Hafen am Abend.", "© Küstenbild"),
    ("Fishermen mend their nets. Ann Lee for The Cape Herald",
     "Fishermen mend their nets.", "Ann Lee for The Cape Herald"),
    ("Die Schule im Tal am Montag © Gemeinde Tal", "Die Schule im Tal am Montag", "© Gemeinde Tal"),
    ("Höfnin um kvöld. Ljósmynd/Anna", "Höfnin um kvöld.", "Anna"),
    ("항구의 저녁 풍경. [사진 = 김철수 기자]", "항구의 저녁 풍경.", "김철수 기자"),
    ("Minister Ann Lee (left) opens the harbour.",
     "Minister Ann Lee (left) opens the harbour.", None),
    ("Ann Lee, second left, opens the harbour.", "Ann Lee, second left, opens the harbour.", None),
]  # fmt: skip

SENTENCES = [
    "The port was out of town. Reuters could not contact him.",
    "“The harbour is closed,” Xinhua said.",
    "The plan was drawn up by the agency (EPA) said.",
    "He drew a map of the shoals. More",
    "The Left, the second party of the state, left the room.",
    "The map (see page two/three) is new.",
]


@pytest.mark.parametrize(("text", "caption", "credit"), CAPTIONS)
def test_a_credit_behind_the_last_stop_makes_a_caption(
    text: str, caption: str, credit: str | None
) -> None:
    assert image_of(text) == Image(caption, credit)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_that_names_an_agency_or_ends_oddly_is_no_caption(text: str) -> None:
    assert image_of(text) is None


def test_a_line_of_a_copyright_sign_and_names_is_a_credit_but_no_year_is() -> None:
    assert bare_credit("© Küstenbild/Anna Berg") == "Küstenbild/Anna Berg"
    assert bare_credit("© 2024 The Cape Herald") is None
    assert bare_credit("© coastimages.org I Anna Berg") == "coastimages.org I Anna Berg"


def test_a_label_makes_a_line_of_names_a_credit() -> None:
    assert labelled_credit("(Photo: Ann Lee / Coast Wire)") == "Ann Lee / Coast Wire"
    assert labelled_credit("Foto: Anna Berg") == "Anna Berg"
    assert labelled_credit("The photo shows the harbour.") is None


@pytest.mark.parametrize(
    ("text", "announces"),
    [
        ("View 3 Images", True),
        ("Open this photo in gallery:", True),
        ("Enlarge this image", True),
        ("See the photos that the mayor did not want you to see, and ask why", False),
        ("Viewers complained about the picture", False),
    ],
)
def test_a_link_to_a_picture_announces_its_caption(text: str, announces: bool) -> None:
    assert announces_picture(text) is announces
