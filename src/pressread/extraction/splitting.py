"""One source of several articles -> a source for each: clips pasted below one another, the
``article`` elements of a press review.
"""

from __future__ import annotations

from dataclasses import replace

from pressread.source import Source


def split(source: Source) -> tuple[Source, ...]:
    """The sources of the articles in one; itself where it holds one, or its format has said."""
    if source.record is not None or (source.given is not None and source.given.body):
        return (source,)
    if source.format == "html" or source.text[:200].lstrip().lower().startswith(("<!doc", "<html")):
        from pressread.extraction.pages.several import split_page

        return _numbered(source, split_page(source.text))
    from pressread.extraction.plain.several import split_text

    return _numbered(source, split_text(source.text))


def _numbered(source: Source, texts: list[str]) -> tuple[Source, ...]:
    if len(texts) < 2:
        return (source,)
    return tuple(replace(source, text=text, record=number) for number, text in enumerate(texts, 1))
