"""Every screen as a golden file: what is in ``golden/`` was looked at, and stays as it is.

``pytest tests/render --regenerate`` writes them anew; then look at them (``less -R``).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text

from pressread.cli.commands import load
from pressread.output.article import ArticlesView
from pressread.output.comparison import DiffView
from pressread.output.hits import HitsView
from pressread.output.listing import ListView
from pressread.output.overview import StatsView, TimelineView
from pressread.output.quotes import DossierView, QuotesView, SpeakersView
from pressread.output.view import Style, View
from pressread.overview import Stats
from pressread.render.console import rendered
from tests.conftest import Golden
from tests.render import samples

GOLDEN = Path(__file__).parent / "golden"
ALL = tuple(samples.ARTICLES.values())

VIEWS: dict[str, View] = {
    **{
        f"show-{name}": ArticlesView(
            [article.to_dict()],
            highlights={article.id: {-1: ((0, 4),), 0: ((4, 8),)}},
            margins={article.id: (("later", "ferries"), "ask for the minutes")},
            provenance=name == "english",
        )
        for name, article in samples.ARTICLES.items()
    },
    "search": HitsView(samples.hits(*ALL)),
    "list": ListView(24, [samples.reference(article) for article in ALL]),
    "quotes": QuotesView(samples.statements(*ALL)),
    "timeline": TimelineView(samples.TIMELINE),
    "timeline-stacked": TimelineView(samples.TIMELINE, stacked=True),
    "stats": StatsView(samples.STATS),
    "speakers": SpeakersView("", 3, samples.SPEAKERS),
    "dossier": DossierView("eklund", [samples.DOSSIER]),
    "diff": DiffView(
        samples.ENGLISH, samples.ENGLISH.__class__.from_dict(
            samples.ENGLISH.to_dict() | {"headline": "Last boat to Lundholm sails on Monday"}
        ),
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLORFGBG", "NO_COLOR", "COLUMNS", "COLORTERM", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.chdir("/")  # links to source files are absolute


def draw(name: str, width: int, theme: str = "auto", style: Style | None = None) -> str:
    view = VIEWS[name]
    parts = load(view.screen)(view, style or Style(), width)
    return rendered(parts, width=width, theme=theme, system="truecolor")


@pytest.mark.parametrize("width", [20, 60, 80, 120, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_screen_is_as_it_was_looked_at(name: str, width: int, golden: Golden) -> None:
    golden.check(GOLDEN / f"{name}-{width}.txt", Text.from_ansi(draw(name, width)).plain + "\n")


@pytest.mark.parametrize("theme", ["light", "dark", "auto", "mono"])
@pytest.mark.parametrize("name", ["show-english", "search", "quotes", "timeline-stacked", "stats"])
def test_colours_are_as_they_were_looked_at(name: str, theme: str, golden: Golden) -> None:
    golden.check(GOLDEN / f"{name}-{theme}.ansi", draw(name, 80, theme))


@pytest.mark.parametrize("width", [20, 33, 47, 60, 80, 120, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    lines = Text.from_ansi(draw(name, width, "mono")).plain.splitlines()
    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("width", [30, 60, 80, 120])
@pytest.mark.parametrize(("counted", "of"), [(3, 3), (8, 8), (9, 9), (10, 10), (10, 19)])
def test_what_is_shown_and_what_is_told_as_more_are_all(counted: int, of: int, width: int) -> None:
    speakers = tuple((f"Speaker{n}", 1) for n in range(counted))
    own = {"top_speakers": speakers, "distinct": {"top_speakers": of}, "publishers": (("Ebb", 1),)}
    view = StatsView(Stats(**{**vars(samples.STATS), **own}))
    drawn = rendered(load(view.screen)(view, Style(), width), width=width, theme="mono")
    told = Text.from_ansi(drawn).plain
    lines = "\n".join(view.lines(Style()))
    for text in (told, lines):
        more = sum(int(number) for number in re.findall(r"and (\d+) more", text))
        assert text.count("Speaker") + more == of


_OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


@pytest.mark.parametrize("width", [20, 80, 200])
@pytest.mark.parametrize("kind", ["show", "search", "list", "quotes"])
def test_hostile_text_is_harmless_on_a_screen(kind: str, width: int) -> None:
    hostile = samples.HOSTILE
    view: View = {
        "show": ArticlesView([hostile.to_dict()], provenance=True),
        "search": HitsView(samples.hits(hostile)),
        "list": ListView(1, [samples.reference(hostile)]),
        "quotes": QuotesView(samples.statements(hostile)),
    }[kind]
    parts = load(view.screen)(view, Style(), width)
    text = _OURS.sub("", rendered(parts, width=width, system="truecolor"))
    assert [char for char in text if not char.isprintable() and char != "\n"] == []
    assert max(map(cell_len, text.splitlines())) <= width
    assert "[bold]" in text.replace("\n", "") or width == 20 or kind == "quotes"


@pytest.mark.parametrize("name", VIEWS)
def test_a_dumb_terminal_gets_no_escape_sequence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in draw(name, 80, "dark")


@pytest.mark.parametrize("name", VIEWS)
def test_no_color_keeps_weight_and_has_no_colour(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = draw(name, 80, "dark")
    assert "\x1b[38" not in text
    assert "\x1b[3" not in text.replace("\x1b[3m", "")


@pytest.mark.parametrize("by", ["publisher", "month", "year", "speaker"])
def test_answers_stand_under_headings(by: str, golden: Golden) -> None:
    names = ["quotes"] if by == "speaker" else ["search", "list", "quotes"]
    text = "\n".join(draw(name, 80, "mono", Style(group_by=by)) for name in names)
    golden.check(GOLDEN / f"by-{by}.txt", Text.from_ansi(text).plain + "\n")


def test_dates_for_machines_where_asked() -> None:
    assert "2021-08-27" in draw("list", 80, "mono", Style(iso=True))
