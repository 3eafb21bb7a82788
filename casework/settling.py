"""After the events of a command: the row, the parties and the clocks follow the fold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from casework.casefile import CaseFile
from casework.fold import FOLDED_COLUMNS, CaseState
from casework.models import Case, CaseAgency, CaseClock, CaseUnit
from casework.phases.kept import keep_phases
from workflows.clocks import Clock, ClockKind, HolderKind
from workflows.escalation import next_rung_at

# What a desk can be late with. Custody is measured and reported; it climbs no ladder of its
# own, since its stages do, and a lapse is nobody's lateness.
URGING = frozenset(ClockKind) - {ClockKind.CUSTODY, ClockKind.LAPSE}


def settle(file: CaseFile) -> None:
    """Bring every stored view of the case in line with its history."""
    # What is read here only this function writes, so all of it is written once, at the end.
    with file.session.no_autoflush:
        copy_fold(file.row, file.state)
        if _parties_moved(file):
            _settle_parties(file)
        clocks = file.clocks()
        rows = _settle_clocks(file, clocks)
        copy_due(file.row, clocks, rows)
        keep_phases(file.session, file.row.id, file.history, file.rules)
    file.session.flush()
    file.settled = file.state


def copy_fold(row: Case, state: CaseState) -> None:
    """Give the row the values of the fold."""
    for name in FOLDED_COLUMNS:
        setattr(row, name, getattr(state, name))


def parts(state: CaseState) -> dict[int, str]:
    """Each agency's part; being complained about outweighs any other."""
    supporting = dict.fromkeys(state.supporting, "support")
    lead = {} if state.lead_id is None else {state.lead_id: "lead"}
    return supporting | lead | dict.fromkeys(state.complained, "complained")


def _parties_moved(file: CaseFile) -> bool:
    """Most commands leave agencies and units as they are; then their rows need no look."""
    kept, state = file.settled, file.state
    return kept is None or parts(kept) != parts(state) or kept.units != state.units


def _settle_parties(file: CaseFile) -> None:
    session, case_id = file.session, file.row.id
    wanted = parts(file.state)
    kept = {
        row.agency_id: row
        for row in session.scalars(select(CaseAgency).where(CaseAgency.case_id == case_id))
    }
    # Old parts go before new ones come, since a case has only one lead at any moment.
    for agency, row in kept.items():
        if wanted.get(agency) != row.part:
            session.delete(row)
    session.flush()
    session.add_all(
        CaseAgency(case_id=case_id, agency_id=agency, part=part)
        for agency, part in wanted.items()
        if agency not in kept or kept[agency].part != part
    )
    units = {
        row.unit_id: row
        for row in session.scalars(select(CaseUnit).where(CaseUnit.case_id == case_id))
    }
    for unit in units.keys() - set(file.state.units):
        session.delete(units[unit])
    session.add_all(
        CaseUnit(case_id=case_id, unit_id=unit) for unit in set(file.state.units) - units.keys()
    )


def _settle_clocks(file: CaseFile, clocks: Iterable[Clock]) -> dict[str, CaseClock]:
    rows = {
        row.key: row
        for row in file.session.scalars(select(CaseClock).where(CaseClock.case_id == file.row.id))
    }
    for clock in clocks:
        row = rows.get(clock.key)
        if row is None:
            row = rows[clock.key] = CaseClock(
                case_id=file.row.id,
                key=clock.key,
                level=0,
            )
            file.session.add(row)
        copy_clock(file, row, clock)
    return rows


def copy_clock(file: CaseFile, row: CaseClock, clock: Clock) -> None:
    """Give the row the values of the derived clock; its level stays, and says the next rung."""
    desk = clock.holder
    values = {
        "kind": clock.kind.value,
        "name": clock.name,
        "cycle": clock.cycle,
        "unit_id": desk.id if desk and desk.kind is HolderKind.UNIT else None,
        "agency_id": desk.id if desk and desk.kind is HolderKind.AGENCY else None,
        "source": clock.source.value,
        "policy_version": clock.policy_version,
        "calendar_version": clock.calendar_version,
        "started_at": clock.started_at,
        "started_seq": clock.started_seq,
        "due_original": clock.due_original,
        "due_current": clock.due_current,
        "paused": clock.paused,
        "ended_at": clock.ended_at,
        "first_breached_at": clock.first_breached_at,
        # While a clock runs its lateness grows by the day; only the end of it is stored.
        "days_late": clock.days_late if clock.ended_at else 0,
    }
    for name, value in values.items():
        # Most clocks of a case have ended long ago; a row left alone costs no look at its end.
        if getattr(row, name) != value:
            setattr(row, name, value)
    set_next_rung(file, row, clock)


def set_next_rung(file: CaseFile, row: CaseClock, clock: Clock) -> None:
    """When the sweep must look at this clock again; a pause puts it off to its review.

    At the end of a pause that nobody ended there may be no rung to climb, but the case shows
    its due date again.
    """
    at = _next_rung(file, row, clock)
    if row.next_rung_at != at:
        row.next_rung_at = at


def _next_rung(file: CaseFile, row: CaseClock, clock: Clock) -> datetime | None:
    if clock.ended_at is not None or clock.kind not in URGING:
        return None
    if clock.paused:
        return clock.paused_until
    return next_rung_at(
        file.policy.ladder,
        clock.due_current,
        urgent=file.state.urgent,
        reached=row.level,
        calendar=file.calendar_of(clock),
        started_at=clock.started_at,
    )


def copy_due(row: Case, clocks: Iterable[Clock], rows: dict[str, CaseClock]) -> None:
    """Give the case its nearest deadline, the whole case's, and its highest level.

    A paused clock has a due date like any other: a pause must not take a late case off the board.
    """
    running = [clock for clock in clocks if clock.ended_at is None]
    urging = [clock for clock in running if clock.kind in URGING]
    nearest = min(urging, key=lambda clock: clock.due_current, default=None)
    whole = next((clock for clock in running if clock.kind is ClockKind.CASE), None)
    row.due_at = nearest.due_current if nearest else None
    row.due_original = nearest.due_original if nearest else None
    row.due_clock = nearest.kind.value if nearest else None
    row.case_due_at = whole.due_current if whole else None
    row.level = max((rows[clock.key].level for clock in running), default=0)
