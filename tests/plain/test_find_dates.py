"""What dates the sentences of a report mean, for one published on Friday 27 August 2021."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressread.article import DateMention
from pressread.extraction.dates import find_dates

PUBLISHED = "2021-08-27"

SENTENCES = [
    # weekdays
    ("The minister said on Friday that she agreed.", "Friday=2021-08-27"),
    ("The minister said on Saturday that she agreed.", "Saturday=2021-08-21"),
    ("Police arrested two men on Monday.", "Monday=2021-08-23"),
    ("The court will rule on Monday.", "Monday=2021-08-30"),
    ("The court will rule on Friday.", "Friday=2021-08-27"),
    ("On Tuesday, the council will vote.", "Tuesday=2021-08-31"),
    ("On Tuesday, the council voted.", "Tuesday=2021-08-24"),
    ("The man is to be released on Wednesday.", "Wednesday=2021-09-01"),
    ("The strike is expected to begin on Sunday.", "Sunday=2021-08-29"),
    ("Talks will resume on Monday, he said on Thursday.",
     "Monday=2021-08-30 Thursday=2021-08-26"),
    ("He said on Thursday that talks would resume on Monday.",
     "Thursday=2021-08-26 Monday=2021-08-30"),
    ("They will be tried and sentenced on Monday.", "Monday=2021-08-30"),
    ("The vote was postponed until Wednesday.", "Wednesday=2021-09-01"),
    ("The shop stays open until Sunday.", "Sunday=2021-08-29"),
    ("Monday’s meeting ended in silence.", "Monday=2021-08-23"),
    ("They met ahead of Monday's summit.", "Monday=2021-08-30"),
    ("Iran would avenge Monday's U.S. raids, he said.", "Monday=2021-08-23"),
    ("She hopes to win Sunday's runoff.", "Sunday=2021-08-29"),
    ("The party took half of the votes cast on Monday.", "Monday=2021-08-23"),
    ("He left last Friday.", "last Friday=2021-08-20"),
    ("She comes next Friday.", "next Friday=2021-09-03"),
    ("A march is planned for this coming Sunday.", "this coming Sunday=2021-08-29"),
    ("He resigned on Tuesday last week.", "Tuesday last week=2021-08-17"),
    ("The team won 3-2 on Sunday.", "Sunday=2021-08-22"),
    ("Dr. Ames may visit on Sunday.", "Sunday=2021-08-29"),
    ("They spoke on Friday. The deal will be signed soon.", "Friday=2021-08-27"),
    ("The envoy arrives on Tuesday for two days of talks.", "Tuesday=2021-08-31"),
    ("Monday marks the anniversary of the coup.", "Monday=2021-08-30"),
    ("The game is on Saturday.", "Saturday=2021-08-28"),
    ("A hearing is set for Sept. 3.", "Sept. 3=2021-09-03"),
    ("The rule takes effect on January 1.", "January 1=2022-01-01"),
    ("The previous Monday, he had been in Rome.", "The previous Monday=?"),
    ("He spoke on August 20; the following Monday she quit.",
     "August 20=2021-08-20 the following Monday=2021-08-23"),
    ("Every Friday, they march.", ""),
    ("The Friday prayers were calm.", ""),
    ("That Friday, he died.", "That Friday=?"),
    ("Black Friday sales rose.", ""),
    ("The Sunday Times reported it.", ""),
    # a day earlier, and what else counts from the date before
    ("He spoke on Friday; a day earlier, she had left.",
     "Friday=2021-08-27 a day earlier=2021-08-26"),
    ("It began on August 3. Two days later it was over.",
     "August 3=2021-08-03 Two days later=2021-08-05"),
    ("He arrived on August 3 and left the next day.",
     "August 3=2021-08-03 the next day=2021-08-04"),
    ("It was signed in 2015 and broken the following year.",
     "2015=2015/year the following year=2016/year"),
    ("A day earlier, the port had closed.", "A day earlier=?"),
    ("They voted on Friday, a day earlier than planned.", "Friday=2021-08-27"),
    ("Profit rose 4% from a year earlier.", "a year earlier=2020/year"),
    # days of the month
    ("On December 14 last year, sanctions were imposed.", "December 14 last year=2020-12-14"),
    ("The fire broke out on August 5.", "August 5=2021-08-05"),
    ("The fire broke out on 30 August.", "30 August=2020-08-30"),
    ("On September 5, voters will decide.", "September 5=2021-09-05"),
    ("He died on Wednesday, August 25.", "Wednesday, August 25=2021-08-25"),
    ("It opened on the 3rd of May, 1998.", "3rd of May, 1998=1998-05-03"),
    ("It closed on 2021-08-01.", "2021-08-01=2021-08-01"),
    ("It runs from 12 March 2020 to 4 April 2020.",
     "12 March 2020=2020-03-12 4 April 2020=2020-04-04"),
    ("February 31 is no day.", ""),
    ("It has until Sept. 26 to reply.", "Sept. 26=2021-09-26"),
    # months
    ("In January, the country expressed interest.", "January=2021-01/month"),
    ("In August, rain fell on every day but one.", "August=2021-08/month"),
    ("In November, two ships sank.", "November=2020-11/month"),
    ("The law will take effect in November.", "November=2021-11/month"),
    ("It has risen since March.", "March=2021-03/month"),
    ("It was founded in May 1968.", "May 1968=1968-05/month"),
    ("He was elected in January last year.", "January last year=2020-01/month"),
    ("The harvest was poor in early July.", "early July=2021-07/month"),
    ("Theresa May may march on Rome.", ""),
    ("They will march in May.", "May=2022-05/month"),
    ("April Jones said June had called.", ""),
    # years, decades, parts of a year
    ("The deal was signed in late 2017.", "late 2017=2017/year"),
    ("The plan runs until 2030.", "2030=2030/year"),
    ("He served between 2003 and 2007.", "2003=2003/year 2007=2007/year"),
    ("The 2016 election was close.", "2016=2016/year"),
    ("It flew 2015 kilometres.", ""),
    ("The tower is of the 1990s.", "the 1990s=1990/decade"),
    ("Sales fell in the first quarter of 2020.", "first quarter of 2020=2020-01/quarter"),
    ("Exports grew in the second half of 2019.", "second half of 2019=2019-07/half"),
    ("The bridge fell in the summer of 2018.", "summer of 2018=2018/season"),
    ("Last summer the lake was dry.", "Last summer=2020/season"),
    # relative units
    ("He was sworn in last month.", "last month=2021-07/month"),
    ("The road opens next year.", "next year=2022/year"),
    ("She retired earlier this year.", "earlier this year=2021/year"),
    ("They met two weeks ago.", "two weeks ago=2021-W32/week"),
    ("They met three days ago.", "three days ago=2021-08-24"),
    ("They met five years ago.", "five years ago=2016/year"),
    ("They met several years ago.", "several years ago=?/year"),
    ("Prices rose over the past year.", ""),
    ("They meet this week.", "this week=2021-W34/week"),
    ("Talks will end by the end of the month.", "the end of the month=2021-08/month"),
    ("Exports fell at the start of the year.", "the start of the year=2021/year"),
    ("It began in 2015; at the end of the year it was over.",
     "2015=2015/year the end of the year=2015/year"),
    ("It began in 2015 and will be over by the end of the year.",
     "2015=2015/year the end of the year=2021/year"),
    ("The road opens by year’s end.", "year’s end=2021/year"),
    ("They met over the weekend.", "over the weekend=2021-W33/week"),
    ("The weekend’s talks failed.", "The weekend=2021-W33/week"),
    ("They will meet at the weekend.", "at the weekend=2021-W34/week"),
    ("The report covers 2015-2020.", "2015=2015/year 2020=2020/year"),
    # feasts, and days that name an event
    ("He died on New Year’s Eve.", "New Year’s Eve=2020-12-31"),
    ("They met on Christmas Day, 2019.", "Christmas Day, 2019=2019-12-25"),
    ("The Sept. 11 attacks changed everything.", "Sept. 11=?"),
    # today
    ("The union met yesterday and meets again tomorrow.",
     "yesterday=2021-08-26 tomorrow=2021-08-28"),
    ("“We vote today,” she said.", "today=?"),
    # no dates
    ("Covid-19, part 1, and the S-400.", ""),
    ("Call 555-01-2021 or see page 12/13.", ""),
    ("He scored 31 points in 12 games, 9 of 11 on the road.", ""),
    ("The year 20222 will not come.", ""),
]  # fmt: skip

NEW_YEAR = [
    ("2022-01-02", "He spoke on Friday.", "Friday=2021-12-31"),
    ("2022-01-02", "In December, prices rose.", "December=2021-12/month"),
    ("2022-01-02", "It closed on Dec. 24.", "Dec. 24=2021-12-24"),
    ("2022-01-02", "Last month he was ill.", "Last month=2021-12/month"),
    ("2021-12-30", "The tax will rise on 1 January.", "1 January=2022-01-01"),
    ("2021-01-01", "This week is quiet.", "This week=2020-W53/week"),
    ("2020-12-31", "Next week will be quiet.", "Next week=2021-W01/week"),
    ("2021-03-05", "It happened on 29 February.", "29 February=2020-02-29"),
]

FOREIGN = [
    ("de", "Am Freitag kam er, am 3. Mai ging er.", "Freitag=2021-08-27 3. Mai=2021-05-03"),
    ("de", "Die Wahl am kommenden Sonntag ist offen.", "Sonntag=2021-08-29"),
    ("de", "Seit dem 1. März 2020 gilt das.", "1. März 2020=2020-03-01"),
    ("fr", "Il est arrivé le 27 août et repart vendredi prochain.",
     "27 août=2021-08-27 vendredi=2021-09-03"),
    ("fr", "Elle est née le 1er mai 1950.", "1er mai 1950=1950-05-01"),
    ("es", "Llegó el lunes y se fue el 2 de enero de 2020.",
     "lunes=2021-08-23 2 de enero de 2020=2020-01-02"),
    ("tr", "Karar cuma günü açıklandı, 5 Ağustos 2020 tarihliydi.",
     "cuma=2021-08-27 5 Ağustos 2020=2020-08-05"),
]  # fmt: skip


def written(mentions: tuple[DateMention, ...]) -> str:
    return " ".join(
        f"{one.text}={one.value or '?'}" + ("" if one.precision == "day" else f"/{one.precision}")
        for one in mentions
    )


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_dates_of_a_sentence_mean_what_a_newspaper_reader_takes_them_for(
    sentence: str, expected: str
) -> None:
    assert written(find_dates([sentence], PUBLISHED)) == expected


@pytest.mark.parametrize(("published", "sentence", "expected"), NEW_YEAR)
def test_dates_around_the_turn_of_a_year_fall_into_the_nearer_one(
    published: str, sentence: str, expected: str
) -> None:
    assert written(find_dates([sentence], published)) == expected


@pytest.mark.parametrize(("language", "sentence", "expected"), FOREIGN)
def test_dates_in_other_languages_are_found(language: str, sentence: str, expected: str) -> None:
    assert written(find_dates([sentence], PUBLISHED, language=language)) == expected


def test_without_a_day_of_publication_relative_dates_stay_without_a_value() -> None:
    sentence = "On Friday he said that in January and late 2017 all was well."
    assert written(find_dates([sentence], None)) == "Friday=? January=?/month late 2017=2017/year"


def test_a_month_of_publication_resolves_months_but_no_weekday() -> None:
    sentence = "On Friday he said that in January all was well."
    assert written(find_dates([sentence], "2021-08")) == "Friday=? January=2021-01/month"


def test_a_day_earlier_counts_across_paragraphs() -> None:
    found = find_dates(["He spoke on Friday.", "She had left a day earlier."], PUBLISHED)
    assert [(one.paragraph, one.value) for one in found] == [(0, "2021-08-27"), (1, "2021-08-26")]


@pytest.mark.parametrize("text", ["He left fıve days ago.", "HE LEFT FİVE DAYS AGO."])
def test_letters_that_equal_i_without_regard_to_case_harm_no_name(text: str) -> None:
    found = find_dates([text], "2021-08-27")
    assert [one.value for one in found] == ["2021-08-22"]


def test_spans_are_code_points_of_the_paragraph() -> None:
    paragraphs = ["𝔘𝔫𝔡 then, on Friday, it rained.", "In late 2017 — İzmir — too."]
    for one in find_dates(paragraphs, PUBLISHED):
        assert paragraphs[one.paragraph][one.start : one.end] == one.text


_PIECES = st.sampled_from(
    "on Friday|Monday’s|a day earlier|late|2017|in|May|March|14|the|next|last|year|weeks|ago|two|"
    "1990s|Q1|31|December|the end of the year|weekend|New Year’s Eve|Boxing Day|2015-2020|"
    ",|.|“|”|will|said|99999|0|of|first quarter|summer|\x00|٣|²".split("|")
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=25), st.sampled_from(
    [None, "2021-08-27", "2021-08", "2021", "0001-01-01", "9999-12-31", "2020-02-29T10:00Z", "x"]
))  # fmt: skip
def test_no_text_makes_it_raise_and_every_span_is_its_text(
    pieces: list[str], published: str | None
) -> None:
    text = " ".join(pieces)
    for language in (None, "de"):
        for one in find_dates([text], published, language=language):
            assert text[one.start : one.end] == one.text
            assert one.text.strip() == one.text != ""
