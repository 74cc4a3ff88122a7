"""quotes: statements, asked for by a query or in words: ``what did Cavusoglu say about the S-400``.

A question begins with a word of asking and holds one of saying; anything else is a query and is
left as it is. What is asked of is what is left when the words of asking, saying and joining are
taken away; of it the longest name that the register knows is the speaker.
"""

from __future__ import annotations

import re
from time import perf_counter
from typing import NamedTuple

from pressread.cli.commands import Options
from pressread.cli.options import Filters, Paging, Place
from pressread.cli.search import advised, beyond, furnish, told
from pressread.cli.writing import Output, emit
from pressread.text.folding import fold_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.archive import Archive


class QuoteOptions(Options):
    """Which statements, and what around them."""

    role: str | None = None
    verb: str | None = None
    kind: str | None = None
    reported: bool = False
    context: int = 0
    group_by: str | None = None


def quotes(
    query: list[str] | None,
    narrow: Filters,
    paging: Paging,
    which: QuoteOptions,
    out: Output,
    at: Place,
) -> int:
    """Find statements: who said what about it, when, and in which role."""
    from pressread.output.quotes import QuotesView

    words = " ".join(query or ())
    with at.opened() as archive:
        began = perf_counter()
        words, read = _in_words(archive, words, narrow)
        found = archive.quotes(
            words, role=which.role, verb=which.verb, kind=which.kind, reported=which.reported,
            context=which.context, **paging.given(20), **narrow.given(),
        )  # fmt: skip
        seconds, view = perf_counter() - began, QuotesView(found)
        furnish(view, archive, out)
        view.unsearched = archive.unsearched
        notices = [*read, *found.notices]
        if not found.total:
            alone = not any(
                (which.role, which.verb, which.kind, which.reported, *narrow.given().values())
            )
            notices += advised(archive, words, narrow, out, said=alone)
        if found.total and not found.quotes:
            notices += beyond(found.total, "statement", paging.last(found.total, 20), out)
        shown, next_page = len(found.quotes), paging.next(found.total, 20)
        account = told(shown, found.total, "statement", seconds, next_page) if shown else ""
        return emit(view, out, group_by=which.group_by, account=account, notices=notices)


def _in_words(archive: Archive, words: str, narrow: Filters) -> tuple[str, list[str]]:
    """A query as it is to be asked; of a question in words how it was read, which is said.

    Its speaker becomes that of ``narrow``, unless an option names one.
    """
    from shlex import quote

    from pressread.cli.quotes import is_question, read

    if not is_question(words):
        return words, []
    asked = read(words, archive)
    if narrow.by is None:
        narrow.by = asked.by
    by = f" --by {quote(narrow.by)}" if narrow.by else ""
    query = f" {quote(asked.query)}" if asked.query else ""
    told = [f"read as: pressread quotes{query}{by}"]
    if narrow.by:
        told.append(f"to hand it over: pressread dossier {quote(narrow.by)}")
    return asked.query, told


# Closed classes, folded, of the languages whose statements are told apart; a form a word.
_ASKING = frozenset(
    """
    what which who whom whose when where why how did has have does
    was wer wem wen wann wo warum wie hat haben que qu qui quoi quand ou pourquoi comment quel
    quelle quien quienes cuando donde como cosa che chi quando dove perche quem wat wie wanneer
    waar heeft ne kim nicin что кто когда где почему как що хто коли
""".split()
)
_SAYING = frozenset(
    """
    say says said saying tell tells told state states stated announce announced claim claimed
    think thinks thought comment commented sagen sagt sagte sagten gesagt meint meinte aussern
    geaussert dire dit disait ont declare declaree decir dice dijo dijeron dicho detto disse
    dissero dichiarato dito disseram zegt zei zeiden gezegd dedi soyledi diyor сказал сказала
    сказали говорил говорила говорит заявил заявила казав сказала
""".split()
)
_BETWEEN = frozenset(
    """
    did do does has have had is was were been be the a an about on of regarding concerning over
    to re with and ever in der die das den dem des ein eine uber zu zum zur von hat haben habe
    le la les un une sur de des du au aux propos l d a est el los las una sobre acerca ha han
    il lo gli su di del della sul sulla o os as foi het een heeft over hakkinda hakkında icin
    о об про в на
""".split()
)
#: What comes before the matter: who is named behind it is spoken of.
_ABOUT = frozenset(
    """
    about on regarding over concerning re uber zu zum zur sur propos sobre acerca su sul sulla del
    hakkinda hakkında о об про
""".split()
)
_MOST_WORDS = 40  # more is a pasted text, not a question
_LONGEST_NAME = 4  # words
_WORD = re.compile(r"[^\s?!,;“”\"]+")
_OPERATORS = re.compile(r"[:()\"*~“”]|\bOR\b|\bAND\b|\bNOT\b|(?:^|\s)[-+=]\w")


class Asked(NamedTuple):
    """A question as it was read: the query, and whose statements are wanted."""

    query: str
    by: str | None


def is_question(text: str) -> bool:
    """Whether somebody asks in words what was said."""
    words = [_folded(word) for word in _words(text)]
    if not 2 < len(words) <= _MOST_WORDS or _OPERATORS.search(text):
        return False
    return words[0] in _ASKING and any(word in _SAYING for word in words[1:])


def read(text: str, archive: Archive) -> Asked:
    """What is asked of whom. A name that nobody in the register has is a word like others."""
    words = _words(text)
    kept = [not _is_joining(word) for word in words]
    matter = next((n for n, word in enumerate(words) if _folded(word) in _ABOUT), len(words))
    for start, end in _runs(kept[:matter]):
        name = " ".join(words[start:end])
        if archive.speakers(name):
            rest = [
                word for number, word in enumerate(words)
                if kept[number] and not start <= number < end
            ]  # fmt: skip
            return Asked(" ".join(rest), name)
    return Asked(" ".join(w for w, keep in zip(words, kept, strict=True) if keep), None)


def _words(text: str) -> list[str]:
    """Words, ``qu'a`` and ``l'Italie`` apart, without what only ends a sentence."""
    parted = re.sub(r"\b([qQlLdD][uU]?)['’](?=\w)", r"\1 ", text)
    found = (
        word.rstrip(".").removesuffix("’s").removesuffix("'s") for word in _WORD.findall(parted)
    )
    return [word for word in found if word]


def _is_joining(word: str) -> bool:
    """Whether a word asks, says or joins; a name of the same letters begins with a capital."""
    folded = _folded(word)
    if word[:1].isupper() and folded not in _ASKING:
        return False
    return folded in _ASKING or folded in _SAYING or folded in _BETWEEN


def _runs(kept: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where a name could stand, the longest first: it begins and ends with words that are left
    ("Ursula von der Leyen").
    """
    for length in range(_LONGEST_NAME, 0, -1):
        for start in range(len(kept) - length + 1):
            if kept[start] and kept[start + length - 1]:
                yield start, start + length


def _folded(word: str) -> str:
    return fold_text(word)
