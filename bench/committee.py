"""The committee's pages, report and briefing among 150,000 cases and 1.5 million events.

``python bench/committee.py [cases]``: each page beside bare SQL for the same rows and the same
template, in turns in one run; the report as a job, watched while it counts; the briefing. Then every
large table that PostgreSQL reads whole. Exits with 1 when a promise of issue 5 is not kept.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask import Flask, template_rendered
from flask.testing import FlaskClient
from sqlalchemy import func, select

from api.app import create_app
from bench.best_sql import stored
from bench.committee_sql import BOARD, DASHBOARD, LEDGER, ask
from bench.plans import asked, explained, signed_in
from bench.province import province
from casework.app import SETTINGS
from casework.calendar.stored import current_calendar
from casework.clock import read_clock
from casework.database import db
from casework.demo_data.accounts import address
from casework.exports.asking import BRIEFING, ask_for_export
from casework.models import Case, CaseEvent, Export, Meeting, Person, Report, Unit
from casework.reports.asking import ask_for_report
from casework.seats import actor_of
from casework.topics import export, report
from workflows.actors import Actor
from workflows.figures.periods import Period, month

CASES = 150_000
WHO = "thuongtruc.lamvan"
ROUNDS = 15
REPORT_WITHIN, BRIEFING_WITHIN = 10.0, 3.0
LARGE = frozenset({"cases", "case_events", "case_phases", "case_clocks", "escalations", "notices"})
PERIOD = timedelta(days=30)
LINE = 160


class Sort(NamedTuple):
    """One page: where it is, what is promised, and the bare statements for its rows."""

    path: str
    promised: float
    statements: tuple[str, ...]


def main() -> None:
    """Build, measure, explain."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    began = time.perf_counter()
    with province(cases) as app:
        now = _now()
        period = _last_month(now)
        print(
            f"{_count(Case):,} cases, {_late(now):,} of them late, {_count(CaseEvent):,} events,"
            f" built in {time.perf_counter() - began:.0f} s"
        )
        web = create_app(app.config[SETTINGS])
        pages = {
            "board": Sort("/board", 2.0, BOARD),
            f"ledger {period.code}": Sort(f"/ledger?period={period.code}", 3.0, LEDGER),
            f"dashboard {period.code}": Sort(f"/overview?period={period.code}", 3.0, DASHBOARD),
        }
        kept = [measured(web, name, page, now, period) for name, page in pages.items()]
        actor = _committee(now)
        kept += [job_measured(actor, period, now), briefing_measured(actor, now)]
        kept += [plans(web, name, page.path) for name, page in pages.items()]
    sys.exit(0 if all(kept) else 1)


def measured(web: Flask, name: str, page: Sort, now: datetime, period: Period) -> bool:
    """The page and the bare side in turns; whether the ratio of their middles is as promised."""
    with web.app_context():
        client = signed_in(web, WHO)
        with rendered(web) as found:
            _visit(client, page.path)
        template, context = found[-1]
        with asked() as statements:
            _visit(client, page.path)
        values = _values(context, now, period)
        ours, bare, sql = [], [], []
        for _ in range(ROUNDS):
            ours.append(seconds(lambda: _visit(client, page.path)))
            sql.append(seconds(lambda: _ask(page.statements, values)))
            with web.test_request_context(page.path):
                drawn = seconds(lambda: template.render(context))
            bare.append(sql[-1] + drawn)
        db.engine.dispose()
    mine, best = statistics.median(ours), statistics.median(bare)
    print(f"{name}: {len(statements)} statements, middle of {ROUNDS}")
    print(f"  page            {1000 * mine:10.1f} ms")
    print(
        f"  SQL + template  {1000 * best:10.1f} ms, of it SQL {1000 * statistics.median(sql):.1f} ms"
        f"   ratio {mine / best:.2f}   (promised {page.promised:.0f})"
    )
    return mine / best <= page.promised


def job_measured(actor: Actor, period: Period, now: datetime) -> bool:
    """The monthly report as its worker counts it, while somebody watches how far it is."""
    unit = db.session.scalars(select(Unit.id).where(Unit.parent_id.is_(None))).first() or 0
    token = ask_for_report(period, actor=actor, now=now, as_of=now, unit=unit)
    number = db.session.scalars(select(Report.id).where(Report.token == token)).one()
    db.session.rollback()
    with watched(number) as steps:
        took = seconds(lambda: report.handle(number, now=now))
    shown = ", ".join(f"{step} at {at:.1f} s" for step, at in steps.items())
    print(f"monthly report  {took:6.2f} s   (promised {REPORT_WITHIN:.0f})   steps seen: {shown}")
    return took <= REPORT_WITHIN and len(steps) > 1


def briefing_measured(actor: Actor, now: datetime) -> bool:
    """The two pages for the next meeting."""
    meeting = db.session.scalars(select(func.max(Meeting.id))).one()
    token = ask_for_export(BRIEFING, {"meeting": meeting}, actor=actor, now=now)
    number = db.session.scalars(select(Export.id).where(Export.token == token)).one()
    db.session.rollback()
    took = seconds(lambda: export.handle(number, now=now))
    print(f"briefing        {took:6.2f} s   (promised {BRIEFING_WITHIN:.0f})")
    return took <= BRIEFING_WITHIN


def plans(web: Flask, name: str, path: str) -> bool:
    """Every statement of the page again with EXPLAIN; whether none reads a large table whole."""
    with web.app_context():
        client = signed_in(web, WHO)
        with asked() as statements:
            _visit(client, path)
        answers = [explained(statement, values) for statement, values in statements]
        db.engine.dispose()
    slowest = max(answers, key=lambda answer: answer.took)
    print(f"plans of {name}: slowest statement {slowest.took:.1f} ms")
    whole = [answer for answer in answers if LARGE & set(answer.scanned)]
    for answer in whole:
        print(
            f"  {answer.took:.1f} ms reads {', '.join(answer.scanned)} whole: {answer.statement[:LINE]} …"
        )
    if not whole:
        print("  no large table is read whole")
    return not whole


@contextmanager
def rendered(web: Flask) -> Iterator[list[tuple[Any, dict[str, Any]]]]:
    """What templates were drawn inside the block, and from what."""
    found: list[tuple[Any, dict[str, Any]]] = []

    def note(_sender: object, template: Any, context: dict[str, Any], **_more: object) -> None:
        found.append((template, context))

    template_rendered.connect(note, web)
    try:
        yield found
    finally:
        template_rendered.disconnect(note, web)


@contextmanager
def watched(number: int) -> Iterator[dict[int, float]]:
    """What another connection reads of a report's progress: each step with its first second."""
    steps: dict[int, float] = {}
    over, began, engine = threading.Event(), time.perf_counter(), db.engine

    def look() -> None:
        while not over.wait(0.05):
            with engine.connect() as connection:
                done = connection.scalar(select(Report.steps_done).where(Report.id == number))
            steps.setdefault(done or 0, time.perf_counter() - began)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield steps
    finally:
        over.set()
        watcher.join()


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _visit(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    if answer.status_code != 200:  # noqa: PLR2004 -- HTTP's word for "here it is"
        raise SystemExit(f"{path}: {answer.status_code}")


def _ask(statements: tuple[str, ...], values: dict[str, Any]) -> None:
    with closing(db.engine.raw_connection()) as pooled:
        ask(pooled.driver_connection.cursor(), statements, values)
        pooled.driver_connection.rollback()


def _values(context: dict[str, Any], now: datetime, period: Period) -> dict[str, Any]:
    calendar = current_calendar(db.session)
    refs = [row.ref for row in context["board"].rows] if "board" in context else []
    shown = db.session.scalars(select(Case.id).where(Case.ref.in_(refs))).all()
    db.session.rollback()
    return {
        "now": stored(now),
        "as_of": stored(now),
        "then": stored(now - PERIOD),
        "before": stored(now - 2 * PERIOD),
        "begins": stored(period.begins(calendar)),
        "ends": stored(period.ends(calendar)),
        "begins_before": stored(period.before().begins(calendar)),
        "year": stored(period.ends(calendar) - 12 * PERIOD),
        "shown": list(shown),
    }


def _last_month(now: datetime) -> Period:
    return month(now.year, now.month).before()


def _committee(now: datetime) -> Actor:
    person = db.session.scalars(select(Person.id).where(Person.email == address(WHO))).one()
    actor = actor_of(db.session, person, on=now.date())
    db.session.rollback()
    return actor


def _now() -> datetime:
    now = read_clock(db.session())
    db.session.rollback()
    return now


def _count(model: type[Case | CaseEvent]) -> int:
    n = db.session.scalar(select(func.count(model.id))) or 0
    db.session.rollback()
    return n


def _late(now: datetime) -> int:
    n = db.session.scalar(select(func.count(Case.id)).where(Case.due_at < now)) or 0
    db.session.rollback()
    return n


if __name__ == "__main__":
    main()
