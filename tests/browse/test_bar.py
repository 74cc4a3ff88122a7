"""The line under the search points at what could not be read, where there is room for it."""

from __future__ import annotations

import pytest

from pressread.browse.bar import pointed
from pressread.errors import QueryError


@pytest.mark.parametrize(
    ("query", "column", "length", "width", "line"),
    [
        ("a OR", 2, 2, 80, "     ^^ no word"),
        ("(a", 0, 0, 80, "   ^ no word"),
        ("日本 (", 3, 1, 80, "        ^ no word"),  # two cells a character
        ("日本", 0, 2, 80, "   ^^^^ no word"),
        ("abcdef", 5, 1, 29, "        ^ no word"),
        ("abcdef", 5, 1, 28, "   at column 6: no word"),
        ("a (cdef", 2, 1, 29, "   at column 3: no word"),
    ],
)
def test_what_is_wrong_with_a_query(
    query: str, column: int, length: int, width: int, line: str
) -> None:
    error = QueryError("no\n word", query, column, length)
    assert pointed(error, width).plain == line
