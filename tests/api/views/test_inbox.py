"""The inbox in plain data."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask

from api.views.inbox import EMPTY, NEXT, TABS, chosen_tab, inbox_tabs
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.inbox import Waiting
from workflows.lifecycle import LIFE_CYCLE

NOBODY = dict.fromkeys(TABS, Waiting(0, None))


def test_every_tab_says_what_would_be_there_and_leads_to_a_real_action() -> None:
    assert set(EMPTY) == set(TABS)
    assert set(NEXT) <= set(TABS)
    assert {action for action, _ in NEXT.values()} <= {each.name for each in LIFE_CYCLE}


def test_the_tab_asked_for_is_chosen_else_the_first_that_holds_something() -> None:
    waiting = {**NOBODY, "answer": Waiting(2, None)}
    assert chosen_tab("returned", waiting) == "returned"
    assert chosen_tab(None, waiting) == "answer"
    assert chosen_tab("nonsense", waiting) == "answer"
    assert chosen_tab(None, NOBODY) == "classify"


def test_the_oldest_is_said_in_whole_days(app: Flask, now: datetime) -> None:
    waiting = {
        **NOBODY,
        "classify": Waiting(3, now - timedelta(days=5, hours=1)),
        "assign": Waiting(1, now - timedelta(minutes=5)),
    }
    tabs = inbox_tabs(waiting, "classify", now=now, calendar=current_calendar(db.session))
    ages = {str(tab.label): tab.age for tab in tabs}
    assert ages["Cần phân loại"] == "5 ngày"
    assert ages["Cần giao"] == "hôm nay"
    assert ages["Cần phản hồi"] == ""
    assert [tab.label for tab in tabs if tab.current] == ["Cần phân loại"]


def test_a_tab_for_objections_stands_only_where_there_are_some(app: Flask, now: datetime) -> None:
    calendar = current_calendar(db.session)

    def labels(waiting: dict[str, Waiting]) -> list[str]:
        return [
            str(tab.label) for tab in inbox_tabs(waiting, "classify", now=now, calendar=calendar)
        ]

    assert "Không đồng ý" not in labels(NOBODY)
    assert "Không đồng ý" in labels({**NOBODY, "objections": Waiting(1, now)})
