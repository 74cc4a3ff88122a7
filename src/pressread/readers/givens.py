"""From what a format states to ``Given``, each field with its provenance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
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
    whole: bool = False,
) -> Given:
    """``fields`` holds, for each field of ``Given``, its value and the name it has in the format.

    ``whole`` keeps a first paragraph that repeats the headline. Empty values are left out; the
    rest get ``"{layout} {name}"`` as provenance.
    """
    stated = {field: value for field, (value, _) in fields.items() if value}
    if not whole:
        _drop_headline(stated)
    _drop_same_date(stated)
    provenance = {field: f"{layout} {fields[field][1]}" for field in stated}
    provenance.pop("body_kinds", None)
    return Given(**stated, notices=tuple(notices), truncated=truncated, provenance=provenance)


def _drop_headline(stated: dict[str, Any]) -> None:
    """A body that begins with the headline begins behind it."""
    body = stated.get("body", ())
    if len(body) > 1 and body[0] == stated.get("headline"):
        stated["body"] = body[1:]
        if stated.get("body_kinds"):
            stated["body_kinds"] = stated["body_kinds"][1:]


def _drop_same_date(stated: dict[str, Any]) -> None:
    published, updated = stated.get("published"), stated.get("updated")
    if published and updated and not _later(updated, published):
        del stated["updated"]


def _later(one: str, other: str) -> bool:
    if "T" in one and "T" in other:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    return one[:10] > other[:10]


def body_fields(body: Body, where: str, images: Iterable[Image] = ()) -> dict[str, Any]:
    """The fields that a body fills: its paragraphs, their kinds, captions as images."""
    captions = (Image(caption=caption) for caption in body.captions)
    return {
        "body": (body.paragraphs, where),
        "body_kinds": (body.kinds, where),
        "images": ((*images, *captions), where),
    }


def article(noun: str) -> str:
    """``noun`` with "a" or "an"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def filled(fields: dict[str, Any], inner: Mapping[str, Any]) -> dict[str, Any]:
    """``fields`` with what ``inner`` (a text within) states where they are empty."""
    stated = {n: v for n, v in inner.items() if v[0] and not fields.get(n, (None,))[0]}
    return fields | stated
