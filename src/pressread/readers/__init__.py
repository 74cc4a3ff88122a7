"""Input formats: paths -> files -> one or many ``Source``s each. One module a format."""

from __future__ import annotations

from pressread.readers.reading import read_bytes, read_path
from pressread.readers.walk import walk

__all__ = ["read_bytes", "read_path", "walk"]
