"""Certificates of this machine for tests: one that is good, one that has run out."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest


class Certificates:
    """Files of a folder; ``authority`` is whom to trust."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.authority = str(folder / "authority.pem")

    def path(self, name: str) -> Path:
        """A certificate and its key in one file."""
        return self._folder / f"{name}.pem"

    def serving(self, name: str, *, asks: bool = False) -> ssl.SSLContext:
        """What a server shows; ``asks``: and wants to be shown."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path(name))
        if asks:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(self.authority)
        return context


_SIGNING = """
[ca]
default_ca = own
[own]
database = index
new_certs_dir = .
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
[any]
commonName = supplied
"""
_UNTIL = {"good": "491231000000Z", "old": "210101000000Z"}


def made(folder: Path) -> Certificates:
    """An authority, and what it signed: ``good``, and ``old``, which ran out in 2021."""
    found = Certificates(folder)
    (folder / "signing").write_text(_SIGNING)
    (folder / "index").touch()
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    _openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9999", "-subj",
             "/CN=Test authority", "-keyout", "authority.key", "-out", "authority.pem")  # fmt: skip
    for name, until in _UNTIL.items():
        _openssl(folder, "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1",
                 "-keyout", f"{name}.key", "-out", f"{name}.csr")  # fmt: skip
        _openssl(folder, "ca", "-batch", "-notext", "-config", "signing", "-in", f"{name}.csr",
                 "-cert", "authority.pem", "-keyfile", "authority.key", "-extfile", "names",
                 "-startdate", "200101000000Z", "-enddate", until,
                 "-out", f"{name}.crt")  # fmt: skip
        both = [(folder / f"{name}.{kind}").read_text() for kind in ("key", "crt")]
        found.path(name).write_text("".join(both))
    return found


def _openssl(folder: Path, *arguments: str) -> None:
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("no openssl to make a certificate with")
    subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)
