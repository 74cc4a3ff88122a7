"""The statements of one article: who said what, beside the page they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from pressread.browse.results import few
from pressread.browse.rows import Rows
from pressread.output.article import voice_key, voices
from pressread.output.quotes import UNKNOWN
from pressread.render.pieces import plain
from pressread.render.theme import tint
from pressread.render.wrap import cut

if TYPE_CHECKING:
    from pressread.article import Article, Quote


class Statements(Rows):
    """Two lines of the words, a line for the speaker."""

    DEFAULT_CSS = "Statements { width: 1fr; height: 1fr; }"
    empty = "Nobody is quoted here."

    _quotes: tuple[Quote, ...] = ()
    _numbers: dict[str, int] = {}  # noqa: RUF012

    @property
    def tall(self) -> int:
        return 4

    def show(self, article: Article) -> None:
        """The statements of this article, the cursor on the first."""
        self._quotes = article.quotes
        self._numbers = {key: number for number, key in enumerate(voices(article.quotes))}
        self.fill(len(self._quotes))

    def draw(self, index: int, width: int) -> list[Text]:
        quote = self._quotes[index]
        number = self._numbers.get(voice_key(quote) or "")
        words = plain(f"“{quote.text}”")
        words.stylize("pr.dek" if number is None else tint(number))
        return [*few(words, width, 2), cut(_who(quote, number), width)]


def _who(quote: Quote, number: int | None) -> Text:
    speaker = quote.speaker
    if speaker is None or number is None:
        return Text(f"— {UNKNOWN}", "pr.quiet")
    name = plain(speaker.name or speaker.as_written or UNKNOWN, "speaker")
    made = Text.assemble("— ", name)
    made.stylize(tint(number))
    if speaker.role:
        made.append_text(Text.assemble(", ", plain(speaker.role, "quiet")))
    return made
