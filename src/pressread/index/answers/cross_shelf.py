"""Fields that a shelf does not hold itself, answered from the other shelf or from the store.

``quote:``, ``said:`` (reported speech too), ``role:``, ``verb:``, ``kind:`` are of statements; on
the articles' shelf they stand for the articles with such a statement, and side by side
(``speaker:`` with them) they must be true of one statement. ``tag:`` and
``note:`` are known to the archive only.
"""

from __future__ import annotations

from pressread.index.evaluate import SEARCH, Effort
from pressread.query import ops, tree
from pressread.query.compiler import STATEMENT_FIELDS, Compiler
from pressread.query.ops import REPORTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from typing import Any

    from pressread.index.evaluate.index_reader import Index

    #: Ids → their records (``Article.to_dict``).
    Records = Callable[[Sequence[str]], Mapping[str, Mapping[str, Any]]]
    #: (``tag`` or ``note``, what is asked of it) → ids of articles.
    Margin = Callable[[str, tree.Node], Collection[str]]


def asks_reported(node: tree.Node) -> bool:
    """Whether a query asks for speech without quotation marks: ``said:``, ``kind:reported``."""
    if isinstance(node, tree.Field):
        return node.name == "said" or (
            node.name == "kind" and getattr(node.child, "text", "").lower() == REPORTED
        )
    children = getattr(node, "children", None) or [getattr(node, "child", None)]
    return any(asks_reported(child) for child in children if child is not None)


class Shelves:
    """Both shelves of an archive, each compiling what it is asked with the help of the other.

    ``records`` gives the articles themselves, which order the answers to long questions.
    """

    __slots__ = ("_compilers", "_inner", "_known", "articles", "margin", "records", "statements")

    def __init__(
        self,
        articles: Index,
        statements: Index | None = None,
        margin: Margin | None = None,
        records: Records | None = None,
    ) -> None:
        self.records = records
        self.articles = articles
        self.statements = statements
        self.margin = margin
        # Advice compiles the parts of a query again and again: what the other shelf said of one.
        self._known: dict[tuple[str, tree.Node | None], ops.Op] = {}
        self._inner: Compiler | None = None  # for what articles ask of statements
        self._compilers: list[Compiler] = []
        self.allow(SEARCH)

    def allow(self, steps: int) -> None:
        """Let what is asked from now on cost so much, see ``Effort``."""
        effort = Effort(steps, self._place)
        for index in (self.articles, self.statements):
            if index is not None:
                index.begin(effort)

    def _place(self, op: ops.Op | None) -> tuple[str, int, int]:
        """Where in the query the part stands that asks for ``op``; else all of the query."""
        for compiler in self._compilers:
            node = compiler.node_of(op)
            if node is not None:
                return compiler.query, node.start, node.end - node.start
        query = max((compiler.query for compiler in self._compilers), key=len, default="")
        return query, 0, len(query)

    def article_compiler(self, query: str = "") -> Compiler:
        """For a query about articles."""
        return self._noted(Compiler(self.articles, self._for_articles, query=query))

    def statement_compiler(self, query: str = "") -> Compiler:
        """For a query about statements."""
        assert self.statements is not None
        return self._noted(
            Compiler(self.statements, self._for_statements, query=query, fields=STATEMENT_FIELDS)
        )

    def _noted(self, compiler: Compiler) -> Compiler:
        if compiler.query:
            self._compilers.append(compiler)
        return compiler

    def _for_articles(self, name: str, node: tree.Node) -> ops.Op:
        key = (name, None if name == "is:copy" else node)
        if key not in self._known:
            self._known[key] = self._ask_others(name, node)
        return self._known[key]

    def _ask_others(self, name: str, node: tree.Node) -> ops.Op:
        if name == "is:copy":
            return ops.Ids(self.articles.copies())
        if name == "person":
            return ops.Equals("speaker", sorted(self.margin(name, node)) if self.margin else [])
        kind = name.partition(":")[2] or name
        if kind in ("tag", "note", "mark"):
            asked = tree.Everything() if ":" in name else node
            return ops.Ids(self.margin(kind, asked) if self.margin else ())
        if self.statements is None:
            return ops.Ids(())
        asked = node if name == "statement" else tree.Field(name, node)
        if self._inner is None:
            self._inner = self.statement_compiler()
        op = self._inner.compile(asked)
        if not asks_reported(asked):
            op = ops.And([op, ops.Not(ops.Equals("kind", [REPORTED]))])
        return self.statements.articles_with(op)

    def _for_statements(self, name: str, node: tree.Node) -> ops.Op:
        if name == "person":
            return self._for_articles(name, node)
        asked = node if isinstance(node, tree.Flag | tree.Numbers) else tree.Field(name, node)
        op = self.article_compiler().compile(asked)
        return self.articles.statements_of(op)
