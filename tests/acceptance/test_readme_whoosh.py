"""README's lines that search an archive with Whoosh itself, run as they are printed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_lines_for_whoosh_find_what_pressread_finds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "morgue"
    command = [sys.executable, "-m", "pressread", "--archive", str(archive), "import"]
    subprocess.run([*command, str(ROOT / "data")], check=True, capture_output=True)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    (lines,) = [block for block in blocks if "whoosh" in block]

    exec(lines.replace("ARCHIVE", str(archive)), {})

    printed = capsys.readouterr().out
    assert "US sanctions Turkey over Russian missiles" in printed
    assert "400 kilometres" not in printed
