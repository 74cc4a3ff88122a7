"""Opening ``archive.db``: what makes a file an archive, and a column a record.

A record is written with its checksum and read by it, so that a flipped bit in a name, a date or a
quotation is noticed by whoever is shown it.
"""

from __future__ import annotations

import os
from zlib import crc32, decompressobj
from zlib import error as zlib_error

from pressread.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveTooNew,
    NoArchive,
    NotAnArchive,
)
from pressread.jsontext import loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any
else:
    try:  # its C half alone: the package loads datetime, for columns of dates that we have none of
        import _sqlite3 as sqlite3
    except ImportError:
        import sqlite3

DatabaseError = sqlite3.DatabaseError  # what SQLite raises where it finds damage
FILE = "archive.db"
APPLICATION_ID = 0x50524541  # "PREA", shown by file(1) and checked at opening
VERSION = 5  # of the tables: how many steps ``schema`` has
BUSY_SECONDS = 5.0
_CHECKED = 3  # the version whose records have checksums
_NAMES_FOLDED = 5  # the version whose names are folded as they are now
RECORD = "CAST(record AS BLOB), checksum"  # the columns that ``record_of`` takes
UNSOUND = -1  # in place of a checksum: the record was no record when the archive was brought up
LARGEST = 1 << 28  # bytes of a record: four times what one text may have
_NONE_YET = "no archive in {}; `pressread import PATH` makes one"


def connect(folder: str, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """A connection to the archive in ``folder``, migrated to this version.

    Raises ``NoArchive`` where there is none and ``create`` is false, ``NotAnArchive`` where the
    folder is something else; ``ArchiveTooNew``; ``ArchiveDamaged``; ``ArchiveError`` for the rest.
    """
    path = f"{folder}/{FILE}"
    exists = os.path.exists(path)
    if exists and not os.path.isfile(path):  # opening a pipe would wait for ever
        raise NotAnArchive(f"{path} is no file, so no archive; move it away")
    if not exists:
        _refuse_other_folders(folder, create=create and not read_only)
    with translated(path):
        if read_only:
            _carry_over(path)
        base = _connect_read_only(path) if read_only else _connect_writable(path)
    try:
        with translated(path):
            _check(base, path, new=not exists, read_only=read_only)
    except BaseException:
        base.close()
        raise
    return base


def _refuse_other_folders(folder: str, *, create: bool) -> None:
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise NotAnArchive(f"{folder} is a file, and an archive is a folder; name another place")
    if not create and not os.path.isdir(folder):
        raise NoArchive(_NONE_YET.format(folder))
    try:
        os.makedirs(folder, exist_ok=True)
        strangers = [name for name in os.listdir(folder) if not _ours(name)]
    except OSError as error:
        raise ArchiveError(f"cannot make the archive: {error.strerror}: {folder}") from error
    if strangers:
        raise NotAnArchive(
            f"{folder} holds other files ({min(strangers)}) and no {FILE}; name an empty folder"
        )

    if not create:
        raise NoArchive(_NONE_YET.format(folder))


def _ours(name: str) -> bool:
    return name.startswith(("archive.", "index", "."))


def _carry_over(path: str) -> None:
    """Bring the tables of an older version up to ours before it is opened for reading alone."""
    base = _connect_read_only(path)
    version, owner = _identity(base)
    base.close()
    if owner == APPLICATION_ID and 0 < version < VERSION and os.access(path, os.W_OK):
        base = _connect_writable(path)
        _migrate(base)
        base.close()


def _identity(base: sqlite3.Connection) -> tuple[int, int]:
    """The version and the application that the file states."""
    version = base.execute("PRAGMA user_version").fetchone()[0]
    return int(version), int(base.execute("PRAGMA application_id").fetchone()[0])


def _connect_writable(path: str) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    base.execute("PRAGMA foreign_keys = ON")
    return base


def _connect_read_only(path: str) -> sqlite3.Connection:
    """Read-only, and where SQLite cannot make the files that a write-ahead log needs, too: on a
    medium that cannot be written or has no space left it takes ``immutable``.
    """
    address = file_uri(path)
    base = sqlite3.connect(
        address + "?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        base.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError as error:
        base.close()
        if not _without_log(path, error):
            raise
        base = sqlite3.connect(address + "?mode=ro&immutable=1", uri=True, isolation_level=None)
    return base


def _without_log(path: str, error: sqlite3.OperationalError) -> bool:
    """Whether the database can be read as it stands. Raises ``ArchiveError`` where its log holds
    changes: read without them it would answer of yesterday.
    """
    name = getattr(error, "sqlite_errorname", "") or ""
    full = name.startswith(("SQLITE_FULL", "SQLITE_IOERR"))
    if not full and os.access(os.path.dirname(path), os.W_OK):
        return False
    if os.path.exists(path + "-wal") and os.path.getsize(path + "-wal"):
        raise ArchiveError(
            f"{path}-wal holds changes that can be read only where the folder can be written to;"
            " free some space, or copy the archive to such a place"
        ) from error
    return True


def file_uri(path: str) -> str:
    """The path as SQLite's URI file names want it: three characters are not themselves there."""
    full = os.path.abspath(path).replace("%", "%25")
    return "file:" + full.replace("?", "%3f").replace("#", "%23")


def _check(base: sqlite3.Connection, path: str, *, new: bool, read_only: bool) -> None:
    version, owner = _identity(base)
    empty = not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and not (new or empty):
        if os.path.isdir(os.path.join(os.path.dirname(path), "index")):
            from pressread.store.damage import told

            raise ArchiveDamaged(told(path, "its head is not that of an archive"))
        raise NotAnArchive(f"{path} is an SQLite file, but no pressread archive")
    if version > VERSION:
        raise ArchiveTooNew(
            f"{path} was written by a newer pressread (its version {version}, ours {VERSION});"
            " update pressread"
        )
    if version < VERSION:
        if read_only and version:
            raise ArchiveError(
                f"{path} was written by an older pressread and cannot be written to;"
                " copy it to where it can, and open it once there"
            )
        if read_only:
            raise NoArchive(f"{path} is empty; `pressread import PATH` fills it")
        _migrate(base)


def _migrate(base: sqlite3.Connection) -> None:
    """Bring the tables up to ``VERSION``, all or nothing, once however many processes try."""
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("BEGIN IMMEDIATE")
    version = base.execute("PRAGMA user_version").fetchone()[0]
    from pressread.store.schema import steps  # long, and rarely looked at

    for statement in steps(version):
        base.execute(statement)
    if 0 < version < _CHECKED:
        _check_records(base)
    if 0 < version < _NAMES_FOLDED:
        from pressread.store.register import Register

        Register(base).refold()
    base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    base.execute(f"PRAGMA user_version = {VERSION}")
    base.execute("COMMIT")


def _check_records(base: sqlite3.Connection) -> None:
    """Give each record of an older version its checksum; one that cannot be a record, none."""
    from pressread.article import Article

    for number, written in base.execute("SELECT number, CAST(record AS BLOB) FROM article"):
        try:
            Article.from_dict(record_of(written, None))
            sum_of = crc32(unpacked(written))
        except ValueError:
            sum_of = UNSOUND
        base.execute("UPDATE article SET checksum = ? WHERE number = ?", (sum_of, number))


class translated:
    """SQLite's errors inside the block as ours, each saying what to do."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        if isinstance(error, (UnicodeDecodeError, sqlite3.DatabaseError)):
            from pressread.store.damage import in_our_words

            raise in_our_words(error, self.path) from error


def record_of(written: bytes, expected: int | None) -> dict[str, Any]:
    """The record that was written so, as zlib or (by an older version, and in exports) as it is.

    Raises ``ValueError`` where it is not as it was written.
    """
    if not isinstance(written, bytes):
        raise ValueError("its record is gone")
    if expected == UNSOUND:
        raise ValueError("its record has fields that cannot be")
    written = unpacked(written)
    if expected is not None and crc32(written) != expected:
        raise ValueError("its record is not as it was written")
    found = loads(written.decode())
    if not isinstance(found, dict):
        raise ValueError("its record is none")
    return found


def unpacked(written: bytes) -> bytes:
    """A record as JSON. Raises ``ValueError`` where it cannot be unpacked."""
    if written.startswith(b"{"):
        return written
    unpacker = decompressobj()
    try:
        found = unpacker.decompress(written, LARGEST)
    except zlib_error as error:
        raise ValueError("its record is not as it was written") from error
    if not unpacker.eof:
        raise ValueError("its record is not as it was written")
    return found
