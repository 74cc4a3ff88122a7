"""Hits, many searches at once and explanations in every format, row by row."""

from __future__ import annotations

import pytest

from pressread.hits import Hit, Hits, Snippet, Span
from pressread.output.hits import (
    BatchView,
    ExplanationView,
    HitsView,
    facet_rows,
    hit_record,
    paragraphs,
)
from pressread.output.view import Style

FIRST = Hit(
    "aaa", 2.34567, "The dam *leaks*", "2021-08-27", "The Ebb Post", ("News", "Water"),
    (
        Snippet("body", 0, "It leaks.\n\nNobody mends it.", (Span(3, 8), Span(18, 23))),
        Snippet("headline", None, "dam"),
    ),
    (Span(4, 7),), ("ccc", "ddd"),
)  # fmt: skip
SECOND = Hit("bbb", 1.0, None, None, None, relaxed=True)


def hits(*found: Hit, **fields: object) -> Hits:
    return Hits("dam", len(found), found, **fields)  # type: ignore[arg-type]


def test_hits_as_lines_for_people() -> None:
    assert list(HitsView(hits(FIRST, SECOND)).lines(Style())) == [
        "aaa  27 Aug 2021  The Ebb Post  The dam *leaks*",
        "    It leaks.",
        "    Nobody mends it.",
        "    dam",
        "    also: ccc ddd",
        "bbb  undated                    (no headline)",
    ]
    assert list(HitsView(hits(FIRST), like="ccc").lines(Style(iso=True))) == [
        "aaa  2021-08-27  The Ebb Post  The dam *leaks*",
        "    It leaks.",
        "    Nobody mends it.",
        "    dam",
        "    near-copy of ccc",
        "    also: ddd",
    ]
    assert list(HitsView(hits(FIRST, SECOND)).lines(Style(group_by="year"))) == [
        "2021",
        "aaa  27 Aug 2021  The Ebb Post  The dam *leaks*",
        "    It leaks.",
        "    Nobody mends it.",
        "    dam",
        "    also: ccc ddd",
        "Undated",
        "bbb  undated                    (no headline)",
    ]


def test_hits_as_a_document() -> None:
    view = HitsView(hits(FIRST, SECOND, notices=("one left out",), facets={"year": (("2021", 1),)}))
    document = view.document()
    assert {name: value for name, value in document.items() if name != "hits"} == {
        "schema_version": 1,
        "query": "dam",
        "total": 2,
        "listed": 2,
        "folded": 2,
        "exact": False,
        "notices": ["one left out"],
        "facets": {"year": [{"value": "2021", "count": 1}]},
    }
    assert document["hits"] == [
        {
            "id": "aaa",
            "score": 2.3457,
            "headline": "The dam *leaks*",
            "published": "2021-08-27",
            "publisher": "The Ebb Post",
            "sections": ["News", "Water"],
            "snippets": [
                {
                    "field": "body",
                    "paragraph": 0,
                    "text": "It leaks.\n\nNobody mends it.",
                    "highlights": [[3, 8], [18, 23]],
                },
                {"field": "headline", "paragraph": None, "text": "dam", "highlights": []},
            ],
            "copies": ["ccc", "ddd"],
        },
        {
            "id": "bbb",
            "score": 1.0,
            "headline": None,
            "published": None,
            "publisher": None,
            "sections": [],
            "snippets": [],
            "relaxed": True,
        },
    ]
    assert "exact" not in HitsView(hits(FIRST)).document()
    assert "facets" not in HitsView(hits(FIRST)).document()


def test_a_record_of_a_hit_has_copies_only_where_there_are_any() -> None:
    assert hit_record(SECOND) == {
        "id": "bbb",
        "score": 1.0,
        "headline": None,
        "published": None,
        "publisher": None,
        "sections": [],
        "snippets": [],
        "relaxed": True,
    }
    assert hit_record(FIRST)["copies"] == ["ccc", "ddd"]


def test_hits_as_rows_and_markdown() -> None:
    view = HitsView(hits(FIRST, SECOND))
    assert list(view.rows()) == [
        (
            "aaa",
            2.3457,
            "2021-08-27",
            "The Ebb Post",
            "News/Water",
            "The dam *leaks*",
            "It leaks.\n\nNobody mends it.",
        ),
        ("bbb", 1.0, None, None, "", None, None),
    ]
    assert list(HitsView(hits(FIRST)).markdown(Style())) == [
        "- **The dam \\*leaks\\*** (27 Aug 2021 · The Ebb Post) `aaa`",
        "  > It **leaks**.\n  >\n  > Nobody **mends** it.",
        "  > dam",
    ]
    assert list(view.ids()) == ["aaa", "bbb"]


def test_nothing_is_found_without_a_page_or_a_total() -> None:
    assert HitsView(hits(FIRST)).found()
    assert not HitsView(hits()).found()
    assert not HitsView(Hits("dam", 3, ())).found()
    assert not HitsView(Hits("dam", 0, (SECOND,))).found()


def test_a_snippet_falls_into_paragraphs_with_their_own_hits() -> None:
    assert paragraphs(FIRST.snippets[0]) == [
        ("It leaks.", [Span(3, 8)]),
        ("Nobody mends it.", [Span(7, 12)]),
    ]
    assert paragraphs(Snippet("body", 0, "one", (Span(0, 3),))) == [("one", [Span(0, 3)])]
    across = Snippet("body", 0, "one\n\ntwo", (Span(2, 6), Span(5, 8)))
    assert paragraphs(across) == [("one", []), ("two", [Span(0, 3)])]


def test_a_facet_shows_its_largest_values_and_what_is_left() -> None:
    many = tuple((f"p{number}", 30 - number) for number in range(27))
    found = Hits("dam", 2000, (FIRST,), facets={"publisher": many, "year": (("2021", 1990),)})
    rows = facet_rows(found, "publisher")
    assert (len(rows), rows[0], rows[24], rows[25]) == (
        26,
        ("30", "p0"),
        ("6", "p24"),
        ("", "and 2 more; --json has all"),
    )
    assert facet_rows(found, "year") == [("1,990", "2021"), ("10", "undated")]
    assert facet_rows(Hits("d", 1, (), facets={"month": (("2021-08", 1),)}), "month") == [
        ("1", "2021-08")
    ]
    assert facet_rows(Hits("d", 1, (), facets={"section": ()}), "section") == [("0", "none")]
    assert facet_rows(Hits("d", 1, (), facets={"language": (("", 1),)}), "language") == [
        ("1", "unknown")
    ]


def test_facets_stand_below_the_hits() -> None:
    view = HitsView(hits(SECOND, facets={"publisher": (("The Ebb Post", 12), ("", 3))}))
    assert list(view.lines(Style()))[1:] == ["", "publisher", "12  The Ebb Post", " 3  unknown"]


def test_many_searches_at_once() -> None:
    view = BatchView([hits(FIRST, SECOND), Hits("toll", 0, ())])
    assert list(view.rows()) == [
        ("dam", 2, 1, "aaa", 2.3457, "2021-08-27", "The Ebb Post", "The dam *leaks*"),
        ("dam", 2, 2, "bbb", 1.0, None, None, None),
        ("toll", 0, None, None, None, None, None, None),
    ]
    assert list(view.lines(Style())) == ["     2  dam", "     0  toll"]
    assert list(view.markdown(Style())) == ["- 2  dam", "- 0  toll"]
    assert [(one["query"], one["total"], len(one["hits"])) for one in view.records()] == [
        ("dam", 2, 2),
        ("toll", 0, 0),
    ]
    assert list(view.ids()) == ["aaa", "bbb"]
    assert (view.found(), BatchView([Hits("toll", 0, ())]).found()) == (True, False)


EXPLAINED = {
    "read_as": "dam AND leak",
    "total": 1200,
    "parts": [
        {"looks_for": "dam", "articles": 1234, "forms": {"dam": 1000, "dams": 300}},
        {"looks_for": "leak", "articles": 5, "forms": {"leak": 5}},
        {"looks_for": "x", "articles": 0},
        {"looks_for": "y", "articles": 9, "forms": {f"y{n}": n for n in range(10)}},
    ],
    "hits": [
        {"id": "aaa", "score": 2.3456, "headline": "Dam", "parts": {"dam": 1.5, "leak": 0.8456}},
        {"id": "bbbb", "score": 12.0, "headline": None, "parts": {"dam": 12.0}},
    ],
}


@pytest.mark.parametrize(
    ("holds", "lacks", "share", "told"),
    [
        (
            ["dam"],
            ["leak", "zyx"],
            0.416,
            "holds dam (42% of the words by their rarity); not leak, zyx",
        ),
        (["dam", "leak"], [], 1, "holds dam, leak (100% of the words by their rarity)"),
        (
            [],
            ["zyx"],
            0,
            "holds none of the rarer words (0% of the words by their rarity); not zyx",
        ),
    ],
)
def test_an_explanation_tells_what_a_relaxed_hit_holds(
    holds: list[str], lacks: list[str], share: float, told: str
) -> None:
    hit = {
        "id": "aaa", "score": 2.5, "headline": "Dam", "parts": {"dam": 2.5},
        "relaxed": True, "holds": holds, "lacks": lacks, "share": share,
    }  # fmt: skip
    lines = list(ExplanationView({**EXPLAINED, "hits": [hit]}).lines(Style()))
    assert lines[-3:] == ["  aaa  2.500  Dam", f"      {told}", "      dam 2.500"]


def test_an_explanation_tells_parts_and_sums() -> None:
    view = ExplanationView(EXPLAINED)
    assert list(view.lines(Style())) == [
        "read as  dam AND leak",
        "",
        "Articles that each part finds",
        "  1,234  dam   dam 1,000, dams 300",
        "      5  leak",
        "      0  x",
        "      9  y     y0 0, y1 1, y2 2, y3 3, y4 4, y5 5, y6 6, y7 7, and 2 more",
        "",
        "Why the hits rank so, of 1,200",
        "  aaa    2.346  Dam",
        "      dam 1.500 + leak 0.846",
        "  bbbb  12.000  (no headline)",
        "      dam 12.000",
    ]
    assert list(view.rows()) == [
        ("aaa", 2.3456, "Dam", '{"dam": 1.5, "leak": 0.8456}'),
        ("bbbb", 12.0, None, '{"dam": 12.0}'),
    ]
    assert view.document()["schema_version"] == 1
    none = ExplanationView({**EXPLAINED, "hits": []})
    assert not none.found()
    assert list(none.lines(Style())) == list(view.lines(Style()))[:7]
