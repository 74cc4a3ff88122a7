"""Commands that read articles: show, cite, diff."""

from __future__ import annotations

from pressread.cli.emit import emit
from pressread.cli.options import Options, Output, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressread.archive import Archive
    from pressread.cli import params as p


NOT_ALL = 1


class ShowOptions(Options):
    """What of an article is shown."""

    highlight: p.Highlight = None
    raw: p.Raw = False
    provenance: p.Provenance = False


def show(id: p.Ids, how: ShowOptions, out: Output, at: Place) -> int:
    """Read articles, each set as a newspaper page.

    $ pressread show k3v9
    $ pressread show k3v9 --highlight 's-400 sanctions'
    $ pressread search s-400 --format ids | pressread show -
    $ pressread show k3v9 --json | jq '.quotes[].speaker.name'

    Exit: 0 shown, 1 no such id (the others are shown), 2 an error, 130 interrupted.
    """
    from pressread.cli.ids import there

    with at.opened() as archive:
        ids, all_there = there(archive, id)
        code = _raw(archive, ids) if how.raw else _pages(archive, ids, id, how, out)
    return code if all_there else NOT_ALL


def _pages(
    archive: Archive, ids: Sequence[str], given: Sequence[str], how: ShowOptions, out: Output
) -> int:
    from pressread.cli.fetched import Margins, Records
    from pressread.output.article import ArticlesView

    view = ArticlesView(
        Records(archive, ids),
        single=len(given) == 1 and given[0] != "-",
        highlights=_highlights(archive, ids, how.highlight),
        margins=Margins(archive, ids),
        provenance=how.provenance,
    )
    return emit(view, out)


def _highlights(
    archive: Archive, ids: Sequence[str], query: str | None
) -> dict[str, dict[int, tuple[tuple[int, int], ...]]]:
    """Where a query's words stand, by article and paragraph."""
    if not query:
        return {}
    return {id: archive.highlights(id, query) for id in ids}


def _raw(archive: Archive, ids: Sequence[str]) -> int:
    """The raw bytes to a pipe; made harmless on a terminal."""
    from pressread.cli import streams

    for id in ids:
        raw = archive.raw(id)
        if streams.is_terminal():
            from pressread.sanitize import clean_lines

            streams.write(clean_lines(raw.decode("utf-8", "replace")) + "\n")
        else:
            streams.write_bytes(raw)
    return 0


def cite(
    id: p.Ids,
    at: Place,
    style: p.CiteStyle = "chicago",
    quote: p.QuoteNumber = None,
    accessed: p.Accessed = None,
) -> int:
    """Cite articles, or one statement in them, with the date of access and the source's hash.

    $ pressread cite k3v9 --style bibtex >> morgue.bib
    $ pressread cite k3v9 --quote 2 --style apa
    $ pressread cite k3v9 h2m4 --style csl-json > zotero.json

    Exit: 0 done, 1 no such id or statement, 2 an error, 130 interrupted.
    """
    from pressread.cite import cited
    from pressread.cli import streams
    from pressread.cli.ids import wanted

    with at.opened() as archive:
        articles = [archive.get(found) for found in wanted(archive, id)]
    streams.write_utf8(cited(articles, style, quote=quote, accessed=accessed))
    return 0


def diff(id: p.Id, other: p.Other, out: Output, at: Place) -> int:
    """Compare two articles word for word: what a rewrite kept, cut and added.

    $ pressread diff k3v9 7d4t

    Exit: 0 they differ, 1 they do not or there is no such id, 2 an error, 130 interrupted.
    """
    from pressread.output.comparison import DiffView

    with at.opened() as archive:
        return emit(DiffView(archive.get(id), archive.get(other)), out)
