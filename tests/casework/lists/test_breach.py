"""What was looked at in a stretch of time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.access_log import Look, note_look
from casework.database import db
from casework.lists.access import case_numbered
from casework.lists.breach import Affected, affected
from tests.cases import Cases
from tests.cast import Cast

HOUR = timedelta(hours=1)


@pytest.fixture
def refs(cases: Cases, cast: Cast, now: datetime) -> tuple[str, str]:
    """Bob and Carol opened the first, Bob the second later; Frank took a file; Alice looked."""
    one, other = cases.reported(), cases.reported()
    for who, ref, hours in (
        ("bob", one, 0),
        ("carol", one, 1),
        ("bob", other, 2),
        ("alice", one, 3),
    ):
        note_look(Look.CASE, actor=cast.actor(who), now=now + hours * HOUR, ref=ref)
    note_look(Look.FILE, actor=cast.actor("frank"), now=now + HOUR, what="qua-han.xlsx")
    note_look(Look.LEDGER, actor=cast.actor("frank"), now=now + 9 * HOUR, what="3")
    return one, other


def within(now: datetime, hours: int, **more: int | None) -> Affected:
    return affected(db.session, since=now, until=now + hours * HOUR, **more)


def test_cases_and_people_are_counted(refs: tuple[str, str], now: datetime) -> None:
    found = within(now, 24)
    assert found.kinds == {"case": 4, "file": 1, "ledger": 1}
    told = {row.ref: (row.looks, row.people, row.last - row.first) for row in found.cases}
    assert told == {refs[0]: (2, 2, HOUR), refs[1]: (1, 1, timedelta())}
    looks = {row.name: (row.looks, row.cases) for row in found.people}
    assert looks == {"Bob": (2, 2), "Carol": (1, 1), "Alice": (1, 0), "Frank": (2, 0)}
    assert [(row.name, row.kind, row.what) for row in found.taken] == [
        ("Frank", "file", "qua-han.xlsx"),
        ("Frank", "ledger", "3"),
    ]


def test_which_report_of_their_own_somebody_opened_is_not_told(
    refs: tuple[str, str], cast: Cast, now: datetime
) -> None:
    found = within(now, 24, person_id=cast.person("alice"))
    assert (list(found.cases), found.unnamed) == ([], 1)


def test_only_what_lies_within(refs: tuple[str, str], now: datetime) -> None:
    found = within(now, 2)
    assert found.kinds == {"case": 2, "file": 1}
    assert [row.ref for row in found.cases] == [refs[0]]


def test_only_one_person_or_one_case(refs: tuple[str, str], cast: Cast, now: datetime) -> None:
    bob = within(now, 24, person_id=cast.person("bob"))
    assert ({row.ref for row in bob.cases}, len(bob.people)) == (set(refs), 1)
    one = within(now, 24, case_id=case_numbered(db.session, refs[0]))
    assert [row.name for row in one.people] == ["Bob", "Carol"]
    assert list(one.taken) == []
