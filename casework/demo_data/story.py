"""The whole story of one case, from its report to its fate."""

from __future__ import annotations

from typing import NoReturn

from casework.demo_data import wording
from casework.demo_data.ending import end, feedback
from casework.demo_data.fates import Fate
from casework.demo_data.intake import assign, decline, report, take_up, weigh
from casework.demo_data.places import Office
from casework.demo_data.walk import Halt, Walk
from casework.demo_data.work import direct, resolve, work

RETURNS = (0, 1, 2)
RETURN_SHARES = (92, 6, 2)
SPLIT_SHARE = 0.004


def tell(
    walk: Walk,
    fate: Fate,
    *,
    returns: int | None = None,
    photo: bool = False,
    lead: Office | None = None,
) -> None:
    """Plan every step until the fate, or until the walk is told to halt."""
    if returns is None:
        returns = walk.rng.choices(RETURNS, weights=RETURN_SHARES)[0]
    try:
        report(walk, photo=photo)
        _go_on(walk, fate, returns=returns, photo=photo, lead=lead)
    except Halt:
        return


def _go_on(walk: Walk, fate: Fate, *, returns: int, photo: bool, lead: Office | None) -> None:
    if fate is Fate.NEVER_ASSESSED:
        _neglected(walk, "reported")
    if fate is Fate.DECLINED:
        decline(walk)
        return
    weigh(walk)
    if walk.happens(SPLIT_SHARE):
        _split(walk)
    if fate is Fate.NEVER_ASSIGNED:
        _neglected(walk, "assessed")
    assign(walk, lead)
    if fate is Fate.NEVER_ACCEPTED:
        _neglected(walk, "assigned")
    take_up(walk, returns=returns)
    if fate is Fate.NEVER_RESOLVED:
        _neglected(walk, "in_progress")
    work(walk)
    resolve(walk, photo=photo)
    if fate is Fate.NEVER_TOLD:
        _neglected(walk, "resolved")
    end(walk, fate, feedback(walk, nobody=fate is Fate.NOBODY_TO_ASK))


def _neglected(walk: Walk, state: str) -> NoReturn:
    """Nothing more is done about it, whatever is said; only the ladder is climbed."""
    walk.later(walk.term(state) + walk.rng.uniform(24, 90))
    at_agency = state in ("assigned", "in_progress")
    for _ in range(walk.rng.choice((0, 1, 1, 2))):
        if at_agency:
            walk.do("remind", walk.coordinator(), text=wording.reason(walk.rng, "remind"))
        walk.later(walk.rng.uniform(24, 80))
    if walk.happens(0.45):
        direct(walk, "lead" if at_agency else "coordinator")
    raise Halt


def _split(walk: Walk) -> None:
    title = f"Phần việc tách từ: {walk.matter.title[0].lower()}{walk.matter.title[1:]}"
    what = walk.matter.what.split(". ")[-1]
    walk.do("split", walk.coordinator(), title=title[:200], what=what)
