"""What to try when nothing is found."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.archive import Archive
    from pressread.overview import SpeakerEntry

LONGEST_NAME = 100


def empty(archive: Archive) -> Iterator[str]:
    """What to do first, where the archive holds nothing at all."""
    if not archive.count():
        yield "The archive is empty; fill it with: pressread import PATH"


def nothing_found(
    archive: Archive, query: str, by: str | None = None, *, literal: bool = False
) -> Iterator[str]:
    """Lines for stderr: spellings that the archive has, and the part that spoils the query.

    ``by`` is the speaker who was asked for.
    """
    if not archive.count():
        yield from empty(archive)
        return
    yield f"Nothing found for {query}" if query.strip() else "Nothing found"
    if by and not archive.speakers(by):
        yield from _nobody(archive, by)
    if literal:
        yield "  with --literal case, accents and punctuation must be as printed"
    elif query.strip():
        yield from _other_words(archive, query)


def _other_words(archive: Archive, query: str) -> Iterator[str]:
    advice = archive.suggest(query)
    for typed, known, count in advice.spellings:
        yield f"  did you mean {known} ({_articles(count)}) for {typed}?"
    if advice.culprit and advice.without:
        yield f"  without {advice.culprit} there are {_articles(advice.without)}"
    elif len(advice.counts) > 1:
        parts = ", ".join(f"{part} {count:,}" for part, count in advice.counts)
        yield f"  each alone: {parts}"


def _nobody(archive: Archive, name: str) -> Iterator[str]:
    """That nobody of this name is quoted, and who of a name like it is."""
    yield f"  nobody called {name} is quoted here; pressread speakers lists who is"
    for entry in _near(archive.speakers(), name):
        yield f"  did you mean {entry.name} ({entry.quotes:,} quoted)?"


def _near(people: Sequence[SpeakerEntry], name: str) -> list[SpeakerEntry]:
    """At most three people with a name, or a word of it, that is spelled much like ``name``."""
    from difflib import get_close_matches

    from pressread.names import fold_name

    known: dict[str, SpeakerEntry] = {}
    for entry in people:  # the most quoted first
        whole = fold_name(entry.name)
        for form in (whole, *whole.split()):
            known.setdefault(form, entry)
    near = get_close_matches(fold_name(name)[:LONGEST_NAME], known, 3, 0.7)
    return list({known[form].name: known[form] for form in near}.values())


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
