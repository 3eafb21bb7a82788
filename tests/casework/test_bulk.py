"""Many rows in one statement: written in order, given back, changed by their number."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from casework.bulk import among, insert_rows, update_rows
from casework.database import db
from casework.models import Case, CaseClock, CaseEvent
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import events_of, row_of

AT = datetime(2026, 3, 3, 4, 5, 6, 789, tzinfo=UTC)


def rungs(ref: str, *seqs: int) -> list[dict[str, object]]:
    body = {"clock": "1.case", "clock_kind": "case", "level": 1, "tells_duties": ["officer"]}
    return [
        {
            "case_id": row_of(ref).id, "seq": seq, "kind": "escalated", "kind_version": 1,
            "standing": "system", "recorded_at": AT, "body": body,
        }
        for seq in seqs
    ]  # fmt: skip


def test_rows_are_written_as_they_are_and_given_back(cases: Cases) -> None:
    ref = cases.reported()
    rows = rungs(ref, 2, 3)
    with unit_of_work() as session:
        back = insert_rows(session, CaseEvent, rows, returning=("seq", "id"))
    second, third = events_of(ref)[1:]
    assert sorted(map(tuple, back)) == [(2, second.id), (3, third.id)]
    for name, value in rows[0].items():
        assert getattr(second, name) == value
    assert (second.actor_id, second.text_hash) == (None, None)


def test_rows_are_changed_each_to_its_own(cases: Cases) -> None:
    cases.reported()
    ids = list(db.session.scalars(select(CaseClock.id).order_by(CaseClock.id)))
    rows: list[dict[str, Any]] = [
        {"id": id_, "level": level, "next_rung_at": None} for level, id_ in enumerate(ids, 1)
    ]
    rows[0]["next_rung_at"] = AT
    with unit_of_work() as session:
        update_rows(session, CaseClock, rows)
    stored = db.session.scalars(select(CaseClock).order_by(CaseClock.id)).all()
    assert [(c.id, c.level) for c in stored] == [(row["id"], row["level"]) for row in rows]
    assert [c.next_rung_at for c in stored] == [AT] + [None] * (len(ids) - 1)


def test_one_row_that_is_refused_takes_all_with_it(cases: Cases) -> None:
    ref = cases.reported()
    with pytest.raises(IntegrityError), unit_of_work() as session:
        insert_rows(session, CaseEvent, [*rungs(ref, 2), *rungs(ref, 2)])
    assert len(events_of(ref)) == 1


def test_nothing_to_write_is_nothing_asked(cases: Cases) -> None:
    with unit_of_work() as session:
        assert insert_rows(session, CaseEvent, [], returning=("id",)) == []
        update_rows(session, CaseClock, [])


def test_of_many_numbers_those_that_are_there_are_found(cases: Cases) -> None:
    first, second, third = (row_of(cases.reported()).id for _ in range(3))
    asked = [first, third, *range(third + 1, third + 400)]
    with unit_of_work() as session:
        found = session.scalars(select(Case.id).where(among(session, Case.id, asked))).all()
        assert sorted(found) == [first, third]
        assert session.scalars(select(Case.id).where(among(session, Case.id, []))).all() == []
    assert second not in found
