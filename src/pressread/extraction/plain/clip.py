"""A clip: a head that states where the article is from, its paragraphs, and nothing of a site.

People's own files are of this form. Where every line above the first paragraph is a headline, a
section, a dek, or states a field, and no line below is of a menu, no model need be asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pressread.extraction.pages.cues import PAYWALL
from pressread.extraction.plain.blocks import Block
from pressread.extraction.plain.head_lines import is_code, read_head_line
from pressread.extraction.plain.labelled_lines import HeadLine
from pressread.extraction.plain.marks import is_furniture, is_pointer
from pressread.extraction.plain.shape import Shape
from pressread.extraction.plain.trim import without_repeats
from pressread.text.byline_words import ROLE
from pressread.text.dates import find_stamps
from pressread.text.names import is_given_name
from pressread.text.publishers import is_publisher

_MOST, _HIGHEST = 200, 16  # blocks of a clip, and of its head (database exports have ten lines)
_LONG, _SENTENCE, _TITLE, _SHORT = 25, 5, 40, 12  # words
_SECTION, _DEK = 3, 4
_LIST = 4  # lines together that are a list of a site, not subheads
_FOOT = 10  # blocks below the last paragraph


@dataclass(slots=True)
class Clip:
    """Where the parts of a clip stand: indices of its blocks, and what its lines state."""

    headline: int | None
    section: int | None
    dek: int | None
    body: list[int]
    lines: dict[int, HeadLine] = field(default_factory=dict)
    title: str | None = None  # the headline without the date at its end


def read_clip(blocks: Sequence[Block], found: Sequence[Shape]) -> Clip | None:
    """The parts of a clip; ``None`` where the text has lines that are none."""
    if not 2 <= len(blocks) <= _MOST:
        return None
    first = first_paragraph(blocks, found)
    if first is None:
        return None
    first = _below_dek(blocks, found, first)
    if first > _HIGHEST:
        return None
    if any("crumbs" in found[n].marks and not _states(blocks[n].text) for n in range(first)):
        return None
    lines = stated_lines(blocks, found, first)
    clip = _headed(blocks, found, [n for n in range(first) if n not in lines], lines)
    if clip is None:
        return None
    last = _last_paragraph(blocks, found, first, lines)
    body = [n for n in range(first, last + 1) if _is_of_body(blocks[n], found[n])]
    clip.body = without_repeats(blocks[: last + 1], found, body, clip.headline)
    stated = any(line.strong and line.states for line in lines.values()) or clip.title
    return (
        clip if stated and clip.body and _is_clean(blocks, found, range(first, last + 1)) else None
    )


_TURN = re.compile(r"(?:Q|A|Question|Answer|Frage|Antwort)\s?:\s")  # of an interview


def first_paragraph(blocks: Sequence[Block], found: Sequence[Shape]) -> int | None:
    """The first block that says something and is no line of a head."""
    for n, shape in enumerate(found):
        if is_paragraph(blocks[n], shape) and not _is_head(blocks[n].text):
            return n
    return None


def _below_dek(blocks: Sequence[Block], found: Sequence[Shape], first: int) -> int:
    """The first paragraph, or the one below the byline and date where it is a dek above them."""
    n = first + 1
    while n < len(blocks) and (line := read_head_line(blocks[n].text)) is not None:
        n += 1
        if line.byline or line.dated:
            below = first_paragraph(blocks[n:], found[n:])
            return first if below is None else n + below
    return first


def is_paragraph(block: Block, shape: Shape) -> bool:
    """Whether a block is a sentence, or longer than headlines are."""
    if _TURN.match(block.text):
        return True
    if block.text.isupper() and shape.size < _LONG:
        return False
    return (shape.stops and shape.size >= _SENTENCE and block.text[-1] not in "?؟？!！") or (
        shape.size >= _LONG
    )


def _is_head(text: str) -> bool:
    line = read_head_line(text)
    return line is not None and (line.strong or not line.names)


def _states(text: str) -> bool:
    """Whether a line of parts states a day or a person, and is no trail of sections."""
    line = read_head_line(text)
    return line is not None and (line.dated or bool(line.names or line.byline))


def stated_lines(
    blocks: Sequence[Block], found: Sequence[Shape], first: int
) -> dict[int, HeadLine]:
    """The lines above the first paragraph that state a field, or nothing that is kept."""
    read = {n: line for n in range(first) if (line := read_head_line(blocks[n].text)) is not None}
    strong = [n for n, line in read.items() if line.strong and line.states]
    named = [
        n for n, line in read.items() if line.names and is_given_name(line.names[0].split()[0])
    ]
    papers = [n for n, line in read.items() if line.publisher]
    strong = strong or (named[:1] if named and papers else [])
    if not strong:
        return {}
    lines = {n: line for n, line in read.items() if line.strong or _may_state(n, line, read)}
    for n in range(min(strong), first):  # codes of a database among the lines of its head
        if n not in lines and is_code(blocks[n].text):
            lines[n] = HeadLine()
    for n in range(1, first):
        if n not in lines and _is_beside(blocks[n].text, found[n], lines.get(n - 1)):
            lines[n] = HeadLine()
    lines |= _of_unknown_labels(blocks, first, lines)
    for n in range(1, first - 1):  # a place between who wrote and when
        if n not in lines and _is_place(blocks[n].text, lines.get(n - 1), lines.get(n + 1)):
            lines[n] = HeadLine()
    top = lines.get(0)
    if len(lines) == first and top is not None and top.section and not top.labelled:
        del lines[0]  # "Quay closes, 7 May 2021" and nothing else: the headline, with its date
    elif len(lines) == first:  # nothing is left for a headline: a name may be one
        weak = next((n for n, line in lines.items() if not line.strong and n == 0), None)
        if weak is not None and not lines[weak].publisher:
            del lines[weak]
    return lines


def _of_unknown_labels(
    blocks: Sequence[Block], first: int, lines: dict[int, HeadLine]
) -> dict[int, HeadLine]:
    """The lines of labels that nobody knows among those of known ones, where a headline is left."""
    like = {n for n in range(first) if _LABEL.match(blocks[n].text)}
    if len(like) < _LABELS or not any(line.labelled for line in lines.values()):
        return {}
    rest = [n for n in range(first) if n not in lines]
    found = [n for n in rest if n in like and {n - 1, n + 1} & like]
    titled = len(found) < len(rest) or any(line.headline for line in lines.values())
    return dict.fromkeys(found, HeadLine()) if titled else {}


_LABELS = 3  # labelled lines that make a head of such
_LABEL = re.compile(r"[^\W\d_][\w .-]{1,30}[:：]\s*\S.{0,80}$")


def _is_beside(text: str, shape: Shape, above: HeadLine | None) -> bool:
    """Whether a line is the wall's ("Subscribers only"), or the job of the person above it."""
    named = above is not None and bool(above.names or above.byline)
    short = shape.size <= _SECTION + 1 and "image" not in shape.marks
    job = named and short and ROLE.search(text) is not None
    return job or (shape.size <= _SHORT and PAYWALL.search(text.lower()) is not None)


def _is_place(text: str, above: HeadLine | None, below: HeadLine | None) -> bool:
    """Whether a word or two stand between a person's name and a day."""
    named = above is not None and bool(above.names or above.byline)
    return named and below is not None and below.dated and len(text.split()) <= _SECTION


def _may_state(n: int, line: HeadLine, read: dict[int, HeadLine]) -> bool:
    """Whether a line that says nothing of itself stands among such as do: a name never first."""
    if line.publisher or not line.names:
        return True
    if n > 0 and is_given_name(line.names[0].split()[0]):
        return True
    beside = [read[m] for m in (n - 2, n - 1, n + 1, n + 2) if m in read]
    return n > 0 and any(other.dated or other.publisher or other.byline for other in beside)


def _headed(
    blocks: Sequence[Block],
    found: Sequence[Shape],
    rest: list[int],
    lines: dict[int, HeadLine],
) -> Clip | None:
    """Which of the lines that state nothing is the headline, the section, the dek."""
    if any(found[n].size > _TITLE for n in rest) or len(rest) > _SECTION:
        return None
    clip = Clip(None, None, None, [], lines)
    labelled = next((n for n, line in lines.items() if line.headline), None)
    if labelled is not None:
        clip.headline, clip.title = labelled, lines[labelled].headline
        return clip if all(found[n].size <= _SECTION for n in rest) else None
    rest = list(rest)
    if len(rest) > 1 and rest[0] == 0 and _is_note(blocks[0].text, blocks[rest[1]]):
        del rest[0]
    if len(rest) > 1 and found[rest[0]].words == found[rest[1]].words:  # the title of the note
        del rest[0]
    if len(rest) > 1 and _is_section(blocks[rest[0]], found[rest[0]], found[rest[1]]):
        clip.section = rest.pop(0)
    if rest:
        clip.headline = rest.pop(0)
        _take_end(blocks[clip.headline].text, clip)
    if rest and clip.headline is not None:  # "Quay shut | The Harbour Post" stands above it
        rest = rest[blocks[clip.headline].text.startswith(blocks[rest[0]].text) :]
    if rest and found[rest[0]].size >= _DEK and "image" not in found[rest[0]].marks:
        clip.dek = rest.pop(0)
    return clip if not rest else None


def _is_note(text: str, below: Block) -> bool:
    """Whether a line is what somebody wrote above a clip: it begins small, apart from the rest."""
    return text[0].islower() and " " in text and below.gap > 0


def _is_section(block: Block, shape: Shape, below: Shape) -> bool:
    """Whether a line over the headline is a label: a word or three, or capitals."""
    loud = block.text.isupper() and shape.size <= _SECTION + 1
    return (shape.size <= _SECTION and below.size > shape.size) or loud


def _take_end(text: str, clip: Clip) -> None:
    """The date, and who wrote it, at the end of a headline: "Bridge shut (2011-01-29)"."""
    stamps = find_stamps(text)
    if (
        not stamps
        or text[stamps[-1].end :].strip(" )].,")
        or len(stamps[-1].day) < len("2021-08-27")
    ):
        return
    bare = text[: stamps[-1].start].rstrip(" (,[–—|-·")
    line = HeadLine(published=stamps[-1].value, strong=True)
    dashed = _DASHED.match(bare)
    title, dash, paper = dashed.groups() if dashed else (bare, "", "")
    if dash and is_publisher(paper) and len(title.split()) > _SECTION:
        bare, line.publisher = title, paper
    if " by " in bare:
        title, _, who = bare.rpartition(" by ")
        signed = read_head_line(f"By {who}")
        if signed is not None and signed.byline and title:
            bare, line.byline = title, signed.byline
    if bare:
        clip.title = bare
        clip.lines[-1] = line


_DASHED = re.compile(r"(.+?)\s+([—–|-])\s+([^—–|]+)$")


def _last_paragraph(
    blocks: Sequence[Block], found: Sequence[Shape], first: int, lines: dict[int, HeadLine]
) -> int:
    """The last block of the body; the lines of the foot below it are entered in ``lines``."""
    last = len(blocks) - 1
    while last > first and len(blocks) - 1 - last < _FOOT + _HIGHEST:
        text = blocks[last].text
        line = read_head_line(text)
        if line is not None and (line.strong or line.publisher or not line.states):
            lines[last] = line
        elif found[last].prose or not (_is_foot(text) or is_furniture(text)):
            break
        last -= 1
    return last


_ENDS = frozenset("""
    details body volltext document dokument texte testo end of full text en-gb en-us classification
""".split())  # fmt: skip


def _is_foot(text: str) -> bool:
    """Whether a line only ends what a database printed, or sends the reader elsewhere."""
    words = text.casefold().split()
    return (
        (len(words) <= _SECTION and words[0].strip(".:") in _ENDS) or is_pointer(text)
    ) or is_code(text)


def _is_of_body(block: Block, shape: Shape) -> bool:
    """Whether a block below the head is of the story: no picture's caption, no line of labels."""
    if "image" in shape.marks and shape.size <= _TITLE:
        return False
    line = read_head_line(block.text) if shape.size <= _SHORT else None
    return line is None or not line.labelled


def _is_clean(blocks: Sequence[Block], found: Sequence[Shape], body: Sequence[int]) -> bool:
    """Whether no short line of the body is of a menu, and most of it is sentences."""
    short = [n for n in body if not found[n].stops and found[n].size <= _SHORT]
    if any(is_furniture(blocks[n].text) and not _is_direction(blocks[n].text) for n in short):
        return False
    if _longest_run(body, set(short)) >= _LIST:
        return False
    told = sum(found[n].size for n in body if n not in short)
    return told >= 2 * sum(found[n].size for n in short) or not short


def _is_direction(text: str) -> bool:
    """Whether a line is a stage direction of a transcript: "(COMMERCIAL BREAK)", "[20:06:30]"."""
    return text[0] in "([" and text[-1] in ")]"


def _longest_run(body: Sequence[int], short: set[int]) -> int:
    """How many lines of a few words stand together, at the most."""
    longest = run = 0
    for n in body:
        run = run + 1 if n in short else 0
        longest = max(longest, run)
    return longest


def publisher_alone(line: HeadLine) -> bool:
    """Whether a line states a paper and nothing else."""
    return bool(line.publisher and is_publisher(line.publisher) and not line.dated)
