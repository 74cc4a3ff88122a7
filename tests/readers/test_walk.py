"""Which files lie under the paths that a person names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pressread.readers import walk
from pressread.source import Failure


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_folders_are_walked_in_order_of_name_and_hidden_entries_passed_over(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a/2.txt", "a/1.txt", "c/.hidden/x.txt", "c/.dot", "c/z.txt")
    found = [os.path.relpath(str(path), tmp_path) for path in walk([str(tmp_path)])]
    assert found == ["a/1.txt", "a/2.txt", "b.txt", "c/z.txt"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    made(tmp_path, ".dot")
    assert list(walk([str(tmp_path / ".dot")])) == [str(tmp_path / ".dot")]


def test_standard_input_stays_a_dash_among_files(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    assert list(walk(["-", str(tmp_path / "a.txt")])) == ["-", str(tmp_path / "a.txt")]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    made(tmp_path, "a/1.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again").symlink_to(tmp_path / "a", target_is_directory=True)
    assert list(walk([str(tmp_path)])) == [str(tmp_path / "a" / "1.txt")]


def test_the_excluded_folder_is_left_out_by_whatever_path(tmp_path: Path) -> None:
    made(tmp_path, "archive/archive.db", "a.txt")
    excluded = str(tmp_path / "." / "archive")
    assert list(walk([str(tmp_path)], exclude=excluded)) == [str(tmp_path / "a.txt")]


def test_a_path_that_is_not_there_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    missing, found = walk([str(tmp_path / "none"), str(tmp_path / "a.txt")])
    assert isinstance(missing, Failure)
    assert missing.reason == (
        "cannot be read (No such file or directory): check the path and its permissions"
    )
    assert found == str(tmp_path / "a.txt")


def test_a_link_to_nothing_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (outcome,) = walk([str(tmp_path)])
    assert isinstance(outcome, Failure)


def test_a_name_that_no_system_allows_is_a_failure() -> None:
    (outcome,) = walk(["a\0b"])
    assert isinstance(outcome, Failure)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_inside_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (outcome,) = walk([str(tmp_path)])
    assert isinstance(outcome, Failure)
    assert outcome.reason == "is a pipe, socket or device, not a file: passed over"
