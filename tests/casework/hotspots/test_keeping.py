"""Plan, check in, verify: works, is recorded, and refuses whom and what it must."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from casework.check import check
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from tests.casework.hotspots.register import Register, kinds_of_entry, row_of_entry
from tests.cast import ENVIRONMENT, Cast
from workflows.machine import NotPossible

CHECK_IN: dict[str, Any] = {"trend": "calmer", "text": "Đã đến xem, nước trong hơn."}
STEP: dict[str, Any] = {"text": "Nạo vét kênh", "due_on": date(2026, 3, 12)}
SEEN: dict[str, Any] = {"seen": "holds", "text": "Kênh vẫn sạch."}


def test_a_plan_is_made_and_its_steps_are_done(register: Register, cast: Cast) -> None:
    entry = register.opened()
    register.do("bob", "plan_step", entry, agency=cast.agency(ENVIRONMENT), **STEP)
    assert row_of_entry(entry).next_due_on == date(2026, 3, 9)
    register.do("bob", "finish_step", entry, number=1, text="Đã nạo vét.")
    assert kinds_of_entry(entry) == ["opened", "case_added", "step_planned", "step_done"]
    with pytest.raises(BadInput) as twice:
        register.do("bob", "finish_step", entry, number=1, text="Lại nữa.")
    assert twice.value.field == "number"
    assert check(db.session) == []


def test_a_check_in_puts_the_next_one_off_by_a_week(register: Register) -> None:
    entry = register.opened()
    register.do("bob", "check_in", entry, now=register.now + timedelta(days=3), **CHECK_IN)
    assert row_of_entry(entry).next_due_on == date(2026, 3, 12)


def test_it_is_verified_after_30_and_after_90_days_and_in_this_order(register: Register) -> None:
    entry = register.handled()
    later = register.now + timedelta(days=95)
    with pytest.raises(NotPossible):
        register.do("bob", "verify", entry, after=30, **SEEN)
    with pytest.raises(NotPossible):
        register.do("bob", "verify", entry, after=90, now=later, **SEEN)
    for after in (30, 90):
        register.do("bob", "verify", entry, after=after, now=later, **SEEN)
    row = row_of_entry(entry)
    assert (row.seen_30, row.seen_90, row.next_due_on) == ("holds", "holds", None)
    with pytest.raises(NotPossible):
        register.do("bob", "verify", entry, after=30, now=later, **SEEN)
    assert check(db.session) == []


def test_what_is_still_handled_cannot_be_verified(register: Register) -> None:
    entry = register.opened()
    with pytest.raises(NotPossible):
        register.do("bob", "verify", entry, after=30, now=register.now + timedelta(days=40), **SEEN)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("bill", NotFound), ("eve", NotFound), ("dan", NotAllowed), ("olga", NotAllowed)],
)
def test_strangers_find_nothing_and_readers_may_not(
    register: Register, who: str, refusal: type[Exception]
) -> None:
    entry = register.opened()
    with pytest.raises(refusal):
        register.do(who, "check_in", entry, **CHECK_IN)
    assert kinds_of_entry(entry) == ["opened", "case_added"]


def test_an_old_page_a_past_day_and_an_unknown_agency_are_refused(register: Register) -> None:
    entry = register.opened()
    with pytest.raises(Stale):
        register.do("bob", "check_in", entry, version=1, **CHECK_IN)
    for field, changes in (("due_on", {"due_on": date(2026, 3, 1)}), ("agency", {"agency": 999})):
        with pytest.raises(BadInput) as refused:
            register.do("bob", "plan_step", entry, **{**STEP, **changes})
        assert refused.value.field == field


def test_what_has_ended_is_not_changed(register: Register) -> None:
    entry = register.opened()
    register.end("grace", entry, "withdrawn")
    with pytest.raises(NotPossible):
        register.do("bob", "check_in", entry, **CHECK_IN)
