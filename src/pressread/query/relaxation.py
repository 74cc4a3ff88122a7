"""Longer questions: all words, then most of them, weighted by rarity.

A query of ``LONG`` words or more that (nearly) nothing answers whole is read more loosely, in
steps: documents that hold three quarters of what its words weigh, then half, then any of them.
Full matches stand first whatever they score. Conditions (fields, dates, exclusions, exact words)
are never loosened.
"""

from __future__ import annotations

from math import log

from pressread.query import ops, tree
from pressread.text.stemming import forms, root, stem
from pressread.text.terms import pieces, terms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from pressread.query import ops
    from pressread.query.compiler import Compiler
    from pressread.query.dictionary import Lexicon


#: From this many words on, a query is a question.
LONG = 5
STEPS = (0.75, 0.5, 0.3, 0.0)
#: What a form and a relative count beside the typed word, and a function word beside any other
#: (``tests/benchmarks/tune_search.py``).
FORM = 0.75
RELATIVE = 0.5
FUNCTION = 0.3
_MOST_RELATIVES = 40
#: Of a pasted page only so many words count, the rarest.
_MOST_WORDS = 24
_MOST_COMMON = 12

#: Words that a question is made with, not about.
FUNCTION_WORDS = frozenset(
    (
        "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "between", "but",
        "by", "can", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his",
        "how", "i", "if", "in", "into", "is", "it", "its", "may", "no", "not", "of", "on", "or",
        "she", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these",
        "they", "this", "those", "to", "was", "we", "were", "what", "when", "where", "which",
        "who", "why", "will", "with", "would", "you",
    )
)  # fmt: skip


#: What may stand at a typed word's edges without being told back.
_MARKS = ".,;:!?'\"‘’“”()"


class Question:
    """A long query taken apart: ``fixed`` conditions, and words with what each weighs."""

    __slots__ = ("absent", "common", "fixed", "whole", "words")

    def __init__(self, whole: ops.Op, fixed: Sequence[ops.Op]) -> None:
        self.whole = whole
        self.fixed = list(fixed)
        self.words: list[tuple[float, ops.Op]] = []
        self.common: list[ops.Op] = []
        #: As typed, what no article holds.
        self.absent: list[str] = []

    def step(self, share: float) -> ops.Op:
        """What holds ``share`` of the words' weight (0: any word at all)."""
        loose = [op for _, op in self.words]
        if share:
            weights = [weight for weight, _ in self.words]
            some: ops.Op = ops.AtLeast(share * sum(weights), loose, weights)
        else:
            some = ops.Or(loose or self.common)
        found = ops.Prefer(some, self.common) if self.common and loose else some
        return ops.And([*self.fixed, found]) if self.fixed else found


def is_question(node: tree.Node) -> bool:
    """Whether a query is long enough to be relaxed: ``LONG`` words, or one fewer in prose."""
    if not isinstance(node, tree.And):
        return False
    words = [getattr(child, "text", "").lower() for child in node.children if _is_loose(child)]
    return len(words) >= LONG - (not FUNCTION_WORDS.isdisjoint(words))


def take_apart(compiler: Compiler, node: tree.And, whole: ops.Op) -> Question:
    """The question that ``node`` asks; ``whole`` is its strict reading."""
    fixed = [compiler.compile(child) for child in node.children if not _is_loose(child)]
    question = Question(whole, [op for op in fixed if not isinstance(op, ops.Everything)])
    for term, typed in _gathered(node).items():
        op, held = loose_word(compiler.lexicon, term, 1 + log(len(typed)))
        if not held:
            if term not in FUNCTION_WORDS:
                question.absent.append(typed[0].strip(_MARKS))
            continue
        if term in FUNCTION_WORDS or held > max(8, compiler.lexicon.size // 4):
            question.common.append(op)
        else:
            question.words.append((rarity(compiler.lexicon.size, held), op))
    question.words.sort(key=lambda pair: -pair[0])
    del question.words[_MOST_WORDS:], question.common[_MOST_COMMON:]
    return question


def rarity(size: int, held: int) -> float:
    """The usual inverse document frequency."""
    return log(1 + (size - held + 0.5) / (held + 0.5))


def _is_loose(node: tree.Node) -> bool:
    if isinstance(node, tree.Word):
        return not node.exact
    return isinstance(node, tree.Phrase) and node.slop is None


def _gathered(node: tree.And) -> dict[str, list[str]]:
    """The terms of the words and phrases, each with what was typed for it; forms of one word
    count as the one that comes first.
    """
    gathered: dict[str, list[str]] = {}
    seen: dict[str, str] = {}
    for child in node.children:
        if _is_loose(child):
            for chunk in getattr(child, "text", "").split():
                for terms in terms_of(chunk):
                    term = seen.setdefault(stem(terms[0]), terms[0])
                    gathered.setdefault(term, []).append(chunk)
    return gathered


def loose_word(lexicon: Lexicon, term: str, boost: float) -> tuple[ops.Op, int]:
    """A word with its forms and relatives, and how many documents hold it at most."""
    family = forms(term)
    held = sum(lexicon.doc_freq(form) for form in family)
    members = [ops.Term(term), *[ops.Term(form, boost=FORM) for form in family[1:]]]
    if term in FUNCTION_WORDS:
        return ops.Term(term, boost=FUNCTION * boost), held
    for relative, count in _relatives(lexicon, term, family).items():
        members.append(ops.Term(relative, boost=RELATIVE))
        held += count
    return ops.AnyOf(members, boost), held


def _relatives(lexicon: Lexicon, term: str, family: Sequence[str]) -> dict[str, int]:
    shared = root(term)
    if len(shared) < 4 or not shared.isalpha():
        return {}
    near = {
        other: count
        for other, count in lexicon.terms(shared).items()
        if other not in family and root(other) == shared
    }
    most = sorted(near, key=near.__getitem__, reverse=True)[:_MOST_RELATIVES]
    return {other: near[other] for other in most}


#: So many of the first articles, so many of their words, and what the first of those weighs
#: beside a word that was typed (``tests/benchmarks/tune_search.py``).
ARTICLES = 8
WORDS = 20
WEIGHT = 0.3
_WORDS_READ = 1_000


def feedback(lexicon: Lexicon, scored: Sequence[tuple[float, Mapping[str, Any]]]) -> list[ops.Op]:
    """Words with their families and boosts, from the best (score, record) pairs."""
    total = sum(score for score, _ in scored) or 1.0
    shares: dict[str, float] = {}
    for score, record in scored:
        counts = _counted(record)
        length = sum(counts.values()) or 1
        for term, count in counts.items():
            shares[term] = shares.get(term, 0.0) + score / total * count / length
    frequent = sorted(shares, key=shares.__getitem__, reverse=True)[: 6 * WORDS]
    weighed = {
        term: shares[term] * rarity(lexicon.size, lexicon.doc_freq(term)) for term in frequent
    }
    best: dict[str, str] = {}
    for term in sorted(weighed, key=weighed.__getitem__, reverse=True)[:WORDS]:
        best.setdefault(stem(term), term)
    top = max(weighed.values(), default=1.0)
    return [loose_word(lexicon, term, WEIGHT * weighed[term] / top)[0] for term in best.values()]


def _counted(record: Mapping[str, Any]) -> dict[str, int]:
    counts: dict[str, int] = {}
    read = 0
    for text in (record.get("headline") or "", *(record.get("body") or ())):
        for chunk in text.split():
            for _, _, terms in pieces(chunk):
                term = terms[0]
                if len(term) > 2 and term not in FUNCTION_WORDS:
                    counts[term] = counts.get(term, 0) + 1
            read += 1
        if read > _WORDS_READ:
            break
    return counts
