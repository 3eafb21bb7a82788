"""The figures of March 2026 as a report has them; by hand, see tests/casework/figures."""

from __future__ import annotations

from casework.database import db
from casework.models import Agency, Report, Unit
from casework.reports.counting import fingerprint, rules_of
from casework.unit_of_work import unit_of_work
from tests.casework.figures.conftest import END_OF_MARCH
from tests.casework.reports.conftest import MakeReport
from tests.cast import ENVIRONMENT, Cast

TOTALS = {
    "to_handle": 14, "entry.before": 2, "entry.received": 11, "entry.reopened": 1,
    "exit.open_late": 1, "exit.open_ahead": 6, "exit.done_early": 4, "exit.done_late": 1,
    "exit.merged": 1, "exit.declined": 1, "done": 5, "on_time": 4, "on_time_original": 4,
    "outcome.confirmed": 2, "outcome.disputed": 1, "outcome.reopened": 1, "outcome.waiting": 1,
}  # fmt: skip


def test_totals_are_as_counted_by_hand(make: MakeReport) -> None:
    figures = make().figures or {}
    assert figures["cases"]["totals"] == TOTALS


def test_groups_add_up_to_the_totals(make: MakeReport) -> None:
    cases = (make().figures or {})["cases"]
    for group in ("type", "severity", "place_unit_id"):
        for name, n in TOTALS.items():
            assert sum(by.get(name, 0) for by in cases[group].values()) == n, (group, name)
    assert cases["type"]["other"]["to_handle"] == 1


def test_events_hot_spots_and_directives(make: MakeReport) -> None:
    figures = make().figures or {}
    assert figures["marks"]["feedback_given"] == 5
    assert figures["marks"]["referred_up"] == 1
    assert figures["first_responses"] == {"early": 10}
    assert figures["hot_spots"] == 0
    assert figures["directives"] == {"given": 0, "closed": 0, "open": 0, "overdue": 0}


def test_the_late_are_all_named_by_id(make: MakeReport, refs: dict[str, str]) -> None:
    late = (make().figures or {})["late"]
    assert [row["due"][:10] for row in late] == ["2026-03-11"]


def test_the_period_before_stands_beside(make: MakeReport) -> None:
    before = (make().figures or {})["before"]
    assert (before["to_handle"], before["entry.received"], before["exit.open_ahead"]) == (2, 2, 2)


def test_the_course_of_the_months_and_the_ages_are_frozen_too(make: MakeReport) -> None:
    figures = make().figures or {}
    assert (len(figures["months"]), figures["months"][-1]) == (12, ["2026-03", 11, 5, 1])
    assert [age[0] for age in figures["ages"]] == [0, 8, 31, 91]
    assert sum(age[1] for age in figures["ages"]) == 7


def test_a_theme_counts_its_type_alone(make: MakeReport) -> None:
    totals = (make(type_slug="other").figures or {})["cases"]["totals"]
    assert totals["to_handle"] == 1


def test_a_month_without_cases_is_a_report_of_noughts(make: MakeReport) -> None:
    figures = make("2025-11").figures or {}
    assert figures["cases"]["totals"] == {}
    assert figures["agencies"] == []


def test_a_unit_renamed_or_ended_in_the_period_keeps_its_numbers(
    make: MakeReport, cast: Cast
) -> None:
    first = make()
    with unit_of_work() as session:
        unit = session.get_one(Unit, cast.unit("SMY"))
        unit.name = "Xã Suối Mây Mới"
        unit.valid_to = END_OF_MARCH.date()
        session.get_one(Agency, cast.agency(ENVIRONMENT)).name = "Sở mới"
    again = make()
    assert again.sha256 == first.sha256
    assert (again.names or {})["units"][str(cast.unit("SMY"))] == ["Xã Suối Mây Mới", "2026-03-31"]


def test_rules_are_those_of_then() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})


def test_versions_of_calendar_and_policies_are_kept(make: MakeReport) -> None:
    report: Report = make()
    assert (report.figures or {})["rules"] == rules_of(db.session, END_OF_MARCH)
    assert (report.figures or {})["rules"]["policies"]["pollution"] == 1
