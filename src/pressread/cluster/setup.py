"""Making an archive's indices, and telling what is there under its name."""

from __future__ import annotations

from pressread.cluster.mapping import (
    ARTICLES,
    DERIVED,
    DESK,
    RAW,
    TERMS,
    VERSION,
    alias,
    definition,
)
from pressread.errors import ArchiveError, ArchiveTooNew, NoArchive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.cluster.client import Client

ALL = (DESK, RAW, TERMS, ARTICLES)  # the articles last: with them an archive is there


def versions(client: Client) -> list[int]:
    """The versions of the mapping under which the archive can be asked; none: there is none."""
    name = client.address.name
    _, found = client.ask("GET", f"/{name}-{ARTICLES}-*/_alias", allow=(404,))
    if not isinstance(found, dict) or "error" in found:
        return []
    begun = f"{name}-{ARTICLES}-v"
    names = {one for index in found.values() for one in index.get("aliases", {})}
    numbers = [one.removeprefix(begun) for one in names if one.startswith(begun)]
    return sorted(int(number) for number in numbers if number.isdigit())


def there(client: Client) -> None:
    """Raises ``NoArchive`` where there is none of any version."""
    if not versions(client):
        raise NoArchive(f"there is no archive at {client.address}; `pressread import` makes one")


def ensure(client: Client) -> None:
    """Make what of the archive is not there. Raises ``ArchiveTooNew``, ``ArchiveError``."""
    found = versions(client)
    if found and max(found) > VERSION:
        raise ArchiveTooNew(
            f"the archive at {client.address} is of a newer pressread; update this one"
        )
    if VERSION in found:
        return
    if found:
        raise ArchiveError(
            f"the archive at {client.address} was made by an older pressread;"
            " `pressread reindex` brings it up to date"
        )
    for index in ALL:
        create(client, index, f"{client.address.name}-{index}" + ("-1" if index in DERIVED else ""))


def create(client: Client, index: str, real: str, *, aliased: bool = True) -> None:
    """Make one index under its real name, unless it is there. ``aliased``: asked from now on."""
    body = definition(index)
    if index in DERIVED and aliased:
        body["aliases"] = {alias(client.address.name, index): {}}
    status, found = client.ask("PUT", f"/{real}?timeout=60s", body, write=True, allow=(400,))
    kind = found.get("error", {}).get("type") if status == 400 and isinstance(found, dict) else None
    if status == 400 and kind != "resource_already_exists_exception":
        from pressread.cluster.client import refusal

        raise refusal(status, found, client.address)
