"""A photo gets its clean copies, once."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select

from casework import files
from casework.actions import perform
from casework.actions.notes import StoredPhoto
from casework.database import db
from casework.drain import drain
from casework.models import Attachment, OutboxItem
from casework.topics import photo
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((800, 600)).save(stream, "JPEG", comment=b"0912345678")
    return stream.getvalue()


def attach(cast: Cast, now: datetime, content: bytes) -> int:
    """A photo attached by the real action; returns the attachment's id."""
    ref = Cases(cast, now).reported()
    stored = StoredPhoto(sha256=files.keep(content), media_type="image/jpeg", size=len(content))
    perform(ref, "attach", actor=cast.actor("alice"), now=now, photo=stored)
    return db.session.scalars(select(Attachment.id)).one()


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
    assert files.read(attachment.sha256) == jpeg()


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
