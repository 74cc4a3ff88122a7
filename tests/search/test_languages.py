"""Forms of words in the language that they are at home in."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressread.text.inflection import stemmer

from .shelf import Shelf, article

TEXTS = {
    "rakete": ("Die Rakete steht in der Fähre.", "de"),
    "raketen": ("Zwei Raketen stehen bereit.", "de"),
    "raketa": ("Ракета стоит у моря.", "ru"),
    "rakety": ("Две ракеты стоят у моря.", "ru"),
    "traite": ("Le traité est signé.", "fr"),
    "traites": ("Les traités sont signés.", "fr"),
    "sanction": ("A sanction was named.", "en"),
    "sanctions": ("Sanctions were named.", "en"),
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder: Path = tmp_path_factory.mktemp("languages")
    items = {name: article(text, language=code) for name, (text, code) in TEXTS.items()}
    return Shelf(folder, items)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("rakete", "rakete raketen"),
        ("Raketen", "rakete raketen"),
        ("=raketen", "raketen"),
        ('"raketen"', "raketen"),
        ("ракета", "raketa rakety"),
        ("ракетой", "raketa rakety"),
        ("traité", "traite traites"),
        ("traites", "traite traites"),
        ("sanctions", "sanction sanctions"),
        ("raket*", "rakete raketen"),
    ],
)
def test_a_word_finds_its_forms_in_its_own_language(
    shelf: Shelf, query: str, expected: str
) -> None:
    assert shelf.found(query) == expected


def test_languages_without_a_stemmer_leave_words_as_they_are() -> None:
    assert [stemmer(code)("walking") for code in ("en", "ja", "")] == ["walking"] * 3
