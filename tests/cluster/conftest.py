"""Fixtures: nodes that several tests share, and the line that says where there are none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cluster.nodes import Nodes, NotHere


@pytest.fixture(scope="session")
def node() -> Iterator[Nodes]:
    """One node for all tests that leave it as it is."""
    yield from _started(1)


@pytest.fixture(scope="session")
def three() -> Iterator[Nodes]:
    """Three nodes for tests that end some of them, and bring them back."""
    yield from _started(3)


@pytest.fixture
def three_alone() -> Iterator[Nodes]:
    """Three nodes for one test that leaves them in disorder."""
    yield from _started(3)


_MISSING: list[str] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was not tried, and why."""
    for missing in dict.fromkeys(_MISSING):
        terminalreporter.write_line(f"tests on real nodes were skipped: {missing}")


def _started(count: int) -> Iterator[Nodes]:
    try:
        nodes = Nodes(count)
    except NotHere as missing:
        _MISSING.append(str(missing))
        pytest.skip(f"no cluster on this machine: {missing}")
    with nodes:
        yield nodes
