"""Who reported is named to one coordinator, for a reason, after it was logged."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, TooOften
from casework.models import AdminEvent, CaseEvent, Person
from casework.sources import unsealing
from casework.sources.unsealing import MOST_IN_A_DAY, unseal
from tests.cases import Cases
from tests.cast import PASSWORD, Cast
from workflows.states import State

WHY = "Người gửi bị đe dọa, cần gọi ngay."


def opened(cast: Cast, now: datetime, who: str, ref: str, **changes: str) -> list[str]:
    given = {"reason": WHY, "current": PASSWORD, **changes}
    return unseal(ref, actor=cast.actor(who), now=now, **given)


def entries() -> list[AdminEvent]:
    return list(db.session.scalars(select(AdminEvent).where(AdminEvent.kind == "source_unsealed")))


def test_the_coordinator_of_the_case_is_told_the_name(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    name = db.session.get_one(Person, cast.person("alice")).name
    assert opened(cast, now, "bob", ref) == [name]
    (entry,) = entries()
    assert entry.actor_id == cast.person("bob")
    assert entry.body == {"ref": ref, "reason": WHY}
    event = db.session.scalars(select(CaseEvent).order_by(CaseEvent.id.desc())).first()
    assert event is not None
    assert (event.kind, event.body, event.text_hash) == ("source_unsealed", {}, None)


def test_the_entry_is_there_before_the_name_is_read(
    cases: Cases, cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = cases.at(State.IN_PROGRESS)

    def fails(*_given: object) -> None:
        raise RuntimeError("the power goes")

    monkeypatch.setattr(unsealing, "select", fails)
    with pytest.raises(RuntimeError):
        opened(cast, now, "bob", ref)
    assert len(entries()) == 1


@pytest.mark.parametrize("who", ["dan", "dora", "frank", "grace", "carol", "olga", "alice"])
def test_nobody_else_is_even_if_they_see_the_case(
    cases: Cases, cast: Cast, now: datetime, who: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises((NotAllowed, NotFound)):
        opened(cast, now, who, ref)
    assert entries() == []


@pytest.mark.parametrize("who", ["bill", "amy", "eve", "ada", "otto"])
def test_for_strangers_there_is_no_such_case(
    cases: Cases, cast: Cast, now: datetime, who: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(NotFound):
        opened(cast, now, who, ref)


@pytest.mark.parametrize(
    ("field", "value"), [("reason", ""), ("reason", "vì"), ("reason", "x" * 501), ("current", "no")]
)
def test_without_a_reason_and_a_proof_nothing_is_told(
    cases: Cases, cast: Cast, now: datetime, field: str, value: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(BadInput) as refusal:
        opened(cast, now, "bob", ref, **{field: value})
    assert refusal.value.field == field
    assert entries() == []


def test_what_an_office_took_down_has_no_collaborator(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.reported("bob", source="citizen_reception")
    with pytest.raises(BadInput):
        opened(cast, now, "bob", ref)


def test_only_so_many_a_day(cases: Cases, cast: Cast, now: datetime) -> None:
    ref = cases.at(State.IN_PROGRESS)
    for _ in range(MOST_IN_A_DAY):
        opened(cast, now, "bob", ref)
    with pytest.raises(TooOften):
        opened(cast, now, "bob", ref)
