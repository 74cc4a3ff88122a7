"""Every error that pressread raises on purpose.

    PressreadError                exit 2
    ├── UsageError                a command line that makes no sense
    │   ├── ArgumentError         an argument of a question that cannot be; knows which
    │   └── QueryError            a query that cannot be understood; knows the column
    ├── BadInput                  a file or text that holds no article pressread can read
    │   ├── UnreadableFile        the system would not give the bytes
    │   ├── UnknownFormat         the bytes are of no known format, or of an unknown layout of one
    │   │   └── NotThisFormat     the marks of a format stood there by chance: another may know it
    │   ├── PassedOver            of a kind that holds no article: a picture, a program, a link
    │   ├── TooLarge              over a stated limit
    │   └── NoArticle             read, and nothing in it is an article
    ├── ArchiveError              the archive cannot be used
    │   ├── NotAnArchive          the folder or file is something else
    │   │   └── NoArchive         there is none yet, and one could be made there
    │   ├── ArchiveTooNew         written by a newer pressread
    │   ├── ArchiveLocked         another process is writing; knows which
    │   ├── ArchiveDamaged        the store itself is corrupt
    │   ├── StorageFull           the disk would not take more
    │   ├── ClusterAway           no node of the cluster answers in time
    │   └── AccessDenied          the cluster does not know us, or we may not do this there
    ├── ConfigError               a line of the configuration makes no sense
    └── NotFound                  exit 1: no such article, speaker, saved search

A message is one line: what went wrong, with which file or value, and what to do.
Anything else that reaches the user as a traceback is a bug.
"""

from __future__ import annotations


class PressreadError(Exception):
    """Base of all errors for people; ``exit_code`` is what the process ends with."""

    exit_code = 2


class UsageError(PressreadError):
    """The command line contradicts itself or names something impossible."""


class ArgumentError(UsageError):
    """Arguments of a question that cannot be; ``given``: each by its name."""

    def __init__(self, given: dict[str, str], reason: str) -> None:
        told = ", ".join(f"{name} {value}" for name, value in given.items())
        super().__init__(f"{told}: {reason}")
        self.given = given
        self.reason = reason


class QueryError(UsageError):
    """A query that cannot be understood.

    ``column`` is the 0-based code point in ``query`` where reading failed, ``length`` how many
    code points the offending part has (at least 1).
    """

    def __init__(self, message: str, query: str = "", column: int = 0, length: int = 1) -> None:
        super().__init__(message)
        self.query = query
        self.column = column
        self.length = max(1, length)


class BadInput(PressreadError):
    """An input that holds no article pressread can read."""


class UnreadableFile(BadInput):
    """The operating system would not give the bytes."""


class UnknownFormat(BadInput):
    """No reader knows these bytes, or the layout is one that its reader does not know."""


class NotThisFormat(UnknownFormat):
    """The marks of the format are there, but nothing of it: the bytes are another's."""


class TooLarge(BadInput):
    """An input over a limit that the message states."""


class PassedOver(BadInput):
    """An input of a kind that holds no article: a picture, a program, a link without its text.

    In a folder it is told and no failure.
    """


class NoArticle(BadInput):
    """The input was read, and nothing in it is an article."""


class ArchiveError(PressreadError):
    """The archive cannot be used as asked."""


class NotAnArchive(ArchiveError):
    """The path is not a pressread archive."""


class NoArchive(NotAnArchive):
    """There is no archive at the path yet, and one could be made there."""


class ArchiveTooNew(ArchiveError):
    """The archive was written by a newer pressread."""


class ArchiveLocked(ArchiveError):
    """Another process holds the write lock."""


class ArchiveDamaged(ArchiveError):
    """The store is corrupt."""


class StorageFull(ArchiveError):
    """The disk would not take more."""


class ClusterAway(ArchiveError):
    """No node of the cluster answers within the stated wait."""


class AccessDenied(ArchiveError):
    """The cluster does not know who asks, or does not let them."""


class ConfigError(PressreadError):
    """A line of the configuration file makes no sense."""


class NotFound(PressreadError):
    """No such article, speaker or saved search."""

    exit_code = 1
