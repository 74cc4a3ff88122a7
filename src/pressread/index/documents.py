"""An article as documents of the index: one on the ``articles`` shelf, one a statement on
``statements``.

Columns of articles: ``published`` (yyyymmdd; 00 for a month or day not stated, absent for none),
``words``, ``quotes``, ``sketch`` and ``dispatch`` (see ``signature``); keywords ``publisher``,
``section``, ``language``, ``speaker``, ``has``. Of statements: ``published``, ``number``;
keywords ``article``, ``publisher``, ``section``, ``language``, ``speaker``, ``kind``.

Words inside quotation marks are indexed once as body and once as statement: ``quote:`` on the
articles' shelf is answered from the statements.
"""

from __future__ import annotations

from zlib import crc32

from pressread.article import ReportedSpeech
from pressread.fields import FIELDS
from pressread.query.fields import REPORTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.article import Article, Quote
    from pressread.index import Document, Texts, Value

#: The fields of a record whose words are searched, with what the index calls them.
SEARCHED = [(field.name, field.searched.name) for field in FIELDS if field.searched]


def article_document(article: Article) -> Document:
    """(id, fields, columns) of an article."""
    texts = {held: _texts(article, name) for name, held in SEARCHED}
    fields = {name: found for name, found in texts.items() if found}
    speakers = _speakers(article)
    if speakers:
        fields["speaker"] = speakers
    columns: dict[str, Value] = {**_shared(article)}
    columns["words"] = article.word_count
    columns["quotes"] = len(article.quotes)
    columns["sketch"], columns["dispatch"] = signature(article.body)
    columns["speaker"] = speakers
    columns["has"] = [name for name in ("byline", "caption") if fields.get(name)]
    return article.id, fields, columns


def statement_documents(article: Article) -> Iterator[Document]:
    """(``<article id>.<number>``, fields, columns) of every statement, the last one first: of
    equals the newest document comes first, and so they are listed as they are read.

    Reported speech is numbered on from the quotations; its ``kind`` is ``reported``.
    """
    shared = _shared(article)
    statements: list[Quote | ReportedSpeech] = [*article.quotes, *article.reported]
    for number, said in reversed(list(enumerate(statements))):
        cue = said.cue.text if isinstance(said, ReportedSpeech) and said.cue else None
        texts: dict[str, Texts] = {
            "quote": [said.text],
            "headline": _one(article.headline),
            "section": article.sections,
            "publisher": _one(article.publisher),
            "speaker": _one(_speaker_name(said)),
            "role": _one(said.speaker.role if said.speaker else None),
            "verb": _one(cue or getattr(said, "verb", None)),
        }
        columns: dict[str, Value] = {**shared, "number": number, "article": article.id}
        columns["speaker"] = _one(_speaker_name(said))
        columns["kind"] = getattr(said, "kind", REPORTED)
        yield f"{article.id}.{number}", {k: v for k, v in texts.items() if v}, columns


def day_number(published: str | None) -> int | None:
    """``2021-08-27…`` → 20210827, ``2021-08`` → 20210800, ``2021`` → 20210000."""
    if not published:
        return None
    digits = published[:10].replace("-", "")
    return int(digits.ljust(8, "0")) if digits.isascii() and digits.isdigit() else None


def _shared(article: Article) -> dict[str, Value]:
    language = article.language
    return {
        "published": day_number(article.published),
        "publisher": article.publisher,
        "section": list(dict.fromkeys(article.sections)),
        "language": language.replace("_", "-").partition("-")[0].lower() if language else None,
    }


def _texts(article: Article, name: str) -> list[str]:
    """The texts of a field of the record; of images their captions."""
    found = getattr(article, name)
    if isinstance(found, str):
        return [found]
    return [text for one in found or () if (text := getattr(one, "caption", one))]


def _one(text: str | None) -> list[str]:
    return [text] if text else []


def _speakers(article: Article) -> list[str]:
    names = [quote.speaker.name for quote in article.quotes if quote.speaker]
    return list(dict.fromkeys(name for name in names if name))


def _speaker_name(said: Quote | ReportedSpeech) -> str | None:
    """The name; where there is none, the mention, unless it is a pronoun."""
    if said.speaker is None or said.speaker.name:
        return said.speaker.name if said.speaker else None
    mention = said.speaker.as_written
    return mention if mention and (" " in mention or mention[0].isupper()) else None


_WORDS = 400
#: Shorter texts are alike by their form alone (results of companies, of matches).
_SHORTEST = 50


def signature(body: Sequence[str]) -> tuple[int, int]:
    """(sketch, dispatch): eight bytes of the eight smallest hashes, and the two smallest whole.

    0, 0 where the body is too short to be called a copy of anything.
    """
    words = " ".join(body).casefold().encode("utf-8", "replace").split()[:_WORDS]
    runs = zip(words, words[1:], words[2:], strict=False)
    smallest = sorted(set(map(crc32, map(b" ".join, runs))))[:8]
    if len(words) < _SHORTEST or len(smallest) < 8:
        return 0, 0
    sketch = int.from_bytes(bytes(sorted({value & 255 for value in smallest})).ljust(8, b"\0"))
    return sketch, smallest[0] << 32 | smallest[1]
