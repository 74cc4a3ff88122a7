"""What keys and the mouse do."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from pressread.archive import open_archive
from pressread.archive.local import LocalArchive
from pressread.browse.archive_thread import ArchiveThread
from pressread.browse.results import Said
from pressread.browse.themes import Looks
from tests.browse.driving import Reader, drive
from tests.making import article, quote
from tests.render import samples

if TYPE_CHECKING:
    from textual.widget import Widget

    from pressread.archive import Archive

WIDE = (120, 30)


def focus(reader: Reader) -> str:
    """The name of the pane that keys go to."""
    focused: Widget | None = reader.app.focused
    return (focused.id if focused else None) or type(focused).__name__


def headline(reader: Reader) -> str | None:
    """Of the article on the right."""
    page = reader.app.reading.page
    return page.article.headline if page else None


def test_typing_searches_and_fast_keys_never_overtake_each_other(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        assert "sails on Sunday" in await reader.type("/ferry Eklund")
        assert "1 article" in reader.line("/ ferry Eklund")
        await reader.press("enter")
        assert focus(reader) == "results"
        await reader.pilot.press("slash", "ctrl+u", "q", "o")
        await reader.look()
        assert reader.app.query_one(Input).value == "qo"
        assert len(reader.app.screen_stack) == 1

    drive(morgue, does)


def test_a_word_that_is_still_being_typed_finds_what_begins_so(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        assert "Lundholm" in await reader.type("/lundh")

    drive(morgue, does)


def test_a_query_that_cannot_be_read_shows_where_and_keeps_the_results(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.type("/ferry")
        screen = (await reader.type(" (a")).splitlines()
        assert screen[0].startswith(" / ferry (a")
        assert screen[1].index("^") == screen[0].index("(")
        assert "never closed" in screen[1]
        assert "Lundholm" in screen[2]
        assert "never closed" not in await reader.type(")")

    drive(morgue, does)


def test_the_article_follows_the_cursor_where_two_panes_fit(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        first = headline(reader)
        await reader.press("j")
        second = headline(reader)
        assert first != second
        await reader.press("k")
        assert headline(reader) == first
        await reader.press("enter", "J")
        assert (focus(reader), headline(reader)) == ("reading", second)
        await reader.press("tab")
        assert focus(reader) == "results"

    drive(morgue, does, size=WIDE)


def test_the_article_is_read_like_a_page_in_less(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        pane = reader.app.reading
        await reader.press("enter")
        places = []
        for key in ("j", "j", "k", "space", "b", "d", "u", "G", "g"):
            await reader.press(key)
            places.append(pane.scroll_offset.y)
        assert places[:3] == [1, 2, 1]
        turned = 1 + pane.size.height - 2
        assert places[3:7] == [turned, 1, 1 + pane.size.height // 2, 1]
        assert places[7:] == [pane.max_scroll_y, 0]
        assert "0%" in reader.screen().splitlines()[-1]

    drive(morgue, does, query="council herring")


def test_hits_are_fetched_as_far_as_they_are_seen(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        results = reader.app.results
        assert results.hit is not None
        assert results.count > 60
        await reader.press("G")
        assert results.cursor == results.count - 1
        assert results.hit is not None
        assert f"{results.count}/{results.count}" in reader.screen().splitlines()[-1]

    drive(morgue, does, query="council")


def test_n_goes_from_hit_to_hit_and_on_to_the_next_article(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("enter")
        first, tops = headline(reader), []
        for _ in range(12):
            await reader.press("n")
            if headline(reader) != first:
                break
            tops.append(reader.app.reading.scroll_offset.y)
        assert tops == sorted(set(tops))
        assert headline(reader) != first
        await reader.press("N")
        assert headline(reader) == first

    drive(morgue, does, query="council herring", size=(80, 16))


def test_facets_narrow_one_by_one_and_widen_again(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("f")
        whole = reader.app.results.count
        await reader.press("enter", "l", "l", "enter")
        narrowed = reader.app.question.narrowed
        assert [name for name, _ in narrowed] == ["publisher", "year"]
        assert 0 < reader.app.results.count < whole
        assert reader.app.question.query == ('(council) publisher:"Council Gazette" published:2020')
        await reader.press("escape", "x")
        assert [name for name, _ in reader.app.question.narrowed] == ["publisher"]
        row = reader.screen().splitlines()[1]
        await reader.click(row.index("×"), 1)
        assert reader.app.question.narrowed == ()
        assert reader.app.results.count == whole

    drive(morgue, does, query="council", size=WIDE)


def test_other_values_of_a_facet_stay_in_sight_and_are_joined_by_or(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("f", "enter", "j", "enter")
        assert reader.app.question.query == (
            '(publisher:"Council Gazette" OR publisher:"The Harbour Post")'
        )

    drive(morgue, does, size=WIDE)


def test_statements_lead_to_their_place_in_the_article(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("s", "G", "enter")
        page = reader.app.reading.page
        assert focus(reader) == "reading"
        assert page is not None
        assert page.at is not None
        assert "Nobody asked the island" in page.lines[page.at].text
        assert "Nobody asked the island" in reader.screen()

    drive(morgue, does, query="ferry", size=(60, 14))


def test_an_article_without_statements_says_so(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        assert "nobody is quoted" in await reader.press("s")

    drive(morgue, does, query="council")


def test_the_mouse_chooses_scrolls_and_searches(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.click(5, 6)
        assert (reader.app.results.cursor, focus(reader)) == (1, "reading")
        screen = await reader.press("h")
        foot = screen.splitlines()[-1]
        await reader.click(foot.index("search"), 23)
        assert isinstance(reader.app.focused, Input)

    drive(morgue, does, query="council")


def test_a_resize_keeps_what_is_read(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("j", "enter")
        read = headline(reader)
        assert "│" in await reader.resize(120, 30)
        assert (headline(reader), focus(reader)) == (read, "reading")
        for size in ((20, 6), (5, 2), (1, 1), (200, 50)):
            await reader.resize(*size)
        assert headline(reader) == read
        lines = (await reader.resize(80, 24)).splitlines()
        assert max(map(len, lines)) <= 80
        assert focus(reader) == "reading"

    drive(morgue, does, query="council")


def test_ids_and_queries_are_copied(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        screen = await reader.press("y")
        assert reader.app.clipboard == samples.ENGLISH.id
        assert f"copied {samples.ENGLISH.id}" in screen
        await reader.press("Y")
        assert reader.app.clipboard == "ferry Eklund"

    drive(morgue, does, query="ferry Eklund")


def test_tags_and_notes_are_written_and_shown(tmp_path: Path) -> None:
    folder = tmp_path / "morgue"
    with open_archive(folder) as archive:
        archive.add([samples.TURKISH])

    async def does(reader: Reader) -> None:
        await reader.type("+later bridges")
        await reader.press("enter")
        await reader.type("eask [b]Işıl[/b]")
        await reader.press("enter", "enter", "G")
        assert "Tags: bridges, later" in reader.screen()
        assert "Note: ask [b]Işıl[/b]" in reader.screen()
        await reader.type("+-later")
        await reader.press("enter", "G")
        assert "Tags: bridges\n" in reader.screen()
        await reader.press("e", "escape")
        assert focus(reader) == "reading"

    drive(folder, does)
    with open_archive(folder) as archive:
        assert archive.tags(samples.TURKISH.id) == ["bridges"]
        assert archive.note_of(samples.TURKISH.id) == "ask [b]Işıl[/b]"


def test_the_order_can_be_changed(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        assert "sorted by newest" in await reader.press("S")
        await reader.press("S")
        assert reader.app.results.hit is not None
        assert (reader.app.results.hit.published or "").startswith("2019-05-01")

    drive(morgue, does, query="council")


def test_help_opens_and_closes(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        assert "narrow by facet" in await reader.press("question_mark")
        assert "narrow by facet" not in await reader.press("q")
        await reader.press("q")

    drive(morgue, does)


def test_an_archive_that_goes_away_is_a_line_at_the_foot(tmp_path: Path) -> None:
    folder = tmp_path / "morgue"
    with open_archive(folder) as archive:
        archive.add([samples.ENGLISH, samples.TURKISH])

    async def does(reader: Reader) -> None:
        with open_archive(folder) as archive:
            archive.remove([samples.ENGLISH.id])
        await reader.press("G", "g")
        assert reader.app.failure is None
        assert len(reader.screen().splitlines()) == 24

    drive(folder, does)


def test_words_selected_with_the_mouse_are_copied(morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        lines = (await reader.press("enter")).splitlines()
        row = next(n for n, line in enumerate(lines) if "harbour board ends" in line)
        column = lines[row].index("harbour board")
        await reader.pilot.mouse_down(offset=(column, row))
        await reader.pilot.hover(offset=(column + len("harbour board") - 1, row))
        await reader.pilot.mouse_up(offset=(column + len("harbour board") - 1, row))
        await reader.press("y")
        assert reader.app.clipboard == "harbour board"
        await reader.press("y")
        assert reader.app.clipboard == samples.ENGLISH.id

    drive(morgue, does, query="ferry")


def test_a_bug_leaves_the_screen_and_prints_no_traceback(
    morgue: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    async def does(reader: Reader) -> None:
        monkeypatch.setattr(type(reader.app.results), "draw", lambda *_: 1 / 0)
        await reader.press("j")

    with pytest.raises(ZeroDivisionError):
        drive(morgue, does, query="council")
    assert "Traceback" not in "".join(capfd.readouterr())


def test_of_a_long_article_the_beginning_comes_first(tmp_path: Path) -> None:
    folder = tmp_path / "morgue"
    long = article("A long tale", *(f"Paragraph {number} of it." for number in range(900)))
    with open_archive(folder) as archive:
        archive.add([long])

    async def does(reader: Reader) -> None:
        page = reader.app.reading.page
        assert page is not None
        assert page.whole
        assert "Paragraph 899" in await reader.press("enter", "G")

    async def asked(thread: ArchiveThread) -> list[int]:
        pages = thread.page(long.id, "", Looks("dark"), 60, None, again=False)
        return [len(page.lines) async for page in pages]

    drive(folder, does)
    with ArchiveThread(lambda: open_archive(folder)) as thread:
        first, second = asyncio.run(asked(thread))
    assert first < 410
    assert second > 1800


def test_an_archive_whose_files_are_removed_is_no_traceback(tmp_path: Path) -> None:
    folder = tmp_path / "morgue"
    with open_archive(folder) as archive:
        archive.add([samples.ENGLISH, samples.TURKISH])

    async def does(reader: Reader) -> None:
        shutil.rmtree(folder)
        await reader.type("/lodos")
        assert len((await reader.press("enter", "j")).splitlines()) == 24

    assert drive(folder, does).failure is None


def test_a_saved_search_is_asked_from_among_the_facets(morgue: Path, tmp_path: Path) -> None:
    folder = tmp_path / "morgue"
    shutil.copytree(morgue, folder)
    with open_archive(folder) as archive:
        archive.save_search("boats", "ferry Eklund")

    async def does(reader: Reader) -> None:
        await reader.type("/council")
        await reader.press("enter")
        shown = await reader.press("f")
        assert "saved" in shown
        assert "boats" in shown
        await reader.press("G")
        await reader.press("enter")
        assert reader.app.query_one(Input).value == "ferry Eklund"
        assert focus(reader) == "results"
        assert "sails on Sunday" in await reader.look()

    drive(folder, does)


@pytest.fixture
def own_morgue(morgue: Path, tmp_path: Path) -> Path:
    """A copy of the archive that a test may write on."""
    folder = tmp_path / "own"
    shutil.copytree(morgue, folder)
    return folder


def test_an_article_and_a_statement_are_corrected(own_morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.type("/ferry Eklund")
        await reader.press("enter")
        await reader.press("c")
        await reader.type("publisher=The Other Post headline=A new head")
        await reader.press("enter")
        await reader.look()
        page = reader.app.reading.page
        assert page is not None
        assert (page.article.publisher, page.article.headline) == ("The Other Post", "A new head")
        await reader.press("s", "c")
        await reader.type("speaker=Ada Roe")
        await reader.press("enter")
        await reader.look()
        page = reader.app.reading.page
        assert page is not None
        speaker = page.article.quotes[0].speaker
        assert speaker is not None
        assert speaker.name == "Ada Roe"

    drive(own_morgue, does)
    with open_archive(own_morgue) as archive:
        assert len(archive.corrections()) == 3


def test_a_statement_is_marked(own_morgue: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.type("/ferry Eklund")
        await reader.press("enter")
        await reader.press("m")
        await reader.look()
        await reader.press("s", "m")
        await reader.look()

    drive(own_morgue, does)
    with open_archive(own_morgue) as archive:
        (mark,) = archive.marks()
        assert mark["text"] == archive.get(mark["id"]).quotes[0].text


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    """An archive in which two people speak in three articles."""
    with open_archive(tmp_path / "voices") as archive:
        for n, name in enumerate(("Ann Lee", "Bo Chu", "Ann Lee")):
            said = quote(f"Ferry number {n} sails,", name, "minister")
            archive.add([article(f"Article {n}", f"“Ferry number {n} sails,” said {name}.",
                                 quotes=(said,), url=f"https://post.example/{n}")])  # fmt: skip
        archive.catch_up()
    return tmp_path / "voices"


@pytest.mark.parametrize("size", [(80, 24), WIDE])
def test_statements_of_all_hits_and_of_one_person(voices: Path, size: tuple[int, int]) -> None:
    async def does(reader: Reader) -> None:
        shown = await reader.press("Q")
        assert focus(reader) == "said"
        assert "3 statements" in reader.line("/")
        assert all(f"Ferry number {n} sails" in shown for n in range(3))
        while "Bo Chu" not in str(reader.app.query_one(Said).chosen):
            await reader.press("j")
        shown = await reader.press("w")
        assert "1 statement" in reader.line("/")
        assert "Ferry number 1" in shown
        await reader.press("enter")
        assert (focus(reader), headline(reader)) == ("reading", "Article 1")
        await reader.press("Q", "x")
        await reader.press("escape")
        assert focus(reader) == "results"

    drive(voices, does, "ferry", size=size)


def test_keys_act_on_the_statement_under_the_cursor(voices: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("Q", "m", "c")
        await reader.type("role=captain")
        await reader.press("enter")
        await reader.press("C")
        assert "“Ferry number" in reader.app.clipboard
        assert "quoted in:" in reader.app.clipboard

    drive(voices, does, "ferry", size=WIDE)
    with open_archive(voices) as archive:
        assert [one["value"] for one in archive.corrections()] == [["captain"]]
        assert [one["text"][:12] for one in archive.marks()] == ["Ferry number"]


def test_tags_stand_in_the_rows(voices: Path) -> None:
    async def does(reader: Reader) -> None:
        await reader.press("plus")
        await reader.type("key later")
        shown = await reader.press("enter")
        assert "+key +later" in shown

    drive(voices, does)


def test_a_browser_is_sent_to_the_address_or_a_copy(
    voices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def go(place: str) -> bool:
        opened.append(place)
        return True

    monkeypatch.setattr("webbrowser.open", go)

    async def does(reader: Reader) -> None:
        await reader.press("o")

    drive(voices, does, "number")
    assert opened[0].startswith("https://post.example/")


def test_what_was_copied_is_imported_from_inside(voices: Path) -> None:
    def bring(archive: Archive) -> str:
        assert isinstance(archive, LocalArchive)
        archive.add([article("Pasted from inside", "Words.")])
        archive.catch_up()
        return "imported: Pasted from inside"

    async def does(reader: Reader) -> None:
        reader.app.bring = bring
        await reader.press("v")
        assert "4 articles" in reader.line("/")
        assert "Pasted from inside" in reader.screen()

    drive(voices, does)
