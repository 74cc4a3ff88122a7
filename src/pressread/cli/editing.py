"""correct --edit: a record's fields in the reader's own editor, as TOML."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import tempfile
import tomllib
from typing import TYPE_CHECKING, Any

from pressread.archive.ruling import read_value
from pressread.errors import NotFound, UsageError
from pressread.store.corrections import LISTS, STATEMENT_FIELDS, TEXTS, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressread.archive import Archive

_EDITOR = "vi"  # what POSIX has everywhere
_HEAD = (
    "# {}\n# Change what is wrong, save and leave. An empty value is none; # begins a comment.\n"
)

Values = dict[str, list[str]]


def edited(archive: Archive, id: str, statement: int | None) -> Values:
    """What the reader changed in the editor: field → values. Raises ``UsageError`` for what is
    no TOML, with the file that keeps it, and where another changed the same meanwhile.
    """
    before = _fields(archive, id, statement)
    label = id if statement is None else f"{id}#{statement}"
    path = _in_editor(_HEAD.format(label) + "".join(map(_line, before.items())))
    try:
        changed = {
            field: values for field, values in _read(path, before).items()
            if values != before[field]
        }  # fmt: skip
        now = _fields(archive, id, statement)
    except UsageError as error:
        raise UsageError(f"{error}; your edit is kept in {path}") from error
    for field in changed:
        if now[field] != before[field]:
            raise UsageError(f"{field} was corrected meanwhile; your edit is kept in {path}")
    os.unlink(path)
    return changed


def _fields(archive: Archive, id: str, statement: int | None) -> Values:
    """What can be corrected as it is now."""
    record = archive.record(id)
    if statement is None:
        return {field: values_of(record[field]) for field in (*TEXTS, *LISTS)}
    if statement >= len(record["quotes"]):
        raise NotFound(f"no statement #{statement} in {id}")
    quote = record["quotes"][statement]
    speaker = quote["speaker"] or {}
    found = {"speaker": speaker.get("name"), "role": speaker.get("role"), **quote}
    found["speaker"] = speaker.get("name")
    return {field: values_of(found[field]) for field in STATEMENT_FIELDS}


def _line(field: tuple[str, list[str]]) -> str:
    name, values = field
    value: object = values if name in LISTS else "".join(values)
    return f"{name} = {_toml(value)}\n"


def _toml(value: object) -> str:
    """JSON's strings and lists are TOML's, but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _in_editor(text: str) -> str:
    """The path of a file with ``text`` that the reader has edited."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _EDITOR
    handle, path = tempfile.mkstemp(prefix="pressread-", suffix=".toml")
    with open(handle, "w", encoding="utf-8") as file:
        file.write(text)
    try:
        code = subprocess.run([*shlex.split(command), path], check=False).returncode
    except (OSError, ValueError) as error:
        os.unlink(path)
        raise UsageError(f"cannot run the editor {command} ({error}); set EDITOR") from error
    if code:
        raise UsageError(f"the editor {command} ended with {code}; your edit is kept in {path}")
    return path


def _read(path: str, before: Mapping[str, list[str]]) -> Values:
    """The values in an edited file; a field that is left out stays as it was."""
    try:
        with open(path, encoding="utf-8") as file:
            found: dict[str, Any] = tomllib.loads(file.read())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}") from error
    for field in found:
        if field not in before:
            raise UsageError(f"no field to correct: {field}")
    return {field: _values(field, value) for field, value in found.items()}


def _values(field: str, value: object) -> list[str]:
    if field in LISTS:
        texts = value if isinstance(value, list) else [value]
        return [str(text).strip() for text in texts if str(text).strip()]
    if isinstance(value, (list, dict)):
        raise UsageError(f"{field} takes one value in quotation marks")
    return read_value(field, str(value))
