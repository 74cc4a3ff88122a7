"""Who speaks in an article: the index at its foot."""

from __future__ import annotations

from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressread.article import Article, Quote


class Voice:
    """A speaker of one article: name, role, and the statements that are theirs."""

    __slots__ = ("name", "quotes", "role")

    def __init__(self, name: str, role: str | None) -> None:
        self.name = name
        self.role = role
        self.quotes: list[Quote] = []

    @property
    def count(self) -> int:
        """Statements: the pieces of one group count once."""
        return len({id(q) if q.group is None else q.group for q in self.quotes})

    @property
    def paragraphs(self) -> list[int]:
        """1-based numbers of the paragraphs they stand in, each once."""
        return sorted({quote.paragraph + 1 for quote in self.quotes})


def voice_key(quote: Quote) -> str | None:
    """What tells one speaker of an article from another; ``None`` while unknown."""
    speaker = quote.speaker
    return (speaker.name or speaker.as_written) if speaker else None


def voices(quotes: Sequence[Quote]) -> dict[str, Voice]:
    """The speakers in the order they first speak."""
    found: dict[str, Voice] = {}
    for quote in quotes:
        key = voice_key(quote)
        if key is None or quote.speaker is None:
            continue
        voice = found.setdefault(key, Voice(key, None))
        voice.role = voice.role or quote.speaker.role
        voice.quotes.append(quote)
    return found


def index_of_speakers(article: Article) -> Iterator[str]:
    """Plain lines: who speaks, how often, in which paragraphs. Ends with an empty line."""
    found = voices(article.quotes)
    if not found:
        return
    yield "Who speaks"
    for voice in found.values():
        yield f"  {person(voice.name, voice.role)}: {times(voice)}"
    yield ""


def person(name: str, role: str | None) -> str:
    """Name and role on one harmless line."""
    return clean(", ".join(filter(None, (name, role))))


def times(voice: Voice) -> str:
    """``2 statements, ¶ 5, 6``."""
    noun = "statement" if voice.count == 1 else "statements"
    return f"{voice.count} {noun}, ¶ {', '.join(map(str, voice.paragraphs))}"
