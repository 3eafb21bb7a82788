"""The present: work on every desk of three communes, as it would lie there this morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from casework.demo_data.crowd import likely_type, new_walk
from casework.demo_data.dice import dice
from casework.demo_data.fates import Fate
from casework.demo_data.people import seated
from casework.demo_data.places import Office, Place, offices, places
from casework.demo_data.story import tell
from casework.demo_data.walk import CALENDAR, Walk
from casework.demo_data.wording import Wording
from workflows.actors import Role

LIVELY = ("SMY", "GNG", "RNH")
SHOWN = "so-nnmt"
# How many office hours ago a story may have begun; tried one after the other.
BEGINNINGS = range(3, 420, 3)
TRIED = 60


class Desk(NamedTuple):
    """Cases to lie somewhere: the last step, between how many office hours ago, and the way."""

    last: str
    within_hours: float = 14
    over_hours: float = 0.3
    fate: Fate = Fate.CONFIRMED
    returns: int = 0


class Story(NamedTuple):
    """What all cases of the present share."""

    wording: Wording
    ends_at: datetime


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
    Desk("accept", within_hours=170, over_hours=110),
    Desk("accept", within_hours=230, over_hours=140),
    Desk("return_case", returns=1),
    Desk("ask_extension", within_hours=12),
    Desk("resolve", within_hours=8),
    Desk("resolve", within_hours=30),
    Desk("give_feedback", within_hours=10),
    Desk("give_feedback", within_hours=30),
    Desk("dispute", within_hours=10, fate=Fate.REOPENED),
    Desk("object", within_hours=16, fate=Fate.OBJECTED),
    Desk("assign", within_hours=60, over_hours=24),
)


def present(seed: str, first: int, wording: Wording, ends_at: datetime) -> Iterator[Walk]:
    """The cases, with numbers from ``first`` on."""
    story = Story(wording, ends_at)
    wanted = [(places()[code], desk) for code in LIVELY for desk in DESKS]
    for number, (place, desk) in enumerate(wanted, start=first):
        yield _case(seed, number, place, desk, story)


def how_many() -> int:
    """How many cases ``present`` makes."""
    return len(LIVELY) * len(DESKS)


def _case(seed: str, number: int, place: Place, desk: Desk, story: Story) -> Walk:
    """Tell the story again, begun earlier and earlier, until its last step is recent enough."""
    for tried in range(TRIED):
        rng = dice(seed, "present", number, tried)
        type_ = "pollution" if _for_the_shown(number) else _ordinary(likely_type(rng, place))
        for hours in BEGINNINGS:
            walk = new_walk(
                dice(seed, "present", number, tried, "story"),
                number,
                Wording(story.wording.used.copy()),
                type_=type_,
                place=place,
                at=CALENDAR.add_working_time(story.ends_at, -timedelta(hours=hours)),
                ends_at=story.ends_at,
            )
            _suit(walk, desk)
            tell(walk, desk.fate, returns=desk.returns, lead=_lead(walk, number))
            if _fits(walk, desk):
                story.wording.used.add(walk.matter.title)
                return walk
    raise ValueError(f"no story ends with {desk.last} at the right time")


def _fits(walk: Walk, desk: Desk) -> bool:
    """Whether the story stops at this step, in the office hours wanted, at the commune."""
    last = walk.steps[-1]
    latest = CALENDAR.add_working_time(walk.ends_at, -timedelta(hours=desk.over_hours))
    earliest = CALENDAR.add_working_time(walk.ends_at, -timedelta(hours=desk.within_hours))
    at_home = walk.unit == walk.place.code
    return at_home and last.action == desk.last and earliest <= last.at <= latest


def _suit(walk: Walk, desk: Desk) -> None:
    """An ordinary case that stays at the commune; its first collaborator has the most to do."""
    walk.urgent, walk.source, walk.haste = False, "collaborator", 0.6
    walk.stop_after = desk.last
    if walk.number % 2 == 0:
        walk.reporter = seated(Role.COLLABORATOR, walk.place.code)[0]


def _ordinary(type_: str) -> str:
    """Cases about offices start at the province; a commune's desk has none."""
    return "pollution" if type_ == "official_conduct" else type_


def _for_the_shown(number: int) -> bool:
    """A third of the cases goes to the agency whose accounts are on the first page."""
    return number % 3 == 0


def _lead(walk: Walk, number: int) -> Office | None:
    """Another third goes to the commune's own office, so that its desk is full too."""
    if _for_the_shown(number):
        return next(office for office in offices() if office.slug == SHOWN)
    if number % 3 == 1:
        return None
    own = (walk.place.code, "commune_office")
    return next(office for office in offices() if (office.unit, office.sector) == own)
