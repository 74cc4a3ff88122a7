"""The address of an archive on a cluster: ``https://host:9200,other:9200/name``."""

from __future__ import annotations

from pressread.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PORT = 9200  # of OpenSearch and Elasticsearch
LONGEST_NAME = 100  # an index's name has at most 255 bytes, and ours add to it
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Address:
    """Where the nodes listen, and the archive's name there. ``base``: a path before all others."""

    __slots__ = ("base", "hosts", "name", "tls")

    def __init__(
        self, hosts: Sequence[tuple[str, int]], name: str, *, tls: bool = True, base: str = ""
    ) -> None:
        self.hosts = tuple(hosts)
        self.name = name
        self.tls = tls
        self.base = base

    def __str__(self) -> str:
        places = ",".join(f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
                          for host, port in self.hosts)  # fmt: skip
        return f"http{'s' if self.tls else ''}://{places}{self.base}/{self.name}"

    @property
    def is_local(self) -> bool:
        """Whether every host is this machine."""
        return all(host in _LOOPBACK for host, _ in self.hosts)


def is_address(text: str) -> bool:
    """Whether an archive's place is on a cluster rather than a folder."""
    return text[:8].lower().startswith(("http://", "https://"))


def read_address(text: str) -> Address:
    """The parts of an address. Raises ``UsageError``."""
    scheme, _, rest = text.partition("://")
    places, slash, path = rest.partition("/")
    if "@" in places or "?" in rest or "#" in rest:
        raise UsageError(
            "an archive's address holds no user, password or options; set PRESSREAD_CLUSTER_USER"
            " and PRESSREAD_CLUSTER_PASSWORD, or write them to the credentials file"
        )
    base, _, name = path.rstrip("/").rpartition("/")
    hosts = [_host(place, text) for place in places.split(",") if place.strip()]
    if not hosts or not slash or not name:
        raise UsageError(f"{text} names no archive; write it as https://host:{PORT}/name")
    _check_name(name)
    prefix = f"/{base}" if base else ""
    return Address(hosts, name, tls=scheme.lower() == "https", base=prefix)


def _host(place: str, text: str) -> tuple[str, int]:
    host, port = place.strip(), str(PORT)
    if host.startswith("["):
        host, _, after = host[1:].partition("]")
        port = after.removeprefix(":") or port
    elif ":" in host:
        host, _, port = host.partition(":")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 1 << 16):
        raise UsageError(f"{place.strip()} is no host and port, in {text}")
    if not host or not host.isprintable() or any(char.isspace() for char in host):
        raise UsageError(f"{place.strip()!r} is no host, in {text}")
    return host.lower(), int(port)


def _check_name(name: str) -> None:
    fine = _NAME.issuperset(name) and name[0].isalnum() and len(name) <= LONGEST_NAME
    if not fine:
        raise UsageError(
            f"{name[:LONGEST_NAME]!r} cannot name an archive on a cluster; use small letters,"
            " digits, - and _"
        )
