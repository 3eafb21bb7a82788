"""What goes out of a case has the shapes written down, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

from api.schemas.case import CaseShape, EntryShape, RowShape, When

LATE = datetime(2026, 3, 1, 18, 30, 59, 5, tzinfo=UTC)


def test_a_time_is_told_where_the_offices_are() -> None:
    assert When().serialize("at", {"at": LATE}) == "2026-03-02T01:30:59+07:00"


def test_a_day_stays_a_day() -> None:
    assert When().serialize("at", {"at": date(2026, 3, 2)}) == "2026-03-02"
    assert When().serialize("at", {"at": None}) is None


def test_what_a_reader_is_not_given_is_absent_and_not_empty() -> None:
    assert CaseShape().dump({"ref": "A", "title": "B"}) == {"ref": "A", "title": "B"}


def test_nothing_goes_out_that_is_not_written_down() -> None:
    assert CaseShape().dump({"ref": "A", "reporter": "alice", "id": 7}) == {"ref": "A"}


def test_no_shape_has_a_place_for_whoever_reported() -> None:
    names = {*CaseShape().fields, *RowShape().fields}
    assert not any("report" in name and name != "reported_on" for name in names)
    assert not names & {"id", "person", "confirmers", "actor"}


def test_the_texts_of_an_event_are_called_fields() -> None:
    entry = {"seq": 1, "fields": [{"label": "Lý do", "text": "Có"}]}
    assert EntryShape().dump(entry) == entry
