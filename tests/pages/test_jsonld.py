"""Only the node of the page's own article is believed; a broken script gives what it can."""

from __future__ import annotations

from typing import Any

import pytest

from pressread.extraction.pages.jsonld import Stated, stated
from pressread.extraction.pages.tree import parse

FOG, ICE = "Fog at the harbour again", "Eis auf dem Fluss"


def read(
    *scripts: str, headlines: tuple[str, ...] = (FOG,), kind: str = "application/ld+json"
) -> Stated:
    told = "".join(f"<script type='{kind}'>{script}</script>" for script in scripts)
    return stated(parse(f"<html><head>{told}</head></html>"), list(headlines))


def node(headline: str, kind: str = "NewsArticle") -> str:
    return f'{{"@type": "{kind}", "headline": "{headline}"}}'


@pytest.mark.parametrize(
    ("scripts", "headlines", "own"),
    [
        ((node(FOG),), (FOG,), FOG),
        ((node(ICE), node(FOG)), (FOG,), FOG),
        ((node(ICE), node(FOG)), (ICE, FOG), ICE),
        ((f"[{node(ICE)}, {node(FOG)}]",), (FOG,), FOG),
        ((f'{{"@graph": [{node(ICE)}, {node(FOG)}]}}',), (FOG,), FOG),
        # One alone is the page's whatever it is called; of several none, unless none is shown.
        ((node(ICE),), (FOG,), ICE),
        ((node(ICE), node("Hail")), (FOG,), ""),
        ((node(ICE), node("Hail")), (), ICE),
        ((node("FOG at the “harbour”, again | Valley Wire"), node(ICE)), (FOG,),
         "FOG at the “harbour”, again | Valley Wire"),
        ((node(ICE, "https://schema.org/ReportageNewsArticle"),), (FOG,), ICE),
        ((node(ICE, "schema:BlogPosting"),), (FOG,), ICE),
        ((node(ICE, "Person"),), (FOG,), ""),
        ((node(ICE, "Articles"),), (FOG,), ""),
        # A page is its own article where no article is stated.
        ((node(FOG, "WebPage"),), (FOG,), FOG),
        ((node(FOG, "schema:WebPage"),), (FOG,), FOG),
        ((node(FOG, "WebPage"), node(ICE)), (FOG,), ICE),
        # What a list, a comment or a neighbour holds is another page's.
        ((f'{{"itemListElement": [{node(FOG)}]}}', node(ICE, "Person")), (FOG,), ""),
        ((f'{{"isPartOf": {node(FOG)}}}',), (FOG,), ""),
        ((f'{{"mainEntity": {node(FOG)}}}',), (FOG,), FOG),
        ((), (FOG,), ""),
    ],
)  # fmt: skip
def test_the_node_of_the_page(
    scripts: tuple[str, ...], headlines: tuple[str, ...], own: str
) -> None:
    assert read(*scripts, headlines=headlines).text("headline") == own


def test_other_scripts_state_nothing() -> None:
    assert read(node(FOG), kind="text/javascript").nodes == []
    assert read(node(FOG), kind="APPLICATION/LD+JSON; charset=utf-8").text("headline") == FOG


#: With a field that only a whole script gives.
OWN = node(FOG).replace("}", ', "words": 7}')


@pytest.mark.parametrize(
    "script",
    [
        f"<!-- {OWN} -->",
        f"//<![CDATA[\n{OWN}\n//]]>",
        f"/* ours */ {OWN};",
        OWN.replace("}", ",}"),
        OWN.replace("at the", "at\nthe"),
        f"[{OWN},\n]",
    ],
)
def test_what_systems_put_around_and_into_a_script(script: str) -> None:
    found = read(script)
    assert (found.text("headline"), found.article["words"]) == (FOG, 7)


@pytest.mark.parametrize(
    ("script", "article"),
    [
        (
            '{"@type": "NewsArticle" "headline": "Fog \\u201cat\\u201d sea", "datePublished": '
            '"2021-05-03", "headline": "Ice", "author": {"@type": "Person", "name": "Ann Lee"}',
            {"@type": "Article", "headline": "Fog “at” sea", "datePublished": "2021-05-03",
             "author": ["Ann Lee"]},
        ),
        ('{{"author": ["Ole Brandt", "Ann Lee"], "author": "Ann Lee"',
         {"@type": "Article", "author": ["Ole Brandt"]}),
        ('{"inLanguage": "de", "other": "x"', {"@type": "Article", "inLanguage": "de"}),
        ('{"headline": "bad \\u12 escape", ', {"@type": "Article", "headline": "bad \\u12 escape"}),
        ('{"other": "x"', {}),
        ("", {}),
    ],
)  # fmt: skip
def test_plain_fields_of_a_broken_script(script: str, article: dict[str, Any]) -> None:
    assert read(script).article == article


PEOPLE = Stated(
    [
        {"@type": "Person", "@id": "#lee", "name": "Ann Lee"},
        {"@type": ["Thing", "http://schema.org/ImageObject"], "caption": "The  ferry"},
        {"@id": "#empty"},
    ],
    {
        "author": [{"@id": "#lee"}, {"name": "Ole &amp; Co"}, " Grete\u00adÖhman ", None, 7],
        "creator": {"@id": "#nobody"},
        "section": [["City", "Harbour"], "", {"name": {"name": "Sea"}}, {"name": ["Ice", "Fog"]}],
        "date": 1620000000,
        "body": ["One.\nTwo.", "Three."],
        "image": {"caption": ["At the quay"]},
        "editor": {"@id": "#lee", "@type": "Person", "name": "A. Lee"},
    },
)


def test_fields_are_read_whatever_their_shape() -> None:
    assert PEOPLE.texts("author") == ["Ann Lee", "Ole & Co", "GreteÖhman"]
    assert PEOPLE.plain("author") == ["GreteÖhman"]
    assert PEOPLE.things("author") == [PEOPLE.nodes[0], {"name": "Ole &amp; Co"}]
    assert PEOPLE.things("editor") == [PEOPLE.article["editor"]]
    assert PEOPLE.text("editor") == "A. Lee"
    assert (PEOPLE.texts("creator"), PEOPLE.text("creator")) == ([], "")
    assert PEOPLE.texts("section") == ["City", "Harbour", "Sea", "Ice"]
    assert PEOPLE.names({"name": ["Ice", {"name": "Fog"}, ""]}) == ["Ice", "Fog"]
    assert (PEOPLE.moment("date"), PEOPLE.moment("section"), PEOPLE.moment("none")) == (
        "1620000000", "City", "",
    )  # fmt: skip
    assert (PEOPLE.raw("body"), PEOPLE.raw("date"), PEOPLE.raw("none")) == ("One.\nTwo.", "", "")
    assert PEOPLE.captions() == ["At the quay", "The ferry"]
    assert PEOPLE.of_type("Person") == [PEOPLE.nodes[0]]
