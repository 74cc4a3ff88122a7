"""What the reader keeps: tags, notes, marks, saved searches; who is who in the register."""

from __future__ import annotations

import re

from pressread.cli import writing
from pressread.cli.options import Paging, Place
from pressread.cli.writing import Output, emit, say
from pressread.errors import NotFound, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.archive import Archive


def tag(words: list[str], at: Place) -> int:
    """Tag articles: +word adds, -word takes away. Without any, print the tags."""
    from pressread.cli.options import wanted

    names, added, removed = parted(words)
    with at.opened() as archive:
        ids = wanted(archive, names)
        if not added and not removed:
            for id in ids:
                writing.write(_line(id, archive.tags(id)))
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

    writing.write(clean_lines(found) + "\n")
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
            writing.flush()
            archive.saw(name, hits)
    return code


def saved_remove(name: str, at: Place) -> int:
    """Forget a saved search."""
    with at.opened() as archive:
        archive.forget_search(name)
    say(f"{name} is forgotten")
    return 0


#: More people of one name than this are listed, not described.
MOST_DOSSIERS = 5


def speakers_list(name: list[str] | None, out: Output, at: Place, limit: int | None = None) -> int:
    """List who is quoted, most quoted first."""
    from pressread.output.quotes import SpeakersView

    wanted = " ".join(name or ())
    with at.opened() as archive:
        found = archive.speakers_page(wanted, limit=50 if limit is None else limit or None)
    return emit(SpeakersView(wanted, *found), out)


def speakers_dossier(name: list[str], out: Output, at: Place) -> int:
    """Show what the archive knows of a person: spellings, roles over time, who quotes them."""
    from pressread.output.quotes import DossierView, SpeakersView

    wanted = " ".join(name)
    with at.opened() as archive:
        people = archive.speakers(wanted)
        if len(people) > MOST_DOSSIERS:
            return emit(SpeakersView(wanted, len(people), people), out)
        found = archive.dossier(wanted)
    if not found:
        raise NotFound(f"nobody is quoted by that name: {wanted}; try pressread speakers")
    return emit(DossierView(wanted, found), out)


def speakers_merge(name: list[str], at: Place) -> int:
    """Rule that several spellings are one person; the first names them."""
    if len(name) < 2:
        raise UsageError("merge needs two spellings or more: the name to keep, and the others")
    with at.opened() as archive:
        spellings = archive.merge_speakers(name[0], name[1:])
    say(f"{name[0]}: {', '.join(spellings)}")
    return 0


def speakers_split(name: str, at: Place) -> int:
    """Rule that a spelling is a person of its own."""
    with at.opened() as archive:
        archive.split_speaker(name)
    say(f"{name} is a person of their own now")
    return 0


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
    from pressread.output.article import passage

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


def marks(query: list[str] | None, out: Output, at: Place) -> int:
    """List marked passages."""
    from pressread.output.listing import MarksView

    with at.opened() as archive:
        ids = archive.ids(" ".join(query)) if query else None
        view = MarksView(archive.marks(ids))
    if not view.found() and not out.quiet:
        say("nothing is marked; pressread mark ID 'words' marks a passage")
    return emit(view, out)
