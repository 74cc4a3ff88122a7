"""What is typed, read as a tree."""

from __future__ import annotations

from datetime import date

import pytest

from pressread.errors import QueryError
from pressread.query import Node, parse
from pressread.query.dates import NoDate, read_date
from pressread.query.tree import canonical

TODAY = date(2026, 11, 22)

READ = [
    ("", "Everything()"),
    ("  \t\n", "Everything()"),
    ("*", "Everything()"),
    ("s-400", "Word('s-400', False)"),
    ("s-400 turkey", "And((Word('s-400', False), Word('turkey', False)))"),
    ("a AND b", "And((Word('a', False), Word('b', False)))"),
    ("a OR b c", "Or((Word('a', False), And((Word('b', False), Word('c', False)))))"),
    ("(a OR b) c", "And((Or((Word('a', False), Word('b', False))), Word('c', False)))"),
    ("a (b c)", "And((Word('a', False), Word('b', False), Word('c', False)))"),
    ("-word", "Not(Word('word', False))"),
    ("NOT -word", "Not(Not(Word('word', False)))"),
    ("a -(b c)", "And((Word('a', False), Not(And((Word('b', False), Word('c', False))))))"),
    ("Ankara - Moscow", "And((Word('Ankara', False), Word('Moscow', False)))"),
    ("Marks & Spencer", "And((Word('Marks', False), Word('Spencer', False)))"),
    ('"a phrase"', "Phrase('a phrase', None)"),
    ("“a phrase”", "Phrase('a phrase', None)"),
    ("„ein Satz“", "Phrase('ein Satz', None)"),
    ("«une  phrase»", "Phrase('une phrase', None)"),
    ('"a b"~5', "Phrase('a b', 5)"),
    ('12" record', "And((Word('12', False), Word('record', False)))"),
    ('half a title"', "And((Word('half', False), Word('a', False), Word('title', False)))"),
    ("=turkey", "Word('turkey', True)"),
    ('="the move"', "Phrase('the move', None)"),
    ("miss*", "Prefix('miss')"),
    ("name~", "Fuzzy('name', 1)"),
    ("name~2", "Fuzzy('name', 2)"),
    ("a near/5 b", "Near((Word('a', False), Word('b', False)), 5, False)"),
    ("a pre/5 b", "Near((Word('a', False), Word('b', False)), 5, True)"),
    ('a NEAR/3 "b c"', "Near((Word('a', False), Phrase('b c', None)), 3, False)"),
    ("headline:s-400", "Field('headline', Word('s-400', False))"),
    ("Headline: missile", "Field('headline', Word('missile', False))"),
    ('section:"Middle East"', "Field('section', Phrase('Middle East', None))"),
    ("speaker:(a OR b)", "Field('speaker', Or((Word('a', False), Word('b', False))))"),
    ("-caption:a", "Not(Field('caption', Word('a', False)))"),
    ("he said: no", "And((Word('he', False), Word('said', False), Word('no', False)))"),
    ("10:30", "Word('10:30', False)"),
    ("http://a.example/b", "Word('http://a.example/b', False)"),
    ("published:2021", "Dates('2021-01-01', '2021-12-31')"),
    ("published:2021-02", "Dates('2021-02-01', '2021-02-28')"),
    ("published:2024-02", "Dates('2024-02-01', '2024-02-29')"),
    ("published:2021-08-27", "Dates('2021-08-27', '2021-08-27')"),
    ("published:2021-08..2021-12", "Dates('2021-08-01', '2021-12-31')"),
    ("published:2021-08..", "Dates('2021-08-01', None)"),
    ("published:..2021-08", "Dates(None, '2021-08-31')"),
    ('published:"aug 2021"', "Dates('2021-08-01', '2021-08-31')"),
    ('published:"27 August 2021"', "Dates('2021-08-27', '2021-08-27')"),
    ("published:today", "Dates('2026-11-22', '2026-11-22')"),
    ("published:yesterday", "Dates('2026-11-21', '2026-11-21')"),
    ("published:last week", "Dates('2026-11-09', '2026-11-15')"),
    ("published:this-month", "Dates('2026-11-01', '2026-11-30')"),
    ('published:"last month"', "Dates('2026-10-01', '2026-10-31')"),
    ("published:last year", "Dates('2025-01-01', '2025-12-31')"),
    ("after:2021-08", "Dates('2021-08-01', None)"),
    ("before:2021-03", "Dates(None, '2021-02-28')"),
    ("before:2021", "Dates(None, '2020-12-31')"),
    ("words:300..", "Numbers('words', 300, None)"),
    ("words:..99", "Numbers('words', None, 99)"),
    ("words:>=300", "Numbers('words', 300, None)"),
    ("words:300", "Numbers('words', 300, 300)"),
    ("has:quotes", "Flag('has', 'quotes')"),
    ("has:quote", "Flag('has', 'quotes')"),
    ("is:copy", "Flag('is', 'copy')"),
    ("SECRET TALKS ON BOMBS AND BASES OR AID AND TRADE", "AND"),
]

REFUSED = [
    ('"open', 0, 1, "this quotation mark is never closed"),
    ("a (b", 2, 1, "this bracket is never closed"),
    ("a b)", 3, 1, "this bracket was never opened"),
    ("()", 0, 2, "there is no word to search for"),
    ("—", 0, 1, "there is no word to search for"),
    ("a OR", 2, 2, "OR needs a word on both sides"),
    ("OR a", 0, 2, "OR needs a word on both sides"),
    ("a AND", 2, 3, "AND needs a word on both sides"),
    ("a NOT", 2, 3, "NOT needs a word behind it"),
    ("near/5 a", 0, 6, "near/5 needs a word, a phrase or (a OR b) on both sides"),
    ("a near/5 (b c)", 2, 6, "near/5 needs a word, a phrase or (a OR b) on both sides"),
    ("a near/0 b", 0, 10, "near/ takes a number of words from 1 to 1000"),
    ("name~7", 0, 6, "write name~1 or name~2 (errors allowed), or ~names"),
    ('"a b"~x', 5, 2, '~ behind a phrase takes a number of words: "…"~5'),
    ("id:k2g646", 0, 3, "no article is searched for by its id; pressread show ID shows it"),
    ("title:a", 0, 6, "unknown field “title:”; did you mean “headline:”?"),
    ("b pubished:2021", 2, 9, "unknown field “pubished:”; did you mean “published:”?"),
    ("headline:body:a", 9, 5, "body: stands inside another field"),
    ("headline:", 0, 9, "headline: needs a value right behind it"),
    ("published:2021-13", 10, 7, "there is no month 13 in “2021-13”"),
    ("published:2021-02-30", 10, 10, "there is no day 30 in 2021-02"),
    ("published:soon", 10, 4, "“soon” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ("published:2022..2021", 10, 10,
     "the range runs backwards; did you mean published:2021..2022?"),
    ("published:..", 10, 2, "a range needs a date on one side at least: 2021-08.."),
    ("after:2021..2022", 6, 10,
     "after: takes one date; for a range write published:2021..2022"),
    ("words:many", 6, 4, "words: takes a number or a range: words:300..800"),
    ("words:9..3", 6, 4, "the range runs backwards; did you mean words:3..9?"),
    ("has:money", 4, 5, "has: knows quotes, date, byline, caption, tag, note, mark, not “money”"),
    ("kind:loud", 5, 4, "kind: is direct, partial or reported"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "tree"), READ[:-1])
def test_a_query_is_read_as_typed(query: str, tree: str) -> None:
    assert repr(parse(query, today=TODAY)) == tree


def test_operators_in_a_query_all_in_capitals_are_words() -> None:
    assert "'and'" in repr(parse(READ[-1][0]))
    assert "Or(" not in repr(parse(READ[-1][0]))


@pytest.mark.parametrize(("query", "column", "length", "message"), REFUSED)
def test_a_refusal_names_the_column(query: str, column: int, length: int, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query, today=TODAY)
    error = caught.value
    assert (str(error), error.column, error.length) == (message, column, length)


def test_an_unknown_field_without_a_likeness_lists_the_known_ones() -> None:
    with pytest.raises(QueryError, match=r"unknown field “xyzzy:” \(known: headline, body,"):
        parse("xyzzy:1")


def test_every_part_knows_its_columns() -> None:
    query = 'headline:"a b"~2 -published:2021 OR x near/5 y'
    found: list[str] = []

    def walk(node: Node) -> None:
        found.append(query[node.start : node.end])
        for child in getattr(node, "children", ()):
            walk(child)
        if hasattr(node, "child"):
            walk(node.child)

    walk(parse(query))
    assert found == [
        query,
        'headline:"a b"~2 -published:2021',
        'headline:"a b"~2',
        '"a b"~2',
        "-published:2021",
        "published:2021",
        "x near/5 y",
        "x",
        "y",
    ]


def test_limits_are_errors_that_say_so() -> None:
    for query in (
        "(" * 60_000,
        "-(" * 400,
        "a " * 501,
        "a" * 100_001,
        "a" * 501,
        '"' + "a " * 5_000 + '"',
    ):
        with pytest.raises(QueryError):
            parse(query)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021", "2021"),
        ("2021-8", "2021-08"),
        ("aug 2021", "2021-08"),
        ("27 august 2021", "2021-08-27"),
        ("yesterday", "2026-11-21"),
        ("last year", "2025"),
    ],
)
def test_a_date_is_as_precise_as_it_is_typed(text: str, expected: str) -> None:
    assert read_date(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [("last week", "several days"), ("2021-08-27T25:00", "no time of a day"), ("", "not a date")],
)
def test_what_is_no_one_date_is_told(text: str, told: str) -> None:
    with pytest.raises(NoDate, match=told):
        read_date(text, TODAY)


@pytest.mark.parametrize(
    ("query", "read"),
    [("0“-0", "0 0"), ('"a b"-c', '"a b" c'), ("a --b", "a b"), ("OR: AND:", "OR: AND:"),
     ("near/5: x", "near/5: x")],
)  # fmt: skip
def test_a_dash_that_excludes_nothing_is_a_mark_and_an_operator_with_a_colon_a_word(
    query: str, read: str
) -> None:
    assert canonical(parse(query, today=TODAY)) == read


def test_near_takes_alternatives_and_keeps_each_distance() -> None:
    assert canonical(parse("opec near/5 (price OR output)")) == (
        "opec near/5 price OR opec near/5 output"
    )
    assert parse("(a1 OR b1) near/9 c1") == parse("a1 near/9 c1 OR b1 near/9 c1")
    own = parse("alpha near/12 beta near/2 gamma")
    assert own == parse("alpha near/12 beta AND beta near/2 gamma")
    with pytest.raises(QueryError, match="needs a word, a phrase or"):
        parse("a1 near/3 (b1 c1)")
