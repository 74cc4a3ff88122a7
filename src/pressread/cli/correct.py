"""correct and corrections: what the reader rules of a record."""

from __future__ import annotations

from pressread.cli.editing import edited
from pressread.cli.options import Output, Place
from pressread.cli.streams import say
from pressread.cli.writing import emit
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


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
    _say(id, made)
    if not made:
        say(f"{id}: nothing to change")
    return 0


def corrections(out: Output, at: Place, id: list[str] | None = None) -> int:
    """List what was corrected."""
    from pressread.cli.ids import wanted
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
    from pressread.cli import streams
    from pressread.output.listing import ruling_line

    for one in rulings:
        streams.write(f"{one['at'][:10]}  {ruling_line(one)}\n")
    return 0 if rulings else _nothing("nothing was corrected in it")


def _nothing(told: str) -> int:
    say(told)
    return 1
