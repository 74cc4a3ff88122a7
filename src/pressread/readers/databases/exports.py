"""What the records of press-database exports have in common: labelled fields around a body.

A reader cuts its file into ``Record``s of printed fields; here they become ``Given``, and the
printed counts are checked against what was read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pressread.article import Image
from pressread.readers import givens
from pressread.readers.charset import Decoded
from pressread.readers.document import Document
from pressread.readers.givens import language_code
from pressread.source import Failure, Given, Source
from pressread.text import bylines
from pressread.text.date_fields import date_field

_LABELS = {
    "body": "body text texto",
    "headline": "headline title titel titre título titolo schlagzeile",
    "byline": "byline author autor auteur autore by authors autoren",
    "section": "section rubrik rubrique sección sezione sectie seção sektion",
    "length": "length länge longueur longitud lunghezza lengte comprimento",
    "dateline": "dateline ort datum-ort origine-depeche dagtekening",
    "highlight": "highlight abstract summary dek encart insert",
    "graphic": "graphic grafik graphique gráfico grafiek grafica caption photo",
    "overline": "column series kicker serie kolumne show",
    "language": "language sprache langue idioma lingua taal língua",
    "url": "url",
    "published": "pub-date publication-date date",
    "correction": "correction",
    "notes": "notes note",
}
_CANONICAL = {name: label for label, names in _LABELS.items() for name in names.split()}
_PAGE = re.compile(
    r"pg\b.*|(?:pag|page|seite|s|p|pp|blz|pág|column|version|vol|issue|nr)\.?\s*:?\s*"
    r"[A-Z]{0,3}-?\d.*|[A-Z]?\d*",
    re.I,
)
_PAGE_TAIL = re.compile(r",\s*(?:pg|page|seite|p|pp)\.?\s*[A-Z]{0,3}-?\d.*$", re.I)
_NUMBER = re.compile(r"\d+(?:[.,]\d{3})*")
_UNTITLED = re.compile(r"[\[(]?no (?:headline|title)(?: in original)?[\])]?", re.IGNORECASE)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHOWN = 200
_TOLERANCE = 0.25
_SLACK = 25


@dataclass(slots=True)
class Record:
    """One record as printed. ``labels`` keeps every label in the order of the file."""

    number: int
    headline: str = ""
    publication: str = ""
    date: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    cut: bool = False

    def add(self, label: str, value: str) -> None:
        """Remember a labelled field; a label that comes twice is continued."""
        known = self.labels.get(label)
        self.labels[label] = f"{known}\n{value}" if known else value

    def put(self, meaning: str, value: str, paragraphs: Sequence[str] = ()) -> None:
        """Set the field of that meaning; one that has no place of its own is a label."""
        if meaning == "body":
            self.body += [text for text in paragraphs or [value] if text.strip()]
        elif meaning in ("headline", "publication", "date"):
            setattr(self, meaning, value)
        elif meaning and value:
            self.add(meaning, value)

    def of(self, meaning: str) -> tuple[str, str]:
        """The label as printed and its value for one of our field names, in any language."""
        for label, value in self.labels.items():
            if canonical(label) == meaning and value:
                return label, value
        return "", ""


def canonical(label: str) -> str | None:
    """What a printed label means: ``byline`` for ``AUTOR:``; ``None`` for the unknown."""
    return _CANONICAL.get(label.strip(" :\xa0").lower())


def given(record: Record, layout: str) -> Given:
    """The record's fields. ``layout`` begins the provenance (``nexis BYLINE: By A. Writer``)."""
    value: dict[str, str] = {}
    where: dict[str, str] = {}
    for meaning in _LABELS:
        label, value[meaning] = record.of(meaning)
        where[meaning] = _label(label, value[meaning])
    published = date_field(record.date)
    return givens.given(
        layout,
        {
            "headline": (_titled(record.headline or value["headline"]), "headline"),
            "publisher": (record.publication, "publication"),
            "published": (published or date_field(value["published"]), f"date: {record.date}"),
            "body": (tuple(record.body), "body"),
            "byline": (_people(value["byline"]), where["byline"]),
            "sections": (_sections(value["section"]), where["section"]),
            "dateline": (_one_line(value["dateline"]), where["dateline"]),
            "summary": (_one_line(value["highlight"]), where["highlight"]),
            "images": (_captions(value["graphic"]), where["graphic"]),
            "kicker": (_one_line(value["overline"]), where["overline"]),
            "language": (language_code(value["language"]), where["language"]),
            "url": (_one_line(value["url"]), where["url"]),
        },
        notices=_notices(record, value["length"], value["correction"]),
        truncated=record.cut,
        whole=True,
    )


def _people(value: str) -> tuple[str, ...]:
    """The names of a byline; where the field comes twice, of both."""
    each = [bylines.names(line) for line in value.splitlines()]
    if len(each) > 1 and all(names and all(map(bylines.is_name, names)) for names in each):
        return tuple(dict.fromkeys(name for names in each for name in names))
    return bylines.names(value)


def _titled(line: str) -> str:
    """A headline; ``""`` where the database prints that there is none."""
    return "" if _UNTITLED.fullmatch(line) else line


def _label(label: str, value: str) -> str:
    """A label as printed, with its value where that is short: nothing of it is lost then."""
    shown = f": {_one_line(value)}" if len(value) <= _SHOWN else ""
    return label.rstrip(": ") + shown


def _captions(value: str) -> tuple[Image, ...]:
    return tuple(Image(caption=line) for line in value.splitlines() if line)


def sources(
    document: Document, records: Sequence[Record], layout: str, decoded: Decoded | None
) -> Iterator[Source | Failure]:
    """A ``Source`` for each record that has a body, a ``Failure`` for each that has none.

    What was lost in decoding the file is said in its first record.
    """
    encoding = decoded.charset if decoded else None
    if decoded and decoded.notice and records:
        records[0].notices.append(decoded.notice)
    for record in records:
        if record.body:
            yield document.source(
                layout, given(record, layout), encoding=encoding, record=record.number
            )
        else:
            name = f" ({record.headline[:60]})" if record.headline else ""
            reason = f"has no text in the export{name}: export it again"
            yield document.failure(reason, record.number)


def missing(document: Document, counts: Sequence[tuple[int, int]]) -> Iterator[Failure]:
    """A ``Failure`` for every export that counts more documents than the file holds.

    ``counts`` are the printed "N of M" in the order of the file; several exports in one file
    each begin their count again.
    """
    runs: list[list[tuple[int, int]]] = []
    for count in counts:
        if not runs or count[0] <= runs[-1][-1][0]:
            runs.append([])
        runs[-1].append(count)
    for run in runs:
        stated = Counter(total for _, total in run).most_common(1)[0][0]
        absent = sorted(set(range(1, min(stated, 100_000) + 1)) - {number for number, _ in run})
        if absent:
            yield document.failure(_absence(absent, stated, len(run)))


def _absence(absent: list[int], stated: int, held: int) -> str:
    named = ", ".join(str(number) for number in absent[:5])
    more = f" and {len(absent) - 5} more" if len(absent) > 5 else ""
    return f"counts {stated} documents and holds {held}: missing {named}{more}; export it again"


def _notices(record: Record, length: str, correction: str) -> Iterator[str]:
    if record.cut:
        yield "the record breaks off: the export was cut short"
    yield from record.notices
    if correction:
        yield f"the paper's correction: {_one_line(correction)}"
    stated = _NUMBER.search(length)
    if stated is None:
        return
    words = int(re.sub(r"\D", "", stated[0]))
    text = " ".join((record.headline, *record.body))
    counts = {len(text.split())}
    if _CJK.search(text):  # there some databases count letters
        counts.add(len(re.sub(r"\s", "", text)))
    if all(abs(read - words) > max(_SLACK, _TOLERANCE * words) for read in counts):
        nearest = min(counts, key=lambda read: abs(read - words))
        yield f"the database states {length.strip()}, {nearest} were read"


def _sections(line: str) -> tuple[str, ...]:
    """``FRONT PAGE; Pg. 1`` -> ``("FRONT PAGE",)``: the page is no section."""
    parts = (_PAGE_TAIL.sub("", " ".join(part.split())) for part in re.split(r"[;\n]", line))
    return tuple(dict.fromkeys(part for part in parts if part and not _PAGE.fullmatch(part)))


def _one_line(value: str) -> str:
    return " ".join(value.split())


_FACTIVA = re.compile(
    rb"<p[^<>]{1,40}articleParagraph|<title>[^<]{0,40}Factiva|<h1>[^<]{0,40}Factiva", re.I
)
_PROQUEST_PAGE = re.compile(rb"ProQuest document (?:link|ID)|<title>ProQuest", re.I)
_HOCR = re.compile(rb"""class=["'](?:ocr_page|ocr_carea|ocrx_block)["' ]""")


def readers_of_page(sample: bytes) -> Iterator[str]:
    """The modules of the readers that may know a page that begins so."""
    if _FACTIVA.search(sample):
        yield "databases.factiva"
    if b"DocPublicationName" in sample and b"titreArticle" in sample:
        yield "databases.europresse"
    if _PROQUEST_PAGE.search(sample):
        yield "databases.proquest"
    if all(mark in sample for mark in (b"topic-list", b"topic-detail", "文字数".encode())):
        yield "databases.europresse:read_japanese"
    if all(mark in sample for mark in (b"contentsTable", b"heiseiDetailArea")):
        yield "databases.europresse:read_japanese"
    if "^ИС:".encode("cp1251") in sample or "^ИС:".encode() in sample:
        yield "databases.europresse:read_integrum"
    if b"page_header" in sample and b"from_name" in sample and b'class="message' in sample:
        yield "notes.chats"
    if _HOCR.search(sample):
        yield "data.scans"
