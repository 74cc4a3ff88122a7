"""Whom he and she mean: the likeliest person last named, or nobody where that is open."""

from __future__ import annotations

import pytest

from tests.statements.telling import quoted


def speaker(text: str) -> str:
    """Who says the last quotation of a text of paragraphs."""
    return quoted(*text.split("\n\n"))[-1].split(" · ")[1]


_MEANT = [
    ("Ann Lee left. “It leaks,” she said.", "Ann Lee = “she”"),
    ("Paul Roe left. “It leaks,” he said.", "Paul Roe = “he”"),
    ("Paul Roe left. “It leaks,” she said.", "? = “she”"),
    ("Ann Lee met Paul Roe. “It leaks,” he said.", "Paul Roe = “he”"),
    ("Ann Lee met Paul Roe. “It leaks,” she said.", "Ann Lee = “she”"),
    ("“It leaks,” Ann Lee said. Mary Roe left.\n\n“It broke,” she said.", "Ann Lee = “she”"),
    ("Mr. Lee left. “It leaks,” he said.", "Lee = “he”"),
    ("Mrs. Lee left. “It leaks,” she said.", "Lee = “she”"),
    ("Mr. Lee left. “It leaks,” she said.", "? = “she”"),
    (
        "Ann Lee’s brother Paul Roe left. “It leaks,” he said.",
        "Paul Roe = “he” (Ann Lee’s brother)",
    ),
    ("A spokeswoman left. “It leaks,” she said.", "? = “she”"),
    ("“It leaks,” Ann Lee said.\n\nNobody came.\n\n“It broke,” she said.", "Ann Lee = “she”"),
    ("“It leaks,” Ann Lee told Paul Roe.\n\n“It broke,” he said.", "Paul Roe = “he”"),
    ("Paris slept. “It leaks,” she said.", "? = “she”"),
    ("Ann Lee left. “It leaks,” they said.", "? = “they”"),
    ("“It leaks,” he said.", "? = “he”"),
    ("According to Ann Lee, it leaks. “It will break,” she said.", "Ann Lee = “she”"),
    ("Ann Lee said it leaks. “It will break,” she said.", "Ann Lee = “she”"),
    ("Spokesman Kim Vale left. “It leaks,” he said.", "Kim Vale = “he” (Spokesman)"),
    ("Kim Vale left. “It leaks,” he said.", "Kim Vale = “he”"),
    ("Ann Lee, who runs the yard, left. “It leaks,” she said.", "Ann Lee = “she”"),
    ("Claire Fontan est partie. « Rien n'est tenu », a-t-elle dit.", "Claire Fontan = “a-t-elle”"),
    ("Paul Val est parti. « Rien n'est tenu », a-t-il dit.", "Paul Val = “a-t-il”"),
    ("Karl Holm ging. „Das reicht“, sagte er.", "Karl Holm = “er”"),
    ("Paul Roe spoke. His wife, Ann Roe, came. “It leaks,” he said.", "Paul Roe = “he”"),
    ("Paul Roe spoke. His wife, Ann Roe, came. “It leaks,” she said.", "Ann Roe = “she” (wife)"),
]


@pytest.mark.parametrize(("text", "wanted"), _MEANT)
def test_a_pronoun_means(text: str, wanted: str) -> None:
    assert speaker(text) == wanted
