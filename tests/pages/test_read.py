"""What pages state in metadata, in JSON-LD and in sight, and which of it is believed."""

from __future__ import annotations

from typing import Any

import pytest

from pressread.article import Image
from pressread.extraction.pages import read_page
from tests.pages.pages import BODY, SENTENCES, jsonld, page

HEADLINE = "Town council counts its votes again"
_KEPT = (
    "headline", "kicker", "sections", "byline", "publisher", "published", "updated", "captured",
    "dateline", "language", "url", "summary", "images", "boilerplate", "truncated",
)  # fmt: skip


def stated(head: str = "", above: str = "", below: str = "") -> dict[str, Any]:
    """The fields of a page but its usual headline and language; ``more``: what its body holds
    besides the usual sentences, which it always holds whole and in order."""
    found = read_page(page(above + BODY + below, head=head))
    fields = {name: getattr(found, name) for name in _KEPT if getattr(found, name)}
    more = tuple(text for text in found.body if text not in SENTENCES)
    assert tuple(text for text in found.body if text in SENTENCES) == SENTENCES
    if more:
        fields["more"] = more
    return {name: value for name, value in fields.items() if (name, value) not in _USUAL}


_USUAL = (("headline", HEADLINE), ("language", "en"))


def ld(text: str) -> str:
    return jsonld(f'{{"@type":"NewsArticle","headline":"{HEADLINE}",{text}}}')


_META = [
    ("", {}),
    (
        "<meta property='article:published_time' content='2021-08-27T14:05:00+02:00'>",
        {"published": "2021-08-27T14:05:00+02:00"},
    ),
    ("<meta name='date' content='27/08/2021'>", {"published": "2021-08-27"}),
    ("<meta property='article:modified_time' content='2021-08-28'>", {"updated": "2021-08-28"}),
    ("<meta name='author' content='Ann Lee'>", {"byline": ("Ann Lee",)}),
    ("<meta name='author' content='Ann Lee, Bo Sand'>", {"byline": ("Ann Lee", "Bo Sand")}),
    ("<meta property='article:author' content='https://ebb.example/ann'>", {}),
    ("<meta property='og:site_name' content='The Ebb Post'>", {"publisher": "The Ebb Post"}),
    (("<meta name='description' content='The vote was close, and a third count is to come.'>"), {}),
    ("<meta property='og:description' content='Short words.'>", {}),
    ("<meta property='article:section' content='Politics'>", {"sections": ("Politics",)}),
    ("<meta property='og:url' content='https://ebb.example/1'>", {"url": "https://ebb.example/1"}),
    ("<link rel='canonical' href='https://ebb.example/2'>", {"url": "https://ebb.example/2"}),
    ("<link rel='canonical' href='/3'>", {}),
    ("<meta property='og:image' content='https://ebb.example/a.jpg'>", {}),
    ("<meta name='keywords' content='votes, town'>", {}),
    ("<meta property='og:title' content='Another thing altogether - Ebb'>", {}),
    (
        "<title>Town council counts its votes again | The Ebb Post</title>",
        {"publisher": "The Ebb Post"},
    ),
]


@pytest.mark.parametrize(("head", "wanted"), _META)
def test_metadata(head: str, wanted: dict[str, Any]) -> None:
    assert stated(head) == wanted


_NODES = [
    ('"datePublished":"2021-08-27T14:05:00Z"', {"published": "2021-08-27T14:05:00Z"}),
    (
        '"datePublished":"2021-08-27","dateModified":"2021-08-28"',
        {"published": "2021-08-27", "updated": "2021-08-28"},
    ),
    ('"author":{"@type":"Person","name":"Ann Lee"}', {"byline": ("Ann Lee",)}),
    ('"author":[{"name":"Ann Lee"},{"name":"Bo Sand"}]', {"byline": ("Ann Lee", "Bo Sand")}),
    ('"author":"Ann Lee"', {"byline": ("Ann Lee",)}),
    ('"author":{"@type":"Organization","name":"The Ebb Post"}', {"byline": ("The Ebb Post",)}),
    ('"publisher":{"name":"The Ebb Post"}', {"publisher": "The Ebb Post"}),
    ('"articleSection":"Politics"', {"sections": ("Politics",)}),
    ('"articleSection":["News","Politics"]', {"sections": ("News", "Politics")}),
    ('"description":"A third count is to come after a vote that was close."', {}),
    ('"url":"https://ebb.example/1"', {}),
    ('"mainEntityOfPage":{"@id":"https://ebb.example/2"}', {}),
    ('"isAccessibleForFree":false', {"truncated": True}),
    ('"inLanguage":"de"', {"language": "de"}),
    ('"image":{"url":"https://ebb.example/a.jpg","caption":"The hall"}', {}),
    ('"datePublished":"soon"', {}),
    ('"author":{"name":"By Ann Lee, Staff Writer"}', {"byline": ("Ann Lee",)}),
    ('"author":{"name":"admin"}', {}),
    ('"alternativeHeadline":"Votes again","datePublished":"2021"', {}),
]


@pytest.mark.parametrize(("node", "wanted"), _NODES)
def test_json_ld(node: str, wanted: dict[str, Any]) -> None:
    assert stated(ld(node)) == wanted


_ABOVE = [
    ("<p class='byline'>By Ann Lee</p>", {"byline": ("Ann Lee",)}),
    ("<span class='author'>Ann Lee</span>", {"byline": ("Ann Lee",)}),
    ("<a rel='author' href='/ann'>Ann Lee</a>", {"byline": ("Ann Lee",)}),
    ("<p class='date'>27 August 2021</p>", {"published": "2021-08-27"}),
    ("<p class='byline'>By Ann Lee and Bo Sand</p>", {"byline": ("Ann Lee", "Bo Sand")}),
    (
        "<h2>The vote was close, and the losers want another</h2>",
        {"summary": "The vote was close, and the losers want another"},
    ),
    (
        "<p class='standfirst'>The vote was close, and the losers want another.</p>",
        {"summary": "The vote was close, and the losers want another."},
    ),
    (
        (
            "<figure><img src='a.jpg'><figcaption>The hall. Photograph: Cy "
            "Vale</figcaption></figure>"
        ),
        {"images": (Image(caption="The hall.", credit="Photograph: Cy Vale", url="a.jpg"),)},
    ),
    ("<p class='kicker'>Politics</p>", {"kicker": "Politics"}),
    (
        ("<p>EBB, 27 August (Reuters) – The hall was full by noon, and the lamps were lit.</p>"),
        {
            "dateline": "EBB, 27 August (Reuters)",
            "more": (
                ("EBB, 27 August (Reuters) – The hall was full by noon, and the lamps were lit."),
            ),
        },
    ),
]


@pytest.mark.parametrize(("above", "wanted"), _ABOVE)
def test_what_stands_above_the_body(above: str, wanted: dict[str, Any]) -> None:
    assert stated(above=above) == wanted


_BELOW = [
    (
        (
            "<h2>What is next</h2><p>Nobody knows what is next, but the mayor says that "
            "she will stay.</p>"
        ),
        {
            "more": (
                "What is next",
                "Nobody knows what is next, but the mayor says that she will stay.",
            )
        },
    ),
    (
        (
            "<blockquote>We shall count until we are done, and then we shall count once "
            "more.</blockquote><p>So the clerk wrote on Monday in a letter to the "
            "town.</p>"
        ),
        {
            "more": (
                "We shall count until we are done, and then we shall count once more.",
                "So the clerk wrote on Monday in a letter to the town.",
            )
        },
    ),
    (
        (
            "<ul><li>The first count took two days and gave no result.</li><li>The "
            "second took until noon and gave the same.</li></ul><p>So it went on until "
            "the end of the week, the clerk said.</p>"
        ),
        {
            "more": (
                "The first count took two days and gave no result.",
                "The second took until noon and gave the same.",
                "So it went on until the end of the week, the clerk said.",
            )
        },
    ),
    (
        (
            "<aside><h3>Related</h3><ul><li><a href='/x'>Dog wins race</a></li><li><a "
            "href='/y'>Cat sleeps</a></li></ul></aside>"
        ),
        {"boilerplate": ("Related", "Dog wins race", "Cat sleeps")},
    ),
    ("<p>Additional reporting by Bo Sand</p>", {"more": ("Additional reporting by Bo Sand",)}),
    ("<footer><p>About us</p><p>Contact</p></footer>", {}),
    ("<p class='tags'>Tags: <a href='/t'>votes</a></p>", {"boilerplate": ("Tags: votes",)}),
    (
        "<div class='paywall'>Subscribe to continue reading</div>",
        {"boilerplate": ("Subscribe to continue reading",), "truncated": True},
    ),
    ("<script>var a=1</script><style>p{}</style>", {}),
    (
        "<table><tr><th>Name</th><th>Votes</th></tr><tr><td>Lee</td><td>120</td></tr></table>",
        {"more": ("Name | Votes", "Lee | 120")},
    ),
    (
        ("<figure><img src='b.jpg' alt='A clerk'><figcaption>A clerk counts</figcaption></figure>"),
        {"images": (Image(caption="A clerk counts", credit=None, url="b.jpg"),)},
    ),
    (
        (
            "<div class='comments'><h3>Comments</h3><p>Nice, said somebody who reads all "
            "of this.</p></div>"
        ),
        {"boilerplate": ("Comments", "Nice, said somebody who reads all of this.")},
    ),
]


@pytest.mark.parametrize(("below", "wanted"), _BELOW)
def test_what_stands_in_and_below_the_body(below: str, wanted: dict[str, Any]) -> None:
    assert stated(below=below) == wanted
