"""Whether a record holds the very characters that were asked for."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def holds(record: Mapping[str, Any], wanted: str) -> bool:
    """Whether ``wanted`` stands in some text of a record, as it is written there."""
    written = json.dumps(wanted, ensure_ascii=False)[1:-1]
    return written in json.dumps(record, ensure_ascii=False)
