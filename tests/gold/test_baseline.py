"""The sample articles are read no worse than when the baseline was kept."""

from __future__ import annotations

import json

from tests.gold.figures import BASELINE, figures, worse


def test_no_figure_of_the_sample_articles_fell() -> None:
    assert worse(figures(), json.loads(BASELINE.read_text(encoding="utf-8"))) == []


def test_more_wrong_and_fewer_right_are_both_worse() -> None:
    before = {"said found": 3, "said by a wrong person": 1}

    assert worse({"said found": 3, "said by a wrong person": 0}, before) == []
    assert worse({"said found": 2, "said by a wrong person": 1}, before) == ["said found"]
    assert worse({"said found": 4, "said by a wrong person": 2}, before) == [
        "said by a wrong person"
    ]
