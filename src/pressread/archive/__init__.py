"""The archive as scripts and commands use it.

    with open_archive("morgue") as archive:
        for hit in archive.search("s-400").hits: ...

``Archive`` is the protocol that every archive follows; what ``open_archive`` opens is one in a
folder: the store (SQLite) is the truth, the index follows it and is rebuilt from it whenever it
is missing, behind, damaged or of another version.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from pressread.archive.local import LocalArchive
    from pressread.archive.protocol import Archive

__all__ = ["Archive", "LocalArchive", "default_folder", "open_archive"]

VARIABLE = "PRESSREAD_ARCHIVE"
_HOMES = {"Archive": "pressread.archive.protocol", "LocalArchive": "pressread.archive.local"}


def open_archive(
    path: str | os.PathLike[str] | None = None,
    *,
    create: bool = True,
    read_only: bool = False,
    notify: Callable[[str], None] | None = None,
) -> LocalArchive:
    """The archive in the folder ``path``; ``None``: where ``PRESSREAD_ARCHIVE`` says, else the
    platform's user data folder. Use it as a context manager.

    ``create`` makes it where it is not there yet. ``notify`` is given each line that a person
    should see (an index that is rebuilt). Raises ``ArchiveError``.
    """
    folder = default_folder() if path is None else os.fspath(path)
    tell = notify or _unheard
    if folder[:8].lower().startswith(("http://", "https://")):
        from pressread.archive.remote import open_cluster

        return open_cluster(folder, create=create, read_only=read_only, notify=tell)
    from pressread.archive.local import LocalArchive
    from pressread.archive.upkeep import Upkeep
    from pressread.store import Store

    store = Store(folder, create=create, read_only=read_only)
    store.on_damage = tell
    return LocalArchive(store, Upkeep(store, tell))


def default_folder() -> str:
    """``PRESSREAD_ARCHIVE``, else ``pressread`` in the platform's user data folder."""
    return os.environ.get(VARIABLE) or user_data_folder()


def user_data_folder() -> str:
    """``pressread`` where the platform keeps a user's data.

    On Linux by the XDG Base Directory Specification itself: the library that knows the other
    platforms would be the slowest import of a search.
    """
    if sys.platform == "linux":
        base = os.environ.get("XDG_DATA_HOME", "")
        if not os.path.isabs(base):
            base = os.path.expanduser("~/.local/share")
        return f"{base}/pressread"
    import platformdirs

    return platformdirs.user_data_dir("pressread", appauthor=False)


def _unheard(_: str) -> None:
    """Where nobody asked to be told."""


def __getattr__(name: str) -> object:
    """Names that a search has no use for, from where they are defined."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
