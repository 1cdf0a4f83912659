"""The real stack for the tests of testimonies: a database that a test may break, gunicorn, and nginx as shipped."""

import os
import re
import signal
import socket
import sqlite3
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.db.backends.sqlite3._functions import register

from tests.servers import GUNICORN, PATIENCE, ROOT, Site, copy_site, free_port, wait_for


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection past Django that knows the functions of Django's own constraints."""
    with closing(sqlite3.connect(path)) as database, database:
        register(database)
        yield database


@dataclass
class Server:
    """A gunicorn of its own on a copy of the site's database; it can be killed and started again."""

    site: Site
    folder: Path
    port: int = field(default_factory=free_port)
    process: Any = None

    def __post_init__(self) -> None:
        copy_site(self.site, self.folder)
        with closing(sqlite3.connect(self.database)) as copy:
            copy.execute("PRAGMA journal_mode = WAL")

    @property
    def database(self) -> Path:
        return self.folder / "sosguide.sqlite3"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        environment = {**self.site.environment, "SOS_VAR": str(self.folder), "PORT": str(self.port)}
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            GUNICORN, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet, start_new_session=True
        )
        wait_for(self.port)

    def workers(self) -> list[int]:
        """The processes that answer."""
        return [
            int(pid) for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        ]

    def kill(self) -> None:
        """Master and workers at once, without a chance to say goodbye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def rows(self, query: str, *values: Any) -> list:
        """Ask the database past Django."""
        with opened(self.database) as database:
            return database.execute(query, values).fetchall()


@contextmanager
def serving(site: Site, folder: Path) -> Iterator[Server]:
    """A server that is gone at the end."""
    server = Server(site, folder)
    server.start()
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.kill()


def send(url: str, form: dict[str, Any], timeout: float = 120) -> tuple[int, str]:
    """Post a form; status and page."""
    request = urllib.request.Request(url, urlencode(form, doseq=True).encode())
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def certificate(folder: Path) -> None:
    """A certificate for guide.example, good for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "guide.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1)).sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))


@contextmanager
def in_front(folder: Path, upstream: int) -> Iterator[int]:
    """The shipped nginx configuration in front of a port; only places and ports are changed. Yields its port."""
    plain, secure = free_port(), free_port()
    certificate(folder)
    (folder / "temporary").mkdir(mode=0o777)
    types = Path("/etc/nginx/mime.types")
    kinds = types if types.exists() else folder / "mime.types"
    if not types.exists():
        kinds.write_text("types { text/html html; }")
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    text = re.sub(r"^\s*listen \[::\].*\n", "", text, flags=re.M)
    for old, new in (
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"), ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("listen 443 ", f"listen 127.0.0.1:{secure} "), ("/etc/nginx/mime.types", str(kinds)),
        ("/run/nginx.pid", str(folder / "nginx.pid")), ("/etc/ssl/sosguide", str(folder)),
        ("server_name example.org", "server_name guide.example 127.0.0.1"),
    ):  # fmt: skip
        assert old in text, old
        text = text.replace(old, new)
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{name}_temp_path {folder}/temporary/{name};\n" for name in names)
    (folder / "nginx.conf").write_text(text.replace("http {", f"http {{\n{places}", 1))
    command = ["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "early.log"), "-g", "daemon off;"]
    with open(folder / "nginx.out", "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            wait_for(secure)
            yield secure
        finally:
            process.terminate()
            process.wait(PATIENCE)


def from_address(port: int, raw: bytes, source: str, *, secure: bool = True) -> bytes:
    """Send bytes from an address of our own, and read all that comes back."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE, source_address=(source, 0))
    if secure:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = context.wrap_socket(connection, server_hostname="guide.example")
    answer = b""
    with connection:
        try:
            connection.sendall(raw)
            while more := connection.recv(65536):
                answer += more
        except OSError:
            pass
    return answer
