"""Quotation marks: pairs of every kind, nested pairs, partners that are missing, apostrophes."""

from __future__ import annotations

import pytest

from pressread.extraction.statements.marks import find_marked


def within(*paragraphs: str) -> list[list[str]]:
    """The quoted words of each paragraph; “>” behind those that the next one goes on with, “…”
    behind those that no mark closes."""
    return [
        [text[one.start : one.end] + "…" * (not one.closed) + ">" * one.continued for one in spans]
        for text, spans in zip(paragraphs, find_marked(paragraphs), strict=True)
    ]


def outer(text: str) -> list[str]:
    """The quoted words with what stands around them: their marks."""
    return [text[one.left : one.right] for one in find_marked([text])[0]]


_ONE = [
    ("“The dam holds,” she said.", ["The dam holds,"]),
    ('"The dam holds," she said. "It must."', ["The dam holds,", "It must."]),
    ("„Der Damm hält“, sagte sie.", ["Der Damm hält"]),
    ("„Der Damm hält”, sagte sie.", ["Der Damm hält"]),
    ("«La digue tient», dit-elle.", ["La digue tient"]),
    ("« La digue tient », dit-elle.", ["La digue tient"]),
    ("« La digue\u202ftient\u202f», dit-elle.", ["La digue\u202ftient"]),
    ("»Der Damm hält«, sagte sie. »Noch.«", ["Der Damm hält", "Noch."]),
    ("‹La digue tient›, dit-elle.", ["La digue tient"]),
    ("「ダムは持つ」と彼女は言った。", ["ダムは持つ"]),
    ("『ダムは持つ』と彼女は言った。", ["ダムは持つ"]),
    ("``The dam holds,'' she said.", ["The dam holds,"]),
    ("''The dam holds,'' she said.", ["The dam holds,"]),
    ("‘The dam holds,’ she said.", ["The dam holds,"]),
    ("'The dam holds,' she said.", ["The dam holds,"]),
    ("‚Der Damm hält‘, sagte sie.", ["Der Damm hält"]),
    ("„Mówił «nie» dwa razy”, dodała.", ["Mówił «nie» dwa razy"]),
    ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
    ("“He told me “no” twice,” she said.", ["He told me “no” twice,"]),
    ("“He said ‘no.’”", ["He said ‘no.’"]),
    ("He said “no”", ["no"]),
    ("“”", []),
    ("“ ”", []),
    ("“It never closes, she said.", ["It never closes, she said.…"]),
    ("It never opens,” she said.", []),
    ("“One,” she said, “two,” and “three.”", ["One,", "two,", "three."]),
    ("“One opens “two” and stops.", ["One opens “two” and stops.…"]),
    ("“One opens. “Two opens. “Three closes.”", ["One opens.…", "Two opens.…", "Three closes."]),
    ("”The wrong way round,” she said.", ["The wrong way round,"]),
    ("“The wrong way round“, she said.", ["The wrong way round"]),
    ('"One" and "two" and "three', ["One", "two", "three…"]),
    ('The 6" pipe and the 8" pipe', []),
    ("The dockers’ union and the ’90s", []),
    ("It’s the dockers' job, isn't it?", []),
    ("‘Give ’em hell,’ she said of the ’90s.", ["Give ’em hell,"]),
    ("'Tis a “fine” dam.", ["fine"]),
    ("She wrote “don’t”; he read «ne» too.", ["don’t", "ne"]),
    ("(“in brackets”) and [“in others”]", ["in brackets", "in others"]),
    ("a word“glued”to others", ["glued"]),
    ("—“After a dash,” she said—“and before.”", ["After a dash,", "and before."]),
    ("The mark «stands» alone", ["stands"]),
    ('צה"ל אמר "לא" אתמול', ["לא"]),
    ("The “Swan”’s captain spoke", ["Swan"]),
    ("“Um…” she said. “Well …”", ["Um…", "Well …"]),
    ("¿“Cómo”? ¡“Así”!", ["Cómo", "Así"]),
    ("“First.”“Second.”", ["First.", "Second."]),
    ("„Sie sagte: ‚Nein‘“, berichtet er.", ["Sie sagte: ‚Nein‘"]),
    ("„Sie sagte: ‚Nein.‘“", ["Sie sagte: ‚Nein.‘"]),
    ("„Er rief ‚Halt‘“. Dann ging er.", ["Er rief ‚Halt‘"]),
    ("“She said: ‘inner last.’” he wrote.", ["She said: ‘inner last.’"]),
    ("« Il a dit “non” », dit-elle.", ["Il a dit “non”"]),
    ("‘The sign read “closed” all winter,’ she said.", ["The sign read “closed” all winter,"]),
    ("He said ‘go “home” at once’ and left.", ["go “home” at once"]),
    (
        "'The sign read \"closed\" all winter,' she said.",
        ['The sign read "closed" all winter,'],
    ),
    (
        "“He said the ‘so “called” plan’ is dead,” she said.",
        ["He said the ‘so “called” plan’ is dead,"],
    ),
    ("The dogs’ owner said “no”, the cats’ owner “yes”.", ["no", "yes"]),
    ("›Wir bleiben hier‹, sagte sie.", ["Wir bleiben hier"]),
    ("Home › World › Town", []),
    ("No marks at all.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), _ONE)
def test_marks_of_a_paragraph_are_paired_by_shape_and_by_what_stands_around_them(
    text: str, wanted: list[str]
) -> None:
    assert within(text)[0] == wanted


_MANY = [
    (
        ["“One opens.", "“Two goes on.", "“Three closes,” she said."],
        [["One opens.…>"], ["Two goes on.…>"], ["Three closes,"]],
    ),
    (
        ["“One opens.", "Two is plain.", "“Three is new,” she said."],
        [["One opens.…"], [], ["Three is new,"]],
    ),
    (["“One opens.", "She said “two” later."], [["One opens.…"], ["two"]]),
    (["“One,” she said.", "“Two,” he said."], [["One,"], ["Two,"]]),
    (["«Un.", "«Deux», dit-elle."], [["Un.…>"], ["Deux"]]),
    (['"One opens.', '"Two closes," she said.'], [["One opens.…>"], ["Two closes,"]]),
    (["‘One opens.", "‘Two closes,’ she said. ‘Three’ too."], [[], ["Two closes,", "Three"]]),
    (["A « alone.", "»Zwei« kommt."], [[], ["Zwei"]]),
    (
        ["Les ‘uns’ et les autres", "“Deux” et “trois” et “quatre”"],
        [[], ["Deux", "trois", "quatre"]],
    ),
    (["‘One’ and ‘two’", "and “three”"], [["One", "two"], ["three"]]),
    (["“One opens.", "  “Two goes on.”"], [["One opens.…>"], ["Two goes on."]]),
    (["", "“One”", ""], [[], ["One"], []]),
    (["“One opens."], [["One opens.…"]]),
]


@pytest.mark.parametrize(("paragraphs", "wanted"), _MANY)
def test_quoted_words_go_on_where_the_next_paragraph_opens_again(
    paragraphs: list[str], wanted: list[list[str]]
) -> None:
    assert within(*paragraphs) == wanted


_OUTER = [
    ("“The dam holds,” she said.", ["“The dam holds,”"]),
    ("``The dam holds,'' she said.", ["``The dam holds,''"]),
    ("« La digue tient », dit-elle.", ["« La digue tient »"]),
    ("‘It holds,’ she said.", ["‘It holds,’"]),
    ("“It never closes, she said.", ["“It never closes, she said."]),
    ("“ Spaced out ” twice", ["“ Spaced out ”"]),
    ("「持つ」と言った。", ["「持つ」"]),
    ("“She said ‘no’” again", ["“She said ‘no’”"]),
    ('"One," he said. "Two."', ['"One,"', '"Two."']),
    ("“One “two", ["“One ", "“two"]),
    ("''It's fine,'' she said.", ["''It's fine,''"]),
]


@pytest.mark.parametrize(("text", "wanted"), _OUTER)
def test_the_marks_belong_to_the_span_around_the_words(text: str, wanted: list[str]) -> None:
    assert outer(text) == wanted
