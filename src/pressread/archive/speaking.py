"""An archive's own words for what SQLite says; loads nothing of it before it says something."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeVar

    Kind = TypeVar("Kind", bound=type)


def speaking(kind: Kind) -> Kind:
    """Let every method of an archive speak of SQLite's errors in our words (see
    ``store.connection.translated``), what it yields one by one too.
    """
    for name, method in list(vars(kind).items()):
        if callable(method) and not name.startswith("__") and name != "is_mended":
            setattr(kind, name, _spoken(method))
    return kind


def _spoken(method: Callable[..., Any]) -> Callable[..., Any]:
    def spoken(self: Any, *args: Any, **named: Any) -> Any:
        try:
            found = method(self, *args, **named)
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
            _translate(error, self.store.path)
            if not self.is_mended(error):
                raise
            found = method(self, *args, **named)
        except Exception as error:
            _translate(error, self.store.path)
            raise
        return _each(found, self.store.path) if hasattr(found, "__next__") else found

    spoken.__name__, spoken.__doc__ = method.__name__, method.__doc__
    spoken.__wrapped__ = method  # type: ignore[attr-defined]  # for whoever asks its signature
    return spoken


def _each(items: Iterator[Any], path: str) -> Iterator[Any]:
    try:
        yield from items
    except Exception as error:
        _translate(error, path)
        raise


def _translate(error: Exception, path: str) -> None:
    """Raise our own error for one of SQLite's."""
    if type(error).__module__ == "sqlite3" or isinstance(error, UnicodeDecodeError):
        from pressread.store.connection import translated

        with translated(path):
            raise error
