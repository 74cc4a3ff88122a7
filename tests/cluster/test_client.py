"""What is made of a cluster that is away, slow, full, forbidden or none: one line, in time."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from pressread.cluster.client import Client
from pressread.cluster.endpoint import Address, Credentials, credentials_for, read_address
from pressread.errors import (
    AccessDenied,
    ArchiveError,
    ClusterAway,
    ConfigError,
    PressreadError,
    StorageFull,
    UsageError,
)
from tests.cluster.certificates import Certificates, made
from tests.cluster.nodes import free_ports
from tests.cluster.proxy import Proxy, Step, answer

FINE: list[Step] = [(200, {"fine": True})]
FULL = {
    "error": {
        "type": "cluster_block_exception",
        "reason": "index blocked: TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark",
    }
}
WAIT = 1.5


def _client(*ports: int, tls: bool = False, credentials: Credentials | None = None) -> Client:
    address = Address([("127.0.0.1", port) for port in ports], "morgue", tls=tls)
    return Client(address, credentials, wait=WAIT, write_wait=WAIT)


# ---- answers


@pytest.mark.parametrize(
    "steps",
    [
        FINE,
        [b"HTTP/1.1 100 Continue\r\n\r\n", *FINE],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
         b'5;x=y\r\n{"fin\r\n', b'9\r\ne": true}\r\n0\r\nTrailer: x\r\n\r\n'],
        [b'HTTP/1.1 200 OK\r\n\r\n{"fine": true}', b""],
        [answer(200, {"fine": True}, "Connection: close"), b""],
        [b"HTTP/1.1 200 OK\r\nContent-Le", 0.1, b'ngth: 14\r\n\r\n{"fine"', 0.1, b": true}"],
    ],
)  # fmt: skip
def test_an_answer_is_read_however_it_is_sent(steps: list[Step]) -> None:
    with Proxy([steps]) as proxy:
        client = _client(proxy.port)
        for _ in range(2):
            assert client.ask("GET", "/x") == (200, {"fine": True})
        client.close()


@pytest.mark.parametrize(
    ("script", "tries"),
    [
        ([[(503, {})], FINE], 2),
        ([[(429, {})], [(502, {})], [(504, {})], FINE], 4),
        ([[], FINE], 2),
        ([[b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", b""], FINE], 2),
        ([[b"SSH-2.0-OpenSSH\r\n\r\n", b""], FINE], 2),
        ([[b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", b""], FINE], 2),
        ([[b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b""], FINE], 2),
    ],
)
def test_what_may_be_better_the_next_time_is_asked_again(
    script: Sequence[list[Step]], tries: int
) -> None:
    with Proxy(script) as proxy:
        client = _client(proxy.port)
        assert client.ask("GET", "/x") == (200, {"fine": True})
        assert len(proxy.asked) == tries
        client.close()


@pytest.mark.parametrize(
    ("step", "error", "told"),
    [
        ((401, {}), AccessDenied, "wants to know who asks"),
        ((401, "no"), AccessDenied, "wants to know who asks"),
        ((403, {"error": {"type": "security_exception", "reason": "no permissions"}}),
         AccessDenied, "may not do that at http://127.0.0.1"),
        ((403, {"error": {"type": "cluster_block_exception", "reason": "index read-only block"}}),
         ArchiveError, "set to be read only"),
        ((429, FULL), StorageFull, "are full"),
        ((413, {}), ArchiveError, "too large for one request"),
        ((400, {"error": {"type": "x", "reason": "a\nb"}}), ArchiveError, "400: x: a b"),
        (answer(200, "<html>Sign in</html>", kind="text/html"), ArchiveError, "a web page (200)"),
        (answer(200, "fine"), ArchiveError, "something else than JSON"),
        (answer(302, "", "Location: https://elsewhere/"), ArchiveError, "https://elsewhere/"),
    ],
)  # fmt: skip
def test_what_will_not_get_better_is_told_at_once(
    step: Step, error: type[PressreadError], told: str
) -> None:
    with Proxy([[step]]) as proxy:
        client = _client(proxy.port)
        with pytest.raises(error) as raised:
            client.ask("GET", "/x")
        client.close()
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(proxy.asked) == 1


@pytest.mark.parametrize("steps", [[30.0], [*[b"H", 0.2] * 99], [(503, {})], [(429, {})], []])
def test_no_question_waits_longer_than_is_stated(steps: list[Step]) -> None:
    began = time.monotonic()
    with Proxy([steps]) as proxy:
        client = _client(proxy.port)
        with pytest.raises(ClusterAway, match=r"no answer from http://127\.0\.0\.1:\d+/morgue"):
            client.ask("GET", "/x")
        client.close()
    assert time.monotonic() - began < 20  # of the 30 that it could take


def test_another_host_is_asked_where_one_is_away_or_closes_a_kept_connection() -> None:
    (nobody,) = free_ports(1)
    with Proxy([FINE, [*FINE, b""], FINE]) as proxy:
        client = _client(nobody, proxy.port)
        for _ in range(4):
            assert client.ask("GET", "/x") == (200, {"fine": True})
        client.close()


def test_nobody_there_is_told_with_the_address() -> None:
    ports = free_ports(2)
    with pytest.raises(ClusterAway, match="refused"):
        _client(*ports).ask("GET", "/x")


# ---- addresses


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://host:9201/morgue", "https://host:9201/morgue"),
        ("https://HOST/morgue/", "https://host:9200/morgue"),
        ("http://one,two:9300/a-1", "http://one:9200,two:9300/a-1"),
        ("https://[::1]:9200/morgue", "https://[::1]:9200/morgue"),
        ("https://host/proxy/path/morgue", "https://host:9200/proxy/path/morgue"),
    ],
)
def test_an_address_is_read(text: str, shown: str) -> None:
    assert str(read_address(text)) == shown


@pytest.mark.parametrize(
    "text",
    ["https://host", "https://host/", "https://host:x/m", "https://host:0/m", "https:///m",
     "https://host:99999/m", "https://host/M", "https://host/-m", "https://host/a*",
     "https://ho st/m", "https://host/m?x=1", "https://host/" + "m" * 200],
)  # fmt: skip
def test_what_is_no_address_is_an_error(text: str) -> None:
    with pytest.raises(UsageError):
        read_address(text)


def test_an_address_with_a_password_is_refused_and_not_shown() -> None:
    with pytest.raises(UsageError) as raised:
        read_address("https://ada:secret@host/morgue")
    assert "secret" not in str(raised.value)
    assert "PRESSREAD_CLUSTER_PASSWORD" in str(raised.value)


# ---- credentials


def test_credentials_are_sent_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSREAD_CLUSTER_USER", "ada")
    monkeypatch.setenv("PRESSREAD_CLUSTER_PASSWORD", "sécret")
    with Proxy([[(401, {})]]) as proxy:
        address = Address([("127.0.0.1", proxy.port)], "morgue", tls=False)
        credentials = credentials_for(address)
        client = Client(address, credentials, wait=WAIT)
        with pytest.raises(AccessDenied) as raised:
            client.ask("GET", "/x")
        client.close()
    assert "Authorization: Basic YWRhOnPDqWNyZXQ=" in proxy.asked[0]
    assert "cret" not in repr(credentials) + str(raised.value)


def test_a_key_from_a_file_is_for_its_host_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cluster.toml"
    path.write_text('["one.example"]\napi_key = "abc"\n["two.example:9300"]\nuser = "x"\n')
    path.chmod(0o600)
    monkeypatch.setenv("PRESSREAD_CLUSTER_FILE", str(path))
    assert credentials_for(read_address("https://one.example/m")).authorization == "ApiKey abc"
    assert credentials_for(read_address("https://other.example/m")).authorization is None
    with pytest.raises(ConfigError, match="no password"):
        credentials_for(read_address("https://two.example:9300/m"))
    path.chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        credentials_for(read_address("https://one.example/m"))


def test_a_password_may_be_the_platform_s_keyring_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cluster.toml"
    path.write_text('["h.example"]\nuser = "ada"\nkeyring = true\n')
    path.chmod(0o600)
    monkeypatch.setenv("PRESSREAD_CLUSTER_FILE", str(path))
    address = read_address("https://h.example/m")
    ring = ModuleType("keyring")
    held = {("pressread h.example", "ada"): "sécret"}
    monkeypatch.setattr(ring, "get_password", lambda *asked: held.get(asked), raising=False)
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert credentials_for(address).authorization == "Basic YWRhOnPDqWNyZXQ="
    held.clear()
    with pytest.raises(ConfigError, match=r"a user for h\.example and no password"):
        credentials_for(address)
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(ConfigError, match=r"pip install 'pressread\[keyring\]'"):
        credentials_for(address)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not toml", "is not TOML"),
        ('["h.example"]\npassw = "secret"\n', "no such setting: passw"),
        ('["h.example"]\npassword = 7\n', "of the wrong kind"),
        ('"h.example" = "secret"\n', "must be a table"),
        ('["h.example"]\napi_key = "a\\nX-Evil: 1"\n', "no header may have"),
    ],
)
def test_a_wrong_file_of_credentials_is_told_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    path = tmp_path / "cluster.toml"
    path.write_text(text)
    path.chmod(0o600)
    monkeypatch.setenv("PRESSREAD_CLUSTER_FILE", str(path))
    with pytest.raises(ConfigError, match=told) as raised:
        credentials_for(read_address("https://h.example/m"))
    assert "secret" not in str(raised.value)


def test_credentials_go_over_plain_http_to_this_machine_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cluster.toml"
    path.write_text(
        '["h.example"]\napi_key = "abc"\n["p.example"]\napi_key = "abc"\nplain_http = true\n'
    )
    path.chmod(0o600)
    monkeypatch.setenv("PRESSREAD_CLUSTER_FILE", str(path))
    with pytest.raises(ConfigError, match="plain http"):
        credentials_for(read_address("http://h.example/m"))
    assert credentials_for(read_address("http://p.example/m")).authorization
    monkeypatch.setenv("PRESSREAD_CLUSTER_API_KEY", "abc")
    assert credentials_for(read_address("http://localhost/m")).authorization


# ---- certificates


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return made(tmp_path_factory.mktemp("certificates"))


def test_a_certificate_that_is_not_trusted_is_told_at_once(certificates: Certificates) -> None:
    told = pytest.raises(ArchiveError, match=r"not trusted.*PRESSREAD_CLUSTER_CA")
    with Proxy([FINE], certificates.serving("good")) as proxy, told:
        _client(proxy.port, tls=True).ask("GET", "/x")
    assert proxy.asked == []


def test_a_certificate_that_has_run_out_is_told_at_once(certificates: Certificates) -> None:
    trusted = Credentials(ca=certificates.authority)
    with Proxy([FINE], certificates.serving("old")) as proxy:
        client = _client(proxy.port, tls=True, credentials=trusted)
        with pytest.raises(ArchiveError, match=r"127\.0\.0\.1 is not trusted: .*expired"):
            client.ask("GET", "/x")
    assert proxy.asked == []


def test_a_trusted_certificate_is_taken_for_its_own_name_alone(certificates: Certificates) -> None:
    trusted = Credentials(ca=certificates.authority)
    with Proxy([FINE], certificates.serving("good")) as proxy:
        client = _client(proxy.port, tls=True, credentials=trusted)
        assert client.ask("GET", "/x") == (200, {"fine": True})
        client.close()
        other = Address([("localhost", proxy.port)], "morgue")
        with pytest.raises(ArchiveError, match="certificate of localhost"):
            Client(other, trusted, wait=WAIT).ask("GET", "/x")


def test_a_client_certificate_is_shown_where_it_is_asked_for(certificates: Certificates) -> None:
    with Proxy([FINE], certificates.serving("good", asks=True)) as proxy:
        own = Credentials(ca=certificates.authority, certificate=str(certificates.path("good")))
        client = _client(proxy.port, tls=True, credentials=own)
        assert client.ask("GET", "/x") == (200, {"fine": True})
        client.close()


def test_a_file_of_certificates_that_is_not_there_is_one_line(certificates: Certificates) -> None:
    with (
        Proxy([FINE], certificates.serving("good")) as proxy,
        pytest.raises(ArchiveError, match="not there"),
    ):
        _client(proxy.port, tls=True, credentials=Credentials(ca="/nowhere.pem")).ask("GET", "/x")


def test_a_node_that_does_not_speak_tls_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf, pytest.raises(ClusterAway):
        _client(deaf.getsockname()[1], tls=True).ask("GET", "/x")
