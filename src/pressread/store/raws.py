"""The bytes that articles were read from, each once, however many share them.

A file of one article is one zlib stream. Of a file of many, each article's own part stands in a
piece with its neighbours: pieces are of bounded size, so that one is unpacked for one article.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from pressread.store.rows import Packed, Piece


class Raws:
    """The tables ``raw``, ``piece`` and ``part`` of an open archive."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self._last: tuple[int, bytes] = (0, b"")  # the piece looked into last, and its bytes
        version = base.execute("PRAGMA user_version").fetchone()[0]
        self._has_parts = version > 1  # an export of an older version has none

    def has(self, sha256: str) -> bool:
        """Whether these bytes are here: asked before they are bound to a statement."""
        query = "SELECT 1 FROM raw WHERE sha256 = ?1 UNION ALL SELECT 1 FROM part WHERE sha256 = ?1"
        return self.base.execute(query, (sha256,)).fetchone() is not None

    def keep(self, sha256: str, packed: Packed) -> None:
        """Keep the bytes of a file of its own."""
        self.base.execute("INSERT OR IGNORE INTO raw VALUES (?, ?, ?)", (sha256, *packed))

    def keep_piece(self, piece: Piece) -> None:
        """Keep the parts of a file of many."""
        number = self.base.execute(
            "INSERT INTO piece (size, bytes) VALUES (?, ?)", piece.packed
        ).lastrowid
        self.base.executemany(
            "INSERT OR IGNORE INTO part SELECT ?1, ?2, ?3, ?4"
            " WHERE NOT EXISTS (SELECT 1 FROM raw WHERE sha256 = ?1)",
            [(sha256, number, start, size) for sha256, start, size in piece.parts],
        )

    def get(self, sha256: str) -> bytes | None:
        """The bytes as found; ``None`` where the archive was not given them."""
        import zlib

        row = self.base.execute("SELECT bytes FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None:
            return zlib.decompress(row[0])
        if not self._has_parts:
            return None
        query = "SELECT piece, start, size FROM part WHERE sha256 = ?"
        row = self.base.execute(query, (sha256,)).fetchone()
        return None if row is None else self._piece(row[0])[row[1] : row[1] + row[2]]

    def _piece(self, number: int) -> bytes:
        import zlib

        if number != self._last[0]:
            query = "SELECT bytes FROM piece WHERE number = ?"
            [packed] = self.base.execute(query, (number,)).fetchone()
            self._last = number, zlib.decompress(packed)
        return self._last[1]

    def packed(self, sha256: str) -> bytes | None:
        """The bytes as zlib."""
        row = self.base.execute("SELECT bytes FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None:
            return bytes(row[0])
        found = self.get(sha256)
        if found is None:
            return None
        from pressread.store.rows import pack

        return pack(found).bytes

    def drop(self, sha256: str) -> None:
        """Let go of bytes that no article came from any longer, wherever they stand."""
        self.base.execute("DELETE FROM raw WHERE sha256 = ?", (sha256,))
        row = self.base.execute("SELECT piece FROM part WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return
        self.base.execute("DELETE FROM part WHERE sha256 = ?", (sha256,))
        self._repack(row[0])

    def _repack(self, number: int) -> None:
        """Write a piece anew with the parts that are left in it."""
        from pressread.store.rows import pack

        whole, kept = self._piece(number), b""
        self._last = (0, b"")
        for sha256, start, size in self.base.execute(
            "SELECT sha256, start, size FROM part WHERE piece = ? ORDER BY start", (number,)
        ).fetchall():
            self.base.execute("UPDATE part SET start = ? WHERE sha256 = ?", (len(kept), sha256))
            kept += whole[start : start + size]
        if kept:
            values = (*pack(kept), number)
            self.base.execute("UPDATE piece SET size = ?, bytes = ? WHERE number = ?", values)
        else:
            self.base.execute("DELETE FROM piece WHERE number = ?", (number,))

    def every(self) -> Iterator[tuple[str, int, bytes | None]]:
        """``(SHA-256, size, bytes)`` of all there is; ``None`` for what cannot be unpacked."""
        for sha256, size, packed in self.base.execute("SELECT sha256, size, bytes FROM raw"):
            yield sha256, size, _unpacked(packed)
        last, whole = None, None
        for sha256, start, size, number in self.base.execute(
            "SELECT sha256, start, size, piece FROM part ORDER BY piece, start"
        ):
            if number != last:
                packed = self.base.execute("SELECT bytes FROM piece WHERE number = ?", (number,))
                last, whole = number, _unpacked(packed.fetchone()[0])
            yield sha256, size, None if whole is None else whole[start : start + size]


def _unpacked(packed: bytes) -> bytes | None:
    import zlib

    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None
