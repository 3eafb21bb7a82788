"""What the environment office had to do in March 2026, counted with a pencil.

            came      stood at the end of March                              against the first date
A           received  answered 10 March, due 25 March                        on time
B           before    answered 16 March, due 4 March, extended to 11 March   late
C           before    never taken up, due 3 March                            late
D           received  answered 6 March, closed against dispute, came back
E           received  answered 5 March, reopened
E, again    received  open, due on the next day: soon
F           received  answered 27 March, due 26 March; paused to 10 April    late, but not extended
G           received  open, "other" since 10 March: due 30 March             late
K           received  returned on the next day
L           received  answered 12 March, sent back, answered 31 March: once
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from casework.database import db
from casework.figures.custodies import custody_members
from casework.figures.window import Window
from casework.models import Case
from tests.cases import Cases
from tests.casework.figures.conftest import END_OF_MARCH, LATER, WindowOf
from tests.cast import ENVIRONMENT, OFFICE, POLICE, Cast

EXPECTED = {
    "A": ("received", "done_early", False, "confirmed", False),
    "B": ("before", "done_late", True, "waiting", False),
    "C": ("before", "open_late", True, None, False),
    "D": ("received", "done_early", False, "disputed", True),
    "E": ("received", "done_early", False, "reopened", False),
    "E2": ("received", "open_soon", False, None, False),
    "F": ("received", "done_early", True, "no_feedback", False),
    "G": ("received", "open_late", True, None, False),
    "K": ("received", "returned", False, None, False),
    "L": ("received", "done_early", False, "no_feedback", False),
}


def counted(window: Window, refs: dict[str, str], agency: int) -> dict[str, Any]:
    """The custodies by letter, a second one with a 2."""
    ids = {row.id: row.ref for row in db.session.execute(select(Case.id, Case.ref))}
    letters = {ref: letter for letter, ref in refs.items()}
    found: dict[str, Any] = {}
    rows = db.session.execute(custody_members(window, agency)).all()
    for row in sorted(rows, key=lambda each: each.custody):
        letter = letters[ids[row.case_id]]
        found[letter + "2" if letter in found else letter] = row
    return found


def told(rows: dict[str, Any]) -> dict[str, Any]:
    return {
        letter: (row.entry, row.exit, bool(row.late_original), row.outcome, bool(row.recurs))
        for letter, row in rows.items()
    }


def test_every_custody_comes_out_as_reckoned_by_hand(
    window_of: WindowOf, refs: dict[str, str], cast: Cast
) -> None:
    assert told(counted(window_of(), refs, cast.agency(ENVIRONMENT))) == EXPECTED


def test_days_are_working_days_without_pauses_and_without_the_time_between_results(
    window_of: WindowOf, refs: dict[str, str], cast: Cast
) -> None:
    rows = counted(window_of(), refs, cast.agency(ENVIRONMENT))
    taken = {letter: row.left_days for letter, row in rows.items() if row.outcome}
    assert taken == {"A": 5, "B": 24, "D": 3, "E": 2, "F": 6, "L": 14}
    assert rows["B"].left_late == 3


def test_the_agencies_next_in_hand_have_their_own(
    window_of: WindowOf, refs: dict[str, str], cast: Cast
) -> None:
    office = counted(window_of(), refs, cast.agency(OFFICE))
    assert told(office) == {"K": ("received", "done_early", False, "confirmed", False)}
    police = counted(window_of(), refs, cast.agency(POLICE))
    assert told(police) == {"J": ("received", "open_soon", False, None, False)}


def test_a_commune_counts_what_agencies_did_for_it(
    window_of: WindowOf, refs: dict[str, str], cast: Cast
) -> None:
    commune = window_of(units=frozenset({cast.unit("SMY")}))
    assert told(counted(commune, refs, cast.agency(ENVIRONMENT))) == EXPECTED
    assert told(counted(commune, refs, cast.agency(POLICE))) == {}


def test_all_agencies_together_are_each_agency_alone(window_of: WindowOf, cast: Cast) -> None:
    rows = db.session.execute(custody_members(window_of())).all()
    assert len(rows) == 12
    assert {row.agency_id for row in rows} == {
        cast.agency(name) for name in (ENVIRONMENT, OFFICE, POLICE)
    }


def test_the_quarter_counts_each_once_and_knows_what_became_of_it(
    window_of: WindowOf, refs: dict[str, str], cast: Cast
) -> None:
    quarter = told(counted(window_of("2026-Q1", as_of=LATER), refs, cast.agency(ENVIRONMENT)))
    wanted = EXPECTED | {
        "B": ("received", "done_late", True, "unconfirmed", False),
        "C": ("received", "open_late", True, None, False),
    }
    assert quarter == wanted


def test_a_recurrence_that_was_none_counts_no_more_and_older_figures_stay(
    window_of: WindowOf, refs: dict[str, str], cast: Cast
) -> None:
    office = cast.agency(ENVIRONMENT)
    denied = END_OF_MARCH + timedelta(days=9)
    before = counted(window_of(as_of=denied), refs, office)["D"]
    Cases(cast, denied).do("bob", refs["M"], "deny_recurrence")
    assert bool(before.recurs)
    assert told(counted(window_of(), refs, office)) == EXPECTED
    assert bool(counted(window_of(as_of=denied), refs, office)["D"].recurs)
    assert not counted(window_of(as_of=LATER), refs, office)["D"].recurs
