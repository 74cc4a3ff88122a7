"""Statements, speakers and dossiers in every format, row by row."""

from __future__ import annotations

from typing import Any

from pressread.hits import ArticleRef, QuoteHit, QuoteHits
from pressread.output.quotes import (
    DossierView,
    QuotesView,
    SpeakersView,
    attribution,
    quote_record,
    statement_record,
    tally,
    worded,
)
from pressread.output.view import Style
from pressread.overview import Dossier, Role, SpeakerEntry

REF = ArticleRef("aaa", "The *dam* leaks", "2021-08-27", "The Ebb Post")
BARE = ArticleRef("bbb", None, None, None)
LEE: dict[str, Any] = {
    "text": "It leaks", "kind": "direct", "paragraph": 2, "start": 1, "end": 9, "verb": "said",
    "confidence": 0.97, "group": None, "candidate": None,
    "speaker": {
        "name": "Ann Lee", "as_written": "she", "role": "mayor", "person": {"name": "A. Lee"},
    },
}  # fmt: skip
BAKER: dict[str, Any] = {
    "text": "no", "kind": "partial", "paragraph": 0, "start": 0, "end": 2,
    "speaker": {"name": None, "as_written": "a baker", "via": "Portpress"},
}  # fmt: skip
TOLD: dict[str, Any] = {
    "text": "it leaks … again", "kind": "reported", "paragraph": 1, "spans": [[4, 12], [20, 25]],
    "cue": {"text": "warned", "start": 0, "end": 3, "kind": "say"}, "speaker": None, "via": "Tass",
}  # fmt: skip
HITS = (
    QuoteHit(REF, LEE, 0, before=("Rain fell.",), after=("Wind\nblew.",)),
    QuoteHit(BARE, BAKER, 12),
    QuoteHit(REF, TOLD, 3, elsewhere=True),
)


def view(*hits: QuoteHit) -> QuotesView:
    return QuotesView(QuoteHits("dam", 7, hits or HITS))


def test_statements_as_lines_for_people() -> None:
    assert list(view().lines(Style())) == [
        "aaa  #0   27 Aug 2021  The Ebb Post  The *dam* leaks",
        "    Rain fell.",
        "    “It leaks” — Ann Lee, mayor",
        "    Wind blew.",
        "bbb  #12  undated                    (no headline)",
        "    “no” — a baker (by way of Portpress)",
        "Elsewhere in articles that hold the words",
        "aaa  #3   27 Aug 2021  The Ebb Post  The *dam* leaks",
        "    it leaks … again — speaker unknown",
    ]
    assert list(view(HITS[1]).lines(Style(iso=True))) == [
        "bbb  #12  undated  (no headline)",
        "    “no” — a baker (by way of Portpress)",
    ]
    assert list(view().lines(Style(group_by="speaker"))) == [
        "Ann Lee",
        "aaa  #0   27 Aug 2021  The Ebb Post  The *dam* leaks",
        "    Rain fell.",
        "    “It leaks” — Ann Lee, mayor",
        "    Wind blew.",
        "a baker",
        "bbb  #12  undated                    (no headline)",
        "    “no” — a baker (by way of Portpress)",
        "Speaker unknown",
        "aaa  #3   27 Aug 2021  The Ebb Post  The *dam* leaks",
        "    it leaks … again — speaker unknown",
    ]


def test_statements_as_rows_and_ids() -> None:
    assert list(view().rows()) == [
        (
            "aaa",
            0,
            "2021-08-27",
            "The Ebb Post",
            "The *dam* leaks",
            "Ann Lee",
            "mayor",
            "said",
            "direct",
            "It leaks",
            2,
            1,
            9,
            0.97,
            "she",
            "A. Lee",
        ),
        (
            "bbb",
            12,
            None,
            None,
            None,
            None,
            None,
            None,
            "partial",
            "no",
            0,
            0,
            2,
            0.0,
            "a baker",
            None,
        ),
        (
            "aaa",
            3,
            "2021-08-27",
            "The Ebb Post",
            "The *dam* leaks",
            None,
            None,
            "warned",
            "reported",
            "it leaks … again",
            1,
            4,
            25,
            0.0,
            None,
            None,
        ),
    ]
    assert list(view().ids()) == ["aaa", "bbb"]
    assert (view().found(), QuotesView(QuoteHits("dam", 0, ())).found()) == (True, False)
    assert view().told() == {"query": "dam", "total": 7}


def test_statements_as_markdown() -> None:
    assert list(view().markdown(Style())) == [
        "> It leaks",
        ">",
        "> — Ann Lee, mayor, *The \\*dam\\* leaks*, The Ebb Post, 27 Aug 2021",
        "",
        "> no",
        ">",
        "> — a baker (by way of Portpress), *(no headline)*",
        "",
        "> it leaks … again",
        ">",
        "> — speaker unknown, *The \\*dam\\* leaks*, The Ebb Post, 27 Aug 2021",
        "",
    ]


def test_a_statement_as_a_record_whichever_version_wrote_it() -> None:
    assert statement_record(HITS[0]) == {
        "article": {
            "id": "aaa",
            "headline": "The *dam* leaks",
            "published": "2021-08-27",
            "publisher": "The Ebb Post",
        },
        "number": 0,
        "text": "It leaks",
        "kind": "direct",
        "paragraph": 2,
        "start": 1,
        "end": 9,
        "speaker": {
            "name": "Ann Lee",
            "as_written": "she",
            "role": "mayor",
            "person": {"name": "A. Lee"},
        },
        "verb": "said",
        "confidence": 0.97,
        "group": None,
        "candidate": None,
        "before": ["Rain fell."],
        "after": ["Wind\nblew."],
    }
    assert "before" not in statement_record(HITS[1])
    assert statement_record(HITS[2])["elsewhere"] is True
    assert quote_record(BAKER) == {
        "text": "no",
        "kind": "partial",
        "paragraph": 0,
        "start": 0,
        "end": 2,
        "speaker": {"name": None, "as_written": "a baker", "via": "Portpress"},
        "verb": None,
        "confidence": 0.0,
        "group": None,
        "candidate": None,
    }
    assert quote_record(TOLD) == {
        "text": "it leaks … again",
        "kind": "reported",
        "paragraph": 1,
        "start": 4,
        "end": 25,
        "speaker": None,
        "verb": "warned",
        "confidence": 0.0,
        "group": None,
        "candidate": None,
        "spans": [[4, 12], [20, 25]],
        "cue": {"text": "warned", "start": 0, "end": 3, "kind": "say"},
        "via": "Tass",
    }
    assert quote_record({**TOLD, "spans": [], "cue": None}) == {
        "text": "it leaks … again",
        "kind": "reported",
        "paragraph": 1,
        "start": None,
        "end": None,
        "speaker": None,
        "verb": None,
        "confidence": 0.0,
        "group": None,
        "candidate": None,
        "spans": [],
        "cue": None,
        "via": "Tass",
    }


def test_words_stand_in_marks_and_are_attributed() -> None:
    assert (worded(LEE), worded(TOLD)) == ("“It leaks”", "it leaks … again")
    assert [
        attribution(said) for said in (LEE, BAKER, TOLD, {}, {"speaker": {"role": "mayor"}})
    ] == [
        "— Ann Lee, mayor",
        "— a baker (by way of Portpress)",
        "— speaker unknown",
        "— speaker unknown",
        "— speaker unknown, mayor",
    ]


ENTRY = SpeakerEntry("Ann Lee", ("Ann Lee", "Anne Lee", "A. Lee"), 3, 2, "2021-08-27", "2022-03-03")
NEW = SpeakerEntry("Bo Sand", ("Bo Sand",), 1, 1, None, None)


def test_the_register_as_a_table() -> None:
    speakers = SpeakersView("lee", 9, [ENTRY, NEW])
    assert list(speakers.lines(Style())) == [
        "speaker  quotes  articles  also spelt",
        "Ann Lee       3         2  Anne Lee, A. Lee",
        "Bo Sand       1         1",
    ]
    assert list(speakers.records()) == [
        {
            "name": "Ann Lee",
            "spellings": ["Ann Lee", "Anne Lee", "A. Lee"],
            "quotes": 3,
            "articles": 2,
            "first": "2021-08-27",
            "last": "2022-03-03",
        },
        {
            "name": "Bo Sand",
            "spellings": ["Bo Sand"],
            "quotes": 1,
            "articles": 1,
            "first": None,
            "last": None,
        },
    ]
    assert speakers.told() == {"query": "lee", "total": 9}
    assert not SpeakersView("x", 0, []).found()
    assert list(SpeakersView("", 1, [NEW]).lines(Style())) == [
        "speaker  quotes  articles  also spelt",
        "Bo Sand       1         1",
    ]


def test_a_dossier_tells_roles_papers_and_spellings() -> None:
    full = Dossier(
        ENTRY,
        (Role("mayor", 2, "2021-08-27", "2022-03-03"), Role("baker", 1, None, None)),
        (("The Ebb Post", 2), ("The Fen Courier", 1)),
        1234,
    )
    dossiers = DossierView("lee", [full, Dossier(NEW, (), ())])
    assert list(dossiers.lines(Style())) == [
        "Ann Lee",
        "  3 statements in 2 articles, 27 Aug 2021 to 3 Mar 2022",
        "  1,234 more reported without quotation marks",
        "  also spelt: Anne Lee, A. Lee",
        "  mayor: 2, 27 Aug 2021 to 3 Mar 2022",
        "  baker: 1",
        "  quoted by The Ebb Post 2, The Fen Courier 1",
        "",
        "Bo Sand",
        "  1 statement in 1 article",
    ]
    assert list(dossiers.rows()) == [
        ("Ann Lee", "mayor", 2, "2021-08-27", "2022-03-03"),
        ("Ann Lee", "baker", 1, None, None),
    ]
    assert list(dossiers.records()) == [
        {
            "name": "Ann Lee",
            "spellings": ["Ann Lee", "Anne Lee", "A. Lee"],
            "quotes": 3,
            "articles": 2,
            "first": "2021-08-27",
            "last": "2022-03-03",
            "roles": [
                {"role": "mayor", "quotes": 2, "first": "2021-08-27", "last": "2022-03-03"},
                {"role": "baker", "quotes": 1, "first": None, "last": None},
            ],
            "publishers": [
                {"value": "The Ebb Post", "count": 2},
                {"value": "The Fen Courier", "count": 1},
            ],
            "reported": 1234,
        },
        {
            "name": "Bo Sand",
            "spellings": ["Bo Sand"],
            "quotes": 1,
            "articles": 1,
            "first": None,
            "last": None,
            "roles": [],
            "publishers": [],
            "reported": 0,
        },
    ]
    assert (dossiers.found(), dossiers.told()) == (True, {"query": "lee", "total": 2})


def test_a_tally_counts_and_dates() -> None:
    assert tally(ENTRY, Style()) == "3 statements in 2 articles, 27 Aug 2021 to 3 Mar 2022"
    assert tally(NEW, Style()) == "1 statement in 1 article"
