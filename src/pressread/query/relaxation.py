"""Fewer full answers than a page has: what holds most of the words comes after them.

A query that hardly anything answers whole is read more loosely, in steps: documents that hold
three quarters of what its words weigh (their rarity), then half, and so on down to a floor; a
question in prose goes down to any of its words. A word that hardly any document holds is looked
for with its neighbours in spelling too. Conditions are never loosened: fields, dates, exclusions,
phrases, exact words, alternatives, codes, and numbers but in prose.
"""

from __future__ import annotations

from math import log

from pressread.query import ops, tree
from pressread.query.variants import foreign_forms
from pressread.text.stemming import forms, root, stem
from pressread.text.terms import pieces, terms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from pressread.query import ops
    from pressread.query.compiler import Compiler
    from pressread.query.dictionary import Lexicon


#: From this many words on, a query is a question in prose; from so many, a text that was pasted,
#: whose quotation marks are its own.
LONG = 5
PASTED = 12
#: The share of the words' weight that must be held, step by step, of prose and of other queries.
STEPS = (0.75, 0.5, 0.3, 0.0)
SHORT_STEPS = (0.75, 0.6)
#: What must be held of a short query where nothing holds more: less is no likeness.
LAST_RESORT = 0.3
#: What a full match counts beside one that holds most of the words: of a question in prose all
#: the words say little more than most of them (``tests/benchmarks/choose_lead.py``).
LEAD, LEAD_OF_PROSE = 1.6, 1.2
#: What a form and a relative count beside the typed word, and a function word beside any other
#: (``tests/benchmarks/tune_search.py``).
FORM = 0.75
RELATIVE = 0.5
FUNCTION = 0.3
_MOST_RELATIVES = 40
#: A word of more articles is looked for in English forms alone.
_COMMON = 500
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
    """A query taken apart: ``fixed`` conditions, and words with what each weighs."""

    __slots__ = ("absent", "common", "fixed", "prose", "respelt", "whole", "words")

    def __init__(self, whole: ops.Op, fixed: Sequence[ops.Op], prose: bool) -> None:
        self.whole = whole
        self.fixed = list(fixed)
        self.prose = prose
        self.words: list[tuple[float, ops.Op]] = []
        self.common: list[ops.Op] = []
        #: As typed, what no article holds; and what else was looked for in place of a rare word.
        self.absent: list[str] = []
        self.respelt: dict[str, list[str]] = {}

    @property
    def steps(self) -> Sequence[float]:
        """The shares to try, one after the other."""
        return STEPS if self.prose else SHORT_STEPS

    @property
    def lead(self) -> float:
        """What a full match counts beside a looser one."""
        return LEAD_OF_PROSE if self.prose else LEAD

    @property
    def asks_nothing(self) -> bool:
        """Whether what is left says nothing: no word beside function words and conditions."""
        return not self.words and (bool(self.absent) or bool(self.fixed) or not self.prose)

    def step(self, share: float) -> ops.Op:
        """What holds ``share`` of the words' weight (0: any word at all)."""
        loose = [op for _, op in self.words]
        if share and loose:
            weights = [weight for weight, _ in self.words]
            some: ops.Op = ops.AtLeast(share * sum(weights), loose, weights)
        else:
            some = ops.Or(loose or self.common)
        found = ops.Prefer(some, self.common) if self.common and loose else some
        return ops.And([*self.fixed, found]) if self.fixed else found


class Looseness:
    """What of a query may be missing. ``prose``: it is a question in prose, of ``LONG`` words, or
    one fewer with a function word among them. ``pasted``: it is longer still.
    """

    __slots__ = ("pasted", "prose")

    def __init__(self, node: tree.Node) -> None:
        words = [child.text.lower() for child in parts_of(node) if isinstance(child, tree.Word)]
        self.prose = len(words) >= LONG - (not FUNCTION_WORDS.isdisjoint(words))
        self.pasted = len(words) >= PASTED

    def covers(self, node: tree.Node) -> bool:
        """A word that is no code and, but in prose, no number; of a pasted text its phrases."""
        if isinstance(node, tree.Phrase):
            return self.pasted and node.slop is None
        if not isinstance(node, tree.Word) or node.exact:
            return False
        has_digits = any(map(str.isdigit, node.text))
        return not has_digits or (self.prose and not any(map(str.isalpha, node.text)))


def parts_of(node: tree.Node) -> Sequence[tree.Node]:
    """The operands of a query's AND; of another query itself alone."""
    return node.children if isinstance(node, tree.And) else (node,)


def take_apart(compiler: Compiler, node: tree.Node, whole: ops.Op) -> Question:
    """The question that ``node`` asks; ``whole`` is its strict reading."""
    loose, lexicon = Looseness(node), compiler.lexicon
    fixed = [compiler.compile(one) for one in parts_of(node) if not loose.covers(one)]
    fixed = [op for op in fixed if not isinstance(op, ops.Everything)]
    question = Question(whole, fixed, loose.prose)
    for term, typed in _gathered(node, loose).items():
        op, held = loose_word(lexicon, term, 1 + log(len(typed)), related=loose.prose)
        near = respellings(lexicon, term, held) if term not in FUNCTION_WORDS else {}
        if near:
            op, held = _either(op, near), held + sum(count for _, count in near.values())
            question.respelt[typed[0].strip(_MARKS)] = list(near)
        elif not held:
            if term not in FUNCTION_WORDS:
                question.absent.append(typed[0].strip(_MARKS))
            continue
        if term in FUNCTION_WORDS or held > max(8, lexicon.size // 4):
            question.common.append(op)
        else:
            question.words.append((rarity(lexicon.size, held), op))
    question.words.sort(key=lambda pair: -pair[0])
    del question.words[_MOST_WORDS:], question.common[_MOST_COMMON:]
    return question


#: A word of so many documents at most is looked for in other spellings too, which must be so
#: many times as common; shorter words have too many neighbours, one or two errors away.
RARE = 2
_COMMONER = 5
_SHORTEST = 5
_LONG_ENOUGH_FOR_TWO = 7
_MOST_SPELLINGS = 4
#: What a word counts that is spelt otherwise, by the number of errors.
_SPELT_OTHERWISE = (1.0, 0.8, 0.6)


def respellings(lexicon: Lexicon, term: str, held: int) -> dict[str, tuple[int, int]]:
    """Term → (errors, documents) of the common neighbours of a rare word, the nearest first."""
    if held > RARE or len(term) < _SHORTEST or not term.isalpha():
        return {}
    near = lexicon.neighbours(term, 2 if len(term) >= _LONG_ENOUGH_FOR_TWO else 1)
    least = max(_COMMONER, _COMMONER * held)
    own = set(forms(term))
    common = {o: one for o, one in near.items() if one[1] >= least and o not in own}
    fewest = min((errors for errors, _ in common.values()), default=0)
    kept = [other for other, (errors, _) in common.items() if errors == fewest]
    kept.sort(key=lambda other: -common[other][1])
    return {other: common[other] for other in kept[:_MOST_SPELLINGS]}


def _either(word: ops.Op, near: Mapping[str, tuple[int, int]]) -> ops.Op:
    """A word, or one of those that it may have been meant for."""
    members = list(word.terms) if isinstance(word, ops.AnyOf) else []
    others = [ops.Term(other, boost=_SPELT_OTHERWISE[e]) for other, (e, _) in near.items()]
    return ops.AnyOf([*members, *others], getattr(word, "boost", 1.0))


def rarity(size: int, held: int) -> float:
    """The usual inverse document frequency."""
    return log(1 + (size - held + 0.5) / (held + 0.5))


def _gathered(node: tree.Node, loose: Looseness) -> dict[str, list[str]]:
    """The terms of the words, each with what was typed for it; forms of one word count as the
    one that comes first.
    """
    gathered: dict[str, list[str]] = {}
    seen: dict[str, str] = {}
    for child in parts_of(node):
        if loose.covers(child):
            for chunk in getattr(child, "text", "").split():
                for terms in terms_of(chunk):
                    term = seen.setdefault(stem(terms[0]), terms[0])
                    gathered.setdefault(term, []).append(chunk)
    return gathered


def loose_word(
    lexicon: Lexicon, term: str, boost: float, *, related: bool = True
) -> tuple[ops.Op, int]:
    """A word with its forms, and its relatives if asked, and how many documents hold it at most."""
    family = forms(term)
    held = sum(lexicon.doc_freq(form) for form in family)
    if term in FUNCTION_WORDS:
        return ops.Term(term, boost=FUNCTION * boost), held
    if held <= _COMMON:
        others = [form for form in foreign_forms(lexicon, term) if form not in family]
        held += sum(map(lexicon.doc_freq, others))
        family += others
    members = [ops.Term(term), *[ops.Term(form, boost=FORM) for form in family[1:]]]
    for relative, count in _relatives(lexicon, term, family).items() if related else ():
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
