"""pressread: a command-line archive reader for press articles.

    from pressread import parse, extract_quotes, open_archive

Nothing is imported before it is asked for: start-up is a feature.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.archive import Archive, open_archive
    from pressread.article import Article, Image, Quote, ReportedSpeech, Speaker
    from pressread.errors import PressreadError
    from pressread.extraction.statements import extract_quotes, extract_statements
    from pressread.hits import Span
    from pressread.importer import import_paths
    from pressread.library import parse

__version__ = "0.2.0"

__all__ = [
    "Archive",
    "Article",
    "Image",
    "PressreadError",
    "Quote",
    "ReportedSpeech",
    "Span",
    "Speaker",
    "__version__",
    "extract_quotes",
    "extract_statements",
    "import_paths",
    "open_archive",
    "parse",
]

_HOMES = {
    "Archive": "pressread.archive",
    "Article": "pressread.article",
    "Image": "pressread.article",
    "PressreadError": "pressread.errors",
    "Quote": "pressread.article",
    "ReportedSpeech": "pressread.article",
    "Span": "pressread.hits",
    "Speaker": "pressread.article",
    "extract_quotes": "pressread.extraction.statements",
    "extract_statements": "pressread.extraction.statements",
    "import_paths": "pressread.importer",
    "open_archive": "pressread.archive",
    "parse": "pressread.library",
}


def __dir__() -> list[str]:
    return list(__all__)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'pressread' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
