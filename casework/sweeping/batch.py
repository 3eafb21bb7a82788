"""One transaction of the sweep: some thousand waiting clocks go up together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from casework.notify.when import leaving
from casework.rules.stored import read_rulebook
from casework.seating import read_seating
from casework.sweeping.climbing import climber
from casework.sweeping.due import hold, running_clocks, witnesses
from casework.sweeping.writing import Audience, write
from casework.unit_of_work import unit_of_work
from casework.units import read_tree


class Swept(NamedTuple):
    """How many rungs were climbed, and the cases that only their history can decide."""

    climbed: int
    left: list[int]


def sweep_cases(cases: Sequence[int], *, now: datetime) -> Swept:
    """Climb what is due on these cases; those somebody else is changing are due again next time.

    The locks on the cases and the unique rung of a clock make it once, whoever else sweeps.
    """
    with unit_of_work() as session:
        held = hold(session, cases)
        ids = [case.id for case in held]
        clocks = running_clocks(session, ids)
        rules = read_rulebook(session)
        climbers = {case.id: climber(case, clocks[case.id], rules, now=now) for case in held}
        climbs = [
            (each.case, each.climb(clocks[case_id]))
            for case_id, each in climbers.items()
            if each is not None
        ]
        calendar = rules.newest_calendar
        audience = Audience(
            seating=read_seating(session, on=calendar.local_date(now)),
            tree=read_tree(session),
            witnesses=witnesses(session, ids),
            rule=leaving(calendar),
        )
        climbed = write(session, climbs, audience)
        return Swept(climbed, [case_id for case_id, each in climbers.items() if each is None])
