"""Times keep their zone, writers take turns, SQLite is set up not to lose."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects.sqlite import dialect

from casework.app import opened_app
from casework.database import UTCDateTime, db
from tests.conftest import settings_in

KEPT = UTCDateTime()
SQLITE = dialect()


@given(st.datetimes(timezones=st.just(UTC), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001
def test_a_time_comes_back_as_it_went(moment: datetime) -> None:
    stored = KEPT.process_bind_param(moment, SQLITE)
    assert KEPT.process_result_value(stored, SQLITE) == moment


def test_a_time_in_another_zone_is_the_same_moment() -> None:
    hanoi = timezone(timedelta(hours=7))
    there = datetime(2026, 2, 17, 0, 30, tzinfo=hanoi)
    stored = KEPT.process_bind_param(there, SQLITE)
    assert KEPT.process_result_value(stored, SQLITE) == datetime(2026, 2, 16, 17, 30, tzinfo=UTC)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        KEPT.process_bind_param(datetime(2026, 3, 2), SQLITE)  # noqa: DTZ001 -- the point


def test_no_time_stays_none() -> None:
    assert KEPT.process_bind_param(None, SQLITE) is None
    assert KEPT.process_result_value(None, SQLITE) is None


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1)],
)
def test_every_connection_to_a_file_is_set_up_not_to_lose(
    tmp_path: Path, pragma: str, value: str | int
) -> None:
    with opened_app(settings_in(tmp_path, f"sqlite:///{tmp_path / 'a.db'}")):
        assert db.session.execute(text(f"PRAGMA {pragma}")).scalar_one() == value
