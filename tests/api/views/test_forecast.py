"""The deadlines a form foretells are those that come."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from api.views.forecast import EVENTS, Foreseen, foreseen
from api.views.lateness import due_words
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.models import Case, CaseClock
from tests.api.ready import ready
from tests.api.views.turning import turning
from tests.cases import Cases
from tests.cast import POLICE
from workflows.states import State


def dues(groups: list[Foreseen]) -> list[list[tuple[str, str]]]:
    return [[(view["name"], view["due_text"]) for view in group.clocks] for group in groups]


def real_dues(ref: str) -> set[str]:
    calendar = current_calendar(db.session)
    rows = db.session.scalars(
        select(CaseClock.due_current)
        .join(Case, Case.id == CaseClock.case_id)
        .where(Case.ref == ref, CaseClock.ended_at.is_(None))
    )
    return {due_words(due, calendar) for due in rows}


@pytest.mark.parametrize("action", sorted(EVENTS))
def test_what_is_foretold_comes_true(cases: Cases, action: str) -> None:
    who, ref = ready(cases, action)
    told = dues(foreseen(turning(cases, action, who, ref)))
    assert told
    inputs: dict[str, Any] = {"lead": cases.cast.agency(POLICE)} if action == "reassign" else {}
    cases.do(who, ref, action, **inputs)
    assert {due for _, due in told[0]} <= real_dues(ref)


def test_assessing_foretells_a_plain_and_an_urgent_case(cases: Cases) -> None:
    ref = cases.reported()
    plain, urgent = foreseen(turning(cases, "assess", "bob", ref))
    assert urgent.heading == "Nếu là việc khẩn"
    assert dues([plain]) == [
        [("Giao xử lý", "thứ Ba 03/03/2026"), ("Hạn xử lý cả vụ việc", "thứ Tư 01/04/2026")]
    ]
    # Four office hours after nine in the morning, over the noon break.
    assert dues([urgent])[0][0] == ("Giao xử lý", "14:30 thứ Hai 02/03/2026")


def test_assigning_foretells_accepting_and_handling(cases: Cases) -> None:
    (group,) = foreseen(turning(cases, "assign"))
    assert [name for name, _ in dues([group])[0]] == ["Nhận xử lý", "Hạn xử lý ở cơ quan"]


def test_each_deadline_shows_how_it_is_reckoned(cases: Cases) -> None:
    (group,) = foreseen(turning(cases, "accept"))
    (view,) = [each for each in group.clocks if each["name"] == "Xử lý và báo kết quả"]
    assert sum(1 for day in view["strip"] if day["ordinal"]) == 15


def test_a_grant_foretells_the_new_date(cases: Cases) -> None:
    (group,) = foreseen(turning(cases, "decide_extension"))
    assert group.heading == "Nếu đồng ý, hạn mới là"


def test_foretelling_changes_nothing(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    before = real_dues(ref)
    turn = turning(cases, "assign", "bob", ref)
    steps = len(turn.file.history)
    foreseen(turn)
    assert len(turn.file.history) == steps
    assert real_dues(ref) == before


def test_a_note_moves_no_deadline(cases: Cases) -> None:
    assert foreseen(turning(cases, "note")) == []
