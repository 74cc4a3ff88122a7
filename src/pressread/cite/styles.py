"""Citations in five styles: CSL-JSON, BibTeX and RIS for programs, as Zotero reads them, and APA 7
and Chicago 17 for people.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from pressread.cite.entry import Entry, Name, nested
from pressread.output.view import MONTHS, human
from pressread.sanitize import clean

_BIBTEX = {ord(char): f"\\{char}" for char in "&%$#_{}"} | {
    ord("\\"): r"{\textbackslash}", ord("~"): r"{\textasciitilde}", ord("^"): r"{\textasciicircum}",
}  # fmt: skip
_LONE_BRACES = {ord("{"): r"\{\vphantom{\}}", ord("}"): r"\vphantom{\{}\}"}


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
    """``text`` for TeX, in the spellings that Zotero writes and reads.

    Programs count braces whether escaped or not, so one alone gets an unseen partner.
    """
    return text.translate(_BIBTEX if _paired(text) else _BIBTEX | _LONE_BRACES)


def _paired(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return not depth


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
        ("SE", clean(" / ".join(article.sections))),
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
    fetched = f"Retrieved {_american(entry.accessed)}" if entry.accessed else ""
    found = f"{fetched}, from {entry.url}" if fetched and entry.url else entry.url or _stop(fetched)
    parts = [lead, _stop(entry.publisher), found]
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
    words = (part.split("-") for part in person.given.split())
    initials = " ".join("-".join(f"{part[0]}." for part in word if part) for word in words)
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
        f"“{_stop_inside(nested(entry.title))}”",
        _stop(source),
        _stop(entry.url),
        f"Accessed {_american(entry.accessed)}." if entry.accessed else "",
    ]
    return _quoted(entry, " ".join(part for part in parts if part)) + "\n"


def _american(date: str) -> str:
    """``August 27, 2021``, as precise as it is."""
    if len(date) < 10:
        return human(date, long=True)
    return f"{MONTHS[int(date[5:7]) - 1]} {int(date[8:])}, {date[:4]}"


def _quoted(entry: Entry, citation: str) -> str:
    return f"{entry.said}, quoted in: {citation}" if entry.said else citation


def _listed(names: list[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + ("," if len(names) > 1 else "") + last + names[-1]


def _stop(text: str) -> str:
    """``text`` with a full stop, unless it ends a sentence already."""
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def _stop_inside(text: str) -> str:
    """As ``_stop``, before a mark that closes at the end."""
    if text.endswith("’") and "‘" in text:
        return f"{_stop(text[:-1])}’"
    return _stop(text)


WRITERS = {"bibtex": bibtex, "ris": ris, "apa": apa, "chicago": chicago}
