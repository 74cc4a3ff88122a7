"""mcp: the archive for agents, over standard input and output (the Model Context Protocol).

Nothing can be written through it, and no answer is longer than a page: an agent that asks for a
million hits is told to ask for pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressread.cli.options import Place
from pressread.errors import NoArchive, PressreadError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcp.server import MCPServer

    from pressread.archive import Archive

MOST = 100  # hits, statements or people of one answer
LONGEST = 100_000  # characters of an article in one answer
_ABOUT = (
    "An archive of press articles: who said what, when, and in which role. Words of a query are"
    ' joined by AND; "a phrase", OR, -word, speaker:name, published:2021-08..2021-12 and after:2020'
    " work too. Answers come in pages; ids name articles, and any beginning of one will do."
)


def mcp(at: Place) -> int:
    """Serve the archive to an agent until it hangs up."""
    with at.opened():  # a missing archive is told now, not at the first question
        pass
    server(at).run("stdio")
    return 0


def server(at: Place) -> MCPServer[Any]:
    """The server with its five tools. Raises ``PressreadError`` where the package is missing."""
    try:
        from mcp.server import MCPServer
        from mcp.types import ToolAnnotations
    except ModuleNotFoundError as error:
        raise PressreadError(
            "mcp needs a package that is not installed: pip install 'pressread[mcp]'"
        ) from error
    from pressread import __version__

    made: MCPServer[Any] = MCPServer("pressread", instructions=_ABOUT, version=__version__)
    harmless = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in Tools(at).all():
        made.tool(annotations=harmless, structured_output=False)(tool)
    return made


class Tools:
    """What an agent may ask. Each question opens the archive for reading alone and closes it."""

    def __init__(self, at: Place) -> None:
        self.at = at

    def all(self) -> tuple[Callable[..., str], ...]:
        """Every tool; an agent reads its name, its arguments and its docstring."""
        return (self.search, self.quotes, self.show, self.speakers, self.timeline)

    def search(
        self,
        query: str,
        limit: int = 10,
        page: int = 1,
        sort: str = "relevance",
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        by: str | None = None,
    ) -> str:
        """Find articles with the passage that answers. sort: relevance, newest, oldest."""
        from pressread.output.hits import HitsView

        asked = {"sort": sort, "since": since, "until": until, "publisher": publisher, "by": by}
        paged = _page(limit, page)
        return self._answer(lambda archive: HitsView(archive.search(query, **paged, **asked)))

    def quotes(
        self,
        query: str = "",
        by: str | None = None,
        limit: int = 20,
        page: int = 1,
        since: str | None = None,
        until: str | None = None,
        reported: bool = False,
    ) -> str:
        """Find statements: who said what about it, when, in which role. by: a speaker's name;
        reported: what is reported without quotation marks, too.
        """
        from pressread.output.quotes import QuotesView

        asked = {"by": by, "since": since, "until": until, "reported": reported}
        paged = _page(limit, page)
        return self._answer(lambda archive: QuotesView(archive.quotes(query, **paged, **asked)))

    def show(self, id: str, first_paragraph: int = 1) -> str:
        """Read one article from a paragraph on; cut: go on from next_paragraph."""
        return self._answer(lambda archive: _Excerpt(archive.record(id), first_paragraph))

    def speakers(self, name: str = "", limit: int = 20, page: int = 1) -> str:
        """People who are quoted, most quoted first; with a name those whose names hold it."""
        from pressread.output.quotes import SpeakersView

        paged = _page(limit, page)
        return self._answer(
            lambda archive: SpeakersView(name, *archive.speakers_page(name, **paged))
        )

    def timeline(self, query: str = "", per: str | None = None, by: str | None = None) -> str:
        """Count articles over time. per: year, month or day."""
        from pressread.output.overview import TimelineView

        if per not in (None, "year", "month", "day"):
            raise _refused(UsageError(f"per cannot be {per!r}: year, month or day"))
        return self._answer(lambda archive: TimelineView(archive.timeline(query, per=per, by=by)))

    def _answer(self, asked: Callable[[Archive], Any]) -> str:
        """The document of what is asked, as JSON."""
        from pressread.jsontext import dumps

        try:
            opened = self.at.looked_at()
            if opened is None:
                raise NoArchive("the archive is not there any more")
            with opened as archive:
                return dumps(asked(archive).document(), None)
        except (PressreadError, OSError) as error:
            raise _refused(error) from error


def _page(limit: int, page: int) -> dict[str, int]:
    if not 1 <= limit <= MOST or page < 1:
        raise _refused(
            UsageError(f"limit is 1 to {MOST}, page 1 or more; ask for one page at a time")
        )
    return {"limit": limit, "offset": (page - 1) * limit}


def _refused(error: Exception) -> Exception:
    from mcp.server.mcpserver.exceptions import ToolError

    return ToolError(" ".join(str(error).split()))


class _Excerpt:
    """A record with as many of its paragraphs as an answer holds."""

    def __init__(self, record: dict[str, Any], first: int) -> None:
        self.record = record
        self.first = max(1, first)

    def document(self) -> dict[str, Any]:
        """The record; statements only of the paragraphs that are there."""
        body: list[str] = []
        room = LONGEST
        start = self.first - 1
        for text in self.record["body"][start:]:
            if len(text) > room and body:
                break
            body.append(text[:LONGEST])
            room -= len(text)
        shown = range(start, start + len(body))
        said = {
            name: [one for one in self.record[name] if one["paragraph"] in shown]
            for name in ("quotes", "reported")
        }
        left_out = ("boilerplate", "dates", "extracted")
        kept = {name: value for name, value in self.record.items() if name not in left_out}
        cut = shown.stop < len(self.record["body"])
        more = {"cut": True, "next_paragraph": shown.stop + 1} if cut else {}
        return {**kept, **said, "body": body, "first_paragraph": self.first, **more}
