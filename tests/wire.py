"""What goes over the wire: one real request on a real socket, and every byte that comes back."""

import io
import socket
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPResponse
from urllib.parse import urlsplit

from tests.servers import PATIENCE


@dataclass(frozen=True)
class Answer:
    """One answer. `size` is all of it on the wire, status line and headers included, in bytes."""

    status: int
    headers: Message
    raw: bytes
    size: int

    @property
    def kind(self) -> str:
        """The media type alone, for example `text/html`."""
        return self.headers.get("Content-Type", "").partition(";")[0]

    @property
    def body(self) -> bytes:
        """The body, decompressd."""
        return decompress(self.raw, self.headers.get("Content-Encoding"))

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def decompress(raw: bytes, encoding: str | None) -> bytes:
    """The bytes that were meant, whatever they were compressed with."""
    import gzip

    import brotli

    return {"br": brotli.decompress, "gzip": gzip.decompress}.get(encoding or "", bytes)(raw)


def ask(url: str, path: str, *, method: str = "GET", source: str = "127.0.0.1", **headers: str) -> Answer:
    """Ask a running site for one path. Header names are written with underscores: `Accept_Encoding`."""
    lines = {"Host": urlsplit(url).netloc, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    raw = send(url, f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode(), source=source)
    response = HTTPResponse(_Received(raw), method=method)
    response.begin()
    return Answer(response.status, response.msg, response.read(), len(raw))


def send(url: str, request: bytes, *, source: str = "127.0.0.1") -> bytes:
    """Send bytes as they are, from an address of this machine, and return all that comes back."""
    place = urlsplit(url)
    with socket.create_connection((place.hostname, place.port), timeout=PATIENCE, source_address=(source, 0)) as wire:
        wire.sendall(request)
        return b"".join(iter(lambda: wire.recv(65536), b""))


class _Received:
    """Received bytes, in the one shape that http.client reads from."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def makefile(self, mode: str) -> io.BytesIO:
        """As a socket's."""
        return io.BytesIO(self.raw)
