"""What a newer policy does to one case."""

from __future__ import annotations

from casework.applying import apply_in_case
from casework.clock import read_clock
from casework.database import db
from tests.cases import Cases
from tests.casework.stored import kinds_of, row_of
from tests.edits import shorter_handling


def test_a_case_of_the_type_follows_it_once(cases: Cases) -> None:
    cases.now = read_clock(db.session)
    ref = cases.reported()
    version = shorter_handling(cases.cast)
    now = read_clock(db.session)
    assert apply_in_case(row_of(ref).id, version, now=now)
    assert not apply_in_case(row_of(ref).id, version, now=now)
    assert kinds_of(ref) == ["reported", "policy_applied"]


def test_a_case_of_another_type_is_left_alone(cases: Cases) -> None:
    cases.now = read_clock(db.session)
    ref = cases.reported(type="land_grievance")
    version = shorter_handling(cases.cast)
    assert not apply_in_case(row_of(ref).id, version, now=read_clock(db.session))
    assert kinds_of(ref) == ["reported"]
