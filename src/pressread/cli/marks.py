"""mark and marks: passages that the reader lays a finger on."""

from __future__ import annotations

import re

from pressread.cli.options import Output, Place
from pressread.cli.streams import say
from pressread.cli.writing import emit
from pressread.errors import UsageError

_PLACE = re.compile(r"([^:#]+)(?::([0-9]{1,6})(?::([0-9]{1,9})-([0-9]{1,9}))?)?")


def mark(
    target: str,
    at: Place,
    words: list[str] | None = None,
    note: str | None = None,
    tag: list[str] | None = None,
    remove: int | None = None,
) -> int:
    """Mark a passage, or take a mark away."""
    from pressread.output.listing import passage

    found = _PLACE.fullmatch(target)
    if found is None or found[2] == "0":
        raise UsageError(
            f"{target}: write ID, ID:7 for paragraph 7, or ID:7:10-42 for a part of it"
        )
    paragraph = int(found[2]) - 1 if found[2] else None
    span = (int(found[3]), int(found[4])) if found[3] else None
    with at.opened() as archive:
        if remove is not None:
            archive.resolve(found[1])
            archive.unmark(remove)
            say(f"mark {remove} is taken away")
            return 0
        text = " ".join(words) if words else None
        made = archive.mark(
            found[1], text, paragraph=paragraph, span=span, note=note, tags=tag or ()
        )
    place = f"{made['id']}:{made['paragraph'] + 1}"
    say(f"{place} {passage(made['text'])}; pressread marks lists them")
    return 0


def listing(query: list[str] | None, out: Output, at: Place) -> int:
    """List marked passages."""
    from pressread.output.listing import MarksView

    with at.opened() as archive:
        ids = archive.ids(" ".join(query)) if query else None
        view = MarksView(archive.marks(ids))
    if not view.found() and not out.quiet:
        say("nothing is marked; pressread mark ID 'words' marks a passage")
    return emit(view, out)
