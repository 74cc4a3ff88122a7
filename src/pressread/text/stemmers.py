"""Snowball's stemmers of other languages than English, as Whoosh brings them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_STEMMERS = {
    "da": "Danish", "nl": "Dutch", "fi": "Finnish", "fr": "French", "de": "German",
    "hu": "Hungarian", "it": "Italian", "nb": "Norwegian", "nn": "Norwegian", "no": "Norwegian",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "es": "Spanish", "sv": "Swedish",
}  # fmt: skip


def stemmer(code: str) -> Callable[[str], str] | None:
    """The stemmer of a language (ISO 639-1), ``None`` for English and those without one."""
    name = _STEMMERS.get(code)
    if name is None:
        return None
    from whoosh.lang import snowball

    found: Callable[[str], str] = getattr(snowball, name + "Stemmer")().stem
    return found
