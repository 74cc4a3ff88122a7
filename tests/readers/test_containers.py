"""Archives of the web, books and PDF: each page or chapter by itself, whatever stands beside it."""

from __future__ import annotations

import gzip
import io
from typing import NamedTuple

import pytest

from pressread.readers import read_bytes
from pressread.source import Failure, Given, Source
from tests.readers.making import pdf, zipped

TEXT = "The harbour board voted on Tuesday to keep the winter ferry, " * 4
PAGE = f"<html><head><title>Board keeps ferry</title></head><body><p>{TEXT}</p></body></html>"


class Answer(NamedTuple):
    """A record of a WARC file."""

    body: bytes
    kind: str = "response"
    status: str = "200 OK"
    media: str = "text/html; charset=utf-8"
    address: str = "https://post.example/ferry"
    head: str = ""

    def record(self) -> bytes:
        http = f"HTTP/1.1 {self.status}\r\nContent-Type: {self.media}\r\n{self.head}\r\n".encode()
        plain = self.kind in ("conversion", "resource")
        block = self.body if plain else http + self.body
        media = self.media if plain else "application/http; msgtype=response"
        return (
            f"WARC/1.0\r\nWARC-Type: {self.kind}\r\nWARC-Target-URI: {self.address}\r\n"
            f"WARC-Date: 2024-03-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
        ).encode() + block + b"\r\n\r\n"  # fmt: skip


def warc(*answers: Answer) -> bytes:
    info = Answer(b"software: x", "warcinfo", media="application/warc-fields")
    return b"".join(answer.record() for answer in (info, *answers))


def read(data: bytes, path: str = "a.warc") -> list[Source | Failure]:
    return list(read_bytes(data, path=path))


def given(outcome: Source | Failure) -> Given:
    assert isinstance(outcome, Source), outcome
    assert outcome.given is not None
    return outcome.given


def test_of_a_web_archive_only_pages_that_were_answered_are_read() -> None:
    outcomes = read(
        warc(
            Answer(PAGE.encode()),
            Answer(b"<html><p>gone", status="404 Not Found"),
            Answer(b"\x89PNG", media="image/png"),
            Answer(b"", status="301 Moved"),
            Answer(PAGE.encode(), "request"),
            Answer(b"", "revisit"),
            Answer(PAGE.encode(), "resource", media="text/html", address="https://post.example/b"),
        )
    )
    assert [given(one).url for one in outcomes] == [
        "https://post.example/ferry", "https://post.example/b",
    ]  # fmt: skip
    assert [given(one).captured for one in outcomes] == ["2024-03-09T10:00:00+00:00"] * 2
    assert all(given(one).published is None for one in outcomes)
    assert [one.record for one in outcomes] == [2, 8]


@pytest.mark.parametrize("whole", [True, False])
def test_web_archives_are_unpacked_by_member_or_as_a_whole(whole: bool) -> None:
    records = [
        Answer(PAGE.encode()).record(),
        Answer(PAGE.encode(), address="https://b.x/").record(),
    ]
    data = gzip.compress(b"".join(records)) if whole else b"".join(map(gzip.compress, records))
    assert [given(one).url for one in read(data, "a.warc.gz")] == [
        "https://post.example/ferry", "https://b.x/",
    ]  # fmt: skip


def test_what_a_server_packed_and_cut_in_chunks_is_put_together() -> None:
    packed = gzip.compress(PAGE.encode())
    chunked = f"{len(packed):x}\r\n".encode() + packed + b"\r\n0\r\n\r\n"
    head = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    (page,) = read(warc(Answer(chunked, head=head)))
    assert isinstance(page, Source)
    assert page.text == PAGE


def test_texts_of_a_web_archive_are_plain_text() -> None:
    (text,) = read(
        warc(Answer(b"Board keeps ferry\n\nIt voted.", "conversion", media="text/plain"))
    )
    assert isinstance(text, Source)
    assert (text.format, given(text).url) == ("text", "https://post.example/ferry")


def test_a_web_archive_that_is_cut_off_keeps_what_stands_before() -> None:
    data = warc(Answer(PAGE.encode()), Answer(PAGE.encode()))
    outcomes = read(gzip.compress(data)[:-40], "a.warc.gz")
    assert isinstance(outcomes[0], Source)
    assert any(isinstance(one, Failure) and "damaged" in one.reason for one in outcomes)


def test_a_web_archive_without_pages_says_so() -> None:
    (failure,) = read(warc(Answer(b"\x89PNG", media="image/png")))
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("is a web archive without a page")


def test_of_a_wacz_only_the_archive_is_read() -> None:
    members: dict[str, bytes | str] = {
        "archive/data.warc.gz": gzip.compress(warc(Answer(PAGE.encode()))),
        "pages/pages.jsonl": '{"title": "Board keeps ferry", "text": "It voted."}\n',
        "datapackage.json": "{}",
    }
    (page,) = read(zipped(members), "a.wacz")
    assert given(page).url == "https://post.example/ferry"


def book(**files: str) -> bytes:
    media = "application/xhtml+xml"
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="{media}"/>' for n in files)
    spine = "".join(f'<itemref idref="{name}"/>' for name in files)
    chapters: dict[str, bytes | str] = {f"OPS/{name}.xhtml": text for name, text in files.items()}
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/a.opf"/>'
            "</rootfiles></container>",
            "OPS/a.opf": '<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<dc:publisher>The Kelder Post</dc:publisher><dc:language>en</dc:language>"
            f"<dc:date>2024-03-09</dc:date></metadata><manifest>{items}</manifest>"
            f"<spine>{spine}</spine></package>",
        }
        | chapters
    )


def test_each_chapter_of_a_book_is_read_but_no_cover_and_no_list_of_links() -> None:
    links = "".join(f"<li><a href='{n}.xhtml'>{TEXT}</a></li>" for n in range(9))
    outcomes = read(
        book(cover="<html><p>The Kelder Post", list=f"<html><ul>{links}</ul>", one=PAGE, two=PAGE),
        "a.epub",
    )
    assert [one.path for one in outcomes] == ["a.epub/OPS/one.xhtml", "a.epub/OPS/two.xhtml"]
    assert given(outcomes[0]).publisher == "The Kelder Post"
    assert given(outcomes[0]).captured == "2024-03-09"
    assert given(outcomes[0]).published is None


def test_a_chapter_that_is_missing_is_named_and_the_rest_read() -> None:
    data = book(one=PAGE, two=PAGE).replace(b"OPS/two.xhtml", b"OPS/twx.xhtml")
    outcomes = read(data, "a.epub")
    assert isinstance(outcomes[0], Source)
    assert isinstance(outcomes[1], Failure)
    assert outcomes[1].path == "a.epub/OPS/two.xhtml"


def test_a_book_without_an_article_says_so() -> None:
    (failure,) = read(book(cover="<html><p>The Kelder Post"), "a.epub")
    assert isinstance(failure, Failure)
    assert failure.reason == "is a book without a chapter that is an article"


LEFT = [
    "The harbour board of Kelder voted on", "Tuesday to keep the winter ferry af-",
    "ter a debate of four hours.", "  “We could not leave the islands”,", "said Piet Vos.",
]  # fmt: skip
RIGHT = [
    "The boats will sail twice a day un-", "til the ice is gone, a well-",
    "known sight in the bay.", "  Nobody spoke against it on", "the evening.",
]  # fmt: skip


def column(left: float, lines: list[str]) -> list[tuple[float, float, float, str]]:
    return [
        (left + 10 * line.startswith("  "), 700 - 12 * place, 10, line.strip())
        for place, line in enumerate(lines)
    ]


def test_a_pdf_is_read_by_columns_without_the_heads_of_its_pages() -> None:
    head = [(50, 800, 9, "The Kelder Post"), (480, 800, 9, "5 March 2024")]
    one = (*head, (50, 760, 22, "Board keeps ferry"), *column(50, LEFT), *column(310, RIGHT))
    two = (*head, (50, 760, 10, "The bill is paid by the province."), (50, 40, 9, "Page 4"))
    (found,) = read(pdf(one, two), "a.pdf")
    assert isinstance(found, Source)
    assert found.text.split("\n\n") == [
        "Board keeps ferry",
        "The harbour board of Kelder voted on Tuesday to keep the winter ferry after a debate of "
        "four hours.",
        "“We could not leave the islands”, said Piet Vos.",
        "The boats will sail twice a day until the ice is gone, a well-known sight in the bay.",
        "Nobody spoke against it on the evening.",
        "The bill is paid by the province.",
    ]
    assert (given(found).published, given(found).publisher) == ("2024-03-05", "The Kelder Post")


def test_a_pdf_without_text_is_a_scan_and_passed_over() -> None:
    (failure,) = read(pdf(((50, 700, 10, "3"),)), "a.pdf")
    assert isinstance(failure, Failure)
    assert failure.passed_over
    assert "a scan" in failure.reason


PRINTED = """HD Board keeps ferry
BY By Anna Kolb
WC 10 words
PD 5 March 2024
SN The Kelder Post
LP The harbour board will keep the winter ferry, it said.
AN Document KELD000020240305ek3500001"""


def test_an_export_that_was_printed_to_pdf_is_its_records() -> None:
    lines = enumerate(PRINTED.split("\n"))
    (found,) = read(pdf(tuple((50.0, 800.0 - 60 * n, 10.0, line) for n, line in lines)), "a.pdf")
    assert isinstance(found, Source)
    assert (found.format, given(found).headline) == ("factiva", "Board keeps ferry")
    assert given(found).published == "2024-03-05"


def test_damage_anywhere_in_a_container_raises_nothing() -> None:
    whole = [warc(Answer(PAGE.encode())), book(one=PAGE), pdf(tuple(column(50, LEFT)))]
    for data in whole:
        for place in range(0, len(data), max(1, len(data) // 40)):
            read(data[:place], "a")
            read(data[:place] + b"\xff\x00" + data[place + 2 :], "a")


def test_a_packed_file_with_a_damaged_tail_keeps_what_precedes_it() -> None:
    lines = "".join(f'{{"title": "Ice {n}", "text": "It came."}}\n' for n in range(20_000))
    outcomes = read(gzip.compress(lines.encode())[:-2000], "a.jsonl.gz")
    assert sum(isinstance(one, Source) for one in outcomes) > 1000
    assert isinstance(outcomes[-1], Failure)


@pytest.mark.parametrize(
    "data", [b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03no", gzip.compress(PAGE.encode())[:14]]
)
def test_a_packed_file_of_which_nothing_can_be_read_is_told_once_by_its_damage(data: bytes) -> None:
    (found,) = read(data, "a.gz")
    assert isinstance(found, Failure)
    assert found.reason.startswith("is damaged, or cut off (")


def test_a_locked_member_of_a_zip_folder_is_named_as_locked() -> None:
    data = bytearray(zipped({"a.txt": "Ice", "b.txt": "Ice\n\nIt came."}))
    at = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[at + 8] |= 1
    outcomes = read(bytes(data), "a.zip")
    assert [type(one) for one in outcomes] == [Failure, Source]
    assert isinstance(outcomes[0], Failure)
    assert outcomes[0].reason == "is encrypted: unpack it with its password first"


def test_a_zip_in_a_gzip_in_a_zip_is_read() -> None:
    inner = gzip.compress(zipped({"a.txt": "Ice\n\nIt came."}))
    (found,) = read(zipped({"b.zip.gz": inner}), "c.zip")
    assert isinstance(found, Source)
    assert io.BytesIO(found.raw).read() == b"Ice\n\nIt came."
