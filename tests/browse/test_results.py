"""A headline takes the lines that there are: as many as it needs, the last one cut."""

from __future__ import annotations

import pytest
from rich.text import Text

from pressread.browse.results import few


@pytest.mark.parametrize(
    ("text", "width", "most", "lines"),
    [
        ("Fog at the harbour", 20, 1, ["Fog at the harbour"]),
        ("Fog at the harbour", 10, 2, ["Fog at the", "harbour"]),
        ("Fog at the harbour", 10, 1, ["Fog at th…"]),
        ("Fog at the harbour and ice", 10, 2, ["Fog at the", "harbour a…"]),
        ("濃霧で港の船が止まる", 10, 1, ["濃霧で港…"]),
        ("濃霧で港の船が止まる朝", 10, 2, ["濃霧で港の", "船が止ま…"]),
        ("", 10, 2, [""]),
    ],
)
def test_a_text_in_a_few_lines(text: str, width: int, most: int, lines: list[str]) -> None:
    assert [line.plain.rstrip() for line in few(Text(text), width, most)] == lines
