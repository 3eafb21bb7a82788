"""Where an actor stands towards one case: the step from seats to rules."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.actors import Actor, Role, Seat, Standing
from workflows.facts import Facts

HANDLERS = frozenset({Standing.COORDINATOR, Standing.LEAD, Standing.SUPPORT})


def standings(actor: Actor, facts: Facts) -> frozenset[Standing]:
    """Every standing of this actor on this case; an empty set means the case is invisible."""
    if actor.person_id is None:
        return frozenset({Standing.SYSTEM})
    found = {standing for seat in actor.seats for standing in _of_seat(seat, facts)}
    # Nobody verifies their own work: whoever handles the case is no witness of it.
    if Role.COLLABORATOR in actor.roles and not found & HANDLERS:
        if actor.person_id in facts.reporters:
            found.add(Standing.REPORTER)
        if actor.person_id in facts.confirmers:
            found.add(Standing.CONFIRMER)
    return frozenset(found)


def _of_seat(seat: Seat, facts: Facts) -> Iterator[Standing]:
    if seat.role is Role.COORDINATOR:
        yield from _of_unit_role(seat, facts)
    elif seat.role is Role.COMMITTEE:
        if seat.unit_id in facts.lineage:
            yield Standing.COMMITTEE
        yield from _of_unit_role(seat, facts)
    elif seat.role is Role.OBSERVER:
        # Before assessment nobody has screened the text, so an observer does not see the case;
        # nor ever, when it was declined or merged unread.
        if facts.screened and _in_reach(seat, facts):
            yield Standing.READER
    elif seat.agency_id is not None:
        yield from _of_agency(seat.agency_id, facts)


def _of_unit_role(seat: Seat, facts: Facts) -> Iterator[Standing]:
    """A coordinator's or committee's own duty, and the duties a vacancy below passes to it."""
    desk = (seat.role, seat.unit_id)
    if facts.coordinating is not None and desk == facts.coordinating:
        yield Standing.COORDINATOR
    if facts.coordinating_above is not None and desk == facts.coordinating_above:
        if seat.role is Role.COORDINATOR:
            yield Standing.COORDINATOR_ABOVE
        if facts.objected:
            yield Standing.DECIDER
    if _in_reach(seat, facts):
        yield Standing.READER


def _of_agency(agency_id: int, facts: Facts) -> Iterator[Standing]:
    if agency_id in facts.complained:
        return
    if agency_id == facts.lead_id:
        yield Standing.LEAD
    elif agency_id in facts.supporting:
        yield Standing.SUPPORT


def _in_reach(seat: Seat, facts: Facts) -> bool:
    return seat.unit_id in facts.lineage or seat.unit_id in facts.past_units
