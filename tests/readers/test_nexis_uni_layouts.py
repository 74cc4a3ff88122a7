"""Exports of the newer Nexis in Word format, as sites in other languages print them."""

from __future__ import annotations

import pytest

from pressread.readers.reading import read_bytes
from pressread.source import Failure, Given
from tests.readers.making import docx

BODY = (
    "The board voted on Tuesday to keep the winter ferry.",
    "“We could not leave them alone,” Piet Vos said.",
)
LABELS = {
    "en": "Section Length Byline Body Language|End of Document",
    "de": "Rubrik Länge Autor Volltext Sprache|Ende des Dokuments",
    "fr": "Rubrique Longueur Auteur Texte Langue|Fin du document",
    "nl": "Sectie Lengte Auteur Body Taal|Einde van document",
    "es": "Sección Longitud Autor Cuerpo Idioma|Fin de documento",
}


def export(language: str, gap: str = "\xa0", mark: str = "# ") -> list[str]:
    """The paragraphs of a record; ``mark`` begins what is set large."""
    names, _, end = LABELS[language].partition("|")
    section, length, byline, body, tongue = names.split()
    return [
        f"{mark}Board keeps ferry", "The Harbour Post", "March 3, 2020 Tuesday",
        "Copyright 2020 The Harbour Post", f"{section}:{gap}NEWS; Pg. 3", f"{length}:{gap}20 words",
        f"{byline}:{gap}Anna Kolb", f"{mark}{body}", *BODY, f"{mark}Classification",
        f"{tongue}:{gap}ENGLISH", f"Load-Date:{gap}March 4, 2020", end,
    ]  # fmt: skip


def stated(paragraphs: list[str]) -> Given:
    [source] = read_bytes(docx(*paragraphs), path="export.docx")
    assert not isinstance(source, Failure)
    assert source.format == "nexis"
    assert source.given is not None
    return source.given


@pytest.mark.parametrize("language", LABELS)
def test_a_record_is_read_in_the_language_of_the_site(language: str) -> None:
    found = stated(export(language))
    assert (found.headline, found.publisher) == ("Board keeps ferry", "The Harbour Post")
    assert (found.published, found.byline) == ("2020-03-03", ("Anna Kolb",))
    assert (found.sections, found.language) == (("NEWS",), "en")
    assert (found.body, found.notices, found.truncated) == (BODY, (), False)


@pytest.mark.parametrize(("gap", "mark"), [(" ", "# "), ("\xa0", ""), (" ", "")])
def test_a_word_processor_may_have_flattened_spaces_and_headings(gap: str, mark: str) -> None:
    found = stated(export("en", gap, mark))
    assert (found.headline, found.byline) == ("Board keeps ferry", ("Anna Kolb",))
    assert (found.language, found.body) == ("en", BODY)


def test_a_colon_in_the_text_or_the_headline_makes_no_field() -> None:
    paragraphs = export("en")
    paragraphs[0] = "# Summary: the ferry stays"
    paragraphs.insert(9, "Note: the vote was nine to four.")
    found = stated(paragraphs)
    assert found.headline == "Summary: the ferry stays"
    assert found.body == (BODY[0], "Note: the vote was nine to four.", BODY[1])
