"""The spellings of one surname, which are one document of the desk: which are one person, and how
the document is changed. Nothing is asked here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, TypeAlias

    #: form → [person, pinned]; pinned: 1 where the reader ruled, 2 where it is the chosen name.
    Names: TypeAlias = dict[str, list[Any]]

#: Bytes of a document's id are bounded by 512.
LONGEST_BLOCK = 100


def called(names: Mapping[str, Sequence[Any]]) -> str:
    """The fullest spelling of a person, or the one that the reader chose."""
    return min(names, key=lambda form: (names[form][1] != 2, -form.count(" "), -len(form), form))


def root(person: str, into: Mapping[str, str]) -> str:
    while person in into:
        person = into[person]
    return person


def person_like(form: str, names: Names, into: Mapping[str, str]) -> str | None:
    """The one person every spelling of whom fits ``form``; ``None`` for none or several."""
    from pressread.text.names import same_person

    fits: dict[str, bool] = {}
    for other, (person, _) in names.items():
        end = root(person, into)
        fits[end] = fits.get(end, True) and same_person(form, other)
    found = [person for person, fit in fits.items() if fit]
    return found[0] if len(found) == 1 else None


def new_person(form: str) -> str:
    """A key that nobody else has, whoever makes one at the same time."""
    from os import urandom

    return f"{form[:LONGEST_BLOCK]}#{urandom(6).hex()}"


def block_of(form: str) -> str:
    """Of which surname a spelling is."""
    from pressread.text.names import sound_word, surname

    return sound_word(surname(form))[:LONGEST_BLOCK]


def by_block(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form in names:
        found.setdefault(block_of(form), []).append(form)
    return found


def pinning(block: str, forms: Iterable[str], chosen: str) -> Callable[[Any], Any]:
    """The change by which these spellings are ruled on, and one chosen."""

    def change(before: dict[str, Any] | None) -> dict[str, Any] | None:
        if before is None:
            return None
        names: Names = dict(before["value"])
        for form in forms:
            if form in names:
                names[form] = [names[form][0], 1 + (form == chosen)]
        return block_document(block, names)

    return change


def putting(block: str, put: Names) -> Callable[[Any], Any]:
    """The change by which these spellings are those persons'."""

    def change(before: dict[str, Any] | None) -> dict[str, Any]:
        names: Names = dict(before["value"]) if before else {}
        return block_document(block, {**names, **put})

    return change


def block_document(block: str, names: Names) -> dict[str, Any]:
    from pressread.text.folding import fold_name

    return {
        "kind": "names",
        "id": block,
        "forms": sorted(names),
        "words": sorted({word for form in names for word in fold_name(form).split()}),
        "people": sorted({value[0] for value in names.values()}),
        "value": names,
    }
