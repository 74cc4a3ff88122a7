"""LexisNexis exports as other papers, countries and years print them, in text and in HTML."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from html import escape

import pytest

from pressread.readers.reading import read_bytes
from pressread.source import Failure, Given
from tests.readers.making import docx, rtf

STYLE = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { text-align: center; margin-top: 0em; margin-bottom: 0em; }
.c2 { font-family: Arial; font-size: 10pt; font-weight: normal; }
.c4 { text-align: left; }
.c6 { font-family: Arial; font-size: 14pt; font-style: normal; font-weight: bold; }
.c7 { font-family: Arial; font-size: 10pt; font-style: normal; font-weight: bold; }
--></STYLE></HEAD><BODY>
"""
BODY = (
    "The harbour board voted on Tuesday to keep the winter ferry, after a long debate.",
    "“We could not leave the islands alone,” the chairman, Piet Vos, said after the vote.",
)
LENGTH = ("LENGTH", "30 words")
ENDING = (("LOAD-DATE", "March 4, 2020"), ("LANGUAGE", "ENGLISH"))
Fields = Sequence[tuple[str, str]]


class Printed:
    """A record as a paper prints it; ``before`` are fields above the headline."""

    def __init__(
        self,
        headline: str = "Board keeps ferry",
        fields: Fields = (LENGTH,),
        *,
        masthead: Sequence[str] = ("The Harbour Post", "March 3, 2020 Tuesday"),
        before: Fields = (),
        body: Sequence[str] = BODY,
        ending: Fields = ENDING,
    ) -> None:
        self.headline, self.fields, self.masthead = headline, fields, masthead
        self.before, self.body, self.ending = before, body, ending

    def text(self, count: str) -> str:
        labels = [[f"{name}: {value}" for name, value in part] for part in self._parts()]
        lines = [*labels[0], self.headline, *labels[1], *self.body, *labels[2]]
        blocks = [textwrap.fill(line, 76) for line in lines if line]
        centred = [line.center(76).rstrip() for line in (count, "", *self.masthead)]
        end = "Copyright 2020 The Harbour Post".center(76).rstrip()
        return "\n" + "\n".join(centred) + "\n\n" + "\n\n".join([*blocks, end]) + "\n\n"

    def html(self, count: str) -> str:
        before, fields, ending = (
            [_division(f'<SPAN CLASS="c7">{escape(n)}: </SPAN>{_span(v)}') for n, v in part]
            for part in self._parts()
        )
        title = _division(f'<SPAN CLASS="c6">{escape(self.headline)}</SPAN>')
        body = "".join(f'<P CLASS="c4">{_span(line)}</P>' for line in self.body)
        return "\n".join(
            [
                *(_division(_span(line), "c0") for line in (count, *self.masthead)),
                *before, title if self.headline else "", *fields,
                f'<DIV CLASS="c4">{body}</DIV>', *ending,
                _division(_span("Copyright 2020 The Harbour Post"), "c0"),
            ]
        )  # fmt: skip

    def _parts(self) -> tuple[Fields, Fields, Fields]:
        return self.before, self.fields, self.ending


def _span(text: str) -> str:
    return f'<SPAN CLASS="c2">{escape(text)}</SPAN>'


def _division(markup: str, kind: str = "c4") -> str:
    return f'<BR><DIV CLASS="{kind}"><P CLASS="c1">{markup}</P></DIV>'


def read_both(*records: Printed, count: str = "{} of {} DOCUMENTS") -> list[Given]:
    """What both layouts state, which must be the same."""
    counts = [count.format(number, len(records)) for number in range(1, len(records) + 1)]
    pairs = list(zip(records, counts, strict=True))
    text = "".join(record.text(line) for record, line in pairs)
    page = STYLE + "\n".join(record.html(line) for record, line in pairs) + "</BODY></HTML>"
    found = [stated(text), stated(page)]
    assert found[0] == found[1]
    return found[0]


def stated(content: str) -> list[Given]:
    sources = list(read_bytes(content.encode()))
    given = [s.given for s in sources if not isinstance(s, Failure) and s.format == "nexis"]
    assert len(given) == len(sources)
    return [one for one in given if one is not None]


@pytest.mark.parametrize(
    "count",
    [
        "{} of {} DOCUMENTS",
        "{} von {} DOKUMENTEN",
        "Dokument {} von {}",
        "Document {} de {}",
        "Document {} of {}",
        "LEVEL 1 - {} OF {} STORIES",
    ],
)
def test_the_count_above_a_record_is_known_in_every_form(count: str) -> None:
    found = read_both(Printed(), Printed("Treasurer warns of cost"), count=count)
    assert [one.headline for one in found] == ["Board keeps ferry", "Treasurer warns of cost"]
    assert all(one.body == BODY and one.published == "2020-03-03" for one in found)


def test_a_page_that_counts_its_pictures_is_no_export() -> None:
    page = "<html><body><p>1 of 12 stories</p><p>Document 1 of 2</p><p>Text.</p></body></html>"
    assert [s.format for s in read_bytes(page.encode()) if not isinstance(s, Failure)] == ["html"]


@pytest.mark.parametrize("opening", ["NEW DELHI: ", "Q: ", "VOS: ", "CORRECTION: ", "NOTE: "])
def test_capitals_and_a_colon_in_the_text_are_no_label(opening: str) -> None:
    body = (f"{opening}{BODY[0]}", BODY[1], f"{opening}{BODY[1]}", BODY[0])
    [found] = read_both(Printed(body=body))
    assert found.body == body


def test_a_transcript_keeps_its_speakers_and_its_headline_under_the_show() -> None:
    body = (
        "ANNA KOLB, HARBOUR ANCHOR: Good evening. The ferry stays.",
        "(BEGIN VIDEO CLIP)",
        "VOS: We could not leave the islands alone.",
        "(END VIDEO CLIP)",
        "KOLB: Thank you.",
    )
    record = Printed(
        "Ferry Saved; Islands Cheer",
        [("BYLINE", "Anna Kolb"), ("GUESTS", "Piet Vos"), ("SECTION", "NEWS"), LENGTH],
        before=[("SHOW", "HARBOUR TONIGHT 8:00 PM EST")],
        body=body,
        ending=[("LANGUAGE", "ENGLISH"), ("TRANSCRIPT", "030301HT.V12")],
    )
    [found] = read_both(record)
    assert found.headline == "Ferry Saved; Islands Cheer"
    assert found.kicker == "HARBOUR TONIGHT 8:00 PM EST"
    assert found.body == body


def test_letters_without_a_headline_begin_with_their_text() -> None:
    body = ("Madam, - The ferry stays.", "- Yours, etc,", "ANNA KOLB,", "Eastport.")
    [found] = read_both(Printed("", [("SECTION", "LETTERS; Pg. 15"), LENGTH], body=body))
    assert (found.headline, found.sections, found.body) == (None, ("LETTERS",), body)


@pytest.mark.parametrize(
    ("masthead", "publisher", "published"),
    [
        (("Gazette", "March 3, 2020 Tuesday", "Late Edition - Final"), "Gazette", "2020-03-03"),
        (("Gazette", "March 3, 2020 Tuesday", "Correction Appended"), "Gazette", "2020-03-03"),
        (("Gazette", "Edition 2;", "March 3, 2020 Tuesday"), "Gazette", "2020-03-03"),
        (("Wire", "March 3, 2020 Tuesday 11:05 AM GMT"), "Wire", "2020-03-03T11:05+00:00"),
        (("Wire", "March 3, 1990, Saturday, BC cycle"), "Wire", "1990-03-03"),
        (("Der Hafen", "Dienstag 10.Dezember 2019"), "Der Hafen", "2019-12-10"),
        (("Der Hafen", "3. März 2020", "Dienstag", "Bundesausgabe"), "Der Hafen", "2020-03-03"),
        (("Le Quai", "vendredi 3 janvier 2020"), "Le Quai", "2020-01-03"),
        (("Le Quai", "décembre 10 2019"), "Le Quai", "2019-12-10"),
        (("De Kade", "3 maart 2020 dinsdag 10:05 AM GMT+1"), "De Kade", "2020-03-03T10:05+01:00"),
        (("Quay Quarterly", "Spring 2020"), "Quay Quarterly", "2020"),
        (("Quay Monthly", "March, 2020"), "Quay Monthly", "2020-03"),
    ],
)  # fmt: skip
def test_paper_and_day_are_read_off_the_masthead(
    masthead: tuple[str, ...], publisher: str, published: str
) -> None:
    [found] = read_both(Printed("Covid-19, part 1: March 2021 in numbers", masthead=masthead))
    assert (found.publisher, found.published) == (publisher, published)


@pytest.mark.parametrize(
    "labels",
    [
        "AUTOR RUBRIK LÄNGE HIGHLIGHT GRAFIK UPDATE SPRACHE",
        "AUTEUR RUBRIQUE LONGUEUR ENCART GRAPHIQUE DATE-CHARGEMENT LANGUE",
        "AUTEUR SECTIE LENGTE HIGHLIGHT GRAFIEK LAAD-DATUM TAAL",
        "AUTOR SECCIÓN LONGITUD HIGHLIGHT GRÁFICO FECHA-DE-CARGA IDIOMA",
        "AUTORE SEZIONE LUNGHEZZA HIGHLIGHT GRAFICA DATA-CARICAMENTO LINGUA",
    ],
)
def test_labels_are_known_in_the_languages_of_the_sites(labels: str) -> None:
    byline, section, length, highlight, graphic, loaded, language = labels.split()
    record = Printed(
        fields=[
            (byline, "Anna Kolb"), (section, "Ausland; S. 7"), (length, "30 Wörter"),
            (highlight, "Sechs Stunden Streit"),
        ],
        ending=[(graphic, "The ferry"), (loaded, "4. März 2020"), (language, "GERMAN; DEUTSCH")],
    )  # fmt: skip
    [found] = read_both(record)
    assert found.byline == ("Anna Kolb",)
    assert found.sections == ("Ausland",)
    assert found.summary == "Sechs Stunden Streit"
    assert [image.caption for image in found.images] == ["The ferry"]
    assert (found.language, found.body, found.notices) == ("de", BODY, ())


def test_a_correction_of_the_paper_and_a_wrong_length_are_told() -> None:
    ending = [("CORRECTION-DATE", "March 5, 2020"), ("CORRECTION", "The vote was on Monday.")]
    [found] = read_both(Printed(fields=[("LENGTH", "900 words")], ending=ending))
    assert found.body == BODY
    assert found.notices == (
        "the paper's correction: The vote was on Monday.",
        "the database states 900 words, 33 were read",
    )


def test_what_is_printed_below_the_last_record_is_none_of_it() -> None:
    tail = "**** Print Completed ****".center(76) + "\n\nTime of Request: Tuesday\n\nLines: 72\n"
    [found] = stated(Printed().text("1 of 1 DOCUMENTS") + tail)
    assert found.body == BODY


def test_a_headline_that_says_there_is_none_is_none() -> None:
    [found] = read_both(Printed("No Headline In Original"))
    assert (found.headline, found.body) == (None, BODY)


@pytest.mark.parametrize("write", [docx, rtf])
def test_the_same_records_are_read_from_word_documents(write: Callable[..., bytes]) -> None:
    lines: list[str] = []
    for number in (1, 2):
        lines += [
            f"= {number} of 2 DOCUMENTS", "= The Harbour Post", "= March 3, 2020 Tuesday",
            "= Late Edition - Final", f"Headline {number}", "BYLINE: Anna Kolb",
            "LENGTH: 30 words", *BODY, "LANGUAGE: ENGLISH", "= Copyright 2020 The Harbour Post",
        ]  # fmt: skip
    found = [s.given for s in read_bytes(write(*lines)) if not isinstance(s, Failure)]
    assert [one and one.headline for one in found] == ["Headline 1", "Headline 2"]
    assert all(one and one.body == BODY and one.byline == ("Anna Kolb",) for one in found)
    assert all(one and one.publisher == "The Harbour Post" for one in found)
    assert all(one and one.published == "2020-03-03" for one in found)


OLDEST = """
                      LEVEL 1 - 1 OF 1 STORIES

           Copyright (c) 1985 Harbour Press Limited; The Harbour Post

             March 3, 1985, Sunday, Late City Final Edition

SECTION: Section 1; Part 1, Page 1, Column 6; Foreign Desk

LENGTH: 30 words

HEADLINE: BOARD KEEPS FERRY

BYLINE: By ANNA KOLB, Special to the Harbour Post

BODY:
   The harbour board voted on Tuesday to keep the
winter ferry, after a long debate.
   “We could not leave the islands alone,” the chairman,
Piet Vos, said after the vote.

SUBJECT: FERRIES
"""


def test_the_oldest_exports_indent_their_paragraphs_and_name_the_paper_behind_its_owner() -> None:
    [found] = stated(OLDEST)
    assert (found.headline, found.publisher) == ("BOARD KEEPS FERRY", "The Harbour Post")
    assert (found.published, found.byline) == ("1985-03-03", ("ANNA KOLB",))
    assert found.body == BODY


def test_fields_that_come_twice_are_both_kept() -> None:
    fields = [("SECTION", "NEWS"), ("SECTION", "WORLD; Pg. 2"), LENGTH]
    bylines = [("BYLINE", "By Anna Kolb"), ("BYLINE", "By Ole Petersen")]
    [found] = read_both(Printed(fields=[*fields, *bylines]))
    assert found.sections == ("NEWS", "WORLD")
    assert found.byline == ("Anna Kolb", "Ole Petersen")


@pytest.mark.parametrize("labelled", [0, 1])
def test_records_without_any_known_label_are_an_error_and_no_guess(labelled: int) -> None:
    bare = Printed(fields=(), ending=()).text("1 of 2 DOCUMENTS")
    outcomes = list(read_bytes((bare + Printed().text("2 of 2 DOCUMENTS") * labelled).encode()))
    failures = [one.reason for one in outcomes if isinstance(one, Failure)]
    assert len(outcomes) - len(failures) == labelled
    assert "labels no field" in failures[0] or "unknown layout" in failures[0]
