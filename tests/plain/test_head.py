"""Heads of pasted articles, line by line, over the same body: what each line becomes."""

from __future__ import annotations

from typing import Any

import pytest

from pressread.extraction.plain import read_text

BODY = """The harbour of the northern cape is to be dredged for the first time in thirty years.

The ministry said on Friday that the work would begin in spring and last until the autumn.

“We have waited for this since my father's day,” said Ann Lee, who keeps two boats there.

Ships that draw more than four metres now have to wait for the tide before they can enter."""

GERMAN = """Der Hafen am nördlichen Kap wird zum ersten Mal seit dreißig Jahren ausgebaggert.

Das Ministerium teilte am Freitag mit, dass die Arbeit im Frühjahr beginnen werde.

„Darauf haben wir seit den Tagen meines Vaters gewartet“, sagte Heike Brandt am Kai."""

FRENCH = """Le port du cap nord sera dragué pour la première fois depuis trente ans, a dit la ville.

Le ministère a annoncé vendredi que les travaux commenceraient au printemps.

« Nous attendions cela depuis le temps de mon père », a dit Claire Fontan sur le quai."""

_KEPT = (
    "headline", "kicker", "sections", "byline", "publisher", "published", "updated", "captured",
    "dateline", "url", "summary", "boilerplate", "truncated",
)  # fmt: skip


def head(lines: str, body: str = BODY, foot: str = "") -> dict[str, Any]:
    """The fields of a head above a body; the body itself is whole."""
    found = read_text(f"{lines}\n\n{body}{foot}")
    stated = {name: getattr(found, name) for name in _KEPT if getattr(found, name)}
    if found.body != tuple(body.split("\n\n")):
        stated["body"] = [text[:20] for text in found.body]
    return stated


def dateline_of(line: str) -> tuple[str | None, str | None, str | None]:
    found = read_text(f"Harbour to be dredged\n\n{line}{BODY}")
    return found.dateline, found.publisher, found.published


_ENGLISH = [
    ("Harbour to be dredged", {"headline": "Harbour to be dredged"}),
    (
        "Harbour to be dredged\nBy Ann Lee",
        {"headline": "Harbour to be dredged", "byline": ("Ann Lee",)},
    ),
    (
        "Harbour to be dredged\n\nBy ANN LEE and BO SAND\n\n27 August 2021",
        {
            "headline": "Harbour to be dredged",
            "byline": ("ANN LEE", "BO SAND"),
            "published": "2021-08-27",
        },
    ),
    (
        "Harbour to be dredged\nAnn Lee\nAugust 27, 2021",
        {"headline": "Harbour to be dredged", "byline": ("Ann Lee",), "published": "2021-08-27"},
    ),
    (
        "By Ann Lee, Harbour Correspondent\n\nHarbour to be dredged",
        {"headline": "Harbour to be dredged", "byline": ("Ann Lee",)},
    ),
    (
        "The Ebb Post\nFriday, 27 August 2021\n\nHarbour to be dredged\nBy Ann Lee",
        {
            "headline": "Harbour to be dredged",
            "byline": ("Ann Lee",),
            "publisher": "The Ebb Post",
            "published": "2021-08-27",
        },
    ),
    (
        "Home > News > Water\nHarbour to be dredged\n27 Aug 2021 14.05 BST",
        {
            "headline": "Harbour to be dredged",
            "sections": ("News", "Water"),
            "published": "2021-08-27T14:05+01:00",
        },
    ),
    (
        "Published 27 August 2021, updated 28 August 2021\nHarbour to be dredged",
        {"headline": "Harbour to be dredged", "published": "2021-08-27", "updated": "2021-08-28"},
    ),
    (
        (
            "Harbour to be dredged\nPublished: Fri 27 Aug 2021 14.05 BST\nLast modified: "
            "Sat 28 Aug 2021 09.00 BST"
        ),
        {
            "headline": "Harbour to be dredged",
            "published": "2021-08-27T14:05+01:00",
            "updated": "2021-08-28T09:00+01:00",
        },
    ),
    (
        "Accessed 3 January 2022\nHarbour to be dredged",
        {"headline": "Harbour to be dredged", "captured": "2022-01-03"},
    ),
    (
        "https://ebb.example/harbour\nHarbour to be dredged",
        {"headline": "Harbour to be dredged", "url": "https://ebb.example/harbour"},
    ),
    (
        (
            "Harbour to be dredged\n\nThe ministry ends a quarrel of thirty years over "
            "who pays for the sand\n\nBy Ann Lee\n27 August 2021"
        ),
        {
            "headline": "Harbour to be dredged",
            "byline": ("Ann Lee",),
            "published": "2021-08-27",
            "summary": "The ministry ends a quarrel of thirty years over who pays for the sand",
        },
    ),
    (
        "WATER\nHarbour to be dredged\nBy Ann Lee",
        {"headline": "Harbour to be dredged", "sections": ("WATER",), "byline": ("Ann Lee",)},
    ),
    (
        "Exclusive\nHarbour to be dredged",
        {"headline": "Harbour to be dredged", "kicker": "Exclusive"},
    ),
    (
        "Harbour to be dredged\nShare\nTweet\nEmail\nBy Ann Lee",
        {
            "headline": "Harbour to be dredged",
            "byline": ("Ann Lee",),
            "boilerplate": ("Share", "Tweet", "Email"),
        },
    ),
    (
        "Harbour to be dredged\n5 min read",
        {"headline": "Harbour to be dredged", "boilerplate": ("5 min read",)},
    ),
    (
        "# Harbour to be dredged\n*By Ann Lee*",
        {"headline": "Harbour to be dredged", "byline": ("Ann Lee",)},
    ),
    (
        "HARBOUR TO BE DREDGED\nby Ann Lee",
        {"headline": "HARBOUR TO BE DREDGED", "byline": ("Ann Lee",)},
    ),
    (
        "Harbour to be dredged\nReuters\n27 August 2021",
        {"headline": "Harbour to be dredged", "publisher": "Reuters", "published": "2021-08-27"},
    ),
    ("Harbour to be dredged\n\nPhoto: Bo Sand", {"headline": "Harbour to be dredged"}),
    (
        "Harbour to be dredged\n3/4/2021",
        {"headline": "Harbour to be dredged", "boilerplate": ("3/4/2021",)},
    ),
    (
        "Harbour to be dredged\n2021-08-27T14:05:00+02:00",
        {"headline": "Harbour to be dredged", "published": "2021-08-27T14:05:00+02:00"},
    ),
    (
        "Harbour to be dredged - The Ebb Post\nBy Ann Lee",
        {"headline": "Harbour to be dredged - The Ebb Post", "byline": ("Ann Lee",)},
    ),
    (
        "Harbour to be dredged | Ebb Post",
        {"headline": "Harbour to be dredged", "publisher": "Ebb Post"},
    ),
    (
        "Skip to content\nMenu\nSubscribe\nLog in\nHarbour to be dredged\nBy Ann Lee",
        {
            "headline": "Harbour to be dredged",
            "byline": ("Ann Lee",),
            "boilerplate": ("Skip to content", "Menu", "Subscribe", "Log in"),
        },
    ),
    ("Opinion\nHarbour to be dredged", {"headline": "Harbour to be dredged", "kicker": "Opinion"}),
    (
        "Harbour to be dredged\nBy Ann Lee in Ebb\nFri 27 Aug 2021",
        {"headline": "Harbour to be dredged", "byline": ("Ann Lee",), "published": "2021-08-27"},
    ),
    ("Harbour to be dredged?", {"headline": "Harbour to be dredged?"}),
    (
        "“Dredge it now”: harbour to be cleared",
        {"headline": "“Dredge it now”: harbour to be cleared"},
    ),
]


@pytest.mark.parametrize(("lines", "wanted"), _ENGLISH)
def test_each_line_of_an_english_head_becomes_its_field(lines: str, wanted: dict[str, Any]) -> None:
    assert head(lines) == wanted


_HARBOUR = {"headline": "Harbour to be dredged"}
_LOOSE = [  # lines that state nothing, and deks
    ("Morning Briefing\nHarbour to be dredged\n27 August 2021", "Morning Briefing"),
    ("Daily Digest\n27 August 2021\n\nHarbour to be dredged", "Daily Digest"),
    ("Son Dakika\nHarbour to be dredged\n27 August 2021", "Son Dakika"),
    ("Harbour to be dredged\nSALT QUAY\n27 August 2021", "SALT QUAY"),
    ("Harbour to be dredged\nTemps de lecture : 3 minutes\n27 August 2021", "Temps"),
    ("Harbour to be dredged\n© The Ebb Picture Desk 2021\n27 August 2021", "© The"),
]


@pytest.mark.parametrize(("lines", "aside"), _LOOSE)
def test_headers_places_and_counts_are_no_paper_person_section_or_dek(
    lines: str, aside: str
) -> None:
    found = head(lines)
    assert [text[: len(aside)] for text in found.pop("boilerplate")] == [aside]
    found.pop("publisher", None) if "©" in aside else None
    assert found == {**_HARBOUR, "published": "2021-08-27"}


@pytest.mark.parametrize(
    "dek",
    [
        "Minister says jobs “cannot come at any price”; boatmen accuse her of waiting",
        "El Ministerio de Pesca promete 32 barcas",
        "The ministry promises a loan to boatmen",
    ],
)
@pytest.mark.parametrize("below", ["Ann Lee and Bo Sand", "By Ann Lee", "Redaktion"])
def test_a_line_between_headline_and_byline_is_the_dek(dek: str, below: str) -> None:
    found = read_text(f"Harbour to be dredged\n{dek}\n\n{below}\n27 August 2021\n\n{BODY}")
    assert (found.headline, found.summary) == ("Harbour to be dredged", dek)
    assert (found.images, found.published) == ((), "2021-08-27")


@pytest.mark.parametrize("day", ["12 March", "Tuesday, 12 March", "Dienstag, 12. März", "12 mars"])
def test_a_day_without_a_year_is_no_headline(day: str) -> None:
    assert head(day) == {"boilerplate": (day,)}


@pytest.mark.parametrize("label", ["Giriş", "Eingestellt", "Kaydeden"])
def test_the_label_of_a_day_is_no_section(label: str) -> None:
    assert head(f"Harbour to be dredged\n{label}: 27.08.2021 09:14") == {
        **_HARBOUR,
        "published": "2021-08-27T09:14",
    }


_GERMAN = [
    (
        "Hafen wird ausgebaggert\nVon Heike Brandt",
        {"headline": "Hafen wird ausgebaggert", "byline": ("Heike Brandt",)},
    ),
    (
        "Hafen wird ausgebaggert\n27. August 2021, 14:05 Uhr",
        {"headline": "Hafen wird ausgebaggert", "published": "2021-08-27T14:05"},
    ),
    (
        (
            "Der Ebber Anzeiger\nFreitag, 27.08.2021\nHafen wird ausgebaggert\nVon Heike "
            "Brandt und Uwe Thun"
        ),
        {
            "headline": "Hafen wird ausgebaggert",
            "byline": ("Heike Brandt", "Uwe Thun"),
            "publisher": "Der Ebber Anzeiger",
            "published": "2021-08-27",
        },
    ),
    (
        "Hafen wird ausgebaggert\nStand: 27.08.2021",
        {"headline": "Hafen wird ausgebaggert", "published": "2021-08-27"},
    ),
    (
        ("Hafen wird ausgebaggert\nVeröffentlicht am 27.08.2021 | Aktualisiert am 28.08.2021"),
        {"headline": "Hafen wird ausgebaggert", "published": "2021-08-27", "updated": "2021-08-28"},
    ),
    (
        "Hafen wird ausgebaggert\nabgerufen am 3. Januar 2022",
        {"headline": "Hafen wird ausgebaggert", "captured": "2022-01-03"},
    ),
    (
        "Startseite > Politik\nHafen wird ausgebaggert",
        {"headline": "Hafen wird ausgebaggert", "sections": ("Politik",)},
    ),
]


@pytest.mark.parametrize(("lines", "wanted"), _GERMAN)
def test_german_heads(lines: str, wanted: dict[str, Any]) -> None:
    assert head(lines, GERMAN) == wanted


_FRENCH = [
    (
        "Le port sera dragué\nPar Claire Fontan",
        {"headline": "Le port sera dragué", "byline": ("Claire Fontan",)},
    ),
    (
        "Le port sera dragué\nPublié le 27 août 2021 à 14h05, mis à jour le 28 août 2021",
        {
            "headline": "Le port sera dragué",
            "published": "2021-08-27T14:05",
            "updated": "2021-08-28",
        },
    ),
    (
        "Le Courrier du Nord\nLe port sera dragué\nvendredi 27 août 2021",
        {
            "headline": "Le port sera dragué",
            "publisher": "Le Courrier du Nord",
            "published": "2021-08-27",
        },
    ),
    (
        "Accueil > Mer\nLe port sera dragué\nPar Claire Fontan et Paul Val",
        {
            "headline": "Le port sera dragué",
            "sections": ("Mer",),
            "byline": ("Claire Fontan", "Paul Val"),
        },
    ),
]


@pytest.mark.parametrize(("lines", "wanted"), _FRENCH)
def test_french_heads(lines: str, wanted: dict[str, Any]) -> None:
    assert head(lines, FRENCH) == wanted


_DATELINES = [
    (
        "EBB, 27 August 2021 (Reuters) – ",
        ("EBB, 27 August 2021 (Reuters)", "Reuters", "2021-08-27"),
    ),
    ("EBB — ", ("EBB", None, None)),
    ("LONDON (AP) — ", ("LONDON (AP)", "AP", None)),
    ("(Reuters) - ", (None, None, None)),
    ("Ebb, Aug. 27 – ", ("Ebb, Aug. 27", None, None)),
]


@pytest.mark.parametrize(("dateline", "wanted"), _DATELINES)
def test_datelines(dateline: str, wanted: tuple[str | None, str | None, str | None]) -> None:
    assert dateline_of(dateline) == wanted


_FEET = [
    (
        "\n\n© The Ebb Post 2021",
        {
            "headline": "Harbour to be dredged",
            "publisher": "The Ebb Post",
            "boilerplate": ("© The Ebb Post 2021",),
        },
    ),
    (
        "\n\nRead more: The toll rises again",
        {"headline": "Harbour to be dredged", "boilerplate": ("Read more: The toll rises again",)},
    ),
    (
        "\n\nSubscribe to read the rest of this article",
        {
            "headline": "Harbour to be dredged",
            "boilerplate": ("Subscribe to read the rest of this article",),
            "truncated": True,
        },
    ),
    (
        "\n\nThe Ebb Post",
        {
            "headline": "Harbour to be dredged",
            "publisher": "The Ebb Post",
            "boilerplate": ("The Ebb Post",),
        },
    ),
    (
        "\n\nTags: harbour, water",
        {"headline": "Harbour to be dredged", "boilerplate": ("Tags: harbour, water",)},
    ),
    (
        "\n\nShare this article\nRelated stories\nToll rises\nFerry sinks",
        {
            "headline": "Harbour to be dredged",
            "boilerplate": ("Share this article", "Related stories", "Toll rises", "Ferry sinks"),
        },
    ),
]


@pytest.mark.parametrize(("foot", "wanted"), _FEET)
def test_what_stands_below_an_article(foot: str, wanted: dict[str, Any]) -> None:
    assert head("Harbour to be dredged", foot=foot) == wanted
