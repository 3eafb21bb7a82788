"""The log in words."""

from __future__ import annotations

from datetime import datetime

from flask import Flask

from api.views.audit import audit_view
from casework.administration.log import COMMAND_LINE, KINDS, log
from casework.administration.people import set_password
from casework.database import db
from casework.unit_of_work import unit_of_work
from tests.cast import Cast


def test_a_deed_is_one_sentence(app: Flask, cast: Cast, now: datetime) -> None:
    set_password(cast.person("bob"), actor=cast.actor("ada"), now=now, password="cay-da-dau-lang")
    with app.test_request_context():
        (row,) = audit_view(db.session, before=None).rows
    assert row.words == "Ada đặt mật khẩu mới cho Bob"
    assert row.access


def test_every_kind_can_be_said_also_of_the_command_line(
    app: Flask, cast: Cast, now: datetime
) -> None:
    with unit_of_work() as session:
        for kind in sorted(KINDS):
            log(
                session,
                kind,
                actor=COMMAND_LINE,
                now=now,
                about=cast.person("bob"),
                role="observer",
                unit=cast.unit("TAM"),
                ends_on="2026-03-02",
                name="X",
            )
    with app.test_request_context():
        view = audit_view(db.session, before=None)
    assert len(view.rows) == len(KINDS)
    assert all(row.words.startswith("Người vận hành máy chủ ") for row in view.rows)
    assert view.next_href is None
