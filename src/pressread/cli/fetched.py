"""Records and margins of many articles, each fetched when it is looked at: a pipe of ids by the
thousand takes no more memory than one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pressread.archive import Archive
    from pressread.output.article import Margin


class Records(Sequence[dict[str, "Any"]]):
    """The records of ``ids`` in order. Good while the archive is open."""

    def __init__(self, archive: Archive, ids: Sequence[str]) -> None:
        self.archive = archive
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, at: Any) -> Any:
        return self.archive.record(self.ids[at])


class Margins(Mapping[str, "Margin"]):
    """Id → the reader's tags and note."""

    def __init__(self, archive: Archive, ids: Sequence[str]) -> None:
        self.archive = archive
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __getitem__(self, id: str) -> Margin:
        return tuple(self.archive.tags(id)), self.archive.note_of(id)
