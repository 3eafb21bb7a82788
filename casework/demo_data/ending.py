"""The end of a story: the people are told, somebody confirms, disputes, objects, or is silent."""

from __future__ import annotations

from datetime import datetime, timedelta

from casework.demo_data import wording
from casework.demo_data.fates import Fate
from casework.demo_data.intake import take_up
from casework.demo_data.walk import Walk
from casework.demo_data.work import resolve, work
from workflows.choices import Channel

TIME_TO_NAME = timedelta(days=9)
TIME_TO_ANSWER = timedelta(days=12)
HALF_A_DAY = timedelta(hours=12)


def feedback(walk: Walk, *, nobody: bool = False) -> str:
    """Tell the people; returns who is asked to confirm, empty if nobody."""
    walk.take("resolved", walk.place.speed)
    witness = walk.reporter.email if walk.witness_serves() else ""
    named = "" if nobody or witness else walk.collaborator()
    walk.do(
        "give_feedback",
        walk.coordinator(),
        told=wording.told(walk.rng, walk.matter),
        group=wording.note(walk.rng, walk.matter, "channel_group"),
        channel=walk.rng.choice(list(Channel)).value,
        told_on=walk.today,
        nobody_to_ask=nobody,
        confirmers=(named,) if named else (),
    )
    return witness or named


def end(walk: Walk, fate: Fate, asked: str) -> None:
    """What becomes of it after the feedback; a lapse is the ticker's doing."""
    if fate in (Fate.LAPSED, Fate.NOBODY_TO_ASK) or not asked:
        return
    if fate in (Fate.REOPENED, Fate.CLOSED_AGAINST_DISPUTE):
        _disputed(walk, fate, asked)
        return
    told_at = walk.cursor
    if walk.happens(0.03):
        asked = _asked_another(walk)
    walk.later(walk.rng.uniform(4, 48))
    _before_the_lapse(walk, told_at)
    confirm(walk, asked)
    if fate is Fate.OBJECTED and asked == walk.reporter.email:
        _objected(walk)
    if walk.count("put_in_hot_spot") and walk.happens(0.6):
        walk.later(walk.rng.uniform(60, 140))
        reason = wording.reason(walk.rng, "hot_out")
        walk.do("take_out_of_hot_spot", walk.committee(), reason=reason)


def _before_the_lapse(walk: Walk, told_at: datetime) -> None:
    """Collaborators answer on holidays too; else a long Tết would lapse what they confirm."""
    walk.cursor = min(walk.cursor, told_at + TIME_TO_ANSWER + walk.rng.random() * HALF_A_DAY)


def confirm(walk: Walk, asked: str) -> None:
    """It is fixed."""
    words = wording.note(walk.rng, walk.matter, "confirm")
    walk.do("confirm", asked, **({"words": words} if words else {}))


def _asked_another(walk: Walk) -> str:
    told_at = walk.cursor
    walk.later(walk.rng.uniform(16, 30))
    walk.cursor = min(walk.cursor, told_at + TIME_TO_NAME)
    another = walk.collaborator()
    walk.do("name_confirmer", walk.coordinator(), confirmers=(another,))
    return another


def _disputed(walk: Walk, fate: Fate, asked: str) -> None:
    told_at = walk.cursor
    walk.later(walk.rng.uniform(4, 44))
    _before_the_lapse(walk, told_at)
    walk.do("dispute", asked, words=wording.wrong(walk.rng, walk.matter))
    walk.later(walk.rng.uniform(3, 34))
    if fate is Fate.CLOSED_AGAINST_DISPUTE:
        reason = wording.reason(walk.rng, "close_disputed")
        walk.do("close", walk.coordinator(), reason=reason)
        return
    walk.do("reopen", walk.coordinator(), reason=wording.reason(walk.rng, "reopen"))
    again(walk)


def _objected(walk: Walk) -> None:
    """The reporter finds that it came back; the coordinator above decides."""
    walk.later(walk.rng.uniform(40, 200))
    if not walk.witness_serves():
        return
    words = wording.reason(walk.rng, "object")
    walk.do("object", walk.reporter.email, reason=words)
    walk.later(walk.rng.uniform(4, 30))
    if walk.happens(0.5):
        walk.do("dismiss_objection", walk.above(), reason=wording.reason(walk.rng, "dismiss"))
        return
    walk.do("reopen", walk.above(), reason=wording.reason(walk.rng, "reopen"))
    again(walk)


def again(walk: Walk) -> None:
    """The second cycle, a little quicker than the first."""
    walk.haste *= 0.8
    take_up(walk, returns=0)
    work(walk)
    resolve(walk, photo=False)
    asked = feedback(walk)
    if walk.happens(0.75):
        told_at = walk.cursor
        walk.later(walk.rng.uniform(4, 44))
        _before_the_lapse(walk, told_at)
        confirm(walk, asked)
