"""What meetings with people leave on a case."""

from __future__ import annotations

from casework.events.base import Circle
from casework.events.dialogue import Committed, DialogueHeld, HeldOver
from tests.casework.events.beginnings import NOW, begun


def test_a_dialogue_is_counted_and_no_witness_reads_it() -> None:
    event = DialogueHeld(number=2, held_on="2026-03-02")
    assert event.fold(begun(), NOW).dialogues == 2
    assert Circle.WITNESSES not in event.circles()


def test_a_promise_is_followed_up_like_a_directive_and_knows_its_dialogue() -> None:
    event = Committed(number=3, owner="lead", due_on="2026-03-10", dialogue=2)
    (promise,) = event.fold(begun(), NOW).directives
    assert promise == (3, "lead", "2026-03-10", "open", 2)


def test_what_a_committee_talks_of_is_not_the_agencys_to_know() -> None:
    assert HeldOver(unit_id=1).circles() == {Circle.OFFICES}
    assert HeldOver(unit_id=1).fold(begun(), NOW) == begun()
