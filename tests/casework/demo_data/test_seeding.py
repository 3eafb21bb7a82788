"""Filling a demo database: once, completely, and never a real one."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from casework.app import create_worker_app
from casework.clock import read_clock
from casework.database import db
from casework.demo_data.seeding import seed
from casework.errors import NotAllowed
from casework.models import Case, Person
from casework.past import under_way_file, written_file
from tests.casework.demo_data.small import empty, opened
from tests.conftest import settings_in

FEW = 3


class Stopped(Exception):
    """As if the process had been killed."""


def fill(folder: Path, said: list[str]) -> None:
    app = create_worker_app(settings_in(folder))
    assert seed(app, say=said.append, generated=FEW) == []
    with app.app_context():
        db.engine.dispose()


def cases_in(folder: Path) -> int:
    with opened(folder):
        return db.session.scalar(select(func.count(Case.id))) or 0


def test_a_demo_database_is_filled_once(tmp_path: Path) -> None:
    empty(tmp_path)
    said: list[str] = []
    fill(tmp_path, said)
    count = cases_in(tmp_path)
    assert count >= 30
    assert said[-2] == f"Nạp dữ liệu mẫu: {30 + FEW}/{30 + FEW}"
    with opened(tmp_path):
        latest = db.session.scalar(select(func.max(Case.reported_at)))
        now = read_clock(db.session())
        assert latest is not None
        assert latest < now
        assert (now - latest).days <= 7
    said.clear()
    fill(tmp_path, said)
    assert said == ["Dữ liệu mẫu đã có đủ."]
    assert cases_in(tmp_path) == count


def test_a_stopped_filling_goes_on_with_the_same_history(tmp_path: Path) -> None:
    empty(tmp_path)

    def stop(line: str) -> None:
        if "20/" in line:
            raise Stopped

    with pytest.raises(Stopped):
        seed(create_worker_app(settings_in(tmp_path)), say=stop, generated=FEW)
    with opened(tmp_path):
        assert under_way_file().exists()
        before = under_way_file().read_text()
    fill(tmp_path, [])
    with opened(tmp_path):
        assert not under_way_file().exists()
        assert written_file().read_text() == before
        assert db.session.scalar(select(func.count(Case.id))) == len(
            set(db.session.scalars(select(Case.reported_at)))
        )


def test_a_production_database_is_refused(tmp_path: Path) -> None:
    empty(tmp_path, "production")
    with opened(tmp_path) as app:
        with pytest.raises(NotAllowed):
            seed(app, say=print)
        assert db.session.scalar(select(func.count(Person.id))) == 0


def test_a_database_with_other_people_is_refused(tmp_path: Path, template: Path) -> None:
    (tmp_path / "test.db").write_bytes(template.read_bytes())
    with opened(tmp_path) as app:
        people = db.session.scalar(select(func.count(Person.id)))
        db.session.remove()
        with pytest.raises(NotAllowed):
            seed(app, say=print)
        assert db.session.scalar(select(func.count(Person.id))) == people
