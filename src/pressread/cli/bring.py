"""Commands that bring articles in and take them out: import, parse, export."""

from __future__ import annotations

import sys

from pressread.cli import streams
from pressread.cli.boundary import FAILED, complain, say
from pressread.cli.emit import emit
from pressread.cli.options import Filters, Options, Output, Place
from pressread.errors import NoArticle, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pressread.cli import params as p
    from pressread.source import Given


class Stated(Options):
    """What the text itself does not say."""

    publisher: p.StatedPublisher = None
    published: p.StatedDate = None
    section: p.StatedSections = None
    url: p.StatedUrl = None

    def given(self) -> Given:
        """The statements with their provenance. Raises ``UsageError`` for what is no date."""
        from pressread.library import stated_by_user

        sections = tuple(self.section or ())
        return stated_by_user(
            url=self.url, publisher=self.publisher, published=self._date(), sections=sections
        )

    def _date(self) -> str | None:
        from pressread.article import is_iso_date
        from pressread.query.dates import NoDate, read_date

        if self.published is None or is_iso_date(self.published):
            return self.published
        try:
            return read_date(self.published)
        except NoDate as error:
            raise UsageError(f"--published {self.published}: {error}") from error


def bring(
    path: p.Paths,
    stated: Stated,
    at: Place,
    dry_run: p.DryRun = False,
    jobs: p.Jobs = None,
    quiet: p.Quiet = False,
) -> int:
    """Import articles: files, whole folders, or - for stdin.

    The format is told by content: pasted text, saved pages, feeds, mail, database exports,
    exports of pressread's, packed files. The same article is not added twice.

    $ pressread import ~/clippings
    $ pressread import agency.txt --publisher 'Press TV' --published 2021-08-27
    $ curl -s "$URL" | pressread import - --url "$URL"

    Exit: 0 all done, 1 nothing there to import, 2 some failed (the rest is imported),
    130 interrupted.
    """
    from pressread.cli.importing import run

    return run(path, stated.given(), at, dry_run=dry_run, jobs=jobs, quiet=quiet)


def parse(file: p.File, stated: Stated, out: Output) -> int:
    """Print the record of the article in a file; no archive is touched.

    The record is JSON unless another format is asked for; an input of several articles gives
    several.

    $ pressread parse agency.txt
    $ pressread parse page.html --format md
    $ pressread parse - < page.html

    Exit: 0 done, 2 an error, 130 interrupted.
    """
    from pressread.output.article import ArticlesView

    records, failed = _parsed(file, stated.given())
    if not records and not failed:
        raise NoArticle(f"{file} holds no article")
    if out.format is None and out.template is None:
        out.json = True
    code = emit(ArticlesView(records, single=len(records) == 1), out) if records else 0
    return FAILED if failed else code


def _parsed(file: str, stated: Given) -> tuple[list[dict[str, Any]], bool]:
    """The records in a file, and whether any of it could not be read, which is said."""
    from pressread.article import Article
    from pressread.library import parse_all

    found = list(parse_all(_bytes(file), path=file, defaults=stated))
    failures = [item for item in found if not isinstance(item, Article)]
    for failure in failures:
        record = f" (record {failure.record})" if failure.record is not None else ""
        complain(f"{failure.path}{record}: {failure.reason}")
    return [item.to_dict() for item in found if isinstance(item, Article)], bool(failures)


def _bytes(file: str) -> bytes:
    if file == "-":
        if sys.stdin is None:
            raise UsageError("standard input is closed; name a file")
        return sys.stdin.buffer.read()
    with open(file, "rb") as opened:
        return opened.read()


def export(
    query: p.MaybeWords,
    narrow: Filters,
    at: Place,
    format: p.ExportFormat = "jsonl",
    output: p.Into = None,
    bare: p.Bare = False,
) -> int:
    """Write articles out: all, or those that answer a query and filters.

    import restores jsonl, md (a page each in the folder -o names) and sqlite (needs -o): records,
    raw bytes, tags, notes, who is who; of a whole archive saved searches too. csv is a table.

    $ pressread export > morgue.jsonl
    $ pressread export s-400 --format md -o pages/
    $ pressread export --format sqlite -o morgue.db

    Exit: 0 done, 1 nothing to write, 2 an error, 130 interrupted.
    """
    from pressread.cli.exporting import Chosen, run
    from pressread.cli.find import left_out

    words = " ".join(query or ())
    with at.opened() as archive:
        for notice in left_out(archive, words, narrow):
            say(notice)
        chosen = Chosen(archive, words, narrow.given(), bare=bare)
        count = run(chosen, format, output)
    if output is not None or streams.is_terminal():
        say(f"{count:,} article{'' if count == 1 else 's'} written")
    return 0 if count else 1
