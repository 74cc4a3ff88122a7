"""Words that stand together raise an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressread.index.evaluate.positions import closeness

from .shelf import Shelf, article


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([[3], [4]], 1.0),
        ([[4], [3]], 0.7),
        ([[3], [5]], 0.5),
        ([[3], [30]], 0.0),
        ([[3, 40], [41, 90]], 1.0),
        ([[1], [2], [3]], 1.0),
        ([[1], [2], [90]], 0.5),
        ([[1], []], 0.0),
        ([[1]], 0.0),
    ],
)
def test_closeness_is_of_neighbours_in_the_query(places: list[list[int]], expected: float) -> None:
    assert closeness(places) == expected


def test_words_side_by_side_and_in_the_headline_come_first(tmp_path: Path) -> None:
    filler = "The night was long and the quay was empty but for gulls and a dog that slept."
    texts = {
        "apart": article(f"A ferry came. {filler} {filler} They had a strike in mind, they said."),
        "beside": article(
            f"A ferry strike came. {filler} {filler} They had it in mind, they said."
        ),
        "headline": article(
            f"It came. {filler} {filler} They had all of it in mind, they said.", "Ferry strike"
        ),
        "turned": article(
            f"It came. {filler} {filler} They had all of it in mind, they said.", "Strike, ferry"
        ),
    }
    shelf = Shelf(tmp_path, texts)
    assert shelf.named("ferry strike") == ["headline", "turned", "beside", "apart"]
