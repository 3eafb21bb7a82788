"""How a due date came to be what it is, for each reader."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from api.views.shifts import moved, moved_values
from tests.api.views.reading import reading
from tests.cases import Cases
from tests.cast import Cast
from tests.edits import day_off, save
from workflows.states import State

HOUR = timedelta(hours=1)


def whole(cases: Cases, ref: str, who: str) -> tuple[list[Any], list[dict[str, Any]]]:
    """The moves of the whole case's clock, in words and as values."""
    found = reading(cases, ref, who)
    clock = next(clock for clock in found.file.clocks() if clock.kind == "case")
    return moved(clock, found), moved_values(clock, found)


def extended(cases: Cases) -> str:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "ask_extension", days=5)
    cases.do("bob", ref, "decide_extension")
    return ref


def test_a_deadline_that_never_moved_has_no_moves(cases: Cases) -> None:
    assert whole(cases, cases.at(State.IN_PROGRESS), "bob") == ([], [])


def test_each_move_names_its_event_and_from_when_to_when(cases: Cases) -> None:
    words, values = whole(cases, extended(cases), "bob")
    assert [(each.on, each.before, each.after) for each in words] == [
        ("02/03/2026", "01/04/2026", "08/04/2026")
    ]
    assert "đồng ý gia hạn 5 ngày làm việc" in words[0].why
    (value,) = values
    assert value["kind"] == "extension_decided"
    assert (value["from"], value["to"]) == (
        "2026-04-01T23:59:59+07:00",
        "2026-04-08T23:59:59+07:00",
    )


def test_a_newer_calendar_is_named_by_its_version(cast: Cast, cases: Cases, now: datetime) -> None:
    ref = extended(cases)
    save(cast, now + HOUR, day_off(date(2026, 3, 5)))
    cases.do("dan", ref, "note", now=now + 2 * HOUR)
    cases.now = now + 3 * HOUR
    words, values = whole(cases, ref, "dan")
    assert [each["kind"] for each in values] == ["extension_decided", "calendar_applied"]
    assert words[1].why == "Hạn được tính lại theo lịch làm việc bản 2."
    assert (words[1].before, words[1].after) == ("08/04/2026", "09/04/2026")


def test_who_may_not_read_the_event_reads_only_the_dates(cases: Cases) -> None:
    words, values = whole(cases, extended(cases), "alice")
    assert [(each.on, each.why) for each in words] == [("", "")]
    assert words[0].after == "08/04/2026"
    assert [(each["event"], each["kind"]) for each in values] == [(None, None)]
