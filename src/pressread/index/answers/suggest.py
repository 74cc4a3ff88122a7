"""Help when nothing is found: which part spoils the query, and what the archive spells instead."""

from __future__ import annotations

from pressread.errors import QueryError
from pressread.index.evaluate import ADVICE, TooMuch
from pressread.query import ops, tree
from pressread.query.variants import ways

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pressread.index.answers.cross_shelf import Shelves
    from pressread.query.dictionary import Lexicon

#: So many parts of a query are counted one by one, so many words looked up.
_MOST_PARTS = 12
_MOST_WORDS = 6
_CANDIDATES = 4
#: Longer words are not looked for in other spellings.
_LONGEST = 40


class Advice:
    """What would have been found.

    ``counts``: (part as typed, articles that match it alone). ``spellings``: (as typed, as the
    archive has it, articles), best first, one a word. ``culprit``: the part without which most is
    found, and ``without`` how many articles that is. ``corrected``: the query with the spellings
    put in, ``None`` without any; ``corrected_total`` what it finds.
    """

    __slots__ = ("corrected", "corrected_total", "counts", "culprit", "spellings", "without")

    def __init__(self) -> None:
        self.counts: list[tuple[str, int]] = []
        self.spellings: list[tuple[str, str, int]] = []
        self.culprit: str | None = None
        self.without = 0
        self.corrected: str | None = None
        self.corrected_total = 0


def suggest(
    shelves: Shelves,
    node: tree.Node,
    query: str,
    *,
    filters: Sequence[ops.Op] = (),
    written: Callable[[str], str | None] | None = None,
) -> Advice:
    """Advice on a query that found nothing, as much of it as ``effort.ADVICE`` allows.

    ``written`` tells how a folded term is spelt in the archive's texts (``cavusoglu`` →
    ``Çavuşoğlu``), ``None`` where it does not know.
    """
    advice = Advice()
    shelves.allow(ADVICE)
    counter = _Counter(shelves, query, filters)
    try:
        if not _excludes_all(counter, node, query, advice):
            _find_culprit(counter, node, query, advice)
            _respell(counter, node, query, advice)
    except TooMuch:
        pass  # the rest would cost more than it is worth
    if written is not None:
        advice.spellings = [(a, written(b) or b, n) for a, b, n in advice.spellings]
    return advice


class _Counter:
    """Counts what queries match that share most of their parts: each part is evaluated once."""

    def __init__(self, shelves: Shelves, query: str, filters: Sequence[ops.Op]) -> None:
        self.index = shelves.articles
        self._filters = filters
        self._compiler = shelves.article_compiler(query)

    def count(self, node: tree.Node) -> int:
        """Articles; none where the query is wrong. Raises ``TooMuch``."""
        try:
            return self.index.count(self._compiler.compile(node), self._filters)
        except TooMuch:
            raise
        except QueryError:
            return 0


def _parts(node: tree.Node) -> tuple[tree.Node, ...]:
    return node.children if isinstance(node, tree.And) else (node,)


def _excludes_all(counter: _Counter, node: tree.Node, query: str, advice: Advice) -> bool:
    """Whether all that is found is left out by ``-word``: then that is the culprit."""
    left_out = [child for child in _parts(node) if isinstance(child, tree.Not)]
    sought = tuple(child for child in _parts(node) if not isinstance(child, tree.Not))
    if not left_out or not sought:
        return False
    advice.without = counter.count(tree.And(sought) if len(sought) > 1 else sought[0])
    if advice.without:
        advice.culprit = " ".join(_excluded(query, part) for part in left_out)
    return advice.without > 0


def _excluded(query: str, part: tree.Not) -> str:
    """A part as typed, with the bracket that ends behind what stands in it: ``-(a OR b)``."""
    typed = query[part.start : part.end]
    return typed + ")" * (typed.count("(") - typed.count(")"))


def _find_culprit(counter: _Counter, node: tree.Node, query: str, advice: Advice) -> None:
    """The part that matches nothing alone, or else the one whose loss helps most."""
    parts = [child for child in _parts(node) if not isinstance(child, tree.Not)][:_MOST_PARTS]
    if len(parts) < 2:
        return
    for part in parts:
        advice.counts.append((query[part.start : part.end], counter.count(part)))
    missing = [part for part, (_, count) in zip(parts, advice.counts, strict=True) if not count]
    for part in missing or parts:
        others = tuple(child for child in _parts(node) if child is not part)
        count = counter.count(tree.And(others) if len(others) > 1 else others[0])
        if count > advice.without:
            advice.culprit, advice.without = query[part.start : part.end], count


def _respell(counter: _Counter, node: tree.Node, query: str, advice: Advice) -> None:
    """Unknown words first; where all are known, the one that helps when spelt otherwise."""
    lexicon = counter.index
    words = list(_words(node))
    unknown = [word for word in words if not _held(lexicon, word)][:_MOST_WORDS]
    corrected = query
    for word in sorted(unknown, key=lambda one: -one.start):
        best = spellings(lexicon, _term(word))[:1]
        for text, count in best:
            advice.spellings.insert(0, (word.text, text, count))
            corrected = _replaced(corrected, word, text)
    if unknown or not words:
        _accept(counter, corrected, query, advice)
        return
    for word in sorted(words, key=lambda one: _held(lexicon, one))[:_MOST_WORDS]:
        for text, count in spellings(lexicon, _term(word))[:_CANDIDATES]:
            corrected = _replaced(query, word, text)
            if _accept(counter, corrected, query, advice):
                advice.spellings.append((word.text, text, count))
                return


def _accept(counter: _Counter, corrected: str, query: str, advice: Advice) -> bool:
    from pressread.query import parse

    if corrected == query:
        return False
    try:
        total = counter.count(parse(corrected))
    except TooMuch:
        raise
    except QueryError:
        return False
    if total:
        advice.corrected, advice.corrected_total = corrected, total
    return total > 0


def spellings(lexicon: Lexicon, term: str) -> list[tuple[str, int]]:
    """(term, articles) of the dictionary that ``term`` may be meant for, likeliest first.

    One typing error; two in words of six letters or more; two words run together. Raises
    ``TooMuch``.
    """
    if not 3 <= len(term) <= _LONGEST or not term.isalpha():
        return []
    found = lexicon.neighbours(term, 1)
    if not found and len(term) > 5:
        found = lexicon.neighbours(term, 2)
    ranked = sorted(found, key=lambda one: _doubt(term, one, *found[one]))
    listed = [(one, found[one][1]) for one in ranked[:8]]
    return listed or _run_together(lexicon, term)


def _doubt(term: str, other: str, errors: int, count: int) -> float:
    """Less for fewer errors, more articles, the same first letter, the same letters swapped."""
    from math import log

    doubt = 4.0 * errors - log(count + 1)
    if other[0] != term[0]:
        doubt += 2.0
    if sorted(other) == sorted(term):
        doubt -= 1.5
    if abs(len(other) - len(term)) == 1 and _doubled(term, other):
        doubt -= 1.0
    return doubt


def _doubled(one: str, other: str) -> bool:
    """Whether the words differ in a doubled letter only."""
    return _single(one) == _single(other)


def _single(word: str) -> str:
    return "".join(char for at, char in enumerate(word) if not at or char != word[at - 1])


def _run_together(lexicon: Lexicon, term: str) -> list[tuple[str, int]]:
    best: list[tuple[int, str]] = []
    for cut in range(3, len(term) - 2):
        one, two = term[:cut], term[cut:]
        count = min(lexicon.doc_freq(one), lexicon.doc_freq(two))
        if count:
            best.append((count, f"{one} {two}"))
    return [(text, count) for count, text in sorted(best, reverse=True)[:1]]


def _words(node: tree.Node) -> Iterator[tree.Word]:
    """Every word that may be misspelt, those of phrases as words with columns of their own."""
    if isinstance(node, tree.Word):
        yield node
    elif isinstance(node, tree.Phrase):
        at = node.start
        for chunk in node.text.split():
            yield tree.Word(chunk, True, at, node.end)
    elif isinstance(node, tree.And | tree.Or | tree.Near):
        for child in node.children:
            yield from _words(child)
    elif isinstance(node, tree.Field) and node.name in ("headline", "body", "caption", "speaker"):
        yield from _words(node.child)


def _term(word: tree.Word) -> str:
    found = ways(word.text, inflected=False)
    return found[0][0][0] if found and len(found[0]) == 1 else ""


def _held(lexicon: Lexicon, word: tree.Word) -> int:
    found = ways(word.text)
    if not found:
        return 1
    return min(max(lexicon.doc_freq(term) for term in slot) for slot in found[0])


def _replaced(query: str, word: tree.Word, text: str) -> str:
    """``query`` with the word at its columns replaced."""
    at = query.find(word.text, word.start, word.end)
    return query if at < 0 else query[:at] + text + query[at + len(word.text) :]


def written_as(term: str, texts: Sequence[str]) -> str | None:
    """How a folded term is written in ``texts``, most often: ``cavusoglu`` → ``Çavuşoğlu``."""
    from pressread.text.terms import pieces

    counts: dict[str, int] = {}
    for text in texts:
        for chunk in text.split():
            if chunk.isascii() and chunk.isalpha() and term not in chunk.lower():
                continue  # nearly all words of a text: what else they may be is worked out in full
            for start, end, terms in pieces(chunk):
                if term in terms:
                    shown = chunk[start:end].removesuffix("’s").removesuffix("'s")
                    counts[shown] = counts.get(shown, 0) + 1
    return max(counts, key=lambda one: (counts[one], one)) if counts else None
