"""The reader's own marks: tag, note."""

from __future__ import annotations

from pressread.cli import streams
from pressread.cli.boundary import say
from pressread.cli.options import Place
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressread.cli import params as p


def tag(words: p.IdsAndTags, at: Place) -> int:
    """Tag articles: +word adds, -word takes away. Without any, print the tags.

    Tags are searched with tag:word.

    $ pressread tag k3v9 +s-400 -later
    $ pressread search cavusoglu --format ids | pressread tag - +minister

    Exit: 0 done, 1 no such id, 2 an error, 130 interrupted.
    """
    from pressread.cli.ids import wanted

    names, added, removed = parted(words)
    with at.opened() as archive:
        ids = wanted(archive, names)
        if not added and not removed:
            for id in ids:
                streams.write(_line(id, archive.tags(id)))
        else:
            archive.tag(ids, added, removed)
            say(f"{len(ids)} tagged")
    return 0


def parted(words: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Ids, tags to add, tags to take away. Raises ``UsageError``."""
    ids = [word for word in words if word == "-" or word[:1] not in ("+", "-")]
    added = [word[1:] for word in words if word[:1] == "+"]
    removed = [word[1:] for word in words if word[:1] == "-" and word != "-"]
    if not ids:
        raise UsageError("tag needs an id: pressread tag ID +word")
    return ids, added, removed


def _line(id: str, tags: Sequence[str]) -> str:
    from pressread.sanitize import clean

    return f"{id}  {clean(', '.join(tags))}".rstrip() + "\n"


def note(id: p.Id, text: p.NoteText, at: Place) -> int:
    """Write a note on an article, or print the one there is. Notes are searched with note:word.

    $ pressread note k3v9 'first mention of the second batch'
    $ pressread note k3v9
    $ pressread note k3v9 ''

    Exit: 0 done, 1 no such id or no note to print, 2 an error, 130 interrupted.
    """
    with at.opened() as archive:
        if text is not None:
            archive.note(id, " ".join(text))
            return 0
        found = archive.note_of(id)
    if found:
        from pressread.sanitize import clean_lines

        streams.write(clean_lines(found) + "\n")
    return 0 if found else 1
