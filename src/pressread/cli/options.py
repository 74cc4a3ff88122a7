"""Options that several commands share, in groups, as a command sees them; ids as they are given.

A group's defaults are its class attributes, and the names of its annotations are the names of the
options' values.
"""

from __future__ import annotations

import os
import sys

from pressread.cli.commands import Options, load
from pressread.errors import NotFound, UsageError
from pressread.hits import FACETS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from pressread.archive import Archive


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

    def folder(self) -> str:
        """Where it is or would be: a folder, or an address."""
        from pressread.archive import default_folder
        from pressread.config import archive_folder

        return archive_folder(self.archive) or default_folder()

    def _open(self, *, create: bool, read_only: bool = False) -> Archive:
        from pressread.archive import open_archive
        from pressread.cli.writing import say
        from pressread.errors import StorageFull

        folder = self.folder()
        # A medium that cannot be written to; an address says so itself.
        fixed = not (create or "://" in folder or os.access(folder, os.W_OK))
        try:
            return open_archive(folder, create=create, read_only=read_only or fixed, notify=say)
        except StorageFull:
            if create or read_only:
                raise
            say("the disk is full; the archive is opened for reading alone")
            return open_archive(folder, create=False, read_only=True, notify=say)


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


class SearchOptions(Options):
    """How a search reads the query and shows the hits."""

    new_since: str | None = None
    facet: list[str] | None = None
    all_copies: bool = False
    literal: bool = False
    relaxed: bool = False
    expand: bool = False
    explain: bool = False
    snippets: int = 1
    context: int = 0
    group_by: str | None = None

    def given(self) -> dict[str, Any]:
        """What ``Archive.search`` takes."""
        return {
            "new_since": self.new_since,
            "facets": facets(self.facet or ()),
            "all_copies": self.all_copies,
            "literal": self.literal,
            "expand": self.expand,
            "snippets": self.snippets,
            "context": self.context,
        }


def facets(given: Sequence[str]) -> tuple[str, ...]:
    """The fields named, with commas or one at a time. Raises ``UsageError``."""
    named = [name.strip() for part in given for name in part.split(",") if name.strip()]
    for name in named:
        if name not in FACETS:
            raise UsageError(f"--facets {name}: nothing to count by; try {', '.join(FACETS)}")
    return tuple(dict.fromkeys(named))


_PATHS = ("archive", "batch", "file", "output", "path")


def call(home: str, values: Mapping[str, object]) -> int:
    """Run the command that ``home`` names with ``values``; its exit code.

    The values of a group of options are gathered into it; what was not given is left out, so that
    the defaults of the function and of the groups count.
    """
    command = load(home)
    arguments: dict[str, object] = {}
    values = {name: _whole(value, name) for name, value in values.items()}
    for name in parameters(command):
        group = group_of(command, name)
        if group is not None:
            given = {key: values[key] for key in group.names() if key in values}
            arguments[name] = group(**given)
        elif name in values or name in required(command):
            arguments[name] = values.get(name)
    code: int = command(**arguments)
    return code


def _whole(value: object, name: str) -> object:
    """Text without halves of characters, which no database takes; a path may hold any bytes."""
    if isinstance(value, list):
        return [_whole(item, name) for item in value]
    if not isinstance(value, str) or value.isascii() or name in _PATHS:
        return value
    return value.encode("utf-8", "replace").decode()


def parameters(command: Callable[..., int]) -> tuple[str, ...]:
    """The names of a command's parameters."""
    code = command.__code__
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def required(command: Callable[..., int]) -> tuple[str, ...]:
    """Those without a default: groups, and arguments (``None`` where one may be left out)."""
    names = parameters(command)
    return names[: len(names) - len(command.__defaults__ or ())]


def group_of(command: Callable[..., int], name: str) -> type[Options] | None:
    """The group of options a parameter takes, ``None`` for a plain one.

    Annotations are not evaluated (they are text): a group is what the module of the command
    calls by that name.
    """
    kind = command.__globals__.get(str(command.__annotations__.get(name)))
    return kind if isinstance(kind, type) and issubclass(kind, Options) else None


MOST_TOLD = 50  # of the ids that are not there


def wanted(archive: Archive, given: Sequence[str]) -> list[str]:
    """Full ids in the order given, each once. Raises ``NotFound``, ``UsageError``."""
    found = list(dict.fromkeys(archive.resolve(id) for id in spelled(given)))
    if not found:
        raise NotFound("no ids on standard input; nothing to do")
    return found


def there(archive: Archive, given: Sequence[str]) -> tuple[list[str], bool]:
    """Full ids of the articles that are there, each once, and whether all are; what is not is
    said. Raises ``NotFound`` where none is, ``UsageError``.
    """
    from pressread.cli.writing import complain

    found: dict[str, None] = {}
    missing: list[NotFound] = []
    for id in spelled(given):
        try:
            found[archive.resolve(id)] = None
        except NotFound as error:
            missing.append(error)
    last = missing.pop() if missing and not found else None
    for one in missing[:MOST_TOLD]:
        complain(str(one))
    if len(missing) > MOST_TOLD:
        complain(f"and {len(missing) - MOST_TOLD:,} more ids that are not there")
    if not found:
        raise last or NotFound("no ids on standard input; nothing to do")
    return list(found), not missing


def spelled(given: Sequence[str]) -> Iterator[str]:
    """The ids as written, those of stdin (parted by white space or NUL) in place of ``-``."""
    for word in given:
        if word == "-":
            yield from _stdin()
        else:
            yield word


def _stdin() -> list[str]:
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("- reads ids from a pipe: pressread search X --format ids | … -")
    return sys.stdin.buffer.read().decode("utf-8", "replace").replace("\0", " ").split()
