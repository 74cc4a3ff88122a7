"""The register of speakers in every format."""

from __future__ import annotations

from pressread.output.lines import Style, align, pairs, plural, span
from pressread.output.view import View, plain
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pressread.overview import Dossier, SpeakerEntry


class SpeakersView(View):
    """The register of speakers."""

    schema = "speakers"
    listed = "speakers"
    screen = "pressread.render.speakers:screen"
    header = ("name", "quotes", "articles", "first", "last", "spellings")

    def __init__(self, query: str, total: int, speakers: Sequence[SpeakerEntry]) -> None:
        self.query = query
        self.total = total
        self.speakers = speakers

    def found(self) -> bool:
        return bool(self.speakers)

    def told(self) -> dict[str, Any]:
        return {"query": self.query, "total": self.total}

    def records(self) -> Iterator[dict[str, Any]]:
        return map(plain, self.speakers)

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        rows = [
            (clean(entry.name), str(entry.quotes), str(entry.articles), also(entry))
            for entry in self.speakers
        ]
        head = ("speaker", "quotes", "articles", "also spelt")
        yield from align([head, *rows], right=(1, 2))


def also(entry: SpeakerEntry) -> str:
    """The other spellings of a name."""
    return clean(", ".join(form for form in entry.spellings if form != entry.name))


class DossierView(View):
    """What the archive knows of some people."""

    schema = "speakers"
    listed = "speakers"
    screen = "pressread.render.speakers:dossier_screen"
    header = ("name", "role", "quotes", "first", "last")

    def __init__(self, query: str, dossiers: Sequence[Dossier]) -> None:
        self.query = query
        self.dossiers = dossiers

    def found(self) -> bool:
        return bool(self.dossiers)

    def told(self) -> dict[str, Any]:
        return {"query": self.query, "total": len(self.dossiers)}

    def records(self) -> Iterator[dict[str, Any]]:
        for dossier in self.dossiers:
            yield {
                **plain(dossier.entry),
                "roles": plain(dossier.roles),
                "publishers": pairs(dossier.publishers),
                "reported": dossier.reported,
            }

    def rows(self) -> Iterator[tuple[object, ...]]:
        for dossier in self.dossiers:
            for role in dossier.roles:
                yield (dossier.entry.name, role.role, role.quotes, role.first, role.last)

    def lines(self, style: Style) -> Iterator[str]:
        for number, dossier in enumerate(self.dossiers):
            if number:
                yield ""
            yield from _dossier_lines(dossier, style)


def _dossier_lines(dossier: Dossier, style: Style) -> Iterator[str]:
    entry = dossier.entry
    yield clean(entry.name)
    yield f"  {tally(entry, style)}"
    if dossier.reported:
        yield f"  {reported(dossier)}"
    if also(entry):
        yield f"  also spelt: {also(entry)}"
    for role in dossier.roles:
        when = span(role.first, role.last, style)
        yield f"  {clean(role.role)}: {role.quotes}" + (f", {when}" if when else "")
    names = ", ".join(f"{clean(name)} {count}" for name, count in dossier.publishers)
    if names:
        yield f"  quoted by {names}"


def reported(dossier: Dossier) -> str:
    """``2 more reported without quotation marks``."""
    return f"{dossier.reported:,} more reported without quotation marks"


def tally(entry: SpeakerEntry, style: Style) -> str:
    """``3 statements in 2 articles, 27 Aug 2021 to 3 Mar 2022``."""
    told = f"{plural(entry.quotes, 'statement')} in {plural(entry.articles, 'article')}"
    when = span(entry.first, entry.last, style)
    return f"{told}, {when}" if when else told
