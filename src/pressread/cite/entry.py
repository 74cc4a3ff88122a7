"""What a citation is made of: names taken apart, dates, the statement cited, all cleaned."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressread.errors import NotFound, UsageError
from pressread.sanitize import clean
from pressread.text.folding import PARTICLES, SUFFIXES

if TYPE_CHECKING:
    from pressread.article import Article, Quote

#: Words of a byline that names no person, or several.
_DESKS = frozenset("""
    staff desk bureau newsroom agencies agency correspondent correspondents reporter reporters
    editorial editors board team news press redaktion rédaction redacción haber
    and und et ve & with for
""".split())  # fmt: skip


class Name(NamedTuple):
    """A person as styles take names apart. ``family`` is "" where that cannot be told; then
    ``given`` is the whole. ``suffix`` is without its full stop.
    """

    family: str
    given: str
    suffix: str = ""

    @property
    def stopped(self) -> str:
        """The suffix as running text has it: ``Jr.``, ``III``."""
        return f"{self.suffix}." if self.suffix.lower() in ("jr", "sr") else self.suffix


def name(person: str) -> Name:
    """A name in its parts; whole where they cannot be told: one word, no spaces, a desk's."""
    words = person.split()
    suffix = ""
    if len(words) > 1 and words[-1].rstrip(".").lower() in SUFFIXES:
        suffix = words.pop().rstrip(".")
        words[-1] = words[-1].rstrip(",")
    inverted = [part.split() for part in " ".join(words).split(",")]
    if [len(part) for part in inverted] in ([1, 1], [1, 2]):
        (family,), given = inverted
        return Name(family, " ".join(given), suffix)
    named = [word for word in words if word.lower() not in PARTICLES]
    if not 2 <= len(words) <= 6 or len(named) > 4 or _is_no_person(words):
        return Name("", person)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return Name(" ".join(words[at:]), " ".join(words[:at]), suffix)


def _is_no_person(words: list[str]) -> bool:
    """Whether a byline names a desk or an agency, or holds more than a name."""
    marks = any(char.isdigit() or char in ",;:()/" for word in words for char in word)
    lower = [word.lower() for word in words]
    return marks or lower[0] == "the" or not _DESKS.isdisjoint(lower)


class Entry:
    """What a citation is made of, cleaned."""

    def __init__(self, article: Article, quote: int | None, accessed: str | None) -> None:
        self.article = article
        self.title = clean(article.headline or "") or "Untitled"
        self.publisher = clean(article.publisher or "")
        self.url = clean(article.url or "")
        self.names = [name(clean(person)) for person in article.byline]
        self.date = (article.published or "")[:10]
        self.accessed = _accessed(article, accessed)
        self.quote = _quote(article, quote)

    @property
    def said(self) -> str:
        """The statement with its speaker; ``""`` where none is cited."""
        return said(self.quote) if self.quote else ""

    @property
    def note(self) -> str:
        """The statement, the id and the hash, for styles that have a note."""
        parts = (
            self.said,
            f"pressread:{self.article.id}",
            f"sha256:{clean(self.article.source.sha256)}",
        )
        return "; ".join(part for part in parts if part)


def _accessed(article: Article, accessed: str | None) -> str:
    if accessed is None:
        return (article.source.imported_at or "")[:10]
    from pressread.query.dates import NoDate, read_date

    try:
        return read_date(accessed)[:10]
    except NoDate as error:
        raise UsageError(f"--accessed {accessed}: {error}") from error


def _quote(article: Article, number: int | None) -> Quote | None:
    if number is None:
        return None
    if number >= len(article.quotes):
        held = len(article.quotes)
        raise NotFound(f"{article.id} has {held} statements, numbered from 0; no number {number}")
    return article.quotes[number]


def said(quote: Quote) -> str:
    """``“…” (Mevlut Cavusoglu, Turkish Foreign Minister)``."""
    speaker = quote.speaker
    who = ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else ""
    return f"“{nested(clean(quote.text).rstrip(','))}”" + (f" ({clean(who)})" if who else "")


def nested(text: str) -> str:
    """``text`` as it stands between double marks: its own double marks single, single ones in
    these double. An apostrophe stays one.
    """
    made: list[str] = []
    open_marks = ""
    for at, char in enumerate(text):
        opens = not at or text[at - 1].isspace() or text[at - 1] in "([—–-“‘"
        if char == "“" or (char == '"' and opens):
            open_marks += "“"
            made.append("‘")
        elif char in '”"' and "“" in open_marks:
            open_marks = open_marks[: open_marks.rindex("“")]
            made.append("’")
        elif char == "‘" and open_marks[-1:] == "“":
            open_marks += "‘"
            made.append("“")
        elif char == "’" and open_marks[-1:] == "‘" and not text[at + 1 : at + 2].isalpha():
            open_marks = open_marks[:-1]
            made.append("”")
        else:
            made.append(char)
    return "".join(made)
