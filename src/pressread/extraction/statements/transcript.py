"""Speech without quotation marks: “Name: text” transcripts, questions and answers, block quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .marks import Marked, find_marked
from .words import PEOPLE_NOUNS, SAY_FOREIGN

# A label: one to five capitalised words, perhaps a bracket, a colon and white space.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_LABEL = re.compile(
    rf"\s*({_CAPITAL}(?:[ ](?:{_CAPITAL}|de|von|van|der|al)){{0,4}})"
    r"(?:[ ]?[(\[][^()\[\]\n]{1,40}[)\]])?[ ]?:[ \t\u00a0]+(?=\S)"
)
_NOT_NAMES = frozenset(
    """note update updated photo photos picture source sources background correction related
    video watch read listen editor editors editor's more also warning example question answer
    result results score time date place location where when what why how who sponsor headline
    topline summary conclusion breaking exclusive opinion analysis live tip reason problem address
    contact phone email website hours price cast genre director rating""".split()
)
_SPOKEN = re.compile(r"[^\W\d_]")
_ENOUGH_TURNS = 3
_WIDEST_GAP = 3  # paragraphs between two turns of one conversation
QUESTION = frozenset(("q", "question", "frage", "f", "s"))
# Who only leads a conversation: a label that names an office, and nobody.
_OFFICES = QUESTION | frozenset(
    """moderator reporter reporters host interviewer question questioner q operator announcer
    narrator audience audience-member speaker participant interpreter translator clerk crowd
    unidentified unknown male female voice member caller journalist correspondent chair presenter
    moderatorin reporterin animateur journaliste moderador periodista sunucu muhabir soru""".split()
)


_LABEL_INSIDE = re.compile(
    r"(?P<name>[^\W\da-zß-öø-ÿ_](?:[^\W\da-zß-öø-ÿ_]|[.’' -]){1,30}):\s+(?=\S)"
)
_TAG_INSIDE = re.compile(
    rf", (?:a |ha )?(?P<verb>[^\W\d_]+) "
    rf"(?P<name>{_CAPITAL}(?:[ ](?:{_CAPITAL}|de|von|van|der|al)){{0,4}})[.,]"
)


def label_inside(text: str) -> re.Match[str] | None:
    """The label in capitals (group “name”) that quoted words begin with: “WALLACE: Let’s …”."""
    return _LABEL_INSIDE.match(text)


def names_an_office(label: str) -> bool:
    """Whether a turn's label says what somebody does there, and not who it is: MODERATOR."""
    found = [word.casefold().strip(".'’-") for word in label.split()]
    if found[:1] == ["the"]:
        return all(word in PEOPLE_NOUNS for word in found[1:])  # THE PRESIDENT
    return all(word in _OFFICES for word in found)


def tag_inside(text: str) -> re.Match[str] | None:
    """A verb of saying and its name between commas inside the marks, as French papers set them."""
    return next((one for one in _TAG_INSIDE.finditer(text) if one["verb"] in SAY_FOREIGN), None)


class Turn:
    """A paragraph that begins with its speaker's label."""

    __slots__ = ("end", "label", "paragraph", "start", "text_start")

    def __init__(self, paragraph: int, label: str, start: int, end: int, text_start: int) -> None:
        self.paragraph, self.label = paragraph, label
        self.start, self.end, self.text_start = start, end, text_start


def find_turns(paragraphs: Sequence[str]) -> dict[int, Turn]:
    """The turns of a transcript by paragraph; {} where the text is none.

    A transcript has three turns or more, close together, by two speakers at least, one of whom
    speaks twice.
    """
    labelled = [turn for at, text in enumerate(paragraphs) if (turn := _turn(at, text)) is not None]
    found: dict[int, Turn] = {}
    run: list[Turn] = []
    for turn in [*labelled, None]:
        if turn is not None and (not run or turn.paragraph - run[-1].paragraph <= _WIDEST_GAP):
            run.append(turn)
            continue
        labels = [one.label.casefold() for one in run]
        if len(run) >= _ENOUGH_TURNS and 1 < len(set(labels)) < len(labels):
            found.update((one.paragraph, one) for one in run)
        run = [turn] if turn is not None else []
    return found


def _turn(paragraph: int, text: str) -> Turn | None:
    match = _LABEL.match(text, 0, 120) if ":" in text[:120] else None
    if match is None:
        return None
    label = match.group(1)
    if any(word.casefold().rstrip(".") in _NOT_NAMES - {"question", "answer"}
           for word in label.split()):  # fmt: skip
        return None
    if text[match.end()] in "“\"«„”'‘":
        return None  # “Name: "text"” has marks, and is read by them
    if not _SPOKEN.search(text, match.end()):
        return None  # “Lee: 547” is a count
    return Turn(paragraph, label, match.start(1), match.end(1), match.end())


def turn_span(turn: Turn, text: str) -> Marked:
    """The words of a turn as a quotation."""
    span = Marked(turn.paragraph, text, turn.text_start, len(text), "", closed=False)
    span.given = True
    return span


def block_span(paragraph: int, text: str, spans: list[Marked]) -> Marked | None:
    """A block quotation as one quotation, unless its own marks say where the speech is."""
    if any(span.right - span.left > len(text) // 2 for span in spans):
        return None
    cut = _SIGNED.search(text)
    span = Marked(paragraph, text, 0, cut.start() if cut else len(text), "", closed=False)
    span.given = True
    return span if span.start < span.end else None


_SIGNED = re.compile(r"\s*[—–―]\s?[A-ZÀ-Þ][^—–―.!?\n]{2,80}$")


class Spans:
    """What may be speech: ``marked`` by paragraph, and the ``turns`` of a transcript."""

    __slots__ = ("marked", "turns")

    def __init__(self, marked: list[list[Marked]], turns: dict[int, Turn]) -> None:
        self.marked, self.turns = marked, turns


def spoken_spans(paragraphs: Sequence[str], kinds: Sequence[str] = ()) -> Spans:
    """Marked words, the turns of a transcript, block quotations."""
    marked = find_marked(paragraphs)
    turns = find_turns(paragraphs)
    for at, turn in turns.items():
        marked[at] = [turn_span(turn, paragraphs[at])]
    for at, kind in enumerate(kinds[: len(marked)]):
        if kind == "blockquote" and at not in turns:
            block = block_span(at, paragraphs[at], marked[at])
            if block is not None:
                marked[at] = [block]
    return Spans(marked, turns)
