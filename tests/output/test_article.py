"""Articles to read: plain lines, Markdown, who speaks, where each field comes from."""

from __future__ import annotations

from pressread.article import Cue, Image, Origin, ReportedSpeech, Speaker
from pressread.output.article import ArticlesView, about, source, times, voice_key, voices
from pressread.output.markdown import comment, paragraphs, table
from pressread.output.view import Style
from tests.making import article, quote

FULL = article(
    "The dam\x1b leaks",
    "EBB, 3 May – “It leaks,” said Ann Lee.",
    "A list follows",
    "one",
    "She wrote so.",
    "a | b\nc | d",
    kicker="Water",
    summary="Nobody mends it.",
    byline=("Ada Obi", "Bo Sand"),
    publisher="The Ebb Post",
    published="2021-08-27T18:30:00+02:00",
    dateline="EBB, 3 May",
    url="https://ebb.example/dam",
    body_kinds=("paragraph", "subhead", "item", "blockquote", "table"),
    images=(
        Image("The dam", "Cy Vale", "https://ebb.example/a_(1).jpg"),
        Image("Only words"),
        Image(None),
    ),
    quotes=(
        quote("It leaks,", "Ann Lee", "mayor", group=0),
        quote("Again,", "Ann Lee", group=0),
        quote("Three", "Ann Lee"),
        quote("Four", None),
    ),
    reported=(
        ReportedSpeech(
            "it leaks", ((0, 8),), 1, Cue("said", 0, 4), Speaker("Ann Lee", "she", "mayor", 1, 0, 3)
        ),
    ),
    boilerplate=("Share this",),
    provenance={"headline": "line 1", "published": "line 2"},
    truncated=True,
    notices=("A notice.",),
)
BARE = article(None, "Rain fell.")


def lines(view: ArticlesView, *, iso: bool = False) -> list[str]:
    return list(view.lines(Style(iso=iso)))


def record(**fields: object) -> dict[str, object]:
    return {**FULL.to_dict(), **fields}


def test_a_full_article_shows_each_part_on_lines_of_its_own() -> None:
    view = ArticlesView([FULL.to_dict()], margins={FULL.id: (("dams", "ebb"), "ask her")})
    assert lines(view) == [
        "Water",
        "The dam␛ leaks",
        "Nobody mends it.",
        "By Ada Obi and Bo Sand · The Ebb Post · 27 August 2021, 18:30",
        "",
        "[The dam · Cy Vale]",
        "",
        "[Only words]",
        "",
        "EBB, 3 May – “It leaks,” said Ann Lee.",
        "",
        "A list follows",
        "",
        "- one",
        "",
        "> She wrote so.",
        "",
        "a | b",
        "c | d",
        "",
        "Who speaks",
        "  Ann Lee, mayor: 2 statements, ¶ 1",
        "",
        "tags: dams, ebb",
        "note: ask her",
        "The source breaks off here: this is not the whole article.",
        "A notice.",
        "id: 6w5gbcfy9543",
        "url: https://ebb.example/dam",
        "source: clip.txt · text · utf-8 · 2026-11-22",
    ]


def test_a_bare_article_shows_what_there_is() -> None:
    assert lines(ArticlesView([BARE.to_dict()])) == [
        "(no headline)",
        "undated",
        "",
        "Rain fell.",
        "",
        "id: aa36r6k8dw1k",
        "source: clip.txt · text · utf-8 · 2026-11-22",
    ]


def test_reported_speech_and_provenance_come_below_where_asked_for() -> None:
    view = ArticlesView([FULL.to_dict()], provenance=True, reported=True)
    assert lines(view)[-12:] == [
        "url: https://ebb.example/dam",
        "source: clip.txt · text · utf-8 · 2026-11-22",
        "",
        "Reported without quotation marks",
        "  2: it leaks — Ann Lee, mayor",
        "",
        "Where each field comes from",
        "  headline: line 1",
        "  published: line 2",
        (
            "  sha256 of the source: "
            "b739a8fdf439061fda60edbeaf8dc46c08ba81daff9fa435531b748aed07c624"
        ),
        "Set aside as boilerplate",
        "  Share this",
    ]
    assert lines(ArticlesView([BARE.to_dict()], reported=True)) == lines(
        ArticlesView([BARE.to_dict()])
    )


def test_articles_are_parted_by_a_rule() -> None:
    view = ArticlesView([BARE.to_dict(), BARE.to_dict()])
    assert lines(view).count("---") == 1
    assert lines(view)[lines(view).index("---") - 1] == ""


def test_one_article_asked_for_is_the_record_itself() -> None:
    one = BARE.to_dict()
    assert ArticlesView([one], single=True).document()["id"] == one["id"]
    assert "articles" not in ArticlesView([one], single=True).document()
    assert ArticlesView([one]).document()["total"] == 1
    assert ArticlesView([one, one], single=True).document()["total"] == 2
    assert ArticlesView([], single=True).document() == {
        "schema_version": 1,
        "total": 0,
        "articles": [],
    }
    assert (ArticlesView([]).found(), ArticlesView([one]).found()) == (False, True)


def test_a_margin_stands_in_the_record_only_where_there_is_one() -> None:
    one = BARE.to_dict()
    bare = next(iter(ArticlesView([one]).records()))
    assert "tags" not in bare
    tagged = next(iter(ArticlesView([one], margins={one["id"]: (("ebb",), None)}).records()))
    assert (tagged["tags"], tagged["note"]) == (["ebb"], None)
    noted = next(iter(ArticlesView([one], margins={one["id"]: ((), "ask")}).records()))
    assert (noted["tags"], noted["note"]) == ([], "ask")


def test_the_line_about_an_article_leaves_out_what_is_not_known() -> None:
    assert about(FULL, Style()) == "By Ada Obi and Bo Sand · The Ebb Post · 27 August 2021, 18:30"
    assert (
        about(FULL, Style(iso=True))
        == "By Ada Obi and Bo Sand · The Ebb Post · 2021-08-27T18:30:00+02:00"
    )
    assert about(BARE, Style()) == "undated"
    assert about(article("A", "Rain fell.", dateline="EBB"), Style()) == "undated · EBB"
    assert about(article("A", "Ebb — Rain fell.", dateline="EBB"), Style()) == "undated"
    assert (
        about(article("A", dateline="EBB", byline=("Ann Lee",)), Style())
        == "By Ann Lee · undated · EBB"
    )


def test_the_source_is_told_with_its_record_and_day() -> None:
    sha = "a" * 64
    assert (
        source(article("A", source=Origin("a.txt", "text", "utf-8", sha, None)))
        == "a.txt · text · utf-8"
    )
    assert (
        source(
            article("A", source=Origin("a.zip", "zip", None, sha, "2026-11-22T08:00:00+00:00", 3))
        )
        == "a.zip (record 3) · zip · 2026-11-22"
    )


def test_the_voices_of_an_article_count_the_pieces_of_a_statement_once() -> None:
    found = voices(FULL.quotes)
    assert [(key, one.role, times(one)) for key, one in found.items()] == [
        ("Ann Lee", "mayor", "2 statements, ¶ 1")
    ]
    assert [voice_key(one) for one in FULL.quotes] == ["Ann Lee", "Ann Lee", "Ann Lee", None]
    assert voice_key(quote("x", None)) is None


def test_an_article_as_a_page_of_markdown() -> None:
    view = ArticlesView([FULL.to_dict()], margins={FULL.id: (("dams",), "ask\nher")})
    assert list(view.markdown(Style())) == [
        "---",
        'id: "6w5gbcfy9543"',
        'headline: "The dam\\u001b leaks"',
        'kicker: "Water"',
        'byline: ["Ada Obi", "Bo Sand"]',
        'publisher: "The Ebb Post"',
        'published: "2021-08-27T18:30:00+02:00"',
        'dateline: "EBB, 3 May"',
        'url: "https://ebb.example/dam"',
        'summary: "Nobody mends it."',
        'tags: ["dams"]',
        'note: "ask\\nher"',
        'source: "clip.txt"',
        "sha256: b739a8fdf439061fda60edbeaf8dc46c08ba81daff9fa435531b748aed07c624",
        "---",
        "",
        "# The dam␛ leaks",
        "",
        "EBB, 3 May – “It leaks,” said Ann Lee.",
        "",
        "## A list follows",
        "",
        "- one",
        "",
        "> She wrote so.",
        "",
        "    a | b",
        "    c | d",
        "",
        "![The dam](https://ebb.example/a_%281%29.jpg)",
        "",
        "*Only words*",
        "",
    ]
    assert list(ArticlesView([BARE.to_dict()]).markdown(Style())) == [
        "---",
        'id: "aa36r6k8dw1k"',
        'source: "clip.txt"',
        "sha256: ff5548028e328929e6da4e3a3303dad4b0947c4360141c4d3813d671f4ebabca",
        "---",
        "",
        "Rain fell.",
        "",
    ]


def test_paragraphs_have_kinds_even_where_none_are_stated() -> None:
    assert list(paragraphs(BARE)) == [("paragraph", "Rain fell.")]
    assert [kind for kind, _ in paragraphs(FULL)] == list(FULL.body_kinds)


def test_a_record_in_a_comment_cannot_end_it() -> None:
    assert (
        comment({"headline": "a --> b"})
        == '<!-- pressread record {"headline": "a --\\u003e b"} -->'
    )


def test_a_table_has_a_rule_below_its_head() -> None:
    assert table(("a", "b"), [("1", "2"), ("3", "4")]) == [
        "| a | b |",
        "| --- | --- |",
        "| 1 | 2 |",
        "| 3 | 4 |",
    ]
