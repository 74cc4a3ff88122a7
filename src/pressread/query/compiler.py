"""A query tree → operations of the engine, and units for highlighting."""

from __future__ import annotations

from pressread.query import ops, tree
from pressread.query.conditions import first_day, languages, last_day
from pressread.query.query_terms import Slot, Unit
from pressread.query.variants import foreign_forms, phrase_ways, side_by_side, ways

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pressread.query.dictionary import Expansion, Lexicon
    from pressread.query.variants import Way

    #: Resolves a field that this shelf does not hold: (name, what is asked of it) → operation.
    Outside = Callable[[str, tree.Node], ops.Op]

#: What a form that shares the stem counts beside the typed one: two of them less than it.
FORM = 0.45
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


class Compiler:
    """One query on one shelf. ``units`` gathers what is looked for (not what is excluded)."""

    def __init__(
        self,
        lexicon: Lexicon,
        outside: Outside,
        *,
        query: str = "",
        fields: dict[str, str] | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.outside = outside
        self.query = query
        self.fields = ARTICLE_FIELDS if fields is None else fields
        self.shouted = " " in query.strip() and query.upper() == query
        self.units: list[Unit] = []
        #: What becomes of articles without a date: ``out``, ``in`` with the rest, ``only`` they.
        self.undated = "out"
        self.dated = False
        self._done: dict[tuple[tree.Node, str | None, bool], tuple[tree.Node, ops.Op]] = {}
        self._excluded = False
        self._expansion: Expansion | None = None

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

    # -- words

    def _word(self, node: tree.Word, field: str | None) -> ops.Op:
        found = ways(node.text, shouted=self.shouted, inflected=not node.exact)
        if node.exact:
            found = found[:1]
        elif found and len(found[0]) == 1:
            slot = found[0][0]
            slot += [form for form in foreign_forms(self.lexicon, slot[0]) if form not in slot]
        return self._ways(found, field, node.text)

    def _phrase(self, node: tree.Phrase, field: str | None) -> ops.Op:
        found = phrase_ways(node.text, shouted=self.shouted)
        if node.slop is not None and found and len(found[0]) > 1:
            distance = node.slop + len(found[0]) - 1
            self.note([[Slot(slot) for slot in found[0]]], field, distance, node.text)
            return ops.Near(found[0], distance, self.engine(field))
        return self._ways(found, field, node.text)

    def _ways(self, found: Sequence[Way], field: str | None, label: str) -> ops.Op:
        if not found:
            return ops.Everything()
        self.note([[Slot(slot) for slot in way] for way in found], field, None, label)
        known = [found[0], *[way for way in found[1:] if self._known(way)]]
        branches = [self._row(way, field) for way in known]
        return branches[0] if len(branches) == 1 else ops.Or(branches)

    def _row(self, way: Way, field: str | None) -> ops.Op:
        if len(way) > 1:
            return ops.Phrase(way, self.engine(field))
        first, *others = way[0]
        name = self.engine(field)
        if not others:
            return ops.Term(first, name)
        return ops.AnyOf([ops.Term(first, name), *[ops.Term(t, name, FORM) for t in others]])

    def _known(self, way: Way) -> bool:
        """Whether every slot has a term that the dictionary holds."""
        return all(any(self.lexicon.doc_freq(term) for term in slot) for slot in way)

    def _prefix(self, node: tree.Prefix, field: str | None) -> ops.Op:
        found = ways(node.text, inflected=False)
        if not found or len(found[0]) > 1:
            return self._long_prefix(node, found[0] if found else [], field)
        prefix = found[0][0][0]
        self.expansion.beginning(node, prefix)  # not too many
        self.note([[Slot((), (prefix,))]], field, None, node.text + "*")
        return ops.Prefix(prefix, self.engine(field))

    def _long_prefix(self, node: tree.Prefix, way: Way, field: str | None) -> ops.Op:
        """``long-ra*``: a phrase whose last word is cut."""
        if not way:
            return ops.Everything()
        last = way[-1][0]
        terms = self.expansion.beginning(node, last)
        self.note([[*[Slot(slot) for slot in way[:-1]], Slot((), (last,))]], field, None, node.text)
        return ops.Phrase([*way[:-1], list(terms) or [last]], self.engine(field))

    @property
    def expansion(self) -> Expansion:
        """For words with ``*`` or ``~``: most queries have none."""
        if self._expansion is None:
            from pressread.query.dictionary import Expansion

            self._expansion = Expansion(self.lexicon, self.query)
        return self._expansion

    def _fuzzy(self, node: tree.Fuzzy, field: str | None) -> ops.Op:
        found = ways(node.text, shouted=self.shouted, inflected=False)
        if not found or len(found[0]) > 1:
            return self._ways(found, field, node.text)
        term = found[0][0][0]
        near = self.expansion.spelt_like(node, term)
        self.note([[Slot([term, *near])]], field, None, f"{node.text}~{node.distance}")
        name = self.engine(field)
        others = [ops.Term(one, name, 0.8 / (1 + n)) for one, n in near.items() if one != term]
        return ops.AnyOf([ops.Term(term, name), *others])

    def _near(self, node: tree.Near, field: str | None) -> ops.Op:
        name = self.engine(field)
        slots: list[list[str]] = []
        phrases: list[ops.Op] = []
        for child in node.children:
            part = self._near_slots(child)
            slots += part
            if len(part) > 1:
                phrases.append(ops.Phrase(part, name))
        if not slots:
            return ops.Everything()
        distance = node.distance * (len(node.children) - 1) + len(slots) - len(node.children)
        label = f" near/{node.distance} ".join(getattr(c, "text", "") for c in node.children)
        self.note([[Slot(slot) for slot in slots]], field, distance, label)
        near = ops.Near(slots, distance, name)
        return ops.And([near, *phrases]) if phrases else near

    def _near_slots(self, child: tree.Node) -> Way:
        if isinstance(child, tree.Prefix):
            found = ways(child.text, inflected=False)
            terms = self.expansion.beginning(child, found[0][-1][0]) if found else {}
            return [list(terms) or [child.text]] if found else []
        if isinstance(child, tree.Word):
            found = ways(child.text, shouted=self.shouted, inflected=not child.exact)
        else:
            found = phrase_ways(getattr(child, "text", ""), shouted=self.shouted)
        return found[0] if found else []

    # -- conditions

    def _field(self, node: tree.Field, _: str | None) -> ops.Op:
        if node.name == "language":
            return ops.Equals("language", languages(node.child))
        if node.name == "kind" and "quote" in self.fields:
            return ops.Equals("kind", [getattr(node.child, "text", "").lower()])
        if node.name not in self.fields:
            self._note_quoted(node)
            return self.outside(node.name, node.child)
        if isinstance(node.child, tree.Everything):
            return ops.Everything()
        return self.compile(node.child, node.name)

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

    # -- inside

    def engine(self, field: str | None) -> str | None:
        return None if field is None else self.fields[field]

    def note(
        self, found: Sequence[Sequence[Slot]], field: str | None, distance: int | None, label: str
    ) -> None:
        self.units.append(Unit(found, field, distance, label))


_COMPILE: dict[type[tree.Node], Callable[..., ops.Op]] = {
    tree.Word: Compiler._word,
    tree.Phrase: Compiler._phrase,
    tree.Prefix: Compiler._prefix,
    tree.Fuzzy: Compiler._fuzzy,
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
