"""A query cut into tokens, and where one that cannot be read is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from pressread.errors import QueryError
from pressread.query import parse, scan
from pressread.query.dates import NoDate, day_before, first_day, last_day, read_period, spoken_words
from pressread.query.habits import as_meant, hints
from pressread.query.tree import canonical, describe

TODAY = date(2026, 11, 22)


def cut(query: str) -> str:
    """Kind and text of each token; “_” before one that is glued to the token before."""
    return " ".join(f"{'_' * t.glued}{t.kind}={t.text}" for t in scan.tokens(query)[:-1])


def wrong(query: str) -> tuple[str, str]:
    """What is said of a query, and the part that it is said of."""
    with pytest.raises(QueryError) as caught:
        parse(query, today=TODAY)
    error = caught.value
    return str(error), query[error.column : error.column + error.length]


def spans(query: str) -> list[tuple[str, str]]:
    """Each part of a query with the letters it was read from."""
    found: list[tuple[str, str]] = []
    waiting = [describe(parse(query, today=TODAY))]
    while waiting:
        one = waiting.pop(0)
        start, end = one["span"]
        found.append((one["type"], query[start:end]))
        waiting += one.get("children", [])
        waiting += [one["child"]] if "child" in one else []
    return found


def period(text: str) -> tuple[str, str] | str:
    try:
        return read_period(text, TODAY)
    except NoDate as error:
        return str(error)


_TOKENS = [
    ("a b", "word=a word=b"),
    ("a-b -c", "word=a-b minus=- _word=c"),
    ('"a b" c', "phrase=a b word=c"),
    ('a"b c"', "word=a _phrase=b c"),
    ("(a)b", "open=( _word=a _close=) _word=b"),
    ("a -(b c)", "word=a minus=- _open=( _word=b word=c _close=)"),
    ("a - b", "word=a word=- word=b"),
    ("--a", "word=-- _word=a"),
    ("- a", "word=- word=a"),
    ("a-", "word=a-"),
    ('-"a b"', "minus=- _phrase=a b"),
    ("-=a", "minus=- _word==a"),
    ("-$5", "minus=- _word=$5"),
    ("headline:a", "field=headline _word=a"),
    ("headline: a", "field=headline word=a"),
    ("x:y", "field=x _word=y"),
    ("http://a.b", "word=http://a.b"),
    ("10:30", "word=10:30"),
    ("a AND b", "word=a operator=AND word=b"),
    ("and", "word=and"),
    ("a || b", "word=a operator=|| word=b"),
    ('12" pipe', 'word=12 _word=" word=pipe'),
    ('wort"', 'word=wort _word="'),
    ('צה"ל', 'word=צה"ל'),
    ("«a b» c", "phrase=a b word=c"),
    ("", ""),
    ("\t\n", ""),
    ("said: no", "word=said: word=no"),
    ("said:no", "field=said _word=no"),
    ('speaker:"Ann Lee"', "field=speaker _phrase=Ann Lee"),
    ("a\u200bb", "word=a word=b"),
    ("(-a)", "open=( _minus=- _word=a _close=)"),
    ("a:b:c", "field=a _field=b _word=c"),
    ("a::b", "word=a::b"),
    ("a:)", "word=a: _close=)"),
]


@pytest.mark.parametrize(("query", "wanted"), _TOKENS)
def test_a_query_is_cut_into_tokens(query: str, wanted: str) -> None:
    assert cut(query) == wanted


_WRONG = [
    ('"a', ("this quotation mark is never closed", '"')),
    ("a OR", ("OR needs a word on both sides", "OR")),
    ("OR a", ("OR needs a word on both sides", "OR")),
    ("AND", ("AND needs a word on both sides", "AND")),
    ("a AND", ("AND needs a word on both sides", "AND")),
    ("(a", ("this bracket is never closed", "(")),
    ("a)", ("this bracket was never opened", ")")),
    ("-", ("there is no word to search for", "-")),
    ("NOT", ("NOT needs a word behind it", "NOT")),
    ("a near/5", ("near/5 needs a word, a phrase or (a OR b) on both sides", "near/5")),
    ("near/5 a", ("near/5 needs a word, a phrase or (a OR b) on both sides", "near/5")),
    ("a near/0 b", ("near/ takes a number of words from 1 to 1000", "a near/0 b")),
    ("a near/5000 b", ("near/ takes a number of words from 1 to 1000", "a near/5000 b")),
    ("a near/5 -b", ("near/5 needs a word, a phrase or (a OR b) on both sides", "near/5")),
    ("name~5", ("write name~1 or name~2 (errors allowed), or ~names", "name~5")),
    ('"a b"~x', ('~ behind a phrase takes a number of words: "…"~5', "~x")),
    ('"a b"~0', ('~ behind a phrase takes a number of words: "…"~5', "~0")),
    ('"a b"~5000', ('~ behind a phrase takes a number of words: "…"~5', "~5000")),
    ("headline:", ("headline: needs a value right behind it", "headline:")),
    ("published:soon", ("“soon” is not a date; write 2021, 2021-08 or 2021-08-27", "soon")),
    ("published:2021-13", ("there is no month 13 in “2021-13”", "2021-13")),
    ("words:many", ("words: takes a number or a range: words:300..800", "many")),
    (
        "has:nothing",
        ("has: knows quotes, date, byline, caption, tag, note, mark, not “nothing”", "nothing"),
    ),
    ("headline:(caption:a)", ("caption: stands inside another field", "caption:")),
    ("()", ("there is no word to search for", "()")),
    ("!!!", ("there is no word to search for", "!!!")),
    (
        "published:2021..2020",
        ("the range runs backwards; did you mean published:2020..2021?", "2021..2020"),
    ),
    (
        (
            "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a)))))))))))))))))))))))"
            ")))))))))))))))))))))))))))))))))))))"
        ),
        ("brackets nested deeper than 50", "("),
    ),
    ("near/5", ("near/5 needs a word, a phrase or (a OR b) on both sides", "near/5")),
    ("is:odd", ("is: knows copy, not “odd”", "odd")),
    ("language:", ("language: needs a value right behind it", "language:")),
]


@pytest.mark.parametrize(("query", "wanted"), _WRONG)
def test_a_query_that_cannot_be_read_is_told_where_it_is_wrong(
    query: str, wanted: tuple[str, str]
) -> None:
    assert wrong(query) == wanted


_SPANS = [
    ("a b", [("and", "a b"), ("word", "a"), ("word", "b")]),
    ("a OR b c", [("or", "a OR b c"), ("word", "a"), ("and", "b c"), ("word", "b"), ("word", "c")]),
    ("-a", [("not", "-a"), ("word", "a")]),
    ('headline:"a b"', [("field", 'headline:"a b"'), ("phrase", '"a b"')]),
    ("a near/3 b", [("near", "a near/3 b"), ("word", "a"), ("word", "b")]),
    ("published:2021", [("dates", "published:2021")]),
    ("words:5..9", [("numbers", "words:5..9")]),
    ("miss* name~2", [("and", "miss* name~2"), ("prefix", "miss*"), ("fuzzy", "name~2")]),
    ('"a b"~5 c', [("and", '"a b"~5 c'), ("phrase", '"a b"~5'), ("word", "c")]),
    ("has:quotes", [("flag", "has:quotes")]),
    ("=a", [("word", "=a")]),
]


@pytest.mark.parametrize(("query", "wanted"), _SPANS)
def test_each_part_knows_the_letters_it_was_read_from(
    query: str, wanted: list[tuple[str, str]]
) -> None:
    assert spans(query) == wanted


_LINES = [
    ("a b", "a b"),
    ("a OR b c", "a OR b c"),
    ("(a OR b) c", "(a OR b) c"),
    ("-(a b)", "-(a b)"),
    ("-a", "-a"),
    ("NOT -a", "NOT -a"),
    ("a near/3 b", "a near/3 b"),
    ("a pre/3 b", "a pre/3 b"),
    ('"a b"~5', '"a b"~5'),
    ("miss*", "miss*"),
    ("w?m*n", "w?m*n"),
    ("name~", "name~1"),
    ("name~names", "name~names"),
    ("headline:(a b)", "headline:(a b)"),
    ("headline:a", "headline:a"),
    ("published:2021-08..", "published:2021-08-01.."),
    ("words:..9", "words:..9"),
    ("words:5", "words:5"),
    ("has:quotes", "has:quotes"),
    ("=a", "=a"),
    ("OR:", "OR:"),
    ("*", "*"),
    ('a -"b c"', 'a -"b c"'),
    ("headline:(a OR b)", "headline:(a OR b)"),
]


@pytest.mark.parametrize(("query", "wanted"), _LINES)
def test_a_query_is_written_as_one_line(query: str, wanted: str) -> None:
    assert canonical(parse(query, today=TODAY)) == wanted


_PERIODS = [
    ("2021", ("2021-01-01", "2021-12-31")),
    ("2021-08", ("2021-08-01", "2021-08-31")),
    ("2021-08-27", ("2021-08-27", "2021-08-27")),
    ("2021-Q2", ("2021-04-01", "2021-06-30")),
    ("q2 2021", ("2021-04-01", "2021-06-30")),
    ("2021h1", ("2021-01-01", "2021-06-30")),
    ("H2 2021", ("2021-07-01", "2021-12-31")),
    ("1990s", ("1990-01-01", "1999-12-31")),
    ("today", ("2026-11-22", "2026-11-22")),
    ("yesterday", ("2026-11-21", "2026-11-21")),
    ("this week", ("2026-11-16", "2026-11-22")),
    ("last week", ("2026-11-09", "2026-11-15")),
    ("this month", ("2026-11-01", "2026-11-30")),
    ("last month", ("2026-10-01", "2026-10-31")),
    ("this quarter", ("2026-10-01", "2026-12-31")),
    ("last quarter", ("2026-07-01", "2026-09-30")),
    ("this year", ("2026-01-01", "2026-12-31")),
    ("last year", ("2025-01-01", "2025-12-31")),
    ("last 30 days", ("2026-10-24", "2026-11-22")),
    ("past 2 weeks", ("2026-11-09", "2026-11-22")),
    ("previous 3 months", ("2026-08-23", "2026-11-22")),
    ("3 weeks ago", ("2026-11-01", "2026-11-01")),
    ("two years ago", ("2024-11-22", "2024-11-22")),
    ("one day ago", ("2026-11-21", "2026-11-21")),
    ("100000 days ago", "“100000 days ago” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ("27 august 2021", ("2021-08-27", "2021-08-27")),
    ("27. sierpnia 2021", ("2021-08-27", "2021-08-27")),
    ("27.08.2021", ("2021-08-27", "2021-08-27")),
    ("augu 2021", ("2021-08-01", "2021-08-31")),
    ("august", "“august” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ("2021-02-30", "there is no day 30 in 2021-02"),
    ("2021-13", "there is no month 13 in “2021-13”"),
    ("0000", "there is no year 0000"),
    ("soon", "“soon” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ("", "“” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ("2021-08-27T14:05", ("2021-08-27", "2021-08-27")),
    ("last_week", ("2026-11-09", "2026-11-15")),
    ("this day", "“this day” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ("31 years ago", ("1995-11-22", "1995-11-22")),
    ("2024-02", ("2024-02-01", "2024-02-29")),
    ("2023-02", ("2023-02-01", "2023-02-28")),
    ("2000-02", ("2000-02-01", "2000-02-29")),
    ("1900-02", ("1900-02-01", "1900-02-28")),
    ("last 0 days", "“last 0 days” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ("Q5 2021", "“Q5 2021” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ("h3 2021", "“h3 2021” is not a date; write 2021, 2021-08 or 2021-08-27"),
    ("21-08", "“21-08” is not a date; write 2021, 2021-08 or 2021-08-27"),
]


@pytest.mark.parametrize(("text", "wanted"), _PERIODS)
def test_dates_as_people_type_them(text: str, wanted: tuple[str, str] | str) -> None:
    assert period(text) == wanted


_BEFORE = [
    ("2021-08-27", "2021-08-26"),
    ("2021-08-01", "2021-07-31"),
    ("2021-01-01", "2020-12-31"),
    ("2024-03-01", "2024-02-29"),
    ("2023-03-01", "2023-02-28"),
    ("0001-01-01", "0001-01-01"),
    ("0002-01-01", "0001-12-31"),
]


@pytest.mark.parametrize(("day", "wanted"), _BEFORE)
def test_the_day_before(day: str, wanted: str) -> None:
    assert day_before(day) == wanted


_COLUMNS = [
    ("2021-08-27", (20210827, 20210827)),
    ("2021-08-01", (20210800, 20210801)),
    ("2021-01-01", (20210000, 20210101)),
    (None, (None, None)),
]


@pytest.mark.parametrize(("day", "wanted"), _COLUMNS)
def test_a_range_begins_with_what_is_stated_less_exactly(
    day: str | None, wanted: tuple[int | None, int | None]
) -> None:
    assert (first_day(day), last_day(day)) == wanted


_WORDS = [
    (["last", "week", "x"], 2),
    (["last", "30", "days"], 3),
    (["3", "weeks", "ago"], 3),
    (["Q2", "2021"], 2),
    (["2021"], 1),
    (["two", "men"], 1),
    ([], 1),
]


@pytest.mark.parametrize(("words", "wanted"), _WORDS)
def test_words_that_name_a_date_together(words: list[str], wanted: int) -> None:
    assert spoken_words(words) == wanted


_MEANT = [
    ("oil but not price", "oil NOT price"),
    ("oil and not price", "oil NOT price"),
    ("kuwait or bahrain", "kuwait OR bahrain"),
    ("oil w/5 price", "oil near/5 price"),
    ("oil /3 price", "oil near/3 price"),
    ("oil pre/2 price", "oil pre/2 price"),
    ("oil +3 price", "oil pre/3 price"),
    ("refin!", "refin*"),
    ("!oil price", "-oil price"),
    ("+oil price", "oil price"),
    ("hd=oil", "headline:oil"),
    ("oil not price", "oil NOT price"),
    ("the oil or the price", "the oil or the price"),
    ('"oil or price" x', '"oil or price" x'),
    ("oil adj price", "oil near/1 price"),
    ("oil NEAR price", "oil near/5 price"),
    ("oil /s price", "oil near/15 price"),
    ("oil /p price", "oil near/50 price"),
    ("ATLEAST3(oil)", "(oil)"),
    ("wc>500 oil", "words:501.. oil"),
    ("words<200", "words:..199"),
    ("OIL OR PRICE", "OIL OR PRICE"),
    ("oil", "oil"),
    ("", ""),
    ("a\nb or c", "a\nb or c"),
    (
        "one two three four five six seven eight nine ten eleven twelve or thirteen",
        "one two three four five six seven eight nine ten eleven twelve or thirteen",
    ),
    ("xq=oil", "xq=oil"),
    ("oil SAME price", "oil near/50 price"),
    ("(oil) or (price)", "(oil) OR (price)"),
]


@pytest.mark.parametrize(("query", "wanted"), _MEANT)
def test_operators_of_other_systems_are_read_as_meant(query: str, wanted: str) -> None:
    assert as_meant(query) == wanted


_HINTS = [
    ("oil w/5 price", ["write near/5 between the words"]),
    ("oil near/x price", ["write near/5 for near/x: at most so many words apart"]),
    ("--since 2021", ["--since stands outside the marks of a query, where it is an option"]),
    ("!oil", ["write -oil to leave a word out"]),
    ("oil^2", ["^2 weighs nothing: rare words count for more of themselves"]),
    ("/oi.l/", ["there are no regular expressions: --literal finds characters"]),
    ('"oil pr*"', ["* has no meaning inside marks; write: one near/1 two*"]),
    ("title(oil)", ["a field is written with a colon: headline:word, headline:(two words)"]),
    ("oil price", []),
    ("", []),
    ("ATLEAST3(oil)", []),
]


@pytest.mark.parametrize(("query", "wanted"), _HINTS)
def test_other_syntax_is_told_how_it_is_written_here(query: str, wanted: list[str]) -> None:
    assert list(hints(query)) == wanted
