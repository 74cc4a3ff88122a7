"""The address of an archive on a cluster, ``https://host:9200,other:9200/name``, and who we are
there: from the environment or a file, never the command line.

    PRESSREAD_CLUSTER_USER, PRESSREAD_CLUSTER_PASSWORD      basic authentication
    PRESSREAD_CLUSTER_API_KEY                               an API key, as the cluster gave it
    PRESSREAD_CLUSTER_CA                                    a file of certificates to trust
    PRESSREAD_CLUSTER_CERTIFICATE, PRESSREAD_CLUSTER_KEY    a client certificate
    PRESSREAD_CLUSTER_FILE                                  the file, else cluster.toml beside
                                                            pressread's configuration

The file has a table for each host, so that no other is ever told what is meant for one:

    ["search.example.org"]
    user = "reader"
    password = "…"              # or keyring = true, or api_key = "…"
    ca = "/etc/ssl/newsroom.pem"
    certificate = "…"
    key = "…"
    plain_http = false          # true: credentials may go over a line that others can read
"""

from __future__ import annotations

import os

from pressread.errors import ConfigError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

PORT = 9200  # of OpenSearch and Elasticsearch
LONGEST_NAME = 100  # an index's name has at most 255 bytes, and ours add to it
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
FILE = "cluster.toml"
_PREFIX = "PRESSREAD_CLUSTER_"
_TEXTS = ("user", "password", "api_key", "ca", "certificate", "key")
_SWITCHES = ("keyring", "plain_http")
_OTHERS_MAY_READ = 0o077


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


class Credentials:
    """What ``Authorization`` is sent, and the files that TLS needs. Never shows itself."""

    __slots__ = ("authorization", "ca", "certificate", "key")

    def __init__(
        self,
        authorization: str | None = None,
        ca: str | None = None,
        certificate: str | None = None,
        key: str | None = None,
    ) -> None:
        self.authorization = authorization
        self.ca = ca
        self.certificate = certificate
        self.key = key

    def __repr__(self) -> str:
        return "Credentials(…)"


def credentials_for(address: Address) -> Credentials:
    """What this user has for a cluster. Raises ``ConfigError``."""
    told: dict[str, Any] = {**_from_file(address), **_from_environment()}
    authorization = _authorization(told, address)
    if authorization and not address.tls and not address.is_local and not told.get("plain_http"):
        raise ConfigError(
            f"{address} is plain http: credentials are not sent over it; use https, or write"
            f" plain_http = true for this host in {_file()}"
        )
    places = [_path(told.get(name)) for name in ("ca", "certificate", "key")]
    return Credentials(authorization, *places)


def _authorization(told: dict[str, Any], address: Address) -> str | None:
    if told.get("api_key"):
        return "ApiKey " + _sendable(told["api_key"], "api_key")
    user = told.get("user")
    if not user:
        return None
    password = told.get("password")
    if password is None and told.get("keyring"):
        password = _from_keyring(address.hosts[0][0], user)
    if password is None:
        raise ConfigError(f"there is a user for {address.hosts[0][0]} and no password")
    from binascii import b2a_base64

    return "Basic " + b2a_base64(f"{user}:{password}".encode(), newline=False).decode()


def _sendable(value: str, name: str) -> str:
    """``value`` as it may stand in a header, which ends at the first line break."""
    if not value.isascii() or not value.isprintable():
        raise ConfigError(f"the cluster's {name} holds characters that no header may have")
    return value


def _from_environment() -> dict[str, str]:
    found = {name: os.environ.get(_PREFIX + name.upper(), "") for name in _TEXTS}
    return {name: value for name, value in found.items() if value}


def _file() -> str:
    named = os.environ.get(_PREFIX + "FILE")
    if named:
        return os.path.expanduser(named)
    from pressread.config import config_file

    return os.path.join(os.path.dirname(config_file()), FILE)


def _from_file(address: Address) -> dict[str, Any]:
    path = _file()
    try:
        with open(path, "rb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS_MAY_READ:
                raise ConfigError(f"others may read the credentials in {path}; chmod 600 it")
            raw = file.read(1 << 20)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"cannot read the credentials: {path}: {error.strerror}") from error
    return _table(raw, path, address)


def _table(raw: bytes, path: str, address: Address) -> dict[str, Any]:
    """The table of the first host that has one."""
    import tomllib

    try:
        found = tomllib.loads(raw.decode())
    except ValueError as error:  # its own message may quote the file
        raise ConfigError(f"{path} is not TOML; see docs/cluster.md") from error
    for host, port in address.hosts:
        for name in (f"{host}:{port}", host):
            if name in found:
                _check(found[name], name, path)
                return dict(found[name])
    return {}


def _check(table: Any, host: str, path: str) -> None:
    if not isinstance(table, dict):
        raise ConfigError(f'{path}: {host} must be a table: ["{host}"]')
    for name, value in table.items():
        kind = str if name in _TEXTS else bool if name in _SWITCHES else None
        if kind is None:
            known = ", ".join((*_TEXTS, *_SWITCHES))
            raise ConfigError(f"{path}: no such setting: {name}; there are {known}")
        if type(value) is not kind:
            raise ConfigError(f"{path}: {name} of {host} is of the wrong kind")


def _from_keyring(host: str, user: str) -> str | None:
    """The password that the platform's keyring has for ``pressread`` at this host."""
    from importlib import import_module

    try:
        keyring = import_module("keyring")
    except ImportError as error:
        raise ConfigError(
            "the keyring is asked for and not installed; pip install 'pressread[keyring]'"
        ) from error
    found: str | None = keyring.get_password(f"pressread {host}", user)
    return found


def _path(value: Any) -> str | None:
    return os.path.expanduser(value) if value else None
