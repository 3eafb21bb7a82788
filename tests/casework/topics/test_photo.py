"""A photo gets its clean copies, once."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask
from nacl.public import PrivateKey
from PIL import Image
from sqlalchemy import select

from casework import files
from casework.actions import perform
from casework.actions.notes import StoredPhoto
from casework.app import SETTINGS
from casework.check import check
from casework.database import db
from casework.drain import drain
from casework.models import Attachment, OutboxItem
from casework.queries import number_of
from casework.topics import photo
from casework.unit_of_work import unit_of_work
from casework.vault.keys import public_text
from casework.vault.originals import belongs
from casework.vault.sealing import open_sealed
from tests.cases import Cases
from tests.cast import Cast


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((800, 600)).save(stream, "JPEG", comment=b"0912345678")
    return stream.getvalue()


def attach(cast: Cast, now: datetime, content: bytes, known: int = 0) -> int:
    """A photo attached by the real action to a fresh case; returns the attachment's id."""
    ref = Cases(cast, now).reported()
    stored = StoredPhoto(sha256=files.keep(content), media_type="image/jpeg", size=len(content))
    perform(ref, "attach", actor=cast.actor("alice"), now=now, photo=stored)
    return db.session.scalars(select(Attachment.id).where(Attachment.id > known)).one()


def kept(attachment_id: int) -> Attachment:
    db.session.rollback()
    return db.session.get_one(Attachment, attachment_id)


def test_draining_makes_both_copies(app: Flask, cast: Cast, now: datetime) -> None:
    attachment_id = attach(cast, now, jpeg())
    assert drain() == 1
    attachment = kept(attachment_id)
    for sha256, size in (
        (attachment.shown_sha256, (800, 600)),
        (attachment.thumb_sha256, (320, 240)),
    ):
        assert sha256 is not None
        copy = files.read(sha256)
        assert Image.open(io.BytesIO(copy)).size == size
        assert b"0912345678" not in copy
    with pytest.raises(FileNotFoundError):
        files.read(attachment.sha256)
    assert attachment.sealed_sha256 is None, "without a vault the original is not kept"
    assert check(db.session, is_kept=lambda name: files.path_of(name).is_file()) == []


def test_with_a_vault_the_original_lies_sealed_for_the_officer(
    app: Flask, cast: Cast, now: datetime
) -> None:
    officer = PrivateKey.generate()
    public = public_text(officer.public_key)
    app.config[SETTINGS] = replace(app.config[SETTINGS], vault_keys=public)
    attachment = kept(attach(cast, now, jpeg()))
    ref = number_of(db.session, attachment.case_id)
    drain()
    attachment = kept(attachment.id)
    sealed = files.read(attachment.sealed_sha256 or "")
    assert b"0912345678" not in sealed
    assert len(sealed) > 256 * 1024, "padded"
    place = belongs(ref, attachment.sha256)
    assert open_sealed(sealed, officer, belongs=place) == jpeg()
    assert not files.path_of(attachment.sha256).exists()
    assert files.collect_garbage() == 0
    assert check(db.session, is_kept=lambda name: files.path_of(name).is_file()) == []


def test_a_worker_overtaken_by_another_does_not_forget_what_that_one_sealed(
    app: Flask, cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = public_text(PrivateKey.generate().public_key)
    app.config[SETTINGS] = replace(app.config[SETTINGS], vault_keys=public)
    attachment_id = attach(cast, now, jpeg())
    read = files.read

    def overtaken(sha256: str) -> bytes:
        monkeypatch.setattr(files, "read", read)
        photo.handle(attachment_id, now=now)
        return read(sha256)

    monkeypatch.setattr(files, "read", overtaken)
    photo.handle(attachment_id, now=now)
    sealed = kept(attachment_id).sealed_sha256
    assert sealed is not None
    assert files.path_of(sealed).exists()


def test_the_same_photo_of_another_case_waits_for_its_own_copies(
    app: Flask, cast: Cast, now: datetime
) -> None:
    first = attach(cast, now, jpeg())
    second = attach(cast, now, jpeg(), known=first)
    photo.handle(first, now=now)
    assert files.path_of(kept(second).sha256).exists()
    photo.handle(second, now=now)
    assert kept(second).shown_sha256 == kept(first).shown_sha256
    assert not files.path_of(kept(second).sha256).exists()


def test_one_that_came_in_while_its_twin_let_go_takes_its_copies(
    app: Flask, cast: Cast, now: datetime
) -> None:
    first = attach(cast, now, jpeg())
    photo.handle(first, now=now)
    second = attach(cast, now, jpeg(), known=first)
    files.path_of(kept(second).sha256).unlink()
    photo.handle(second, now=now)
    assert kept(second).shown_sha256 == kept(first).shown_sha256


def test_a_worker_that_dies_before_letting_go_leaves_a_file_for_the_collector(
    app: Flask, cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    attachment_id = attach(cast, now, jpeg())
    monkeypatch.setattr(files, "let_go", lambda _sha256: None)
    photo.handle(attachment_id, now=now)
    path = files.path_of(kept(attachment_id).sha256)
    assert path.exists()
    os.utime(path, (1, 1))
    assert files.collect_garbage() == 1
    assert not path.exists()


def test_doing_it_again_changes_nothing(app: Flask, cast: Cast, now: datetime) -> None:
    attachment_id = attach(cast, now, jpeg())
    photo.handle(attachment_id, now=now)
    first = kept(attachment_id).shown_sha256
    photo.handle(attachment_id, now=now)
    assert kept(attachment_id).shown_sha256 == first


def test_an_attachment_that_is_gone_needs_nothing(app: Flask, now: datetime) -> None:
    photo.handle(4711, now=now)


def test_a_photo_whose_file_is_missing_is_a_fault_in_plain_sight(
    app: Flask, cast: Cast, now: datetime
) -> None:
    attachment_id = attach(cast, now, jpeg())
    files.path_of(kept(attachment_id).sha256).unlink()
    drain()
    db.session.rollback()
    assert (db.session.scalars(select(OutboxItem)).one().fault or "").startswith("FileNotFound")
    assert kept(attachment_id).shown_sha256 is None


@pytest.mark.parametrize("content", [b"no photo", b"%PDF-1.7"])
def test_a_file_that_is_no_photo_is_never_shown(
    app: Flask, cast: Cast, now: datetime, content: bytes
) -> None:
    attachment_id = attach(cast, now, content)
    drain()
    assert kept(attachment_id).shown_sha256 is None
    with unit_of_work() as session:
        assert session.scalars(select(OutboxItem)).one().done_at is None
