"""Which clocks tick after an event."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict, Unpack

import pytest

from tests.workflows.story import TERMS, Facts, Story, handled
from workflows.clocks import ClockKind, Moment
from workflows.ticking import Known, numbered_key, ticking

FIRST = Story("2026-11-02 08:00").moments[0]


class Changes(TypedDict, total=False):
    """What a test here says of a moment besides its state."""

    cycle: int
    custody: int
    urgent: bool
    type: str
    disputed: bool
    objected: bool


def keys(moment: Moment, before: Moment | None = None, **known: Known) -> set[str]:
    earlier = {key.replace("_", "."): value for key, value in known.items()}
    policy = TERMS[moment.type]
    return {tick.key for tick in ticking(before, moment, policy, earlier)}


def in_state(state: str, seq: int = 1, **facts: Unpack[Changes]) -> Moment:
    return replace(FIRST, state=state, seq=seq, **facts)


@pytest.mark.parametrize("state", ["reported", "assessed"])
def test_until_somebody_answers_four_clocks_tick(state: str) -> None:
    expected = {"1.first_response", "1.case", "1.1.custody", f"1.1.{state}"}
    assert keys(in_state(state)) == expected


@pytest.mark.parametrize("state", ["assigned", "declined", "merged", "closed", "feedback"])
def test_the_first_response_is_given_then(state: str) -> None:
    assert "1.first_response" not in keys(in_state(state))


def test_the_first_response_belongs_to_the_first_cycle() -> None:
    assert "1.first_response" not in keys(in_state("reported", cycle=2))


def test_a_first_response_once_given_is_not_owed_again() -> None:
    given = Known(ClockKind.FIRST_RESPONSE, ended=True)
    ticks = ticking(None, in_state("assessed"), TERMS["land"], {"1.first_response": given})
    assert "1.first_response" not in {tick.key for tick in ticks}


@pytest.mark.parametrize("state", ["assigned", "in_progress", "resolved"])
def test_whoever_holds_a_case_has_a_stage_and_a_custody(state: str) -> None:
    found = keys(in_state(state, cycle=2, custody=3))
    assert found == {"2.case", "2.3.custody", f"2.3.{state}"}


@pytest.mark.parametrize("state", ["declined", "merged", "closed"])
def test_an_ended_case_has_no_clock(state: str) -> None:
    assert keys(in_state(state)) == set()


def test_feedback_waits_for_a_lapse_unless_disputed() -> None:
    assert keys(in_state("feedback", seq=7)) == {"l7.lapse"}
    assert keys(in_state("feedback", seq=7, disputed=True)) == {"d7.dispute"}


def test_a_dispute_that_goes_on_keeps_its_key() -> None:
    open_dispute = {"d7.dispute": Known(ClockKind.DISPUTE, ended=False)}
    moment = in_state("feedback", seq=9, disputed=True)
    ticks = ticking(None, moment, TERMS["land"], open_dispute)
    assert [tick.key for tick in ticks] == ["d7.dispute"]


def test_a_second_dispute_is_a_clock_of_its_own() -> None:
    ended = {"d7.dispute": Known(ClockKind.DISPUTE, ended=True)}
    moment = in_state("feedback", seq=9, disputed=True)
    assert [tick.key for tick in ticking(None, moment, TERMS["land"], ended)] == ["d9.dispute"]


@pytest.mark.parametrize("state", ["closed", "declined", "merged"])
def test_an_objection_ticks_in_an_ended_case(state: str) -> None:
    assert keys(in_state(state, seq=8, objected=True)) == {"o8.objection"}


def test_an_objection_ticks_nowhere_else() -> None:
    assert "o8.objection" not in keys(in_state("assigned", seq=8, objected=True))


def test_an_urgent_case_that_is_accepted_must_be_checked() -> None:
    accepted, before = in_state("in_progress", urgent=True), in_state("assigned", urgent=True)
    assert "1.1.check" in keys(accepted, before)


@pytest.mark.parametrize(
    "facts", [{"urgent": False}, {"type": "land"}, {"checked": True}, {"state": "assigned"}]
)
def test_no_check_is_owed_otherwise(facts: Facts) -> None:
    accepted = replace(in_state("in_progress", urgent=True), **facts)
    assert "1.1.check" not in keys(accepted, in_state("reported"))


def test_a_case_that_becomes_urgent_later_owes_no_check() -> None:
    # Its first look may long be past, and would never be reported again.
    before = in_state("in_progress")
    assert "1.1.check" not in keys(in_state("in_progress", urgent=True), before)


def test_a_check_goes_on_until_made_and_does_not_return() -> None:
    moment = in_state("in_progress", urgent=True)
    for ended, expected in ((False, True), (True, False)):
        known = {"1.1.check": Known(ClockKind.CHECK, ended=ended)}
        found = {tick.key for tick in ticking(moment, moment, TERMS["pollution"], known)}
        assert ("1.1.check" in found) is expected


def test_names_are_codes_for_the_reader_to_translate() -> None:
    ticks = {
        tick.key: tick.name for tick in ticking(None, handled().moments[-1], TERMS["pollution"], {})
    }
    assert ticks["1.2.in_progress"] == "in_progress"
    assert ticks["1.2.custody"] == "custody"


def test_numbered_keys_tell_the_kind_and_the_event() -> None:
    assert numbered_key(ClockKind.DISPUTE, 7) == "d7.dispute"
    assert numbered_key(ClockKind.STATUTORY, 4, "thu_ly") == "s4.thu_ly"
    assert numbered_key(ClockKind.DIRECTIVE, 4, "kd-3") == "c4.kd-3"
