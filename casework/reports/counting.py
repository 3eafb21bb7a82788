"""The figures of a report: numbers by ids and codes alone, the same for the same past instant."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import and_, func, or_, select

from casework.figures.cases import case_members
from casework.figures.ledger import ledger
from casework.figures.marks import first_responses, marks, select_any
from casework.figures.months import age_counts, compared_months, month_counts
from casework.figures.window import Window
from casework.models import CaseClock, CasePhase
from casework.rules.stored import read_rulebook
from casework.seats import Reading
from workflows.clocks import ClockKind
from workflows.figures.words import Exit

STEPS: Final = 5
GROUPS: Final = ("type", "severity", "place_unit_id")


def count_report(
    session: Reading, window: Window, *, progress: Callable[[int], None] = lambda _step: None
) -> dict[str, Any]:
    """All figures of a period; ``progress`` hears how many of STEPS are done."""
    found: dict[str, Any] = {"cases": _cases(session, window)}
    progress(1)
    found["agencies"] = _agencies(session, window)
    progress(2)
    found |= _events(session, window)
    progress(3)
    found["late"] = _late(session, window)
    progress(4)
    found["before"] = _totals_before(session, window)
    found |= _course(session, window)
    found["rules"] = rules_of(session, window.as_of)
    found["as_of"] = window.as_of.isoformat()
    found["period"] = window.period.code
    progress(STEPS)
    return found


def fingerprint(figures: Mapping[str, Any]) -> str:
    """SHA-256 of the figures in one fixed spelling: equal figures, equal fingerprint."""
    spelled = json.dumps(figures, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(spelled.encode()).hexdigest()


def rules_of(session: Reading, at: datetime) -> dict[str, Any]:
    """The versions of the calendar and of each policy that held at an instant."""
    rules = read_rulebook(session)
    policies = {slug: rules.policy(slug, at).version for slug in sorted(rules.policies)}
    return {"calendar": rules.calendar(at).version, "policies": policies}


def _cases(session: Reading, window: Window) -> dict[str, Any]:
    of = case_members(window).subquery().c
    keys = (
        of.entry, of.exit, of.outcome, of.late_original, of.earlier, of.type, of.severity,
        of.place_unit_id,
    )  # fmt: skip
    totals: Counter[str] = Counter()
    groups: dict[str, dict[str, Counter[str]]] = {name: defaultdict(Counter) for name in GROUPS}
    for row in session.execute(select_any(*keys, func.count().label("n")).group_by(*keys)):
        counted = _counted(row)
        for name in counted:
            totals[name] += row.n
        for group in GROUPS:
            key = getattr(row, group)
            for name in counted:
                groups[group]["none" if key is None else str(key)][name] += row.n
    spelled = {
        group: {key: dict(sorted(n.items())) for key, n in sorted(by.items())}
        for group, by in groups.items()
    }
    return {"totals": dict(sorted(totals.items())), **spelled}


def _counted(row: Any) -> list[str]:
    """Where one case counts: each name once."""
    names = ["to_handle", f"entry.{row.entry}", f"exit.{row.exit}"]
    if row.outcome is not None:
        names += ["done", f"outcome.{row.outcome}"]
        if not row.late_original:
            names.append("on_time_original")
        if row.exit != Exit.DONE_LATE.value:
            names.append("on_time")
    if row.earlier:
        names.append("earlier")
    return names


def _agencies(session: Reading, window: Window) -> list[dict[str, Any]]:
    return [
        {
            "id": row.agency_id,
            "cells": row.cells,
            "stages": {stage: list(found) for stage, found in sorted(row.stages.items())},
            "answered": None if row.answered is None else list(row.answered),
        }
        for row in sorted(ledger(session, window), key=lambda row: row.agency_id)
    ]


def _events(session: Reading, window: Window) -> dict[str, Any]:
    done = marks(window).subquery().c
    counted = session.execute(
        select_any(done.mark, func.count().label("n")).group_by(done.mark)
    ).all()
    told_before = session.scalar(
        select(func.count()).where(
            done.mark == "feedback_given", done.claimed_on < window.period.first
        )
    )
    responses = {row.first_response: row.n for row in session.execute(first_responses(window))}
    return {
        "marks": {row.mark: row.n for row in sorted(counted, key=lambda row: row.mark)},
        "feedback_told_before": told_before,
        "first_responses": dict(sorted(responses.items())),
        "hot_spots": session.scalar(
            select(func.count()).where(_stands(window), window.reach(CasePhase), CasePhase.hot_spot)
        ),
        "directives": _directives(session, window),
    }


def _stands(window: Window) -> Any:
    """The one phase of each case that held at the end."""
    lasts = or_(CasePhase.until.is_(None), CasePhase.until >= window.ends)
    return and_(CasePhase.since < window.ends, lasts)


def _directives(session: Reading, window: Window) -> dict[str, int]:
    clock = CaseClock
    of_kind = clock.kind == ClockKind.DIRECTIVE.value
    open_ = or_(clock.ended_at.is_(None), clock.ended_at >= window.ends)
    begun = clock.started_at < window.ends

    def count(*conditions: Any) -> int:
        statement = (
            select(func.count())
            .select_from(clock)
            .join(CasePhase, CasePhase.case_id == clock.case_id)
            .where(of_kind, _stands(window), window.reach(CasePhase), *conditions)
        )
        return session.scalar(statement) or 0

    return {
        "given": count(begun, clock.started_at >= window.begins),
        "closed": count(clock.ended_at >= window.begins, clock.ended_at < window.ends),
        "open": count(begun, open_),
        "overdue": count(begun, open_, clock.due_current < window.ends),
    }


def _late(session: Reading, window: Window) -> list[dict[str, Any]]:
    """Every case that is late at the end, the longest first; no more is kept than numbers."""
    of = case_members(window).subquery().c
    late = session.execute(
        select_any(of.case_id, of.cycle, of.due_current, of.due_original, CasePhase.agency_id)
        .join(
            CasePhase,
            and_(CasePhase.case_id == of.case_id, CasePhase.cycle == of.cycle, _stands(window)),
        )
        .where(of.exit == Exit.LATE.value)
        .order_by(of.due_current, of.case_id)
    )
    return [
        {
            "case": row.case_id,
            "due": row.due_current.isoformat(),
            "original": row.due_original.isoformat(),
            "agency": row.agency_id,
        }
        for row in late
    ]


def _course(session: Reading, window: Window) -> dict[str, Any]:
    """Month by month with the period before, and how old what is open is."""
    calendar = read_rulebook(session).calendar(window.as_of)
    months = compared_months(window, calendar)
    return {
        "months": [
            [each.month.code, *each[1:]] for each in month_counts(session, window, months, calendar)
        ],
        "ages": [list(each) for each in age_counts(session, window)],
    }


def _totals_before(session: Reading, window: Window) -> dict[str, int]:
    """The totals of the period before, as known now, to compare with."""
    calendar = read_rulebook(session).calendar(window.as_of)
    totals: dict[str, int] = _cases(session, window.before(calendar))["totals"]
    return totals
