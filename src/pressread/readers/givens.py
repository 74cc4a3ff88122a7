"""From what a format states to ``Given``, each field with its provenance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pressread.article import Image
from pressread.readers.fragments import Body
from pressread.source import Given


def given(
    layout: str,
    fields: Mapping[str, tuple[Any, str]],
    *,
    notices: Iterable[str] = (),
    truncated: bool = False,
) -> Given:
    """``fields`` holds, for each field of ``Given``, its value and the name it has in the format.

    Empty values are left out; the rest get ``"{layout} {name}"`` as provenance.
    """
    stated = {field: value for field, (value, _) in fields.items() if value}
    provenance = {field: f"{layout} {fields[field][1]}" for field in stated}
    provenance.pop("body_kinds", None)
    return Given(**stated, notices=tuple(notices), truncated=truncated, provenance=provenance)


def body_fields(body: Body, where: str, images: Iterable[Image] = ()) -> dict[str, Any]:
    """The fields that a body fills: its paragraphs, their kinds, captions as images."""
    captions = (Image(caption=caption) for caption in body.captions)
    return {
        "body": (body.paragraphs, where),
        "body_kinds": (body.kinds, where),
        "images": ((*images, *captions), where),
    }
