"""How one wants to be told, and who is told in one's place."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from casework.app import SETTINGS
from casework.database import db
from casework.models import Channel, Person, Substitute
from tests.api.conftest import SignIn
from tests.cast import Cast

PATH = "/notifications/settings"
HOOK = "jsons://hooks.anminh.example/bi-mat-cua-kenh"


@pytest.fixture
def channels_allowed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind and one host, which lies outside."""
    given = {"channel_schemes": "jsons", "webhook_hosts": "hooks.anminh.example"}
    app.config[SETTINGS] = replace(app.config[SETTINGS], **given)
    found = [(0, 0, 0, "", ("8.8.8.8", 0))]
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: (
            found if host == "hooks.anminh.example" else real(host, *rest, **more)
        ),
    )


def person(cast: Cast, who: str) -> Person:
    db.session.rollback()
    return db.session.get_one(Person, cast.person(who), populate_existing=True)


def test_mails_and_language_are_chosen(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("bob")
    assert "Thư ngay khi có việc khẩn hoặc điểm nóng" in browser.get(PATH).text
    answer = browser.post(PATH, data={"language": "en", "mail_at_once": "true"})
    assert (answer.status_code, answer.location) == (303, PATH)
    bob = person(cast, "bob")
    assert (bob.language, bob.mail_digest, bob.mail_at_once) == ("en", False, True)


def test_a_collaborator_has_fewer_choices(sign_in: SignIn) -> None:
    page = sign_in("alice").get(PATH).text
    assert "Thư tổng hợp mỗi ngày làm việc" in page
    for more in ("Thư ngay", "Kênh khác", "Người thay thế"):
        assert more not in page


@pytest.mark.parametrize("who", ["alice", "dan", "frank", "olga", "ada", "otto"])
def test_every_role_has_the_page(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get(PATH).status_code == 200


@pytest.mark.usefixtures("channels_allowed")
def test_a_channel_is_stored_and_its_address_never_shown_again(sign_in: SignIn) -> None:
    browser = sign_in("bob")
    assert browser.post(f"{PATH}/channels", data={"url": HOOK}).status_code == 303
    page = browser.get(PATH).text
    assert "jsons" in page
    assert "bi-mat-cua-kenh" not in page
    channel = db.session.scalars(select(Channel)).one()
    assert browser.post(f"{PATH}/channels/{channel.id}/end").status_code == 303
    assert "Bỏ kênh" not in browser.get(PATH).text


@pytest.mark.usefixtures("channels_allowed")
@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("jsons://10.0.0.7/bi-mat-cua-kenh", "Địa chỉ này nằm trong mạng nội bộ"),
        ("jsons://2130706433/x", "Địa chỉ này nằm trong mạng nội bộ"),
        ("jsons://evil.example/x", "Quản trị chưa cho phép gửi tới máy chủ này."),
        ("tgram://1:a/2", "Kênh này chưa được quản trị cho phép."),
        ("", "Cần điền mục này."),
    ],
)
def test_a_wrong_channel_is_refused_in_words_and_not_stored(
    sign_in: SignIn, url: str, words: str
) -> None:
    answer = sign_in("bob").post(f"{PATH}/channels", data={"url": url})
    assert answer.status_code == 422
    assert words in answer.text
    assert "bi-mat-cua-kenh" not in answer.text
    assert db.session.scalars(select(Channel)).all() == []


def test_a_collaborator_adds_no_channel(sign_in: SignIn) -> None:
    assert sign_in("alice").post(f"{PATH}/channels", data={"url": HOOK}).status_code == 403


def test_a_substitute_is_named_and_ended(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("dan")
    said = {"substitute": str(cast.person("dora")), "starts_on": "2026-03-02"}
    answer = browser.post(f"{PATH}/substitutes", data={**said, "ends_on": "2026-03-06"})
    assert answer.status_code == 303
    assert "Dora · 02/03/2026 đến hết 06/03/2026" in browser.get(PATH).text
    row = db.session.scalars(select(Substitute)).one()
    assert browser.post(f"{PATH}/substitutes/{row.id}/end").status_code == 303
    assert db.session.scalars(select(Substitute)).all() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ends_on": "2026-03-01"}, "Ngày cuối phải từ ngày đầu trở đi."),
        ({"starts_on": "2026-03-01"}, "Ngày đầu đã qua."),
        ({"substitute": "9999"}, "Người thay phải cùng đơn vị hoặc cơ quan."),
        ({"substitute": "x"}, "Giá trị không đúng kiểu."),
        ({"starts_on": "mai"}, "Giá trị không đúng kiểu."),
    ],
)
def test_a_wrong_substitute_is_refused_in_words(
    sign_in: SignIn, cast: Cast, changes: dict[str, str], words: str
) -> None:
    said = {
        "substitute": str(cast.person("dora")),
        "starts_on": "2026-03-02",
        "ends_on": "2026-03-06",
        **changes,
    }
    answer = sign_in("dan").post(f"{PATH}/substitutes", data=said)
    assert answer.status_code == 422
    assert words in answer.text
    assert db.session.scalars(select(Substitute)).all() == []


@pytest.mark.parametrize("path", ["channels/4711/end", "substitutes/4711/end"])
def test_what_is_not_there_is_not_found(sign_in: SignIn, path: str) -> None:
    assert sign_in("bob").post(f"{PATH}/{path}").status_code == 404


def test_a_stranger_is_sent_to_the_sign_in(app: Flask) -> None:
    assert app.test_client().get(PATH).location.startswith("/sign-in")
