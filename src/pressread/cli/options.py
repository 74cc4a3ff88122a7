"""Options that several commands share, in groups, as a command sees them.

The annotations name entries of ``params`` (what Typer has to know: spelling, help, checks), which
only Typer's side imports; at the prompt these classes are all there is. A group's defaults are
its class attributes, and the names of its annotations are the names of the options' values.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pressread.archive import Archive
    from pressread.output.lines import Style


class Options:
    """A group of options: what was given, over the defaults in the class."""

    def __init__(self, **given: object) -> None:
        self.__dict__.update(given)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The options of the group, base classes' first."""
        found: dict[str, None] = {}
        for base in reversed(cls.__mro__[:-1]):
            found |= dict.fromkeys(getattr(base, "__annotations__", ()))
        return tuple(found)


class Place(Options):
    """Which archive."""

    archive: str | None = None

    def opened(self) -> Archive:
        """The archive that is there. Raises ``NoArchive`` where there is none."""
        return self._open(create=False)

    def made(self) -> Archive:
        """The archive, made if it is not there yet."""
        return self._open(create=True)

    def looked_at(self) -> Archive | None:
        """The archive, not to be written to; ``None`` where there is none yet."""
        from pressread.errors import NoArchive

        try:
            return self._open(create=False, read_only=True)
        except NoArchive:
            return None

    def _open(self, *, create: bool, read_only: bool = False) -> Archive:
        from pressread.archive import default_folder, open_archive
        from pressread.cli.writing import say
        from pressread.config import archive_folder
        from pressread.errors import StorageFull

        folder = archive_folder(self.archive) or default_folder()
        # A medium that cannot be written to; an address says so itself.
        fixed = not (create or "://" in folder or os.access(folder, os.W_OK))
        try:
            return open_archive(folder, create=create, read_only=read_only or fixed, notify=say)
        except StorageFull:
            if create or read_only:
                raise
            say("the disk is full; the archive is opened for reading alone")
            return open_archive(folder, create=False, read_only=True, notify=say)


class Output(Options):
    """How an answer is written."""

    json: bool = False
    format: str | None = None
    template: str | None = None
    null: bool = False
    iso: bool = False
    color: str | None = None
    theme: str | None = None
    no_pager: bool = False
    quiet: bool = False

    def style(self, group_by: str | None = None) -> Style:
        """What the lines for people need to know."""
        from pressread.config import default
        from pressread.output.lines import Style

        return Style(iso=self.iso or bool(default("iso", False)), group_by=group_by)


class Filters(Options):
    """Which articles."""

    since: str | None = None
    until: str | None = None
    section: str | None = None
    publisher: str | None = None
    by: str | None = None
    undated: bool = False

    def given(self) -> dict[str, Any]:
        """What ``Archive`` takes: the filters by name."""
        given = {name: getattr(self, name) for name in self.names() if name != "undated"}
        return {**given, "include_undated": self.undated}


class Paging(Options):
    """How many, from where, in which order. ``limit`` 0 is all."""

    limit: int | None = None
    page: int = 1
    sort: str | None = None

    def given(self, limit: int = 10, sort: str = "relevance") -> dict[str, Any]:
        """What ``Archive`` takes, with the command's or the configuration's defaults."""
        from pressread.config import default

        most = self._most(limit)
        return {
            "limit": most or None,
            "offset": (self.page - 1) * most,
            "sort": self.sort or str(default("sort", sort)),
        }

    def next(self, total: int, limit: int = 10) -> int | None:
        """The number of the page after this one, ``None`` where it would be empty."""
        most = self._most(limit)
        return self.page + 1 if most and self.page * most < total else None

    def last(self, total: int, limit: int = 10) -> int:
        """The number of the last page that is not empty; 1 where there is none."""
        most = self._most(limit)
        return max(1, -(-total // most)) if most else 1

    def _most(self, limit: int) -> int:
        from pressread.config import default

        return int(default("limit", limit)) if self.limit is None else self.limit
