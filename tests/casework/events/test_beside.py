"""Beside the states: what notes, pauses, extensions, directives and hot spots leave behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casework.events.base import INSIDE, Circle, Event, Told
from casework.events.beside import (
    Attached,
    Directed,
    DirectiveAnswered,
    DirectiveClosed,
    Escalated,
    ExtensionAsked,
    ExtensionDecided,
    HotSpotEntered,
    HotSpotLeft,
    Noted,
    Paused,
    Reminded,
    Resumed,
)
from tests.casework.events.beginnings import NOW, begun


def test_a_witnesss_note_is_kept_from_agencies_and_an_officers_from_witnesses() -> None:
    witness, officer = Noted(by_witness=True), Noted()
    assert witness.circles() == {Circle.OFFICES, Circle.WITNESSES}
    assert witness.told() == (Told.COORDINATORS,)
    assert officer.circles() == INSIDE
    assert Told.LEAD_OFFICERS in officer.told()


QUIET: list[Event] = [
    Noted(),
    Attached(sha256="a", moment="before"),
    Escalated(clock="1.case", clock_kind="case", level=2, tells_duties=("officer",)),
]


@pytest.mark.parametrize("event", QUIET, ids=lambda event: event.kind)
def test_some_events_change_nothing_that_others_saw(event: Event) -> None:
    assert event.fold(begun(), NOW) == begun()
    assert not event.moves_version


def test_a_pause_is_counted_and_ends() -> None:
    paused = Paused(category="expert", review_on="2026-03-20").fold(begun(), NOW)
    assert (paused.paused_until, paused.pauses) == (date(2026, 3, 20), 1)
    assert Resumed().fold(paused, NOW) == replace(begun(), pauses=1)


@pytest.mark.parametrize(("granted", "counted"), [(True, 1), (False, 0)])
def test_an_extension_is_counted_only_when_granted(granted: bool, counted: int) -> None:
    asked = ExtensionAsked(days=5).fold(begun(), NOW)
    assert asked.extension_asked == 5
    decided = ExtensionDecided(granted=granted, days=5).fold(asked, NOW)
    assert (decided.extension_asked, decided.extensions) == (None, counted)


def test_reminders_count_by_their_number() -> None:
    assert Reminded(number=3).fold(begun(), NOW).reminders == 3


def test_a_directive_is_open_answered_and_closed_by_its_number() -> None:
    case = begun()
    for number, owner in ((1, "lead"), (2, "coordinator")):
        case = Directed(number=number, owner=owner, due_on="2026-03-10").fold(case, NOW)
    case = DirectiveAnswered(number=2).fold(case, NOW)
    assert [each.status for each in case.directives] == ["open", "answered"]
    case = DirectiveClosed(number=1).fold(case, NOW)
    assert [each.status for each in case.directives] == ["closed", "answered"]


def test_a_hot_spot_is_entered_and_left() -> None:
    entered = HotSpotEntered().fold(begun(), NOW)
    assert entered.hot_spot
    assert HotSpotLeft().fold(entered, NOW) == begun()
