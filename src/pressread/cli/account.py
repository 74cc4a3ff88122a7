"""What an import tells at its end: the sum, what failed, what to look at and how to go on."""

from __future__ import annotations

import re
from collections import Counter

from pressread.cli.writing import complain, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, TextIO

    from pressread.archive import Archive
    from pressread.importer import Account, Outcome
    from pressread.source import Given

_FEW = 10  # files of one reason that are named
_KINDS = 6  # reasons that the sum lists
MOST_NOTICES = 20
MOST_SHOWN = 3  # articles that an import shows one by one
_WANTED = ("headline", "byline", "published", "publisher")  # what an article should have
_SHAPES = {"published": "DATE", "byline": "'NAME; NAME'"}
_TOLD = {"published": "date"}


def tell(account: Account, *, dry_run: bool, quiet: bool) -> None:
    """Each failure with its reason, what there is to say of articles that were read, the sum."""
    _tell_each(account.failures)
    if quiet:
        return
    _tell_each(account.passed_over)
    _tell_notices(account)
    counts = account.counts
    done = "to import" if dry_run else "imported"
    say(
        f"{account.found:,} found = {counts['imported']:,} {done}"
        f" + {counts['already there']:,} already there + {counts['failed']:,} failed"
        + _over(account.passed_over)
    )


def _over(outcomes: Sequence[Outcome]) -> str:
    """`` + 312 passed over (300 pictures, 12 PDFs without a text layer)``."""
    if not outcomes:
        return ""
    kinds = Counter(map(_kind, outcomes))
    listed = ", ".join(f"{count:,} × {kind}" for kind, count in kinds.most_common(_KINDS))
    more = ", …" if len(kinds) > _KINDS else ""
    return f" + {len(outcomes):,} passed over ({listed}{more})"


def _kind(outcome: Outcome) -> str:
    """What a reason says that a file is, up to where it says what to do."""
    bare = _reason(outcome).removeprefix("is ").removeprefix("a ").removeprefix("an ")
    return re.split(r"[:,(]", bare, maxsplit=1)[0].strip()


def _tell_each(outcomes: Sequence[Outcome]) -> None:
    """Each file with its reason; of many with the same one the first few, and how many more."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(_kind(outcome), []).append(outcome)
    for kind, group in groups.items():
        shown = group if len(group) <= _FEW + 1 else group[:_FEW]
        for outcome in shown:
            complain(f"{_where(outcome)}: {_reason(outcome)}")
        if len(group) > len(shown):
            more = len(group) - len(shown)
            complain(f"and {more:,} more like the last ({kind}); --report FILE names each")


def report(file: TextIO, outcome: Outcome) -> None:
    """Write what became of a file or record as a line of JSON."""
    import json

    line = {
        "path": outcome.path, "record": outcome.record, "status": outcome.status,
        "id": outcome.id, "headline": outcome.headline, "reason": outcome.reason,
        "notices": list(outcome.notices), "articles": outcome.articles,
    }  # fmt: skip
    file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _tell_notices(account: Account) -> None:
    notices = [
        f"{_where(outcome)}: note: {notice}"
        for outcome in account.notices
        for notice in outcome.notices
    ]
    for notice in notices[:MOST_NOTICES]:
        complain(notice)
    if len(notices) > MOST_NOTICES:
        complain(f"and {len(notices) - MOST_NOTICES:,} more notices")


def _where(outcome: Outcome) -> str:
    record = f" (record {outcome.record})" if outcome.record is not None else ""
    return f"{outcome.path}{record}"


def _reason(failure: Outcome) -> str:
    """The reason without the path where it ends in it: that stands before it already."""
    return (failure.reason or "failed").removesuffix(f": {failure.path}")


def show(archive: Archive, account: Account) -> None:
    """The few articles that came in, as ``list`` shows them, with what each lacks."""
    from pressread.output.listing import ListView
    from pressread.output.view import Style

    ids = [outcome.id for outcome in account.came if outcome.id]
    if not 0 < len(ids) <= MOST_SHOWN or account.counts["imported"] > MOST_SHOWN:
        return
    records, short = [archive.record(id) for id in ids], archive.prefixes(ids)
    for line in ListView(len(ids), [_ref(record) for record in records]).lines(Style()):
        say(line)
    for record in records:
        lacking = [field for field in _WANTED if not record[field]]
        if lacking:
            say(f"  {lacks(short[record['id']], lacking)}")
    if asked := question(records):
        say(f"Try: {asked}, pressread show {short[ids[0]]}")


def question(records: Sequence[Mapping[str, Any]]) -> str | None:
    """``pressread 'what did Cavusoglu say'``, where anybody is quoted by name."""
    named = next(_named(records), None)
    return f"pressread 'what did {named} say'" if named else None


def lacks(id: str, fields: Sequence[str]) -> str:
    """``no date, no byline: pressread correct k3v9 published=DATE byline='NAME; NAME'``."""
    named = ", ".join(f"no {_TOLD.get(field, field)}" for field in fields)
    shapes = " ".join(f"{field}={_SHAPES.get(field, 'TEXT')}" for field in fields)
    return f"{named}: pressread correct {id} {shapes}"


def _ref(record: Mapping[str, Any]) -> Any:
    from pressread.hits import ArticleRef

    return ArticleRef(
        record["id"], record["headline"], record["published"], record["publisher"],
        tuple(record["sections"]), record["word_count"], len(record["quotes"]),
    )  # fmt: skip


def _named(records: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The surnames of those who are quoted."""
    for record in records:
        for quote in record["quotes"]:
            if quote["speaker"] and quote["speaker"]["name"]:
                yield quote["speaker"]["name"].split()[-1].replace("'", "’")


def tell_known(archive: Archive, account: Account, stated: Given) -> None:
    """What options asked for articles that were there before, and is not so; how to rule it."""
    from shlex import quote

    from pressread.store.corrections import LISTS, values_of

    asked = {
        field: values_of(getattr(stated, field))
        for field in ("published", "publisher", "sections", "url")
        if getattr(stated, field)
    }
    known = [outcome.id for outcome in account.known if outcome.id] if asked else []
    for id in known[:MOST_SHOWN]:
        record = archive.record(id)
        other = {f: values for f, values in asked.items() if values_of(record[f]) != values}
        if other:
            stands = ", ".join(f"{f} {'; '.join(values_of(record[f])) or 'unknown'}" for f in other)
            words = " ".join(
                f"{field}={quote((LISTS.get(field) or '').join(values))}"
                for field, values in other.items()
            )
            say(f"{id} is there already, with {stands}; to rule it: pressread correct {id} {words}")
    if len(known) > MOST_SHOWN:
        say(f"and {len(known) - MOST_SHOWN:,} more that are there already; options changed none")
