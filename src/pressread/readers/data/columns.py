"""What a column, key or element of a database export is called -> the field that it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pressread.readers import bylines, fragments, languages, trees
from pressread.readers.fragments import Body
from pressread.readers.givens import body_fields, given
from pressread.source import Given
from pressread.text.date_fields import date_field

_NAMES = {
    "headline": "headline title articletitle hed titel titre título titulo titolo kop ueberschrift "
    "überschrift schlagzeile заголовок название 見出し 标题 標題 제목",
    "kicker": "kicker strapline dachzeile overline",
    "summary": "summary dek subtitle subheadline subhead description excerpt abstract lead lede "
    "standfirst teaser untertitel vorspann chapo résumé анонс аннотация excerpt articleexcerpt",
    "body": "body text content fulltext articletext articlebody bodytext maintext story plaintext "
    "contenthtml contenttext bodyhtml html article texte contenu testo texto inhalt volltext "
    "текст 本文 正文 내용",
    "byline": "byline author authors by creator writer reporter autor autoren auteur auteurs "
    "autore verfasser автор авторы 作者 著者 기자",
    "publisher": "publisher publication newspaper outlet source sourcename medium media journal "
    "provider quelle zeitung journalname sitename publishername feed источник издание 来源 매체",
    "published": "published date publishdate publisheddate publicationdate publicationdatetime "
    "pubdate datepublished publishedat dateofpublication issuedate articledate datum "
    "erscheinungsdatum datedepublication fecha data дата 日付 日期 発行日 날짜",
    "time": "time uhrzeit heure hora ora время publicationtime",
    "updated": "updated datemodified lastmodified modified",
    "sections": "section sections category categories desk department rubrik ressort rubrique "
    "sección sezione рубрика",
    "language": "language lang sprache langue idioma язык",
    "url": "url link articleurl weburl canonicalurl permalink href adresse",
    "dateline": "dateline city town ort",
}
_MARKUP = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]*)?/?>|&#?\w{2,8};", re.IGNORECASE)
_WORDY = re.compile(r"[^\W\d_]")
_LONGEST_DATE = 20
_PARAGRAPHS = 5000
_TEXTS = ("text", "content", "html", "value", "paragraph")
_FIELD = {name: field for field, names in _NAMES.items() for name in names.split()}
_ORDER = {field: names.split() for field, names in _NAMES.items()}


def fields_of(names: Iterable[str]) -> dict[str, list[str]]:
    """For each field that ``names`` have, the names that mean it, the likeliest first."""
    found: dict[str, list[str]] = {}
    for name in names:
        field = _FIELD.get(_plain(name))
        if field is not None:
            found.setdefault(field, []).append(name)
    for field, known in found.items():
        known.sort(key=lambda name: _ORDER[field].index(_plain(name)))
    return found


def holds_articles(found: Mapping[str, list[str]]) -> bool:
    """Whether the columns can be articles: a text, and a headline or a date."""
    return ("body" in found or "summary" in found) and ("headline" in found or "published" in found)


def given_of(row: Mapping[str, Any], found: Mapping[str, list[str]], layout: str) -> Given:
    """One row as ``Given``; where no column is a text, the summary is taken for it."""
    values = {
        field: _first(row, names, _as_paragraphs if field == "body" else as_text)
        for field, names in found.items()
    }
    where = {field: names[0] for field, names in found.items()}
    headline = trees.fold(values.get("headline", ""))
    body = _body(values.get("body", ""), headline)
    summary = " ".join(_body(values.get("summary", ""), headline).paragraphs)
    source = "body"
    if not body.paragraphs:
        body, source, summary = _body(values.get("summary", ""), headline), "summary", ""
    return given(
        layout,
        {
            "headline": (headline, where.get("headline")),
            "kicker": (trees.fold(values.get("kicker", "")), where.get("kicker")),
            "summary": (summary, where.get("summary")),
            "byline": (bylines.names(values.get("byline")), where.get("byline")),
            "publisher": (trees.fold(values.get("publisher", "")), where.get("publisher")),
            "published": (_moment(values), where.get("published")),
            "updated": (date_field(values.get("updated")), where.get("updated")),
            "sections": (_sections(values.get("sections", ""), where), where.get("sections")),
            "language": (languages.code(values.get("language")), where.get("language")),
            "dateline": (trees.fold(values.get("dateline", "")), where.get("dateline")),
            "url": (values.get("url", "").strip(), where.get("url")),
        }
        | body_fields(body, where.get(source, source)),
    )


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


def _first(row: Mapping[str, Any], names: list[str], read: Callable[[Any], str]) -> str:
    """The first of these columns that is filled, as text."""
    return next((text for text in (read(row.get(name)) for name in names) if text), "")


def _as_paragraphs(value: Any) -> str:
    """A text, or a list of paragraphs with blank lines between them."""
    if not isinstance(value, list):
        return as_text(value)
    return "\n\n".join(text for text in map(_as_paragraph, value[:_PARAGRAPHS]) if text)


def _as_paragraph(value: Any) -> str:
    """An entry of such a list: a string, or an object whose text it is."""
    if isinstance(value, dict):
        text = next((value[name] for name in _TEXTS if isinstance(value.get(name), str)), None)
        return text.strip() if text else as_text(value)
    return as_text(value)


def as_text(value: Any) -> str:
    """A cell, JSON value or list of them as text; a person or thing by its name."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "; ".join(text for text in (as_text(item) for item in value[:50]) if text)
    if isinstance(value, dict):
        names = ("name", "title", "literal", "value")
        return next((as_text(value[name]) for name in names if value.get(name)), "")
    return ""


def _body(text: str, headline: str) -> Body:
    markup = _MARKUP.search(text)
    body = fragments.from_html(text) if markup else Body(fragments.from_plain(text))
    while len(body.paragraphs) > 1 and (body.paragraphs[0] == headline or _is_date(body)):
        body = Body(body.paragraphs[1:], body.kinds[1:], body.captions)
    return body


def _is_date(body: Body) -> bool:
    first = body.paragraphs[0]
    return len(first) <= _LONGEST_DATE and not _WORDY.search(first) and bool(date_field(first))


def _moment(values: Mapping[str, str]) -> str | None:
    day = date_field(values.get("published"))
    if day is None or "T" in day or not values.get("time"):
        return day
    return date_field(f"{day} {values['time']}") or day


def _sections(text: str, where: Mapping[str, str]) -> tuple[str, ...]:
    """A list of sections. Our own tables part them by a slash, in a column called ``sections``;
    elsewhere a section may have one in its name ("Arts/Books").
    """
    own = where.get("sections", "") == "sections" and not re.search(r"[;|>]", text)
    return _list(text, r"/" if own else r"[;|>]")


def _list(text: str, marks: str) -> tuple[str, ...]:
    parts = (trees.fold(part) for part in re.split(marks, text))
    return tuple(dict.fromkeys(part for part in parts if part))
