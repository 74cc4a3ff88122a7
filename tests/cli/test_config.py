from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pressread import config
from pressread.errors import ConfigError


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("PRESSREAD_CONFIG", str(path))
    monkeypatch.delenv("PRESSREAD_THEME", raising=False)
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="the place is worked out by hand on Linux only")
def test_the_place_is_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_config_dir

    assert config.config_file() == f"{user_config_dir('pressread')}/config.toml"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert config.config_file() == f"{user_config_dir('pressread')}/config.toml"


def test_without_a_file_everything_is_as_usual(file: Path) -> None:
    assert config.setting("theme") == ("auto", "default")
    assert config.default("limit", 10) == 10
    assert config.archive_folder(None) is None


def test_the_environment_wins_over_the_file_and_an_option_over_both(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('archive = "~/morgue"\ntheme = "dark"\nlimit = 3\n', encoding="utf-8")
    assert config.setting("theme") == ("dark", str(file))
    assert config.default("limit", 10) == 3
    assert config.archive_folder(None) == str(Path("~/morgue").expanduser())
    monkeypatch.setenv("PRESSREAD_ARCHIVE", "elsewhere")
    monkeypatch.setenv("PRESSREAD_THEME", "light")
    assert config.setting("theme") == ("light", "environment PRESSREAD_THEME")
    assert config.archive_folder(None) == "elsewhere"
    assert config.archive_folder("here") == "here"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('limit = 3\ntheme = "pink"', "line 2: theme is 'pink'; use auto, light, dark, mono"),
        ("\n\nlimit = 'ten'", "line 3: limit must be a whole number, not 'ten'"),
        ("limit = -1", "line 1: limit is -1; use 0 for all, or more"),
        ("iso = 1", "line 1: iso must be true or false, not 1"),
        ("colour = 'auto'", "line 1: no such setting: colour; there are archive, theme"),
        ("[defaults]\nlimit = 3", "line 1: no such setting: defaults"),
        ("theme = \n", "config.toml line 1: theme =: invalid value; text needs quotation marks"),
        (
            "iso = true\npager = less -R\n",
            "config.toml line 2: pager = less -R: invalid value; text needs quotation marks",
        ),
        ('theme = "dark', 'config.toml line 1: theme = "dark: '),
        ("theme = '\udce9'", "config.toml line 1: no UTF-8; save the file as UTF-8"),
    ],
)
def test_a_broken_file_is_named_with_line_and_key(file: Path, text: str, message: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError) as raised:
        config.setting("theme")
    assert message in str(raised.value)
    assert str(file) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_wrong_value_in_the_environment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSREAD_THEME", "pink")
    with pytest.raises(ConfigError, match="environment PRESSREAD_THEME: theme is 'pink'"):
        config.setting("theme")
