"""New rules reach every case once each, whoever dies on the way: the calendar's and a policy's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from casework import rolling_out
from casework.clock import read_clock
from casework.database import db
from casework.models import CaseEvent, OutboxItem
from casework.models.rollout import Rollout
from casework.rolling_out import RollingOut
from casework.topics import calendar, policy
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.edits import day_off, save, shorter_handling


class Killed(BaseException):
    """The worker dies: nobody catches it and nothing is tidied up."""


class Edit:
    """An edit of one kind of rules that moves every running deadline of the cases there."""

    def __init__(self, cases: Cases, kind: RollingOut, event: str, make: Callable[[], int]) -> None:
        self.cases, self.kind, self.event, self.make = cases, kind, event, make

    def applied(self) -> Counter[int]:
        """How many events each case has of it."""
        db.session.rollback()
        return Counter(
            db.session.scalars(select(CaseEvent.case_id).where(CaseEvent.kind == self.event))
        )

    def progress(self, version: int) -> Rollout:
        """How far it is."""
        db.session.rollback()
        return db.session.get_one(self.kind.progress, version)

    def looking(self, look_at: Callable[[int, int], object]) -> RollingOut:
        """The same, with something that happens when it looks at a case."""
        kind = self.kind
        return RollingOut(kind.topic, kind.progress, kind.waiting, look_at)


@pytest.fixture(params=["calendar", "policy"])
def edit(request: pytest.FixtureRequest, cases: Cases) -> Edit:
    if request.param == "policy":
        cases.now = read_clock(db.session)
        return Edit(
            cases, policy.ROLLING_OUT, "policy_applied", lambda: shorter_handling(cases.cast)
        )
    off = day_off(date(2026, 3, 5))
    return Edit(
        cases,
        calendar.ROLLING_OUT,
        "calendar_applied",
        lambda: save(cases.cast, cases.now, off),
    )


def test_every_case_gets_one_event_and_the_run_says_how_far_it_is(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rolling_out, "BATCH", 2)
    refs = [edit.cases.reported() for _number in range(5)]
    version = edit.make()
    edit.kind.run(version)
    assert edit.applied() == {row_of(ref).id: 1 for ref in refs}
    row = edit.progress(version)
    assert (row.cases, row.seen) == (5, 5)
    assert row.ended_at is not None


@pytest.mark.parametrize("survived", [0, 1, 2, 3])
def test_a_run_that_dies_is_taken_up_by_the_next_and_no_case_is_applied_twice(
    edit: Edit, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    monkeypatch.setattr(rolling_out, "BATCH", 2)
    refs = [edit.cases.reported() for _number in range(5)]
    version = edit.make()
    looked_at: list[int] = []

    def dies(case_id: int, number: int) -> None:
        if len(looked_at) == survived:
            raise Killed
        looked_at.append(case_id)
        edit.kind.look_at(case_id, number)

    with pytest.raises(Killed):
        edit.looking(dies).run(version)
    assert sum(edit.applied().values()) == survived
    assert edit.progress(version).ended_at is None
    edit.kind.run(version)
    assert edit.applied() == {row_of(ref).id: 1 for ref in refs}
    assert edit.progress(version).ended_at is not None


def test_a_case_that_cannot_be_looked_at_keeps_no_other_waiting_and_is_tried_again(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rolling_out, "BATCH", 1)
    refs = [edit.cases.reported() for _number in range(3)]
    bad = row_of(refs[0]).id
    version = edit.make()

    def fails(case_id: int, number: int) -> None:
        if case_id == bad:
            raise ValueError("unreadable")
        edit.kind.look_at(case_id, number)

    with pytest.raises(RuntimeError, match="1 cases"):
        edit.looking(fails).run(version)
    assert set(edit.applied()) == {row_of(ref).id for ref in refs[1:]}
    assert edit.progress(version).ended_at is None
    edit.kind.run(version)
    assert edit.applied() == {row_of(ref).id: 1 for ref in refs}


def test_the_holder_of_the_work_keeps_its_lease_while_it_goes_on(edit: Edit) -> None:
    edit.cases.reported()
    version = edit.make()
    edit.kind.run(version)
    item = db.session.scalars(select(OutboxItem).where(OutboxItem.topic == edit.kind.topic)).one()
    assert item.due_at > read_clock(db.session())
