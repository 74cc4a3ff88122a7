"""News articles in any number: those of the bench as they are, then recombined.

An article past the last real one takes the paragraph count of a random real article and fills it
with random paragraphs of all, under the headline of another and a name, with an id, a date, a
publisher and two invented names of its own. Frequencies of words stay what they are in news; the
vocabulary grows with the archive, as it does.
"""

from __future__ import annotations

import datetime
import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pressread.index import Document

PUBLISHERS = [f"{place} {kind}" for place in ("Harbour", "Valley", "Northern", "Capital", "Coast")
              for kind in ("Post", "Herald", "Wire", "Observer", "Tribune")]  # fmt: skip
_SYLLABLES = "ka ro mi ve len sha tor bu ine dal gre pol sto wen zu ari ek hos jun fa ol ty".split()


class Story(NamedTuple):
    """An article as the benchmarks need it."""

    id: str
    headline: str
    body: list[str]
    published: str | None
    publisher: str
    section: str | None

    @property
    def size(self) -> int:
        """Bytes of UTF-8 text."""
        return sum(len(text.encode()) for text in (self.headline, *self.body))


def bench_folder() -> Path:
    """Where the measuring data lies: ``PRESSREAD_BENCH``, else beside the checkout."""
    named = os.environ.get("PRESSREAD_BENCH")
    return Path(named) if named else Path(__file__).parents[3] / "shared" / "bench"


def real_stories() -> list[Story]:
    """The articles of ``plain``; raises ``SystemExit`` with one line where they are missing."""
    path = bench_folder() / "plain" / "articles.jsonl.gz"
    if not path.exists():
        raise SystemExit(f"no measuring data at {path}: set PRESSREAD_BENCH")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_story(number, json.loads(line)) for number, line in enumerate(lines)]


def _story(number: int, record: dict[str, str | None]) -> Story:
    body = [part.strip() for part in (record.get("body") or "").split("\n\n")]
    return Story(
        f"{number:012d}",
        record.get("title") or "",
        [part for part in body if part],
        _day(record.get("date")),
        str(record.get("source") or "unknown"),
        record.get("section"),
    )


def _day(stated: str | None) -> str | None:
    try:
        return datetime.date.fromisoformat((stated or "")[:10]).isoformat()
    except ValueError:
        return None


def stories(count: int, real: list[Story] | None = None) -> Iterator[Story]:
    """``count`` articles, the same every time."""
    real = real if real is not None else real_stories()
    yield from real[:count]
    paragraphs = [part for story in real for part in story.body]
    chance = random.Random(1987)
    for number in range(len(real), count):
        length = len(chance.choice(real).body)
        body = [chance.choice(paragraphs) for _ in range(length)]
        names = [_name(chance), _name(chance)]
        body[0:1] = [f"{names[0]} and {names[1]}: {body[0] if body else ''}"]
        day = datetime.date(1987, 1, 1) + datetime.timedelta(chance.randrange(14_500))
        headline = f"{chance.choice(real).headline}: {names[0]}"
        section = chance.choice(real).section
        yield Story(f"{number:012d}", headline, body, day.isoformat(),
                    chance.choice(PUBLISHERS), section)  # fmt: skip


def _name(chance: random.Random) -> str:
    first, last = ("".join(chance.choices(_SYLLABLES, k=k)) for k in (2, 3))
    return f"{first.title()} {last.title()}"


def document(story: Story) -> Document:
    """A story as the index takes it."""
    fields = {
        "headline": [story.headline],
        "body": story.body,
        "publisher": [story.publisher],
        "section": [story.section] if story.section else [],
    }
    columns = {
        "published": int(story.published.replace("-", "")) if story.published else None,
        "publisher": story.publisher,
        "section": story.section,
        "words": sum(len(part.split()) for part in story.body),
    }
    return story.id, fields, columns
