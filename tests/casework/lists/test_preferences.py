"""How a person is told now."""

from __future__ import annotations

from datetime import date, datetime

from casework.database import db
from casework.lists.preferences import channels_of, substitutes_of
from casework.models import Channel, Substitute
from tests.casework.models.refusal import writes
from tests.cast import Cast


def test_running_channels_are_listed_without_their_address(cast: Cast, now: datetime) -> None:
    given = {"person_id": cast.person("bob"), "scheme": "tgram", "recorded_at": now}
    writes(Channel(url="tgram://1", **given), Channel(url="tgram://2", ended_at=now, **given))
    (row,) = channels_of(db.session, cast.person("bob"))
    assert set(row._fields) == {"id", "scheme", "recorded_at"}
    assert channels_of(db.session, cast.person("dan")) == []


def test_substitutes_of_today_and_to_come_are_listed_in_order(cast: Cast, now: datetime) -> None:
    given = {
        "person_id": cast.person("dan"),
        "substitute_id": cast.person("dora"),
        "recorded_at": now,
        "recorded_by_id": cast.person("dan"),
    }
    terms = [(date(2026, 4, 1), date(2026, 4, 2)), (date(2026, 3, 1), date(2026, 3, 2))]
    writes(*(Substitute(starts_on=first, ends_on=last, **given) for first, last in terms))
    rows = substitutes_of(db.session, cast.person("dan"), on=date(2026, 3, 2))
    assert [row.ends_on for row in rows] == [date(2026, 3, 2), date(2026, 4, 2)]
    later = substitutes_of(db.session, cast.person("dan"), on=date(2026, 3, 3))
    assert [(row.name, row.ends_on) for row in later] == [("Dora", date(2026, 4, 2))]
