"""How PostgreSQL answers each page of a large office: its slowest statement, and what it reads whole.

``python bench/plans.py [cases]``; every statement of every page is asked again with EXPLAIN ANALYZE.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select

from api.app import create_app
from bench.stock import stocked
from casework.actions.escalate import sweep
from casework.app import SETTINGS
from casework.clock import read_clock
from casework.database import db
from casework.demo_data.accounts import address
from casework.drain import drain
from casework.models import Person
from tests.api.signed_in import sign_browser_in

CASES = 100_000
LARGE = 10_000
PAGES = (
    ("thuongtruc.lamvan", "/board"),
    ("daumoi.lamvan", "/inbox"),
    ("daumoi.suoimay", "/inbox"),
    ("daumoi.suoimay", "/cases"),
    ("daumoi.suoimay", "/cases?q=nước+thải"),
    ("daumoi.suoimay", "/cases?q=tê+giác"),
    ("canbo.ubnd-suoimay.1", "/desk"),
    ("ctv.suoimay.1", "/mine"),
    ("ctv.suoimay.1", "/notifications"),
)


class Answer(NamedTuple):
    """One statement's time in milliseconds, and the large tables it read from end to end."""

    took: float
    scanned: tuple[str, ...]
    statement: str


@contextmanager
def asked() -> Iterator[list[tuple[str, Any]]]:
    """Every SELECT sent to the database inside the block, with its parameters."""
    found: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        if statement.startswith("SELECT"):
            found.append((statement, values))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def explained(statement: str, values: Any) -> Answer:
    """Asked again, and how it was answered."""
    with db.engine.connect() as connection:
        told = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values)
        plan = told.scalar_one()[0]
    scanned = tuple(sorted({name for name, rows in _scans(plan["Plan"]) if rows > LARGE}))
    return Answer(plan["Execution Time"], scanned, " ".join(statement.split()))


def _scans(node: dict[str, Any]) -> Iterator[tuple[str, float]]:
    if node["Node Type"] == "Seq Scan":
        read = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        yield node["Relation Name"], read * node["Actual Loops"]
    for child in node.get("Plans", []):
        yield from _scans(child)


def signed_in(app: Flask, name: str) -> FlaskClient:
    """The browser of one of the demo's people."""
    person = db.session.scalars(select(Person.id).where(Person.email == address(name))).one()
    now = read_clock(db.session())
    db.session.rollback()
    return sign_browser_in(app.test_client(), person, now=now)


def visit(app: Flask, name: str, path: str) -> None:
    """The page, as this person opens it; must be answered."""
    status = signed_in(app, name).get(path).status_code
    if status != 200:  # noqa: PLR2004 -- HTTP's word for "here it is"
        raise SystemExit(f"{path} for {name}: {status}")


def show(what: str, statements: list[tuple[str, Any]]) -> None:
    """One line a page, and one more for each statement that reads a large table whole."""
    answers = [explained(statement, values) for statement, values in statements]
    slowest = max(answers, key=lambda answer: answer.took)
    total = sum(answer.took for answer in answers)
    print(f"{what:45} {len(answers):3} statements {total:8.1f} ms, slowest {slowest.took:8.1f} ms")
    for answer in answers:
        if answer.scanned:
            print(
                f"    {answer.took:8.1f} ms reads {', '.join(answer.scanned)}: {answer.statement}"
            )


def main() -> None:
    """Print it for every page, and for the two things a ticker does again and again."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    with stocked(cases) as app:
        web = create_app(app.config[SETTINGS])
        for name, path in PAGES:
            with web.app_context(), asked() as statements:
                visit(web, name, path)
                show(f"{path} {name}", statements)
                db.engine.dispose()
        now = read_clock(db.session())
        db.session.rollback()
        sweep(now=now)
        for what, act in (("sweep, nothing due", lambda: sweep(now=now)), ("drain", drain)):
            with asked() as statements:
                act()
            show(what, statements)


if __name__ == "__main__":
    main()
