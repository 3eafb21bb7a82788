"""Filling a demo database: once, completely, and never a real one."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from casework.app import opened_app
from casework.clock import read_clock
from casework.database import db
from casework.demo_data.seeding import seed
from casework.errors import NotAllowed
from casework.models import Case, Person
from casework.past import under_way_file, written_file
from casework.settings import Settings
from tests.casework.demo_data.small import empty

FEW = 3


class Stopped(Exception):
    """As if the process had been killed."""


def fill(settings: Settings, said: list[str]) -> None:
    with opened_app(settings) as app:
        assert seed(app, say=said.append, generated=FEW) == []


def cases_in(settings: Settings) -> int:
    with opened_app(settings):
        return db.session.scalar(select(func.count(Case.id))) or 0


def test_a_demo_database_is_filled_once(new_settings: Settings) -> None:
    empty(new_settings)
    said: list[str] = []
    fill(new_settings, said)
    count = cases_in(new_settings)
    assert count >= 30
    assert said[-2] == f"Nạp dữ liệu mẫu: {30 + FEW}/{30 + FEW}"
    with opened_app(new_settings):
        latest = db.session.scalar(select(func.max(Case.reported_at)))
        now = read_clock(db.session())
        assert latest is not None
        assert latest < now
        assert (now - latest).days <= 7
    said.clear()
    fill(new_settings, said)
    assert said == ["Dữ liệu mẫu đã có đủ."]
    assert cases_in(new_settings) == count


def test_a_stopped_filling_goes_on_with_the_same_history(new_settings: Settings) -> None:
    empty(new_settings)

    def stop(line: str) -> None:
        if "20/" in line:
            raise Stopped

    with opened_app(new_settings) as app, pytest.raises(Stopped):
        seed(app, say=stop, generated=FEW)
    with opened_app(new_settings):
        assert under_way_file().exists()
        before = under_way_file().read_text()
    fill(new_settings, [])
    with opened_app(new_settings):
        assert not under_way_file().exists()
        assert written_file().read_text() == before
        assert db.session.scalar(select(func.count(Case.id))) == len(
            set(db.session.scalars(select(Case.reported_at)))
        )


def test_a_production_database_is_refused(new_settings: Settings) -> None:
    empty(new_settings, "production")
    with opened_app(new_settings) as app:
        with pytest.raises(NotAllowed):
            seed(app, say=print)
        assert db.session.scalar(select(func.count(Person.id))) == 0


def test_a_database_with_other_people_is_refused(test_settings: Settings) -> None:
    with opened_app(test_settings) as app:
        people = db.session.scalar(select(func.count(Person.id)))
        db.session.remove()
        with pytest.raises(NotAllowed):
            seed(app, say=print)
        assert db.session.scalar(select(func.count(Person.id))) == people
