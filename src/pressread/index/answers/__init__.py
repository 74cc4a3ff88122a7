"""Questions answered: read, compiled, evaluated, relaxed, folded, explained.

An answer is ids and scores, and what is needed to show them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.query import ops
    from pressread.query.highlight import Unit
    from pressread.query.relaxation import Question


class Found:
    """One hit. ``copies``: ids of near-copies folded under it; ``relaxed``: it holds most of what
    was asked for, not all.
    """

    __slots__ = ("copies", "docnum", "id", "relaxed", "score")

    def __init__(self, id: str, docnum: int, score: float) -> None:
        self.id = id
        self.docnum = docnum
        self.score = score
        self.copies: list[str] = []
        self.relaxed = False


class Answer:
    """A page of hits. ``total`` counts all documents that match in full, copies too; ``op`` is what
    they match (for facets, counts and ids); ``units`` what to highlight; ``notices`` lines for
    people; ``loosened`` what relaxed hits were looked for by.

    ``nearest``: how many relaxed hits there are to follow the full ones. ``undated``: how
    many were left out only because their date is unknown.
    """

    __slots__ = ("hits", "loosened", "nearest", "notices", "op", "total", "undated", "units")

    def __init__(self, total: int, hits: list[Found], op: ops.Op, units: list[Unit]) -> None:
        self.total = total
        self.hits = hits
        self.op = op
        self.units = units
        self.notices: list[str] = []
        self.undated = 0
        self.nearest = 0
        self.loosened: Question | None = None
