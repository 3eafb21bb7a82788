"""What the tables of meetings themselves refuse."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from casework.models import Meeting, MeetingCadence
from casework.unit_of_work import unit_of_work
from tests.cast import Cast

PLANNED = {
    "kind": "committee", "turn_on": date(2026, 1, 1), "scheduled_on": date(2026, 3, 2),
    "place": "Tầng 2", "state": "planned", "last_seq": 0, "minutes": "", "minutes_version": 0,
}  # fmt: skip


def write(cast: Cast, **changes: object) -> None:
    with unit_of_work() as session:
        session.add(Meeting(**{**PLANNED, "unit_id": cast.unit("SMY"), **changes}))


def test_a_turn_has_one_meeting(cast: Cast) -> None:
    write(cast)
    with pytest.raises(IntegrityError):
        write(cast)


@pytest.mark.parametrize("changes", [{"kind": "party"}, {"state": "held"}, {"state": "open"}])
def test_a_row_that_cannot_be_is_refused(cast: Cast, changes: dict[str, str]) -> None:
    with pytest.raises(IntegrityError):
        write(cast, **changes)


def test_a_cadence_divides_the_year(cast: Cast, now: datetime) -> None:
    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.add(
            MeetingCadence(
                unit_id=cast.unit("SMY"),
                kind="committee",
                months=5,
                starts_on=date(2026, 1, 1),
                recorded_at=now,
            )
        )
