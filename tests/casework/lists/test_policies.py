"""Versions of policies with who wrote them and how far they were applied."""

from __future__ import annotations

from datetime import timedelta

from casework.clock import read_clock
from casework.database import db
from casework.lists.policies import versions
from casework.refs import ZONE
from casework.rules.editing import save_policy
from tests.cast import Cast


def test_the_newest_comes_first_with_its_author_and_reach(cast: Cast) -> None:
    now = read_clock(db.session)
    today = now.astimezone(ZONE).date()
    for base, days, open_cases in ((1, 0, True), (2, 3, False)):
        save_policy(
            actor=cast.actor("ada"),
            now=now,
            type_slug="other",
            base=base,
            numbers={"in_progress": 20 + base},
            effective_on=today + timedelta(days=days),
            reason=f"lần {base}",
            open_cases=open_cases,
        )
    second, first = versions(db.session)
    assert (second.number, second.reason, second.cases) == (3, "lần 2", None)
    assert (first.number, first.person, first.cases, first.applied) == (2, "Ada", 0, 0)
    later = read_clock(db.session)
    assert first.under_way(later)
    assert not second.under_way(later)
