"""The file of marks tells nothing by itself: not in which order, nor on which day, somebody withdrew."""

import threading
from datetime import UTC, datetime

from contributors.keeping import tombstones
from contributors.models import Tombstone
from contributors.months import this_month


def test_marks_stand_sorted_in_a_file_that_is_dated_by_the_month(db, settings, tmp_path):
    marks = [f"{number:064x}" for number in (9, 3, 7, 1)]
    for mark in (*marks, marks[0]):
        tombstones.raise_for(mark)
    path = tmp_path / tombstones.FILE
    assert path.read_text().split() == sorted(marks)
    assert datetime.fromtimestamp(path.stat().st_mtime, UTC).date() == this_month()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in tmp_path.iterdir()] == [tombstones.FILE]
    assert set(Tombstone.objects.values_list("mark", flat=True)) == tombstones.all_marks() == set(marks)


def test_workers_that_write_at_once_lose_no_mark(tmp_path):
    path = tmp_path / tombstones.FILE
    writers = [
        threading.Thread(target=lambda n=n: [tombstones.add(path, {f"{n:032x}{i:032x}"}) for i in range(20)])
        for n in range(4)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(tombstones.read_file(path)) == 80


def test_a_damaged_file_does_not_stop_a_withdrawal_either(db, tmp_path):
    (tmp_path / tombstones.FILE).write_bytes(b"\xff\xfe\n" + b"b" * 64)
    tombstones.raise_for("a" * 64)
    assert tombstones.all_marks() == {"a" * 64, "b" * 64}


def test_a_full_disk_does_not_stop_a_withdrawal(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path / "gone"
    tombstones.raise_for("a" * 64)
    assert Tombstone.objects.count() == 1
