"""Dates, numbers and languages of a query as the values of the index's columns."""

from __future__ import annotations

from pressread.query import tree

_LANGUAGES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it",
    "turkish": "tr", "russian": "ru", "arabic": "ar", "portuguese": "pt", "dutch": "nl",
    "polish": "pl", "swedish": "sv", "persian": "fa", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "ukrainian": "uk", "greek": "el", "hebrew": "he", "danish": "da",
}  # fmt: skip


def first_day(day: str | None) -> int | None:
    """The column's value to begin a range at; a month or year not stated more exactly counts."""
    if day is None:
        return None
    year, month, number = day.split("-")
    if number != "01":
        return int(year + month + number)
    return int(year + ("00" if month == "01" else month) + "00")


def last_day(day: str | None) -> int | None:
    """The column's value to end a range at."""
    return None if day is None else int(day.replace("-", ""))


def languages(node: tree.Node) -> list[str]:
    """The ISO 639-1 codes that ``language:`` asks for: ``de``, ``de-AT``, ``German``."""
    if isinstance(node, tree.Or):
        return [name for child in node.children for name in languages(child)]
    text = getattr(node, "text", "").lower()
    return [_LANGUAGES.get(text, text.replace("_", "-").partition("-")[0])]
