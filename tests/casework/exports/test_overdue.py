"""The overdue list: the right cases, the worst first, in the words of the office."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timedelta
from typing import Any

from flask import Flask

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.exports.overdue import HEADINGS, render
from casework.history.anchoring import make_anchor, printed
from casework.lists.overdue import overdue_rows
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from tests.sheets import rows_of
from workflows.states import State

LATER = timedelta(days=60)


def rows(cast: Cast, who: str, now: datetime, **filters: Any) -> list[str]:
    calendar = current_calendar(db.session)
    found = [row.ref for row in overdue_rows(cast.actor(who), filters, calendar, now)]
    db.session.rollback()
    return found


def test_the_longest_overdue_comes_first(app: Flask, cast: Cast, now: datetime) -> None:
    younger = Cases(cast, now + timedelta(days=7)).reported()
    older = Cases(cast, now).reported()
    assert rows(cast, "bob", now + LATER) == [older, younger]


def test_what_is_in_time_or_ended_is_not_listed(app: Flask, cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    cases.reported()
    cases.at(State.CLOSED)
    assert rows(cast, "bob", now + timedelta(hours=1)) == []
    assert len(rows(cast, "bob", now + LATER)) == 1


def test_everyone_gets_only_what_they_may_see(app: Flask, cast: Cast, now: datetime) -> None:
    ref = Cases(cast, now).reported()
    seen = {who: rows(cast, who, now + LATER) for who in ("frank", "alice", "bill", "dan", "ada")}
    assert seen == {"frank": [ref], "alice": [ref], "bill": [], "dan": [], "ada": []}


def test_filters_narrow_the_list(app: Flask, cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    river = cases.at(State.IN_PROGRESS)
    lamp = cases.reported(type="household_electricity")
    other = cases.reported("wendy", "BSE")

    def listed(**filters: Any) -> set[str]:
        return set(rows(cast, "frank", now + LATER, **filters))

    assert listed() == {river, lamp, other}
    assert listed(unit=cast.unit("BSE")) == {other}
    assert listed(unit=cast.unit("TAM")) == set()
    assert listed(agency=cast.agency(ENVIRONMENT)) == {river}
    assert listed(type="household_electricity") == {lamp}
    assert listed(severity="pressing") == {river}


def listed(cast: Cast, now: datetime, language: str) -> list[dict[str, Any]]:
    content = render(
        cast.actor("frank"), {}, language=language, now=now, progress=lambda _count: None
    )
    head, *body = rows_of(content)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_a_row_says_where_it_lies_and_how_late_it_is(app: Flask, cast: Cast, now: datetime) -> None:
    ref = Cases(cast, now).at(State.IN_PROGRESS)
    calendar = current_calendar(db.session)
    (case,) = overdue_rows(cast.actor("frank"), {}, calendar, now + LATER)
    (row,) = listed(cast, case.due_at + timedelta(days=7), "vi")
    assert row["Số vụ việc"] == ref
    assert row["Mức độ"] == "Bức xúc"
    assert row["Trạng thái"] == "Đang xử lý"
    assert row["Địa bàn"] == "Kênh tiêu thôn Đông, Xã Suối Mây"
    assert row["Nơi đang giữ"] == ENVIRONMENT
    assert row["Quá hạn (ngày làm việc)"] == 5
    assert row["Lượt phản ánh"] == "Dưới 5"


def test_an_english_reader_reads_english(app: Flask, cast: Cast, now: datetime) -> None:
    Cases(cast, now).reported()
    (row,) = listed(cast, now + LATER, "en")
    assert set(row) == {label.en for label, _width in HEADINGS}


def test_every_printed_page_of_a_committee_bears_the_newest_anchor(
    app: Flask, cast: Cast, now: datetime
) -> None:
    with unit_of_work() as session:
        anchor = printed(make_anchor(session, now=now).hash)

    def foot(who: str) -> str:
        actor = cast.actor(who)
        content = render(actor, {}, language="vi", now=now, progress=lambda _count: None)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return packed.read("xl/worksheets/sheet1.xml").decode()

    assert f"Mốc lịch sử ngày 02/03/2026: {anchor}</oddFooter>" in foot("frank")
    assert "Mốc" not in foot("bob")
