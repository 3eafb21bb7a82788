"""What the holder of a source code is told."""

from __future__ import annotations

import pytest

from workflows.source_progress import NOTHING_KNOWN, OF_STATE, PROGRESS_LABELS, Progress, progress
from workflows.states import State


def test_every_state_but_merged_says_something() -> None:
    assert set(OF_STATE) == set(State) - {State.MERGED}


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["reported"], Progress.CONSIDERED),
        (["in_progress"], Progress.WORKED_ON),
        (["resolved"], Progress.WORKED_ON),
        (["feedback"], Progress.ANSWERED),
        (["declined"], Progress.ANSWERED),
        (["closed"], Progress.ENDED),
        (["merged", "assigned"], Progress.WORKED_ON),
        (["closed", "assessed"], Progress.CONSIDERED),
        (["merged"], None),
        ([], None),
    ],
)
def test_a_matter_is_as_far_as_its_least_far_part(
    states: list[str], expected: Progress | None
) -> None:
    assert progress(states) is expected


def test_each_sentence_is_said_in_both_languages_and_differs() -> None:
    labels = [*PROGRESS_LABELS.values(), NOTHING_KNOWN]
    assert len({label.vi for label in labels}) == len({label.en for label in labels}) == 5
