"""The tables of a report that are drawn: frozen figures, and no other."""

from __future__ import annotations

from casework.reports.charted import AGES, ON_TIME, TREND, plots
from casework.reports.tables import Tables
from tests.casework.reports.conftest import MakeReport


def tables(make: MakeReport, code: str = "2026-03", language: str = "vi") -> Tables:
    report = make(code)
    return Tables(report.figures or {}, report.names or {}, language=language)


def test_the_months_say_which_of_them_are_this_period_and_which_the_one_before(
    make: MakeReport, refs: dict[str, str]
) -> None:
    trend = plots(tables(make))[TREND]
    assert [row[1] for row in trend.rows] == ["Trước đó"] * 10 + ["Kỳ trước", "Kỳ này"]
    assert trend.rows[-1] == ("03/2026", "Kỳ này", 11, 5, 1)
    assert trend.rows[-2] == ("02/2026", "Kỳ trước", 2, 0, 0)
    assert trend.words == "Tháng 03/2026: tiếp nhận 11, đã phản hồi 5, trễ hạn cuối tháng 1."


def test_a_year_stands_beside_the_months_of_the_year_before(make: MakeReport) -> None:
    rows = plots(tables(make, "2026"))[TREND].rows
    assert (rows[0][:2], rows[-1][:2]) == (("01/2025", "Kỳ trước"), ("03/2026", "Kỳ này"))


def test_months_and_ages_add_up_to_what_the_report_says_elsewhere(make: MakeReport) -> None:
    found = tables(make)
    drawn = plots(found)
    assert drawn[TREND].rows[-1][2] == found.totals["entry.received"]
    open_ = sum(n for name, n in found.totals.items() if name.startswith("exit.open"))
    assert sum(int(row[3]) for row in drawn[AGES].rows) == open_ == 7
    assert sum(int(row[2]) for row in drawn[AGES].rows) == found.totals["exit.open_late"]
    done = [row[1:4] for row in drawn[ON_TIME].rows]
    assert [sum(int(row[n]) for row in done) for n in range(3)] == [4, 1, found.totals["done"]]


def test_a_report_counted_before_there_were_months_has_no_such_charts(make: MakeReport) -> None:
    report = make()
    figures = {k: v for k, v in (report.figures or {}).items() if k not in ("months", "ages")}
    assert set(plots(Tables(figures, report.names or {}))) == {ON_TIME}


def test_a_period_of_nothing_has_nothing_to_draw(make: MakeReport) -> None:
    drawn = plots(tables(make, "2025-11"))
    assert set(drawn) == {TREND, AGES}
    assert all(each.is_empty for each in drawn.values())


def test_the_words_are_english_for_who_reads_english(make: MakeReport) -> None:
    drawn = plots(tables(make, language="en"))
    assert drawn[AGES].words == "7 open, 1 of them late."
    assert drawn[ON_TIME].name == "In time by type"
