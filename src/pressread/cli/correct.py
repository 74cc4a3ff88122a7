"""correct and corrections: what the reader rules of a record, in words or in an editor."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import tempfile
import tomllib
from typing import Any

from pressread.archive.ruling import read_value
from pressread.cli.account import question
from pressread.cli.options import Place
from pressread.cli.writing import Output, emit, say
from pressread.errors import NotFound, UsageError
from pressread.store.corrections import LISTS, STATEMENT_FIELDS, TEXTS, values_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from pressread.archive import Archive


def correct(
    target: str,
    at: Place,
    changes: list[str] | None = None,
    edit: bool = False,
    undo: bool = False,
    list: bool = False,
) -> int:
    """Correct an article or a statement, take that back, or tell what was corrected."""
    if sum((bool(changes), edit, undo, list)) != 1:
        raise UsageError("correct takes FIELD=VALUE…, or one of --edit, --undo, --list")
    prefix, statement = _parted(target)
    with at.opened() as archive:
        id = archive.resolve(prefix)
        if list:
            return _told(archive.corrections(id))
        if undo:
            gone = archive.undo_correction(id)
            _say(id, [{**one, "was": one["value"], "value": one["was"]} for one in gone])
            return 0 if gone else _nothing(f"nothing was corrected in {id}")
        given = _changes(changes or ()) if changes else edited(archive, id, statement)
        made = archive.correct(id, given, statement=statement)
        asked = question([archive.record(id)])
    _say(id, made)
    if not made:
        say(f"{id}: nothing to change")
    elif asked:
        say(f"Try: {asked}")
    return 0


def corrections(out: Output, at: Place, id: list[str] | None = None) -> int:
    """List what was corrected."""
    from pressread.cli.options import wanted
    from pressread.output.listing import CorrectionsView

    with at.opened() as archive:
        ids = wanted(archive, id) if id else (None,)
        rulings = [ruling for one in ids for ruling in archive.corrections(one)]
    return emit(CorrectionsView(rulings), out)


def _parted(target: str) -> tuple[str, int | None]:
    """``k3v9#3`` as an id and the number of a statement. Raises ``UsageError``."""
    id, mark, number = target.partition("#")
    if not mark:
        return id, None
    if not number.isascii() or not number.isdecimal() or len(number) > 6:
        raise UsageError(f"{target}: after # stands the number of a statement, as quotes shows it")
    return id, int(number)


def _changes(words: Sequence[str]) -> dict[str, list[str]]:
    from pressread.archive.ruling import read_changes

    return read_changes(words)


def _say(id: str, rulings: Sequence[Mapping[str, Any]]) -> None:
    from pressread.output.listing import ruling_line

    for one in rulings:
        say(ruling_line({"id": id, **one}))
    if rulings:
        say(f"to take it back: pressread correct {id} --undo")


def _told(rulings: Sequence[Mapping[str, Any]]) -> int:
    from pressread.cli import writing
    from pressread.output.listing import ruling_line

    for one in rulings:
        writing.write(f"{one['at'][:10]}  {ruling_line(one)}\n")
    return 0 if rulings else _nothing("nothing was corrected in it")


def _nothing(told: str) -> int:
    say(told)
    return 1


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
