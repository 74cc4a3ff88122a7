"""speakers suggest: people of the register who may be one, for the reader to rule on."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from shlex import quote
from typing import TYPE_CHECKING, Any

from pressread.cli.options import Place
from pressread.cli.writing import Output, emit
from pressread.output.view import Style, View, plural
from pressread.sanitize import clean
from pressread.text.folding import SUFFIXES, fold_name
from pressread.text.names import sound_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.overview import SpeakerEntry

    Pair = tuple[SpeakerEntry, SpeakerEntry, str]

ALIKE = 0.8  # share of letters in order that two surnames have in common, to be asked about
MOST = 200  # people of one given name who are compared with each other, the most quoted
ONE_SURNAME, NEAR_SURNAME = "one bears this surname alone", "surnames are spelt nearly alike"


def suggest(out: Output, at: Place) -> int:
    """List people who may be one, with the command that rules it."""
    with at.opened() as archive:
        pairs = list(suggestions(archive.speakers()))
    hint = "to rule one: pressread speakers merge; nothing is merged before" if pairs else ""
    return emit(SuggestionsView(pairs), out, account=hint)


def suggestions(people: Sequence[SpeakerEntry]) -> Iterator[Pair]:
    """(whom to keep, who may be the same, why), the most quoted first."""
    by_given: dict[str, list[tuple[SpeakerEntry, str]]] = defaultdict(list)
    by_surname: dict[str, list[SpeakerEntry]] = defaultdict(list)
    bare: list[tuple[SpeakerEntry, str]] = []
    for entry in sorted(people, key=lambda one: -one.quotes):
        words = [sound_word(word) for word in fold_name(entry.name).split()]
        if not words or entry.name.split()[-1].rstrip(".").lower() in SUFFIXES:
            continue  # father and son are two
        if len(words) == 1:
            bare.append((entry, words[0]))
            continue
        by_given[words[0]].append((entry, words[-1]))
        by_surname[words[-1]].append(entry)
    for entry, surname in bare:
        bearers = by_surname.get(surname, [])
        if len(bearers) == 1:
            yield bearers[0], entry, ONE_SURNAME
    for namesakes in by_given.values():
        for (one, first), (other, second) in combinations(namesakes[:MOST], 2):
            if first != second and SequenceMatcher(None, first, second).ratio() >= ALIKE:
                yield one, other, NEAR_SURNAME


class SuggestionsView(View):
    """Pairs of people who may be one."""

    schema = "suggestions"
    listed = "suggestions"
    screen = "pressread.render.listing:plain_lines"
    header = ("keep", "quotes", "other", "other_quotes", "why")

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs

    def found(self) -> bool:
        return bool(self.pairs)

    def told(self) -> dict[str, Any]:
        return {"total": len(self.pairs)}

    def records(self) -> Iterator[dict[str, Any]]:
        for keep, other, why in self.pairs:
            yield {
                "keep": keep.name, "quotes": keep.quotes, "other": other.name,
                "other_quotes": other.quotes, "why": why,
            }  # fmt: skip

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        for keep, other, why in self.pairs:
            counted = f"{plural(keep.quotes, 'statement')} and {other.quotes:,}: {why}"
            yield f"pressread speakers merge {clean(quote(keep.name))} {clean(quote(other.name))}"
            yield f"    {counted}"
