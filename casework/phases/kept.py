"""Phases kept: what a command's events began, in its transaction; and those never written yet."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select

from casework.history.reading import Step, read_histories
from casework.models import CaseEvent, CasePhase
from casework.phases.derived import begins_phase, phase_of
from casework.rules.stored import read_rulebook
from casework.seats import Reading
from casework.unit_of_work import unit_of_work
from workflows.rulebook import Rulebook

BATCH = 200


def keep_phases(session: Reading, case_id: int, history: Sequence[Step], rules: Rulebook) -> None:
    """Append a phase for each event that begins one and has none; end the one before.

    An event whose phase is kept is not looked at again: a phase never changes but for its end.
    """
    last = session.scalars(
        select(CasePhase).where(CasePhase.case_id == case_id, CasePhase.until.is_(None))
    ).one_or_none()
    for place, step in enumerate(history, start=1):
        if not begins_phase(step) or (last is not None and step.seq <= last.seq):
            continue
        phase = phase_of(history[:place], rules)
        phase.case_id = case_id
        if last is not None:
            last.until = phase.since
            last.last_in_cycle = last.cycle != phase.cycle
            # The old one ends before the new one stands: only one may stand.
            session.flush()
        session.add(phase)
        last = phase


def fill(*, limit: int | None = None) -> int:
    """Write the phases of cases that have none, from their events; returns how many cases.

    For databases older than phases; a batch a transaction, and none where nothing is missing.
    """
    done = 0
    while limit is None or done < limit:
        with unit_of_work() as session:
            cases = session.scalars(_without_phases().limit(BATCH)).all()
            rules = read_rulebook(session)
            for case_id, history in read_histories(session, cases):
                keep_phases(session, case_id, history, rules)
        if not cases:
            break
        done += len(cases)
    return done


def _without_phases() -> Select[int]:
    """Cases by their first events, which all of them have."""
    first = CaseEvent.seq == 1
    has_one = select(CasePhase.case_id).where(CasePhase.case_id == CaseEvent.case_id).exists()
    return select(CaseEvent.case_id).where(first, ~has_one).order_by(CaseEvent.case_id)
