"""NITF, NewsML, NewsML-G2, ninjs and teleprinter copy: what an item states, whole."""

from __future__ import annotations

import json
from typing import Any

from pressread.article import Image
from tests.readers.telling import told

NITF = """<nitf baselang="en-US"><head><title>A title</title>
<docdata><date.issue norm="20210827T140500Z"/><doc.copyright holder="Ebb News"/></docdata>
<pubdata date.publication="20210828"/></head><body><body.head><hedline><hl1>Dam leaks</hl1>
<hl2>Nobody mends it</hl2></hedline><byline>By Ann Lee<byttl>Water writer</byttl></byline>
<byline>By Bo Sand</byline><distributor>Ebb Agency</distributor>
<dateline><location>EBB</location></dateline></body.head><body.content><p>It leaks.</p>
<hl2>Costs</hl2><p>Many.</p></body.content><body.end><tagline>Ends here.</tagline></body.end>
</body></nitf>"""

NEWSML = """<NewsML><NewsEnvelope><SentFrom><Party FormalName="Sender"/></SentFrom></NewsEnvelope>
<NewsItem xml:lang="de"><NewsManagement><FirstCreated>20210827T140500+0200</FirstCreated>
<ThisRevisionCreated>20210828T090000Z</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Dam leaks</HeadLine><SubHeadLine>Badly</SubHeadLine>
<ByLine>Ann Lee</ByLine><DateLine>EBB, 27 August</DateLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Ebb Agency"/></Provider>
</AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
<NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent>A very long caption of a
picture that is no article.</DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/>
<DataContent><p>It leaks.</p><p>Badly.</p></DataContent></ContentItem></NewsComponent>
</NewsComponent></NewsItem></NewsML>"""

G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Ebb Agency"/>
<firstCreated>2021-08-27T14:05:00Z</firstCreated>
<versionCreated>2021-08-28T09:00:00Z</versionCreated>
<pubStatus qcode="stat:withheld"/><embargoed>2021-08-29</embargoed>
<link rel="irel:canonical" href="https://ebb.example/1"/></itemMeta><contentMeta>
<headline role="hld:short">Short</headline><headline>Dam leaks</headline>
<description role="drol:summary">Badly.</description><by>By Ann Lee</by>
<dateline>EBB</dateline><language tag="en-GB"/></contentMeta><contentSet>
<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>By Ann Lee</p><p>It leaks.</p><p>Nobody mends it.</p></body></html></inlineXML></contentSet>
</newsItem>"""

NINJS: dict[str, Any] = {
    "uri": "urn:ebb:1", "type": "text", "versioncreated": "2021-08-28T09:00:00Z",
    "firstcreated": "2021-08-27T14:05:00Z", "headline": "Dam leaks", "byline": "By Ann Lee",
    "description_text": "Badly.", "provider": "Ebb Agency", "located": "EBB", "language": "en",
    "body_xhtml": "<p>It leaks.</p><p>Nobody mends it.</p>", "body_text": "other",
    "canonicalurl": "https://ebb.example/1", "pubstatus": "canceled", "embargoed": "2021-08-29",
    "associations": {
        "one": {"type": "picture", "description_text": "The dam", "byline": "Cy Vale"},
        "two": {"type": "video", "headline": "A film"},
    },
}  # fmt: skip


def test_nitf() -> None:
    assert told(NITF) == [
        {
            "format": "nitf",
            "headline": "Dam leaks",
            "byline": ("Ann Lee", "Bo Sand"),
            "publisher": "Ebb Agency",
            "published": "2021-08-27T14:05:00+00:00",
            "dateline": "EBB",
            "language": "en",
            "summary": "Nobody mends it",
            "body": ("It leaks.", "Costs", "Many."),
            "body_kinds": ("paragraph", "subhead", "paragraph"),
            "boilerplate": ("Ends here.",),
        }
    ]
    assert told(NITF.replace("Nobody mends it", "DAM LEAKS"))[0].get("summary") is None
    abstract = NITF.replace("</body.head>", "<abstract>Short.</abstract></body.head>")
    assert told(abstract)[0]["summary"] == "Short."
    without = NITF.replace("<distributor>Ebb Agency</distributor>", "")
    assert told(without)[0]["publisher"] == "Ebb News"
    undated = NITF.replace('<date.issue norm="20210827T140500Z"/>', "")
    assert told(undated)[0]["published"] == "2021-08-28"
    assert told("<nitf><body><body.content/></body></nitf>") == [
        "is an NITF file without text in its body: there is nothing to import"
    ]


def test_newsml_1() -> None:
    assert told(NEWSML) == [
        {
            "format": "newsml",
            "headline": "Dam leaks",
            "byline": ("Ann Lee",),
            "publisher": "Ebb Agency",
            "published": "2021-08-27T14:05:00+02:00",
            "updated": "2021-08-28T09:00:00+00:00",
            "dateline": "EBB, 27 August",
            "language": "en",
            "summary": "Badly",
            "body": ("It leaks.", "Badly."),
        }
    ]
    anonymous = NEWSML.replace('<Party FormalName="Ebb Agency"/>', "")
    assert told(anonymous)[0]["publisher"] == "Sender"
    assert told(NEWSML.replace("Badly</Sub", "It leaks.</Sub"))[0].get("summary") is None
    assert told("<NewsML><NewsItem/></NewsML>") == ["is a NewsML item without text, not an article"]
    assert told("<NewsML></NewsML>") == [
        "is a NewsML file without news items: there is nothing to import"
    ]
    item = NEWSML[NEWSML.index("<NewsItem") : NEWSML.index("</NewsML>")]
    two = f"<NewsML>{item}{item}</NewsML>"
    assert [one["format"] for one in told(two)] == ["1: newsml", "2: newsml"]


def test_newsml_g2() -> None:
    assert told(G2) == [
        {
            "format": "newsml-g2",
            "headline": "Dam leaks",
            "byline": ("Ann Lee",),
            "publisher": "Ebb Agency",
            "published": "2021-08-27T14:05:00+00:00",
            "updated": "2021-08-28T09:00:00+00:00",
            "dateline": "EBB",
            "language": "en",
            "url": "https://ebb.example/1",
            "summary": "Badly.",
            "body": ("It leaks.", "Nobody mends it."),
            "notices": (
                "the item is withheld by its agency",
                "the item is under embargo until 2021-08-29",
            ),
        }
    ]
    assert told(G2.replace("<by>By Ann Lee</by>", ""))[0]["byline"] == ("Ann Lee",)
    stopped = G2.replace("<p>By Ann Lee</p>", "<p>By Ann Lee.</p>")
    assert told(stopped)[0]["body"][0] == "By Ann Lee."
    picture = "<newsItem><itemMeta><itemClass qcode='ninat:picture'/></itemMeta></newsItem>"
    assert told(picture) == ["is a picture item without text, not an article"]
    assert told("<newsMessage><itemSet><packageItem/><conceptItem/></itemSet></newsMessage>") == [
        "1: is a package of links to other items, not an article",
        "2: is a concept item (a term of a vocabulary), not an article",
    ]
    assert told("<newsMessage><itemSet/></newsMessage>") == [
        "is a NewsML-G2 message without items: there is nothing to import"
    ]
    assert told("<groupSet/>") == ["is only a fragment of NewsML-G2 (<groupSet>), not an article"]


def test_ninjs() -> None:
    assert told(json.dumps(NINJS)) == [
        {
            "format": "ninjs",
            "headline": "Dam leaks",
            "byline": ("Ann Lee",),
            "publisher": "Ebb Agency",
            "published": "2021-08-27T14:05:00+00:00",
            "updated": "2021-08-28T09:00:00+00:00",
            "dateline": "EBB",
            "language": "en",
            "url": "https://ebb.example/1",
            "summary": "Badly.",
            "images": (Image("The dam", "Cy Vale"),),
            "body": ("It leaks.", "Nobody mends it."),
            "notices": (
                "the item is marked canceled by its agency",
                "the item is under embargo until 2021-08-29",
            ),
        }
    ]
    assert told(json.dumps({**NINJS, "type": "picture"})) == [
        "is a picture item without text, not an article"
    ]
    assert told(json.dumps({**NINJS, "event": []})) == [
        "is an event item without text, not an article"
    ]
    assert told(json.dumps({**NINJS, "body_xhtml": "", "body_text": ""})) == [
        "is a text item without text, not an article"
    ]
    for name, value in (("body_xhtml", {"value": "<p>Inner.</p>"}), ("body_x", "Inner.")):
        bare = {key: one for key, one in NINJS.items() if not key.startswith("body_")}
        assert told(json.dumps({**bare, name: value}))[0]["body"] == ("Inner.",)
    listed = {
        **NINJS,
        "headlines": [{"role": "sub", "value": "No"}, {"role": "main", "value": "Main"}],
        "bodies": [{"contentType": "text/plain", "value": "Plain."},
                   {"contentType": "text/html", "value": "<p>Html.</p>"}],
        "descriptions": [{"role": "summary", "value": "Html."}],
        "byline": "", "authors": [{"name": "Cy Vale"}],
    }  # fmt: skip
    found = told(json.dumps(listed))[0]
    assert (found["headline"], found["body"], found.get("summary"), found["byline"]) == (
        "Main",
        ("Html.",),
        None,
        ("Cy Vale",),
    )
    urls = ["https://x.example/content/1", "https://x.example/1"]
    assert [
        told(json.dumps({**NINJS, "canonicalurl": "", "uri": url}))[0].get("url") for url in urls
    ] == [None, "https://x.example/1"]


ANPA = (
    "\x16\x16\x01a0001\x1f\nu i \x02^BC-Dam, 120<\n^Dam leaks badly<\n^By ANN LEE=\n"
    "^Ebb News Writer=\n^Ebb Agency=\n   EBB (EA) _ It leaks.\n   Nobody mends it.<\n\x03"
    "08-27-21 1405GMT\n"
)
IPTC = (
    "\x01dpa0001 4 pl 120  dpa 0001\n\n\x02WATER/DAM\nDam leaks badly\nBy Ann Lee =\n\n"
    "   Ebb (dpa) - It leaks.\n   Nobody mends it.\n\nNotebook\nCall the mayor.\n\x03"
    "271405 GMT Aug 21\n"
)
ZCZC = "ZCZC EBB001\n$Dam leaks badly\n&u\n\nEBB, It leaks.\n\nNobody mends it.\n\nNNNN\nafter"
CODED = (
    "ZCZC\nTI#Dam leaks\nPD#2021-08-27\nBY#Ann Lee\nKN#Ebb Agency\nAB#Short\nTX#It leaks.\n\n"
    "TI#is text\nNNNN"
)


def test_teleprinter_copy() -> None:
    assert told(ANPA) == [
        {
            "format": "anpa",
            "headline": "Dam leaks badly",
            "byline": ("ANN LEE",),
            "publisher": "Ebb Agency",
            "published": "2021-08-27T14:05+00:00",
            "body": ("EBB (EA) _ It leaks.", "Nobody mends it."),
        }
    ]
    assert told(IPTC) == [
        {
            "format": "iptc7901",
            "headline": "Dam leaks badly",
            "byline": ("Ann Lee",),
            "publisher": "dpa",
            "published": "2021-08-27T14:05+00:00",
            "body": ("Ebb (dpa) - It leaks.", "Nobody mends it."),
            "boilerplate": ("Call the mayor.",),
        }
    ]
    assert told(ZCZC) == [
        {
            "format": "zczc",
            "headline": "Dam leaks badly",
            "body": ("EBB, It leaks.", "Nobody mends it."),
        }
    ]
    assert told(CODED) == [
        {
            "format": "zczc",
            "headline": "Dam leaks",
            "byline": ("Ann Lee",),
            "publisher": "Ebb Agency",
            "published": "2021-08-27",
            "summary": "Short",
            "body": ("It leaks.", "TI#is text"),
        }
    ]
    assert told("ZCZC EBB\n$Title\n\nNNNN\n") == [
        "is agency copy without a text: there is nothing to import"
    ]
    assert told("ZCZC EBB\n\nA first line\n\nThe text.\nNNNN") == [
        {"format": "zczc", "headline": "A first line", "body": ("The text.",)}
    ]
    assert told(ANPA.replace("By ANN LEE", "By The Ebb Press"))[0]["publisher"] == "The Ebb Press"
    assert told(ANPA.replace("-21 14", "-85 14"))[0]["published"] == "1985-08-27T14:05+00:00"
