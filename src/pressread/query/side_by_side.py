"""Two words typed side by side that are one name, or may be: ``s 400``, ``€3 bn``, ``covid 19``."""

from __future__ import annotations

from pressread.query import ops, tree
from pressread.query.query_terms import Slot
from pressread.query.variants import CURRENCIES, SCALES
from pressread.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressread.query.compiler import Compiler

_NUMBERED = ("no", "nr", "nos")
_SHORT = {"thousand": "k", "million": "m", "billion": "bn", "trillion": "tn"}
#: Letters that are words of their own.
_WORDS = "aiyäàéóöè"


def as_one(
    compiler: Compiler, two: Sequence[tree.Node], field: str | None
) -> tuple[tree.Node, ops.Op] | None:
    """The name that ``two`` words are, or what either way of writing it finds; ``None`` for two
    words that have nothing to do with each other.
    """
    if len(two) < 2:
        return None
    one, after = two
    if not isinstance(one, tree.Word) or not isinstance(after, tree.Word):
        return None
    first, second = fold(one.text).rstrip("."), fold(after.text)
    if _is_code(first, second):
        code = tree.Phrase(f"{one.text} {after.text}", None, one.start, after.end)
        return code, compiler.compile(code, field)
    if one.exact or after.exact:
        return None
    if _is_amount(one.text, second):
        start, end = one.start, after.end
        apart = tree.Phrase(f"{one.text} {after.text}", None, start, end)
        short = tree.Word(one.text + _SHORT.get(second, second), False, start, end)
        return apart, ops.Or([compiler.compile(apart, field), compiler.compile(short, field)])
    joined = first + second
    if _may_be_one(first, second) and compiler.lexicon.doc_freq(joined):
        each = ops.And([compiler.compile(one, field), compiler.compile(after, field)])
        compiler.note([[Slot([joined])]], field, None, joined)
        both = tree.And((one, after), one.start, after.end)
        return both, ops.Or([each, ops.Term(joined, compiler.engine(field))])
    return None


def _is_code(first: str, second: str) -> bool:
    """One name without marks: ``s 400``, ``g 7``, ``no 10``."""
    if not second[:1].isdigit() or not second.isalnum() or not first.isascii():
        return False
    return (len(first) == 1 and first.isalpha() and first != "a") or first in _NUMBERED


def _is_amount(first: str, second: str) -> bool:
    """``€3 bn``, ``$1.5 million``: the sign says that the two belong together."""
    return (
        first[:1] in CURRENCIES and first[-1:].isdigit() and (second in SCALES or second in _SHORT)
    )


def _may_be_one(first: str, second: str) -> bool:
    """``covid 19`` and ``o brien`` are also written ``covid-19`` and ``O’Brien``."""
    if first.isalpha() and second.isdigit():
        return len(first) > 1
    return len(first) == 1 and first.isalpha() and first not in _WORDS and second.isalpha()
