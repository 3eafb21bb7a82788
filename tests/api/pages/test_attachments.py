"""Adding photos, and serving clean copies of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from casework import files
from casework.database import db
from casework.models import Attachment, CaseEvent
from casework.photos import MOST_BYTES
from casework.topics.photo import handle
from tests.cases import Cases
from workflows.states import State

SignIn = Callable[[str], FlaskClient]


def picture(colour: str = "#7a8f6a", fmt: str = "JPEG", **more: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(stream, fmt, **more)
    return stream.getvalue()


def send(
    client: FlaskClient, ref: str, content: bytes, name: str = "anh.jpg", moment: str = "before"
) -> TestResponse:
    return client.post(
        f"/cases/{ref}/attachments",
        data={"photo": (io.BytesIO(content), name), "moment": moment},
        content_type="multipart/form-data",
    )


def kept() -> list[Attachment]:
    db.session.rollback()
    return list(db.session.scalars(select(Attachment).order_by(Attachment.id)))


@pytest.mark.parametrize(
    ("who", "moment"), [("alice", "before"), ("bob", "before"), ("dan", "after")]
)
def test_who_works_on_a_case_adds_a_photo(
    sign_in: SignIn, cases: Cases, who: str, moment: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    answer = send(sign_in(who), ref, picture(), moment=moment)
    assert answer.status_code == 303
    assert answer.location == f"/cases/{ref}#photos"
    (photo,) = kept()
    assert photo.moment == moment
    assert files.read(photo.sha256) == picture()
    assert (
        db.session.scalars(select(CaseEvent.kind).order_by(CaseEvent.id.desc())).first()
        == "attached"
    )


@pytest.mark.parametrize("name", ["../../etc/passwd", "ảnh nhà bác Tư.jpg", 'a".jpg\\r\\nX: y', ""])
def test_the_name_a_file_came_with_is_forgotten(
    sign_in: SignIn, cases: Cases, now: datetime, name: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    send(sign_in("alice"), ref, picture(), name or "x")
    (photo,) = kept()
    handle(photo.id, now=now)
    answer = sign_in("dan").get(f"/attachments/{photo.token}")
    assert answer.headers["Content-Disposition"] == "inline"
    words = {str(value) for value in vars(kept()[0]).values()}
    assert not any(name and name in word for word in words)
    assert not any(name and name in path.name for path in files.folder().rglob("*"))


def test_a_photo_is_served_as_a_clean_copy_once_it_is_ready(
    sign_in: SignIn, cases: Cases, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    exif = Image.Exif()
    exif[0x010F] = "May anh cua Tam"
    original = picture(exif=exif)
    send(sign_in("alice"), ref, original)
    (photo,) = kept()
    token, number = photo.token, photo.id
    client = sign_in("dan")
    for path in (f"/attachments/{token}", f"/attachments/{token}/thumb"):
        waiting = client.get(path)
        assert waiting.status_code == 200
        assert waiting.mimetype == "image/svg+xml"
        assert "Đang xử lý ảnh" in waiting.get_data(as_text=True)
    handle(number, now=now)
    large, small = (client.get(f"/attachments/{token}{more}") for more in ("", "/thumb"))
    for answer in (large, small):
        assert answer.status_code == 200
        assert answer.mimetype == "image/jpeg"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert b"May anh" not in answer.data
        assert answer.data != original
    assert b"May anh" in original
    assert Image.open(io.BytesIO(small.data)).width == 320
    assert Image.open(io.BytesIO(large.data)).width == 640


def test_the_page_shows_it_before_and_after(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    client = sign_in("dan")
    send(client, ref, picture("#111111"))
    send(client, ref, picture("#222222"), moment="after")
    html = client.get(f"/cases/{ref}").get_data(as_text=True)
    # Once among the photos, and once in the timeline.
    for photo in kept():
        assert html.count(f'src="/attachments/{photo.token}/thumb"') == 2


@pytest.mark.parametrize("who", ["amy", "wendy", "bill", "eve"])
def test_a_stranger_neither_adds_nor_gets_a_photo(
    sign_in: SignIn, cases: Cases, now: datetime, who: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    send(sign_in("alice"), ref, picture())
    (photo,) = kept()
    token = photo.token
    handle(photo.id, now=now)
    client = sign_in(who)
    assert send(client, ref, picture("#333333")).status_code == 404
    assert client.get(f"/attachments/{token}").status_code == 404
    assert client.get(f"/attachments/{token}/thumb").status_code == 404
    assert len(kept()) == 1


def test_who_only_reads_may_not_add_but_gets_it(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    send(sign_in("alice"), ref, picture())
    (photo,) = kept()
    token = photo.token
    for who in ("olga", "frank"):
        assert sign_in(who).get(f"/attachments/{token}").status_code == 200
        assert send(sign_in(who), ref, picture("#333333")).status_code == 403
    assert len(kept()) == 1


def test_nobody_unknown_gets_a_photo(sign_in: SignIn, cases: Cases) -> None:
    send(sign_in("alice"), cases.at(State.IN_PROGRESS), picture())
    client = sign_in("bob")
    with client.session_transaction() as session:
        session.clear()
    assert client.get(f"/attachments/{kept()[0].token}").status_code == 302


def test_a_closed_case_takes_no_more(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    assert send(sign_in("alice"), ref, picture()).status_code == 409
    assert kept() == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Chọn một ảnh."),
        (b"%PDF-1.7 not a photo", "Đây là tệp PDF, không phải ảnh."),
        (b"plain words", "Tệp này không phải ảnh JPEG, PNG hoặc WebP."),
        (picture()[:2_000], "Ảnh bị hỏng hoặc chưa tải hết."),
        (picture() + b"\0" * MOST_BYTES, "Ảnh quá 10 MB. Chọn ảnh khác."),
    ],
    ids=["nothing", "pdf", "words", "broken", "big"],
)
def test_what_is_no_photo_is_refused_beside_the_form_and_changes_nothing(
    sign_in: SignIn, cases: Cases, content: bytes, said: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = db.session.scalar(select(func.count()).select_from(CaseEvent))
    answer = send(sign_in("dan"), ref, content)
    assert answer.status_code == 422
    html = answer.get_data(as_text=True)
    assert said in html
    assert '<details class="attach" open>' in html
    assert 'href="#f-photo"' in html
    assert kept() == []
    assert db.session.scalar(select(func.count()).select_from(CaseEvent)) == before


def test_twenty_megabytes_are_too_many(sign_in: SignIn, cases: Cases) -> None:
    answer = send(sign_in("dan"), cases.at(State.IN_PROGRESS), b"\xff" * 20 * 1024 * 1024)
    assert answer.status_code == 413
    assert kept() == []


def test_the_moment_must_be_known(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    answer = send(sign_in("dan"), ref, picture(), moment="during")
    assert answer.status_code == 422
    assert 'href="#f-moment"' in answer.get_data(as_text=True)
    assert kept() == []


def test_the_same_photo_counts_once(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    client = sign_in("dan")
    assert send(client, ref, picture()).status_code == 303
    again = send(client, ref, picture())
    assert again.status_code == 422
    assert "Ảnh này đã có." in again.get_data(as_text=True)
    assert len(kept()) == 1


def test_who_is_only_asked_to_confirm_never_comes_to_the_case_page(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback", confirmers=[cases.cast.person("amy")])
    answer = send(sign_in("amy"), ref, b"plain words")
    assert answer.status_code == 303
    assert answer.location == f"/cases/{ref}/confirm"
    assert b"prose" not in answer.data


def test_a_lost_file_is_not_found(sign_in: SignIn, cases: Cases, now: datetime) -> None:
    send(sign_in("alice"), cases.at(State.IN_PROGRESS), picture())
    (photo,) = kept()
    token = photo.token
    handle(photo.id, now=now)
    (photo,) = kept()
    files.path_of(photo.shown_sha256 or "").unlink()
    assert sign_in("dan").get(f"/attachments/{token}").status_code == 404
