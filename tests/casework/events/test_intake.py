"""A case begins, gains or loses a voice, or is split."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from casework.events.base import Circle
from casework.events.intake import SplitOff, VoiceJoined, VoiceLeft
from tests.casework.events.beginnings import NOW, REPORTED, THEN, begun


def test_a_report_begins_a_case_at_its_unit() -> None:
    case = begun()
    assert (case.state, case.unit_id, case.units, case.reported_at) == ("reported", 2, (2,), THEN)


def test_a_claimed_day_is_kept_as_a_day() -> None:
    assert replace(REPORTED, began_on="2026-01-05").begin(THEN).began_on == date(2026, 1, 5)


def test_voices_join_and_leave_again() -> None:
    more = VoiceJoined(case_id=9, voices=3).fold(begun(), NOW)
    assert more.voices == 4
    assert VoiceLeft(case_id=9, voices=3).fold(more, NOW) == begun()


def test_a_split_changes_nothing_and_concerns_the_offices_alone() -> None:
    event = SplitOff(case_id=9)
    assert event.fold(begun(), NOW) == begun()
    assert event.circles() == {Circle.OFFICES}
