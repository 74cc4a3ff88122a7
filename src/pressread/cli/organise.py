"""The reader's own marks: tag, note."""

from __future__ import annotations

from pressread.cli import streams
from pressread.cli.boundary import say
from pressread.cli.options import Place
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.archive import Archive
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
            before = _tags(archive, ids)
            archive.tag(ids, added, removed)
            say(_account(before, _tags(archive, ids)))
    return 0


def _tags(archive: Archive, ids: Sequence[str]) -> set[tuple[str, str]]:
    """Each article's id with each of its tags."""
    return {(id, tag) for id in ids for tag in archive.tags(id)}


def _account(before: set[tuple[str, str]], after: set[tuple[str, str]]) -> str:
    """``+s-400 on 2 articles, -later on 1 article``: what was changed in truth."""
    parts = (*_counted("+", after - before), *_counted("-", before - after))
    return ", ".join(parts) or "no tag to change"


def _counted(sign: str, tags: set[tuple[str, str]]) -> Iterator[str]:
    from collections import Counter

    for tag, count in sorted(Counter(tag for _, tag in tags).items()):
        yield f"{sign}{tag} on {count:,} article{'' if count == 1 else 's'}"


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
    if not found:
        say(f"no note on {id}; write one with: pressread note {id} TEXT")
        return 1
    from pressread.sanitize import clean_lines

    streams.write(clean_lines(found) + "\n")
    return 0
