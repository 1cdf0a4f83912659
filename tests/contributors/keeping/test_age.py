"""Backups are ordinary age files, which only the identity opens."""

import io
import os
import shutil
import subprocess

import pytest

from contributors.keeping import age

CHUNK = 64 * 1024  # of the age format


def sealed(data: bytes, to: str) -> bytes:
    target = io.BytesIO()
    age.encrypt(io.BytesIO(data), target, to=to)
    return target.getvalue()


def opened(data: bytes, identity: str) -> bytes:
    target = io.BytesIO()
    age.decrypt(io.BytesIO(data), target, identity=identity)
    return target.getvalue()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 200_000])
def test_what_is_encrypted_comes_back(size):
    identity, recipient = age.new_identity()
    data = os.urandom(size)
    box = sealed(data, recipient)
    assert size < 32 or data[:32] not in box
    assert opened(box, f"# a comment\n{identity}\n") == data


def test_another_identity_a_changed_bit_or_a_cut_file_opens_nothing():
    identity, recipient = age.new_identity()
    box = sealed(b"x" * 100_000, recipient)
    with pytest.raises(age.CannotOpen):
        opened(box, age.new_identity()[0])
    for place in (5, 40, 120, 170, 190, len(box) // 2, len(box) - 1):
        changed = bytearray(box)
        changed[place] ^= 1
        with pytest.raises(age.CannotOpen):
            opened(bytes(changed), identity)
    for cut in (0, 10, 150, CHUNK + 200, len(box) - 1):
        with pytest.raises(age.CannotOpen):
            opened(box[:cut], identity)


def test_a_mistyped_key_is_refused():
    identity, recipient = age.new_identity()
    for wrong in ("", "age1", recipient[:-1] + ("q" if recipient[-1] != "q" else "p"), identity, "ssh-rsa AAAA"):
        with pytest.raises(age.NotAKey):
            age.read_recipient(wrong)
    for wrong in ("", recipient, identity[:-1]):
        with pytest.raises(age.NotAKey):
            age.read_identity(wrong)


def test_a_published_pair_of_keys_is_read_alike():
    """From the age project's own documentation."""
    identity = age.read_identity("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")
    assert str(identity.to_public()) == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"


def test_the_ordinary_tool_opens_our_files_and_we_open_its(tmp_path):
    tool = shutil.which("age")
    if not tool:
        pytest.skip("the `age` tool is not installed, so that it opens our backups was not tried (apt install age)")
    identity, recipient = age.new_identity()
    (tmp_path / "identity").write_text(identity)
    data = os.urandom(150_000)
    ours = subprocess.run([tool, "-d", "-i", tmp_path / "identity"], input=sealed(data, recipient), capture_output=True)
    assert ours.stdout == data
    theirs = subprocess.run([tool, "-r", recipient], input=data, capture_output=True, check=True)
    assert opened(theirs.stdout, identity) == data
