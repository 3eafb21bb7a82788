"""Playing a plan through the real actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from casework.actions import perform
from casework.app import opened_app
from casework.check import check
from casework.database import db
from casework.demo_data.install import install
from casework.demo_data.plan import plan, starts_at
from casework.demo_data.player import Player, sweep_times
from casework.demo_data.steps import Step
from casework.models import Attachment, Case, CaseEvent, Escalation
from casework.settings import Settings
from tests.casework.demo_data.small import ENDS_AT, SMALL, Seeded, empty, figures
from workflows.states import State, Verification
from workflows.types import CASE_TYPES


class Interrupted(Exception):
    """As if somebody had stopped the demo."""


def nothing(_done: int, _total: int) -> None:
    """Progress nobody watches."""


def test_no_step_is_refused(seeded: Seeded) -> None:
    assert seeded.refused == []


def test_every_promise_holds_afterwards(province: Flask) -> None:
    """Rows equal the fold of their events, which only the actions write."""
    assert check(db.session) == []


def test_every_planned_case_is_there_at_its_time(seeded: Seeded, province: Flask) -> None:
    planned = {step.at for step in seeded.steps if step.action == "report"}
    found = set(db.session.scalars(select(Case.reported_at)))
    assert planned <= found


def test_nothing_is_dated_after_the_end(province: Flask) -> None:
    assert max(db.session.scalars(select(CaseEvent.recorded_at))) <= ENDS_AT


def test_every_type_every_end_and_every_verification_occurs(province: Flask) -> None:
    assert set(db.session.scalars(select(Case.type))) == set(CASE_TYPES)
    ends = {State.CLOSED, State.DECLINED, State.MERGED}
    assert ends <= set(db.session.scalars(select(Case.state)))
    found = set(db.session.scalars(select(Case.verification)))
    assert set(Verification) <= found


def test_the_whole_ladder_is_climbed(province: Flask) -> None:
    assert set(db.session.scalars(select(Escalation.level))) == {1, 2, 3, 4, 5}


def test_photos_wait_for_the_worker(province: Flask) -> None:
    moments = set(db.session.scalars(select(Attachment.moment)))
    assert moments == {"before", "after"}


def test_an_interrupted_history_goes_on_and_comes_to_the_same(
    new_settings: Settings, seeded: Seeded, province: Flask
) -> None:
    expected = figures()
    db.session.remove()
    empty(new_settings)
    with opened_app(new_settings):
        install(starts_at=starts_at(ENDS_AT), ends_at=ENDS_AT)
        first = Player(seeded.steps, ends_at=ENDS_AT)
        with pytest.raises(Interrupted):
            first.play(_stop_after(20))
        Player(seeded.steps, ends_at=ENDS_AT).play(nothing)
        assert figures() == expected


def _stop_after(cases: int) -> Callable[[int, int], None]:
    def progress(done: int, _total: int) -> None:
        if done >= cases:
            raise Interrupted

    return progress


def test_a_case_people_have_begun_to_use_is_theirs(new_settings: Settings) -> None:
    steps = plan(ends_at=ENDS_AT, generated=SMALL)[:60]
    empty(new_settings)
    with opened_app(new_settings):
        install(starts_at=starts_at(ENDS_AT), ends_at=ENDS_AT)
        player = Player(steps, ends_at=ENDS_AT)
        number = steps[0].case
        with pytest.raises(Interrupted):
            player.play(_stop_after(1))
        ref = player.refs[number]
        actor = player.ids.actor(steps[0].who, ENDS_AT)
        today = ENDS_AT + timedelta(minutes=1)
        perform(ref, "note", actor=actor, now=today, text="Bổ sung.")
        Player(steps, ends_at=ENDS_AT).play(nothing)
        kinds = db.session.scalars(
            select(CaseEvent.kind).join(Case).where(Case.ref == ref).order_by(CaseEvent.seq)
        ).all()
        assert kinds[:2] == ["reported", "noted"]
        assert {"assessed", "declined", "assigned"}.isdisjoint(kinds)


def test_a_refused_step_leaves_the_rest_of_its_case(new_settings: Settings) -> None:
    steps = plan(ends_at=ENDS_AT, generated=SMALL)
    case = [step for step in steps if step.case == steps[0].case]
    wrong = Step(case[1].at, case[0].case, "accept", "quantri@demo.example")
    empty(new_settings)
    with opened_app(new_settings):
        install(starts_at=starts_at(ENDS_AT), ends_at=ENDS_AT)
        player = Player([case[0], wrong, *case[2:]], ends_at=ENDS_AT)
        player.play(nothing)
        assert [refused.step for refused in player.refused] == [wrong]


def test_sweeps_are_made_twice_a_day() -> None:
    after = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
    found = list(sweep_times(after, after + timedelta(days=2)))
    assert len(found) == 4
    assert all(after < at <= after + timedelta(days=2) for at in found)
