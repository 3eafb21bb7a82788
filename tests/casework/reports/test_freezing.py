"""Figures are frozen once, and come out again byte for byte whatever happened since."""

from __future__ import annotations

import json
from datetime import timedelta

from casework.database import db
from casework.models import Report
from casework.reports.counting import fingerprint
from casework.reports.freezing import figures_of, freeze, window_of
from tests.cases import Cases
from tests.casework.figures.conftest import END_OF_MARCH, LATER
from tests.casework.figures.history import Matter
from tests.casework.reports.conftest import MakeReport, stored
from tests.cast import Cast
from workflows.states import State


def spelled(figures: object) -> str:
    return json.dumps(figures, sort_keys=True)


def test_a_report_of_a_past_instant_is_the_same_after_many_later_events(
    make: MakeReport, refs: dict[str, str], cast: Cast
) -> None:
    first = make()
    later = Cases(cast, LATER)
    for state in (State.REPORTED, State.ASSIGNED, State.RESOLVED, State.DECLINED, State.MERGED):
        later.at(state)
    later.do("dan", refs["E"], "resolve")
    later.do("bob", refs["C"], "reassign")
    Matter(cast, 2, 6, place_kind="market").given(2, 6)
    again = make(now=LATER + timedelta(days=30))
    assert spelled(again.figures) == spelled(first.figures)
    assert again.sha256 == first.sha256 == fingerprint(first.figures or {})
    assert again.token != first.token


def test_what_is_known_later_makes_other_figures(make: MakeReport) -> None:
    assert make(as_of=LATER).sha256 != make().sha256


def test_freezing_twice_changes_nothing(make: MakeReport) -> None:
    report = make()
    before = (report.sha256, report.ready_at)
    freeze(report.id, now=LATER + timedelta(days=1))
    freeze(999_999, now=LATER)
    after = stored(report.token)
    assert (after.sha256, after.ready_at) == before


def test_progress_is_told_step_by_step(make: MakeReport) -> None:
    report = make()
    told: list[int] = []
    figures_of(db.session, report, now=LATER, progress=told.append)
    assert told == [1, 2, 3, 4, 5]
    assert report.steps_done == 5


def test_one_case_is_told_up_to_its_instant(make: MakeReport, refs: dict[str, str]) -> None:
    report = make(ref=refs["B"])
    marks = [row["mark"] for row in (report.figures or {})["phases"]]
    assert marks[0] == "reported"
    assert marks[-1] == "feedback_given"
    later = make(ref=refs["B"], as_of=LATER).figures or {}
    assert later["phases"][-1]["mark"] == "lapsed"


def test_the_window_of_a_theme_has_its_type(make: MakeReport) -> None:
    found = window_of(db.session, make(type_slug="other"), now=LATER)
    assert found.types == frozenset({"other"})
    assert found.ends == END_OF_MARCH


def test_names_are_frozen_beside_the_figures(make: MakeReport, cast: Cast) -> None:
    report: Report = make()
    assert (report.names or {})["units"][str(cast.unit("SMY"))] == ["Xã Suối Mây", None]
    assert "Suối Mây" not in spelled(report.figures)
