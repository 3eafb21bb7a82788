"""The demo's register: one entry came back, one waits to be verified, the rest are watched."""

from __future__ import annotations

from datetime import timedelta

from casework.check import check
from casework.database import db
from casework.demo_data.register import keep_register
from tests.cases import Cases
from tests.casework.hotspots.register import Register, row_of_entry
from workflows.states import State


def test_each_entry_is_brought_to_today_once(cases: Cases) -> None:
    register = Register(cases)
    closed = [
        register.opened(cases.at(State.CLOSED, place=place)) for place in ("Chợ Mới", "Cầu Đá")
    ]
    watched = register.opened(cases.at(State.IN_PROGRESS))
    today = cases.now + timedelta(days=60)
    assert keep_register(now=today) == 3
    assert row_of_entry(closed[0]).ending == "recurred"
    assert row_of_entry(closed[1]).status == "verified"
    assert row_of_entry(closed[1]).next_due_on < today.date()  # type: ignore[operator]
    assert row_of_entry(watched).next_due_on > today.date()  # type: ignore[operator]
    assert keep_register(now=today) == 0
    assert check(db.session) == []
