"""The auditors' pages in plain data."""

from __future__ import annotations

from datetime import datetime

from flask import Flask

from api.views.auditing import (
    KINDS,
    LOOKS,
    PERMISSIONS,
    STANDINGS,
    access_view,
    permission_table,
    terms_view,
)
from casework.access_log import Look, note_look
from casework.database import db
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.actors import Role, Standing
from workflows.lifecycle import LIFE_CYCLE
from workflows.permissions import GRANTS, Permission


def test_every_look_and_standing_has_its_words() -> None:
    assert set(LOOKS) == set(KINDS) == set(Look)
    assert set(STANDINGS) == set(Standing)
    assert set(PERMISSIONS) <= set(Permission)


def test_a_look_is_a_sentence(app: Flask, cast: Cast, now: datetime) -> None:
    ref = Cases(cast, now).reported()
    note_look(Look.CASE, actor=cast.actor("bob"), now=now, ref=ref)
    note_look(Look.CASE, actor=cast.actor("alice"), now=now, ref=ref)
    with app.test_request_context():
        view = access_view(db.session, {}, case_id=None, person_id=None, missing=False)
        nobody = access_view(db.session, {}, case_id=None, person_id=None, missing=True)
    assert [row.words for row in view.rows] == [
        "Alice mở trang của một phản ánh của mình",
        f"Bob mở trang của {ref}",
    ]
    assert (view.next_href, list(nobody.rows)) == (None, [])


def test_the_table_is_that_of_the_rules(app: Flask) -> None:
    with app.test_request_context():
        table = permission_table()
    assert len(table.permissions) == len(GRANTS)
    assert len(table.roles) == len(Role)
    assert [name for _, name, _ in table.actions] == [each.name for each in LIFE_CYCLE]
    manage = next(held for name, held in table.permissions if "tài khoản và vai trò" in str(name))
    assert [role for role, holds in zip(Role, manage, strict=True) if holds] == [Role.ADMIN]


def test_terms_are_told_with_their_days(app: Flask, cast: Cast, now: datetime) -> None:
    with app.test_request_context():
        view = terms_view(db.session, now=now, on=now.date(), after=None)
    (bob,) = [row for row in view.rows if row.name == "Bob"]
    assert bob.seat == "Đầu mối · Xã Suối Mây"
    assert bob.term == "01/07/2025 – chưa định ngày kết thúc"
    assert (bob.sessions, bob.locked) == ("", False)


def test_what_a_page_was_of_is_named(app: Flask, cast: Cast, now: datetime) -> None:
    frank = cast.actor("frank")
    note_look(Look.LEDGER, actor=frank, now=now, what=str(cast.agency(ENVIRONMENT)))
    note_look(Look.LEDGER, actor=frank, now=now)
    note_look(Look.HOT_SPOT, actor=frank, now=now, what="7")
    note_look(Look.MEETING, actor=frank, now=now, what="999")
    with app.test_request_context():
        view = access_view(db.session, {}, case_id=None, person_id=None, missing=False)
        narrow = access_view(
            db.session, {"kind": "hot_spot"}, case_id=None, person_id=None, missing=False
        )
    assert [row.words for row in view.rows] == [
        "Frank mở trang giao ban số 999",
        "Frank mở sổ điểm nóng số 7",
        "Frank mở kết quả của cơ quan",
        f"Frank mở kết quả của cơ quan {ENVIRONMENT}",
    ]
    assert [row.words for row in narrow.rows] == ["Frank mở sổ điểm nóng số 7"]
    assert narrow.kind == "hot_spot"
