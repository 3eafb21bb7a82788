"""What may be asked of figures, and how a wrong question is answered."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from marshmallow import ValidationError

from api.schemas.figures import asked_as_of, asked_period
from tests.workflows.days import OFFICIAL
from workflows.figures.periods import days, month, period_of

TODAY = date(2026, 3, 2)


def test_without_a_word_it_is_this_month() -> None:
    assert asked_period({}, today=TODAY) == month(2026, 3)
    assert asked_period({"period": "2026-Q1"}, today=TODAY) == period_of("2026-Q1")


def test_two_days_win_over_a_code() -> None:
    asked = {"first": date(2026, 1, 5), "last": date(2026, 1, 9), "period": "2026"}
    assert asked_period(asked, today=TODAY) == days(date(2026, 1, 5), date(2026, 1, 9))


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"period": "2026-13"}, "period"),
        ({"first": date(2026, 1, 9), "last": date(2026, 1, 5)}, "last"),
    ],
)
def test_what_is_no_period_names_its_field(asked: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        asked_period(asked, today=TODAY)
    assert set(refused.value.messages_dict) == {field}


def test_as_of_a_day_is_the_end_of_it_and_of_today_now() -> None:
    now = datetime(2026, 3, 2, 2, tzinfo=UTC)
    assert asked_as_of({}, OFFICIAL, now=now) == now
    assert asked_as_of({"as_of": TODAY}, OFFICIAL, now=now) == now
    earlier = asked_as_of({"as_of": date(2026, 2, 27)}, OFFICIAL, now=now)
    assert earlier == datetime(2026, 2, 27, 17, tzinfo=UTC)
