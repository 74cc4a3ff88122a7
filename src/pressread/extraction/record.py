"""Records that pressread wrote itself (an export), read back as they were."""

from __future__ import annotations

import json

from pressread.article import Article
from pressread.errors import BadInput
from pressread.source import Source


def read_record(source: Source) -> Article:
    """The article whose record ``source.text`` holds, to the last field.

    Raises ``BadInput`` where the text is no record.
    """
    try:
        return Article.from_dict(json.loads(source.text))
    except (ValueError, RecursionError) as error:
        raise BadInput(f"not a pressread record: {source.path}: {error}") from error
