"""Steps of the invented history."""

from __future__ import annotations

from datetime import UTC, datetime

from casework.demo_data.steps import CaseNumber, Picture, Step


def test_a_step_without_inputs_needs_none() -> None:
    step = Step(datetime(2026, 1, 5, tzinfo=UTC), 1, "accept", "a@demo.example")
    assert step.inputs == {}


def test_equal_steps_are_equal() -> None:
    at = datetime(2026, 1, 5, tzinfo=UTC)
    made = [Step(at, 1, "merge", "a", {"into": CaseNumber(2)}) for _ in range(2)]
    assert made[0] == made[1]


def test_a_picture_is_told_from_another_by_its_moment() -> None:
    assert Picture("pollution", "before", 1) != Picture("pollution", "after", 1)
