"""The file that makes the index's folder one that Whoosh opens: ``_MAIN_<generation>.toc``.

Written beside the manifest in each commit, from what the manifest says alone: a TOC that is
missing or differs is written anew. Whoosh is not imported to write it. Its schema and segments
are pickled as calls of the two functions at the end, so nothing in it goes out of date, and
nothing of pressread ever unpickles it.
"""

from __future__ import annotations

import os
from contextlib import suppress

from pressread.index.files import replace_file, toc_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pressread.index.files import Manifest

#: What Whoosh 3 begins a TOC with: sizes of its numbers, byte order, version of the format, and
#: the release that wrote it.
_HEAD = bytes((4, 8, 4)) + b"".join(n.to_bytes(4, "big", signed=True) for n in (-12345, -111))
_RELEASE = bytes((3, 54, 0))


class _Call:
    """A call that unpickling makes."""

    def __init__(self, *call: Any) -> None:
        self._call = call

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        function, *values = self._call
        return function, tuple(values)


def encode(shelf: str, manifest: Manifest) -> bytes:
    """The bytes of a TOC for what the manifest says."""
    import pickle

    schema = pickle.dumps(_Call(shelf_schema, shelf), 2)
    segments = [_Call(shelf_segment, p.name, p.size, p.gone, p.gone_count) for p in manifest.parts]
    generation = manifest.generation.to_bytes(4, "big", signed=True)
    return b"".join(
        (
            *(_HEAD, _RELEASE, _varint(len(schema)), schema),
            *(generation, bytes(4), pickle.dumps(segments, 2)),
        )
    )


def write(folder: str, shelf: str, manifest: Manifest) -> None:
    """Name the manifest's segments for Whoosh, and remove older TOCs of the shelf."""
    written = toc_name(shelf, manifest.generation)
    replace_file(os.path.join(folder, written), encode(shelf, manifest))
    beginning = toc_name(shelf, "").removesuffix(".toc")
    for name in os.listdir(folder):
        if name.startswith(beginning) and name != written:
            with suppress(OSError):  # another system may not remove what a reader has open
                os.remove(os.path.join(folder, name))


def problem(folder: str, shelf: str, manifest: Manifest) -> str | None:
    """What is wrong with the TOC, in words."""
    name = toc_name(shelf, manifest.generation)
    try:
        with open(os.path.join(folder, name), "rb") as file:
            held = file.read()
    except OSError:
        return f"{name}, by which Whoosh opens the index, is missing"
    if held != encode(shelf, manifest):
        return f"{name}, by which Whoosh opens the index, is damaged"
    return None


def _varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that more follow."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)


def shelf_schema(shelf: str) -> Any:
    """Called by who unpickles a TOC: the schema of a shelf."""
    from pressread.index.whoosh_codec.schema import schema

    return schema(shelf)


def shelf_segment(name: str, size: int, gone: str, gone_count: int) -> Any:
    """Called by who unpickles a TOC: one of our segments as Whoosh names it."""
    from pressread.index.files import Part
    from pressread.index.whoosh_codec.codec import ShelfSegment

    return ShelfSegment(Part(name, size, gone, gone_count))
