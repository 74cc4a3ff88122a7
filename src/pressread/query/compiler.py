"""A query tree → operations of the engine, and units for highlighting."""

from __future__ import annotations

from pressread.query import ops, tree
from pressread.query.highlight import Slot
from pressread.query.variants import side_by_side
from pressread.query.words import WordCompiler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pressread.query.dictionary import Lexicon

    #: Resolves a field that this shelf does not hold: (name, what is asked of it) → operation.
    Outside = Callable[[str, tree.Node], ops.Op]

#: Of more alternatives than these only the rarest score; all of them match.
SCORED = 24
#: Field of the query → that of a shelf, on either.
ARTICLE_FIELDS = {
    name: name
    for name in ("headline", "body", "caption", "byline", "section", "publisher", "speaker")
}
STATEMENT_FIELDS = {
    name: name for name in ("quote", "speaker", "role", "verb", "headline", "publisher", "section")
} | {"body": "quote", "said": "quote"}
_OF_STATEMENTS = ("quote", "said", "role", "verb", "kind")


class Compiler(WordCompiler):
    """One query on one shelf. ``units`` gathers what is looked for (not what is excluded)."""

    def __init__(
        self,
        lexicon: Lexicon,
        outside: Outside,
        *,
        query: str = "",
        fields: dict[str, str] | None = None,
    ) -> None:
        super().__init__(lexicon, query, ARTICLE_FIELDS if fields is None else fields)
        self.outside = outside
        #: What becomes of articles without a date: ``out``, ``in`` with the rest, ``only`` they.
        self.undated = "out"
        self.dated = False
        self._done: dict[tuple[tree.Node, str | None, bool], tuple[tree.Node, ops.Op]] = {}
        self._excluded = False

    def compile(self, node: tree.Node, field: str | None = None) -> ops.Op:
        """The operation for ``node``, the same again for an equal node. Raises ``QueryError``
        where it stands for too much.
        """
        key = (node, field, self._excluded)
        if key not in self._done:
            self._done[key] = node, _COMPILE[type(node)](self, node, field)
        return self._done[key][1]

    def node_of(self, wanted: ops.Op | None) -> tree.Node | None:
        """The smallest part of the query that was compiled to ``wanted``, or holds it."""

        holding = [
            node
            for node, op in self._done.values()
            if op is wanted or any(leaf is wanted for leaf in ops.leaves_of(op))
        ]
        return min(holding, key=lambda node: node.end - node.start, default=None)

    def parts(self, node: tree.And, field: str | None = None) -> list[tuple[tree.Node, ops.Op]]:
        """The operands of an AND; two words that are one name as one of them."""
        children = list(dict.fromkeys(node.children))
        found: list[tuple[tree.Node, ops.Op]] = []
        children = self._one_statement(children, found)
        at = 0
        while at < len(children):
            name = self._as_one(children[at : at + 2], field)
            part = name or (children[at], self.compile(children[at], field))
            if not isinstance(part[1], ops.Everything):
                found.append(part)
            at += 2 if name else 1
        return found

    def _as_one(
        self, two: Sequence[tree.Node], field: str | None
    ) -> tuple[tree.Node, ops.Op] | None:
        """The name that two words are, with what either way of writing it finds."""
        if len(two) < 2:
            return None
        one, after = two
        if not (isinstance(one, tree.Word) and isinstance(after, tree.Word)):
            return None
        kind, joined = side_by_side(one.text, after.text) or ("", "")
        start, end = one.start, after.end
        apart = tree.Phrase(f"{one.text} {after.text}", None, start, end)
        if kind == "code":
            return apart, self.compile(apart, field)
        if not kind or one.exact or after.exact:
            return None
        if kind == "amount":
            short = tree.Word(joined, False, start, end)
            return apart, ops.Or([self.compile(apart, field), self.compile(short, field)])
        if not self.lexicon.doc_freq(joined):
            return None
        each = ops.And([self.compile(one, field), self.compile(after, field)])
        self.note([[Slot([joined])]], field, None, joined)
        both = tree.And((one, after), start, end)
        return both, ops.Or([each, ops.Term(joined, self.engine(field))])

    def _one_statement(
        self, children: list[tree.Node], found: list[tuple[tree.Node, ops.Op]]
    ) -> list[tree.Node]:
        """Several conditions on statements must be true of one; the other operands."""
        if "quote" in self.fields:
            return children
        names = [child.name if isinstance(child, tree.Field) else "" for child in children]
        if not any(name in _OF_STATEMENTS for name in names):
            return children
        asked = [
            c for c, n in zip(children, names, strict=True) if n in (*_OF_STATEMENTS, "speaker")
        ]
        if len(asked) > 1:
            both = tree.And(tuple(asked), asked[0].start, asked[-1].end)
            for child in asked:
                self._note_quoted(child)
            found.append((both, self.outside("statement", both)))
            taken = set(asked)
            return [child for child in children if child not in taken]
        return children

    def _alternatives(self, node: tree.Or, field: str | None) -> list[ops.Op]:
        """Those that are told by the statements are asked of them once for all."""
        children = list(dict.fromkeys(node.children))
        told = [
            child
            for child in children
            if isinstance(child, tree.Field)
            and child.name in _OF_STATEMENTS
            and child.name not in self.fields
        ]
        if len(told) < 2:
            return [self.compile(child, field) for child in children]
        for child in told:
            self._note_quoted(child)
        taken = set(told)
        found = [self.compile(child, field) for child in children if child not in taken]
        return [*found, self.outside("statement", tree.Or(tuple(told)))]

    # -- conditions

    def _field(self, node: tree.Field, _: str | None) -> ops.Op:
        if node.name == "language":
            from pressread.query.fields import languages

            return ops.Equals("language", languages(node.child))
        if node.name == "kind" and "quote" in self.fields:
            return ops.Equals("kind", [getattr(node.child, "text", "").lower()])
        if node.name not in self.fields:
            self._note_quoted(node)
            return self.outside(node.name, node.child)
        if isinstance(node.child, tree.Everything):
            return ops.Everything()
        found = self.compile(node.child, node.name)
        if node.name == "speaker" and isinstance(node.child, tree.Word | tree.Phrase):
            return ops.Or([found, self.outside("person", node.child)])
        return found

    def _flag(self, node: tree.Flag, _: str | None) -> ops.Op:
        if node.name == "is" or node.value in ("tag", "note", "mark"):
            return self.outside(f"{node.name}:{node.value}", node)
        if "quote" in self.fields and node.value != "date":
            return self.outside("has", node)
        if node.value == "quotes":
            return ops.Range("quotes", 1)
        return (
            ops.Range("published", 1) if node.value == "date" else ops.Equals("has", [node.value])
        )

    def _dates(self, node: tree.Dates, _: str | None) -> ops.Op:
        """Documents of these days; those without a date as ``undated`` says."""
        self.dated = True
        without = ops.Range("published", 0, 0)
        if self.undated == "only":
            return without
        from pressread.query.dates import first_day, last_day

        found = ops.Range("published", first_day(node.low), last_day(node.high))
        return ops.Or([found, without]) if self.undated == "in" else found

    def _numbers(self, node: tree.Numbers, _: str | None) -> ops.Op:
        """Documents whose number lies in a range; of statements, whose article's does."""
        if "quote" in self.fields:
            return self.outside(node.name, node)
        return ops.Range(node.name, node.low or 0, node.high)

    def _note_quoted(self, node: tree.Node) -> None:
        """Words of a statement are words of the body: mark them there."""
        if isinstance(node, tree.Field) and node.name in ("quote", "said"):
            self.compile(node.child)

    # -- groups

    def _and(self, node: tree.And, field: str | None) -> ops.Op:
        found = [op for _, op in self.parts(node, field)]
        if not found:
            return ops.Everything()
        return found[0] if len(found) == 1 else ops.And(found)

    def _or(self, node: tree.Or, field: str | None) -> ops.Op:
        found = self._alternatives(node, field)
        if len(found) <= SCORED:
            return ops.Or(found)
        rarest = sorted(found, key=self._frequency)[:SCORED]
        return ops.Prefer(ops.Not(ops.Not(ops.Or(found))), rarest)

    def _frequency(self, op: ops.Op) -> int:
        """How common an operation's words are, for choosing which of very many may score."""
        if isinstance(op, ops.AnyOf):
            return max(map(self._frequency, op.terms), default=0)
        return self.lexicon.doc_freq(op.text, op.field) if isinstance(op, ops.Term) else 0

    def _not(self, node: tree.Not, field: str | None) -> ops.Op:
        kept, before = len(self.units), self._excluded
        self._excluded = True
        inside = self.compile(node.child, field)
        self._excluded = before
        del self.units[kept:]
        return ops.Not(inside)

    def _everything(self, _: tree.Everything, __: str | None) -> ops.Op:
        return ops.Everything()


_COMPILE: dict[type[tree.Node], Callable[..., ops.Op]] = {
    tree.Word: Compiler._word,
    tree.Phrase: Compiler._phrase,
    tree.Prefix: Compiler._prefix,
    tree.Fuzzy: Compiler._fuzzy,
    tree.Wildcard: Compiler._wildcard,
    tree.Near: Compiler._near,
    tree.Field: Compiler._field,
    tree.Dates: Compiler._dates,
    tree.Numbers: Compiler._numbers,
    tree.Flag: Compiler._flag,
    tree.And: Compiler._and,
    tree.Or: Compiler._or,
    tree.Not: Compiler._not,
    tree.Everything: Compiler._everything,
}
