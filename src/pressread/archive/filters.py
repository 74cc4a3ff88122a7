"""The filters beside a query as operations, and the fields that only the store can answer."""

from __future__ import annotations

from pressread.archive.upkeep import ARTICLES
from pressread.errors import ArgumentError, QueryError, UsageError
from pressread.index.answers.cross_shelf import asks_reported
from pressread.query import ops, parse, tree
from pressread.query.ops import REPORTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pressread.hits import Question
    from pressread.query.compiler import Compiler
    from pressread.store import Store


def selections(store: Store, compiler: Compiler, asked: Question, shelf: str) -> list[ops.Op]:
    """Operations that select and do not score, one a filter. Raises ``UsageError``."""
    found: list[ops.Op] = []
    if asked.since or asked.until:
        found.append(_dates(compiler, asked))
    for name in ("publisher", "section"):
        if wanted := getattr(asked, name):
            found.append(ops.Equals(name, _values(store, name, wanted)))
    if asked.by:
        found.append(_said_by(store, compiler, asked.by, shelf))
    for name in ("role", "verb"):
        if wanted := getattr(asked, name):
            found.append(compiler.compile(tree.Field(name, tree.Phrase(wanted))))
    if asked.kind:
        found.append(ops.Equals("kind", [asked.kind]))
    elif shelf != ARTICLES and not (asked.reported or asks_reported(parse(asked.query))):
        found.append(ops.Not(ops.Equals("kind", [REPORTED])))
    if asked.newer_than is not None:
        found.append(_added(store, shelf, generation=asked.newer_than))
    if asked.new_since:
        found.append(_added(store, shelf, imported=_imported(asked.new_since)))
    return found


def _said_by(store: Store, compiler: Compiler, name: str, shelf: str) -> ops.Op:
    """The statements of whoever is called so; where nobody is, of "the ministry", "two envoys"."""
    people = store.register.people(name)
    if people or shelf == ARTICLES or not any(map(str.isalnum, name)):
        return ops.Equals("speaker", store.register.forms(people))
    return compiler.compile(tree.Field("speaker", tree.Phrase(name)))


def _dates(compiler: Compiler, asked: Question) -> ops.Op:
    since, until = asked.since or "", asked.until or ""
    try:
        found = compiler.compile(parse(f"published:{_marked(since)}..{_marked(until)}"))
    except QueryError as error:
        given = {name: day for name, day in (("since", since), ("until", until)) if day}
        raise ArgumentError(given, str(error)) from error
    if asked.include_undated:
        return ops.Or([found, ops.Not(ops.Range("published", 1))])
    return found


def undated_left_out(count: int, noun: str) -> str:
    """The notice where nothing but the unknown date kept something out of an answer."""
    counted, them = (f"1 {noun}", "it") if count == 1 else (f"{count:,} {noun}s", "them")
    return f"{counted} without a date left out; --include-undated shows {them}"


def _marked(date: str) -> str:
    """A date of an option as one word that takes no part in the syntax around it."""
    if any(char in date for char in '"()') or ".." in date:
        raise UsageError(f"not a date: {date}; write it as 2021-08-27, 2021-08 or 2021")
    return "_".join(date.split())


def _values(store: Store, name: str, wanted: str) -> list[str]:
    """The publishers that hold the text, the sections that are it; case and accents aside."""
    from pressread.text.folding import fold_text

    want = fold_text(wanted)
    if name == "publisher":
        known = (value for value, _ in store.listing.counts("publisher"))
        return [value for value in known if want in fold_text(value)]
    found = (part for value, _ in store.listing.counts("sections") for part in value.split(" / "))
    return sorted({part for part in found if fold_text(part) == want})


def _imported(since: str) -> str:
    """The day, or the moment, that ``--new-since`` names. Raises ``UsageError``."""
    from pressread.query.dates import NoDate, read_period

    try:
        first, _ = read_period(since, None)
    except NoDate as error:
        raise UsageError(f"--new-since {since}: {error}") from error
    return since.strip() if "T" in since else first


def _added(store: Store, shelf: str, **since: Any) -> ops.Op:
    ids = store.listing.since(**since)
    return ops.Ids(ids) if shelf == ARTICLES else ops.Equals("article", ids)


def rulings(store: Store) -> Callable[[str, tree.Node], set[str]]:
    """What ``tag:`` and ``note:`` find: ids of articles; for ``person`` the forms in which the
    register knows whoever is called so.
    """

    def found(name: str, node: tree.Node) -> set[str]:
        if name == "person":
            people = store.register.people(str(getattr(node, "text", "")))
            return set(store.register.forms(people))
        organiser = store.organiser
        if name == "mark":
            whole = isinstance(node, tree.Everything)
            return (
                set(store.marks.holding(""))
                if whole
                else _by_text(node, store.marks.holding, store)
            )
        if isinstance(node, tree.Everything):
            return set(organiser.marked(name))
        return _by_text(node, organiser.tagged if name == "tag" else organiser.noted, store)

    return found


def _by_text(node: tree.Node, find: Callable[[str], list[str]], store: Store) -> set[str]:
    """``tag:(a OR b)``: each word asked of the store, joined as the query joins them."""
    if isinstance(node, tree.Or):
        return set().union(*(_by_text(child, find, store) for child in node.children))
    if isinstance(node, tree.And):
        return set.intersection(*(_by_text(child, find, store) for child in node.children))
    if isinstance(node, tree.Not):
        return set(store.listing.all_ids()) - _by_text(node.child, find, store)
    text = str(getattr(node, "text", ""))
    return set(find(text + "*" if isinstance(node, tree.Prefix) else text))
