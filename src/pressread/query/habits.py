"""What people type who come from other search engines, and how it is written here.

Loaded only where a query found nothing: all of it may be text that was pasted.
"""

from __future__ import annotations

import re

from pressread.query import tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: Fields whose values are names of which an archive has few.
NAMED = ("publisher", "section", "language")
MOST = 2_000  # characters that are looked at
_HABITS = (
    (r"\s(?:w/|pre/|/|adj|near)(\d{1,3})(?=\s)", "write near/{0} between the words"),
    (r"(?:^|\s)(near/[^\d\s]\S*|/[sp](?=\s))", "write near/5 for {0}: at most so many words apart"),
    (r"(?:^|\s)(--[a-z][-a-z]*)", "{0} stands outside the marks of a query, where it is an option"),
    (r"(?:^|\s)!(\w+)", "write -{0} to leave a word out"),
    (r"(?:^|\s)(\w+\?\w+)", "? stands for no letter: the word's beginning with *, or ~ behind it"),
    (r"(?:^|\s)\S+(\^\d[.\d]*)", "{0} weighs nothing: rare words count for more of themselves"),
    (r"(?:^|\s)/(\S+)/(?=\s|$)", "there are no regular expressions: --literal finds characters"),
    (r"(?:^|[\s(:])[\"“„]([^\"“”]*\w)\*", "* has no meaning inside marks; write: one near/1 two*"),
    (r"(?:^|\s)(\w+)\(", "a field is written with a colon: headline:word, headline:(two words)"),
)  # fmt: skip


def hints(query: str) -> Iterator[str]:
    """How what looks like another engine's syntax is written here."""
    text = query[:MOST]
    for pattern, hint in _HABITS:
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            yield hint.format(found[1])


def named_values(node: tree.Node) -> Iterator[tuple[str, str]]:
    """``(field, value)`` where a query asks for a publisher, a section or a language by name."""
    if isinstance(node, tree.Field):
        if node.name in NAMED and isinstance(node.child, tree.Word | tree.Phrase):
            yield node.name, node.child.text
    elif isinstance(node, tree.And | tree.Or):
        for child in node.children:
            yield from named_values(child)
