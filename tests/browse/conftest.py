"""An archive to read in; nothing of this is run where Textual is not installed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pressread.archive import open_archive
from tests.making import article
from tests.render import samples

pytest.importorskip("textual", reason="the reader needs the extra: pip install 'pressread[browse]'")

DAYS = 80
_WORDS = (
    "pier boats subsidy mail storm budget barge quarrel island crew lamp rope tariff winter "
    "ledger anchor tide permit bench thread vote bridge gull herring market chapel tram bell"
).split()


def _minutes(number: int, part: int) -> str:
    """A paragraph that no other meeting has."""
    words = random.Random(100 * number + part).choices(_WORDS, k=24)
    return f"Item {part}: {' '.join(words)}."


@pytest.fixture(scope="session")
def morgue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles in four scripts, a hostile one, and a year of council meetings."""
    folder = tmp_path_factory.mktemp("browse") / "morgue"
    meetings = [
        article(
            f"Council meets for the {number}th time",
            f"The council met on Monday and spoke about the harbour, item {number}.",
            *(_minutes(number, part) for part in range(12)),
            publisher="Council Gazette" if number % 4 else "The Harbour Post",
            published=f"{2019 + number % 2}-05-{1 + number % 28:02}",
            sections=("Council",),
            language="en",
        )
        for number in range(DAYS)
    ]
    with open_archive(folder) as archive:
        archive.add([*samples.ARTICLES.values(), samples.HOSTILE, *meetings])
        archive.catch_up()
    return folder
