"""Figures that other systems get wrong in production (reference: peers.md §2 and §3), one test each.

Counted on the small history of tests/casework/figures/history.py, with matters added by hand.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from casework.database import db
from casework.figures.cases import case_members
from casework.figures.ledger import LedgerRow, ledger
from casework.models import Case
from tests.casework.figures.conftest import WindowOf
from tests.casework.figures.history import Matter
from tests.cast import ENVIRONMENT, Cast
from workflows.figures.cells import RATES
from workflows.figures.shares import Share, ranked

END_OF_JUNE = datetime(2026, 5, 31, 17, tzinfo=UTC)


def fixed_late_the_second_time(cast: Cast) -> Matter:
    """Answered in three days of March, disputed, reopened, and answered again two months later."""
    return (
        Matter(cast, 3, place_kind="road_section", place="Đường liên thôn")
        .given(3)
        .do("dan", "accept", 3)
        .do("dan", "resolve", 5)
        .do("bob", "give_feedback", 6)
        .do("alice", "dispute", 9)
        .do("bob", "reopen", 10)
        .do("dan", "accept", 10)
        .do("dan", "resolve", 15, 5)
        .do("bob", "give_feedback", 18, 5)
    )


def row_in(
    window_of: WindowOf, matter: Matter, code: str, as_of: datetime
) -> dict[int, tuple[str, str | None]]:
    """By cycle: how it stood at the end of the period, and what was known of it."""
    case_id = db.session.scalars(select(Case.id).where(Case.ref == matter.ref)).one()
    rows = db.session.execute(case_members(window_of(code, as_of))).all()
    return {row.cycle: (row.exit, row.outcome) for row in rows if row.case_id == case_id}


def agency(window_of: WindowOf, cast: Cast, code: str = "2026-03") -> LedgerRow:
    (row,) = ledger(db.session, window_of(code), cast.agency(ENVIRONMENT))
    return row


def test_reopened_and_then_fixed_late_is_late_unlike_egov(window_of: WindowOf, cast: Cast) -> None:
    """It took the first resolution for the only one, so what was fixed late counted on time."""
    matter = fixed_late_the_second_time(cast)
    found = row_in(window_of, matter, "2026-05", END_OF_JUNE)
    assert found == {2: ("done_late", "waiting")}


def test_reopened_is_open_again_and_not_for_ever_resolved_unlike_egov(
    window_of: WindowOf, cast: Cast
) -> None:
    """Its mark "resolved" stayed on after reopening."""
    matter = fixed_late_the_second_time(cast)
    in_april = row_in(window_of, matter, "2026-04", datetime(2026, 4, 30, 17, tzinfo=UTC))
    assert in_april[2][0] == "open_late"
    in_march = row_in(window_of, matter, "2026-03", datetime(2026, 3, 31, 17, tzinfo=UTC))
    assert in_march == {1: ("done_early", "reopened"), 2: ("open_ahead", None)}


def test_no_rate_exceeds_the_whole_unlike_egov(window_of: WindowOf, cast: Cast) -> None:
    """Reopened from "rejected" was never in its denominator: a rate of 200 %."""
    declined = Matter(cast, 6, place_kind="one_stop_shop", place="Bộ phận một cửa cũ")
    declined.do("bob", "decline", 9).do("alice", "object", 10).do("carol", "reopen", 11)
    for row in ledger(db.session, window_of()):
        for name in (*RATES, "reopened"):
            whole = RATES.get(name, (name, "done"))[1]
            assert row.cells[name] <= row.cells[whole], (row.name, name)


def test_what_was_closed_late_stays_late_unlike_signalen_and_osticket(
    window_of: WindowOf, cast: Cast
) -> None:
    """There a case left the list of late ones the moment it was closed."""
    cells = agency(window_of, cast).cells
    assert cells["late"] == cells["open_late"] + cells["done_late"]
    assert cells["done_late"] == 1


def test_on_time_and_late_never_contradict_each_other_unlike_atd(
    window_of: WindowOf, cast: Cast
) -> None:
    """One page said both "% on time" and "n overdue", counted from different cases."""
    for row in ledger(db.session, window_of()):
        cells = row.cells
        assert cells["on_time"] + cells["done_late"] == cells["done"]
        assert cells["done"] + cells["open"] <= cells["to_handle"]
        assert cells["open_late"] + cells["open_soon"] + cells["open_ahead"] == cells["open"]


def test_silence_is_no_success_unlike_most(window_of: WindowOf, cast: Cast) -> None:
    """No answer is usually counted as solved. B lapsed in April: nobody answered."""
    april = window_of("2026-03", datetime(2026, 4, 30, 17, tzinfo=UTC))
    (row,) = ledger(db.session, april, cast.agency(ENVIRONMENT))
    assert row.cells["unconfirmed"] == 1
    assert row.cells["confirmed"] == 1


def test_a_case_counts_once_a_cycle_however_often_it_was_resolved(
    window_of: WindowOf, cast: Cast
) -> None:
    """L gave a result, was sent back, and gave another: one piece of work, not two."""
    rows = db.session.execute(case_members(window_of())).all()
    assert len({(row.case_id, row.cycle) for row in rows}) == len(rows)


@pytest.mark.parametrize("one", [Share(1, 1), Share(9, 9)])
def test_a_quick_single_case_tops_no_table_unlike_fixmystreet(one: Share) -> None:
    """A body with one case of four minutes led its league table (#1957)."""
    assert ranked([("a", one), ("b", Share(15, 20)), ("c", Share(10, 10))]) == ["c", "b"]


def test_what_is_ignored_counts_beside_what_was_fixed_unlike_fixmystreet(
    window_of: WindowOf, cast: Cast
) -> None:
    """It averaged only what was fixed: to ignore ninety-nine and fix one quickly ranked top."""
    cells = agency(window_of, cast).cells
    assert cells["open_late"] >= 1
    assert cells["late"] > cells["done_late"]
    assert cells["to_handle"] > cells["done"]


def test_the_days_of_the_people_between_result_and_reopening_are_nobodys_unlike_egov(
    window_of: WindowOf, cast: Cast
) -> None:
    """Its clock ran on while it was resolved, and the agency paid for the wait."""
    matter = fixed_late_the_second_time(cast)
    case_id = db.session.scalars(select(Case.id).where(Case.ref == matter.ref)).one()
    march = db.session.execute(case_members(window_of())).all()
    (first,) = [row for row in march if (row.case_id, row.cycle) == (case_id, 1)]
    # Told on Friday the 6th, three working days after Tuesday the 3rd; reopened on the 10th.
    assert (first.settled_days, first.settled_late) == (3, 0)
