"""RSS, Atom and JSON Feed: what an entry states, and what is no article."""

from __future__ import annotations

import json

from tests.readers.telling import origins, told

RSS = """<?xml version="1.0"?>
<rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Ebb Post</title>
<language>en-GB</language>
<item><title>Dam &amp;amp; toll</title><link>https://ebb.example/1</link>
<dc:creator>Ann Lee and Bo Sand</dc:creator>
<pubDate>Fri, 27 Aug 2021 14:05:00 +0200</pubDate><category>News</category>
<category>Water</category><category>News</category>
<description>It &lt;b&gt;leaks&lt;/b&gt;.</description><content:encoded><![CDATA[<p>It leaks.</p>
<p>Nobody mends it.</p>]]></content:encoded></item>
<item><title>Only words</title><author>ann@ebb.example (Ann Lee)</author>
<description>A summary alone.</description><link>ftp://x</link></item>
<item><title>Only a link to somewhere else</title><link>https://ebb.example/3</link></item>
<item><description>No title &amp;lt;here&amp;gt; at all.</description>
<source>The Fen Courier</source></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Der Bote</title>
<entry><title type="html">Damm &lt;i&gt;leckt&lt;/i&gt;</title><author><name>Anna Kolb</name>
</author><author><name>Uwe Thun</name></author>
<published>2021-08-27T14:05:00Z</published><updated>2021-08-28T09:00:00Z</updated>
<link rel="self" href="https://bote.example/self"/><link href="https://bote.example/1"/>
<category term="wasser" label="Wasser"/><category term="land"/><summary>Er leckt.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Damm leckt.</p>
<h2>Kosten</h2><p>Viele.</p></div></content></entry>
<entry xml:lang="fr"><title>Digue</title><updated>2021-08-28</updated>
<summary>Elle fuit.</summary></entry>
</feed>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1", "title": "The Ebb Post", "language": "en",
    "authors": [{"name": "The Desk"}],
    "items": [
        {"id": "1", "title": "Dam", "url": "https://ebb.example/1",
         "content_html": "<p>It leaks.</p>",
         "summary": "Leaks.", "date_published": "2021-08-27T14:05:00+02:00",
         "tags": ["News", "Water"],
         "date_modified": "2021-08-28", "authors": [{"name": "Ann Lee"}, {"name": "Bo Sand"}]},
        {"id": "2", "content_text": "One.\n\nTwo.", "author": {"name": "Cy Vale"},
         "tags": "News"},
        {"id": "3", "summary": "A summary alone."},
        {"id": "4", "title": "Nothing here"},
        "no item",
    ],
}  # fmt: skip

WORDPRESS = """<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>B</title>
<item><title>Pic</title><wp:post_type>attachment</wp:post_type></item>
<item><title>Menu</title><wp:post_type>nav_menu_item</wp:post_type></item>
<item><title>Post</title><wp:post_type>post</wp:post_type><description>Text here.</description>
</item></channel></rss>"""


def test_rss() -> None:
    assert told(RSS) == [
        {
            "format": "1: rss",
            "headline": "Dam & toll",
            "sections": ("News", "Water"),
            "byline": ("Ann Lee", "Bo Sand"),
            "publisher": "The Ebb Post",
            "published": "2021-08-27T14:05:00+02:00",
            "language": "en",
            "url": "https://ebb.example/1",
            "summary": "It leaks.",
            "body": ("It leaks.", "Nobody mends it."),
        },
        {
            "format": "2: rss",
            "headline": "Only words",
            "byline": ("Ann Lee",),
            "publisher": "The Ebb Post",
            "language": "en",
            "body": ("A summary alone.",),
            "notices": ("the feed holds a summary, not the whole article",),
        },
        "3: has no text, only a link (Only a link to somewhere else): import the page",
        {
            "format": "4: rss",
            "publisher": "The Fen Courier",
            "language": "en",
            "body": ("No title <here> at all.",),
            "notices": ("the feed holds a summary, not the whole article",),
        },
    ]
    assert origins(RSS)[0] == {
        "headline": "rss title",
        "summary": "rss description",
        "byline": "rss creator",
        "publisher": "rss channel title",
        "published": "rss pubDate",
        "sections": "rss category",
        "language": "rss channel language",
        "url": "rss link",
        "body": "rss encoded",
    }


def test_atom() -> None:
    assert told(ATOM) == [
        {
            "format": "1: atom",
            "headline": "Damm leckt",
            "sections": ("Wasser", "land"),
            "byline": ("Anna Kolb", "Uwe Thun"),
            "publisher": "Der Bote",
            "published": "2021-08-27T14:05:00+00:00",
            "updated": "2021-08-28T09:00:00+00:00",
            "language": "de",
            "url": "https://bote.example/1",
            "summary": "Er leckt.",
            "body": ("Der Damm leckt.", "Kosten", "Viele."),
            "body_kinds": ("paragraph", "subhead", "paragraph"),
        },
        {
            "format": "2: atom",
            "headline": "Digue",
            "publisher": "Der Bote",
            "published": "2021-08-28",
            "language": "fr",
            "body": ("Elle fuit.",),
            "notices": ("the feed holds a summary, not the whole article",),
        },
    ]
    alone = ATOM[ATOM.index("<entry>") : ATOM.index("</entry>") + 8]
    assert (
        told(alone.replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">'))[0]["headline"]
        == "Damm leckt"
    )


def test_json_feed() -> None:
    assert told(json.dumps(JSON)) == [
        {
            "format": "1: json-feed",
            "headline": "Dam",
            "sections": ("News", "Water"),
            "byline": ("Ann Lee", "Bo Sand"),
            "publisher": "The Ebb Post",
            "published": "2021-08-27T14:05:00+02:00",
            "updated": "2021-08-28",
            "language": "en",
            "url": "https://ebb.example/1",
            "summary": "Leaks.",
            "body": ("It leaks.",),
        },
        {
            "format": "2: json-feed",
            "byline": ("Cy Vale",),
            "publisher": "The Ebb Post",
            "language": "en",
            "body": ("One.", "Two."),
        },
        {
            "format": "3: json-feed",
            "byline": ("The Desk",),
            "publisher": "The Ebb Post",
            "language": "en",
            "body": ("A summary alone.",),
            "notices": ("the feed holds a summary, not the whole article",),
        },
        "4: has no text, only a link (Nothing here): import the page",
    ]


def test_a_wordpress_export_has_entries_that_are_no_articles() -> None:
    assert told(WORDPRESS) == [
        "1: is an attachment, no article",
        "2: is a menu entry, no article",
        {
            "format": "3: rss",
            "headline": "Post",
            "publisher": "B",
            "body": ("Text here.",),
            "notices": ("the feed holds a summary, not the whole article",),
        },
    ]


def test_a_feed_without_entries_is_told() -> None:
    assert told("<rss><channel><title>B</title></channel></rss>") == [
        "is a feed without entries: there is nothing to import"
    ]
    assert told(json.dumps({**JSON, "items": []})) == [
        "is a JSON Feed without items: there is nothing to import"
    ]
    assert told(json.dumps({**JSON, "items": None})) == [
        "is a JSON Feed without items: there is nothing to import"
    ]
