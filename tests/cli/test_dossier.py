"""Dossiers and other pages: self-contained, harmless, whole (issue 17)."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pressread.archive import open_archive
from pressread.article import Article, Image
from tests.cli.conftest import Pressread
from tests.making import article, quote
from tests.render.samples import ALL_ARTICLES

#: What would do harm in a page that took it for markup, an address or a command.
HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> javascript:x {{ 7*7 }} \u202e\x1b[2J"
)


class Page(HTMLParser):
    """What a browser would make of a page: its tags with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def harmless(text: str) -> Page:
    """A page that runs nothing and asks nobody."""
    page = Page(text)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "iframe", "object", "embed", "link", "form", "base"}
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src"):
            address = attributes.get(name)
            if address is not None:
                assert re.match(r"(https?://|#|records/|sources/)", address), address
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy":
            assert (attributes["content"] or "").startswith("default-src 'none'")
    assert "url(" not in text
    assert "@import" not in text
    assert "\u202e" not in text
    assert "\x1b" not in text
    return page


def hostile(n: int) -> Article:
    return article(
        f"{n} {HOSTILE}", f"“We will see,” said {HOSTILE}.",
        kicker=HOSTILE, sections=(HOSTILE,), byline=(HOSTILE,), publisher=HOSTILE,
        dateline=HOSTILE, url="javascript:alert(3)", summary=HOSTILE, published="2021-08-27",
        images=(Image(HOSTILE, HOSTILE),), quotes=(quote("We will see,", HOSTILE, HOSTILE),),
    )  # fmt: skip


@pytest.fixture
def hostile_archive(no_archive: Path) -> Path:
    with open_archive(no_archive) as archive:
        archive.add([hostile(n) for n in range(3)])
        archive.catch_up()
    return no_archive


def test_hostile_text_in_every_field_stays_text(
    hostile_archive: Path, pressread: Pressread, tmp_path: Path
) -> None:
    out = tmp_path / "d.html"
    assert pressread("dossier", "see", "-o", str(out)).code == 0
    page = harmless(out.read_text())
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}" in page.text
    (id, *_) = pressread("list", "--format", "ids").out.split()
    pressread("note", id, HOSTILE)
    pressread("correct", id, f"publisher={HOSTILE[:40]}")
    for line in (
        ["show", id], ["quotes"], ["search", "see"], ["list"], ["stats"], ["timeline"],
        ["speakers"], ["corrections"],
    ):  # fmt: skip
        done = pressread(*line, "--format", "html")
        assert done.code == 0
        assert "<main" in done.out
        harmless(done.out)


def test_a_dossier_holds_what_it_promises(
    archive: Path, pressread: Pressread, tmp_path: Path
) -> None:
    said = json.loads(pressread("quotes", "-n", "0", "--json").out)["quotes"]
    name = next(one["speaker"]["name"] for one in said if one["speaker"] and one["speaker"]["name"])
    own = [one for one in said if one["speaker"] and one["speaker"]["name"] == name]
    pressread("correct", own[0]["article"]["id"], "dateline=OSTREV")
    out = tmp_path / "d.html"
    done = pressread("dossier", name, "-o", str(out))
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(f"in {out}; open it in a browser\n")
    page = harmless(out.read_text())
    assert page.text.count(f"— {name}") == len(own)
    for one in own:
        assert f"“{' '.join(one['text'].split())}”" in page.text
        assert f"{one['article']['id']}#{one['number']}" in page.text
        assert f"paragraph {one['paragraph'] + 1}" in page.text
    assert "dateline: " in page.text
    assert "→ OSTREV" in page.text
    assert [tag for tag, _ in page.tags if tag == "svg"]
    heads = [tag for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert heads.count("h1") == 1
    assert dict(page.tags)["html"] == {"lang": "en"}


def test_evidence_can_be_verified(archive: Path, pressread: Pressread, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    assert pressread("dossier", "ferry", "-o", str(folder), "--evidence").code == 0
    sums = (folder / "SHA256SUMS").read_text().splitlines()
    names = [line.partition("  ")[2] for line in sums]
    assert names[0] == "index.html"
    assert {name.partition("/")[0] for name in names[1:]} == {"records", "sources"}
    for line in sums:
        expected, _, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected
    page = harmless((folder / "index.html").read_text())
    links = [a["href"] for tag, a in page.tags if tag == "a" and "/" in (a.get("href") or "")]
    for link in links:
        if link and not link.startswith("http"):
            assert (folder / link).exists(), link
    record = json.loads((folder / names[1]).read_text())
    assert record["id"] in {one.id for one in ALL_ARTICLES}


@pytest.mark.parametrize(
    ("make", "path", "options", "told"),
    [
        ("file", "d.html", [], "d.html is there already; --force writes over it"),
        ("folder", "d.html", [], "d.html is a folder; name a file in it"),
        ("file", "dossier", [], "dossier is a file; name a folder"),
        ("full", "dossier", [], "dossier is there already; --force writes over it"),
        ("", "d.html", ["--evidence"], "--evidence needs a folder"),
        ("", "no/such/place.html", [], "cannot write there: No such file or directory"),
        ("file", "blocked/d", [], "cannot write there: Not a directory"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_and_kept(
    archive: Path, pressread: Pressread, tmp_path: Path, make: str, path: str,
    options: list[str], told: str,
) -> None:  # fmt: skip
    place = tmp_path / path.partition("/")[0]
    if make == "file":
        place.write_text("mine")
    elif make:
        place.mkdir()
        (place / "mine").write_text("mine")
    done = pressread("dossier", "ferry", "-o", str(tmp_path / path), *options)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1
    if make == "file":
        assert place.read_text() == "mine"


def test_force_writes_over(archive: Path, pressread: Pressread, tmp_path: Path) -> None:
    out = tmp_path / "d.html"
    out.write_text("old")
    assert pressread("dossier", "ferry", "-o", str(out), "-f").code == 0
    assert "old" not in out.read_text()[:100]


def test_nobody_and_nothing_is_exit_1(archive: Path, pressread: Pressread, tmp_path: Path) -> None:
    done = pressread("dossier", "xyzzy", "-o", str(tmp_path / "d.html"))
    assert done.code == 1
    assert "nobody of that name and no statement on it: xyzzy" in done.err
    assert not list(tmp_path.glob("*.html"))


@pytest.mark.parametrize("line", [["timeline"], ["timeline", "ferry"], ["stats"]])
def test_charts_are_drawn_as_svg(
    archive: Path, pressread: Pressread, tmp_path: Path, line: list[str]
) -> None:
    out = tmp_path / "chart.svg"
    assert pressread(*line, "-o", str(out)).code == 0
    root = ElementTree.fromstring(out.read_text())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("role") == "img"
    assert root.get("aria-label")
    assert len(list(root.iter("{http://www.w3.org/2000/svg}rect"))) > 0
    done = pressread(*line, "-o", str(tmp_path / "chart.bmp"))
    assert (done.code, "ends in .svg" in done.err) == (2, True)


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
def test_a_real_browser_shows_it_and_runs_nothing(
    hostile_archive: Path, pressread: Pressread, tmp_path: Path
) -> None:
    out = tmp_path / "d.html"
    pressread("dossier", "see", "-o", str(out))
    shown = subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
         f"--user-data-dir={tmp_path / 'profile'}", out.as_uri()],
        capture_output=True, text=True, timeout=300, check=False,
    ).stdout  # fmt: skip
    page = harmless(shown)
    assert "“We will see,”" in page.text


def _swap(folder: Path) -> None:
    record = next((folder / "records").iterdir())
    record.write_bytes(record.read_bytes() + b" ")


def _lose(folder: Path) -> None:
    next((folder / "sources").iterdir()).unlink()


def _add(folder: Path) -> None:
    (folder / "sources" / "more.txt").write_text("more")


def _lead_out(folder: Path) -> None:
    with (folder / "SHA256SUMS").open("a") as sums:
        sums.write("0" * 64 + "  ../elsewhere\n")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_swap, "its SHA-256 differs"), (_lose, "No such file"), (_add, "no sum is of it"),
        (_lead_out, "not a sum of a file in this folder"),
    ],
)  # fmt: skip
def test_check_verifies_what_was_handed_over(
    archive: Path, tmp_path: Path, pressread: Pressread, change: Callable[[Path], None], told: str
) -> None:
    out = tmp_path / "d"
    pressread("dossier", "ferry", "-o", str(out), "--evidence")
    whole = pressread("check", str(out))
    assert (whole.code, whole.out) == (0, "")
    assert whole.err.endswith(": all is well\n")
    change(out)
    wrong = pressread("check", str(out))
    assert wrong.code == 2
    assert told in wrong.out
    assert len(wrong.out.splitlines()) == 1


def test_a_folder_without_sums_is_told(tmp_path: Path, pressread: Pressread) -> None:
    done = pressread("check", str(tmp_path))
    assert done.code == 2
    assert "no dossier with evidence" in done.err
