"""Small pages for tests, built from parts."""

from __future__ import annotations

SENTENCES = (
    "The council of the town met again on Monday, and this time the doors were left open.",
    "Nobody had expected the vote to be so close, and the mayor had already left the building.",
    "“We shall have to count again in the morning,” said the clerk when the lamps were lit.",
    "The count, which took until noon, gave the same result, and the losers asked for another.",
    "A third count is to be held next week, in the gymnasium, where there is more room.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def page(
    body: str = BODY, *, head: str = "", headline: str = "Town council counts its votes again"
) -> str:
    """A plain article page."""
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{headline}</h1>{body}</article></body></html>"
    )


def jsonld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'
