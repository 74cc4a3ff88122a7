"""How long the campaign runs: ``--faults N`` rounds of each random test, from ``--seed``."""

from __future__ import annotations

import pytest


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """Rounds of a random test: few in CI."""
    return int(request.config.getoption("--faults"))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--seed"))
