"""One command, one transaction, one commit: everything in it or nothing."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from casework import doorbell, outbox
from casework.database import db
from casework.models import OutboxItem, Unit
from casework.unit_of_work import Writing, unit_of_work
from tests.cast import SINCE, Cast
from tests.conftest import MORNING


def unit(code: str) -> Unit:
    return Unit(code=code, name=code, kind="commune", parent_id=1, valid_from=SINCE)


def half_done(session: Writing) -> None:
    session.add(unit("NEW"))
    outbox.put(session, "photo", 1, MORNING)
    session.flush()
    raise RuntimeError("the power went")


def codes() -> set[str]:
    db.session.rollback()
    return set(db.session.scalars(select(Unit.code)))


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Each time the doorbell was rung, and whether the work could be seen by others then."""
    heard: list[object] = []
    monkeypatch.setattr(doorbell, "ring", heard.append)
    return heard


def test_what_was_done_is_there_afterwards(cast: Cast) -> None:
    with unit_of_work() as session:
        session.add(unit("NEW"))
    assert "NEW" in codes()


def test_a_failure_leaves_nothing_and_is_raised(cast: Cast) -> None:
    with pytest.raises(RuntimeError), unit_of_work() as session:
        half_done(session)
    assert "NEW" not in codes()


def test_a_broken_constraint_at_the_end_leaves_nothing(cast: Cast) -> None:
    with pytest.raises(Exception, match=r"(?i)\bunique\b"), unit_of_work() as session:
        session.add_all([unit("NEW"), unit("SMY")])
    assert "NEW" not in codes()


def test_what_was_read_before_is_forgotten(app: Flask, cast: Cast) -> None:
    seen = db.session.scalars(select(Unit).where(Unit.code == "SMY")).one()
    with app.app_context(), unit_of_work() as other:
        other.scalars(select(Unit).where(Unit.code == "SMY")).one().name = "Xã Suối Mây Mới"
    with unit_of_work():
        assert seen.name == "Xã Suối Mây Mới"


def test_the_doorbell_rings_after_the_commit_and_only_for_work(
    cast: Cast, rings: list[object]
) -> None:
    with unit_of_work() as session:
        session.add(unit("NEW"))
    assert rings == []
    with unit_of_work() as session:
        outbox.put(session, "photo", 1, MORNING)
        assert rings == []
    assert len(rings) == 1
    assert db.session.scalars(select(OutboxItem.topic)).all() == ["photo"]


def test_work_that_was_rolled_back_rings_no_bell(cast: Cast, rings: list[object]) -> None:
    with pytest.raises(RuntimeError), unit_of_work() as session:
        half_done(session)
    with unit_of_work() as session:
        session.add(unit("NEW"))
    assert rings == []
