"""Denunciations that were shown their lawful way are counted, and nothing else is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from casework.database import db
from casework.errors import BadInput, NotAllowed
from casework.refs import ZONE
from casework.sources.redirection import redirect_denunciation, redirections
from tests.cast import Cast


def test_it_is_counted_by_day_and_unit(cast: Cast, now: datetime) -> None:
    for who, unit, at in (
        ("alice", "SMY", now),
        ("bob", "SMY", now + timedelta(hours=1)),
        ("wendy", "BSE", now),
        ("alice", "SMY", now + timedelta(days=1)),
    ):
        redirect_denunciation(cast.unit(unit), actor=cast.actor(who), now=at)
    day = now.astimezone(ZONE).date()
    assert redirections(db.session, since=day) == {
        (cast.unit("SMY"), day): 2,
        (cast.unit("BSE"), day): 1,
        (cast.unit("SMY"), day + timedelta(days=1)): 1,
    }


def test_no_person_and_no_hour_is_kept(cast: Cast, now: datetime) -> None:
    redirect_denunciation(cast.unit("SMY"), actor=cast.actor("alice"), now=now)
    (row,) = db.session.execute(text("SELECT * FROM redirections")).mappings()
    assert set(row) == {"unit_id", "day", "number"}


@pytest.mark.parametrize("who", ["dan", "frank", "olga", "ada", "otto"])
def test_only_whoever_takes_reports_counts(cast: Cast, now: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        redirect_denunciation(cast.unit("SMY"), actor=cast.actor(who), now=now)


def test_no_place_is_no_place(cast: Cast, now: datetime) -> None:
    with pytest.raises(BadInput) as refusal:
        redirect_denunciation(9_999, actor=cast.actor("alice"), now=now)
    assert refusal.value.field == "place_unit"
