"""Where the headline and the body are found when a site stands around them."""

from __future__ import annotations

import pytest

from pressread.extraction.plain import read_text
from pressread.extraction.plain.blocks import read_blocks
from pressread.extraction.plain.layout import over_its_dek
from pressread.extraction.plain.line_scores import Model
from pressread.extraction.plain.shape import shapes

_BODY = """The harbour of the northern cape is to be dredged for the first time in thirty years.

The ministry said on Friday that the work would begin in spring and last until the autumn.

“We have waited for this since my father's day,” said Ann Lee, who keeps two boats there.

Ships that draw more than four metres now have to wait for the tide before they can enter.

The dredged sand will be spread on the beaches south of the mole, which storms have eaten."""


def test_an_article_alone_is_read_whole_whatever_words_it_has() -> None:
    given = read_text(f"Harbour to be dredged\n\n{_BODY}\n\nShare the sand, he says.")
    assert given.headline == "Harbour to be dredged"
    assert given.body == (*_BODY.split("\n\n"), "Share the sand, he says.")


def test_a_brief_of_figures_needs_no_date() -> None:
    figures = "Shr 28 cts vs 30 cts\n\nNet 1.2 mln vs 1.3 mln\n\nRevs 28.1 mln vs 29.0 mln"
    given = read_text(f"CAPE BOATS INC 4TH QTR NET\n\n{figures}")
    assert given.headline == "CAPE BOATS INC 4TH QTR NET"
    assert given.body == tuple(figures.split("\n\n"))


def test_a_section_stuck_to_the_headline_is_left_out() -> None:
    menu = "\n".join(f"Section {n}" for n in range(45))
    title = "Harbour of the northern cape to be dredged"
    given = read_text(f"{menu}\nPolitics{title}\n{title}\nBy Ann Lee\n27 August 2021\n\n{_BODY}")
    assert given.headline == title


@pytest.mark.parametrize(
    ("lines", "lead", "chosen"),
    [
        ("Harbour to be dredged\nThe ministry ends a quarrel of thirty years over sand", 1.0, 0),
        ("Harbour to be dredged\nThe ministry ends a quarrel of thirty years over sand", 2.0, 1),
        ("The ministry ends a quarrel of thirty years over sand\nHarbour to be dredged", 1.0, 1),
        ("Politics\nHarbour of the northern cape to be dredged", 1.0, 1),
        ("We shall have our harbour.\nHarbour of the northern cape to be dredged", 1.0, 1),
    ],
)
def test_of_two_lines_nearly_as_likely_the_shorter_one_above_is_the_headline(
    lines: str, lead: float, chosen: int
) -> None:
    found = shapes(read_blocks(lines), "en")
    model = Model({}, {}, [], {}, {"upper": 3.0 - lead, "lower": 3.0})
    assert over_its_dek(model, {0: ["upper"], 1: ["lower"]}, found, 1) == chosen


def test_captions_between_paragraphs_stay_out_of_the_body() -> None:
    first, *rest = _BODY.split("\n\n")
    caption = "The mole at low tide. (Bo Chan/CPT)"
    given = read_text("\n\n".join(["Harbour to be dredged", first, caption, *rest]))
    assert given.body == (first, *rest)
    assert [image.credit for image in given.images] == ["Bo Chan/CPT"]


def test_a_line_that_announces_the_quotation_below_it_is_the_lead() -> None:
    given = read_text(
        "Statement on the harbour\n\nIn a joint letter the captains of both ferries said:\n\n"
        '"We shall sail as long as there is water under us.\n\n'
        '"We will not wait for the dredger any longer."\n\n' + _BODY
    )
    assert given.headline == "Statement on the harbour"
    assert given.body[0] == "In a joint letter the captains of both ferries said:"
