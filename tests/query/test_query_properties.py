"""What holds for any query at all."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pressread.errors import QueryError
from pressread.query import Everything, Node, parse
from pressread.query.tree import canonical, describe

TODAY = date(2026, 11, 22)
PARTS = st.sampled_from(
    ["a", "S-400", "“", "”", '"', "(", ")", "-", "OR", "AND", "NOT", " ", " ", "*", "~2", "=", ":",
     "near/5", "headline:", "published:", "2021-08", "..", "has:", "quotes", "words:", "300",
     "last week", "\x00", "\ud800", "😀", "|", "\u202e", "שלום", "is:copy", "kind:direct"]
)  # fmt: skip


def outcome(query: str) -> Node | None:
    """The tree, or ``None`` after an error that points inside the query."""
    try:
        return parse(query, today=TODAY)
    except QueryError as caught:
        error = caught
    assert 0 <= error.column <= len(query)
    assert error.length >= 1
    return None


@given(st.one_of(st.text(), st.lists(PARTS).map("".join)))
def test_any_string_is_a_tree_or_a_query_error(query: str) -> None:
    node = outcome(query)
    assert node is None or 0 <= node.start <= node.end <= len(query)


@given(st.one_of(st.text(max_size=12), st.lists(PARTS, max_size=12).map("".join)))
def test_the_canonical_form_reads_as_the_same_tree(query: str) -> None:
    node = outcome(query)
    if node is not None:
        assert parse(canonical(node), today=TODAY) == node


@given(st.lists(PARTS).map("".join))
def test_a_described_tree_is_json(query: str) -> None:
    node = outcome(query)
    if node is not None:
        assert json.loads(json.dumps(describe(node)))["span"] == [node.start, node.end]


def test_nothing_and_a_star_ask_for_everything() -> None:
    assert parse("") == parse("*") == Everything()
