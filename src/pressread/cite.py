"""Citations of articles, and of single statements in them: BibTeX, RIS, CSL-JSON, APA, Chicago.

Each says when the source was fetched and by which SHA-256 it can be told again. What the article
does not state is left out, or named as the style names it (``n.d.``). Sources of the forms: the
CSL 1.0.2 schema (type ``article-newspaper``), the RIS tags as Zotero reads them, BibLaTeX's
``@article`` with ``entrysubtype``, APA 7 (10.1, newspaper article), Chicago 17 (14.191).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from pressread.errors import NotFound, UsageError
from pressread.output.dates import MONTHS, human
from pressread.output.jsontext import dumps
from pressread.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pressread.article import Article, Quote

_PARTICLES = frozenset((
    "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn",
    "la", "le", "ter", "van", "von", "zu", "zur",
))  # fmt: skip
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_BIBTEX = {ord(char): f"\\{char}" for char in "&%$#_{}"} | {
    ord("\\"): r"\textbackslash{}", ord("~"): r"\textasciitilde{}", ord("^"): r"\textasciicircum{}",
}  # fmt: skip


def cited(
    articles: Sequence[Article],
    style: str,
    *,
    quote: int | None = None,
    accessed: str | None = None,
) -> str:
    """Citations one after the other (CSL-JSON: one array). ``quote`` is the index of a statement
    in each article's ``quotes``; ``accessed`` an ISO date, else the date of import.

    Raises ``NotFound`` where an article has no such statement, ``UsageError`` for what is no date.
    """
    entries = [Entry(article, quote, accessed) for article in articles]
    if style == "csl-json":
        return dumps([csl(entry) for entry in entries]) + "\n"
    write: Callable[[Entry], str] = {
        "bibtex": bibtex, "ris": ris, "apa": apa, "chicago": chicago,
    }[style]  # fmt: skip
    return "".join(write(entry) for entry in entries)


class Entry:
    """What a citation is made of, cleaned."""

    def __init__(self, article: Article, quote: int | None, accessed: str | None) -> None:
        self.article = article
        self.title = clean(article.headline or "Untitled")
        self.publisher = clean(article.publisher or "")
        self.url = clean(article.url or "")
        self.names = [name(clean(person)) for person in article.byline]
        self.date = (article.published or "")[:10]
        self.accessed = _accessed(article, accessed)
        self.quote = _quote(article, quote)

    @property
    def note(self) -> str:
        """The statement, the id and the hash, for styles that have a note."""
        parts = (
            said(self.quote) if self.quote else "",
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
    return f"“{clean(quote.text).rstrip(',')}”" + (f" ({clean(who)})" if who else "")


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
    """A name in its parts; whole where they cannot be told: one word, or no spaces."""
    words = person.split()
    suffix = ""
    if len(words) > 1 and words[-1].rstrip(".").lower() in _SUFFIXES:
        suffix = words.pop().rstrip(".")
        words[-1] = words[-1].rstrip(",")
    if len(words) < 2 or len(words) > 4 or any(char.isdigit() for char in person):
        return Name("", person)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return Name(" ".join(words[at:]), " ".join(words[:at]), suffix)


def csl(entry: Entry) -> dict[str, Any]:
    """An item of CSL-JSON."""
    article = entry.article
    item: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": entry.title,
        "author": [_csl_name(person) for person in entry.names],
        "container-title": entry.publisher,
        "issued": _date_parts(entry.date),
        "accessed": _date_parts(entry.accessed),
        "URL": entry.url,
        "language": clean(article.language or ""),
        "section": clean(" / ".join(article.sections)),
        "abstract": clean(article.summary or ""),
        "note": entry.note,
    }
    return {key: value for key, value in item.items() if value}


def _csl_name(person: Name) -> dict[str, str]:
    if not person.family:
        return {"literal": person.given}
    suffix = {"suffix": person.suffix} if person.suffix else {}
    return {"family": person.family, "given": person.given, **suffix}


def _date_parts(date: str) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None


def bibtex(entry: Entry) -> str:
    """A BibLaTeX entry, with the year that BibTeX wants beside the date."""
    authors = " and ".join(
        ", ".join(_tex(part) for part in (person.family, person.suffix, person.given) if part)
        if person.family
        else f"{{{_tex(person.given)}}}"
        for person in entry.names
    )
    fields = {
        "author": authors,
        "title": f"{{{_tex(entry.title)}}}",
        "journal": _tex(entry.publisher),
        "date": entry.date,
        "year": entry.date[:4],
        "url": entry.url.replace("{", "%7B").replace("}", "%7D"),
        "urldate": entry.accessed,
        "langid": _tex(clean(entry.article.language or "")),
        "note": _tex(entry.note),
        "entrysubtype": "newspaper",
    }
    lines = [f"  {key} = {{{value}}},\n" for key, value in fields.items() if value]
    return f"@article{{{_key(entry)},\n{''.join(lines)}}}\n\n"


def _tex(text: str) -> str:
    return text.translate(_BIBTEX)


def _key(entry: Entry) -> str:
    """``marchetti2021_1kwy44``: letters and digits, and told apart by the id."""
    family = entry.names[0].family or entry.names[0].given if entry.names else entry.publisher
    folded = unicodedata.normalize("NFKD", family).casefold()
    plain = "".join(char for char in folded if char.isascii() and char.isalnum())
    return f"{plain or 'anon'}{entry.date[:4]}_{entry.article.id[:6]}"


def ris(entry: Entry) -> str:
    """A RIS record; its line ends are CR LF."""
    article = entry.article
    pairs = [
        ("TY", "NEWS"),
        ("ID", article.id),
        ("TI", entry.title),
        *(("AU", ", ".join(filter(None, person))) for person in entry.names),
        ("T2", entry.publisher),
        ("DA", _slashed(entry.date)),
        ("PY", entry.date[:4]),
        ("Y2", _slashed(entry.accessed)),
        ("UR", entry.url),
        ("LA", clean(article.language or "")),
        *(("KW", clean(section)) for section in article.sections),
        ("AB", clean(article.summary or "")),
        ("N1", entry.note),
    ]
    lines = "".join(f"{tag}  - {value}\r\n" for tag, value in pairs if value)
    return f"{lines}ER  - \r\n\r\n"


def _slashed(date: str) -> str:
    """RIS dates have four parts: ``2021/08/27/``."""
    return "/".join([*date.split("-"), "", ""][:3]) + "/" if date else ""


def apa(entry: Entry) -> str:
    """One line of APA 7."""
    authors = _listed([_initialled(person) for person in entry.names], " & ")
    when = f"({_apa_date(entry.date)})"
    title = _stop(entry.title)
    lead = f"{_stop(authors)} {when}. {title}" if authors else f"{title} {when}."
    parts = [lead, _stop(entry.publisher), entry.url, _fetched(entry)]
    return _quoted(entry, " ".join(part for part in parts if part)) + "\n"


def _apa_date(date: str) -> str:
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not year:
        return "n.d."
    words = [MONTHS[int(month) - 1]] if month else []
    return ", ".join([year, *([" ".join([*words, day.lstrip("0")]).strip()] if words else [])])


def _initialled(person: Name) -> str:
    if not person.family:
        return person.given
    initials = " ".join(f"{part[0]}." for part in person.given.replace("-", " ").split())
    return ", ".join(filter(None, (person.family, initials, person.stopped)))


def chicago(entry: Entry) -> str:
    """One line of the Chicago bibliography style."""
    first, *others = entry.names or [Name("", "")]
    inverted = ", ".join(filter(None, (first.family, first.given, first.stopped)))
    straight = (" ".join(filter(None, (one.given, one.family, one.stopped))) for one in others)
    authors = _listed([inverted, *straight], " and ")
    source = ", ".join(filter(None, (entry.publisher, _american(entry.date))))
    parts = [
        _stop(authors),
        f"“{_stop(entry.title)}”",
        _stop(source),
        _stop(entry.url),
        _fetched(entry),
    ]
    return _quoted(entry, " ".join(part for part in parts if part)) + "\n"


def _american(date: str) -> str:
    """``August 27, 2021``, as precise as it is."""
    if len(date) < 10:
        return human(date, long=True)
    return f"{MONTHS[int(date[5:7]) - 1]} {int(date[8:])}, {date[:4]}"


def _fetched(entry: Entry) -> str:
    """Access date and hash, for the styles of running text."""
    accessed = f"Accessed {_american(entry.accessed)}. " if entry.accessed else ""
    return f"{accessed}sha256:{clean(entry.article.source.sha256)}."


def _quoted(entry: Entry, citation: str) -> str:
    return f"{said(entry.quote)}, quoted in: {citation}" if entry.quote else citation


def _listed(names: list[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + ("," if len(names) > 1 else "") + last + names[-1]


def _stop(text: str) -> str:
    """``text`` with a full stop, unless it ends a sentence already."""
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
