"""The tables that page, paper and spreadsheet share."""

from __future__ import annotations

from casework.reports.tables import GROUPS, Tables
from tests.casework.reports.conftest import MakeReport
from tests.cast import ENVIRONMENT


def tables(make: MakeReport, **more: object) -> Tables:
    report = make(**more)
    return Tables(report.figures or {}, report.names or {})


def test_the_overview_stands_beside_the_period_before(make: MakeReport) -> None:
    rows = {row[0]: row[1:] for row in tables(make).overview().rows}
    assert rows["Cần xử lý"] == (14, 2)
    assert rows["Đã xử lý: trễ hạn"] == (1, 0)


def test_groups_name_their_keys_and_leave_nothing_out(make: MakeReport) -> None:
    found = tables(make)
    for group, _label in GROUPS:
        assert sum(int(row[1]) for row in found.grouped(group).rows) == 14
    assert found.grouped("place_unit_id").rows[0][0] == "Xã Suối Mây"
    assert {row[0] for row in found.grouped("severity").rows} == {"Bức xúc", "Chưa phân loại"}


def test_agencies_have_rates_with_both_numbers(make: MakeReport) -> None:
    rows = {row[0]: row for row in tables(make).agencies().rows}
    assert rows[ENVIRONMENT][-2:] == ("67% · 4/6", "83% · 5/6")


def test_a_case_out_of_sight_is_no_more_than_a_line(make: MakeReport) -> None:
    (row,) = tables(make).late({}).rows
    assert row[0] == "–"
    assert row[-1] == "11/03/2026"


def test_nearly_all_is_not_all(make: MakeReport) -> None:
    found = tables(make)
    assert found.share(999, 1000) == ">99% · 999/1000"
    assert found.share(1, 1000) == "<1% · 1/1000"
    assert found.share(0, 0) == "–"


def test_a_unit_that_ended_says_until_when(make: MakeReport) -> None:
    report = make()
    names = {**(report.names or {}), "units": {"2": ["Xã Cũ", "2026-03-31"]}}
    renamed = Tables(report.figures or {}, names)
    assert renamed.name_of("place_unit_id", "2").startswith("Xã Cũ (đến ")
