"""The register as its page draws it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask

from api.views.data_requests import MEANINGS, PATH, register_view
from casework.administration.data_requests import (
    answer_request,
    ask_about_own_data,
    withdraw_request,
)
from casework.database import db
from tests.cast import Cast
from workflows.data_requests import Wish

DAY = timedelta(days=1)


def test_the_overdue_lead_and_are_counted(app: Flask, cast: Cast, now: datetime) -> None:
    ask_about_own_data(actor=cast.actor("bob"), now=now + 3 * DAY, wish="export")
    ask_about_own_data(actor=cast.actor("dan"), now=now, wish="erase")
    with app.test_request_context():
        view = register_view(db.session, cast.actor("ada"), now=now + 3 * DAY)
    assert [(line.who, line.late.tone) for line in view.open] == [("Dan", "late"), ("Bob", "soon")]
    assert view.open[0].late.text == "Quá hạn 1 ngày"
    assert view.open[0].due == "trả lời trước hết ngày 04/03/2026"
    assert (view.overdue, view.open[0].erases, view.open[1].erases) == (1, True, False)


@pytest.mark.parametrize(("days", "text"), [(1, ""), (9, "Quá hạn 5 ngày")])
def test_lateness_is_kept_with_the_answer(
    app: Flask, cast: Cast, now: datetime, days: int, text: str
) -> None:
    request = ask_about_own_data(actor=cast.actor("bob"), now=now, wish="export")
    answered = now + days * DAY
    answer_request(request, actor=cast.actor("ada"), now=answered, done=False, answer="Đã có tệp.")
    with app.test_request_context():
        (line,) = register_view(db.session, cast.actor("ada"), now=now + 30 * DAY).ended
    assert (line.outcome, line.answer, line.answerer) == ("Không thực hiện", "Đã có tệp.", "Ada")
    assert line.late.text == text


def test_what_was_withdrawn_is_not_late(app: Flask, cast: Cast, now: datetime) -> None:
    request = ask_about_own_data(actor=cast.actor("bob"), now=now, wish="export")
    withdraw_request(request, actor=cast.actor("bob"), now=now + 9 * DAY)
    with app.test_request_context():
        (line,) = register_view(db.session, cast.actor("ada"), now=now + 30 * DAY).ended
    assert (line.outcome, line.late.text) == ("Người gửi đã rút", "")


def test_nobody_is_offered_to_answer_themselves_and_auditors_nothing(
    app: Flask, cast: Cast, now: datetime
) -> None:
    for who in ("bob", "ada"):
        ask_about_own_data(actor=cast.actor(who), now=now, wish="export")
    with app.test_request_context():
        ada = register_view(db.session, cast.actor("ada"), now=now)
        otto = register_view(db.session, cast.actor("otto"), now=now)
    assert [line.may_answer for line in ada.open] == [True, False]
    assert [line.may_answer for line in otto.open] == [False, False]
    assert (ada.may_answer, otto.may_answer) == (True, False)


def test_it_goes_on_where_a_page_ends(
    app: Flask, cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("casework.lists.data_requests", "api.views.data_requests"):
        monkeypatch.setattr(f"{module}.LIMIT", 1)
    for who in ("bob", "dan"):
        request = ask_about_own_data(actor=cast.actor(who), now=now, wish="export")
        withdraw_request(request, actor=cast.actor(who), now=now)
    with app.test_request_context():
        view = register_view(db.session, cast.actor("otto"), now=now)
        assert view.next_href == f"{PATH}?before={request}"
        rest = register_view(db.session, cast.actor("otto"), now=now, before=request)
    assert [line.who for line in (*view.ended, *rest.ended)] == ["Dan", "Bob"]


def test_each_wish_says_what_it_means() -> None:
    assert set(MEANINGS) == set(Wish)
