"""The own data as page and as document."""

from __future__ import annotations

import json
from datetime import datetime

from flask import Flask

from api.views.own_data import own_data_document, own_data_view
from casework.administration.data_requests import ask_about_own_data
from casework.administration.tokens import make_token
from casework.database import db
from casework.sessions import open_session
from tests.cast import PASSWORD, Cast, email


def test_the_page_says_it_in_words(app: Flask, cast: Cast, now: datetime) -> None:
    dan = cast.actor("dan")
    open_session(cast.person("dan"), now=now, device="phone")
    make_token(actor=dan, now=now, current=PASSWORD, name="máy", scopes=["read"], days=9)
    with app.test_request_context():
        view = own_data_view(db.session, dan, given={}, errors={}, now=now)
    said = dict(view.facts)
    assert f"Địa chỉ e-mail: {email('dan')}" in said["Tài khoản"]
    assert "Xác thực hai bước: chưa" in said["Tài khoản"]
    assert said["Vai trò"] == [
        "Cán bộ cơ quan xử lý · Sở Nông nghiệp và Môi trường An Minh · Từ 01/07/2025"
    ]
    assert said["Nơi đang đăng nhập"] == ["Điện thoại · đăng nhập lúc 09:00 ngày 02/03/2026"]
    assert said["Mã truy cập cho chương trình"] == ["máy · hết hạn 11/03/2026"]
    assert "Người thay thế" not in said
    assert [each[0] for each in view.wishes] == ["correct", "export", "erase", "object"]


def test_the_document_is_plain_json_without_any_secret(
    app: Flask, cast: Cast, now: datetime
) -> None:
    dan = cast.actor("dan")
    secrets = [
        open_session(cast.person("dan"), now=now, device="phone"),
        make_token(actor=dan, now=now, current=PASSWORD, name="máy", scopes=["read"], days=9),
    ]
    ask_about_own_data(actor=dan, now=now, wish="correct", words="Sai tên")
    with app.test_request_context():
        text = json.dumps(own_data_document(db.session, dan, now=now))
    document = json.loads(text)
    assert document["account"]["email"] == email("dan")
    assert document["terms"][0]["starts_on"] == "2025-07-01"
    assert document["tokens"][0]["scopes"] == ["read"]
    assert document["requests"][0]["words"] == "Sai tên"
    assert document["counts"]["entries_of_the_administration"] == 2
    assert not any(secret in text for secret in secrets)
    assert "hash" not in text
