"""Linear models: sums of weights, the logistic curve, shares of chance, calibration."""

from __future__ import annotations

import pytest

from pressread.text.linear import calibrated, chance, log_sum, score, shares, weighted

KNOTS = {"0.0": 0.5, "0.5": 0.6, "1.0": 0.9}


_SCORES = [
    (["a", "b"], 1.0),
    (["a", "a"], 3.0),
    (["x"], 0.0),
    ([], 0),
]


@pytest.mark.parametrize(("features", "wanted"), _SCORES)
def test_a_score_is_the_sum_of_the_features_that_hold(features: list[str], wanted: float) -> None:
    assert score({"a": 1.5, "b": -0.5}, features) == wanted


_WEIGHTED = [
    ([1.0, 2.0], [3.0, 4.0], 11.0),
    ([], [], 0),
    ([1.0], [-2.5], -2.5),
]


@pytest.mark.parametrize(("row", "model", "wanted"), _WEIGHTED)
def test_numbers_are_weighted_one_by_one(
    row: list[float], model: list[float], wanted: float
) -> None:
    assert weighted(row, model) == wanted


_CHANCES = [
    (0.0, 0.5),
    (1.0, 0.731059),
    (-1.0, 0.268941),
    (30.0, 1.0),
    (31.0, 1.0),
    (1000.0, 1.0),
    (-1000.0, 0.0),
]


@pytest.mark.parametrize(("value", "wanted"), _CHANCES)
def test_a_chance_lies_on_the_logistic_curve(value: float, wanted: float) -> None:
    assert round(chance(value), 6) == wanted


_SHARES = [
    ([], []),
    ([1.0], [1.0]),
    ([1.0, 1.0], [0.5, 0.5]),
    ([0.0, 1.0], [0.268941, 0.731059]),
    ([1000.0, 0.0], [1.0, 0.0]),
    ([3.0, 1.0, 2.0], [0.665241, 0.090031, 0.244728]),
]


@pytest.mark.parametrize(("scores", "wanted"), _SHARES)
def test_shares_sum_to_one(scores: list[float], wanted: list[float]) -> None:
    assert [round(share, 6) for share in shares(scores)] == wanted


_SUMS = [
    (0.0, 0.0, 0.693147181),
    (1.0, 2.0, 2.313261688),
    (2.0, 1.0, 2.313261688),
    (0.0, -100.0, 0.0),
    (-100.0, 0.0, 0.0),
    (0.0, -36.0, 0.0),
]


@pytest.mark.parametrize(("a", "b", "wanted"), _SUMS)
def test_logarithms_are_added_without_overflow(a: float, b: float, wanted: float) -> None:
    assert round(log_sum(a, b), 9) == wanted


_CALIBRATED = [
    (-1.0, 0.5),
    (0.0, 0.5),
    (0.25, 0.55),
    (0.5, 0.6),
    (0.75, 0.75),
    (1.0, 0.9),
    (2.0, 0.9),
]


@pytest.mark.parametrize(("share", "wanted"), _CALIBRATED)
def test_a_share_is_calibrated_between_the_knots_and_held_at_the_ends(
    share: float, wanted: float
) -> None:
    assert round(calibrated(share, KNOTS), 6) == wanted


def test_a_table_without_knots_leaves_the_share_as_it_is() -> None:
    assert calibrated(0.3, {}) == 0.3
    assert calibrated(0.3, {"0.5": 0.7}) == 0.7
