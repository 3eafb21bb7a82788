"""Files lie under the name of their content, and what nothing names is collected."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime

import pytest
from flask import Flask

from casework import files
from casework.models import Export
from casework.unit_of_work import unit_of_work
from tests.cast import Cast

TWO_DAYS = 2 * 24 * 3600


def age(sha256: str, seconds: int = TWO_DAYS) -> None:
    path = files.path_of(sha256)
    before = path.stat().st_mtime - seconds
    os.utime(path, (before, before))


def test_what_is_kept_can_be_read_by_its_hash(app: Flask) -> None:
    sha256 = files.keep(b"mot tam anh")
    assert sha256 == hashlib.sha256(b"mot tam anh").hexdigest()
    assert files.read(sha256) == b"mot tam anh"


def test_keeping_twice_stores_once(app: Flask) -> None:
    assert files.keep(b"x") == files.keep(b"x")
    assert [p.name for p in files.folder().glob("??/*")] == [hashlib.sha256(b"x").hexdigest()]


def test_a_failed_write_leaves_nothing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.keep(b"too much")
    assert [path for path in files.folder().rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "ab" * 31, "AB" * 32, "ab" * 32 + "\n"])
def test_only_a_hash_is_a_name(app: Flask, name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        files.path_of(name)


def test_an_unknown_hash_is_no_file(app: Flask) -> None:
    with pytest.raises(FileNotFoundError):
        files.read("0" * 64)


def test_an_old_file_without_a_row_is_collected(app: Flask) -> None:
    old, young = files.keep(b"old"), files.keep(b"young")
    age(old)
    assert files.collect_garbage() == 1
    assert not files.path_of(old).exists()
    assert files.path_of(young).exists()


def test_an_old_file_with_a_row_stays(app: Flask, cast: Cast, now: datetime) -> None:
    sha256 = files.keep(b"a list")
    with unit_of_work() as session:
        session.add(
            Export(
                token="t",
                person_id=cast.person("frank"),
                what="overdue",
                filters={},
                recorded_at=now,
                sha256=sha256,
            )
        )
    age(sha256)
    assert files.collect_garbage() == 0
    assert files.read(sha256) == b"a list"


def test_a_file_kept_again_is_young_again(app: Flask) -> None:
    sha256 = files.keep(b"again")
    age(sha256)
    files.keep(b"again")
    assert files.collect_garbage() == 0


def test_without_any_file_there_is_nothing_to_collect(app: Flask) -> None:
    assert files.collect_garbage() == 0
