"""The marker test: a stranger's address, browser and words are in no log, no file and no temporary folder."""

import dataclasses
import re
import shutil
import sqlite3
import time
from contextlib import closing
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from contributors.keeping import age
from tests.contributors.stack import from_address, in_front
from tests.servers import in_production

SOURCE = "127.0.0.55"
MARKERS = (
    "127.0.0.55",
    "UAMARKER",
    "203.0.113.77",
    "REFMARKER",
    "quollwhisper",
    "QUERYMARKER",
    "HEADMARKER",
    "COOKIEMARKER",
)
WORDS = "I sit beside families in that room, not against them. When you tell me I am wrong, I change it. quollwhisper "
ALLOWED = {"sosguide.sqlite3", "sosguide.sqlite3-wal", "sosguide.sqlite3-shm", "stdout", "stderr", "static"}


class Stranger:
    """Somebody at an address we know, with a browser that says much."""

    def __init__(self, port: int, *, secure: bool) -> None:
        self.port, self.secure = port, secure

    def raw(self, data: bytes) -> str:
        return from_address(self.port, data, SOURCE, secure=self.secure).decode(errors="replace")

    def ask(self, path: str, form: dict | None = None, host: str = "guide.example") -> str:
        body = urlencode(form or {}, doseq=True).encode()
        kind = (
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
            if form is not None
            else ""
        )
        head = (
            f"{'GET' if form is None else 'POST'} {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: UAMARKER/1.0\r\n"
            f"X-Forwarded-For: 203.0.113.77\r\nX-Real-IP: 203.0.113.77\r\nForwarded: for=203.0.113.77\r\n"
            f"X-Forwarded-Proto: https\r\nReferer: https://REFMARKER.example/\r\nCookie: a=COOKIEMARKER\r\n{kind}"
            "Connection: close\r\n\r\n"
        )
        return self.raw(head.encode() + body)


def field(page: str, name: str) -> str:
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', page)[1])


def the_whole_way(stranger: Stranger) -> str:
    """From the first page to the receipt, and through it."""
    first = stranger.ask("/contribute/", {"step": "attribution"})
    form = {"number": field(first, "number"), "token": field(first, "token"), "role": "teacher", "nation": "england",
            "band": "5-to-15", "text": WORDS}  # fmt: skip
    check = stranger.ask("/contribute/", {**form, "step": "mirror"})
    form |= {
        "seen": field(check, "seen"),
        "consent_version": field(check, "consent_version"),
        **{f"ask-{name}": "no" for name in ("colleague", "child", "unique", "three")},
    }
    form |= {f"consent-{name}": "yes" for name in ("publish", "nobody", "copies")}
    form |= dict.fromkeys(re.findall(r'name="(why-[0-9a-f]+)"', check), "It is an invented word.")
    time.sleep(3.2)  # the token is old enough
    receipt = stranger.ask("/contribute/", {**form, "step": "send"})
    words = re.findall(r"<li><b>([a-z]+)</b></li>", receipt)
    assert len(words) == 6, receipt[-3000:]
    door = {"step": "open", "token": field(stranger.ask("/contribute/receipt/"), "token"), "words": " ".join(words)}
    time.sleep(3.2)
    assert "It waits for a mentor" in stranger.ask("/contribute/receipt/", door)
    return " ".join(words)


def everything_that_can_go_wrong(stranger: Stranger, database: Path) -> None:
    """Faults that make servers write down who caused them."""
    assert " 404 " in stranger.ask("/no/such/page/?q=QUERYMARKER")
    stranger.ask("/stories/?role=QUERYMARKER")
    stranger.ask("/", host="evil.example")
    stranger.raw(b"quollwhisper / HTTP/9.9\r\n\r\n")
    stranger.raw(b"GET /" + b"QUERYMARKER" * 900 + b" HTTP/1.1\r\nHost: guide.example\r\n\r\n")
    stranger.raw(b"GET / HTTP/1.1\r\nHost: guide.example\r\nHEADMARKER\x00: x\r\nUser-Agent: UAMARKER\r\n\r\n")
    stranger.raw(b"GET / HTTP/1.1\r\nHost: guide.example\r\nTransfer-Encoding: HEADMARKER\r\n\r\n")
    stranger.raw(b"POST /contribute/ HTTP/1.1\r\nHost: guide.example\r\nContent-Length: 99999\r\n\r\ntext=quollwhisper")
    stranger.ask("/contribute/", {"step": "mirror", "text": "quollwhisper " * 15_000})
    stranger.ask("/contribute/", {"step": "mirror", "text": "quollwhisper " * 60_000})
    stranger.ask("/contribute/", {"step": "mirror", "text": "quollwhisper " * 300_000})
    stranger.ask("/admin/", {"username": "quollwhisper"})
    with closing(sqlite3.connect(database)) as broken:
        broken.execute("ALTER TABLE publishing_contentversion RENAME TO elsewhere")
    assert " 500 " in stranger.ask("/?q=QUERYMARKER").split("\r\n")[0]
    assert WORDS.strip() in unescape(stranger.ask("/contribute/", {"step": "mirror", "text": WORDS}))
    with closing(sqlite3.connect(database)) as mended:
        mended.execute("ALTER TABLE elsewhere RENAME TO publishing_contentversion")


def leaks(*folders: Path) -> list[str]:
    """Every file with a marker in it."""
    return [
        f"{path}: {marker}"
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and "static" not in path.parts
        for marker in MARKERS
        if marker.encode() in path.read_bytes()
    ]


@pytest.fixture
def production(site, tmp_path):
    """Gunicorn with production's settings, its output and its temporary files in folders of their own."""
    folder, temporary = tmp_path / "var", tmp_path / "tmp"
    folder.mkdir()
    temporary.mkdir()
    keys = {"RECEIPT_KEY": "r" * 40, "BACKUP_RECIPIENT": age.new_identity()[1], "TMPDIR": str(temporary)}
    keyed = dataclasses.replace(site, environment={**site.environment, **keys})
    with in_production(keyed, folder) as url:
        yield folder, temporary, int(url.rsplit(":", 1)[1])


def nothing_is_left(folder: Path, temporary: Path, words: str, *more: Path) -> None:
    assert leaks(folder, temporary, *more) == []
    assert {path.name for path in folder.iterdir()} <= ALLOWED
    assert list(temporary.rglob("*")) == []
    raw = b"".join((folder / name).read_bytes() for name in ALLOWED - {"static"} if (folder / name).exists())
    first, second = words.split()[:2]
    assert not re.search(rf"{first}\W{{1,3}}{second}".encode(), raw)


def test_gunicorn_and_django_keep_nothing(production):
    folder, temporary, port = production
    stranger = Stranger(port, secure=False)
    words = the_whole_way(stranger)
    everything_that_can_go_wrong(stranger, folder / "sosguide.sqlite3")
    nothing_is_left(folder, temporary, words)


def test_nginx_as_shipped_and_all_behind_it_keep_nothing(production, tmp_path):
    if not shutil.which("nginx"):
        pytest.skip(
            "NOT RUN: nginx is not installed, so its shipped configuration was not tried (apt install nginx-light)"
        )
    folder, temporary, port = production
    front = tmp_path / "front"
    front.mkdir()
    with in_front(front, port) as secure:
        stranger = Stranger(secure, secure=True)
        words = the_whole_way(stranger)
        everything_that_can_go_wrong(stranger, folder / "sosguide.sqlite3")
        too_large = stranger.ask("/contribute/", {"step": "mirror", "text": "quollwhisper " * 60_000})
        assert " 413 " in too_large.split("\r\n")[0]
        assert "Nothing was stored" in too_large
        nothing_is_left(folder, temporary, words, front)
    assert not [path for path in (front / "temporary").rglob("*") if path.is_file()]
    assert sorted(path.name for path in front.iterdir() if path.name.endswith((".log", ".out"))) == [
        "early.log",
        "nginx.out",
    ]
    assert (front / "early.log").read_bytes() == (front / "nginx.out").read_bytes() == b""
