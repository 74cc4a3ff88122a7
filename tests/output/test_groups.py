from __future__ import annotations

from pressread import jsonvalues
from pressread.article import Quote, Speaker
from pressread.hits import ArticleRef, QuoteHit
from pressread.output.quotes import quote_record
from pressread.output.view import grouped


def said(name: str | None, published: str | None = None, publisher: str | None = None) -> QuoteHit:
    ref = ArticleRef("0123456789ab", "Ferry", published, publisher)
    speaker = Speaker(name) if name else None
    return QuoteHit(ref, jsonvalues.write(Quote("x", "direct", 0, 1, 2, speaker)), 0)


def titles(by: str, *hits: QuoteHit) -> list[tuple[str | None, int]]:
    return [(title, len(items)) for title, items in grouped(hits, by)]


def test_a_person_is_one_group_whatever_the_accents() -> None:
    hits = (said("Mevlut Cavusoglu"), said("Mark Esper"), said("Mevlüt Çavuşoğlu"), said(None))
    assert titles("speaker", *hits) == [
        ("Mevlut Cavusoglu", 2), ("Mark Esper", 1), ("Speaker unknown", 1),
    ]  # fmt: skip


def test_an_article_stands_under_whom_it_quotes_most() -> None:
    refs = [ArticleRef(id, "Ferry", None, None) for id in ("1", "2", "3")]
    voices = {"1": "Mark Esper", "3": "Mark Esper"}
    found = [(title, len(items)) for title, items in grouped(refs, "speaker", voices)]
    assert found == [("Mark Esper", 2), ("Nobody quoted by name", 1)]


def test_months_years_and_what_has_none() -> None:
    hits = (said("a", "2021-08-27"), said("a", "2021-08"), said("a", "2021"), said("a"))
    assert titles("month", *hits) == [("August 2021", 2), ("2021", 1), ("Undated", 1)]
    assert titles("year", *hits) == [("2021", 3), ("Undated", 1)]


def test_publishers_in_scripts_without_letters_that_fold() -> None:
    hits = (said("a", None, "港湾日报"), said("a", None, "!!!"), said("a"))
    assert titles("publisher", *hits) == [("港湾日报", 1), ("!!!", 1), ("No publisher", 1)]


def test_a_statement_is_written_with_every_field_of_a_quote() -> None:
    quote = Quote("x", "direct", 0, 1, 2, Speaker("Ruth"), "said", 0.5, 3)
    record = jsonvalues.write(quote)
    assert quote_record(record) == record
    assert list(quote_record(record)) == list(record)
    assert quote_record({"text": "x"}).keys() == record.keys()  # of an older pressread
    assert QuoteHit(ArticleRef("0", None, None, None), record, 0).quote == quote
