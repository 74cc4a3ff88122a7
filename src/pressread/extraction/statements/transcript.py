"""Speech without quotation marks: turns of a transcript, questions and answers, dash dialogue,
block quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .marks import Marked, find_marked
from .words import LISTS, PEOPLE_NOUNS, SAY, SAY_FOREIGN

# A label: one to five capitalised words, perhaps a bracket, a colon and white space.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_LABEL = re.compile(
    rf"\s*({_CAPITAL}(?:[ ](?:{_CAPITAL}|de|von|van|der|al)){{0,4}})"
    r"(?:,[ ](?P<office>[^:\n]{2,80}?))?"
    r"(?:[ ]?[(\[][^()\[\]\n]{1,40}[)\]])?[ ]?:[ \t\u00a0]+(?=\S)"
)
_NOT_NAMES = LISTS["labels"]
_SPOKEN = re.compile(r"[^\W\d_]")
_ENOUGH_TURNS = 3
_WIDEST_GAP = 3  # paragraphs between two turns of one conversation
QUESTION = frozenset(("q", "question", "frage", "f", "s", "p", "pregunta"))
ANSWER = frozenset(("a", "answer", "antwort", "r", "respuesta", "réponse"))
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
    """A paragraph that begins with its speaker's label, and perhaps the office held.

    The answer to a question that is set apart has the label "A", which stands nowhere.
    """

    __slots__ = ("end", "label", "office", "paragraph", "start", "text_start")

    def __init__(self, paragraph: int, label: str, start: int, end: int, text_start: int) -> None:
        self.paragraph, self.label = paragraph, label
        self.start, self.end, self.text_start = start, end, text_start
        self.office: str | None = None

    @property
    def surname(self) -> str:
        """The last word of the label, by which later turns call the same speaker."""
        return self.label.casefold().split()[-1]


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
        labels = [one.surname for one in run]
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
    office = match["office"]
    if office and not (label.isupper() and office.isupper()):
        return None
    turn = Turn(paragraph, label, match.start(1), match.end(1), match.end())
    turn.office = office
    return turn


def find_answers(paragraphs: Sequence[str], kinds: Sequence[str]) -> dict[int, Turn]:
    """The answers of an interview whose questions are set apart, in bold or as headings.

    Who answers says “I” at least in one answer of three; a page of questions explained does not.
    """
    asked = [at for at, text in enumerate(paragraphs) if _is_set_question(text, kinds[at : at + 1])]
    if len(asked) < 2:
        return {}
    answers = [
        at for at in range(asked[0], len(paragraphs))
        if at not in asked and _SPOKEN.search(paragraphs[at])
    ]  # fmt: skip
    personal = sum(1 for at in answers if _FIRST_PERSON.search(paragraphs[at]))
    if personal * 3 < len(answers):
        return {}
    return {at: Turn(at, "A", 0, 0, 0) for at in answers}


def dash_spans(paragraph: int, text: str) -> list[Marked]:
    """What is said in a paragraph that opens with a dash: up to a verb of saying after a comma or
    another dash, and on after the sentence of that verb."""
    opening = _DASH.match(text)
    if opening is None:
        return []
    tag = next((one for one in _DASH_TAG.finditer(text, opening.end())
                if one["verb"].casefold() in _VERBS), None)  # fmt: skip
    if tag is None:
        return []
    found = [Marked(paragraph, text, 0, tag.start(), opening.group(), closed=False)]
    again = _AGAIN.search(text, tag.end())
    if again is not None:
        found.append(Marked(paragraph, text, again.end() - 1, len(text), "", closed=False))
    for span in found:
        span.given, span.closed = True, True
    return [span for span in found if span.start < span.end]


_DASH = re.compile(r"\s*[–—―‒-]\s?(?=[^\W\d_]|[¿¡«])")
_DASH_TAG = re.compile(
    r"(?:[,.?!…]?\s*[–—―-]\s?|[,?!…]\s)(?:(?:a|ha|l’a|l'a)\s)?(?P<verb>[^\W\d_]+)\b"
)
_AGAIN = re.compile(r"[.]\s(?:[–—―]\s?)?\S|\s[–—―]\s?[^\W\d_]|[,.]\s?[–—―]\s?\S")
_VERBS = SAY | SAY_FOREIGN
_BOLD = ("**", "__")
_FIRST_PERSON = re.compile(
    r"\b(?:I|I’m|I'm|my|ich|mein|meine|je|j’ai|j'ai|mon|ma|yo|mi|ben|benim)\b"
)
_DASHES = ("–", "—", "―", "‒", "-")


def _is_set_question(text: str, kind: Sequence[str]) -> bool:
    bold = text.startswith(_BOLD) and text.endswith(_BOLD)
    return text.rstrip("*_ ").endswith(("?", "？")) and (bold or list(kind) == ["subhead"])


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
    for at, text in enumerate(paragraphs):
        if text.lstrip()[:1] in _DASHES and (spans := dash_spans(at, text)):
            marked[at] = spans
    turns = find_turns(paragraphs) or find_answers(paragraphs, kinds)
    for at, turn in turns.items():
        marked[at] = [turn_span(turn, paragraphs[at])]
    for at, kind in enumerate(kinds[: len(marked)]):
        if kind == "blockquote" and at not in turns:
            block = block_span(at, paragraphs[at], marked[at])
            if block is not None:
                marked[at] = [block]
    return Spans(marked, turns)
