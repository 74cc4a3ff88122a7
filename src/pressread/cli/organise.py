"""What the reader keeps: tags, notes, saved searches."""

from __future__ import annotations

from pressread.cli import streams
from pressread.cli.options import Output, Paging, Place
from pressread.cli.streams import say
from pressread.cli.writing import emit
from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.archive import Archive


def tag(words: list[str], at: Place) -> int:
    """Tag articles: +word adds, -word takes away. Without any, print the tags."""
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


def note(id: str, text: list[str] | None, at: Place) -> int:
    """Write a note on an article, or print the one there is. Notes are searched with note:word."""
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


def saved_list(out: Output, at: Place) -> int:
    """List the saved searches."""
    from pressread.output.listing import SavedView

    with at.opened() as archive:
        return emit(SavedView(archive.saved()), out)


def saved_add(name: str, query: list[str], at: Place) -> int:
    """Keep a search under a name; one of that name is replaced."""
    with at.opened() as archive:
        archive.save_search(name, " ".join(query))
    return 0


def saved_run(
    name: str,
    paging: Paging,
    out: Output,
    at: Place,
    new: bool = False,
    undated: bool = False,
) -> int:
    """Run a saved search; --new shows all that came since it last ran so."""
    from pressread.output.hits import HitsView

    with at.opened() as archive:
        page = paging.given(0 if new else 10)
        hits = archive.run_saved(name, new=new, mark=False, include_undated=undated, **page)
        view = HitsView(hits)
        view.unsearched = archive.unsearched
        code = emit(view, out, notices=hits.notices)
        if new:  # seen is what was delivered: no earlier than the last byte
            streams.flush()
            archive.saw(name, hits)
    return code


def saved_remove(name: str, at: Place) -> int:
    """Forget a saved search."""
    with at.opened() as archive:
        archive.forget_search(name)
    say(f"{name} is forgotten")
    return 0
