"""The next version of a policy: saved whole, or refused by name with nothing changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from casework.clock import read_clock
from casework.database import db
from casework.errors import BadInput, NotAllowed, Stale
from casework.models import OutboxItem, PolicyRollout, PolicyVersion
from casework.refs import ZONE
from casework.rules.editing import save_policy
from casework.rules.stored import read_rulebook
from casework.rules.written import read_policy
from tests.cases import Cases
from tests.cast import Cast
from workflows.limits import working_days


def today() -> date:
    return read_clock(db.session).astimezone(ZONE).date()


def save(cast: Cast, who: str = "ada", **changes: Any) -> int:
    now = read_clock(db.session)
    said: dict[str, Any] = {
        "type_slug": "pollution",
        "base": 1,
        "numbers": {"in_progress": 10},
        "effective_on": today(),
        "reason": "Theo ý kiến của Thường trực",
        **changes,
    }
    return save_policy(actor=cast.actor(who), now=now, **said)


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(PolicyVersion)) or 0


def test_a_version_is_stored_whole_and_holds_from_when_it_was_recorded(cast: Cast) -> None:
    before = read_clock(db.session)
    assert save(cast) == 2
    row = db.session.scalars(select(PolicyVersion)).one()
    assert (row.effective_at, row.person_id) == (row.recorded_at, cast.person("ada"))
    rules = read_rulebook(db.session)
    assert rules.policy("pollution", before).version == 1
    held = rules.policy("pollution", row.recorded_at)
    assert held == read_policy("pollution", 2, row.body)
    assert held.terms.stages["in_progress"].limit == working_days(10)
    assert rules.policy("land_grievance", row.recorded_at).version == 1


def test_a_version_planned_for_a_day_holds_from_its_midnight(cast: Cast) -> None:
    save(cast, effective_on=today() + timedelta(days=3))
    row = db.session.scalars(select(PolicyVersion)).one()
    local = row.effective_at.astimezone(ZONE)
    assert (local.date(), local.hour, local.minute) == (row.effective_on, 0, 0)
    rules = read_rulebook(db.session)
    assert rules.policy("pollution", row.recorded_at).version == 1
    assert rules.policy("pollution", row.effective_at).version == 2


def test_only_new_cases_follow_it_unless_open_ones_are_named(cast: Cast) -> None:
    save(cast)
    assert db.session.scalars(select(OutboxItem)).all() == []
    assert db.session.scalars(select(PolicyRollout)).all() == []


def test_for_open_cases_the_order_goes_with_it_and_is_due_at_its_effect(cases: Cases) -> None:
    cases.reported()
    work = select(OutboxItem).where(OutboxItem.topic == "policy")
    save(cases.cast, open_cases=True, effective_on=today() + timedelta(days=3))
    row = db.session.scalars(select(PolicyVersion)).one()
    item = db.session.scalars(work).one()
    assert (item.subject_id, item.due_at) == (row.id, row.effective_at)
    assert db.session.get_one(PolicyRollout, row.id).cases == 1


def test_versions_follow_each_other(cast: Cast) -> None:
    save(cast)
    assert save(cast, base=2, numbers={"in_progress": 12}) == 3
    assert read_rulebook(db.session).policy("pollution", read_clock(db.session)).version == 3


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "otto"])
def test_nobody_but_the_admin_saves_one(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        save(cast, who)
    assert rows() == 0


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(cast: Cast) -> None:
    save(cast)
    with pytest.raises(Stale):
        save(cast, numbers={"in_progress": 12})
    assert rows() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"numbers": {"in_progress": 0}}, "in_progress"),
        ({"numbers": {"in_progress": 10_000}}, "in_progress"),
        ({"numbers": {"rung_3": -5}}, "rung_3"),
        ({"numbers": {"max_pause_days": 0}}, "max_pause_days"),
        ({"numbers": {}}, "numbers"),
        ({"numbers": {"in_progress": 15}}, "numbers"),
        ({"type_slug": "gossip"}, "type"),
        ({"reason": "  "}, "reason"),
        ({"effective_on": date(2026, 1, 1)}, "effective_on"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_nothing_changes(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        save(cast, **changes)
    assert refused.value.field == field
    assert rows() == 0


def test_yesterday_is_too_early(cast: Cast) -> None:
    with pytest.raises(BadInput) as refused:
        save(cast, effective_on=today() - timedelta(days=1))
    assert refused.value.field == "effective_on"
