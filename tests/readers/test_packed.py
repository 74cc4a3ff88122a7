"""Compressed files, zip folders and the office formats that are zip files inside."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import plistlib
import tarfile

import pytest

from pressread.readers import read_bytes
from pressread.source import Failure, Source
from tests.readers.making import docx, xlsx, zipped
from tests.readers.test_formats import shown

TEXT = b"Ice in the bay\n\nThe ice came.\n"


def only(data: bytes, path: str = "-") -> Source:
    (outcome,) = read_bytes(data, path=path)
    assert isinstance(outcome, Source), outcome
    return outcome


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_is_read_as_what_is_in_it(pack: object) -> None:
    source = only(pack(TEXT), "ice.txt.gz")  # type: ignore[operator]
    assert (source.format, source.text, source.raw) == ("text", TEXT.decode(), TEXT)
    assert source.path == "ice.txt.gz"


def test_a_zip_folder_gives_each_file_under_its_own_name_and_passes_over_hidden_ones() -> None:
    files: dict[str, bytes | str] = {
        "b.txt": TEXT, "a/page.html": "<p>Ice</p>", ".DS_Store": b"x", "__MACOSX/a": b"x",
    }  # fmt: skip
    found = [(o.path, getattr(o, "format", "")) for o in read_bytes(zipped(files), path="z.zip")]
    assert found == [("z.zip/a/page.html", "html"), ("z.zip/b.txt", "text")]


def test_one_bad_file_in_a_zip_folder_does_not_stop_the_others() -> None:
    outcomes = list(read_bytes(zipped({"a.pdf": b"%PDF-1.4", "b.txt": TEXT}), path="z.zip"))
    assert [type(outcome) for outcome in outcomes] == [Failure, Source]
    assert outcomes[0] == Failure(
        "z.zip/a.pdf", "is a damaged PDF (Data format error): get it again"
    )


def test_packing_is_undone_only_so_often() -> None:
    data = TEXT
    for _ in range(5):
        data = gzip.compress(data)
    assert list(read_bytes(data, path="x")) == [
        Failure("x", "is packed more than 3 times over: unpack it first")
    ]


def test_a_damaged_zip_file_says_so() -> None:
    (outcome,) = read_bytes(zipped({"a.txt": TEXT})[:-30])
    assert isinstance(outcome, Failure)
    assert outcome.reason.startswith("is a damaged zip file")


def test_a_word_document_is_plain_text_with_a_blank_line_between_paragraphs() -> None:
    source = only(docx("Ice in the bay", "The ice came.", "", "It stayed."))
    assert shown(source) == {
        "format": "docx",
        "charset": None,
        "record": None,
        "raw": len(source.raw),
        "text": "Ice in the bay\n\nThe ice came.\n\nIt stayed.",
        "given": {},
    }


def test_a_word_export_of_a_database_gives_its_records_and_checks_the_cover() -> None:
    nbsp = "\u00a0"
    data = docx(
        "Date and Time: Friday, 5. July 2019", "Documents (3)", "1. Ice; in June 2019",
        "Ice; in June 2019", "The Harbour Gazette", "July 1, 2019 Monday 9:20 AM GMT",
        "Copyright 2019 Harbour Press", f"Section:{nbsp}HARBOUR; Pg. 2", f"Length:{nbsp}5 words",
        f"Byline:{nbsp}By Anna Kolb", "# Body", "The ice came.", "It stayed.",
        "# Graphic", "The ice.", f"Load-Date:{nbsp}July 2, 2019", "End of Document",
        "Wind", "The Harbour Gazette", "July 2, 2019 Tuesday", f"Length:{nbsp}900 words",
        "# Body", "It blew.",
    )  # fmt: skip
    first, second, missing = read_bytes(data, path="x.docx")
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert shown(first)["given"] == {
        "headline": "Ice; in June 2019",
        "sections": ("HARBOUR",),
        "byline": ("Anna Kolb",),
        "publisher": "The Harbour Gazette",
        "published": "2019-07-01T09:20+00:00",
        "images": ({"caption": "The ice.", "credit": None, "url": None},),
        "body": ("The ice came.", "It stayed."),
        "provenance": {
            "headline": "nexis headline",
            "publisher": "nexis publication",
            "published": "nexis date: July 1, 2019 Monday 9:20 AM GMT",
            "body": "nexis body",
            "byline": "nexis Byline: By Anna Kolb",
            "sections": "nexis Section: HARBOUR; Pg. 2",
            "images": "nexis Graphic: The ice.",
        },
    }
    assert second.given is not None
    assert second.given.truncated
    assert second.given.notices == (
        "the record breaks off: the export was cut short",
        "the database states 900 words, 3 were read",
    )
    assert missing == Failure(
        "x.docx", "counts 3 documents and holds 2: missing 3; export it again"
    )


def test_a_spreadsheet_is_a_table_of_articles() -> None:
    source = only(
        xlsx(("Заголовок", "Дата", "Текст"), ("Лёд", "28.02.05", "28.02.2005\n\nЛёд пришёл."))
    )
    assert source.given is not None
    assert (source.given.headline, source.given.published) == ("Лёд", "2005-02-28")
    assert source.given.body == ("Лёд пришёл.",)


def test_a_web_archive_gives_its_main_page_and_address() -> None:
    main = {"WebResourceData": b"<html><p>Ice</p></html>", "WebResourceURL": "https://example.org/"}
    source = only(plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY))
    assert (source.format, source.text) == ("webarchive", "<html><p>Ice</p></html>")
    assert source.given is not None
    assert source.given.url == "https://example.org/"


def test_a_property_list_of_another_kind_is_refused() -> None:
    (outcome,) = read_bytes(plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY))
    assert isinstance(outcome, Failure)
    assert outcome.reason == "is a property list, but no saved page: save the page as HTML"


def test_a_tar_folder_is_read_like_a_zip_folder() -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, content in {"./b.txt": TEXT, "a/c.html": b"<p>Ice</p>", ".hid": b"x"}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("link")
        link.type = tarfile.SYMTYPE
        link.linkname = "/etc/hostname"
        archive.addfile(link)
    found = [(o.path, getattr(o, "format", "")) for o in read_bytes(target.getvalue(), path="t")]
    assert found == [("t/./b.txt", "text"), ("t/a/c.html", "html")]


def test_an_open_document_is_plain_text() -> None:
    content = (
        '<office:body xmlns:office="o" xmlns:text="t"><text:h>Ice in the bay</text:h>'
        "<text:p>The ice <text:span>came</text:span>.</text:p></office:body>"
    )
    source = only(zipped({"mimetype": "x", "content.xml": content, "META-INF/manifest.xml": "x"}))
    assert source.text == "Ice in the bay\n\nThe ice came."


def test_a_spreadsheet_keeps_dates_as_days_and_they_are_read_as_dates() -> None:
    source = only(xlsx(("Title", "Date", "Text"), ("Ice", "43525", "The ice came.")))
    assert source.given is not None
    assert source.given.published == "2019-03-01"


def test_json_lines_are_parted_by_newlines_alone() -> None:
    line = '{"title": "Ice\u2028again", "content": "The ice\u0085came."}\n'
    outcomes = list(read_bytes((line * 2).encode()))
    assert [type(outcome) for outcome in outcomes] == [Source, Source]


def test_a_zip_folder_of_word_documents_is_a_folder() -> None:
    outcomes = list(read_bytes(zipped({"a.docx": docx("Ice")}), path="z.zip"))
    assert [(o.path, getattr(o, "format", "")) for o in outcomes] == [("z.zip/a.docx", "docx")]
