"""What the server never writes down: anything a reader sends, or is. Real requests against production's settings."""

import socket
import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

from tests.servers import PATIENCE, in_production
from tests.wire import send

READER = "127.0.0.55"
FORWARDED = "203.0.113.77"
MARKS = (
    "markerpath",
    "markerquery",
    "markeragent",
    "markerreferer",
    "markerhost",
    "markercookie",
    "markerbody",
    "markerline",
)
HEADERS = {
    "Host": "guide.example",
    "User-Agent": "markeragent",
    "Referer": "https://markerreferer.example/",
    "Cookie": "sessionid=markercookie",
    "X-Forwarded-For": FORWARDED,
    "X-Forwarded-Proto": "https",
    "Connection": "close",
}


def _request(method: str, path: str, body: str = "", **headers: str) -> bytes:
    lines = {**HEADERS, "Content-Length": str(len(body)), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n{body}".encode()


TOO_LONG = (400, 414, 431)
WELL_FORMED = {
    "a page": (_request("GET", "/england/?q=markerquery"), (200,)),
    "a mistyped address": (_request("GET", "/england/markerpath/?q=markerquery"), (404,)),
    "a form where there is none": (_request("POST", "/about/?q=markerquery", "text=markerbody"), (405,)),
    "another host": (_request("GET", "/", Host="markerhost.example"), (400,)),
    "a cookie too long": (_request("GET", "/", Cookie="a=" + "markercookie" * 1000), TOO_LONG),
    "an address too long": (_request("GET", "/" + "markerpath" * 500), TOO_LONG),
}
BROKEN = {
    "no request at all": b"markerline\r\n\r\n",
    "no such protocol": b"GET /markerpath HTTP/9.9\r\nHost: markerhost\r\n\r\n",
    "a length that is none": _request("POST", "/markerpath", **{"Content-Length": "markerline"}),
    "a header that is none": b"GET / HTTP/1.1\r\nmarkerline\r\n\r\n",
    "a secure greeting": b"\x16\x03\x01\x02\x00markerline\r\n\r\n",
    "half a request": b"GET /markerpath HTTP/1.1\r\nHost: guide.example\r\nContent-Length: 9\r\nConnection: close\r\n\r\nm",
}


def test_nothing_a_reader_sends_or_is_stands_in_any_file(site, tmp_path):
    """Production's settings, real requests from another address, good ones, broken ones, and a broken database."""
    with in_production(site, tmp_path) as url:
        for name, (request, right) in WELL_FORMED.items():
            assert _status(send(url, request, source=READER)) in right, name
        for name, request in BROKEN.items():
            assert _status(_send_and_hang_up(url, request)) != 500, name
        with closing(sqlite3.connect(tmp_path / "sosguide.sqlite3", timeout=20)) as database:
            database.execute("ALTER TABLE publishing_contentversion RENAME TO lost")
        for path in ("/england/?q=markerquery", "/markerpath/"):
            answer = send(url, _request("GET", path), source=READER)
            assert _status(answer) == 500, path
            assert b"<h1>Something broke here</h1>" in answer
            assert b"marker" not in answer
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert (tmp_path / "stderr").read_text() != ""
    for path in files:
        text = path.read_bytes()
        for mark in (*MARKS, READER, FORWARDED):
            assert mark.encode() not in text, (path.name, mark)


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


def _send_and_hang_up(url: str, request: bytes) -> bytes:
    """Some broken requests get no answer: the server waits for the rest. Then the reader goes away."""
    place = urlsplit(url)
    with socket.create_connection((place.hostname, place.port), timeout=PATIENCE, source_address=(READER, 0)) as wire:
        wire.sendall(request)
        wire.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: wire.recv(65536), b""))
