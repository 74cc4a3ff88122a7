"""What to try when nothing is found."""

from __future__ import annotations

from itertools import islice
from shlex import quote

from pressread.output.view import human
from pressread.query import parse
from pressread.query.fields import named_values
from pressread.query.habits import hints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressread.archive import Archive
    from pressread.cli.options import Filters

LONGEST_NAME = 100
MOST_LANGUAGES = 12
MOST_NAMED = 3  # values of fields that are looked up
MOST_NAMES = 5_000  # that are looked through


def empty(archive: Archive) -> Iterator[str]:
    """What to do first, where the archive holds nothing at all."""
    if not archive.count():
        yield "The archive is empty; fill it with: pressread import PATH"


def nothing_found(
    archive: Archive, query: str, narrow: Filters, *, literal: bool = False, said: bool = False
) -> Iterator[str]:
    """Lines for stderr: spellings that the archive has, and the part that spoils the query.

    ``narrow`` is what was asked for beside the query; ``said``: nothing was, and the
    query was asked of statements.
    """
    if not archive.count():
        yield from empty(archive)
        return
    yield f"Nothing found for {query}" if query.strip() else "Nothing found"
    told = list(_about_filters(archive, narrow))
    yield from told
    if literal:
        yield "  with --literal case, accents and punctuation must be as printed"
    elif query.strip() and (found := archive.list(query, limit=1)[0]):
        if said:
            hold, them = ("holds", "it") if found == 1 else ("hold", "them")
            yield f"  {_articles(found)} {hold} it, in no statement; pressread search finds {them}"
    elif query.strip():
        yield from _about_fields(archive, query)
        yield from _other_words(archive, query)
        yield from (f"  {hint}" for hint in hints(query))
    if not told:
        yield from _without_filters(archive, query, narrow)


def _about_fields(archive: Archive, query: str) -> Iterator[str]:
    """What the archive has in place of the values of fields that no article has."""
    for name, value in islice(dict.fromkeys(named_values(parse(query))), MOST_NAMED):
        if name == "language":
            known = [word for word, _ in archive.completions("languages", "", MOST_LANGUAGES)]
            if known and not archive.list(f'language:"{value}"', limit=1)[0]:
                yield f"  the languages here are {', '.join(known)}"
        elif not archive.list(f'{name}:"{value}"', limit=1)[0]:
            yield from _no_such(archive, name, value, f"{name}:")


def _without_filters(archive: Archive, query: str, narrow: Filters) -> Iterator[str]:
    """How many articles there are without one of the options beside the query."""
    given = {name: value for name, value in narrow.given().items() if value}
    for names, option in (
        (("since", "until"), "--from, --until"), (("publisher",), "--publisher"),
        (("section",), "--section"), (("by",), "--by"),
    ):  # fmt: skip
        others = {name: value for name, value in given.items() if name not in names}
        if len(others) == len(given):
            continue
        count = archive.list(query, limit=1, **others)[0]
        if count:
            yield f"  without {option} {there_are(count)}"


def _about_filters(archive: Archive, narrow: Filters) -> Iterator[str]:
    """What the archive has in place of what options ask for and it has not."""
    if narrow.by and not archive.speakers(narrow.by):
        yield from _nobody(archive, narrow.by)
    for column, wanted in (("publisher", narrow.publisher), ("section", narrow.section)):
        if wanted and not archive.ids(**{column: wanted}):
            yield from _no_such(archive, column, wanted)
    if (narrow.since or narrow.until) and not archive.list(
        limit=1, since=narrow.since, until=narrow.until
    )[0]:
        yield from _span(archive)


def _no_such(
    archive: Archive, column: str, wanted: str, before: str | None = None
) -> Iterator[str]:
    """That there is no such publisher or section, and what is spelled much like it."""
    from difflib import get_close_matches

    from pressread.text.folding import fold_text

    yield f"  no {column} called {wanted} is in the archive; pressread stats lists the largest"
    known: dict[str, str] = {}
    for value, _ in archive.completions(f"{column}s", "", MOST_NAMES):  # the largest first
        whole = fold_text(value)
        for form in (whole, *whole.split()):
            known.setdefault(form, value)
    near = get_close_matches(fold_text(wanted)[:LONGEST_NAME], known, 3, 0.7)
    for value in dict.fromkeys(known[form] for form in near):
        option = before is None
        shown = f"--{column} {quote(value)}" if option else f"{before}{in_a_query(value)}"
        yield f"  did you mean {shown}?"


def _span(archive: Archive) -> Iterator[str]:
    """From when to when the archive's articles are."""
    ends = [archive.list(limit=1, sort=sort)[1] for sort in ("oldest", "newest")]
    first, last = (refs[0].published if refs else None for refs in ends)
    if first and last:
        yield f"  the articles here are from {human(first)} to {human(last)}"
    else:
        yield "  no article here has a date"


def in_a_query(value: str) -> str:
    """A value as a query reads it as one."""
    return value if value.isalnum() else f'"{value}"'


def _other_words(archive: Archive, query: str) -> Iterator[str]:
    advice = archive.suggest(query)
    for typed, known, count in advice.spellings:
        yield f"  did you mean {known} ({_articles(count)}) for {typed}?"
    if advice.culprit and advice.without:
        yield f"  without {advice.culprit} {there_are(advice.without)}"
    elif len(advice.counts) > 1:
        parts = ", ".join(f"{part} {count:,}" for part, count in advice.counts)
        yield f"  each alone: {parts}"


def _nobody(archive: Archive, name: str) -> Iterator[str]:
    """That nobody of this name is quoted, and who of a name like it is."""
    yield f"  nobody called {name} is quoted here; pressread speakers lists who is"
    for entry in archive.speakers_like(name):
        yield f"  did you mean {entry.name} ({entry.quotes:,} quoted)?"


def there_are(count: int) -> str:
    """``there is 1 article``, ``there are 12 articles``."""
    return f"there {'is' if count == 1 else 'are'} {_articles(count)}"


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
