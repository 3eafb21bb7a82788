"""Cases of March 2026, counted with a pencil: see tests/casework/figures/history.py.

            came       stood at the end of March                     what was known then
A           received   done early (due 1 April, told 11 March)       confirmed
B           before     done late (due 18 March, told 19 March)       waiting
C           before     open, late (due 11 March)
D           received   done early                                    closed against dispute
E, cycle 1  received   done early                                    reopened
E, cycle 2  reopened   open (due 6 April)
F           received   open (due 3 April, and 11 days of pause)
G           received   open, now of type "other" (due 9 April)
H           received   merged
I           received   not taken up
J           received   open, with the province (due 8 April)
K           received   done early                                    confirmed
L           received   open, result given again (due 9 April)
M           received   open (due 21 April)
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from casework.database import db
from casework.figures.cases import case_members
from casework.figures.window import Window
from casework.models import Case
from tests.casework.figures.conftest import LATER, WindowOf
from tests.cast import Cast

EXPECTED = {
    "A": ("received", "done_early", "confirmed"),
    "B": ("before", "done_late", "waiting"),
    "C": ("before", "open_late", None),
    "D": ("received", "done_early", "disputed"),
    "E": ("received", "done_early", "reopened"),
    "E2": ("reopened", "open_ahead", None),
    "F": ("received", "open_ahead", None),
    "G": ("received", "open_ahead", None),
    "H": ("received", "merged", None),
    "I": ("received", "declined", None),
    "J": ("received", "open_ahead", None),
    "K": ("received", "done_early", "confirmed"),
    "L": ("received", "open_ahead", None),
    "M": ("received", "open_ahead", None),
}


def counted(window: Window, refs: dict[str, str]) -> dict[str, Any]:
    """The rows by letter, the second cycle with a 2."""
    ids = {row.id: row.ref for row in db.session.execute(select(Case.id, Case.ref))}
    letters = {ref: letter for letter, ref in refs.items()}
    rows = db.session.execute(case_members(window)).all()
    found = {letters[ids[row.case_id]] + ("2" if row.cycle == 2 else ""): row for row in rows}
    assert len(found) == len(rows), "a case is counted twice"
    return found


def told(rows: dict[str, Any]) -> dict[str, tuple[str, str, str | None]]:
    return {letter: (row.entry, row.exit, row.outcome) for letter, row in rows.items()}


def test_every_case_comes_out_as_reckoned_by_hand(
    window_of: WindowOf, refs: dict[str, str]
) -> None:
    assert told(counted(window_of(), refs)) == EXPECTED


def test_what_came_in_is_what_stands_at_the_end(window_of: WindowOf, refs: dict[str, str]) -> None:
    rows = counted(window_of(), refs).values()
    assert Counter(row.entry for row in rows) == {"before": 2, "received": 11, "reopened": 1}
    assert Counter(row.exit for row in rows) == {
        "open_late": 1,
        "open_ahead": 6,
        "done_early": 4,
        "done_late": 1,
        "merged": 1,
        "declined": 1,
    }


def test_against_the_date_first_promised_extensions_and_pauses_are_no_credit(
    window_of: WindowOf, refs: dict[str, str]
) -> None:
    late = {letter for letter, row in counted(window_of(), refs).items() if row.late_original}
    assert late == {"B", "C"}


def test_days_and_lateness_of_what_was_done_are_working_days(
    window_of: WindowOf, refs: dict[str, str]
) -> None:
    rows = counted(window_of(), refs)
    taken = {letter: row.settled_days for letter, row in rows.items() if "done" in row.exit}
    # B: 2 February to 19 March is 33 days from Monday to Friday, without the five of Tết.
    assert taken == {"A": 7, "B": 28, "D": 4, "E": 3, "K": 4}
    assert rows["B"].settled_late == 1
    assert rows["A"].settled_late == 0


def test_a_recategorised_case_counts_in_its_new_type_from_then_on(
    window_of: WindowOf, refs: dict[str, str]
) -> None:
    assert counted(window_of(), refs)["G"].type == "other"
    before = counted(window_of(as_of=datetime(2026, 3, 9, tzinfo=UTC)), refs)
    assert before["G"].type == "pollution"


def test_of_a_commune_what_was_referred_up_is_gone_and_of_the_province_it_is_open(
    window_of: WindowOf, refs: dict[str, str], cast: Cast
) -> None:
    commune = counted(window_of(units=frozenset({cast.unit("SMY")})), refs)
    assert told(commune) == EXPECTED | {"J": ("received", "referred_away", None)}
    province = counted(window_of(units=frozenset({cast.unit("TAM")})), refs)
    assert told(province) == {"J": ("referred", "open_ahead", None)}


def test_silence_is_known_only_once_it_has_lasted(
    window_of: WindowOf, refs: dict[str, str]
) -> None:
    later = told(counted(window_of(as_of=LATER), refs))
    assert later == EXPECTED | {"B": ("before", "done_late", "unconfirmed")}


def test_april_begins_with_what_march_left_open(window_of: WindowOf, refs: dict[str, str]) -> None:
    rows = told(counted(window_of("2026-04", as_of=LATER), refs))
    assert rows.keys() == {"C", "E2", "F", "G", "J", "L", "M"}
    assert {entry for entry, _, _ in rows.values()} == {"before"}
    assert {exit_ for _, exit_, _ in rows.values()} == {"open_late"}


def test_a_running_period_is_counted_up_to_now(window_of: WindowOf, refs: dict[str, str]) -> None:
    rows = told(counted(window_of(as_of=datetime(2026, 3, 3, 12, tzinfo=UTC)), refs))
    assert rows == {
        "A": ("received", "open_ahead", None),
        "B": ("before", "open_ahead", None),
        "C": ("before", "open_ahead", None),
        "D": ("received", "open_ahead", None),
        "E": ("received", "open_ahead", None),
    }
