"""Commands that bring articles in and take them out: import, parse."""

from __future__ import annotations

import sys

from pressread.cli.boundary import FAILED
from pressread.cli.options import Options, Output, Place
from pressread.cli.writing import complain, emit
from pressread.errors import NoArticle, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pressread.source import Given


class Stated(Options):
    """What the text itself does not say."""

    publisher: str | None = None
    published: str | None = None
    section: list[str] | None = None
    url: str | None = None

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
    path: list[str],
    stated: Stated,
    at: Place,
    dry_run: bool = False,
    jobs: int | None = None,
    quiet: bool = False,
) -> int:
    """Import articles: files, whole folders, or - for stdin."""
    from pressread.cli.importing import run

    return run(path, stated.given(), at, dry_run=dry_run, jobs=jobs, quiet=quiet)


def parse(file: str, stated: Stated, out: Output) -> int:
    """Print the record of the article in a file; no archive is touched."""
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
