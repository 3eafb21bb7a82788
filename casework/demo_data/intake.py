"""The first half of a story: reported, weighed, given to an agency, taken up."""

from __future__ import annotations

from datetime import timedelta

from casework.demo_data import wording
from casework.demo_data.people import Sitting
from casework.demo_data.places import TOP, Office, competent
from casework.demo_data.steps import Picture
from casework.demo_data.walk import Walk
from workflows.choices import DeclineReason

AT_THE_COMMUNE = 0.5
PHOTO_AFTER = timedelta(seconds=90)
DECLINE_SHARES = ("out_of_scope", "already_settled", "too_vague", "not_true", "redirected")


def report(walk: Walk, *, photo: bool) -> None:
    """The collaborator reports; at the other doors the coordinator writes it down."""
    witness = walk.source == "collaborator"
    who = walk.reporter.email if witness else commune_desk(walk)
    walk.do(
        "report",
        who,
        title=walk.matter.title,
        what=walk.matter.what,
        place=walk.matter.place,
        place_unit=walk.place.code,
        type=walk.matter.type,
        scale=walk.scale,
        place_kind=walk.matter.kind,
        urgent=walk.urgent,
        source=walk.source,
    )
    if photo and witness:
        walk.cursor += PHOTO_AFTER
        walk.do("attach", who, photo=Picture(walk.matter.type, "before", walk.number))


def commune_desk(walk: Walk) -> str:
    """Whoever coordinates at the place, whatever desk the case itself lies on."""
    held, walk.unit = walk.unit, walk.place.code
    desk = walk.coordinator()
    walk.unit = held
    return desk


def weigh(walk: Walk) -> None:
    """Refer up what is too big for the commune, then assess."""
    walk.take("reported", walk.place.speed)
    if walk.unit != TOP and walk.happens(0.035):
        walk.do("refer_up", walk.coordinator(), reason=wording.reason(walk.rng, "refer_up"))
        walk.unit = TOP
        walk.take("reported", 0.6)
    elif walk.unit != TOP and walk.happens(0.01):
        _there_and_back(walk)
    walk.do(
        "assess",
        walk.coordinator(),
        severity=walk.severity,
        scale=walk.scale,
        urgent=walk.urgent,
        complex=walk.complex,
        complained=complained(walk),
        screened=True,
    )


def _there_and_back(walk: Walk) -> None:
    """Referred up, and the province finds that the commune can do it."""
    home = walk.unit
    walk.do("refer_up", walk.coordinator(), reason=wording.reason(walk.rng, "refer_up"))
    walk.unit = TOP
    walk.later(6)
    down = wording.reason(walk.rng, "refer_down")
    walk.do("refer_down", walk.coordinator(), unit=home, reason=down)
    walk.unit = home
    walk.take("reported", walk.place.speed)


def complained(walk: Walk) -> tuple[str, ...]:
    """The office people complain about; it never gets the case."""
    if not walk.type.starts_at_top:
        return ()
    offices = competent(("commune_office",), walk.place)
    return tuple(office.name for office in offices if office.unit == walk.place.code)


def decline(walk: Walk) -> None:
    """Not taken up, with an answer."""
    reason = walk.rng.choice(DECLINE_SHARES)
    if walk.type.starts_at_top:
        reason = DeclineReason.REDIRECTED.value
    walk.take("reported", walk.place.speed)
    walk.do(
        "decline",
        walk.coordinator(),
        reason=reason,
        answer=wording.answer(walk.rng, walk.matter, reason),
    )


def in_charge(walk: Walk) -> list[Office]:
    """The agencies competent for the matter; one named for its own sector comes first."""
    own = (walk.matter.sector,) if walk.matter.sector else ()
    sectors = tuple(dict.fromkeys((*own, *walk.type.competent)))
    found = competent(sectors, walk.place)
    return [office for office in found if office.name not in complained(walk)]


def assign(walk: Walk, lead: Office | None = None) -> None:
    """Give it to the agency in charge; often to the commune's own office."""
    walk.take("assessed", walk.place.speed)
    offices = in_charge(walk)
    others = [office for office in offices if office is not walk.lead]
    walk.lead = lead or _chosen(walk, others)
    support = [office.name for office in others if office is not walk.lead]
    inputs: dict[str, object] = {"lead": walk.lead.name}
    if support and walk.happens(0.25):
        inputs["supporting"] = (walk.rng.choice(support),)
    if message := wording.note(walk.rng, walk.matter, "assign"):
        inputs["message"] = message
    walk.do("assign", walk.coordinator(), **inputs)


def _chosen(walk: Walk, offices: list[Office]) -> Office:
    if walk.matter.sector and offices[0].sector == walk.matter.sector:
        return offices[0]
    own = [office for office in offices if office.unit == walk.unit]
    return walk.rng.choice(own if own and walk.happens(AT_THE_COMMUNE) else offices)


def take_up(walk: Walk, *, returns: int) -> None:
    """Accepted, perhaps after it was sent back once or twice."""
    for _ in range(returns):
        walk.take("assigned", 0.7)
        walk.do("return_case", walk.officer(), reason=wording.reason(walk.rng, "return_case"))
        assign(walk)
    walk.take("assigned", walk.lead.speed if walk.lead else 1)
    walk.do("accept", walk.officer())


def other_reporter(first: Sitting, others: tuple[Sitting, ...]) -> list[Sitting]:
    """Those who could report the same matter."""
    return [one for one in others if one is not first and one.left_days_ago is None]
