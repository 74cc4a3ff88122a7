"""What is read from pasted text, shape by shape, and what bad input does.

Each ``cases/NAME.txt`` has the fields read from it beside it in ``NAME.json``;
``pytest tests/plain --regenerate`` writes them anew: then look at the difference.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressread.article import Article, Origin
from pressread.errors import NoArticle
from pressread.extraction.plain import read_text
from pressread.source import Given

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def fields(text: str) -> dict[str, Any]:
    """The fields that are not empty, as JSON values."""
    found = dataclasses.asdict(read_text(text))
    return {name: value for name, value in found.items() if value not in (None, (), {}, False)}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_paste_is_read_as_a_careful_reader_would_write_it_down(path: Path, golden: Any) -> None:
    text = path.read_text(encoding="utf-8")
    found = json.dumps(fields(text), ensure_ascii=False, indent=1) + "\n"
    golden.check(path.with_suffix(".json"), found)


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("The Larkmouth Gazette", "The Larkmouth Gazette"),
        ("Der Nordkapper Anzeiger", "Der Nordkapper Anzeiger"),
        ("The Long Read", None),
        ("The Blue Mosque", None),
    ],
)
def test_a_papers_name_beside_the_date_is_no_caption(name: str, publisher: str | None) -> None:
    story = "The town opened a bridge on Monday, and the county paid for it over many years."
    head = f"Town opens bridge number 5\n\nBy Ann Lee\n\n{name}\n3 May 2020\n\nShare\nTweet\n\n"
    found = read_text(f"{head}{story}\n\nThe bridge is long, and the council is proud of it.\n")
    assert (found.publisher, found.published) == (publisher, "2020-05-03")
    assert [image.caption for image in found.images] == ([] if publisher else [name])


def test_a_paper_with_a_persons_name_is_no_byline_beside_one_that_says_so() -> None:
    found = read_text(
        "Baker wins prize for rye loaf\n\nMilton Tribune | Tuesday, June 4, 2019 | Page B3\n\n"
        "By JOAN PETTIFER\nStaff Writer\n\nA baker from Orchard Street won the county prize for a "
        "rye loaf on Monday.\n\nHer brother said that he had mended the oven with wire.\n"
    )
    assert [name.casefold() for name in found.byline] == ["joan pettifer"]
    assert (found.publisher, found.published) == ("Milton Tribune", "2019-06-04")


def test_the_first_question_of_an_interview_is_of_its_text() -> None:
    turns = (
        "Q: Why are you leaving?",
        "A: Because ten years is enough for anyone, and my knees hurt.",
        "Q: What was the worst day?",
    )
    head = "“I never wanted to be mayor”\n\nTom Ladd met Ada Brook on the quay\n\n3 April 2021\n\n"
    found = read_text(head + "\n\n".join(turns) + "\n")
    assert found.body == turns
    assert found.summary == "Tom Ladd met Ada Brook on the quay"


def sample(name: str) -> str:
    return (Path(__file__).parent / "cases" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028"])
def test_line_ends_make_no_difference(newline: str) -> None:
    text = sample("kicker_dek_byline")
    assert fields(text.replace("\n", newline)) == fields(text)


def test_invisible_and_control_characters_make_no_difference() -> None:
    text = sample("pull_quote")
    dirty = "\ufeff" + text.replace(" the ", " \u200bthe\x00 ").replace("city", "ci\u00adty")
    assert fields(dirty) == fields(text)


def test_blank_lines_make_no_difference_to_the_body() -> None:
    text = sample("kicker_dek_byline")
    close = "\n".join(line for line in text.split("\n") if line)
    assert read_text(close).body == read_text(text).body


def test_hard_wrapping_makes_no_difference_to_the_body() -> None:
    text = sample("breadcrumb_slashes")
    wrapped = "\n\n".join(wrap(line, 64) for line in text.split("\n") if line)
    assert read_text(wrapped).body == read_text(text).body


def test_a_short_wrapped_paragraph_is_joined() -> None:
    text = "\n\n".join(wrap(line, 64) for line in sample("pull_quote").split("\n") if line)
    found = read_text(f"{text}\n\nHe said a day earlier that the quay\nwould cost 3.4 million.\n")
    assert found.body[-1] == "He said a day earlier that the quay would cost 3.4 million."


def wrap(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_no_sentence_of_the_text_is_lost() -> None:
    for path in CASES:
        text = path.read_text(encoding="utf-8")
        if "wrapped" in path.stem or path.stem == "mail_quoted":
            continue
        found = json.dumps(fields(text), ensure_ascii=False)
        for line in text.split("\n"):
            if line.endswith((".", "。")):
                assert json.dumps(line, ensure_ascii=False)[-30:-1] in found, (path.stem, line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n ",
        "\x00\x01\x02",
        "Home\nNews\nSport\nCulture\nSign in\n",
        "Home | News | Sport | Culture | Subscribe",
        "– – –\n***\n...\n",
        "https://example.org/news",
        "x" * 100_000,
        "Home\nNews\nSport\nCulture\nWeather\nMost read\nOpinion\nFood\nTravel\nJobs\nContact us",
    ],
)
def test_a_text_without_prose_holds_no_article(text: str) -> None:
    with pytest.raises(NoArticle, match="no article in this text"):
        read_text(text)


def test_a_paragraph_alone_is_an_article_without_a_headline() -> None:
    text = "The harbour of Sandvik was closed on Monday, because two ships had run into each other."
    found = read_text(text)
    assert (found.headline, found.body) == (None, (text,))


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Ferry stays", "The ferry stays."),
        ("Who sank the ferry?", "Nobody did it, the inquiry found after three days of hearings."),
        ("SANDVIK FERRIES <SVF> TO BUY UNIT", "Sandvik Ferries said it would buy a yard."),
        ("Six lines of the harbour tariff", "Tugs 3-1/2 crowns\n\nPilots 4 crowns"),
    ],
)
@pytest.mark.parametrize("date", ["", "1994-03-04\n\n"])
def test_a_headline_and_little_else_are_an_article(headline: str, body: str, date: str) -> None:
    found = read_text(f"{headline}\n\n{date}{body}")
    assert (found.headline, "\n\n".join(found.body)) == (headline, body)


def test_right_to_left_marks_stay_in_the_text() -> None:
    text = sample("arabic").replace("البلدية", "\u200fالبلدية\u200f")
    assert "\u200f" in "".join(read_text(text).body)


_LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "", "Home > News", "By A. Writer, in Ankara", "Fri 27 Aug 2021 14.05 BST", "Share",
            "Photo: A. Name / Reuters", "ANKARA, Aug 27 (Reuters) –", "- item", "© 2021 The Post",
            "Read more: elsewhere", "“A quotation of eight words stands here,” he said.",
            "The council voted on Tuesday to plant trees along the whole of the ring road.",
            "Subscribe to continue reading", "\ud800", "١٢ مايو ٢٠٢١", "²" * 12,
        ]
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, max_size=20))
def test_no_text_raises_anything_but_no_article(lines: list[str]) -> None:
    try:
        found = read_text("\n".join(lines))
    except NoArticle:
        return
    assert record(found).body
    assert len(found.body_kinds) in (0, len(found.body))
    assert set(found.body).isdisjoint(found.boilerplate) or found.boilerplate


def record(found: Given) -> Article:
    """The fields as a record, which checks the shape of dates and kinds."""
    return Article(
        headline=found.headline,
        body=found.body,
        source=Origin("-", "text", None, "0" * 64),
        published=found.published,
        updated=found.updated,
        images=found.images,
    )


STORY = (
    "Council counts its votes again",
    "By Ann Lee",
    "The council of the town met again on Monday, and this time the doors were left open.",
    "Nobody had expected the vote to be so close, and the mayor had already left the building.",
    "A third count is to be held next week in the gymnasium, where there is more room for all.",
)


@pytest.mark.parametrize(
    "picture",
    [
        ("The clerk carries the votes across the market place.", "Photo: Ann Lee / Coast Wire"),
        ("Open this photo in gallery:", "The clerk carries the votes across the market place"),
        ("The clerk carries the votes across the market place this week.",) * 2,
    ],
)
def test_captions_told_by_the_lines_around_them_are_no_paragraphs(
    picture: tuple[str, ...],
) -> None:
    text = "\n\n".join([*STORY[:4], *picture, STORY[4]])
    assert read_text(text).body == STORY[2:]


def test_a_long_paragraph_above_a_credit_stays() -> None:
    long = " ".join([STORY[3][:-1] + ",", "while " + STORY[4][0].lower() + STORY[4][1:]])
    text = "\n\n".join([*STORY[:4], long, "Photo: Ann Lee", STORY[4]])
    assert long in read_text(text).body


MENU = """Home News Sport Weather Politics Business Culture Books Film Music Opinion Letters Travel
    Food Science Health Education Property Motoring Gardens Puzzles Crosswords Obituaries Podcasts
    Video Pictures Archive Jobs Dating Events Shop Newsletters Apps Help Contact Subscribe Donate
    Markets Money Rugby Cricket Tennis""".split()
WHOLE = "Council counts its votes again and finds that nobody had voted for the harbour"


@pytest.mark.parametrize(
    ("top", "lines"),
    [
        (f"Market town: {WHOLE}", (f"Market town{WHOLE}",)),
        ("", (f"{WHOLE} / Dec 2025",)),
        ("", (f"You are here: Home » Town » {WHOLE}", WHOLE)),
    ],
)
def test_a_headline_is_freed_of_what_shares_its_line(top: str, lines: tuple[str, ...]) -> None:
    page = "\n\n".join([top, *MENU, *lines, *STORY[1:], "Share", "Comments", "© The Coast Post"])
    assert read_text(page).headline == WHOLE


@pytest.mark.parametrize(
    ("foot", "publisher"),
    [
        ("Aldersby Echo", "Aldersby Echo"),
        ("Fen Review — independent since 1998\nTags: ferries, fog", "Fen Review"),
        ("La Gazette du Rivage\nMentions légales", "La Gazette du Rivage"),
        ("Hafenbote Nord\nImpressum", "Hafenbote Nord"),
        ("Ann Post", None),  # a person
        ("Fen Review\nAldersby Echo", None),  # whose of the two?
        ("More news", None),
        ("Star", None),
    ],
)
def test_a_paper_that_stands_alone_below_the_text_is_its_publisher(
    foot: str, publisher: str | None
) -> None:
    text = (
        "Ferry stays in port\n\nThe ferry to Aldersby stayed in port on Monday because of fog, its"
        " owner said.\n\nIt will sail on Tuesday at the earliest, according to the same notice, if"
        f" the wind turns.\n\n{foot}\n"
    )
    assert read_text(text).publisher == publisher


_DATABASE = """Copyright 2021 {house}
{rights}
{house}

{day}
{edition}

{labels[0]}: {section}; S. 7

{labels[1]}: 120 Wörter

{labels[2]}: {headline}

{labels[3]}: PETER SANDER

{labels[4]}:

{body}

{labels[5]}: 4. Mai 2021"""


@pytest.mark.parametrize(
    ("labels", "day", "edition"),
    [
        ("RUBRIK LÄNGE ÜBERSCHRIFT AUTOR TEXT LADEDATUM", "3. Mai 2021 Montag", "Hauptausgabe"),
        ("SECTION LENGTH HEADLINE BYLINE BODY LOAD-DATE", "May 3, 2021 Monday", "Final Edition"),
        ("RUBRIQUE LONGUEUR TITRE AUTEUR CORPS DATE-CHARGEMENT", "3 mai 2021 lundi", "Édition"),
    ],
)
def test_a_document_of_a_database_is_read_by_its_labels(
    labels: str, day: str, edition: str
) -> None:
    text = _DATABASE.format(
        house="Ebber Zeitung",
        rights="Alle Rechte vorbehalten",
        day=day,
        edition=edition,
        section="LOKALES",
        labels=labels.split(),
        headline="Rat stimmt nach Marathonsitzung für die Straßenbahn",
        body="Der Rat hat am frühen Montag nach neun Stunden eine neue Bahn beschlossen.",
    )
    found = read_text(text)
    assert found.headline == "Rat stimmt nach Marathonsitzung für die Straßenbahn"
    assert (found.sections, found.byline) == (("LOKALES",), ("PETER SANDER",))
    assert (found.publisher, found.published) == ("Ebber Zeitung", "2021-05-03")
    assert (found.captured, len(found.body)) == ("2021-05-04", 1)
