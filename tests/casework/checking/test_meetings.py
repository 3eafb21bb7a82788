"""A meeting whose row, agenda, minutes or decisions were tampered with is named."""

from __future__ import annotations

from datetime import datetime

import pytest

from casework.check import check
from casework.database import db
from casework.meetings.deciding import decide
from casework.meetings.holding import close_meeting, open_meeting, save_minutes
from casework.meetings.planning import plan_meeting
from tests.cases import Cases
from tests.casework.checking.unprotected import unprotected
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def meeting(cast: Cast, cases: Cases, now: datetime) -> int:
    """One that was held, decided something and was closed."""
    frank = cast.actor("frank")
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "put_in_hot_spot")
    found = plan_meeting(
        actor=frank,
        now=now,
        unit=cast.unit("TAM"),
        kind="committee",
        scheduled_on=now.date(),
        place="Tầng 2",
        months=3,
    )
    open_meeting(found, actor=frank, now=now)
    decide(found, ref, "remind", actor=frank, now=now, text="Khẩn trương.")
    save_minutes(found, actor=frank, now=now, text="Đã kết luận.", base=0)
    close_meeting(found, actor=frank, now=now)
    return found


def rules() -> set[str]:
    return {each.rule for each in check(db.session)}


@pytest.mark.usefixtures("meeting")
def test_nothing_is_wrong_as_it_was_held() -> None:
    assert check(db.session) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meetings SET place = 'Nơi khác'",
        "UPDATE meetings SET minutes = 'Khác'",
        "UPDATE meetings SET last_seq = 9",
        "DELETE FROM meeting_items",
        "DELETE FROM meeting_events WHERE kind = 'opened'",
        "UPDATE meeting_events SET seq = 7 WHERE kind = 'closed'",
        "DELETE FROM case_events WHERE kind = 'reminded'",
    ],
)
@pytest.mark.usefixtures("meeting")
def test_what_was_tampered_with_is_named(statement: str) -> None:
    db.session.rollback()
    with unprotected() as cursor:
        cursor.execute(statement)
    assert "meeting" in rules()
