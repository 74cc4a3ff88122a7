"""Records that pressread wrote itself (an export), read back as they were."""

from __future__ import annotations

import json

from pressread.article import Article
from pressread.errors import BadInput
from pressread.source import Source

#: The reader's own tags and note, which an export carries beside the record.
Margin = tuple[tuple[str, ...], str | None]


def read_record(source: Source) -> tuple[Article, Margin]:
    """The article whose record ``source.text`` holds, to the last field, with its margin.

    Raises ``BadInput`` where the text is no record.
    """
    try:
        data = json.loads(source.text)
        article = Article.from_dict(data)
        return article, (tuple(map(str, data.get("tags") or ())), data.get("note"))
    except (ValueError, TypeError, RecursionError) as error:
        raise BadInput(f"not a pressread record: {error}: {source.path}") from error
