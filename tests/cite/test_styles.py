"""Citations in five styles, whole."""

from __future__ import annotations

from pressread.article import Article
from pressread.cite import Entry, cited
from pressread.cite.styles import apa, bibtex, chicago, csl, ris
from tests.making import article, quote

FULL = article(
    "The {dam} leaks: 50% & more",
    byline=("Ann Mary Lee", "Jan van den Berg Jr.", "Reuters"),
    publisher="The Ebb_Post",
    published="2021-08-07T18:30:00+02:00",
    url="https://ebb.example/dam{1}",
    language="en",
    sections=("News", "Water"),
    summary="Nobody mends it.",
    quotes=(quote("It leaks,", "Ann Lee", "mayor"),),
)
BARE = article(None)
MONTH = article("Is it so?", byline=("Jean-Paul Roux",), published="2021-08")
YEAR = article("Yes!", byline=("A. Lee", "B. Sand"), published="2021", publisher="Ebb Co.")


def entry(found: Article, number: int | None = None) -> Entry:
    return Entry(found, number, "2026-12-01")


def test_csl_json() -> None:
    assert csl(entry(FULL)) == {
        "id": "mtemr2mvvnv0",
        "type": "article-newspaper",
        "title": "The {dam} leaks: 50% & more",
        "author": [
            {"family": "Lee", "given": "Ann Mary"},
            {"family": "van den Berg", "given": "Jan", "suffix": "Jr"},
            {"literal": "Reuters"},
        ],
        "container-title": "The Ebb_Post",
        "issued": {"date-parts": [[2021, 8, 7]]},
        "accessed": {"date-parts": [[2026, 12, 1]]},
        "URL": "https://ebb.example/dam{1}",
        "language": "en",
        "section": "News / Water",
        "abstract": "Nobody mends it.",
        "note": (
            "pressread:mtemr2mvvnv0; "
            "sha256:57f96958c75164311c4276bfb365d7a5d5a743d79cbba9a9d9c04429af088e4"
            "e"
        ),
    }
    assert csl(entry(BARE)) == {
        "id": "y1nz2s25e17b",
        "type": "article-newspaper",
        "title": "Untitled",
        "accessed": {"date-parts": [[2026, 12, 1]]},
        "note": (
            "pressread:y1nz2s25e17b; "
            "sha256:69f740f10020a6bf9bf4298cca280e8cf582103d8485ab77d847c088fb81766"
            "5"
        ),
    }
    assert csl(entry(MONTH))["issued"] == {"date-parts": [[2021, 8]]}


def test_bibtex() -> None:
    assert bibtex(entry(FULL, 0)) == (
        "@article{lee2021_mtemr2,\n  author = {Lee, Ann Mary and van den Berg, Jr, Jan and "
        "{Reuters}},\n  title = {{The \\{dam\\} leaks: 50\\% \\& more}},\n  journal = {The "
        "Ebb\\_Post},\n  date = {2021-08-07},\n  year = {2021},\n  url = "
        "{https://ebb.example/dam%7B1%7D},\n  urldate = {2026-12-01},\n  langid = {en},\n  "
        "note = {“It leaks” (Ann Lee, mayor); pressread:mtemr2mvvnv0; "
        "sha256:57f96958c75164311c4276bfb365d7a5d5a743d79cbba9a9d9c04429af088e4"
        "e},\n  entrysubtype = {newspaper},\n}\n\n"
    )
    assert bibtex(entry(BARE)) == (
        "@article{anon_y1nz2s,\n  title = {{Untitled}},\n  urldate = {2026-12-01},\n  note = "
        "{pressread:y1nz2s25e17b; "
        "sha256:69f740f10020a6bf9bf4298cca280e8cf582103d8485ab77d847c088fb81766"
        "5},\n  entrysubtype = {newspaper},\n}\n\n"
    )
    assert bibtex(entry(article("a } b", byline=("王立群",)))).splitlines()[:3] == [
        "@article{anon_4ac0t0,",
        "  author = {{王立群}},",
        "  title = {{a \\vphantom{\\{}\\} b}},",
    ]


def test_ris() -> None:
    assert ris(entry(FULL)).split("\r\n") == [
        "TY  - NEWS",
        "ID  - mtemr2mvvnv0",
        "TI  - The {dam} leaks: 50% & more",
        "AU  - Lee, Ann Mary",
        "AU  - van den Berg, Jan, Jr",
        "AU  - Reuters",
        "T2  - The Ebb_Post",
        "DA  - 2021/08/07/",
        "PY  - 2021",
        "Y2  - 2026/12/01/",
        "UR  - https://ebb.example/dam{1}",
        "LA  - en",
        "SE  - News / Water",
        "KW  - News",
        "KW  - Water",
        "AB  - Nobody mends it.",
        (
            "N1  - pressread:mtemr2mvvnv0; "
            "sha256:57f96958c75164311c4276bfb365d7a5d5a743d79cbba9a9d9c04429af088e4"
            "e"
        ),
        "ER  - ",
        "",
        "",
    ]
    assert ris(entry(BARE)).split("\r\n") == [
        "TY  - NEWS",
        "ID  - y1nz2s25e17b",
        "TI  - Untitled",
        "Y2  - 2026/12/01/",
        (
            "N1  - pressread:y1nz2s25e17b; "
            "sha256:69f740f10020a6bf9bf4298cca280e8cf582103d8485ab77d847c088fb81766"
            "5"
        ),
        "ER  - ",
        "",
        "",
    ]
    assert [line for line in ris(entry(MONTH)).split("\r\n") if line[:2] in ("DA", "PY")] == [
        "DA  - 2021/08//",
        "PY  - 2021",
    ]


def test_apa() -> None:
    assert [apa(entry(one)) for one in (FULL, BARE, MONTH, YEAR)] == [
        (
            "Lee, A. M., van den Berg, J., Jr., & Reuters. (2021, August 7). The {dam} "
            "leaks: 50% & more. The Ebb_Post. Retrieved December 1, 2026, from "
            "https://ebb.example/dam{1}\n"
        ),
        "Untitled. (n.d.). Retrieved December 1, 2026.\n",
        "Roux, J.-P. (2021, August). Is it so? Retrieved December 1, 2026.\n",
        "Lee, A., & Sand, B. (2021). Yes! Ebb Co. Retrieved December 1, 2026.\n",
    ]
    assert apa(entry(FULL, 0)) == (
        "“It leaks” (Ann Lee, mayor), quoted in: Lee, A. M., van den Berg, J., Jr., & "
        "Reuters. (2021, August 7). The {dam} leaks: 50% & more. The Ebb_Post. Retrieved "
        "December 1, 2026, from https://ebb.example/dam{1}\n"
    )


def test_chicago() -> None:
    assert [chicago(entry(one)) for one in (FULL, BARE, MONTH, YEAR)] == [
        (
            "Lee, Ann Mary, Jan van den Berg Jr., and Reuters. “The {dam} leaks: 50% & "
            "more.” The Ebb_Post, August 7, 2021. https://ebb.example/dam{1}. Accessed "
            "December 1, 2026.\n"
        ),
        "“Untitled.” Accessed December 1, 2026.\n",
        "Roux, Jean-Paul. “Is it so?” August 2021. Accessed December 1, 2026.\n",
        "Lee, A., and B. Sand. “Yes!” Ebb Co., 2021. Accessed December 1, 2026.\n",
    ]
    assert chicago(entry(FULL, 0)) == (
        "“It leaks” (Ann Lee, mayor), quoted in: Lee, Ann Mary, Jan van den Berg Jr., "
        "and Reuters. “The {dam} leaks: 50% & more.” The Ebb_Post, August 7, 2021. "
        "https://ebb.example/dam{1}. Accessed December 1, 2026.\n"
    )


def test_every_style_ends_its_citation() -> None:
    assert {style: cited([YEAR], style)[-2:] for style in ("apa", "chicago", "bibtex", "ris")} == {
        "apa": ".\n",
        "chicago": ".\n",
        "bibtex": "\n\n",
        "ris": "\r\n",
    }
