"""Small teams have no figures, and small numbers are not said to whom has no cases."""

from __future__ import annotations

from flask import Flask

from api.views.coverage import few, team_views, unit_views
from casework.lists.coverage import TeamCount, UnitCount

LARGE, SMALL = TeamCount("Tổ", "Xã", 9, 20, 12, 10, 8), TeamCount("Tổ", "Xã", 4, 20, 12, 10, 8)


def test_a_team_of_four_has_no_figures_for_anybody(app: Flask) -> None:
    with app.test_request_context():
        large, small = team_views([LARGE, SMALL], sees_cases=True)
        assert (large.few, small.few, small.members) == (False, True, few())


def test_neither_a_small_part_nor_its_small_rest_is_said_without_cases(app: Flask) -> None:
    with app.test_request_context():
        (office,) = team_views([LARGE], sees_cases=True)
        (watcher,) = team_views([LARGE], sees_cases=False)
        assert (office.confirmed.part, office.confirmed.hidden) == (8, "")
        assert watcher.confirmed.hidden == few()
        assert watcher.answered.hidden == ""


def test_whether_a_unit_is_silent_is_said_to_all(app: Flask) -> None:
    with app.test_request_context():
        rows = unit_views([UnitCount("Xã", 0, 0), UnitCount("Phường", 7, 3)], sees_cases=False)
        assert [(row.without_people, row.silent) for row in rows] == [(True, True), (False, False)]
        assert rows[1].reports == few()
