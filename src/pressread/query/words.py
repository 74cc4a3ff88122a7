"""Words, phrases and near of a query → operations of the engine, and units for highlighting."""

from __future__ import annotations

from pressread.query import ops, tree
from pressread.query.highlight import Slot, Unit
from pressread.query.variants import foreign_forms, phrase_ways, ways

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressread.query.dictionary import Expansion, Lexicon
    from pressread.query.variants import Way

#: What a form that shares the stem counts beside the typed one: two of them less than it.
FORM = 0.45
#: So many letters may follow a code of which nothing else is known; so many such codes are told.
_MOST_LETTERS, _TOLD = 2, 4


class WordCompiler:
    """Words of one query on one shelf. ``units`` gathers what is looked for."""

    def __init__(self, lexicon: Lexicon, query: str, fields: Mapping[str, str]) -> None:
        self.lexicon = lexicon
        self.query = query
        #: Field of the query → that of the shelf.
        self.fields = fields
        self.shouted = " " in query.strip() and query.upper() == query
        self.units: list[Unit] = []
        #: How a part was read where that is not plain: lines for people.
        self.notices: list[str] = []
        self._expansion: Expansion | None = None

    def _word(self, node: tree.Word, field: str | None) -> ops.Op:
        found = ways(node.text, shouted=self.shouted, inflected=not node.exact)
        if node.exact:
            found = found[:1]
        elif found and len(found[0]) == 1:
            slot = found[0][0]
            slot += [form for form in foreign_forms(self.lexicon, slot[0]) if form not in slot]
            slot += self._lettered(node.text, slot)
        return self._ways(found, field, node.text)

    def _lettered(self, typed: str, slot: Sequence[str]) -> list[str]:
        """Of a code that no article has, those with a letter more: ``F-35`` stands as F-35A."""
        code = slot[0]
        if code.isalpha() or not code[-1].isdigit() or any(map(self.lexicon.doc_freq, slot)):
            return []
        found = [
            term
            for term in self.lexicon.beginning(code)
            if 0 < len(term) - len(code) <= _MOST_LETTERS and term[len(code) :].isalpha()
        ]
        if found and any(map(str.isalpha, code)):
            told = ", ".join(typed + term[len(code) :].upper() for term in found[:_TOLD])
            self.notices.append(f"no article has “{typed}”; it was looked for as {told}")
            return found
        return []

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
        if self.expansion.is_broad(node, prefix):
            self.notices.append(
                f"{prefix}* stands for hundreds of words here; the commonest decide the order"
            )
        self.note([[Slot((), (prefix,))]], field, None, node.text + "*")
        return ops.Prefix(prefix, self.engine(field))

    def _long_prefix(self, node: tree.Prefix, way: Way, field: str | None) -> ops.Op:
        """``long-ra*``: a phrase whose last word is cut."""
        if not way:
            return ops.Everything()
        last = way[-1][0]
        terms = self.expansion.beginning(node, last)
        self.note([[*[Slot(slot) for slot in way[:-1]], Slot((), (last,))]], field, None, node.text)
        return ops.Phrase([*way[:-1], terms or [last]], self.engine(field))

    @property
    def expansion(self) -> Expansion:
        """For words with ``*`` or ``~``: most queries have none."""
        if self._expansion is None:
            from pressread.query.dictionary import Expansion

            self._expansion = Expansion(self.lexicon, self.query)
        return self._expansion

    def _wildcard(self, node: tree.Wildcard, field: str | None) -> ops.Op:
        terms = self._like(node)
        self.note([[Slot(terms)]], field, None, node.text)
        name = self.engine(field)
        return ops.AnyOf([ops.Term(term, name) for term in terms])

    def _like(self, node: tree.Wildcard) -> list[str]:
        """What a pattern stands for; of too many words the commonest, which is told."""
        terms, known = self.expansion.like(node)
        if known > len(terms):
            self.notices.append(
                f"{node.text} stands for {known:,} words here; the {len(terms):,} commonest were"
                " searched"
            )
        return terms

    def _fuzzy(self, node: tree.Fuzzy, field: str | None) -> ops.Op:
        found = ways(node.text, shouted=self.shouted, inflected=False)
        if not found or len(found[0]) > 1:
            return self._ways(found, field, node.text)
        term = found[0][0][0]
        near = self.expansion.spelt_like(node, term) if node.distance else self._spelt(term)
        self.note(
            [[Slot([term, *near])]], field, None, f"{node.text}~{node.distance or tree.NAMES}"
        )
        name = self.engine(field)
        others = [ops.Term(one, name, 0.8 / (1 + n)) for one, n in near.items() if one != term]
        return ops.AnyOf([ops.Term(term, name), *others])

    def _spelt(self, term: str) -> dict[str, int]:
        """The other spellings of a name, and the forms of each in its own language."""
        from pressread.query.spellings import spellings

        found = dict.fromkeys(spellings(self.lexicon, term), 0)
        for one in (term, *found):
            for form in foreign_forms(self.lexicon, one):
                found.setdefault(form, 1)
        return found

    def _near(self, node: tree.Near, field: str | None) -> ops.Op:
        name = self.engine(field)
        parts = [part for part in map(self._near_slots, node.children) if part]
        slots = [slot for part in parts for slot in part]
        if not slots:
            return ops.Everything()
        distance = node.distance * (len(parts) - 1) + len(slots) - len(parts)
        label = f" {node.operator} ".join(getattr(c, "text", "") for c in node.children)
        self.note([[Slot(slot) for slot in slots]], field, distance, label)
        return ops.Near(slots, distance, name, node.ordered, runs=list(map(len, parts)))

    def _near_slots(self, child: tree.Node) -> Way:
        if isinstance(child, tree.Prefix):
            found = ways(child.text, inflected=False)
            terms = self.expansion.beginning(child, found[0][-1][0]) if found else {}
            return [list(terms) or [child.text]] if found else []
        if isinstance(child, tree.Wildcard):
            return [self._like(child)]
        if isinstance(child, tree.Word):
            found = ways(child.text, shouted=self.shouted, inflected=not child.exact)
        else:
            found = phrase_ways(getattr(child, "text", ""), shouted=self.shouted)
        return found[0] if found else []

    def engine(self, field: str | None) -> str | None:
        return None if field is None else self.fields[field]

    def note(
        self, found: Sequence[Sequence[Slot]], field: str | None, distance: int | None, label: str
    ) -> None:
        self.units.append(Unit(found, field, distance, label))
