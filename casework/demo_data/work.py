"""The middle of a story: the agency works, asks for time, waits, hands over, gives its result."""

from __future__ import annotations

from datetime import timedelta

from casework.demo_data import wording
from casework.demo_data.intake import in_charge
from casework.demo_data.steps import Picture
from casework.demo_data.walk import Walk
from workflows.choices import Outcome, PauseCategory

LONGEST_PAUSE_HERE = 30
# Shares of the term the whole work will take; from these on somebody says or does something.
HURRIED, LATE, VERY_LATE = 0.85, 1.2, 1.5
OUTCOMES = {
    "settled": 62,
    "partly": 16,
    "explained": 15,
    "unfounded": 5,
    "passed_to_prosecution": 2,
}
POLICING = frozenset({"illegal_mining", "social_evils"})


def work(walk: Walk) -> None:
    """The time between accepting and the result, with what usually comes up."""
    speed = (walk.lead.speed if walk.lead else 1) * walk.rng.lognormvariate(0, 0.4) * walk.haste
    whole = walk.term("in_progress") * speed
    walk.later(min(whole * 0.3, walk.term("in_progress") * 0.3))
    if walk.happens(0.6):
        walk.do("note", walk.officer(), text=wording.note(walk.rng, walk.matter, "note"))
    _what_comes_up(walk)
    if speed > HURRIED and walk.happens(0.45) and not walk.urgent:
        _ask_for_time(walk)
    walk.later(whole * 0.5)
    if speed > LATE and walk.happens(0.55):
        walk.do("remind", walk.coordinator(), text=wording.reason(walk.rng, "remind"))
    if speed > VERY_LATE and walk.happens(0.4):
        direct(walk, "lead")
    if speed > LATE and walk.happens(0.3):
        walk.do("note", walk.officer(), text=wording.note(walk.rng, walk.matter, "note"))
    walk.later(whole * 0.2)


def _what_comes_up(walk: Walk) -> None:
    if walk.severity == "hot" and not walk.count("put_in_hot_spot") and walk.happens(0.35):
        reason = wording.reason(walk.rng, "hot_in")
        walk.do("put_in_hot_spot", walk.committee(), reason=reason)
    elif walk.happens(0.03):
        severity = "pressing" if walk.severity != "pressing" else "emerging"
        reason = wording.reason(walk.rng, "severity")
        walk.do("change_severity", walk.coordinator(), severity=severity, reason=reason)
    if walk.happens(0.04):
        _hand_over(walk)
    elif walk.happens(0.05):
        _pause(walk)
    elif walk.matter.type == "other" and walk.happens(0.03):
        _recategorise(walk)


def _ask_for_time(walk: Walk) -> None:
    days = walk.rng.randrange(3, 9)
    reason = wording.reason(walk.rng, "extension")
    walk.do("ask_extension", walk.officer(), days=days, reason=reason)
    granted = walk.happens(0.82)
    walk.later(walk.rng.uniform(1, 9))
    why = wording.reason(walk.rng, "extension_granted" if granted else "extension_refused")
    walk.do("decide_extension", walk.coordinator(), granted=granted, reason=why)
    if granted:
        walk.later(days * 5)


def _pause(walk: Walk) -> None:
    category = walk.rng.choice(list(PauseCategory)).value
    days = walk.rng.randrange(8, LONGEST_PAUSE_HERE)
    why = wording.reason(walk.rng, f"pause_{category}")
    review = walk.today + timedelta(days=days)
    walk.do("pause", walk.coordinator(), category=category, reason=why, review_on=review)
    walk.later(days * 8 * 5 / 7 * walk.rng.uniform(0.5, 0.9) - 4)
    if walk.today < review:
        walk.do("resume", walk.coordinator(), reason=wording.reason(walk.rng, "resume"))


def _hand_over(walk: Walk) -> None:
    """The agency asks to be rid of it, or the coordinator sees that it must go elsewhere."""
    others = [office for office in in_charge(walk) if office is not walk.lead]
    if walk.happens(0.5):
        why = wording.reason(walk.rng, "hand_back")
        walk.do("ask_hand_back", walk.officer(), reason=why)
        walk.later(6)
        if not others or walk.happens(0.5):
            why = wording.reason(walk.rng, "refuse_hand_back")
            walk.do("refuse_hand_back", walk.coordinator(), reason=why)
            return
    if others:
        walk.lead = walk.rng.choice(others)
        why = wording.reason(walk.rng, "reassign")
        walk.do("reassign", walk.coordinator(), lead=walk.lead.name, reason=why)
        walk.take("assigned", walk.lead.speed)
        walk.do("accept", walk.officer())


def _recategorise(walk: Walk) -> None:
    """From a long category into a shorter one, which needs no second person."""
    reason = wording.reason(walk.rng, "recategorise")
    walk.do("recategorise", walk.coordinator(), category="traffic_safety", reason=reason)


def direct(walk: Walk, owner: str) -> None:
    """The committee gives a directive; usually it is answered, and then closed."""
    due = walk.today + timedelta(days=walk.rng.randrange(5, 15))
    number = walk.count("direct") + 1
    text = wording.reason(walk.rng, "direct")
    walk.do("direct", walk.committee(), text=text, owner=owner, due_on=due)
    if not walk.happens(0.7):
        return
    walk.later(walk.rng.uniform(8, 60))
    by = walk.officer() if owner == "lead" else walk.coordinator()
    reply = wording.reason(walk.rng, "directive_answer")
    walk.do("answer_directive", by, number=number, text=reply)
    if walk.happens(0.7):
        walk.later(walk.rng.uniform(4, 40))
        closing = wording.reason(walk.rng, "directive_close")
        walk.do("close_directive", walk.committee(), number=number, text=closing)


def resolve(walk: Walk, *, photo: bool) -> None:
    """The agency says what it achieved; sometimes more is asked of it."""
    _resolve_once(walk, photo=photo)
    if walk.happens(0.07):
        walk.take("resolved", 0.4)
        walk.do("rework", walk.coordinator(), reason=wording.reason(walk.rng, "rework"))
        walk.later(walk.rng.uniform(8, 40))
        _resolve_once(walk, photo=False)


def _resolve_once(walk: Walk, *, photo: bool) -> None:
    outcome = walk.rng.choices(list(OUTCOMES), weights=list(OUTCOMES.values()))[0]
    if outcome == Outcome.PASSED_TO_PROSECUTION and walk.matter.type not in POLICING:
        outcome = Outcome.SETTLED.value
    who = walk.officer()
    if photo:
        photo_after = Picture(walk.matter.type, "after", walk.number)
        walk.do("attach", who, photo=photo_after, moment=photo_after.moment)
        walk.later(0.2)
    inputs = {
        "outcome": outcome,
        "result": wording.result(walk.rng, walk.matter, outcome),
        "public": wording.told(walk.rng, walk.matter),
    }
    if not photo:
        inputs["evidence"] = wording.note(walk.rng, walk.matter, "evidence")
    walk.do("resolve", who, **inputs)
