"""A line of a known label states its value; a line of any other words states nothing."""

from __future__ import annotations

from typing import Any

import pytest

from pressread.extraction.plain.labelled_lines import HeadLine, labelled_line, paper_of


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("Source: Valley Wire", {"publisher": "Valley Wire"}),
        ("Publication: 3 May 2021", {"published": "2021-05-03"}),
        ("Publication: Valley Wire", {"publisher": "Valley Wire"}),
        ("Zeitung: Küstenbote, 3. Mai 2021",
         {"publisher": "Küstenbote", "published": "2021-05-03"}),
        ("AU  - Solberg, Ingrid", {"byline": ("Ingrid Solberg",)}),
        ("**Author:** Ann Lee and Ole Brandt", {"byline": ("Ann Lee", "Ole Brandt")}),
        ("**Autor**: Grete Öhman", {"byline": ("Grete Öhman",)}),
        ("Autor：Grete Öhman", {"byline": ("Grete Öhman",)}),
        ("Text: Ann Lee", {"byline": ("Ann Lee",)}),
        ("Text: the ferry is late again", {}),
        ("#+TITLE: Fog at the harbour", {"headline": "Fog at the harbour"}),
        ("Titel: Nebel: ein Tag am Hafen", {"headline": "Nebel: ein Tag am Hafen"}),
        ("Section: City; Harbour", {"section": "City"}),
        ("URL: https://wire.example/fog", {"url": "https://wire.example/fog"}),
        ("URL: on the web", {}),
        ("Source: https://wire.example/fog", {"url": "https://wire.example/fog"}),
        ("Clipped from: https://wire.example/fog", {"url": "https://wire.example/fog"}),
        ("Archived: https://keep.example/1", {}),
        ("Archived: 4 May 2021", {"captured": "2021-05-04"}),
        ("Date: 2021", {"published": "2021"}),
        ("Date:", {}),
    ],
)  # fmt: skip
def test_a_label_says_what_its_line_states(line: str, stated: dict[str, Any]) -> None:
    assert labelled_line(line) == HeadLine(strong=True, labelled=True, **stated)


@pytest.mark.parametrize(
    "line",
    [
        "Author:",
        "The mayor: a portrait",
        "Fog at the harbour",
        "Fog - ice - hail",
        "Archived: somewhere safe",
        ": Valley Wire",
        "42: the answer",
        "",
    ],
)
def test_other_lines_state_nothing(line: str) -> None:
    assert labelled_line(line) is None


@pytest.mark.parametrize(
    ("value", "paper"),
    [
        ("Valley Wire", "Valley Wire"),
        ("Lowland Courier, The (Brackwater, LL)", "The Lowland Courier"),
        ("Bote, Der", "Der Bote"),
        ("Courier, Lowland", "Courier, Lowland"),
        ("Harbour Post, 3 May 2021, p. 4", "Harbour Post"),
        ("12. Harbour Post; page 3", "Harbour Post"),
        ("12th Street Post", "12th Street Post"),
        ("Küstenbote vom 3. Mai 2021", "Küstenbote"),
        ("from the Harbour Post", "Harbour Post"),
        ("The Harbour Post", "The Harbour Post"),
        ("La Voz del Puerto [edición digital]", "La Voz del Puerto"),
        ("Le Courrier du 3 mai 2021", "Le Courrier"),
        ("3 May 2021", ""),
    ],
)
def test_a_paper_is_named_without_what_stands_around_it(value: str, paper: str) -> None:
    assert paper_of(value) == paper


@pytest.mark.parametrize(
    ("line", "states", "dated"),
    [
        (HeadLine(), False, False),
        (HeadLine(strong=True, labelled=True, unplaced=["x"]), False, False),
        (HeadLine(published="2021"), True, True),
        (HeadLine(updated="2021"), True, True),
        (HeadLine(captured="2021"), True, True),
        (HeadLine(names=("Ann Lee",)), True, False),
        (HeadLine(section="City"), True, False),
        (HeadLine(url="https://wire.example"), True, False),
    ],
)
def test_what_counts_as_stated(line: HeadLine, states: bool, dated: bool) -> None:
    assert (line.states, line.dated) == (states, dated)
