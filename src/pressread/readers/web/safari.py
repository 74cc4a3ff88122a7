"""Safari's saved pages (.webarchive): a property list with the page and its files."""

from __future__ import annotations

from collections.abc import Iterator

from pressread.errors import UnknownFormat
from pressread.readers import charset
from pressread.readers.document import Document
from pressread.readers.web import page
from pressread.source import Failure, Given, Source


def read(document: Document) -> Iterator[Source | Failure]:
    """The main page. Raises ``UnknownFormat`` for a property list of another kind."""
    main = _main_resource(document.raw)
    data = main.get("WebResourceData")
    if not isinstance(data, bytes):
        raise UnknownFormat("is a property list, but no saved page: save the page as HTML")
    declared = main.get("WebResourceTextEncodingName")
    decoded = charset.decode(data, declared if isinstance(declared, str) else None)
    url = main.get("WebResourceURL")
    stated = isinstance(url, str) and url.startswith(("http://", "https://"))
    given = Given(url=str(url), provenance={"url": "webarchive"}) if stated else None
    text = page.slimmed(decoded.text)
    yield document.source("webarchive", given, text=text, encoding=decoded.charset)


def _main_resource(raw: bytes) -> dict[str, object]:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        found = plistlib.loads(raw)
    except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, TypeError,
            IndexError, OverflowError, AttributeError, MemoryError) as error:  # fmt: skip
        raise UnknownFormat(f"is a property list that cannot be read ({error})") from error
    main = found.get("WebMainResource") if isinstance(found, dict) else None
    return main if isinstance(main, dict) else {}
