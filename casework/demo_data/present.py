"""The present: work on every desk of three communes, as it would lie there this morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from casework.demo_data.crowd import likely_type, new_walk
from casework.demo_data.dice import dice
from casework.demo_data.fates import Fate
from casework.demo_data.people import seated
from casework.demo_data.places import Office, offices, places
from casework.demo_data.story import tell
from casework.demo_data.walk import CALENDAR, Walk
from casework.demo_data.wording import Wording
from workflows.actors import Role

LIVELY = ("SMY", "GNG", "RNH")
# How many office hours ago a story may have begun; tried one after the other.
BEGINNINGS = range(3, 420, 3)
TRIED = 60


class Desk(NamedTuple):
    """Cases to lie somewhere: the last step taken, how long ago at most, what happens before."""

    last: str
    times: int = 1
    within_hours: float = 14
    fate: Fate = Fate.CONFIRMED
    returns: int = 0


# One or two for each tab of a coordinator and of an agency, and for collaborators to confirm.
DESKS = (
    Desk("report", within_hours=6),
    Desk("report", within_hours=9),
    Desk("report", within_hours=40),
    Desk("assess", within_hours=6),
    Desk("assess", within_hours=20),
    Desk("assign", within_hours=6),
    Desk("assign", within_hours=20),
    Desk("accept", within_hours=30),
    Desk("return_case", returns=1),
    Desk("ask_extension", within_hours=12),
    Desk("resolve", within_hours=8),
    Desk("resolve", within_hours=30),
    Desk("give_feedback", within_hours=10),
    Desk("give_feedback", within_hours=30),
    Desk("dispute", within_hours=10, fate=Fate.REOPENED),
)


def present(seed: str, first: int, wording: Wording, ends_at: datetime) -> Iterator[Walk]:
    """The cases, with numbers from ``first`` on."""
    wanted = [(code, desk) for code in LIVELY for desk in DESKS]
    for number, (code, desk) in enumerate(wanted, start=first):
        yield _case(seed, number, code, desk, wording, ends_at)


def how_many() -> int:
    """How many cases ``present`` makes."""
    return len(LIVELY) * len(DESKS)


def _case(
    seed: str, number: int, code: str, desk: Desk, wording: Wording, ends_at: datetime
) -> Walk:
    """Tell the story again, begun earlier and earlier, until its last step is recent enough."""
    latest = CALENDAR.add_working_time(ends_at, -timedelta(minutes=20))
    earliest = CALENDAR.add_working_time(ends_at, -timedelta(hours=desk.within_hours))
    for tried in range(TRIED):
        rng = dice(seed, "present", number, tried)
        type_ = _ordinary(likely_type(rng, places()[code]))
        used = Wording(set(wording.used))
        for hours in BEGINNINGS:
            rng = dice(seed, "present", number, tried, "story")
            at = CALENDAR.add_working_time(ends_at, -timedelta(hours=hours))
            walk = new_walk(rng, number, used, type_, places()[code], at, ends_at)
            _suit(walk, desk)
            tell(walk, desk.fate, returns=desk.returns, lead=_lead(walk, number))
            last = walk.steps[-1]
            if last.action == desk.last and earliest <= last.at <= latest:
                wording.used.add(walk.matter.title)
                return walk
            if last.action == desk.last and last.at < earliest:
                break
    raise ValueError(f"no story ends with {desk.last} at the right time")


def _suit(walk: Walk, desk: Desk) -> None:
    """An ordinary case that stays at the commune; its first collaborator has the most to do."""
    walk.urgent, walk.source, walk.haste = False, "collaborator", 0.6
    walk.stop_after = (desk.last, desk.times)
    if walk.number % 2 == 0:
        walk.reporter = seated(Role.COLLABORATOR, walk.place.code)[0]


def _ordinary(type_: str) -> str:
    """Cases about offices start at the province; a commune's desk has none."""
    return "pollution" if type_ == "official_conduct" else type_


def _lead(walk: Walk, number: int) -> Office | None:
    """Half of the cases go to the commune's own office, so that its desk is full too."""
    if number % 2:
        return None
    return next(o for o in offices() if (o.unit, o.sector) == (walk.place.code, "commune_office"))
