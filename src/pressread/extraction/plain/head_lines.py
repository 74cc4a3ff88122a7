"""What one line of a head or foot states: a date, a byline, the paper, a page, a labelled value."""

from __future__ import annotations

import re
from functools import cache

from pressread.extraction.plain.labelled_lines import (
    ADDRESS,
    LABELLED,
    SMALL,
    TURNED,
    HeadLine,
    labelled_line,
    paper_of,
)
from pressread.extraction.plain.marks import is_yearless
from pressread.text import byline_words, bylines
from pressread.text.calendar import WEEKDAYS, plain
from pressread.text.dates import Stamp, find_stamps
from pressread.text.field_names import meanings, plain_name
from pressread.text.labels import date_role, is_label, says_lived, strip_labels
from pressread.text.names import is_given_name
from pressread.text.publishers import is_publisher

_LONGEST = 200

_PARTS = re.compile(r"\s*(?:[|·•;‖\u3000]|\s/\s|(?<=\w)/(?=\s)|\s[-–—]\s|,|\s{2,}|[()\[\]])\s*")
_PAGE = re.compile(
    r"(?:pg|page|pages|pp?|s|seite|side|sida|sid|página|pág|pagina|pag|str|strona|strana|стр|с|σελ|"
    r"sayfa|oldal|第)?\.?\s*:?\s*[a-z]{0,4}\d{1,4}(?:\s?[-–]\s?[a-z]?\d{1,4})?[a-z]?(?:\s?[面版頁页])?",
    re.I,
)
_COUNT = re.compile(
    r"[\d.,–-]+\s*(?:words?|wörter|worte|mots|palabras|parole|palavras|woorden|ord|sanaa|słów|slov|"
    r"kelime|слов[а]?|слів|λέξεις|字|단어|min\w*(?:\s\w+)?)",
    re.I,
)
_LANGUAGE = re.compile(
    r"(?:english|deutsch|german|french|français|spanish|español|italian[oa]?|português|portuguese|"
    r"nederlands|dutch|svenska|norsk|dansk|suomi|polski|русский|українська|türkçe|中文|日本語|한국어|"
    r"العربية|[a-z]{2}(?:-[a-z]{2})?)",
    re.I,
)
_MAIL = re.compile(r"\S+@\S+")
_CLOCK = re.compile(
    r"(?:(?:at|um|à|kl\.?|klo|ore|saat|в|о|às?|om|오전|오후|午前|午後)\s*)?\d{1,2}[:.h]\d{2}(?::\d\d)?\s*(?:[ap]\.?m\.?|uhr|h)?"
    r"\s?(?:[a-z]{2,4})?",
    re.I,
)
_COPYRIGHT = re.compile(
    r"^\W{0,2}(?:©|\(c\)\s|copyright\b|alle rechte|all rights|tous droits)", re.I
)
_CODE = re.compile(r"[A-Z]{2,8}\d{0,6}")


def read_head_line(text: str) -> HeadLine | None:
    """What a line states; ``None`` where words of it are none of that (a headline, a sentence)."""
    if _CITED.match(text) or _is_loud_notice(text):
        return HeadLine(strong=True, labelled=True)
    if len(text) > _LONGEST and (_COPYRIGHT.match(text) or _is_cited_below(text)):
        return HeadLine(strong=True, labelled=True)
    if len(text) > _LONGEST or not text.strip():
        return None
    return labelled_line(text) or _unlabelled(text.strip(" *_#"))


def _is_loud_notice(text: str) -> bool:
    """Whether a line is sentences in capitals ("THIS IS A RUSH TRANSCRIPT. IT MAY BE UPDATED.")."""
    return text.isupper() and text[-1] == "." and ". " in text and len(text.split()) >= _LOUD_WORDS


def _is_cited_below(text: str) -> bool:
    return bool(len(text) < 2 * _LONGEST and _CITATION.match(text) and find_stamps(text))


_LOUD_WORDS = 8
# How to cite it, as databases print below a text.
_CITED = re.compile(r"(?:source )?citation(?: \([^()]{1,40}\))?\s*(?::|$)|zitierweise\s*:", re.I)


def _unlabelled(text: str) -> HeadLine | None:
    """A line of parts, each of which is something: "The Guardian, 5 March 2024, p. 7"."""
    line = HeadLine()
    text = _MAIL.sub("", text).strip() or text
    if ADDRESS.fullmatch(text):
        line.url, line.strong = text, True
        return line
    stamps = find_stamps(text)
    if _COPYRIGHT.match(text) or _begins_body(text) or (is_label(text) and not stamps):
        line.strong = True
        return line
    text = _without_place(text)
    stamps = find_stamps(text) if stamps else stamps
    if stamps and says_lived(text):
        return None
    if _is_bracketed(text) or (not stamps and is_yearless(text)):
        return line
    if stamps and (quoted := _QUOTED.match(text)):
        rest = read_head_line(quoted["rest"])
        if rest is not None and rest.dated:
            rest.headline = quoted["title"]
            return rest
    if stamps and (cited := _CITATION.match(text)):
        return _cited(line, cited)
    said = byline_words.LEAD.match(text)
    if said and _takes_byline(line, text, stamps):
        return line
    for piece in _dates_out(line, text, stamps):
        for part in _PARTS.split(piece):
            _place(line, part.strip(" .:*_"))
    early = bool(stamps) and len(text[: stamps[0].start].split()) <= _EARLY
    return _settled(line, early=early)


_EARLY = 9  # words before the day of a line that begins by saying what it is


def _begins_body(text: str) -> bool:
    """Whether a line only says that the text follows ("Full text", "Volltext")."""
    return len(text.split()) <= 3 and meanings().get(plain_name(text)) == "body"


def _without_place(text: str) -> str:
    """A line without the place and years that a database puts behind a paper's name, which may be
    turned: "Lowland Courier, The (Brackwater, LL)".
    """
    found = _PLACED.match(text)
    if found is not None and is_publisher(paper := paper_of(found["paper"])):
        return paper + found["rest"]
    return paper_of(text) if TURNED.fullmatch(text) else text


_PLACED = re.compile(r"(?P<paper>[^()\[\]]{3,60}?)\s*[(\[][^()\[\]]{2,40}[)\]](?P<rest>.*)")
# "Quay shut", The Harbour Post, 11 March 2024
_QUOTED = re.compile(r"[“\"„«](?P<title>[^”\"“»]{5,200}?),?[”\"“»],?\s+(?P<rest>\S.+)")


def _is_bracketed(text: str) -> bool:
    """Whether a line is a word of whoever kept the clip: "[Clipping, box 14]"."""
    return text[:1] == "[" and text[-1:] == "]" and "]" not in text[:-1]


# "Lee, Ann. “Quay shut.” The Harbour Post, 11 Mar. 2024, p. 5."
_CITATION = re.compile(
    r"(?P<last>[^\W\d_][\w'’-]+), (?P<first>[^\W\d_][\w.'’ -]{1,30}?)\.\s+"
    r"(?:[“\"„«](?P<title>[^”\"“»]{5,200}?)[.,]?[”\"“»][.,]?\s+)?(?P<rest>.+)"
)


def _cited(line: HeadLine, found: re.Match[str]) -> HeadLine | None:
    """An entry of a list of works: the person, perhaps the title, the paper and its day."""
    name = f"{found['first']} {found['last']}"
    rest = read_head_line(re.sub(r"[:;] ?[A-Z]?\.?\d*\.?$", "", found["rest"]))
    if not bylines.is_name(name) or not (rest or found["title"]):
        return None
    line.byline, line.headline, line.strong = (name,), found["title"], True
    if rest is not None:
        line.publisher, line.published = rest.publisher, rest.published
    return line


def _takes_byline(line: HeadLine, text: str, stamps: list[Stamp]) -> bool:
    """A line that says by whom: the names; a paper, a place and a date behind them."""
    end = stamps[0].start if stamps else len(text)
    parts = [part for part in re.split(r"\s*[,|·•]\s*", text[:end]) if part.strip()]
    kept = parts[:1] + [part for part in parts[1:] if not is_publisher(part)]
    names = bylines.names(", ".join(kept))
    names = tuple(name for name in names if bylines.is_name(name))
    if not names or any(is_publisher(_parted(name)[0]) for name in names):
        return False
    *others, (last, paper) = [(name, None) for name in names[:-1]] + [_parted(names[-1])]
    line.byline, line.strong = (*(name for name, _ in others), last), True
    line.publisher = paper or next((paper_of(part) for part in parts if part not in kept), None)
    for piece in _dates_out(line, text[end:], find_stamps(text[end:])):
        for part in _PARTS.split(piece):
            if is_publisher(part):
                line.publisher = line.publisher or part.strip()
    return True


def _parted(name: str) -> tuple[str, str | None]:
    """A name and the paper that a joined line put behind it ("Karla Wend Hafenpost")."""
    words = name.split()
    for cut in range(2, len(words)):
        if is_publisher(paper := " ".join(words[cut:])) and bylines.is_name(" ".join(words[:cut])):
            return " ".join(words[:cut]), paper
    return name, None


def _dates_out(line: HeadLine, text: str, stamps: list[Stamp]) -> list[str]:
    """Enter the dates of a line by their labels; the words between them, without the labels."""
    rest, end = [], 0
    for place, stamp in enumerate(stamps):
        before = text[end : stamp.start]
        role = date_role(before, text[stamp.end :] if place + 1 == len(stamps) else "")
        line.labelled |= role is not None
        role = role or "published"
        if getattr(line, role) is None:
            setattr(line, role, stamp.value)
        rest.append("" if _is_unknown_label(before) else strip_labels(before))
        end = stamp.end
    rest.append(strip_labels(text[end:]) if stamps else text[end:])
    return rest


def _is_unknown_label(before: str) -> bool:
    """Whether words before a date, up to a colon, only say what the date is ("Eingestellt: ")."""
    return before.rstrip()[-1:] in (":", "：") and len(before.split()) <= _LABEL_WORDS


_LABEL_WORDS = 2


def _place(line: HeadLine, part: str) -> None:
    """Enter one part of a line in the field that its shape tells."""
    if not part or _is_nothing(part):
        return
    if ADDRESS.fullmatch(part):
        line.url = line.url or part
        return
    if line.dated and len(part.split()) <= _TITLED and LABELLED.match(part):  # "Reach: 120k"
        return
    said = byline_words.LEAD.match(part)
    names = tuple(n for n in bylines.names(part) if bylines.is_name(n) and not is_label(n))
    if part.isupper() and not (said or is_given_name(part.split()[0])):
        names = ()  # a place, an address, a paper
    if said and names:
        line.byline, line.strong = names, True
    elif is_publisher(bare := SMALL.sub("", part)) or is_publisher(part):
        kept = paper_of(part if is_publisher(part) else bare)
        line.publisher = line.publisher or kept
    elif names and part.startswith(names[0]) and _tells_names(part):
        line.names += names
    elif (line.names or line.byline) and len(part.split()) <= 2 and not part[0].islower():
        return  # a place or an agency behind a name
    else:
        line.unplaced.append(part)


_TITLED = 4  # words of a label and its value among other parts of a line


def _tells_names(part: str) -> bool:
    """Whether the letters of a script tell a name: by capitals, or by the trade behind it."""
    return part.lower() != part.upper() or _TRADE.search(part) is not None


_TRADE = re.compile(r"(?:기자|특파원|記者|记者)$")


def _is_nothing(part: str) -> bool:
    """Whether a part is a page, a count, a weekday, a time, a language: nothing that is kept."""
    plain_part = plain(part).strip(".")
    return (
        plain_part in WEEKDAYS
        or not any(map(str.isalnum, part))
        or (" " not in part and sum(map(str.isdigit, part)) >= _CODE_DIGITS)
        or any(kind.fullmatch(part) for kind in _NOTHING)
        or is_label(part)
    )


# The number of an issue, and which edition of the day it is.
_ISSUE = re.compile(
    r"(?:n[.ºo°]{1,3}|nr|núm|num|issue|vol(?:ume)?|ausgabe(?:-?nr)?|heft|jg|jahrgang|rok|№|第)"
    r"\.?\s*:?\s*\d+(?:[/–-]\d+)?[号號期]?|朝刊|夕刊|조간|석간|(?:print|morning|evening) edition",
    re.I,
)
_OFFSET = re.compile(r"(?:utc|gmt|[a-z]{3,4})?\s?[+-]?\d{0,2}(?::?\d\d)?", re.I)


def _settled(line: HeadLine, *, early: bool) -> HeadLine | None:
    """The line, if nothing stands in it that is something else."""
    if not line.unplaced:
        line.strong |= line.dated or bool(line.names and line.publisher)
        return line
    if len(line.unplaced) == 1 and line.dated and _may_be_section(line.unplaced[0]):
        line.section, line.strong, line.unplaced = line.unplaced[0], True, []
        return line
    if line.captured and not line.published:  # who kept it is no author
        line.byline = line.names = ()
    words = sum(len(part.split()) for part in line.unplaced)
    few = words <= (_KEPT_WORDS if early and line.captured and not line.published else 4)
    if line.labelled and few:  # "Last updated by the desk on …"
        line.strong, line.unplaced, line.names = True, [], ()
        return line
    return None


_KEPT_WORDS = 16  # of a line on who printed or fetched it, when and for what


def _may_be_section(part: str) -> bool:
    words = part.split()
    return len(words) <= 3 and part[:1].isupper() and not any(map(str.isdigit, part))


_CODE_DIGITS = 6
_OF_PAGES = re.compile(r"\d{1,3}\s?/\s?\d{1,3}")  # "1/2" at the foot of a print
_NOTHING = (_OF_PAGES, _PAGE, _COUNT, _LANGUAGE, _CLOCK, _MAIL, _OFFSET, _ISSUE)


@cache
def is_code(text: str) -> bool:
    """Whether a line is a code that a database puts in its heads ("LOWC", "A3")."""
    return bool(_CODE.fullmatch(text) or _PAGE.fullmatch(text))
