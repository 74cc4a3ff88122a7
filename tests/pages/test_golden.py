"""Whole records of pages in many layouts, compared with what was once read through by a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.golden import PAGES, expected_of, record_of


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_is_read_as_recorded(page: Path) -> None:
    assert record_of(page) == expected_of(page)
