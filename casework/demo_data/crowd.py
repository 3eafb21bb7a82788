"""The many generated cases of the year, and neighbours who report the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from random import Random

from casework.demo_data import wording as words
from casework.demo_data.dice import dice
from casework.demo_data.fates import (
    SCALE_SHARES,
    SEVERITY_SHARES,
    SHARES,
    SOURCE_SHARES,
    TYPE_SHARES,
    Fate,
    drawn,
)
from casework.demo_data.intake import other_reporter, report
from casework.demo_data.people import Sitting, seated
from casework.demo_data.places import COMMUNES, TOP, Place
from casework.demo_data.steps import CaseNumber
from casework.demo_data.story import tell
from casework.demo_data.walk import CALENDAR, Walk
from casework.demo_data.wording import Wording
from workflows.actors import Role
from workflows.calendar import ZONE

URGENT_SHARE = {"household_electricity": 0.2, "production_water": 0.18, "traffic_safety": 0.14}
COMPLEX_SHARE = 0.25
FROM_THE_PROVINCE = 0.06
# Fields and mines lie in the country.
NOT_IN_TOWN = frozenset({"production_water", "illegal_mining"})
PHOTO_SHARE = 0.02
MERGED_SHARE = 0.04
# What was never answered is left open for months, but not since before the last summer.
STUCK_WITHIN = timedelta(days=150)
STUCK = frozenset(fate for fate in Fate if fate.startswith("never_"))


def crowd(
    seed: str, first: int, size: int, wording: Wording, *, starts_at: datetime, ends_at: datetime
) -> Iterator[Walk]:
    """``size`` cases with numbers from ``first`` on, spread over the year, more of them lately."""
    followers = int(size * MERGED_SHARE)
    leaders = []
    for number in range(first, first + size - followers):
        rng = dice(seed, number)
        walk = _walk(rng, number, wording, starts_at=starts_at, ends_at=ends_at)
        tell(walk, _fate(walk), photo=walk.happens(PHOTO_SHARE))
        if _may_lead(walk):
            leaders.append(walk)
        yield walk
    rng = dice(seed, "followers")
    chosen = rng.sample(leaders, min(followers, len(leaders)))
    for number, leader in enumerate(chosen, start=first + size - followers):
        yield _follower(dice(seed, number), number, leader, wording)


def new_walk(
    rng: Random,
    number: int,
    wording: Wording,
    *,
    type_: str,
    place: Place,
    at: datetime,
    ends_at: datetime,
) -> Walk:
    """A case of this type at this place and time, with everything else drawn."""
    on = CALENDAR.local_date(at)
    return Walk(
        number=number,
        rng=rng,
        matter=wording.matter(rng, type_, place, on),
        place=place,
        reporter=_reporter(rng, place, (ends_at - at) / timedelta(days=1)),
        cursor=at,
        ends_at=ends_at,
        severity=drawn(rng, SEVERITY_SHARES),
        scale=drawn(rng, SCALE_SHARES),
        urgent=rng.random() < URGENT_SHARE.get(type_, 0.06),
        complex=rng.random() < COMPLEX_SHARE,
        source=drawn(rng, SOURCE_SHARES),
    )


def _walk(
    rng: Random, number: int, wording: Wording, *, starts_at: datetime, ends_at: datetime
) -> Walk:
    # The square of chance would crowd the end; this power makes the last month half again as busy.
    at = _waking(rng, starts_at + (ends_at - starts_at) * rng.random() ** 0.88, ends_at)
    weights = [place.collaborators * (0.6 + place.speed) for place in COMMUNES]
    place = rng.choices(COMMUNES, weights=weights)[0]
    return new_walk(
        rng,
        number,
        wording,
        type_=likely_type(rng, place),
        place=place,
        at=at,
        ends_at=ends_at,
    )


def likely_type(rng: Random, place: Place) -> str:
    """A type of matter that such a place has."""
    shares = TYPE_SHARES
    if place.kind != "commune":
        shares = {type_: share for type_, share in shares.items() if type_ not in NOT_IN_TOWN}
    return drawn(rng, shares)


def _waking(rng: Random, at: datetime, ends_at: datetime) -> datetime:
    """The same day at an hour when people write: mostly by day, often in the evening."""
    hour = rng.choice((7, 8, 8, 9, 9, 10, 10, 11, 13, 14, 14, 15, 15, 16, 17, 18, 19, 19, 20, 21))
    local = at.astimezone(ZONE)
    chosen = datetime.combine(
        local.date(), time(hour, rng.randrange(60), rng.randrange(60)), ZONE
    ).astimezone(UTC)
    return chosen if chosen < ends_at else chosen - timedelta(days=1)


def _reporter(rng: Random, place: Place, days_ago: float) -> Sitting:
    """Usually one of the commune, now and then one of the province's."""
    unit = TOP if rng.random() < FROM_THE_PROVINCE else place.code
    return rng.choice([one for one in seated(Role.COLLABORATOR, unit) if one.serves(days_ago - 1)])


def _fate(walk: Walk) -> Fate:
    fate = drawn(walk.rng, SHARES)
    old = walk.cursor < walk.ends_at - STUCK_WITHIN
    return Fate.CONFIRMED if fate in STUCK and old else fate


def _may_lead(walk: Walk) -> bool:
    """Whether a neighbour's report could join it while the commune still holds it."""
    actions = [step.action for step in walk.steps]
    plain = "refer_up" not in actions and "decline" not in actions and "resolve" in actions
    return plain and not walk.type.starts_at_top and walk.source == "collaborator"


def _follower(rng: Random, number: int, leader: Walk, wording: Wording) -> Walk:
    """Reported by somebody else while the first is open, and joined to it."""
    began = leader.steps[0].at
    until = next(step.at for step in leader.steps if step.action == "resolve")
    others = other_reporter(leader.reporter, seated(Role.COLLABORATOR, leader.place.code))
    at = began + (until - began) * rng.uniform(0.1, 0.4)
    walk = Walk(
        number=number,
        rng=rng,
        matter=wording.told_anew(rng, leader.matter, leader.place, CALENDAR.local_date(at)),
        place=leader.place,
        reporter=rng.choice(others),
        cursor=at,
        ends_at=leader.ends_at,
        scale=leader.scale,
    )
    report(walk, photo=False)
    walk.cursor = at + (until - at) * rng.uniform(0.2, 0.6)
    walk.do("merge", walk.coordinator(), into=CaseNumber(leader.number))
    if walk.happens(0.1):
        walk.later(rng.uniform(200, 300))
        walk.do("object", walk.reporter.email, reason=words.reason(rng, "object"))
        walk.later(rng.uniform(4, 16))
        walk.do("dismiss_objection", walk.above(), reason=words.reason(rng, "dismiss"))
    return walk
