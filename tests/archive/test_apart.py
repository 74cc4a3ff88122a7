"""Issue 13: what an input takes in code that no alarm reaches costs that input alone, however few
files are imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import Any

import pytest

from pressread import library, open_archive, parse, processes
from pressread.errors import BadInput, TooLarge
from pressread.importer import import_paths
from pressread.processes import Apart, Ended
from pressread.workers import reading

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

STORY = "{} at the harbour\n\n3 May 2021\n\nThe ferry waited, said Ada Lund, who steers it.\n"


def stuck() -> None:
    """Time spent in C, where no signal is looked at."""
    pbkdf2_hmac("sha256", b"", b"", 1 << 30)


def greedy() -> None:
    """More memory than there may be."""
    bytearray(3 << 30)


@pytest.fixture
def apart() -> Iterator[Apart]:
    process = Apart(lambda: lambda question: question())
    yield process
    process.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    parse(STORY.format("Warm"))  # what is loaded here need not be loaded there
    monkeypatch.setattr(processes, "_GRACE", 1)
    monkeypatch.setattr(reading, "SECONDS_A_RECORD", 1.0)
    monkeypatch.setattr(library, "SECONDS", 1.0)


def test_answers_come_back_and_so_does_what_is_raised(apart: Apart) -> None:
    assert apart.ask(os.getpid) not in (0, os.getpid())
    first = apart.ask(os.getpid)
    with pytest.raises(BadInput, match="no article in it"):
        apart.ask(refuse)
    assert apart.ask(os.getpid) == first


def refuse() -> None:
    raise BadInput("no article in it")


def end() -> None:
    os._exit(3)


def test_one_that_ended_is_told_and_another_answers(apart: Apart) -> None:
    first = apart.ask(os.getpid)
    with pytest.raises(Ended):
        apart.ask(end)
    assert apart.ask(os.getpid) != first


@pytest.mark.parametrize(
    ("does", "told"), [(stuck, "more time or memory than one"), (greedy, "more memory than there")]
)
def test_an_input_that_takes_too_much_is_named_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, impatient: None, does: Any, told: str
) -> None:
    for name in ("One", "Two", "Three"):
        (tmp_path / f"{name}.txt").write_text(STORY.format(name))
    whole = reading.Reader.take

    def take(self: Any, source: Any, *rest: Any) -> None:
        if source.path.endswith("Two.txt"):
            does()
        whole(self, source, *rest)

    monkeypatch.setattr(reading.Reader, "take", take)
    paths = [str(tmp_path / f"{name}.txt") for name in ("One", "Two", "Three")]
    with open_archive(tmp_path / "morgue") as archive:
        outcomes = list(import_paths(archive, paths))
        assert [one.status for one in outcomes] == ["imported", "failed", "imported"]
        assert told in str(outcomes[1].reason)
        assert archive.count() == archive.search("harbour").total == 2


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY.format("One"))
    with open_archive(tmp_path / "morgue") as archive:
        for status in ("imported", "already there"):
            [outcome] = import_paths(archive, [str(tmp_path / "one.txt")])
            assert (outcome.status, outcome.headline) == (status, "One at the harbour")


@pytest.mark.parametrize("does", [stuck, greedy])
def test_the_library_refuses_an_input_that_takes_too_much(
    monkeypatch: pytest.MonkeyPatch, impatient: None, does: Any
) -> None:
    monkeypatch.setattr(library, "read_bytes", lambda *_, **__: does())
    with pytest.raises(TooLarge, match="takes more time or memory than one input may"):
        parse(STORY.format("One") + "Words. " * 20_000, path="long.txt")


def test_a_large_text_is_the_same_by_the_library_and_in_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = STORY.format("One") + "\nThe tide went out again, and nobody minded.\n" * 2_000
    apart = parse(text)
    monkeypatch.setattr(processes, "may_split", lambda: False)
    assert parse(text) == apart
