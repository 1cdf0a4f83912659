"""The server in front, as shipped: what it says itself, to whom it says nothing, and how it may be spoken to."""

import re
import shutil
import ssl
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.contributors.stack import from_address, in_front
from tests.servers import free_port

pytestmark = pytest.mark.skipif(
    not shutil.which("nginx"), reason="NOT RUN: nginx is not installed (apt install nginx-light)"
)
GUARDS = (
    "strict-transport-security: max-age=",
    "x-content-type-options: nosniff",
    "content-security-policy: default-src 'none'",
)


@pytest.fixture(scope="module")
def front(tmp_path_factory) -> Iterator[tuple[int, int]]:
    """The ports of a front with no site behind it: the plain one, and that of TLS."""
    folder = tmp_path_factory.mktemp("front")
    with in_front(folder, free_port()) as secure:
        plain = re.search(r"listen 127\.0\.0\.1:(\d+) default_server", (folder / "nginx.conf").read_text())
        yield int(plain[1]), secure


def _ask(port: int, head: str, *, secure: bool = True) -> str:
    return from_address(port, f"{head}\r\nConnection: close\r\n\r\n".encode(), "127.0.0.1", secure=secure).decode()


SAID_BY_THE_FRONT = {
    "503": "GET / HTTP/1.1\r\nHost: guide.example",
    "413": "POST /contribute/ HTTP/1.1\r\nHost: guide.example\r\nContent-Length: 9000000",
    "400": "GET / HTTP/1.1\r\nHost: guide.example\r\nHost: guide.example",
}


@pytest.mark.parametrize("status", SAID_BY_THE_FRONT)
def test_whatever_the_front_says_itself_is_guarded_as_a_page_is(front, status):
    answer = _ask(front[1], SAID_BY_THE_FRONT[status])
    assert answer.startswith(f"HTTP/1.1 {status} ")
    for guard in GUARDS:
        assert answer.lower().count(guard) == 1, guard
    if status != "400":
        assert "width=device-width" in answer


def test_a_name_that_is_not_ours_is_sent_nowhere(front):
    plain, secure = front
    assert _ask(plain, "GET /a HTTP/1.1\r\nHost: evil.example", secure=False) == ""
    assert _ask(secure, "GET /a HTTP/1.1\r\nHost: evil.example").startswith("HTTP/1.1 421 ")
    ours = _ask(plain, "GET /a HTTP/1.1\r\nHost: guide.example", secure=False)
    assert ours.startswith("HTTP/1.1 301 ")
    assert "Location: https://guide.example/a" in ours


def test_no_weak_cipher_is_spoken(front):
    assert "ECDHE" in _cipher(front[1], "ECDHE+AESGCM")
    with pytest.raises(ssl.SSLError):
        _cipher(front[1], "AES128-SHA:AES256-SHA:AES128-GCM-SHA256:ECDHE-ECDSA-AES128-SHA")


def _cipher(port: int, offered: str) -> str:
    """The cipher that is agreed on where these are offered."""
    import socket

    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(f"{offered}:@SECLEVEL=0")
    with closing(
        context.wrap_socket(socket.create_connection(("127.0.0.1", port)), server_hostname="guide.example")
    ) as wire:
        return wire.cipher()[0]
