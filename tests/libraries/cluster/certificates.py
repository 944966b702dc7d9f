"""Certificates for tests: an authority of their own, and what it signs."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest


class Authority:
    """Who signs certificates; `file` has its own."""

    def __init__(self, folder: Path) -> None:
        """Make its key and its certificate."""
        if shutil.which("openssl") is None:
            pytest.skip("openssl is not installed: no certificates can be made")
        self._folder, self.file = folder, folder / "ca.pem"
        self._openssl(
            *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"),
            *("-subj", "/CN=tests", "-keyout", "ca.key", "-out", "ca.pem"),
        )

    def sign(self, name: str, days: int = 30) -> ssl.SSLContext:
        """Return a server's certificate for a name; `days` below 0: it has expired."""
        given = self._folder / "names.cnf"
        given.write_text(f"subjectAltName={name}", encoding="utf-8")
        self._openssl(
            *("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=node"),
            *("-keyout", "node.key", "-out", "node.csr"),
        )
        self._openssl(
            *("x509", "-req", "-in", "node.csr", "-CA", "ca.pem", "-CAkey", "ca.key"),
            *("-CAcreateserial", "-days", str(days), "-extfile", "names.cnf", "-out", "node.pem"),
        )
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self._folder / "node.pem", self._folder / "node.key")
        return context

    def _openssl(self, *arguments: str) -> None:
        """Run openssl in our folder."""
        command = ["openssl", *arguments]
        subprocess.run(command, cwd=self._folder, check=True, capture_output=True)
