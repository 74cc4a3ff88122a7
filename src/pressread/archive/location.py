"""Where the archive is when nobody says so."""

from __future__ import annotations

import os
import sys

VARIABLE = "PRESSREAD_ARCHIVE"


def default_folder() -> str:
    """``PRESSREAD_ARCHIVE``, else ``pressread`` in the platform's user data folder."""
    return os.environ.get(VARIABLE) or user_data_folder()


def user_data_folder() -> str:
    """On Linux by the XDG Base Directory Specification itself: the library that knows the other
    platforms would be the slowest import of a search.
    """
    if sys.platform == "linux":
        base = os.environ.get("XDG_DATA_HOME", "")
        if not os.path.isabs(base):
            base = os.path.expanduser("~/.local/share")
        return f"{base}/pressread"
    import platformdirs

    return platformdirs.user_data_dir("pressread", appauthor=False)
