"""Files by their content: photos and exports under the name of their SHA-256.

A name never changes its bytes, so storing twice is storing once and a backup only adds. The
bytes are on the disk before the row that names them is committed; what a crash leaves without a
row is collected a day later (reliability.md §5.6).
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import case, select

from casework.app import current_settings
from casework.database import db
from casework.models import Attachment, Export

NAME = re.compile(r"[0-9a-f]{64}")
UNCLAIMED = timedelta(hours=24)
PARTIAL = ".partial"


def keep(content: bytes) -> str:
    """Store, durably; returns the SHA-256 in hex. A file already there becomes young again."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = path_of(sha256)
    if target.exists():
        os.utime(target)
        return sha256
    _make_durable_folder(target.parent)
    handle, partial = tempfile.mkstemp(suffix=PARTIAL, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(partial).replace(target)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return sha256


def read(sha256: str) -> bytes:
    """The bytes of that name; FileNotFoundError if there are none."""
    return path_of(sha256).read_bytes()


def let_go(sha256: str) -> None:
    """Remove it now; whoever calls knows that nothing needs it any more."""
    path_of(sha256).unlink(missing_ok=True)


def path_of(sha256: str) -> Path:
    """Where the file of that name lies or would lie; ValueError if it is no such name."""
    if not NAME.fullmatch(sha256):
        raise ValueError("not the name of a kept file")
    return folder() / sha256[:2] / sha256


def folder() -> Path:
    """The folder of all kept files."""
    return current_settings().data / "files"


def collect_garbage() -> int:
    """Remove files without a row that are older than a day; returns how many.

    Their age is measured against a file touched now: file times are the disk's, while the
    database's clock may be shifted in a demo.
    """
    if not folder().is_dir():
        return 0
    before = _disk_time() - UNCLAIMED.total_seconds()
    old = list(_untouched(before=before))
    # Rows are read after the files: a row that came in between keeps its file.
    named = _named_by_rows()
    # A file stored again meanwhile has become young, and its row may not be committed yet.
    orphans = [p for p in old if p.name not in named and p.stat().st_mtime < before]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def _disk_time() -> float:
    probe = folder() / "now"
    probe.touch()
    return probe.stat().st_mtime


def _untouched(*, before: float) -> Iterator[Path]:
    for path in folder().glob("??/*"):
        if path.stat().st_mtime < before:
            yield path


def _named_by_rows() -> frozenset[str]:
    columns = (
        # An original is needed until its clean copies are made.
        case((Attachment.shown_sha256.is_(None), Attachment.sha256)),
        Attachment.shown_sha256,
        Attachment.thumb_sha256,
        Attachment.sealed_sha256,
        Export.sha256,
    )
    found = (db.session.scalars(select(column).where(column.is_not(None))) for column in columns)
    names = frozenset(name for names in found for name in names if name)
    db.session.rollback()
    return names


def _make_durable_folder(path: Path) -> None:
    for missing in reversed([p for p in (path, *path.parents) if not p.exists()]):
        missing.mkdir(exist_ok=True)
        _sync_folder(missing.parent)


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
