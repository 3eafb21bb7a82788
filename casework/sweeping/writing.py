"""What a sweep found is written: rungs, events, notices, and where clocks and cases now stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from casework.bulk import insert_rows, update_rows
from casework.events.beside import Escalated
from casework.history.chain import BEGINNING
from casework.history.sealing import seal_rows
from casework.models import Case, CaseClock, CaseEvent, Escalation, Notice
from casework.notify.when import Leaving
from casework.recipients import Addressees
from casework.recording import dated_by_database
from casework.seating import Seating
from casework.seats import Reading
from casework.sweeping.climbing import Climb, Step
from casework.sweeping.due import HeldCase
from casework.units import UnitTree
from workflows.actors import Standing
from workflows.escalation import Duty, Rung

Row = dict[str, Any]
# Whose desk it is, and the duties told: cases on one desk tell the same people.
Desks = tuple[int, int | None, tuple[Duty, ...]]


@dataclass(frozen=True)
class Audience:
    """The people of every desk on one day, found once for each desk and rung.

    ``witnesses``: which of them has a part of their own in which case; ``rule``: when their
    notices leave the house.
    """

    seating: Seating
    tree: UnitTree
    witnesses: AbstractSet[tuple[int, int]]
    rule: Leaving
    _found: dict[Desks, frozenset[int]] = field(default_factory=dict, repr=False)

    def of(self, case: HeldCase, duties: tuple[Duty, ...]) -> frozenset[int]:
        """Whom a rung tells of this case."""
        key = (case.unit_id, case.lead_id if case.held_by_agency else None, duties)
        if key not in self._found:
            lineage = self.tree.lineage(case.unit_id)
            coordinating, above = self.seating.desks(lineage)
            people = Addressees(self.seating, case, lineage, coordinating, above)
            self._found[key] = frozenset(p for duty in duties for p in people.of_duty(duty))
        return self._found[key]


def write(session: Reading, climbs: Sequence[tuple[HeldCase, Climb]], audience: Audience) -> int:
    """Six statements, whatever the number of cases; returns how many rungs were climbed."""
    events = [row for case, climb in climbs for row in _events(case, climb)]
    ids = _append(session, events, [case for case, _ in climbs])
    insert_rows(session, Escalation, [row for _, climb in climbs for row in _rungs(climb)])
    insert_rows(
        session,
        Notice,
        [row for case, climb in climbs for row in _notices(case, climb, ids, audience)],
    )
    update_rows(session, CaseClock, [m._asdict() for _, climb in climbs for m in climb.moved])
    update_rows(session, Case, [_standing(case, climb) for case, climb in climbs if climb.steps])
    return len(events)


def _append(
    session: Reading, events: Sequence[Row], cases: Sequence[HeldCase]
) -> dict[tuple[int, int], int]:
    """The events and their seals; gives the id of each by case and number."""
    undated = dated_by_database(session)
    written = insert_rows(
        session,
        CaseEvent,
        [_undated(each) for each in events] if undated else events,
        returning=("case_id", "seq", "id", "recorded_at"),
    )
    times = {(row.case_id, row.seq): row.recorded_at for row in written}
    seal_rows(
        session,
        [each | {"recorded_at": times[each["case_id"], each["seq"]]} for each in events],
        refs={case.id: case.ref for case in cases},
        heads={case.id: case.head or BEGINNING for case in cases},
    )
    return {(row.case_id, row.seq): row.id for row in written}


def _undated(event: Row) -> Row:
    return {name: value for name, value in event.items() if name != "recorded_at"}


def _numbered(case: HeldCase, climb: Climb) -> list[tuple[int, Step]]:
    return list(enumerate(climb.steps, start=case.last_seq + 1))


def _events(case: HeldCase, climb: Climb) -> list[Row]:
    return [
        {
            "case_id": case.id,
            "seq": seq,
            "kind": Escalated.kind,
            "kind_version": Escalated.version,
            "standing": Standing.SYSTEM.value,
            "recorded_at": climb.at,
            "body": _body(step.clock.key, step.clock.kind, step.rung),
        }
        for seq, step in _numbered(case, climb)
    ]


@lru_cache(maxsize=1_000)
def _body(clock: str, kind: str, rung: Rung) -> dict[str, Any]:
    """As stored. Thousands of cases climb the same few rungs of the same few clocks."""
    tells = tuple(duty.value for duty in rung.tells)
    return Escalated(clock=clock, clock_kind=kind, level=rung.level, tells_duties=tells).body()


def _rungs(climb: Climb) -> list[Row]:
    return [
        {
            "clock_id": step.clock.id,
            "case_id": step.clock.case_id,
            "level": step.rung.level,
            "due_at": step.due_at,
            "recorded_at": climb.at,
        }
        for step in climb.steps
    ]


def _notices(
    case: HeldCase, climb: Climb, ids: Mapping[tuple[int, int], int], audience: Audience
) -> list[Mapping[str, Any]]:
    return [
        audience.rule.notice(
            person_id=person,
            case_id=case.id,
            event_id=ids[case.id, seq],
            now=climb.at,
            urgent=case.urgent,
            hot_spot=case.hot_spot,
            witness=(case.id, person) in audience.witnesses,
        )
        for seq, step in _numbered(case, climb)
        for person in audience.of(case, step.rung.tells)
    ]


def _standing(case: HeldCase, climb: Climb) -> Row:
    return {"id": case.id, "last_seq": case.last_seq + len(climb.steps), "level": climb.level}
