"""Settings: one TOML file in the platform's place, under the environment, under the options.

    archive = "~/morgue"     # the archive's folder
    theme = "dark"           # auto, light, dark, mono
    color = "auto"           # auto, always, never
    pager = "less -FRX"      # "" for none
    iso = false              # dates as 2021-08-27
    limit = 10               # 0 for all
    sort = "relevance"       # relevance, newest, oldest, headline

``tomllib`` is imported only where there is a file to read.
"""

from __future__ import annotations

import os
import sys

from pressread.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | bool

_CHOICES = {
    "theme": ("auto", "light", "dark", "mono"),
    "color": ("auto", "always", "never"),
    "sort": ("relevance", "newest", "oldest", "headline"),
}
DEFAULTS: dict[str, Value | None] = {
    "archive": None, "theme": "auto", "color": "auto", "pager": None, "iso": False, "limit": None,
    "sort": None,
}  # fmt: skip
_KINDS: dict[str, type] = {"iso": bool, "limit": int}
_ENVIRONMENT = {
    "archive": ("PRESSREAD_ARCHIVE",),
    "theme": ("PRESSREAD_THEME",),
    "pager": ("PRESSREAD_PAGER", "PAGER"),
    "color": (),
}
_read: dict[str, dict[str, Value]] = {}


def config_file() -> str:
    """Where the file is or would be: ``PRESSREAD_CONFIG``, else the platform's place.

    On Linux and the BSDs the place is worked out here; elsewhere ``platformdirs`` is asked.
    """
    named = os.environ.get("PRESSREAD_CONFIG")
    if named:
        return os.path.expanduser(named)
    if sys.platform in ("darwin", "win32", "cygwin"):
        from platformdirs import user_config_dir

        return os.path.join(user_config_dir("pressread", appauthor=False), "config.toml")
    base = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
    return os.path.join(base, "pressread", "config.toml")


def default(name: str, otherwise: Value) -> Value:
    """What the environment or the file says, else ``otherwise``. Raises ``ConfigError``."""
    value, _ = setting(name)
    return otherwise if value is None else value


def archive_folder(option: str | None) -> str | None:
    """The folder by option, environment or file; ``None`` is the platform's user data folder."""
    value = option or setting("archive")[0]
    return os.path.expanduser(str(value)) if value else None


def setting(name: str) -> tuple[Value | None, str]:
    """A setting and where it comes from. Raises ``ConfigError``."""
    for variable in _ENVIRONMENT.get(name, ()):
        if os.environ.get(variable):
            value = os.environ[variable]
            _check(name, value, f"environment {variable}")
            return value, f"environment {variable}"
    path = config_file()
    found = settings(path)
    if name in found:
        return found[name], path
    return DEFAULTS[name], "default"


def settings(path: str) -> Mapping[str, Value]:
    """What the file says; nothing where there is none.

    Raises ``ConfigError``, which names the line and the key.
    """
    if path not in _read:
        _read[path] = _load(path)
    return _read[path]


def _load(path: str) -> dict[str, Value]:
    try:
        with open(path, "rb") as file:
            raw = file.read(1 << 20)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"cannot read the configuration: {path}: {error.strerror}") from error
    import tomllib

    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line = 1 + raw[: error.start].count(b"\n")
        raise ConfigError(f"{path} line {line}: no UTF-8; save the file as UTF-8") from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} {_broken(text, str(error))}") from error
    for name, value in found.items():
        _check(name, value, f"{path} line {_line(text, name)}")
    return found


def _broken(text: str, told: str) -> str:
    """Where the file breaks off making sense: the line, as it stands there, and what is wrong."""
    reason, _, place = told.partition(" (at ")
    lines = text.splitlines() or [""]
    digits = place.removeprefix("line ").partition(",")[0]
    number = int(digits) if digits.isdecimal() else len(lines)  # else: "at end of document"
    line = lines[min(number, len(lines)) - 1].strip()
    hint = "" if not line or '"' in line or "=" not in line else "; text needs quotation marks"
    return f"line {number}: {line[:60]}: {reason[:1].lower()}{reason[1:]}{hint}"


def _check(name: str, value: object, where: str) -> None:
    if name not in DEFAULTS:
        raise ConfigError(f"{where}: no such setting: {name}; there are {', '.join(DEFAULTS)}")
    kind = _KINDS.get(name, str)
    if type(value) is not kind:
        raise ConfigError(f"{where}: {name} must be {_CALLED[kind]}, not {value!r}")
    if name in _CHOICES and value not in _CHOICES[name]:
        raise ConfigError(f"{where}: {name} is {value!r}; use {', '.join(_CHOICES[name])}")
    if name == "limit" and isinstance(value, int) and value < 0:
        raise ConfigError(f"{where}: limit is {value}; use 0 for all, or more")


_CALLED = {str: "text in quotation marks", int: "a whole number", bool: "true or false"}


def _line(text: str, name: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.partition("=")[0].strip().strip("\"'") == name or line.strip() == f"[{name}]":
            return number
    return 1
