"""Stock phrases of newsrooms and names of classes say what a block of a page is."""

from __future__ import annotations

import pytest

from pressread.extraction.pages.cues import BIT, CREDIT_END, CUES, cues_in, marks


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Read more: Fog at the harbour", {"related"}),
        ("» À lire aussi", {"related"}),
        ("They read more than we do", set()),
        ("By Ann Lee", {"byline"}),
        ("Por Ana Solís", {"byline"}),
        ("Bypass closed", set()),
        ("Standby", set()),
        ("Photo: Ann Lee", {"credit"}),
        ("The quay at dawn (AFP)", {"credit"}),
        ("The quay of Getty, a town", set()),
        ("We use cookies", {"consent"}),
        ("Mit Einwilligung", {"consent"}),
        ("© 2021 Valley Wire", {"rights"}),
        ("Write to desk@wire.example", {"contact"}),
        ("Call 555-123-4567", {"contact"}),
        ("Editor’s note: the ferry was late", {"note"}),
        ("The editor’s note was late", set()),
        ("Forgot your password?", {"login"}),
        ("Mot de passe oublié", {"login"}),
        ("Nur für Abonnenten", {"paywall", "letter"}),
        ("You have 3 free articles left", {"paywall"}),
        ("x" * 400 + " © all rights reserved", set()),
        ("", set()),
    ],
)
def test_cues_of_a_block(text: str, cues: set[str]) -> None:
    found = cues_in(text)
    assert set(found) <= {0.0, 1.0}
    assert {name for name, value in zip(CUES, found, strict=True) if value} == cues


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ("article-body", {"body", "content", "text"}),
        ("ArticleBody", {"body", "content", "text"}),
        ("ad", {"advert"}),
        ("loaded", set()),
        ("gradsAd", {"advert"}),
        ("byline author", {"author"}),
        ("photo-credit", {"caption", "picture"}),
        ("dek", {"dek"}),
        ("index", set()),
        ("feedback", set()),
        ("feed", {"teaser"}),
        ("tag", {"tags"}),
        ("stage", set()),
        ("x" * 80 + "-ad", set()),
        ("x " * 200 + "ad", set()),
        ("", set()),
    ],
)
def test_what_class_names_say(names: str, groups: set[str]) -> None:
    found = marks(names)
    assert {group for group, bit in BIT.items() if found & bit} == groups


@pytest.mark.parametrize(
    ("caption", "credited"),
    [
        ("The quay in Oslo. Photo: Ann Lee", True),
        ("Der Kai. Foto: Ole Brandt/dpa", True),
        ("The quay | Reuters", True),
        ("The quay (AFP/Ann Lee)", True),
        ("The quay via Getty Images", True),
        ("She showed a photo: it was blurred", False),
        ("The quay, said Reuters", False),
        ("Photo: Ann Lee saw the quay. It was foggy and cold there", False),
    ],
)
def test_a_caption_ends_in_its_credit(caption: str, credited: bool) -> None:
    assert (CREDIT_END.search(caption) is not None) is credited
