"""correct and corrections: what the reader rules of a record."""

from __future__ import annotations

from pressread.cli.options import Output, Place
from pressread.cli.writing import emit, say
from pressread.corrections import ALSO, DATES, LISTS
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from pressread.archive import Archive

NOTHING = "-"


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
        given = read_changes(changes or ()) if changes else _edited(archive, id, statement)
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


def read_changes(words: Sequence[str]) -> dict[str, list[str]]:
    """``FIELD=VALUE`` words as the archive takes them. Raises ``UsageError``."""
    found: dict[str, list[str]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise UsageError(f"{word}: write FIELD=VALUE, as in published=2021-08-27")
        field = name.strip().lower()
        field = ALSO.get(field, field)
        found[field] = read_value(field, value)
    return found


def read_value(field: str, text: str) -> list[str]:
    """What was typed for a field: no, one, or several texts. Raises ``UsageError``."""
    if text.strip() in ("", NOTHING):
        return []
    if field in LISTS:
        return [part.strip() for part in text.split(LISTS[field]) if part.strip()]
    return [_date(field, text) if field in DATES else text.strip()]


def _date(field: str, text: str) -> str:
    from pressread.article import is_iso_date
    from pressread.query.dates import NoDate, read_date

    if is_iso_date(text.strip()):
        return text.strip()
    try:
        return read_date(text)
    except NoDate as error:
        raise UsageError(f"{field}={text}: {error}") from error


def _edited(archive: Archive, id: str, statement: int | None) -> Mapping[str, Sequence[str]]:
    from pressread.cli.editing import edited

    return edited(archive, id, statement)


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
